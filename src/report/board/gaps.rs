//! The gravest gaps, each with what follows and what becomes of it.

use std::borrow::Cow;

use crate::insight::{self, Assessment, Closing, Gap, Roadmap, Shortlist, Unanswered};
use crate::lang::{Lang, say, say_of};
use crate::model::{Credit, Severity};
use crate::organisation::PlanSettings;
use crate::report::board::{actions, room};
use crate::report::common::{dates, terms};
use crate::report::document::board::BoardGap;
use crate::report::document::line::{Line, said};
use crate::text;

pub(crate) fn rows(assessment: &Assessment, gaps: &[Gap], shortlist: &Shortlist) -> Vec<BoardGap> {
    let lang = &assessment.model.lang;
    let rows = gaps.iter().map(|gap| {
        let level = terms::answer(lang, gap.item, gap.score).words();
        let model = assessment.model;
        let area = model.area(&gap.item.area).filter(|_| model.method.ladder.is_none());
        let place = match area {
            Some(area) => say!(lang, "{area}, today: {level}", area = area.title, level),
            None => say!(lang, "Stage {stage}, today: {level}", stage = gap.stage, level),
        };
        let place = lang.in_a_row([place].into_iter().chain(gravity(lang, gap)));
        let risk = gap.item.risk.as_deref();
        BoardGap {
            title: text::shortened(&gap.item.title, room::GAP),
            place: text::shortened(&place, room::PLACE),
            follows: risk.map(|risk| text::shortened(&first_clause(risk), room::FOLLOWS)),
            takes: takes(assessment, gap, shortlist),
            closed: text::shortened(&closed(lang, gap, shortlist), room::CLOSED),
        }
    });
    rows.collect()
}

/// Returns what a risk says first, without what goes on behind a semicolon: mostly an example.
fn first_clause(risk: &str) -> Cow<'_, str> {
    let sentence = text::first_sentence(risk);
    [(';', '.'), ('；', '。')]
        .into_iter()
        .find_map(|(sign, end)| {
            let (clause, _) = sentence.split_once(sign)?;
            Some(format!("{clause}{end}").into())
        })
        .unwrap_or(sentence.into())
}

/// Returns what is to be done so that the level is there which it lacks; none where an action says
/// so in the same words.
fn takes(assessment: &Assessment, gap: &Gap, shortlist: &Shortlist) -> Option<String> {
    let (lang, method) = (&assessment.model.lang, &assessment.model.method);
    let is_enough = |credit: Credit| match &method.ladder {
        // Each step adds to the figure.
        None => Some(credit) > gap.score.least(),
        Some(_) if gap.under_floor => credit >= method.floor_of(gap.item),
        Some(_) => credit >= method.in_place_from(gap.item),
    };
    let mut levels = gap.item.scale.levels.iter().zip(&gap.item.steps);
    let (_, step) = levels.find(|(level, _)| is_enough(level.credit))?;
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
        (Closing::Aside(_) | Closing::Undecided, _) => say!(lang, "No decision yet"),
    }
}

fn gravity(lang: &Lang, gap: &Gap) -> Option<String> {
    gap.item.risk.as_ref()?;
    Some(match gap.item.gravity() {
        Severity::High => say!(lang, "high risk"),
        Severity::Medium => say!(lang, "medium risk"),
        Severity::Low => say!(lang, "low risk"),
    })
}

/// Names the gaps that are left aside on purpose: what stands above the others, because it is graver
/// than they are, or else below them.
pub(crate) fn aside(lang: &Lang, aside: &[Gap], others: &[Gap]) -> (Option<Line>, Option<Line>) {
    let gravest = |gaps: &[Gap]| gaps.iter().map(|gap| gap.item.gravity()).max();
    let said = left_aside(lang, aside);
    if gravest(aside) > gravest(others) { (said, None) } else { (None, said) }
}

