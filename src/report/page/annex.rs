//! What a report rests on: each question with its answer, what shows it, and what comes next.

use crate::answers::{Answer, Confidence};
use crate::insight::Assessment;
use crate::lang::{Lang, say, say_of};
use crate::model::{Item, Model, Part, PartOf};
use crate::report::common::{again, estimate, found, meters, terms};
use crate::report::document::block::{Answered, Answers, Block, Fact};
use crate::report::document::line::{Line, Tone, said, said_of};
use crate::report::page::squares;
use crate::score::{ItemScore, State, WhyBounds};

/// What was answered to each practice, stage by stage.
pub(crate) fn of_items(assessment: &Assessment, in_full: bool) -> Vec<Block> {
    let lang = &assessment.model.lang;
    let mut blocks = vec![Block::heading(2, say!(lang, "Answers"))];
    if assessment.model.method.ladder.is_some() {
        blocks.push(squares::of_areas(assessment));
    }
    let items: Vec<_> = assessment.items().collect();
    for part in assessment.model.parts() {
        blocks.push(Block::heading(3, heading(assessment.model, &part)));
        if let (PartOf::Stage(stage), true) = (part.of, in_full) {
            blocks.push(Block::sentence(stage.summary.as_str()));
        }
        let is_of_part = |item: &Item| part.items.iter().any(|own| own.id == item.id);
        let of_part = items.iter().filter(|(item, ..)| is_of_part(item));
        let entries =
            of_part.map(|(item, score, answer)| entry(assessment, item, score, *answer, in_full));
        blocks.push(answers(assessment, entries.collect(), in_full.then_some(4)));
    }
    blocks
}

/// Returns `Stage 1: Title`, or the title of an area behind that of its section.
fn heading(model: &Model, part: &Part) -> String {
    let lang = &model.lang;
    match part.of {
        PartOf::Stage(stage) => {
            say!(lang, "Stage {stage}", stage = terms::stage(model, stage.number))
        }
        PartOf::Area { area, section: None } => area.title.clone(),
        PartOf::Area { area, section: Some(section) } => lang.named(&section.title, &area.title),
    }
}

fn answers(assessment: &Assessment, entries: Vec<Answered>, in_full: Option<u8>) -> Block {
    Block::Answers(Answers { entries, in_full, lang: assessment.model.lang.clone() })
}

fn entry(
    assessment: &Assessment,
    item: &Item,
    score: &ItemScore,
    answer: Option<&Answer>,
    in_full: bool,
) -> Answered {
    let lang = &assessment.model.lang;
    let mut level = terms::answer(lang, item, score);
    if let State::NotApplicable { reason } = &score.state {
        level =
            said!(lang, "{action}. {sentence}", action = level, sentence = terms::linked(reason));
    }
    let is_claim = assessment.is_claim(item, answer);
    let evidence = match answer.map_or(0, |answer| answer.evidence.len()) {
        0 if is_claim => say!(lang, "no evidence"),
        0 => String::new(),
        number => say!(lang, "evidence: {n}", n = number),
    };
    let facts = facts(assessment, item, (score, answer), in_full);
    let control = assessment.model.control(item).map(str::to_owned);
    Answered { of: squares::marked(lang, item, score), control, level, evidence, facts }
}

