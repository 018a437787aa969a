//! Which archetypes an organisation is like. A profile, never a score.

use crate::guide::Archetype;
use crate::guide::Archetypes;
use crate::guide::SourceId;
use crate::insight::Agreement;
use crate::insight::Guidance;
use crate::insight::Profile;
use crate::insight::Verdict;
use crate::report::cited;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Table;
use crate::report::document::Tone;
use crate::report::figure;
use crate::text;

/// What is said of every profile.
pub(super) const NO_SCORE: &str = "An archetype says how an office behaves, not how well: it \
     changes no stage and no figure. The statements, and the rule that names one, are ours.";

/// Tells the verdict, how far each archetype was agreed with, and what the named ones should watch.
pub(super) fn section(guidance: &Guidance) -> Vec<Block> {
    let (Some(profile), Some(archetypes)) = (&guidance.profile, &guidance.guide.archetypes) else {
        return Vec::new();
    };
    let mut blocks = vec![
        Block::heading(2, "Archetype"),
        Block::sentence(verdict(&profile.verdict, archetypes)),
    ];
    if profile.verdict != Verdict::Unrated {
        blocks.push(table(profile));
    }
    for archetype in profile.named() {
        let watch = archetype.watch_outs.iter().map(cited::finding);
        blocks.push(Block::sentence(format!(
            "What an office like {} should watch:",
            archetype.title
        )));
        blocks.push(Block::list(watch.collect()));
    }
    if profile.verdict != Verdict::Unrated {
        blocks.push(Block::sentence(NO_SCORE));
    }
    blocks
}

/// Returns the sources of what the section quotes.
pub(super) fn quoted<'g>(guidance: &Guidance<'g>) -> Vec<&'g SourceId> {
    let named = guidance.profile.as_ref().map_or(&[][..], Profile::named);
    let watch = named.iter().flat_map(|archetype| &archetype.watch_outs);
    watch.map(|finding| &finding.source).collect()
}

/// Returns which archetypes are named, or why none is.
pub(super) fn verdict(verdict: &Verdict, archetypes: &Archetypes) -> Line {
    let clear = archetypes.clear;
    let statements = text::count(archetypes.all.len() * 2, "statement");
    match verdict {
        Verdict::Unrated => Line::from("No profile yet; ")
            .code("ospo profile")
            .text(format!(" asks {statements} about how the office behaves.")),
        Verdict::Clear(named) => match named.as_slice() {
            [one] => Line::from("Clearly like ").strong(&one.title).text("."),
            named => Line::from("Like ").strong(titles(named, " and ")).text("."),
        },
        Verdict::NoneEnough => Line::from(format!(
            "No archetype is clear: none has {} of 8 points.",
            clear.least
        )),
        Verdict::TooMany(near) => Line::from(format!(
            "No archetype is clear: {} are within {} of the highest ({}).",
            near.len(),
            text::count(clear.within as usize, "point"),
            titles(near, ", ")
        )),
    }
}

fn titles(archetypes: &[&Archetype], between: &str) -> String {
    let titles: Vec<&str> = archetypes.iter().map(|a| a.title.as_str()).collect();
    titles.join(between)
}

/// How far each archetype was agreed with, in points.
pub(super) fn table(profile: &Profile) -> Block {
    let head = vec![
        Column::words("Archetype"),
        Column::number("Points of 8"),
        Column::words("Ratings"),
    ];
    let rows = profile.agreements.iter().map(|agreement| {
        let sum = agreement
            .sum()
            .map_or_else(|| figure::NONE.to_owned(), |sum| sum.to_string());
        vec![
            name(agreement.archetype),
            Line::from(sum),
            ratings(agreement),
        ]
    });
    Block::Table(Table {
        head,
        rows: rows.collect(),
    })
}

/// Returns the title of an archetype, with where it comes from if that is not the study.
pub(super) fn name(archetype: &Archetype) -> Line {
    let line = Line::from(archetype.title.as_str());
    match &archetype.remark {
        Some(remark) => line.toned(Tone::Quiet, format!(" ({remark})")),
        None => line,
    }
}

/// Returns by which rule an archetype is named.
pub(super) fn rule(archetypes: &Archetypes) -> String {
    let clear = archetypes.clear;
    format!(
        "Each archetype has two statements, rated from 0 to 4, so 8 points at most. Those with at \
         least {} points and at most {} below the highest are named; where that leaves more than \
         {}, none is clear.",
        clear.least,
        text::count(clear.within as usize, "point"),
        clear.most
    )
}

/// Returns the statements of an archetype with their names and ratings.
pub(super) fn statements(agreement: &Agreement, scale: &[String]) -> Vec<Line> {
    let statements = agreement.archetype.statements.iter();
    let lines = statements
        .zip(agreement.ratings)
        .map(|(statement, rating)| {
            let line = Line::default().code(statement.id.as_str());
            let line = line.text(format!(": {} ", statement.text));
            match rating {
                Some(rating) => {
                    let label = scale.get(rating as usize);
                    let label = label.map_or(String::new(), |label| format!(", {label}"));
                    line.toned(Tone::Met, format!("({rating}{label})"))
                }
                None => line.toned(Tone::Open, "(not rated)"),
            }
        });
    lines.collect()
}

fn ratings(agreement: &Agreement) -> Line {
    let words = agreement.ratings.map(|rating| match rating {
        Some(rating) => rating.to_string(),
        None => figure::NONE.to_owned(),
    });
    Line::from(words.join(", "))
}

/// Returns what is known of an organisation beside its answers.
pub(super) fn facts(guidance: &Guidance) -> Vec<Fact> {
    let known = &guidance.surroundings;
    let mut facts = Vec::new();
    let mut add = |name: &str, value: Option<String>| {
        facts.extend(value.map(|value| Fact::new(name, value)));
    };
    add("Sector", known.sector.map(|sector| sector.title.clone()));
    add("Kind", known.kind.map(|kind| kind.title.clone()));
    add("People", known.size.map(|size| size.to_string()));
    add("Reports to", known.reports_to.clone());
    for (what, word) in &known.unknown {
        let line = Line::from(word.as_str());
        let told = format!(" (no {what} of the guide has this name, so nothing is chosen by it)");
        let name = if *what == "kind" { "Kind" } else { "Sector" };
        facts.push(Fact::new(name, line.toned(Tone::Open, told)));
    }
    facts
}