/// Says who decided to leave gaps aside, until when and why.
fn left_aside(lang: &Lang, gaps: &[Gap]) -> Option<Line> {
    let named = gaps.iter().take(room::MOST_ASIDE).map(|gap| {
        let Closing::Aside(Some(said)) = gap.closing else {
            return text::shortened(&gap.item.title, room::GAP);
        };
        let by = said.decision.decided_by.as_ref().map(|name| say!(lang, "by {name}", name));
        let until = said.decision.until;
        let until = until.map(|day| say!(lang, "until {day}", day = dates::month(lang, day)));
        let parts: Vec<String> = gravity(lang, gap).into_iter().chain(by).chain(until).collect();
        let mut told = text::shortened(&gap.item.title, room::GAP);
        if !parts.is_empty() {
            told += &lang.aside(lang.in_a_row(parts));
        }
        let reason = said.reason.as_deref().map(|reason| text::shortened(reason, room::REASON));
        reason.map_or(told.clone(), |reason| lang.named(&told, reason.trim_end_matches('.')))
    });
    let more = gaps.len().checked_sub(room::MOST_ASIDE).filter(|more| *more > 0);
    let more = more.map(|n| say!(lang, "{n} more", n));
    let listed: Vec<String> = named.chain(more).collect();
    let lead = Line::default().strong(say!(lang, "Left aside by decision:"));
    (!listed.is_empty())
        .then(|| said!(lang, "{lead} {sentence}.", lead, sentence = listed.join(&lang.semicolon())))
}

/// Says that there is no gap, or that none is known.
pub(crate) fn none(assessment: &Assessment, gaps: &[Gap], aside: &[Gap]) -> Option<String> {
    let (lang, card) = (&assessment.model.lang, &assessment.scorecard);
    gaps.is_empty().then(|| {
        if card.practices.applicable == 0 {
            say!(lang, "There is no gap, because nothing applies.")
        } else if !aside.is_empty() {
            say!(lang, "There is no other gap than what is left aside by decision.")
        } else if card.practices.is_certain() && assessment.model.method.ladder.is_none() {
            say!(lang, "There is no gap: every practice that applies is at its highest level.")
        } else if card.practices.is_certain() {
            say!(lang, "There is no gap: every practice that applies is in place.")
        } else {
            say!(lang, "No gap is known yet; what is open may turn out to be one.")
        }
    })
}

/// Names what is not known and could change which stages hold or what is asked for, and says what the
/// answers could save.
pub(crate) fn ask_first(
    assessment: &Assessment,
    roadmap: &Roadmap,
    settings: &PlanSettings,
) -> Option<Line> {
    let lang = &assessment.model.lang;
    let could_hold = insight::could_hold(&assessment.scorecard);
    let questions = insight::unanswered(assessment, roadmap);
    let matters = |one: &&Unanswered| one.saves.0 > 0 || could_hold.contains(&one.stage);
    let open: Vec<Unanswered> = questions.iter().filter(matters).copied().collect();
    let named = open.iter().take(room::MOST_ROWS).map(|one| {
        let title = text::shortened(&one.item.title, room::GAP);
        let model = assessment.model;
        let area = model.area(&one.item.area).filter(|_| model.method.ladder.is_none());
        let number = one.stage;
        title
            + &lang.aside(match area {
                Some(area) => area.title.clone(),
                None => say!(lang, "stage {number}", number),
            })
    });
    let more = open.len().checked_sub(room::MOST_ROWS).filter(|more| *more > 0);
    let more = more.map(|n| say!(lang, "{n} more", n));
    let listed = lang.listed(named.chain(more));
    let lead = Line::default().strong(say!(lang, "Find out first:"));
    let asked =
        (!open.is_empty()).then(|| said!(lang, "{lead} {practices}.", lead, practices = listed))?;
    let saving: Vec<Unanswered> = open.iter().filter(|one| one.saves.0 > 0).copied().collect();
    let saved = insight::saved_by(assessment, roadmap, &saving, &questions);
    if saving.is_empty() || saved.0 == 0 {
        return Some(asked);
    }
    let work = actions::priced(lang, settings, terms::person_weeks(lang, saved), saved);
    let saved = if saving.len() == open.len() {
        say_of!(
            lang,
            open.len(),
            "The answer could take {work} off the plan.",
            "The answers could take {work} off the plan.",
            work
        )
    } else {
        say_of!(
            lang,
            saving.len(),
            "One of the answers could take {work} off the plan.",
            "{n} of the answers could take {work} off the plan.",
            work
        )
    };
    Some(asked.text(lang.gap()).text(saved))
}