/// Returns what stands behind the line of an answer; nothing where the line says all.
fn facts(
    assessment: &Assessment,
    item: &Item,
    (score, answer): (&ItemScore, Option<&Answer>),
    in_full: bool,
) -> Vec<Fact> {
    let lang = &assessment.model.lang;
    let mut facts = again::facts(assessment, item);
    facts.extend(found::facts(assessment, item, in_full));
    if let State::NotApplicable { reason } = &score.state {
        let decision = answer.and_then(|answer| terms::decision(lang, &answer.decision));
        let reason = decision.map(|decision| {
            let reason = Fact::new(say!(lang, "Reason"), terms::linked(reason));
            [reason, Fact::new(say!(lang, "Decision"), decision)]
        });
        facts.extend(reason.into_iter().flatten());
    }
    if let Some(note) = answer.and_then(|answer| answer.note.as_deref()) {
        facts.push(Fact::new(say!(lang, "Note"), terms::linked(note)));
    }
    if let Some(answer) = answer {
        let evidence = terms::evidence(lang, answer, assessment.sheet.date);
        facts.extend(evidence.map(|line| Fact::new(say!(lang, "Evidence"), line)));
    }
    let tells = score.bounds.as_ref().is_some_and(|bounds| bounds.why != WhyBounds::Open);
    if facts.is_empty() && !tells && score.state != State::Unknown {
        return facts;
    }
    if assessment.is_claim(item, answer) && answer.is_some_and(|one| one.evidence.is_empty()) {
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
    let asked = [
        Fact::new(say!(lang, "Question"), item.ask.as_str()),
        Fact::new(say!(lang, "Answer"), answered(lang, item, score, answer)),
    ];
    asked.into_iter().chain(facts).collect()
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

/// What respondents see otherwise and nobody has settled; nothing where they agree.
pub(crate) fn not_agreed(assessment: &Assessment) -> Vec<Block> {
    let lang = &assessment.model.lang;
    let open = assessment.round.iter().flat_map(|round| &round.not_agreed);
    let lines = open.filter_map(|id| {
        let (item, score) = assessment.scores().find(|(item, _)| item.id == *id)?;
        let told = terms::answer(lang, item, score);
        let told = match found::against(assessment, item) {
            Some(sides) => told.text(lang.semicolon()).then(sides),
            None => told,
        };
        Some(line(lang, item.title.as_str(), told))
    });
    Block::section(say!(lang, "Not agreed"), lines)
}

/// The answers that call for evidence and have none.
pub(crate) fn claims(assessment: &Assessment) -> Vec<Block> {
    let lang = &assessment.model.lang;
    let claimed = assessment.items().filter(|(item, _, answer)| assessment.is_claim(item, *answer));
    let lines = claimed.map(|(item, score, _)| {
        let told = terms::answer(lang, item, score);
        let shown_by = lang.in_a_row(&item.evidence);
        let shown_by = say!(lang, "What would show it: {evidence}.", evidence = shown_by);
        let shown_by = Line::default().toned(Tone::Quiet, shown_by);
        let told = if item.evidence.is_empty() {
            told
        } else {
            said!(lang, "{action}. {sentence}", action = told, sentence = shown_by)
        };
        line(lang, &item.title, told)
    });
    Block::section(say!(lang, "Claims without evidence"), lines)
}

fn line(lang: &Lang, title: &str, told: Line) -> Line {
    Line::default().strong(title).text(lang.colon()).then(told)
}

/// The topics in a profile of their own; those that were answered also by themselves.
pub(crate) fn of_topics(assessment: &Assessment, in_full: bool) -> Vec<Block> {
    let (lang, number) = (&assessment.model.lang, assessment.model.topics.len());
    if number == 0 {
        return Vec::new();
    }
    let method = &assessment.model.method;
    let has_index = method.one_ladder().is_some() && method.shown.is_none();
    let [heading, sentence] = match &method.ladder {
        Some(_) if has_index => [
            say!(lang, "Topics outside the stages"),
            say!(
                lang,
                "These stand by themselves: no answer here changes a stage, an area or the index."
            ),
        ],
        Some(_) => [
            say!(lang, "Topics outside the stages"),
            say!(lang, "These stand by themselves: no answer here changes a stage or a figure."),
        ],
        None => [
            say!(lang, "Topics beside the areas"),
            say!(lang, "These stand by themselves: no answer here changes a figure."),
        ],
    };
    let mut blocks = vec![Block::heading(2, heading), Block::sentence(sentence)];
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
    let entries =
        known.map(|(item, score, answer)| entry(assessment, item, score, answer, in_full));
    blocks.push(answers(assessment, entries.collect(), in_full.then_some(3)));
    blocks
}
