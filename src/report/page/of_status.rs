//! What one needs to go on, on a single screen.

use crate::answers::Respondent;
use crate::insight::{Assessment, MissingRole, Stale};
use crate::lang::{Lang, say, say_of};
use crate::report::common::{content, meters, terms};
use crate::report::document::block::{Block, Fact};
use crate::report::document::line::{Line, Tone};
use crate::report::over_time::of_stale;
use crate::report::standing::{outlook, summary};
use crate::report::view::{Data, Report};
use crate::text;

/// Which sheet of a day is looked at, what there is beside it, and what to type next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Onward<'m> {
    pub sheet: String,
    pub next: String,
    pub stale: String,
    /// The other respondents' sheets of the day, where nobody has put them together.
    pub not_merged: Vec<String>,
    pub missing: Missing<'m>,
}

/// Roles that could still answer what is open, and how to ask the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing<'m> {
    pub roles: Vec<MissingRole<'m>>,
    /// What the first of them types.
    pub ask: Option<String>,
}

/// As many facts and blockers together fit on a small screen.
const MOST: usize = 9;
/// As many blockers are shown, however many facts there are.
const FEWEST_BLOCKERS: usize = 1;
/// As many columns of a small screen are left beside the name of a fact.
const COLUMNS: usize = 68;
/// As many columns has a small screen.
const WIDEST: usize = 80;
/// So much of a part of the first line is always left.
const FEWEST: usize = 12;
/// The place of the model in the first line.
const MODEL: usize = 5;
/// So much is shown of the name of a sheet among others.
const LONGEST_NAME: usize = 40;

pub fn of_status(assessment: &Assessment, stale: &Stale, onward: &Onward) -> Report {
    let lang = &assessment.model.lang;
    let mut blocks =
        vec![Block::sentence(head(assessment, &onward.sheet)), meters::of_stages(assessment)];
    let mut facts = facts(assessment);
    let brief = of_stale::brief(stale, &onward.stale);
    facts.extend(brief.map(|line| Fact::new(say!(lang, "Stale"), line)));
    let missing = &onward.missing;
    let roles = terms::missing(lang, &missing.roles, COLUMNS);
    facts.extend(roles.map(|roles| Fact::new(say!(lang, "Missing"), roles)));
    facts.extend(
        not_merged(lang, &onward.not_merged).map(|line| Fact::new(say!(lang, "Others"), line)),
    );
    let mut next = vec![Fact::new(say!(lang, "Next"), Line::default().code(&onward.next))];
    let ask = missing.ask.as_ref();
    next.extend(ask.map(|ask| Fact::new(say!(lang, "Ask"), Line::default().code(ask))));
    if facts.len() >= MOST - FEWEST_BLOCKERS {
        // What is missing is said above; how to ask for it is what can best be done without.
        next.truncate(1);
    }
    let room = MOST.saturating_sub(facts.len() + next.len() - 1);
    blocks.push(Block::Facts(facts));
    blocks.extend(outlook::blockers(assessment, room.clamp(FEWEST_BLOCKERS, 5)));
    blocks.push(Block::Facts(next));
    Report::new(lang, blocks, Data::Nothing)
}

/// Says whose sheet it is, of which day and of which model; what is too long for a line is left
/// out or cut, the least telling first.
fn head(assessment: &Assessment, name: &str) -> Line {
    let (model, sheet) = (assessment.model, &assessment.sheet);
    let lang = &model.lang;
    let day = sheet.date.to_string();
    let by = sheet.respondent.as_ref().and_then(Respondent::in_words);
    let merged = sheet.merged.as_ref();
    let merged = merged.map(|merged| {
        let sheets = merged.from.len();
        say_of!(lang, sheets, "merged from {n} sheet", "merged from {n} sheets")
    });
    let name = (name != day && !name.is_empty()).then(|| say!(lang, "sheet {name}", name));
    let model = Some(content::name(model));
    let mut parts = [Some(sheet.subject.clone()), Some(day), by, merged, name, model];
    let places = 0..parts.len();
    for place in places.rev() {
        let present = parts.iter().flatten();
        let columns: usize = present.map(|part| part.chars().count() + 2).sum();
        let over = (columns - 2).saturating_sub(WIDEST);
        let Some(slot) = parts.get_mut(place).filter(|_| over > 0) else {
            continue;
        };
        *slot = match place {
            MODEL => None,
            _ => slot.as_deref().map(|part| {
                let most = part.chars().count().saturating_sub(over);
                text::clipped(part, most.max(FEWEST)).into_owned()
            }),
        };
    }
    let mut parts = parts.into_iter().flatten();
    let subject = parts.next().unwrap_or_default();
    let rest = parts.map(|part| format!(", {part}"));
    Line::default().strong(subject).toned(Tone::Quiet, rest.collect::<String>())
}

/// Names the other sheets that nobody has put together with this one, as many as fit on a line.
fn not_merged(lang: &Lang, others: &[String]) -> Option<Line> {
    let names = others.iter().map(|name| text::clipped(name, LONGEST_NAME));
    let names: Vec<_> = names.collect();
    let said = |shown: usize| {
        let row = lang.in_a_row(names.iter().take(shown));
        let row = match names.len().saturating_sub(shown) {
            0 => row,
            more => say!(lang, "{names}, and {more} more", names = row, more),
        };
        say_of!(
            lang,
            names.len(),
            "{n} sheet not merged yet: {names}",
            "{n} sheets not merged yet: {names}",
            names = row
        )
    };
    let fits = |line: &String| line.chars().count() <= COLUMNS;
    let longer = (2..=names.len()).map(said).take_while(fits).last();
    let line = longer.unwrap_or_else(|| said(1));
    (!others.is_empty()).then(|| Line::default().toned(Tone::Open, line))
}

fn facts(assessment: &Assessment) -> Vec<Fact> {
    let (lang, card) = (&assessment.model.lang, &assessment.scorecard);
    let mut stage = Line::default().strong(summary::stage_of(assessment.model, card.reached));
    if card.possible != card.reached {
        let possibly = say!(lang, "possibly {stage}", stage = card.possible);
        stage = stage.toned(Tone::Open, format!(" ({possibly})"));
    }
    let mut facts = vec![
        Fact::new(say!(lang, "Stage"), stage),
        Fact::new(say!(lang, "Index"), summary::index(assessment)),
        Fact::new(say!(lang, "Coverage"), summary::coverage(assessment)),
    ];
    facts.extend(
        summary::brief_target(assessment).map(|target| Fact::new(say!(lang, "Target"), target)),
    );
    facts.extend(terms::brief_warning(assessment).map(|note| Fact::new(say!(lang, "Note"), note)));
    facts
}
