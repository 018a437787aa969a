//! The full report of an assessment: one page for those who decide, then all that it rests on.

use crate::guide::SourceId;
use crate::insight::{Advice, Assessment};
use crate::report::chart::Radar;
use crate::report::data::{AssessmentData, Data, HistoryData};
use crate::report::document::{Block, Document, Fact, Line, Report, Tone};
use crate::report::earlier::Earlier;
use crate::report::{
    annex, cited, meters, method_note, of_history, others, outlook, profile, published, roadmap,
    standing, wanted, words,
};
use crate::words::say;

/// Lays out the full report.
pub fn of_assessment(assessment: &Assessment, advice: &Advice, earlier: Earlier) -> Report {
    let words = &assessment.model.words;
    let mut blocks = front(assessment, advice, earlier);
    blocks.push(Block::Rule);
    blocks.extend(roadmap::section(assessment, advice));
    blocks.extend(others::examples(assessment, &advice.guidance));
    blocks.extend(others::communities(assessment, &advice.guidance));
    blocks.extend(profile::section(words, &advice.guidance));
    if advice.figures {
        blocks.extend(published::section(assessment, &advice.guidance));
    }
    blocks.extend(annex::of_items(assessment));
    blocks.extend(annex::of_topics(assessment));
    blocks.extend(wanted::of_wishes(assessment));
    blocks.extend(method_note::of_model(assessment.model));
    blocks.extend(cited::section(
        words,
        advice.guidance.guide,
        &quoted(assessment, advice),
    ));
    blocks.push(Block::heading(2, say!(words, "Source and licence")));
    blocks.push(words::attribution(assessment.model));
    let mut data = AssessmentData::of(assessment, Some(advice));
    data.history = earlier.history.map(HistoryData::of);
    Report {
        document: Document {
            words: assessment.model.words.clone(),
            blocks,
        },
        data: Data::Assessment(Box::new(data)),
    }
}

/// Returns the sources of all that is quoted.
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
    let (words, subject) = (&assessment.model.words, &assessment.sheet.subject);
    let mut blocks = vec![
        Block::heading(1, say!(words, "Open source programme: {subject}", subject)),
        Block::Facts(facts(assessment)),
    ];
    blocks.extend(words::warnings(assessment));
    blocks.push(Block::Paragraph(standing::sentences(assessment)));
    blocks.push(Block::heading(2, say!(words, "Stages")));
    blocks.push(meters::of_stages(assessment));
    blocks.push(Block::heading(2, say!(words, "Areas")));
    blocks.push(meters::of_areas(assessment));
    blocks.push(Block::Radar(Radar::of(assessment, earlier.assessment)));
    blocks.extend(outlook::blockers(assessment, 3));
    blocks.extend(earlier.history.into_iter().flat_map(of_history::section));
    blocks.extend(roadmap::brief(assessment.model, &advice.roadmap, 3));
    blocks.extend(others::in_brief(assessment, &advice.guidance));
    blocks
}

fn facts(assessment: &Assessment) -> Vec<Fact> {
    let (model, sheet, card) = (assessment.model, &assessment.sheet, &assessment.scorecard);
    let words = &model.words;
    let mut facts = vec![
        Fact::new(say!(words, "Date"), sheet.date.to_string()),
        Fact::new(
            say!(words, "Stage reached"),
            Line::default().strong(standing::stage_of(model, card.reached)),
        ),
    ];
    if card.possible != card.reached {
        let possible = standing::stage_of(model, card.possible);
        facts.push(Fact::new(
            say!(words, "Stage possible"),
            Line::default().toned(Tone::Open, possible),
        ));
    }
    if let Some(next) = card.next {
        facts.push(Fact::new(
            say!(words, "Progress to stage {next}", next),
            standing::progress(assessment),
        ));
    }
    facts.push(Fact::new(say!(words, "Index"), standing::index(assessment)));
    facts.push(Fact::new(
        say!(words, "Coverage"),
        standing::coverage(assessment),
    ));
    if let Some(target) = standing::target(assessment) {
        facts.push(Fact::new(say!(words, "Target"), target));
        let reason = assessment.wanted.as_ref().and_then(wanted::reason);
        facts.extend(reason.map(|reason| Fact::new(say!(words, "Why this target"), reason)));
    }
    if let Some(from) = standing::merged_from(assessment) {
        facts.push(Fact::new(say!(words, "Merged from"), from));
    } else if let Some(respondent) = standing::respondent(assessment) {
        facts.push(Fact::new(say!(words, "Respondent"), respondent));
    }
    facts.push(Fact::new(
        say!(words, "Model"),
        say!(
            words,
            "{model}, version {version}",
            model = model.title,
            version = model.version
        ),
    ));
    facts
}
