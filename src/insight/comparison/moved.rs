//! One item that is not as it was.

use crate::answers::Answer;
use crate::insight::assessment::Assessment;
use crate::insight::comparison::cause::Cause;
use crate::model::Item;
use crate::score::{Change, Fraction, ItemScore, StageScore, State};

/// One item or topic that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move<'c> {
    /// The item or topic.
    pub item: &'c Item,
    /// The number of its stage; a topic has none.
    pub stage: Option<u32>,
    /// What was known of it.
    pub before: &'c State,
    /// What is known of it.
    pub after: &'c State,
    /// How many points it adds to the worst percent of its stage; a topic adds none.
    pub effect: Option<Change>,
    /// Why the answer may be another one.
    pub cause: Cause,
    /// What was answered on each side before the question changed, where it is asked again.
    pub former: [Option<&'c Answer>; 2],
    /// What is different beside the answer.
    pub beside: Vec<Beside>,
}

/// What stands beside an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Why it does not apply.
    Reason,
    /// A word on it.
    Note,
    /// What shows it.
    Evidence,
    /// How sure the respondent is.
    Confidence,
}

impl Beside {
    /// Returns the word that files and programs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Note => "note",
            Self::Evidence => "evidence",
            Self::Confidence => "confidence",
        }
    }
}

impl<'c> Move<'c> {
    /// Holds an item against itself; none where nothing of it moved, or one side does not ask it.
    pub(super) fn of(
        item: &'c Item,
        before: &'c Assessment<'_>,
        after: &'c Assessment<'_>,
    ) -> Option<Self> {
        let (was, is) = (
            &before.scorecard.item(&item.id)?,
            &after.scorecard.item(&item.id)?,
        );
        let former = [before, after].map(|side| side.again(&item.id).map(|again| &again.was));
        // What stood beside a former answer is not gone, only asked again.
        let answers = [before, after].map(|side| side.sheet.answer(&item.id));
        let answers = [answers[0].or(former[0]), answers[1].or(former[1])];
        let beside = beside((&was.state, answers[0]), (&is.state, answers[1]));
        if was.state.is_like(&is.state) && beside.is_empty() {
            return None;
        }
        let stage = after.model.stage_of(&item.id).map(|stage| stage.number);
        Some(Self {
            item,
            stage,
            before: &was.state,
            after: &is.state,
            effect: stage.map(|_| Change::between(&share(before, was), &share(after, is))),
            cause: Cause::of(item, &before.sheet, &after.sheet),
            former,
            beside,
        })
    }

    /// Says whether the answer itself is another one.
    pub fn is_answer(&self) -> bool {
        !self.before.is_like(self.after)
    }
}

/// Returns how many points of its stage's worst percent come from an item.
fn share(side: &Assessment, item: &ItemScore) -> Fraction {
    let has = |stage: &&StageScore| stage.items.iter().any(|other| other.id == item.id);
    let stage = side.scorecard.stages.iter().find(has);
    let possible = stage.map_or(0, |stage| stage.range.worst().possible);
    let credit = match &item.state {
        State::Answered { credit, .. } => credit.hundredths(),
        State::Unknown | State::Unanswered | State::NotApplicable { .. } => 0,
    };
    Fraction::new(u64::from(item.weight) * credit * 100, possible)
        .unwrap_or_else(|| Fraction::whole(0))
}

type Side<'c> = (&'c State, Option<&'c Answer>);

/// Names what is different beside the answer itself.
fn beside((was, before): Side, (is, after): Side) -> Vec<Beside> {
    let other_reason = match (was, is) {
        (State::NotApplicable { reason: was }, State::NotApplicable { reason: is }) => was != is,
        _ => false,
    };
    let note = [before, after].map(|answer| answer.and_then(|answer| answer.note.as_ref()));
    let evidence = [before, after].map(|answer| answer.map_or(&[][..], |a| &a.evidence));
    let sure = [before, after].map(|answer| answer.and_then(|answer| answer.confidence));
    let differ = [
        (Beside::Reason, other_reason),
        (Beside::Note, note[0] != note[1]),
        (Beside::Evidence, evidence[0] != evidence[1]),
        (Beside::Confidence, sure[0] != sure[1]),
    ];
    let different = differ.into_iter().filter(|(_, differs)| *differs);
    different.map(|(what, _)| what).collect()
}
