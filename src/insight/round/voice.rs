//! Who has said what to an item, and whether it counts.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answers::{Answer, Choice, Former, Part, Sheet, SheetName};
use crate::model::{Item, ItemId, RoleId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceSheet {
    pub name: String,
    pub sheet: Sheet,
}

impl SourceSheet {
    pub(super) fn part(&self) -> Part {
        match SheetName::of(&self.name).part {
            Part::Settled => Part::Settled,
            _ if self.sheet.merged.is_some() => Part::Merged,
            Part::Own => Part::Own,
            Part::Respondent | Part::Merged | Part::Gathered => Part::Respondent,
        }
    }

    /// Says whether it is the sheet of a respondent.
    pub fn is_voice(&self) -> bool {
        self.part() < Part::Merged
    }

    /// Returns what was agreed on in it. A sheet that an earlier version put together says that of
    /// a part of its items; of the others too, where it stands in for sheets that are gone.
    pub fn settled(&self, others: &[Self]) -> BTreeMap<ItemId, Answer> {
        let mut answers = self.sheet.answers.clone();
        if let Some(merged) = &self.sheet.merged {
            let is_there = |name: &str| others.iter().any(|other| other.name == name);
            if merged.from.iter().all(|from| is_there(&from.sheet)) {
                answers.retain(|id, _| merged.settled.contains(id));
            }
        }
        answers
    }

    pub fn role(&self) -> Option<RoleId> {
        Self::role_of(&self.sheet)
    }

    pub fn role_of(sheet: &Sheet) -> Option<RoleId> {
        let respondent = sheet.respondent.as_ref()?;
        respondent.role.as_deref().map(RoleId::new)
    }

    fn would_know(&self, item: &Item) -> bool {
        self.role().is_some_and(|role| item.who.contains(&role))
    }

    /// Says whether it was answered in a role that the item does not name; who says none may be of
    /// any.
    fn would_not_know(&self, item: &Item) -> bool {
        self.role().is_some_and(|role| !item.who.contains(&role))
    }
}

/// What one of several has said to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice<'s> {
    pub source: &'s SourceSheet,
    /// The place of the sheet among all.
    pub place: usize,
    pub answer: &'s Answer,
    pub counts: bool,
}

impl<'s> Voice<'s> {
    /// Says whether it is an answer: not to know is none.
    pub fn is_answer(&self) -> bool {
        is_answer(self.answer)
    }

    /// Returns what was answered before the question was reworded, where this follows from it.
    pub fn former(&self) -> Option<&'s Former> {
        self.answer.former.as_ref()
    }

    /// Returns the day on which it was given; that of its sheet where it says none.
    pub fn day(&self) -> Date {
        self.answer.answered.unwrap_or(self.source.sheet.date)
    }
}

/// Returns all that was said to an item, in the order of the sheets. Not to know counts only where
/// there is no answer; and where somebody has answered whose role would know, what other roles say
/// does not.
pub(super) fn voices<'s>(item: &Item, sources: &'s [SourceSheet]) -> Vec<Voice<'s>> {
    let entries = (0..).zip(sources).filter_map(|(place, source)| {
        let answer = source.sheet.answer(&item.id)?;
        Some((place, source, answer))
    });
    let entries: Vec<(usize, &SourceSheet, &Answer)> = entries.collect();
    let answered = entries.iter().any(|(_, _, answer)| is_answer(answer));
    let knowing =
        entries.iter().any(|(_, source, answer)| is_answer(answer) && source.would_know(item));
    let voices = entries.into_iter().map(|(place, source, answer)| Voice {
        source,
        place,
        answer,
        counts: is_answer(answer) == answered && !(knowing && source.would_not_know(item)),
    });
    voices.collect()
}

/// Says whether an answer counts that was brought over, while somebody answered otherwise before the
/// question was reworded and has to be asked again.
pub(super) fn is_doubted(item: &Item, sources: &[SourceSheet], voices: &[Voice]) -> bool {
    let counting = || voices.iter().filter(|voice| voice.counts);
    let knowing = counting().any(|voice| voice.is_answer() && voice.source.would_know(item));
    let asked_again = sources.iter().filter(|source| {
        source.sheet.answer(&item.id).is_none() && !(knowing && source.would_not_know(item))
    });
    let mut asked_again = asked_again.filter_map(|source| source.sheet.again.get(&item.id));
    asked_again.any(|again| {
        let was = again.was.choice.word();
        let was = again.was.former.as_ref().map_or(&*was, |former| &former.answer);
        counting().filter_map(Voice::former).any(|former| former.answer != was)
    })
}

fn is_answer(answer: &Answer) -> bool {
    match answer.choice {
        Choice::Level(_) | Choice::AtLeast(_) | Choice::NotApplicable { .. } => true,
        Choice::Unknown => false,
    }
}
