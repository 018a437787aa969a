//! One item, explained: what is asked, why, how to tell, and how to get on.

use crate::guide::SourceId;
use crate::insight::{Assessment, Example, Guidance};
use crate::lang::{Lang, Phrase, phrase, say, say_of};
use crate::model::{Item, LevelNeeds, Model, PartOf, Subject, Term};
use crate::report::common::{again, cited, ending, estimate, found, terms};
use crate::report::document::block::{Block, Fact};
use crate::report::document::line::{Line, Tone, said};
use crate::report::guide::published;
use crate::report::model::helps::{helps, lists, of_words};
use crate::report::model::items_data::ItemsData;
use crate::report::view::{Audience, Data, Report};
use crate::score::{ItemScore, State};

/// As many examples are shown; another view has all.
const EXAMPLES: usize = 5;

/// Lays out an item, with its answer where an assessment is given, with where others did it, and
/// with the published figures that fit it, if `figures` are wanted.
pub fn of_item(
    model: &Model,
    item: &Item,
    assessment: Option<&Assessment>,
    guidance: &Guidance,
    figures: bool,
    audience: Audience,
) -> Report {
    let lang = &model.lang;
    let score = assessment.and_then(|a| a.scorecard.item(&item.id));
    let mut blocks = vec![
        Block::heading(1, item.title.as_str()),
        Block::sentence(Line::default().strong(&item.ask)),
    ];
    blocks.extend(item.why.as_deref().map(Block::sentence));
    let mut shown = answered(lang, item, score);
    let again = assessment.map(|assessment| again::facts(assessment, item));
    shown.extend(again.into_iter().flatten());
    let found = assessment.map(|assessment| found::facts(assessment, item, true));
    shown.extend(found.into_iter().flatten());
    shown.extend(facts(model, item));
    let lists = lists(model, item, &guidance.lists);
    shown.extend(lists.map(|(title, entries)| Fact::new(title, entries)));
    blocks.push(Block::Facts(shown));
    let is_estimate = |a: &&Assessment| a.sheet.answer(&item.id).is_some_and(|one| one.estimate);
    blocks.extend(assessment.filter(is_estimate).and_then(estimate::callout));
    blocks.push(Block::heading(2, say!(lang, "The levels")));
    blocks.push(Block::list(levels(model, item, score)));
    // What only this question means goes before what others mean as well.
    let words = item.words.iter().map(|words| words.as_str().into());
    blocks.extend(Block::section(of_words(lang), words));
    blocks.extend(terms(model, item));
    blocks.extend(helps(lang, item).flat_map(|(heading, texts)| {
        Block::section(heading, texts.iter().map(|text| text.as_str().into()))
    }));
    blocks.extend(risk(lang, item));
    blocks.extend(steps(model, item));
    let links = item.references.iter();
    let links = links.map(|link| Line::default().link(&link.title, &link.url));
    blocks.extend(Block::section(say!(lang, "Where to read more"), links));
    let examples: Vec<Example> = guidance.examples(&item.id).collect();
    blocks.extend(elsewhere(lang, item, &examples));
    let shown = examples.iter().take(EXAMPLES);
    let mut used: Vec<&SourceId> = item.risk_sources.iter().collect();
    used.extend(shown.map(|example| &example.milestone.source));
    if figures {
        blocks.extend(published::of_item(lang, item, guidance));
        used.extend(published::sources_of(item, guidance));
    }
    let next = next(item, assessment);
    let ending = ending::of(model, &mut blocks, Some((guidance.guide, &used)), Some(next));
    let data = audience.told(|| Data::Items(ItemsData::of(model, std::iter::once(item))));
    Report::new(lang, blocks, data).ending(ending)
}

