//! Which archetypes an office is like, what that means for it, and what follows from its facts.

use crate::guide::{Archetypes, SourceId};
use crate::insight::{Guidance, Near, Profile, Verdict};
use crate::lang::{Lang, say};
use crate::model::Model;
use crate::report::common::{cited, ending};
use crate::report::document::block::Block;
use crate::report::document::line::{Line, said, said_of};
use crate::report::guide::profile_data::ProfilePageData;
use crate::report::guide::{archetype, nearest, others, profile};
use crate::report::view::{Data, Report};

/// Puts the statements to whoever types it.
const ASK: &str = "ospo profile --ask";

/// Lays out what is known of an organisation beside its answers: first what fits a screen, then all
/// that it means.
pub fn of_profile(model: &Model, guidance: &Guidance, subject: Option<&str>) -> Report {
    let lang = &model.lang;
    let title = match subject {
        Some(subject) => say!(lang, "Profile: {subject}", subject),
        None => say!(lang, "Profile"),
    };
    let mut blocks = vec![Block::heading(1, title)];
    blocks.push(known(lang, guidance));
    let mut used: Vec<&SourceId> = Vec::new();
    let near = guidance.near();
    match (&guidance.profile, &*guidance.guide.archetypes) {
        (Some(profile), Some(all)) => {
            blocks.extend(verdict(lang, profile, all));
            blocks.extend(nearest::blocks(model, guidance, &near));
            used.extend(nearest::sources(&near));
            for archetype in profile.named() {
                blocks.extend(archetype::blocks(model, archetype, 2));
                used.extend(archetype::sources(archetype));
            }
            blocks.extend(rest(lang, profile, all));
            used.extend(all.shared.iter().map(|finding| &finding.source));
        }
        _ => blocks.push(Block::sentence(say!(
            lang,
            "The model {model} comes without archetypes.",
            model = model.id
        ))),
    }
    blocks.extend(segments(lang, guidance));
    let communities = guidance.communities_around();
    used.extend(communities.iter().filter_map(|found| found.source));
    blocks.extend(others::listed(lang, &communities));
    let next = next(guidance, &near);
    let ending = ending::of(model, &mut blocks, Some((guidance.guide, &used)), Some(next));
    let data = ProfilePageData::of(model, guidance, subject);
    Report::new(lang, blocks, Data::Profile(Box::new(data))).ending(ending)
}

/// Returns what to type next: to be asked where hardly anything is rated, else to rate what settles
/// which archetype it is.
fn next(guidance: &Guidance, near: &[Near]) -> String {
    match guidance.profile.as_ref().map(|profile| &profile.verdict) {
        Some(Verdict::Unrated) => ASK.to_owned(),
        Some(Verdict::NoneEnough | Verdict::TooMany(_)) => match nearest::first(near) {
            Some(settling) => format!("ospo profile {}=RATING", settling.statement.id),
            None => ASK.to_owned(),
        },
        Some(Verdict::Clear(_)) | None => "ospo plan".to_owned(),
    }
}

fn known(lang: &Lang, guidance: &Guidance) -> Block {
    let facts = profile::facts(lang, guidance);
    if facts.is_empty() {
        let command = Line::default().code(ASK);
        let told =
            said!(lang, "Sector, size and kind are not known; {command} asks for them.", command);
        return Block::sentence(told);
    }
    Block::Facts(facts)
}

fn verdict(lang: &Lang, profile: &Profile, all: &Archetypes) -> Vec<Block> {
    if profile.rated() == 0 {
        return vec![Block::sentence(unrated(lang, profile))];
    }
    let mut sentences = vec![match profile.verdict {
        Verdict::Unrated => {
            Line::from(say!(lang, "No archetype has both of its statements rated yet."))
        }
        _ => profile::verdict(lang, &profile.verdict, all),
    }];
    let left = profile.statements() - profile.rated();
    if left > 0 {
        sentences.push(said_of!(
            lang,
            left,
            "Not rated yet: {n} statement; {command} asks.",
            "Not rated yet: {n} statements; {command} asks.",
            command = Line::default().code(ASK)
        ));
    }
    vec![Block::Paragraph(sentences), profile::table(lang, profile)]
}

fn unrated(lang: &Lang, profile: &Profile) -> Line {
    said_of!(
        lang,
        profile.statements(),
        "Nothing is rated yet. {ask} puts {n} statement to you; {rate} rates it without being asked.",
        "Nothing is rated yet. {ask} puts {n} statements to you, one by one; {rate} rates one \
         without being asked.",
        ask = Line::default().code(ASK),
        rate = Line::default().code("ospo profile STATEMENT=RATING")
    )
}

/// What holds whatever the verdict: the statements, what all offices share, and the rule.
fn rest(lang: &Lang, profile: &Profile, all: &Archetypes) -> Vec<Block> {
    let statements = profile.agreements.iter();
    let statements =
        statements.flat_map(|agreement| profile::statements(lang, agreement, &all.scale));
    let mut blocks =
        vec![Block::heading(2, say!(lang, "The statements")), Block::list(statements.collect())];
    blocks.extend(Block::section(
        say!(lang, "What any office that has reached critical mass shows"),
        all.shared.iter().map(|one| cited::finding(lang, one)),
    ));
    let mut sentences =
        vec![Line::from(profile::rule(lang, all)), Line::from(lang.plain(profile::NO_SCORE))];
    sentences.extend(all.all.first().map(|one| {
        let command = Line::default().code(format!("ospo explain {}", one.id));
        let archetype = one.title.as_str();
        said!(lang, "{command} explains {archetype}, and likewise any other.", command, archetype)
    }));
    blocks.push(Block::heading(2, say!(lang, "How an archetype is named")));
    blocks.push(Block::Paragraph(sentences));
    blocks
}

fn segments(lang: &Lang, guidance: &Guidance) -> Vec<Block> {
    let segments = guidance.segments();
    if segments.is_empty() {
        return Vec::new();
    }
    let titles: Vec<&str> = segments.iter().map(|s| s.title.as_str()).collect();
    let mut sentences = vec![said!(
        lang,
        "Shown for: {segments}. {command} shows them.",
        segments = titles.join("; "),
        command = Line::default().code("ospo report --benchmark")
    )];
    if guidance.surroundings.reports_to.is_some() {
        sentences.push(Line::from(say!(
            lang,
            "No published figure is split by whom the office reports to."
        )));
    }
    vec![Block::heading(2, say!(lang, "Published figures")), Block::Paragraph(sentences)]
}
