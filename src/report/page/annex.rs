//! What a report rests on: each question with its answer, what shows it, and what comes next.

use crate::answers::{Answer, Confidence};
use crate::insight::Assessment;
use crate::lang::{Lang, say, say_of};
use crate::model::{Item, Stage};
use crate::report::common::{again, estimate, meters, terms};
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::figure;
use crate::report::document::heat::Heat;
use crate::report::document::line::{Line, Tone, said, said_of};
use crate::report::standing::{summary, sums};
use crate::score::{self, ItemScore, State, WhyBounds};

/// All staged items: a table to skim, then each by itself.
pub(crate) fn of_items(assessment: &Assessment) -> Vec<Block> {
    let lang = &assessment.model.lang;
    let mut blocks = vec![
        Block::heading(2, say!(lang, "Answers at a glance")),
        Block::Heat(Heat::of(assessment)),
        table(assessment),
    ];
    for stage in assessment.model.staged() {
        let stage_name = terms::stage(assessment.model, stage.number);
        blocks.push(Block::heading(2, say!(lang, "Stage {stage}", stage = stage_name)));
        blocks.push(Block::sentence(stage.summary.as_str()));
        for (item, score, answer) in items_of(assessment, stage) {
            blocks.extend(entry(assessment, item, score, answer));
        }
    }
    blocks
}

fn items_of<'a, 'm>(
    assessment: &'a Assessment<'m>,
    stage: &'a Stage,
) -> impl Iterator<Item = (&'m Item, &'a ItemScore, Option<&'a Answer>)> {
    assessment.items().filter(|(item, ..)| stage.items.iter().any(|own| own.id == item.id))
}

fn table(assessment: &Assessment) -> Block {
    let lang = &assessment.model.lang;
    let head = vec![
        Column::number(say!(lang, "Stage")),
        Column::words(say!(lang, "Practice")),
        Column::words(say!(lang, "Answer")),
        Column::number(say!(lang, "Worth")),
        Column::number(say!(lang, "Evidence")),
    ];
    let mut rows = Vec::new();
    for stage in assessment.model.staged() {
        for (item, score, answer) in items_of(assessment, stage) {
            let worth = score.bounds.as_ref().filter(|bounds| bounds.why != WhyBounds::Open);
            let worth = worth.map_or_else(|| figure::NONE.to_owned(), sums::worth);
            let evidence = match answer.map_or(0, |answer| answer.evidence.len()) {
                0 => figure::NONE.to_owned(),
                number => number.to_string(),
            };
            rows.push(vec![
                Line::from(stage.number.to_string()),
                Line::from(item.title.as_str()),
                terms::answer(lang, item, score),
                Line::from(worth),
                Line::from(evidence),
            ]);
        }
    }
    Block::table(head, rows)
}

fn entry(
    assessment: &Assessment,
    item: &Item,
    score: &ItemScore,
    answer: Option<&Answer>,
) -> [Block; 2] {
    let lang = &assessment.model.lang;
    let mut facts = vec![
        Fact::new(say!(lang, "Question"), item.ask.as_str()),
        Fact::new(say!(lang, "Answer"), answered(lang, item, score, answer)),
    ];
    facts.extend(again::facts(assessment, item));
    if let State::NotApplicable { reason } = &score.state {
        facts.push(Fact::new(say!(lang, "Reason"), terms::linked(reason)));
        let decision = answer.and_then(|answer| terms::decision(lang, &answer.decision));
        facts.extend(decision.map(|decision| Fact::new(say!(lang, "Decision"), decision)));
    }
    if let Some(note) = answer.and_then(|answer| answer.note.as_deref()) {
        facts.push(Fact::new(say!(lang, "Note"), terms::linked(note)));
    }
    if let Some(answer) = answer {
        let evidence = terms::evidence(lang, answer, assessment.sheet.date);
        facts.extend(evidence.map(|line| Fact::new(say!(lang, "Evidence"), line)));
    }
    if answer.is_some_and(|answer| score::is_claim(item, answer)) {
        let none = Line::default().toned(Tone::Quiet, say!(lang, "No evidence is given."));
        facts.push(Fact::new(say!(lang, "Evidence"), none));
    }
    if let Some(next) = next(assessment, item, &score.state) {
        facts.push(Fact::new(say!(lang, "Next"), next));
    }
    if score.weight != 1 {
        let weight = terms::weight(lang, score.weight);
        facts.push(Fact::new(say!(lang, "Weight"), weight));
    }
    [Block::heading(3, item.title.as_str()), Block::Facts(facts)]
}

