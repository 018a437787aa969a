//! The full report of an assessment: one page for those who decide, then all that it rests on.

use crate::insight::Assessment;
use crate::report::annex;
use crate::report::data::AssessmentData;
use crate::report::data::Data;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::document::Tone;
use crate::report::meters;
use crate::report::method_note;
use crate::report::outlook;
use crate::report::standing;
use crate::report::wanted;
use crate::report::words;

/// Lays out the full report.
pub fn of_assessment(assessment: &Assessment) -> Report {
    let mut blocks = front(assessment);
    blocks.extend(annex::of_items(assessment));
    blocks.extend(annex::of_topics(assessment));
    blocks.extend(wanted::of_wishes(assessment));
    blocks.extend(method_note::of_model(assessment.model));
    blocks.push(Block::heading(2, "Source and licence"));
    blocks.push(words::attribution(assessment.model));
    Report {
        document: Document { blocks },
        data: Data::Assessment(Box::new(AssessmentData::of(assessment))),
    }
}

fn front(assessment: &Assessment) -> Vec<Block> {
    let subject = &assessment.sheet.subject;
    let mut blocks = vec![
        Block::heading(1, format!("Open source programme: {subject}")),
        Block::Facts(facts(assessment)),
    ];
    blocks.extend(words::warnings(assessment));
    blocks.push(Block::Paragraph(standing::sentences(assessment)));
    blocks.push(Block::heading(2, "Stages"));
    blocks.push(meters::of_stages(assessment));
    blocks.push(Block::heading(2, "Areas"));
    blocks.push(meters::of_areas(assessment));
    blocks.extend(outlook::blockers(assessment, 3));
    blocks.extend(outlook::next_steps(assessment, 3));
    blocks.extend(outlook::communities(assessment));
    blocks
}

fn facts(assessment: &Assessment) -> Vec<Fact> {
    let (model, sheet, card) = (assessment.model, &assessment.sheet, &assessment.scorecard);
    let mut facts = vec![
        Fact::new("Date", sheet.date.to_string()),
        Fact::new(
            "Stage reached",
            Line::default().strong(standing::stage_of(model, card.reached)),
        ),
    ];
    if card.possible != card.reached {
        let possible = standing::stage_of(model, card.possible);
        facts.push(Fact::new(
            "Stage possible",
            Line::default().toned(Tone::Open, possible),
        ));
    }
    if let Some(next) = card.next {
        facts.push(Fact::new(
            format!("Progress to stage {next}"),
            standing::progress(assessment),
        ));
    }
    facts.push(Fact::new("Index", standing::index(assessment)));
    facts.push(Fact::new("Coverage", standing::coverage(assessment)));
    if let Some(target) = standing::target(assessment) {
        facts.push(Fact::new("Target", target));
        let reason = assessment.wanted.as_ref().and_then(wanted::reason);
        facts.extend(reason.map(|reason| Fact::new("Why this target", reason)));
    }
    if let Some(respondent) = standing::respondent(assessment) {
        facts.push(Fact::new("Respondent", respondent));
    }
    facts.push(Fact::new(
        "Model",
        format!("{}, version {}", model.title, model.version),
    ));
    facts
}