/// Returns the command that gives the answer, or that shows what the next level would be worth.
fn next(item: &Item, assessment: Option<&Assessment>) -> String {
    let score = assessment.and_then(|assessment| assessment.scorecard.item(&item.id));
    let certain = score.filter(|score| score.narrowed().is_none());
    let onward = certain.and_then(|score| match &score.state {
        State::Answered { level, .. } => {
            let mut levels = item.levels().map(|(level, _)| &level.id);
            levels.find(|id| *id == level)?;
            levels.next()
        }
        State::Unknown | State::NotApplicable { .. } | State::Unanswered => None,
    });
    match onward {
        Some(level) => format!("ospo plan --what-if {}={level}", item.id),
        None => format!("ospo assess --item {}", item.id),
    }
}

/// What the words mean that other questions use as well.
fn terms(model: &Model, item: &Item) -> Vec<Block> {
    let lines = model.terms_of(item).into_iter().map(|one| term(&model.lang, one));
    Block::section(say!(model.lang, "Words that other questions use too"), lines)
}

pub(crate) fn term(lang: &Lang, term: &Term) -> Line {
    Line::default().strong(&term.word).text(lang.colon()).text(term.means.as_str())
}

fn risk(lang: &Lang, item: &Item) -> Vec<Block> {
    let Some(risk) = &item.risk else { return Vec::new() };
    let sources = item.risk_sources.iter().map(cited::source);
    let line = sources.fold(Line::from(risk.as_str()), Line::then);
    vec![Block::heading(2, say!(lang, "What goes wrong without it")), Block::sentence(line)]
}

fn elsewhere(lang: &Lang, item: &Item, examples: &[Example]) -> Vec<Block> {
    if examples.is_empty() {
        return Vec::new();
    }
    let shown = examples.iter().take(EXAMPLES).map(|one| cited::example(lang, one));
    let mut blocks =
        vec![Block::heading(2, say!(lang, "Where others did it")), Block::list(shown.collect())];
    let more = examples.len().saturating_sub(EXAMPLES);
    blocks.push(Block::sentence(if more == 0 {
        Line::from(say!(lang, "Which practice a milestone shows is our judgement."))
    } else {
        said!(
            lang,
            "Which practice a milestone shows is our judgement. {command} shows {n} more.",
            command = Line::default().code(format!("ospo journeys --item {}", item.id)),
            n = more.to_string()
        )
    }));
    blocks
}

fn answered(lang: &Lang, item: &Item, score: Option<&ItemScore>) -> Vec<Fact> {
    let answer =
        score.map(|score| Fact::new(say!(lang, "Answer"), terms::answer(lang, item, score)));
    answer.into_iter().collect()
}

fn facts(model: &Model, item: &Item) -> Vec<Fact> {
    let lang = &model.lang;
    let home = match (model.stage_of(&item.id), &model.method.ladder) {
        (Some(home), Some(_)) => {
            Some(Fact::new(say!(lang, "Stage"), terms::stage(model, home.number)))
        }
        (None, Some(_)) => {
            Some(Fact::new(say!(lang, "Stage"), say!(lang, "a topic outside the stages")))
        }
        (Some(_), None) => None,
        (None, None) => Some(Fact::new(say!(lang, "Counts"), say!(lang, "no: it is a topic"))),
    };
    let area = model.area(&item.area).map_or_else(
        || item.area.to_string(),
        |area| {
            let section = area.section.as_ref().and_then(|section| model.area(section));
            PartOf::Area { area, section }.heading(lang)
        },
    );
    let subject = match item.subject {
        Subject::Organisation => say!(lang, "the organisation as a whole"),
        Subject::Ospo => say!(lang, "the programme office itself"),
    };
    let weight = terms::weight(lang, item.weight);
    let name = Line::default().code(item.id.as_str());
    let optional =
        |name: Phrase, value: Option<String>| value.map(|value| Fact::new(lang.plain(name), value));
    let mut facts = Vec::from_iter(home);
    facts.push(Fact::new(say!(lang, "Area"), area));
    facts.push(Fact::new(say!(lang, "Subject"), subject));
    facts.extend(optional(phrase!("Who would know"), terms::who(model, item)));
    facts.extend(optional(phrase!("Useful to have first"), before(model, item)));
    facts.extend([
        Fact::new(say!(lang, "Weight"), weight),
        Fact::new(say!(lang, "Name in files"), name),
    ]);
    facts.extend(optional(phrase!("Needs evidence from"), evidence_from(item)));
    facts.extend(optional(phrase!("Needs at least"), floor(lang, item)));
    let months = item.recheck.map(|n| say_of!(lang, n, "{n} month", "{n} months"));
    facts.extend(optional(phrase!("An answer holds for"), months));
    facts.extend(optional(phrase!("In the source"), item.source.clone()));
    facts.extend(optional(phrase!("Wording since version"), item.since.clone()));
    facts
}

