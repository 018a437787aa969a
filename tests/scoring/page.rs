//! The page about scoring says what the code computes.

use std::fmt::Write;

use ospo::model::{ItemId, LevelId, Model};
use ospo::score::{self, Bounds, Narrowed, Scorecard, StageScore, StageState, Why, WhyBounds};

use crate::small_model::{lack, lettered, shown, wanting, weighted_by};

#[test]
fn every_figure_on_the_page_about_scoring_is_what_the_code_computes() {
    let page = include_str!("../../docs/scoring.md");
    let blocks = page.split("```").skip(1).step_by(2);
    let counted = "floor: repeatable, most: established, share: 2/3";
    let percents = "floor: repeatable, pass: 75";
    let mut examples = [0, 0];
    for block in blocks {
        for (kind, (name, method)) in
            [("example\n", counted), ("percent\n", percents)].iter().enumerate()
        {
            if let Some(example) = block.strip_prefix(name) {
                assert_eq!(done_again(example, method), example);
                examples[kind] += 1;
            }
        }
    }
    assert_eq!(examples, [8, 3], "every example is told from other blocks");
}

/// Takes nothing but the answers and the target out of an example, and writes the rest anew.
fn done_again(example: &str, method: &str) -> String {
    let given: Vec<&str> = lines(example, "stage ").collect();
    let (model, letters, narrowed) = read(&given, method);
    let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
    let card = score::score(&model, &lettered(&model, &letters), &narrowed);
    let mut again = String::new();
    for (given, stage) in given.iter().zip(&card.stages) {
        writeln!(again, "{given}\n  {}", stage_line(&model, stage)).unwrap();
    }
    again += &standing(&model, &card);
    if let Some(line) = lines(example, "to target stage ").next() {
        let stage = line.split_once(':').unwrap().0;
        let number = stage.rsplit(' ').next().unwrap();
        let (_, sum) = wanting(&model, &format!("target: {{ stage: {number} }}\n"), &letters);
        writeln!(again, "{stage}: {}", sum.trim_end_matches(" %")).unwrap();
    }
    again
}

fn lines<'a>(example: &'a str, start: &str) -> impl Iterator<Item = &'a str> {
    example.lines().filter(move |line| line.starts_with(start))
}

/// Builds a model with the weights of the lines, and returns their answers as letters, and between
/// which levels respondents differ.
fn read(given: &[&str], method: &str) -> (Model, Vec<String>, Narrowed) {
    let mut ranges: Vec<(String, LevelId, LevelId)> = Vec::new();
    let mut weights: Vec<Vec<u32>> = Vec::new();
    let mut letters: Vec<String> = Vec::new();
    for line in given {
        let answers = line.split_once(": ").unwrap().1.split(", ");
        let answers: Vec<(&str, u32)> = answers.map(answer_and_weight).collect();
        let answers: Vec<(&str, u32)> = (answers.into_iter().zip(1..))
            .map(|((answer, weight), nth)| match answer.split_once(" to ") {
                Some((low, high)) => {
                    let id = format!("s{}-{nth}", weights.len() + 1);
                    ranges.push((id, LevelId::new(low), LevelId::new(high)));
                    (low, weight)
                }
                None => (answer, weight),
            })
            .collect();
        weights.push(answers.iter().map(|(_, weight)| *weight).collect());
        letters.push(answers.iter().map(|(answer, _)| letter(answer)).collect());
    }
    let weights: Vec<&[u32]> = weights.iter().map(Vec::as_slice).collect();
    let model = weighted_by(method, &weights);
    let mut narrowed = Narrowed::default();
    for (id, low, high) in ranges {
        let scale = &model.item(&ItemId::new(&id)).unwrap().scale;
        let bounds = Bounds::between(scale, &low, &high, WhyBounds::NotAgreed).unwrap();
        narrowed.set(ItemId::new(id), bounds);
    }
    (model, letters, narrowed)
}

fn standing(model: &Model, card: &Scorecard) -> String {
    let mut told = format!(
        "reached {}, possible {}",
        card.reached().unwrap_or(0),
        card.possible().unwrap_or(0)
    );
    if let Some(next) = card.next() {
        let progress = shown(card.progress(model.method.ladder.as_ref().unwrap()));
        write!(told, ", progress to stage {next}: {progress}").unwrap();
    }
    let index = card.index().unwrap();
    let [worst, answered, best] = [index.worst, index.answered, index.best].map(|f| f.short());
    let of = card.stages.len();
    writeln!(told, "\nindex: worst {worst}, answered {answered}, best {best} of {of}").unwrap();
    told
}

fn answer_and_weight(written: &str) -> (&str, u32) {
    match written.split_once(" × ") {
        Some((answer, weight)) => (answer, weight.parse().unwrap()),
        None => (written, 1),
    }
}

fn letter(answer: &str) -> char {
    match answer {
        "absent" => 'a',
        "ad-hoc" => 'h',
        "repeatable" => 'd',
        "established" => 'p',
        "measured" => 'm',
        "unknown" => '?',
        "not applicable" => 'x',
        "unanswered" => '-',
        other => panic!("no answer is written {other}"),
    }
}

fn stage_line(model: &Model, stage: &StageScore) -> String {
    let range = &stage.range;
    if model.method.pass().is_none() {
        return counted_line(model, stage);
    }
    let [worst, answered, best] =
        [range.worst(), range.answered(), range.best()].map(|percent| shown(percent.cloned()));
    let verdict = match (range.counts(), stage.passes(), stage.could_pass()) {
        (false, ..) => "passed through",
        (true, true, _) => "passes",
        (true, false, true) => "may pass",
        (true, false, false) => "does not pass",
    };
    let line = format!("worst {worst}, answered {answered}, best {best}: {verdict}");
    line + &blocked(stage) + &lack(model, stage)
}

fn counted_line(model: &Model, stage: &StageScore) -> String {
    let practices = stage.practices;
    let (worst, best) = (practices.worst.in_place, practices.best.in_place);
    let span = if worst == best { worst.to_string() } else { format!("{worst} to {best}") };
    let (all, partly) = (practices.applicable, practices.worst.partly);
    let said = match stage.state {
        StageState::Holds => "holds",
        StageState::UnderWay => "under way",
        StageState::Begun => "begun",
        StageState::NotBegun => "not begun",
        StageState::Open => "not known",
        StageState::NotApplicable => "not applicable",
    };
    let could_hold = stage.could_pass() && !stage.passes() && stage.state != StageState::Open;
    let could_hold = if could_hold { ", could hold" } else { "" };
    let range = &stage.range;
    let [low, answered, high] =
        [range.worst(), range.answered(), range.best()].map(|percent| shown(percent.cloned()));
    let told = blocked(stage) + &lack(model, stage);
    format!(
        "{span} of {all} in place, {partly} partly: {said}{could_hold}{told}\n  \
         worst {low}, answered {answered}, best {high}"
    )
}

/// The practices that block.
fn blocked(stage: &StageScore) -> String {
    let mut line = String::new();
    for blocker in stage.blockers() {
        let nth = blocker.item.as_str().rsplit('-').next().unwrap();
        let why = match blocker.why {
            Why::BelowFloor => "under the floor",
            Why::Open => "open",
            Why::NotAgreed => "not agreed",
            Why::Claimed => "claimed",
            Why::AtLeast => "at least a level",
        };
        write!(line, ", practice {nth} is {why}").unwrap();
    }
    line
}
