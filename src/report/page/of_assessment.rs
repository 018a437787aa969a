//! The full report of an assessment: one page for those who decide, then all that it rests on.

use crate::guide::SourceId;
use crate::insight::{Advice, Assessment};
use crate::lang::{phrase, say};
use crate::report::common::{cited, meters, terms, warnings};
use crate::report::document::block::{Block, Fact};
use crate::report::document::line::{Line, Tone};
use crate::report::document::radar::Radar;
use crate::report::guide::{others, profile, published};
use crate::report::model::method_note;
use crate::report::over_time::of_history;
use crate::report::page::annex;
use crate::report::page::assessment_data::{AssessmentData, Earlier};
use crate::report::plan::roadmap;
use crate::report::standing::{outlook, outside, summary, wanted};
use crate::report::view::{Data, Report};

pub fn of_assessment(assessment: &Assessment, advice: &Advice, earlier: Earlier) -> Report {
    let lang = &assessment.model.lang;
    let mut blocks = front(assessment, advice, earlier);
    blocks.push(Block::Rule);
    blocks.extend(roadmap::section(assessment, advice));
    blocks.extend(others::examples(assessment, &advice.guidance));
    blocks.extend(others::communities(assessment, &advice.guidance));
    blocks.extend(profile::section(lang, &advice.guidance));
    if advice.figures {
        blocks.extend(published::section(assessment, &advice.guidance));
    }
    blocks.extend(annex::of_items(assessment, true));
    blocks.extend(annex::of_topics(assessment, true));
    blocks.extend(wanted::of_wishes(assessment));
    blocks.extend(annex::of_figures(assessment));
    blocks.extend(method_note::of_model(assessment.model));
    blocks.extend(cited::section(lang, advice.guidance.guide, &quoted(assessment, advice)));
    blocks.push(Block::heading(2, say!(lang, "Source and licence")));
    blocks.push(terms::attribution(assessment.model));
    let data = AssessmentData::of(assessment, Some(advice)).with(earlier);
    Report::new(lang, blocks, Data::Assessment(Box::new(data)))
}

fn quoted<'a>(assessment: &Assessment<'a>, advice: &'a Advice) -> Vec<&'a SourceId> {
    let guidance = &advice.guidance;
    let mut quoted = roadmap::quoted(advice, roadmap::NEXT);
    quoted.extend(others::quoted(assessment, guidance));
    quoted.extend(profile::quoted(guidance));
    if advice.figures {
        quoted.extend(published::sources(assessment, guidance));
    }
    quoted
}

fn front(assessment: &Assessment, advice: &Advice, earlier: Earlier) -> Vec<Block> {
    let (lang, subject) = (&assessment.model.lang, &assessment.sheet.subject);
    let mut title = say!(lang, "Open source programme: {subject}", subject);
    if assessment.estimates().is_some() {
        title += &lang.aside(lang.plain(phrase!("first estimate")));
    }
    let mut blocks = vec![Block::heading(1, title), Block::Facts(facts(assessment))];
    blocks.extend(warnings::warnings(assessment));
    blocks.push(Block::Paragraph(summary::sentences(assessment)));
    blocks.push(Block::heading(2, say!(lang, "Stages")));
    blocks.push(meters::of_stages(assessment));
    blocks.push(Block::heading(2, say!(lang, "Areas")));
    blocks.push(meters::of_areas(assessment));
    blocks.push(Block::Radar(Radar::of(assessment, earlier.assessment)));
    blocks.extend(outlook::needs(assessment, 3));
    blocks.extend(earlier.history.into_iter().flat_map(of_history::section));
    blocks.extend(roadmap::brief(assessment.model, &advice.roadmap, 3));
    blocks.extend(others::in_brief(assessment, &advice.guidance));
    blocks
}

fn facts(assessment: &Assessment) -> Vec<Fact> {
    let (model, sheet, card) = (assessment.model, &assessment.sheet, &assessment.scorecard);
    let lang = &model.lang;
    let mut facts = vec![
        Fact::new(say!(lang, "Date"), sheet.date.to_string()),
        Fact::new(say!(lang, "Practices"), summary::in_place(assessment)),
    ];
    let reached = summary::reached(assessment).map(|stage| summary::stage_of(model, stage.number));
    if card.overall.counts() {
        facts.push(Fact::new(
            say!(lang, "Stage reached"),
            match reached {
                Some(stage) => Line::default().strong(stage),
                None => Line::from(say!(lang, "none holds yet")),
            },
        ));
    }
    if card.possible != card.reached {
        let possible = summary::stage_of(model, card.possible);
        facts.push(Fact::new(
            say!(lang, "Stage possible"),
            Line::default().toned(Tone::Open, possible),
        ));
    }
    facts.push(Fact::new(say!(lang, "Coverage"), summary::coverage(assessment)));
    facts.extend(outside::fact(assessment));
    facts.extend(
        summary::claims(assessment).map(|claims| Fact::new(say!(lang, "Evidence"), claims)),
    );
    if let Some(target) = summary::target(assessment) {
        facts.push(Fact::new(say!(lang, "Target"), target));
        let reason = assessment.wanted.as_ref().and_then(wanted::reason);
        facts.extend(reason.map(|reason| Fact::new(say!(lang, "Why this target"), reason)));
    }
    if let Some(sheets) = summary::sheets_read(assessment) {
        facts.push(Fact::new(say!(lang, "Respondents"), sheets));
    } else if let Some(respondent) = summary::respondent(assessment) {
        facts.push(Fact::new(say!(lang, "Respondent"), respondent));
    }
    if let Some(round) = &assessment.round {
        let settled = round.settled.len();
        if settled > 0 || !round.not_agreed.is_empty() {
            let agreed = summary::agreed(lang, round);
            facts.push(Fact::new(say!(lang, "Agreement"), agreed));
        }
        facts.extend(summary::closed(lang, round).map(|end| Fact::new(say!(lang, "Round"), end)));
    }
    facts.push(Fact::new(
        say!(lang, "Model"),
        say!(
            lang,
            "{model}, version {version} ({fingerprint})",
            model = model.title,
            version = model.version,
            fingerprint = model.fingerprint()
        ),
    ));
    facts
}
