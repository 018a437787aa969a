//! Which archetypes an organisation is like. A profile, never a score.

use crate::guide::{Archetype, Archetypes, SourceId};
use crate::insight::{Agreement, Guidance, Profile, Verdict};
use crate::lang::{Lang, Phrase, phrase, say, say_of};
use crate::report::common::cited;
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone, said, said_of};

pub(crate) const NO_SCORE: Phrase = phrase!(
    "An archetype says how an office behaves, not how well: it changes no stage and no figure, and \
     in a plan it decides only between steps that cost the same. The statements, and the rule that \
     names one, are ours."
);

/// Tells the verdict, how far each archetype was agreed with, and what the named ones should watch.
pub(crate) fn section(lang: &Lang, guidance: &Guidance) -> Vec<Block> {
    let (Some(profile), Some(archetypes)) = (&guidance.profile, &*guidance.guide.archetypes) else {
        return Vec::new();
    };
    let mut blocks = vec![
        Block::heading(2, say!(lang, "Archetype")),
        Block::sentence(verdict(lang, &profile.verdict, archetypes)),
    ];
    if profile.verdict != Verdict::Unrated {
        blocks.push(table(lang, profile));
    }
    for archetype in profile.named() {
        blocks.push(Block::sentence(say!(
            lang,
            "What an office like {archetype} should watch out for:",
            archetype = archetype.title
        )));
        blocks.push(cited::findings(lang, &archetype.watch_outs));
    }
    if profile.verdict != Verdict::Unrated {
        blocks.push(Block::sentence(lang.plain(NO_SCORE)));
    }
    blocks
}

pub(crate) fn quoted<'g>(guidance: &Guidance<'g>) -> Vec<&'g SourceId> {
    let named = guidance.profile.as_ref().map_or(&[][..], Profile::named);
    let watch = named.iter().flat_map(|archetype| &archetype.watch_outs);
    watch.map(|finding| &finding.source).collect()
}

/// Returns which archetypes are named, or why none is.
pub(crate) fn verdict(lang: &Lang, verdict: &Verdict, archetypes: &Archetypes) -> Line {
    let clear = archetypes.clear;
    let titles = |named: &[&Archetype]| {
        let titles = named.iter().map(|archetype| archetype.title.clone());
        titles.collect::<Vec<String>>()
    };
    match verdict {
        Verdict::Unrated => {
            let statements = archetypes.all.len() * 2;
            said_of!(
                lang,
                statements,
                "No profile yet; {command} puts {n} statement to you about how the office behaves.",
                "No profile yet; {command} puts {n} statements to you about how the office behaves.",
                command = Line::default().code("ospo profile")
            )
        }
        Verdict::Clear(named) => {
            let archetype = Line::default().strong(lang.listed(titles(named)));
            if named.len() == 1 {
                said!(lang, "Clearly like {archetype}.", archetype)
            } else {
                said!(lang, "Like {archetype}.", archetype)
            }
        }
        Verdict::NoneEnough => Line::from(say!(
            lang,
            "No archetype is clear: none has {n} of 8 points.",
            n = clear.least
        )),
        Verdict::TooMany(near) => Line::from(say_of!(
            lang,
            near.len(),
            "No archetype is clear: {n} is within {points} of the highest ({archetypes}).",
            "No archetype is clear: {n} are within {points} of the highest ({archetypes}).",
            points = points(lang, clear.within),
            archetypes = lang.in_a_row(titles(near))
        )),
    }
}

fn points(lang: &Lang, number: u32) -> String {
    say_of!(lang, number, "{n} point", "{n} points")
}

pub(crate) fn table(lang: &Lang, profile: &Profile) -> Block {
    let head = vec![
        Column::words(say!(lang, "Archetype")),
        Column::number(say!(lang, "Points of 8")),
        Column::words(say!(lang, "Ratings")),
    ];
    let rows = profile.agreements.iter().map(|agreement| {
        let sum = agreement.sum().map_or_else(|| figure::NONE.to_owned(), |sum| sum.to_string());
        vec![name(agreement.archetype), Line::from(sum), ratings(agreement)]
    });
    Block::table(head, rows)
}

/// Returns the title of an archetype, with where it comes from if that is not the study.
pub(crate) fn name(archetype: &Archetype) -> Line {
    let line = Line::from(archetype.title.as_str());
    match &archetype.remark {
        Some(remark) => line.toned(Tone::Quiet, format!(" ({remark})")),
        None => line,
    }
}

pub(crate) fn rule(lang: &Lang, archetypes: &Archetypes) -> String {
    let clear = archetypes.clear;
    say!(
        lang,
        "Each archetype has two statements, rated from 0 to 4, so 8 points at most. Those with at \
         least {least} points and at most {points} below the highest are named; where that leaves \
         more than {most}, none is clear.",
        least = clear.least,
        points = points(lang, clear.within),
        most = clear.most
    )
}

pub(crate) fn statements(lang: &Lang, agreement: &Agreement, scale: &[String]) -> Vec<Line> {
    let statements = agreement.archetype.statements.iter();
    let lines = statements.zip(agreement.ratings).map(|(statement, rating)| {
        let line = Line::default().code(statement.id.as_str());
        let line = line.text(format!(": {} ", statement.text));
        match rating {
            Some(rating) => {
                let label = scale.get(rating as usize);
                let label = label.map_or(String::new(), |label| format!(", {label}"));
                line.toned(Tone::Met, format!("({rating}{label})"))
            }
            None => line.toned(Tone::Open, say!(lang, "(not rated)")),
        }
    });
    lines.collect()
}

fn ratings(agreement: &Agreement) -> Line {
    let ratings = agreement.ratings.map(|rating| match rating {
        Some(rating) => rating.to_string(),
        None => figure::NONE.to_owned(),
    });
    Line::from(ratings.join(", "))
}

pub(crate) fn facts(lang: &Lang, guidance: &Guidance) -> Vec<Fact> {
    let known = &guidance.surroundings;
    let mut facts = Vec::new();
    let mut add = |name: String, value: Option<String>| {
        facts.extend(value.map(|value| Fact::new(name, value)));
    };
    add(say!(lang, "Sector"), known.sector.map(|sector| sector.title.clone()));
    add(say!(lang, "Kind"), known.kind.map(|kind| kind.title.clone()));
    add(say!(lang, "People"), known.size.map(|size| size.to_string()));
    add(say!(lang, "Reports to"), known.reports_to.clone());
    for (what, word) in &known.unknown {
        let line = Line::from(word.as_str()).text(" ");
        let (name, told) = if *what == "kind" {
            let told = say!(lang, "(not a kind that ospo knows, so nothing is chosen by it)");
            (say!(lang, "Kind"), told)
        } else {
            let told = say!(lang, "(not a sector that ospo knows, so nothing is chosen by it)");
            (say!(lang, "Sector"), told)
        };
        facts.push(Fact::new(name, line.toned(Tone::Open, told)));
    }
    facts
}
