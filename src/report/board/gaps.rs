//! The gravest gaps, each with what follows and what becomes of it.

use crate::insight::{self, Assessment, Closing, Gap, Roadmap, Shortlist};
use crate::lang::{Lang, say};
use crate::model::{PersonWeeks, Severity};
use crate::organisation::WantedLevel;
use crate::report::board::{actions, room};
use crate::report::common::terms;
use crate::report::document::board::BoardGap;
use crate::report::document::line::{Line, said};
use crate::text;

pub(crate) fn rows(assessment: &Assessment, gaps: &[Gap], shortlist: &Shortlist) -> Vec<BoardGap> {
    let lang = &assessment.model.lang;
    let rows = gaps.iter().map(|gap| {
        let level = terms::answer(lang, gap.item, gap.score).words();
        let place = say!(lang, "Stage {stage}, today: {level}", stage = gap.stage, level);
        let gravity = gap.item.risk.as_ref().map(|_| match gap.item.gravity() {
            Severity::High => say!(lang, "high risk"),
            Severity::Medium => say!(lang, "medium risk"),
            Severity::Low => say!(lang, "low risk"),
        });
        let place = lang.in_a_row([place].into_iter().chain(gravity));
        let risk = gap.item.risk.as_deref();
        BoardGap {
            title: text::shortened(&gap.item.title, room::GAP),
            place: text::shortened(&place, room::PLACE),
            follows: risk.map(|risk| text::shortened(text::first_sentence(risk), room::FOLLOWS)),
            takes: takes(assessment, gap, shortlist),
            closed: text::shortened(&closed(lang, gap, shortlist), room::CLOSED),
        }
    });
    rows.collect()
}

/// Returns what is to be done so that the level is there which it lacks; none where an action says
/// so in the same words.
fn takes(assessment: &Assessment, gap: &Gap, shortlist: &Shortlist) -> Option<String> {
    let (lang, method) = (&assessment.model.lang, &assessment.model.method);
    let bar =
        if gap.under_floor { method.floor_of(gap.item) } else { method.in_place_from(gap.item) };
    let mut levels = gap.item.scale.levels.iter().zip(&gap.item.steps);
    let (_, step) = levels.find(|(level, _)| level.credit >= bar)?;
    let what = &step.next.as_ref()?.what;
    let said = shortlist.entries.iter().any(|entry| actions::title(entry.action) == *what);
    let what = text::shortened(what, room::TAKES);
    (!said).then(|| say!(lang, "What it takes: {what}.", what))
}

fn closed(lang: &Lang, gap: &Gap, shortlist: &Shortlist) -> String {
    let action = shortlist.entries.iter().position(|e| e.action.item.id == gap.item.id);
    match (gap.closing, action) {
        (Closing::Planned, Some(at)) => say!(lang, "Action {number}", number = at + 1),
        (Closing::Planned, None) => say!(lang, "An action of the plan"),
        (Closing::Aside(said), _) => aside(lang, said),
        (Closing::Undecided, _) => say!(lang, "No decision yet"),
    }
}

fn aside(lang: &Lang, said: Option<&WantedLevel>) -> String {
    let decision = said.and_then(|said| terms::decision(lang, &said.decision));
    let reason = said.and_then(|said| said.reason.as_deref());
    let aside = say!(lang, "Left aside");
    let aside = decision.into_iter().fold(aside, |line, said| line + " " + &said);
    reason.map_or(aside.clone(), |reason| lang.named(&aside, reason))
}

/// Says that there is no gap, or that none is known.
pub(crate) fn none(assessment: &Assessment, gaps: &[Gap]) -> Option<String> {
    let (lang, card) = (&assessment.model.lang, &assessment.scorecard);
    gaps.is_empty().then(|| {
        if card.practices.applicable == 0 {
            say!(lang, "There is no gap, because nothing applies.")
        } else if card.practices.is_certain() {
            say!(lang, "There is no gap: every practice that applies is in place.")
        } else {
            say!(lang, "No gap is known yet; what is open may turn out to be one.")
        }
    })
}

pub(crate) fn ask_first(assessment: &Assessment, roadmap: &Roadmap) -> Option<Line> {
    let lang = &assessment.model.lang;
    let open = insight::unanswered(assessment, roadmap);
    let number = open.len();
    let named = open.iter().take(room::MOST_ROWS).map(|one| {
        let title = text::shortened(&one.item.title, room::GAP);
        let number = one.stage;
        title + &lang.aside(say!(lang, "stage {number}", number))
    });
    let more = number.checked_sub(room::MOST_ROWS).filter(|more| *more > 0);
    let more = more.map(|n| say!(lang, "{n} more", n));
    let listed = lang.listed(named.chain(more));
    let saves = PersonWeeks(open.iter().map(|one| one.saves.0).sum());
    let lead = say!(lang, "Ask first, because nobody knows:");
    let lead = Line::default().strong(lead);
    (number > 0).then(|| match saves {
        PersonWeeks(0) => said!(lang, "{lead} {practices}.", lead, practices = listed),
        weeks => said!(
            lang,
            "{lead} {practices}. The answers could take {weeks} off the plan.",
            lead,
            practices = listed,
            weeks = terms::person_weeks(lang, weeks)
        ),
    })
}