fn floor(lang: &Lang, item: &Item) -> Option<String> {
    let level = item.scale.level(item.floor.as_ref()?)?.label.as_str();
    let why = item.floor_why.as_deref()?;
    Some(say!(lang, "{level}. {why}", level, why))
}

fn evidence_from(item: &Item) -> Option<String> {
    let level = item.scale.level(item.evidence_from.as_ref()?)?;
    Some(level.label.clone())
}

fn before(model: &Model, item: &Item) -> Option<String> {
    let titles: Vec<&str> = (item.after.iter())
        .map(|id| model.item(id).map_or(id.as_str(), |item| &item.title))
        .collect();
    (!titles.is_empty()).then(|| model.lang.in_a_row(titles))
}

fn levels(model: &Model, item: &Item, score: Option<&ItemScore>) -> Vec<Line> {
    let lang = &model.lang;
    let certain = score.filter(|score| score.narrowed().is_none());
    let current = certain.and_then(|score| match &score.state {
        State::Answered { level, .. } => Some(level),
        State::Unknown | State::NotApplicable { .. } | State::Unanswered => None,
    });
    let lines = item.levels().map(|(level, step)| {
        let line = Line::default().strong(&level.label);
        let line = line.toned(Tone::Quiet, lang.aside(terms::level_worth(model, level.credit)));
        let line = if current == Some(&level.id) {
            line.text(" ").toned(Tone::Met, say!(lang, "← the answer"))
        } else {
            line
        };
        let line = line.text(lang.colon()).text(step.anchor.as_str());
        let months = step
            .shows_after
            .map(|n| say_of!(lang, n, "not before {n} month", "not before {n} months"));
        let needs = level.needs.map(|needs| match needs {
            LevelNeeds::Note => say!(lang, "needs a note"),
            LevelNeeds::Link => say!(lang, "needs a link"),
        });
        let asides = months.into_iter().chain(needs);
        asides.fold(line, |line, aside| line.toned(Tone::Quiet, lang.aside(aside)))
    });
    lines.collect()
}

fn steps(model: &Model, item: &Item) -> Vec<Block> {
    let lang = &model.lang;
    let mut facts = Vec::new();
    facts.extend(terms::starter(item).map(|it| Fact::new(say!(lang, "Begin with"), it)));
    for (level, step) in item.levels() {
        let Some(next) = &step.next else { continue };
        let effort = terms::effort(lang, Line::default(), step.effort);
        let line = if effort == Line::default() { effort } else { effort.text(" ") };
        facts.push(Fact::new(
            say!(lang, "To {level}", level = level.label),
            line.then(terms::step(lang, next)),
        ));
    }
    if facts.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading(2, say!(lang, "How to move up")),
        Block::Facts(facts),
        Block::sentence(lang.sentences(efforts(model))),
    ]
}

fn efforts(model: &Model) -> impl Iterator<Item = String> {
    let lang = &model.lang;
    let estimates =
        say!(lang, "Efforts are the model's estimates in person-weeks; nobody has measured them.");
    let is_scaled = !model.effort_by_size.0.is_empty();
    let scaled =
        is_scaled.then(|| say!(lang, "A plan scales them by the size of the organisation."));
    [estimates].into_iter().chain(scaled)
}
