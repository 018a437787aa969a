//! A round: who was asked what, who has answered, on what they do not agree, and what is still out.

use jiff::civil::Date;

use crate::answers::SheetName;
use crate::insight::{Assessment, Invited, MissingRole, RoundFacts, RoundState};
use crate::lang::{Lang, say};
use crate::model::{Item, ItemId, RoleId};
use crate::report::common::{estimate, found, terms};
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};
use crate::report::respondents::round_view_data::RoundViewData;
use crate::report::standing::summary;
use crate::report::view::{Data, Report};
use crate::score::State;

/// Lays out a round that was read; `next` is what to type next.
pub fn of_round(
    assessment: &Assessment,
    people: &[Invited],
    missing: &[MissingRole],
    next: &str,
) -> Report {
    let lang = &assessment.model.lang;
    let Some(round) = &assessment.round else {
        return Report::new(lang, Vec::new(), Data::Nothing);
    };
    let (day, subject) = (round.day.to_string(), &assessment.sheet.subject);
    let mut blocks = vec![
        Block::heading(1, say!(lang, "Round of {day}: {subject}", day, subject)),
        Block::Facts(facts(lang, assessment, round)),
    ];
    blocks.extend(estimate::callout(assessment));
    if !people.is_empty() {
        blocks.push(Block::heading(2, say!(lang, "Respondents")));
        blocks.push(table(assessment, people));
    }
    blocks.extend(not_agreed(assessment, &round.not_agreed));
    let open = open(assessment);
    if !open.is_empty() {
        let titles = open.iter().filter_map(|id| assessment.model.item(id));
        let titles: Vec<&Item> = titles.collect();
        blocks.push(Block::heading(2, say!(lang, "Still out")));
        blocks.push(Block::sentence(terms::titles(lang, &titles)));
    }
    let roles = terms::missing(lang, missing, usize::MAX);
    blocks.extend(
        roles.map(|roles| Block::sentence(say!(lang, "Who could still answer: {roles}.", roles))),
    );
    let next = Line::default().code(next);
    blocks.push(Block::Facts(vec![Fact::new(say!(lang, "Next"), next)]));
    let data = RoundViewData::of(assessment, round, people, &open);
    Report::new(lang, blocks, Data::Round(Box::new(data)))
}

fn facts(lang: &Lang, assessment: &Assessment, round: &RoundFacts) -> Vec<Fact> {
    let state = match round.state {
        RoundState::Open => Line::from(say!(lang, "open")),
        RoundState::Complete => Line::from(say!(lang, "complete: each practice has an answer")),
        RoundState::Closed => summary::closed(lang, round).unwrap_or_default(),
    };
    let mut facts = vec![
        Fact::new(say!(lang, "State"), state),
        Fact::new(say!(lang, "Coverage"), summary::coverage(assessment)),
    ];
    if !round.not_agreed.is_empty() || !round.settled.is_empty() {
        facts.push(Fact::new(say!(lang, "Agreement"), summary::agreed(lang, round)));
    }
    let found = found::brief(assessment);
    facts.extend(found.map(|found| {
        let file = lang.aside(SheetName::gathered(round.day));
        Fact::new(say!(lang, "What programs found"), found.toned(Tone::Quiet, file))
    }));
    facts
}

fn table(assessment: &Assessment, people: &[Invited]) -> Block {
    let (lang, model) = (&assessment.model.lang, assessment.model);
    let head = vec![
        Column::words(say!(lang, "By")),
        Column::words(say!(lang, "Role")),
        Column::words(say!(lang, "Answered")),
        Column::words(say!(lang, "Last")),
        Column::words(say!(lang, "Sheet")),
    ];
    let rows = people.iter().map(|one| {
        let role = one.respondent.as_ref().and_then(|who| who.role.as_deref());
        let role = role.map(|role| model.role_title(&RoleId::new(role)).to_owned());
        let given = say!(lang, "{given} of {asked}", given = one.given, asked = one.asked);
        let given = match one.sheet {
            None => Line::default().toned(Tone::Open, say!(lang, "nothing yet")),
            Some(_) if one.is_out() => Line::default().toned(Tone::Open, given),
            Some(_) => Line::from(given),
        };
        vec![
            Line::from(one.label.as_str()),
            figure::or_none(role.unwrap_or_default()),
            given,
            figure::or_none(one.last.as_ref().map(Date::to_string).unwrap_or_default()),
            figure::or_none(one.sheet.clone().unwrap_or_default()),
        ]
    });
    Block::table(head, rows)
}

/// Returns the items of the stages to which nobody has said anything.
fn open(assessment: &Assessment) -> Vec<ItemId> {
    let open = assessment.items().filter(|(_, score, _)| score.state == State::Unanswered);
    open.map(|(item, ..)| item.id.clone()).collect()
}

/// Names the items that are not agreed, each with the levels between which it lies.
fn not_agreed(assessment: &Assessment, ids: &[ItemId]) -> Vec<Block> {
    let (lang, model) = (&assessment.model.lang, assessment.model);
    let entries = ids.iter().filter_map(|id| {
        let (item, score) = (model.item(id)?, assessment.scorecard.item(id)?);
        let line = Line::default().strong(&item.title).text(lang.colon());
        let line = line.then(terms::answer(lang, item, score));
        Some(match found::against(assessment, item) {
            Some(sides) => line.text(lang.semicolon()).then(sides),
            None => line,
        })
    });
    Block::section(say!(lang, "Not agreed"), entries)
}
