//! Published figures beside the practices they fit. No goal, no percentile.

use crate::guide::{Benchmarks, FigureId, SourceId};
use crate::insight::{Assessment, Guidance, Published, PublishedValue};
use crate::lang::{Lang, Phrase, phrase, say};
use crate::model::Item;
use crate::report::common::terms;
use crate::report::document::block::Block;
use crate::report::document::line::{Line, Tone, said};
use crate::score::{ItemScore, State};

const NONE: Phrase = phrase!("No figures come with this model.");

/// The figures for each practice, what to know of them, for which there are none, and the licence.
pub(crate) fn section(assessment: &Assessment, guidance: &Guidance) -> Vec<Block> {
    let lang = &assessment.model.lang;
    let Some(benchmarks) = guidance.benchmarks() else {
        return vec![
            Block::heading(2, say!(lang, "Published figures")),
            Block::sentence(lang.plain(NONE)),
        ];
    };
    let mut blocks = vec![
        Block::heading(2, say!(lang, "Published figures")),
        Block::sentence(say!(
            lang,
            "What surveys found among those who answered them. Nobody has published figures by \
             stage, so none of these is a rank, a goal or a percentile."
        )),
    ];
    let mut told: Vec<&FigureId> = Vec::new();
    for (item, score) in shown(assessment) {
        let published = guidance.published(&item.id);
        if published.is_empty() {
            continue;
        }
        blocks.push(Block::heading(3, item.title.as_str()));
        let answer = terms::answer(lang, item, score);
        let mut entries = vec![said!(lang, "Here: {answer}", answer)];
        for published in &published {
            let again = told.contains(&&published.figure.id);
            entries.push(entry(lang, published, again));
            told.push(&published.figure.id);
        }
        blocks.push(Block::list(entries));
    }
    blocks.extend(none(assessment, benchmarks));
    blocks.extend(to_know(lang, benchmarks, &sources(assessment, guidance)));
    blocks
}

/// The figures for one practice, or why there is none, with what to know of them and the licence.
pub(crate) fn of_item(lang: &Lang, item: &Item, guidance: &Guidance) -> Vec<Block> {
    let mut blocks = vec![Block::heading(2, say!(lang, "Published figures"))];
    let Some(benchmarks) = guidance.benchmarks() else {
        blocks.push(Block::sentence(lang.plain(NONE)));
        return blocks;
    };
    let published = guidance.published(&item.id);
    if published.is_empty() {
        let why = guidance.why_none_published(&item.id);
        let why = why.map_or_else(|| say!(lang, "No figure is published for it."), str::to_owned);
        blocks.push(Block::sentence(why));
        return blocks;
    }
    let entries = published.iter().map(|published| entry(lang, published, false));
    blocks.push(Block::list(entries.collect()));
    blocks.extend(to_know(lang, benchmarks, &sources_of(item, guidance)));
    blocks
}

fn to_know(lang: &Lang, benchmarks: &Benchmarks, sources: &[&SourceId]) -> Vec<Block> {
    let caveats = benchmarks.caveats.iter();
    let mut known: Vec<Line> = caveats.map(|c| Line::from(c.as_str())).collect();
    known.extend(surveys(benchmarks, sources));
    known.push(Line::from(say!(
        lang,
        "A figure based on fewer than {few} answers is marked “few”; one based on fewer than \
         {least} is left out.",
        few = benchmarks.small,
        least = benchmarks.least
    )));
    vec![
        Block::heading(3, say!(lang, "What to know about these figures")),
        Block::list(known),
        Block::sentence(licence(lang, benchmarks)),
    ]
}

fn shown<'a, 'm>(
    assessment: &'a Assessment<'m>,
) -> impl Iterator<Item = (&'m Item, &'a ItemScore)> {
    let topics = assessment.topics();
    let topics = topics.filter(|(_, score, _)| score.state != State::Unanswered);
    let items = assessment.items().chain(topics);
    items.map(|(item, score, _)| (item, score))
}

/// Returns `26.1 % have a formally structured OSPO (2024; all who answered, n = 222); …`.
fn entry(lang: &Lang, published: &Published, again: bool) -> Line {
    let figure = published.figure;
    let mut line = Line::default();
    for (index, value) in published.values.iter().enumerate() {
        line = if index == 0 {
            let shown = lang.percent(value.cell.percent);
            line.strong(shown).text(format!(" {}", figure.title))
        } else {
            line.text(format!("; {}", lang.percent(value.cell.percent)))
        };
        let year = (index == 0).then(|| format!("{}; ", published.survey.year));
        line = line.then(aside(lang, value, &year.unwrap_or_default()));
    }
    line = line.text(".");
    if figure.proxy {
        let near =
            say!(lang, "It measures something close to this practice, not the practice itself.");
        line = line.text(" ").toned(Tone::Open, near);
    }
    if again {
        return line;
    }
    let asked = say!(lang, "Asked: {question}", question = figure.question);
    line = line.text(" ").toned(Tone::Quiet, asked);
    match &figure.caveat {
        Some(caveat) => line.toned(Tone::Quiet, format!(" {caveat}")),
        None => line,
    }
}

fn aside(lang: &Lang, value: &PublishedValue, year: &str) -> Line {
    let (segment, n) = (&value.segment.title, value.cell.n);
    let (tone, aside) = if value.small {
        let aside = say!(lang, "({year}{segment}, n = {n}, few)", year, segment, n);
        (Tone::Open, aside)
    } else {
        (Tone::Quiet, format!("({year}{segment}, n = {n})"))
    };
    Line::from(" ").toned(tone, aside)
}

fn none(assessment: &Assessment, benchmarks: &Benchmarks) -> Vec<Block> {
    let lang = &assessment.model.lang;
    let entries = benchmarks.none.iter().map(|none| {
        let items = none.items.iter().filter_map(|id| assessment.model.item(id));
        let titles: Vec<&str> = items.map(|item: &Item| item.title.as_str()).collect();
        Line::default().strong(lang.in_a_row(titles)).text(format!(": {}", none.why))
    });
    let entries: Vec<Line> = entries.collect();
    if entries.is_empty() {
        return Vec::new();
    }
    vec![Block::heading(3, say!(lang, "No figure is published for")), Block::list(entries)]
}

fn surveys<'a>(
    benchmarks: &'a Benchmarks,
    shown: &'a [&SourceId],
) -> impl Iterator<Item = Line> + 'a {
    let surveys = benchmarks.surveys.iter();
    surveys.filter(|survey| shown.contains(&&survey.source)).filter_map(|survey| {
        let caveat = survey.caveat.as_deref()?;
        Some(Line::from(format!("{}: {caveat}", survey.year)))
    })
}

pub(crate) fn sources<'g>(assessment: &Assessment, guidance: &Guidance<'g>) -> Vec<&'g SourceId> {
    let published = shown(assessment).flat_map(|(item, _)| guidance.published(&item.id));
    published.map(|published| &published.survey.source).collect()
}

pub(crate) fn sources_of<'g>(item: &Item, guidance: &Guidance<'g>) -> Vec<&'g SourceId> {
    let published = guidance.published(&item.id).into_iter();
    published.map(|one| &one.survey.source).collect()
}

/// Returns the licence of the figures, which is another than that of the texts.
pub(crate) fn licence(lang: &Lang, benchmarks: &Benchmarks) -> Line {
    let licence = &benchmarks.licence;
    let line = Line::from(say!(lang, "Licence of the figures: {licence}.", licence));
    line.text(" ").then(terms::linked(&benchmarks.attribution))
}
