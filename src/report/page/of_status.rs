//! What one needs to go on, on a single screen.

use unicode_width::UnicodeWidthStr;

use crate::answers::Respondent;
use crate::facts::FactsFile;
use crate::insight::{Assessment, MissingRole, Stale};
use crate::lang::{Lang, say};
use crate::report::common::{content, found, meters, terms, warnings};
use crate::report::document::block::{Block, Fact};
use crate::report::document::line::{Line, Tone};
use crate::report::over_time::of_stale;
use crate::report::page::assessment_data::AssessmentData;
use crate::report::standing::{ladders, outlook, outside, summary, whole};
use crate::report::view::{Audience, Data, Report};
use crate::text;

/// Which sheet of a day is looked at, what there is beside it, and what to type next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Onward<'m> {
    pub sheet: String,
    pub next: String,
    pub stale: String,
    pub missing: Missing<'m>,
    pub found_since: Option<FoundSince>,
}

/// What programs found for a later round, to which nobody has answered yet, and how to do so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSince {
    pub facts: FactsFile,
    pub answer: String,
}

/// Roles that could still answer what is open, and how to ask the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing<'m> {
    pub roles: Vec<MissingRole<'m>>,
    /// What the first of them types.
    pub ask: Option<String>,
    /// What shows all roles.
    pub all: String,
}

/// As many facts and blockers together fit on a small screen.
const MOST: usize = 7;
/// As many blockers are shown, however many facts there are.
const FEWEST_BLOCKERS: usize = 1;
/// The place behind the coverage, where the evidence is told if there is room.
const BESIDE_COVERAGE: usize = 1;
/// As many areas fit there.
const MOST_ROWS: usize = 12;
/// As many columns of a small screen are left beside the name of a fact.
const COLUMNS: usize = 68;
/// As many columns has a small screen.
const WIDEST: usize = 80;
/// So much of a part of the first line is always left.
const FEWEST: usize = 12;
/// The place of the model in the first line.
const MODEL: usize = 5;

pub fn of_status(
    assessment: &Assessment,
    stale: &Stale,
    onward: &Onward,
    audience: Audience,
) -> Report {
    let lang = &assessment.model.lang;
    let mut blocks = vec![
        Block::sentence(head(assessment, &onward.sheet)),
        Block::sentence(whole::standing(assessment)),
    ];
    blocks.extend(profile(assessment));
    let mut facts = facts(assessment);
    let brief = of_stale::brief(stale, &onward.stale);
    facts.extend(brief.map(|line| Fact::new(say!(lang, "Stale"), line)));
    let missing = &onward.missing;
    let roles = roles(lang, missing);
    facts.extend(roles.map(|roles| Fact::new(say!(lang, "Missing"), roles)));
    facts.extend(found::brief(assessment).map(|found| Fact::new(say!(lang, "Found"), found)));
    let since = onward.found_since.as_ref();
    facts.extend(since.map(|since| {
        let found = found::since(assessment, &since.facts).text(lang.colon()).code(&since.answer);
        Fact::new(say!(lang, "Found since"), found)
    }));
    let round = assessment.round.as_ref();
    let closed = round.and_then(|round| summary::closed(lang, round));
    facts.extend(closed.map(|line| Fact::new(say!(lang, "Round"), line)));
    if facts.len() < MOST - FEWEST_BLOCKERS {
        let claims = summary::claims(assessment);
        let claims = claims.map(|claims| Fact::new(say!(lang, "Evidence"), claims));
        facts.splice(BESIDE_COVERAGE..BESIDE_COVERAGE, claims);
    }
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
    Report::of(assessment, blocks, audience, || {
        let next = Some(onward.next.clone());
        let data = AssessmentData { next, ..AssessmentData::of(assessment, None) };
        Data::Assessment(Box::new(data))
    })
}

/// Names the roles; where not all have room, with what shows the others.
fn roles(lang: &Lang, missing: &Missing) -> Option<Line> {
    let all = terms::missing(lang, &missing.roles, usize::MAX)?;
    if all.width() <= COLUMNS {
        return Some(Line::from(all));
    }
    let (colon, command) = (lang.colon(), &missing.all);
    let room = COLUMNS.saturating_sub(colon.width() + command.width());
    let some = terms::missing(lang, &missing.roles, room)?;
    Some(Line::from(some).text(colon).code(command))
}

/// The stages, or the ladders of the areas, or the areas themselves where no view tells of stages.
fn profile(assessment: &Assessment) -> Vec<Block> {
    let model = assessment.model;
    if model.method.ladder.is_some() {
        let stages = meters::of_stages(assessment);
        return stages.into_iter().chain(ladders::table(assessment, MOST_ROWS)).collect();
    }
    let mut areas = model.areas_in_order();
    if areas.len() > MOST_ROWS {
        areas.retain(|area| area.section.is_none());
    }
    let more = areas.len().saturating_sub(MOST_ROWS);
    areas.truncate(MOST_ROWS);
    let mut blocks = vec![meters::areas(assessment, &areas)];
    blocks.extend((more > 0).then(|| {
        let more = say!(model.lang, "and {n} more", n = more);
        Block::sentence(Line::default().toned(Tone::Quiet, more))
    }));
    blocks
}

/// Says whose sheet it is, of which day and of which model; what is too long for a line is left
/// out or cut, the least telling first.
fn head(assessment: &Assessment, name: &str) -> Line {
    let (model, sheet) = (assessment.model, &assessment.sheet);
    let lang = &model.lang;
    let day = sheet.date.to_string();
    let round = assessment.round.as_ref().filter(|round| round.is_of_several());
    let several = round.map(|round| summary::respondents(lang, round));
    let by = sheet.respondent.as_ref().and_then(Respondent::in_words);
    let by = by.filter(|_| several.is_none());
    let name = (name != day && !name.is_empty()).then(|| say!(lang, "sheet {name}", name));
    let model = Some(content::name(model));
    let mut parts = [Some(sheet.subject.clone()), Some(day), by, several, name, model];
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
    let rest = parts.map(|part| lang.comma() + &part);
    Line::default().strong(subject).toned(Tone::Quiet, rest.collect::<String>())
}

fn facts(assessment: &Assessment) -> Vec<Fact> {
    let lang = &assessment.model.lang;
    let figure = whole::fact(assessment).filter(|_| assessment.model.method.ladder.is_some());
    let mut facts = vec![Fact::new(say!(lang, "Coverage"), summary::coverage(assessment))];
    facts.extend(figure);
    facts.extend(outside::fact(assessment));
    facts.extend(
        summary::brief_target(assessment).map(|target| Fact::new(say!(lang, "Target"), target)),
    );
    facts.extend(
        warnings::brief_warning(assessment).map(|note| Fact::new(say!(lang, "Note"), note)),
    );
    facts
}
