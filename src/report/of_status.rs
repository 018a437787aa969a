//! What one needs to go on, on a single screen.

use crate::insight::Assessment;
use crate::insight::MissingRole;
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
use crate::text;

/// Roles that could still answer what is open, and how to ask the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing<'m> {
    /// The roles.
    pub roles: Vec<MissingRole<'m>>,
    /// What the first of them types.
    pub ask: Option<String>,
}

/// As many facts and blockers together fit on a small screen.
const MOST: usize = 9;
/// As many blockers are shown, however many facts there are.
const FEWEST_BLOCKERS: usize = 1;
/// As many columns of a small screen are left beside the name of a fact.
const COLUMNS: usize = 68;

/// Lays out the state of an assessment; `next_command` is what to type next.
pub fn of_status(
    assessment: &Assessment,
    stale: &Stale,
    next_command: &str,
    missing: &Missing,
) -> Report {
    let (model, sheet) = (assessment.model, &assessment.sheet);
    let merged = sheet.merged.as_ref().map_or(String::new(), |merged| {
        format!(", merged from {}", text::count(merged.from.len(), "sheet"))
    });
    let (id, version) = (&model.id, &model.version);
    let head = format!(", {}, model {id} {version}{merged}", sheet.date);
    let mut blocks = vec![
        Block::sentence(
            Line::default()
                .strong(&sheet.subject)
                .toned(Tone::Quiet, head),
        ),
        meters::of_stages(assessment),
    ];
    let mut facts = facts(assessment);
    facts.extend(of_stale::brief(stale).map(|line| Fact::new("Stale", line)));
    let roles = words::missing(&missing.roles, COLUMNS);
    facts.extend(roles.map(|roles| Fact::new("Missing", roles)));
    let mut next = vec![Fact::new("Next", Line::default().code(next_command))];
    let ask = missing.ask.as_ref();
    next.extend(ask.map(|ask| Fact::new("Ask", Line::default().code(ask))));
    let room = MOST.saturating_sub(facts.len() + next.len() - 1);
    blocks.push(Block::Facts(facts));
    blocks.extend(outlook::blockers(
        assessment,
        room.clamp(FEWEST_BLOCKERS, 5),
    ));
    blocks.push(Block::Facts(next));
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
