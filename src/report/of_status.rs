//! What one needs to go on, on a single screen.

use crate::insight::Assessment;
use crate::insight::Stale;
use crate::report::data::AssessmentData;
use crate::report::data::Data;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::document::Tone;
use crate::report::meters;
use crate::report::of_stale;
use crate::report::outlook;
use crate::report::standing;
use crate::report::words;

/// As many facts and blockers together are what a small screen holds.
const MOST_LINES: usize = 9;

/// Lays out the state of an assessment; `next_command` is what to type next.
pub fn of_status(assessment: &Assessment, stale: &Stale, next_command: &str) -> Report {
    let (model, sheet) = (assessment.model, &assessment.sheet);
    let mut blocks = vec![
        Block::sentence(Line::default().strong(&sheet.subject).toned(
            Tone::Quiet,
            format!(", {}, model {} {}", sheet.date, model.id, model.version),
        )),
        meters::of_stages(assessment),
    ];
    let mut facts = facts(assessment);
    facts.extend(of_stale::brief(stale).map(|line| Fact::new("Stale", line)));
    let limit = MOST_LINES.saturating_sub(facts.len()).clamp(1, 5);
    blocks.push(Block::Facts(facts));
    blocks.extend(outlook::blockers(assessment, limit));
    blocks.push(Block::Facts(vec![Fact::new(
        "Next",
        Line::default().code(next_command),
    )]));
    Report {
        document: Document { blocks },
        data: Data::Assessment(Box::new(AssessmentData::of(assessment, None))),
    }
}

fn facts(assessment: &Assessment) -> Vec<Fact> {
    let card = &assessment.scorecard;
    let mut stage = Line::default().strong(standing::stage_of(assessment.model, card.reached));
    if card.possible != card.reached {
        stage = stage.toned(Tone::Open, format!(" (possibly {})", card.possible));
    }
    let mut facts = vec![
        Fact::new("Stage", stage),
        Fact::new("Index", standing::index(assessment)),
        Fact::new("Coverage", standing::coverage(assessment)),
    ];
    facts.extend(standing::brief_target(assessment).map(|target| Fact::new("Target", target)));
    facts.extend(words::brief_warning(assessment).map(|note| Fact::new("Note", note)));
    facts
}
