//! Which archetypes an office is like, what that means for it, and what follows from its facts.

use crate::guide::Archetypes;
use crate::guide::SourceId;
use crate::insight::Guidance;
use crate::insight::Profile;
use crate::insight::Verdict;
use crate::model::Model;
use crate::report::archetype;
use crate::report::cited;
use crate::report::data::Data;
use crate::report::data::ProfilePageData;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::others;
use crate::report::profile;
use crate::report::words;
use crate::text;

/// Lays out what is known of an organisation beside its answers: first what fits a screen, then all
/// that it means.
pub fn of_profile(model: &Model, guidance: &Guidance, subject: Option<&str>) -> Report {
    let title = match subject {
        Some(subject) => format!("Profile: {subject}"),
        None => "Profile".to_owned(),
    };
    let mut blocks = vec![Block::heading(1, title)];
    blocks.push(known(guidance));
    let mut used: Vec<&SourceId> = Vec::new();
    match (&guidance.profile, &guidance.guide.archetypes) {
        (Some(profile), Some(all)) => {
            blocks.extend(verdict(profile, all));
            for archetype in profile.named() {
                blocks.extend(archetype::blocks(model, archetype, 2));
                used.extend(archetype::sources(archetype));
            }
            blocks.extend(rest(profile, all));
            used.extend(all.shared.iter().map(|finding| &finding.source));
        }
        _ => blocks.push(Block::sentence(format!(
            "The model {} comes without archetypes.",
            model.id
        ))),
    }
    blocks.extend(segments(guidance));
    let communities = guidance.communities_around();
    used.extend(communities.iter().filter_map(|found| found.source));
    blocks.extend(others::listed(&communities));
    blocks.extend(cited::section(guidance.guide, &used));
    blocks.push(Block::Rule);
    blocks.push(words::attribution(model));
    Report {
        document: Document {
            words: model.words.clone(),
            blocks,
        },
        data: Data::Profile(Box::new(ProfilePageData::of(model, guidance, subject))),
    }
}

fn known(guidance: &Guidance) -> Block {
    let facts = profile::facts(guidance);
    if facts.is_empty() {
        return Block::sentence(
            Line::from("Sector, size and kind are not known; ")
                .code("ospo profile --ask")
                .text(" asks for them."),
        );
    }
    Block::Facts(facts)
}

fn verdict(profile: &Profile, all: &Archetypes) -> Vec<Block> {
    if profile.rated() == 0 {
        return vec![Block::sentence(unrated(profile))];
    }
    let mut sentences = vec![match profile.verdict {
        Verdict::Unrated => Line::from("No archetype has both of its statements rated yet."),
        _ => profile::verdict(&profile.verdict, all),
    }];
    let left = profile.statements() - profile.rated();
    if left > 0 {
        let line = Line::from(format!(
            "Not rated yet: {}; ",
            text::count(left, "statement")
        ));
        sentences.push(line.code("ospo profile --ask").text(" asks."));
    }
    vec![Block::Paragraph(sentences), profile::table(profile)]
}

/// Says that nothing is rated, and how to begin.
fn unrated(profile: &Profile) -> Line {
    let statements = text::count(profile.statements(), "statement");
    Line::from("Nothing is rated yet. ")
        .code("ospo profile --ask")
        .text(format!(" asks {statements}, one by one; "))
        .code("ospo profile STATEMENT=RATING")
        .text(" rates one without being asked.")
}

/// What holds whatever the verdict: the statements, what all offices share, and the rule.
fn rest(profile: &Profile, all: &Archetypes) -> Vec<Block> {
    let statements = profile.agreements.iter();
    let statements = statements.flat_map(|agreement| profile::statements(agreement, &all.scale));
    let mut blocks = vec![
        Block::heading(2, "The statements"),
        Block::list(statements.collect()),
    ];
    if !all.shared.is_empty() {
        blocks.push(Block::heading(
            2,
            "What any office shows that has reached critical mass",
        ));
        blocks.push(Block::list(all.shared.iter().map(cited::finding).collect()));
    }
    let mut sentences = vec![
        Line::from(profile::rule(all)),
        Line::from(profile::NO_SCORE),
    ];
    sentences.extend(all.all.first().map(|one| {
        Line::default()
            .code(format!("ospo explain {}", one.id))
            .text(format!(" explains {}, and likewise any other.", one.title))
    }));
    blocks.push(Block::heading(2, "How an archetype is named"));
    blocks.push(Block::Paragraph(sentences));
    blocks
}

/// Names the segments of surveys that the facts choose.
fn segments(guidance: &Guidance) -> Vec<Block> {
    let segments = guidance.segments();
    if segments.is_empty() {
        return Vec::new();
    }
    let titles: Vec<&str> = segments.iter().map(|s| s.title.as_str()).collect();
    let mut sentences = vec![
        Line::from(format!("Shown for: {}. ", titles.join("; ")))
            .code("ospo report --benchmark")
            .text(" shows them."),
    ];
    if guidance.surroundings.reports_to.is_some() {
        sentences.push(Line::from(
            "No published figure is split by whom the office reports to.",
        ));
    }
    vec![
        Block::heading(2, "Published figures"),
        Block::Paragraph(sentences),
    ]
}
