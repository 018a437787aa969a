//! What a report rests on: each question with its answer, what shows it, and what comes next.

use crate::answers::Answer;
use crate::insight::Assessment;
use crate::model::Item;
use crate::model::Stage;
use crate::report::again;
use crate::report::chart::Heat;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Table;
use crate::report::document::Tone;
use crate::report::figure;
use crate::report::meters;
use crate::report::words;
use crate::score::ItemScore;
use crate::score::State;
use crate::text;

/// All staged items: a table to skim, then each by itself.
pub(super) fn of_items(assessment: &Assessment) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(2, "Answers at a glance"),
        Block::Heat(Heat::of(assessment)),
        table(assessment),
    ];
    for stage in assessment.model.staged() {
        blocks.push(Block::heading(
            2,
            format!("Stage {}: {}", stage.number, stage.title),
        ));
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
    assessment
        .items()
        .filter(|(item, ..)| stage.items.iter().any(|own| own.id == item.id))
}

fn table(assessment: &Assessment) -> Block {
    let head = vec![
        Column::number("Stage"),
        Column::words("Practice"),
        Column::words("Answer"),
        Column::number("Worth"),
        Column::number("Evidence"),
    ];
    let mut rows = Vec::new();
    for stage in assessment.model.staged() {
        for (item, score, answer) in items_of(assessment, stage) {
            let worth = match &score.state {
                State::Answered { credit, .. } => credit.hundredths().to_string(),
                _ => figure::NONE.to_owned(),
            };
            let evidence = match answer.map_or(0, |answer| answer.evidence.len()) {
                0 => figure::NONE.to_owned(),
                number => number.to_string(),
            };
            rows.push(vec![
                Line::from(stage.number.to_string()),
                Line::from(item.title.as_str()),
                words::answer(item, &score.state),
                Line::from(worth),
                Line::from(evidence),
            ]);
        }
    }
    Block::Table(Table { head, rows })
}

fn entry(
    assessment: &Assessment,
    item: &Item,
    score: &ItemScore,
    answer: Option<&Answer>,
) -> [Block; 2] {
    let mut facts = vec![
        Fact::new("Question", item.ask.as_str()),
        Fact::new("Answer", answered(item, score, answer)),
    ];
    facts.extend(again::facts(assessment, item));
    if let State::NotApplicable { reason } = &score.state {
        facts.push(Fact::new("Reason", words::linked(reason)));
    }
    if let Some(note) = answer.and_then(|answer| answer.note.as_deref()) {
        facts.push(Fact::new("Note", words::linked(note)));
    }
    if let Some(answer) = answer {
        facts.extend(
            words::evidence(answer, assessment.sheet.date).map(|line| Fact::new("Evidence", line)),
        );
    }
    let bare = answer.is_none_or(|answer| answer.evidence.is_empty());
    if bare && is_strong(&score.state, assessment.model.method.pass()) {
        let none = Line::default().toned(Tone::Quiet, "No evidence is given.");
        facts.push(Fact::new("Evidence", none));
    }
    if let Some(next) = next(item, &score.state) {
        facts.push(Fact::new("Next", next));
    }
    if score.weight != 1 {
        facts.push(Fact::new("Weight", words::weight(score.weight)));
    }
    [Block::heading(3, item.title.as_str()), Block::Facts(facts)]
}

/// Says whether an answer is worth the pass mark, so that a reader may ask what shows it.
fn is_strong(state: &State, pass: u64) -> bool {
    matches!(state, State::Answered { credit, .. } if credit.hundredths() >= pass)
}

fn answered(item: &Item, score: &ItemScore, answer: Option<&Answer>) -> Line {
    let mut line = match &score.state {
        State::Answered { level, .. } => {
            let label = words::level_label(item, &score.state).unwrap_or_default();
            let line = Line::default().strong(label);
            match item.anchor(level) {
                Some(anchor) => line.text(format!(": {anchor}")),
                None => line,
            }
        }
        state => words::answer(item, state),
    };
    let confidence = answer.and_then(|answer| answer.confidence);
    let confidence = confidence.map(|confidence| format!("{} confidence", confidence.as_str()));
    let day = answer
        .and_then(|answer| answer.answered)
        .map(|day| format!("answered {day}"));
    let aside: Vec<String> = confidence.into_iter().chain(day).collect();
    if !aside.is_empty() {
        line = line.toned(Tone::Quiet, format!(" ({})", aside.join(", ")));
    }
    line
}

fn next(item: &Item, state: &State) -> Option<Line> {
    let State::Answered { level, .. } = state else {
        return None;
    };
    let (to, step) = item.next_level(Some(level))?;
    let what = step.next.as_deref()?;
    let line = Line::from(format!("To {}", to.label));
    Some(words::effort(line, step.effort).text(format!(": {what}")))
}

/// The topics in a profile of their own; those that were answered also by themselves.
pub(super) fn of_topics(assessment: &Assessment) -> Vec<Block> {
    let number = assessment.model.topics.len();
    if number == 0 {
        return Vec::new();
    }
    let mut blocks = vec![
        Block::heading(2, "Topics outside the stages"),
        Block::Paragraph(vec![Line::from(
            "These stand by themselves: no answer here changes a stage, an area or the index.",
        )]),
    ];
    let answered = || {
        assessment
            .topics()
            .filter(|(_, score, _)| score.state != State::Unanswered)
    };
    if answered().next().is_none() {
        let none = format!(
            "None of the {} has been answered; ",
            text::count(number, "topic")
        );
        let how = Line::from(none).code("ospo assess --topics");
        let them = if number == 1 { "it" } else { "them" };
        blocks.push(Block::sentence(how.text(format!(" asks {them}."))));
        return blocks;
    }
    blocks.push(meters::of_topics(assessment));
    let open = number - answered().count();
    if open > 0 {
        let all = text::count(number, "topic");
        blocks.push(Block::sentence(format!("Not answered: {open} of {all}.")));
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
