//! Published figures beside the practices they fit. No goal, no percentile.

use crate::guide::Benchmarks;
use crate::guide::FigureId;
use crate::guide::SourceId;
use crate::insight::Assessment;
use crate::insight::Guidance;
use crate::insight::Published;
use crate::insight::Value;
use crate::model::Item;
use crate::report::document::Block;
use crate::report::document::Line;
use crate::report::document::Tone;
use crate::report::words;
use crate::score::ItemScore;
use crate::score::State;

/// What stands where there are no figures at all.
const NONE: &str = "No figures come with this model.";

/// The figures for each practice, what to know of them, for which there are none, and the licence.
pub(super) fn section(assessment: &Assessment, guidance: &Guidance) -> Vec<Block> {
    let Some(benchmarks) = guidance.benchmarks() else {
        return vec![
            Block::heading(2, "Published figures"),
            Block::sentence(NONE),
        ];
    };
    let mut blocks = vec![
        Block::heading(2, "Published figures"),
        Block::sentence(
            "What surveys found among those who answered them. Nobody has published figures by \
             stage, so none of these is a rank, a goal or a percentile.",
        ),
    ];
    let mut told: Vec<&FigureId> = Vec::new();
    for (item, score) in shown(assessment) {
        let published = guidance.published(&item.id);
        if published.is_empty() {
            continue;
        }
        blocks.push(Block::heading(3, item.title.as_str()));
        let answer = Line::from("Here: ").then(words::answer(item, &score.state));
        let mut entries = vec![answer];
        for published in &published {
            let again = told.contains(&&published.figure.id);
            entries.push(entry(published, again));
            told.push(&published.figure.id);
        }
        blocks.push(Block::list(entries));
    }
    blocks.extend(none(assessment, benchmarks));
    blocks.extend(to_know(benchmarks, &sources(assessment, guidance)));
    blocks
}

/// The figures for one practice, or why there is none, with what to know of them and the licence.
pub(super) fn of_item(item: &Item, guidance: &Guidance) -> Vec<Block> {
    let mut blocks = vec![Block::heading(2, "Published figures")];
    let Some(benchmarks) = guidance.benchmarks() else {
        blocks.push(Block::sentence(NONE));
        return blocks;
    };
    let published = guidance.published(&item.id);
    if published.is_empty() {
        let why = guidance.why_none_published(&item.id);
        blocks.push(Block::sentence(
            why.unwrap_or("No figure is published for it."),
        ));
        return blocks;
    }
    let entries = published.iter().map(|published| entry(published, false));
    blocks.push(Block::list(entries.collect()));
    blocks.extend(to_know(benchmarks, &sources_of(item, guidance)));
    blocks
}

/// What to know of figures from these sources, and their licence.
fn to_know(benchmarks: &Benchmarks, sources: &[&SourceId]) -> Vec<Block> {
    let caveats = benchmarks.caveats.iter();
    let mut known: Vec<Line> = caveats.map(|c| Line::from(c.as_str())).collect();
    known.extend(surveys(benchmarks, sources));
    known.push(Line::from(format!(
        "A figure of fewer than {} who answered is marked “few”, one of fewer than {} is left out.",
        benchmarks.small, benchmarks.least
    )));
    vec![
        Block::heading(3, "What to know of these figures"),
        Block::list(known),
        Block::sentence(licence(benchmarks)),
    ]
}

/// Returns the items, and the topics that were answered.
fn shown<'a, 'm>(
    assessment: &'a Assessment<'m>,
) -> impl Iterator<Item = (&'m Item, &'a ItemScore)> {
    let topics = assessment.topics();
    let topics = topics.filter(|(_, score, _)| score.state != State::Unanswered);
    let items = assessment.items().chain(topics);
    items.map(|(item, score, _)| (item, score))
}

/// Returns `26.1 % have a formally structured OSPO (2024; all who answered, n = 222); …`.
fn entry(published: &Published, again: bool) -> Line {
    let figure = published.figure;
    let mut line = Line::default();
    for (index, value) in published.values.iter().enumerate() {
        line = if index == 0 {
            let shown = format!("{} %", value.cell.percent);
            line.strong(shown).text(format!(" {}", figure.title))
        } else {
            line.text(format!("; {} %", value.cell.percent))
        };
        let year = (index == 0).then(|| format!("{}; ", published.survey.year));
        line = line.then(aside(value, &year.unwrap_or_default()));
    }
    line = line.text(".");
    if figure.proxy {
        line = line.toned(
            Tone::Open,
            " It measures something near, not this practice.",
        );
    }
    if again {
        return line;
    }
    line = line.toned(Tone::Quiet, format!(" Asked: {}", figure.question));
    match &figure.caveat {
        Some(caveat) => line.toned(Tone::Quiet, format!(" {caveat}")),
        None => line,
    }
}

fn aside(value: &Value, year: &str) -> Line {
    let few = if value.small { ", few" } else { "" };
    let words = format!(
        " ({year}{}, n = {}{few})",
        value.segment.title, value.cell.n
    );
    let tone = if value.small { Tone::Open } else { Tone::Quiet };
    Line::default().toned(tone, words)
}

fn none(assessment: &Assessment, benchmarks: &Benchmarks) -> Vec<Block> {
    let entries = benchmarks.none.iter().map(|none| {
        let items = none.items.iter().filter_map(|id| assessment.model.item(id));
        let titles: Vec<&str> = items.map(|item: &Item| item.title.as_str()).collect();
        Line::default()
            .strong(titles.join(", "))
            .text(format!(": {}", none.why))
    });
    let entries: Vec<Line> = entries.collect();
    if entries.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading(3, "No figure is published for"),
        Block::list(entries),
    ]
}

/// Returns what is said of each survey that a figure here comes from.
fn surveys<'a>(
    benchmarks: &'a Benchmarks,
    shown: &'a [&SourceId],
) -> impl Iterator<Item = Line> + 'a {
    let surveys = benchmarks.surveys.iter();
    surveys
        .filter(|survey| shown.contains(&&survey.source))
        .filter_map(|survey| {
            let caveat = survey.caveat.as_deref()?;
            Some(Line::from(format!("{}: {caveat}", survey.year)))
        })
}

/// Returns the sources of the surveys that are shown.
pub(super) fn sources<'g>(assessment: &Assessment, guidance: &Guidance<'g>) -> Vec<&'g SourceId> {
    let published = shown(assessment).flat_map(|(item, _)| guidance.published(&item.id));
    published
        .map(|published| &published.survey.source)
        .collect()
}

/// Returns the sources of the surveys that say something of one practice.
pub(super) fn sources_of<'g>(item: &Item, guidance: &Guidance<'g>) -> Vec<&'g SourceId> {
    let published = guidance.published(&item.id).into_iter();
    published.map(|one| &one.survey.source).collect()
}

/// Returns the licence of the figures, which is another than that of the texts.
pub(super) fn licence(benchmarks: &Benchmarks) -> Line {
    let line = Line::from(format!("Licence of the figures: {}. ", benchmarks.licence));
    line.then(words::linked(&benchmarks.attribution))
}