fn answered(lang: &Lang, item: &Item, score: &ItemScore, answer: Option<&Answer>) -> Line {
    let mut line = match &score.state {
        _ if score.narrowed().is_some() => terms::answer(lang, item, score),
        State::Answered { level, .. } => {
            let label = terms::level_label(item, &score.state).unwrap_or_default();
            let line = Line::default().strong(label);
            match item.anchor(level) {
                Some(anchor) => line.text(lang.colon()).text(anchor),
                None => line,
            }
        }
        State::Unknown | State::NotApplicable { .. } | State::Unanswered => {
            terms::answer(lang, item, score)
        }
    };
    let confidence = answer.and_then(|answer| answer.confidence);
    let confidence = confidence.map(|confidence| match confidence {
        Confidence::Low => say!(lang, "low confidence"),
        Confidence::Medium => say!(lang, "medium confidence"),
        Confidence::High => say!(lang, "high confidence"),
    });
    let day =
        answer.and_then(|answer| answer.answered).map(|day| say!(lang, "answered {day}", day));
    let estimate = answer.filter(|answer| answer.estimate).map(|_| estimate::sign(lang));
    let aside: Vec<String> = confidence.into_iter().chain(estimate).chain(day).collect();
    if !aside.is_empty() {
        line = line.toned(Tone::Quiet, lang.aside(lang.in_a_row(aside)));
    }
    line
}

fn next(assessment: &Assessment, item: &Item, state: &State) -> Option<Line> {
    let lang = &assessment.model.lang;
    let State::Answered { level, .. } = state else {
        return None;
    };
    let (to, step) = item.next_level(Some(level))?;
    let what = terms::step(lang, step.next.as_ref()?);
    let effort = step.effort.map(|effort| assessment.effort_scale().of(effort));
    let level = terms::effort(lang, Line::from(to.label.as_str()), effort);
    Some(said!(lang, "To {level}: {what}", level, what))
}

/// The figures beside what is counted: the index, and the percent of each stage.
pub(crate) fn of_figures(assessment: &Assessment) -> [Block; 2] {
    let (lang, card) = (&assessment.model.lang, &assessment.scorecard);
    let pass = assessment.model.method.ladder.needs.percent();
    let mut facts = vec![Fact::new(say!(lang, "Index"), summary::index(assessment))];
    facts.extend(card.stages.iter().map(|score| {
        let stage = terms::stage(assessment.model, score.number);
        let percent = figure::of_range(lang, score.range, pass);
        Fact::new(say!(lang, "Stage {stage}", stage), percent)
    }));
    facts.push(Fact::new(
        say!(lang, "All stages together"),
        figure::of_range(lang, card.overall, None),
    ));
    [Block::heading(2, say!(lang, "Index and percents")), Block::Facts(facts)]
}

/// The topics in a profile of their own; those that were answered also by themselves.
pub(crate) fn of_topics(assessment: &Assessment) -> Vec<Block> {
    let (lang, number) = (&assessment.model.lang, assessment.model.topics.len());
    if number == 0 {
        return Vec::new();
    }
    let mut blocks = vec![
        Block::heading(2, say!(lang, "Topics outside the stages")),
        Block::sentence(say!(
            lang,
            "These stand by themselves: no answer here changes a stage, an area or the index."
        )),
    ];
    let answered = || assessment.topics().filter(|(_, score, _)| score.state != State::Unanswered);
    if answered().next().is_none() {
        blocks.push(Block::sentence(said_of!(
            lang,
            number,
            "The one topic has not been answered; {command} asks it.",
            "None of the {n} topics has been answered; {command} asks them.",
            command = Line::default().code("ospo assess --topics")
        )));
        return blocks;
    }
    blocks.push(meters::of_topics(assessment));
    let open = number - answered().count();
    if open > 0 {
        blocks.push(Block::sentence(say_of!(
            lang,
            number,
            "Not answered: {open} of {n} topic.",
            "Not answered: {open} of {n} topics.",
            open
        )));
    }
    let asked_again = |item: &Item| assessment.again(&item.id).is_some();
    let known = assessment
        .topics()
        .filter(|(item, score, _)| score.state != State::Unanswered || asked_again(item));
    for (item, score, answer) in known {
        blocks.extend(entry(assessment, item, score, answer));
    }
    blocks
}
