//! The report of an assessment: the page for those who decide, then what those who lead or check
//! the programme need besides.

use crate::guide::SourceId;
use crate::insight::{Advice, Assessment};
use crate::lang::say;
use crate::model::Model;
use crate::organisation::{BoardWords, Organisation};
use crate::report::board::of_board;
use crate::report::common::{ending, found, meters, terms, warnings};
use crate::report::document::block::{Block, Fact};
use crate::report::document::ending::Ending;
use crate::report::document::line::{Line, Tone, said};
use crate::report::document::radar::Radar;
use crate::report::guide::{others, profile, published};
use crate::report::model::method_note;
use crate::report::over_time::of_history;
use crate::report::page::annex;
use crate::report::page::assessment_data::Earlier;
use crate::report::plan::roadmap;
use crate::report::portfolio::pooled;
use crate::report::standing::{ladders, of_score, outlook, outside, summary, wanted, whole};
use crate::report::view::{Audience, Data, Report};

/// What tells how to do what a report plans.
const PLAN: &str = "ospo plan";

/// Whom a report is for, beside those who decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Those who lead the programme.
    Lead,
    /// Those who check how it was worked out.
    Audit,
}

pub fn of_assessment(
    assessment: &Assessment,
    advice: &Advice,
    earlier: Earlier,
    (organisation, words): (&Organisation, &BoardWords),
    (reader, audience): (For, Audience),
) -> Report {
    let model = assessment.model;
    let lang = &model.lang;
    let in_full = reader == For::Audit;
    let board = of_board::board(assessment, advice, earlier, organisation, words);
    let mut blocks = vec![Block::Board(Box::new(board))];
    blocks.extend(warnings::warnings(assessment));
    if in_full {
        blocks.push(Block::heading(2, say!(lang, "This round")));
        blocks.push(Block::Facts(facts(assessment)));
        blocks.extend(outlook::needs(assessment, usize::MAX));
    }
    blocks.extend(roadmap::section(assessment, advice, in_full));
    let ladders = ladders::table(assessment, usize::MAX);
    if !ladders.is_empty() {
        blocks.push(Block::heading(2, say!(lang, "The stage of each area")));
        blocks.extend(ladders);
    }
    blocks.push(Block::heading(2, say!(lang, "Areas")));
    blocks.push(meters::of_areas(assessment));
    blocks.push(Block::Radar(Radar::of(assessment, earlier.assessment)));
    blocks.extend(earlier.history.into_iter().flat_map(of_history::section));
    blocks.extend(annex::not_agreed(assessment));
    if in_full {
        blocks.extend(found::section(assessment));
    }
    blocks.extend(annex::claims(assessment));
    blocks.extend(annex::of_items(assessment, in_full));
    blocks.extend(annex::of_topics(assessment, in_full));
    if advice.figures {
        blocks.extend(published::section(assessment, &advice.guidance));
    }
    blocks.extend(
        advice
            .pooled
            .iter()
            .flat_map(|pooled| pooled::section(model, advice.guidance.guide, pooled)),
    );
    let ending =
        if in_full { basis(assessment, advice, &mut blocks) } else { end(model, &mut blocks) };
    let data = || Data::of_assessment(assessment, advice, earlier);
    Report::of(assessment, blocks, audience, data).ending(ending)
}

/// Adds what all of it rests on.
fn basis(assessment: &Assessment, advice: &Advice, blocks: &mut Vec<Block>) -> Ending {
    let (model, guidance) = (assessment.model, &advice.guidance);
    let lang = &model.lang;
    blocks.push(Block::Rule);
    blocks.extend(others::examples(assessment, guidance));
    blocks.extend(others::communities(assessment, guidance));
    blocks.extend(profile::section(lang, guidance));
    blocks.extend(wanted::of_wishes(assessment));
    blocks.push(Block::heading(2, say!(lang, "The sums")));
    blocks.extend(of_score::sums(assessment).into_iter().map(one_lower));
    blocks.extend(method_note::of_model(model));
    let quoted = quoted(assessment, advice);
    ending::of(model, blocks, Some((guidance.guide, &quoted)), Some(PLAN.to_owned()))
}

fn one_lower(block: Block) -> Block {
    match block {
        Block::Heading { level, text } => Block::Heading { level: level + 1, text },
        other => other,
    }
}

/// Adds the line that the licence of the texts asks for, and where to read on.
fn end(model: &Model, blocks: &mut Vec<Block>) -> Ending {
    let command = Line::default().code("ospo report --for audit");
    let on = said!(&model.lang, "{command} adds the method, the sums and the sources.", command);
    let from = blocks.len();
    blocks.extend([Block::Rule, Block::sentence(on.clone())]);
    Ending { from, brief: vec![terms::brief_attribution(model), on], next: Some(PLAN.to_owned()) }
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

fn facts(assessment: &Assessment) -> Vec<Fact> {
    let (model, sheet, card) = (assessment.model, &assessment.sheet, &assessment.scorecard);
    let lang = &model.lang;
    let mut facts = vec![
        Fact::new(say!(lang, "Date"), sheet.date.to_string()),
        whole::standing_fact(assessment),
    ];
    facts.extend(whole::fact(assessment).filter(|_| model.method.ladder.is_some()));
    let reached = summary::reached(assessment).map(|stage| summary::stage_of(model, stage.number));
    if card.overall.counts() && card.ladder.is_some() {
        facts.push(Fact::new(
            say!(lang, "Stage reached"),
            match reached {
                Some(stage) => Line::default().strong(stage),
                None => Line::from(say!(lang, "none holds yet")),
            },
        ));
    }
    if card.possible() != card.reached()
        && let Some(possible) = card.possible()
    {
        let possible = summary::stage_of(model, possible);
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
    facts.extend(found::brief(assessment).map(|found| Fact::new(say!(lang, "Found"), found)));
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
