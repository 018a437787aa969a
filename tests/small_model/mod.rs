//! Small models and their sheets, written as a user would write them and read by the real parsers.

#![allow(dead_code, reason = "each test file uses the part that it needs")]

use std::fmt::Write;

use ospo::answers::{self, Sheet};
use ospo::checklist;
use ospo::model::Model;
use ospo::organisation::{self, Wanted};
use ospo::problem::SourceFile;
use ospo::score::{self, Fraction, Lack, Narrowed, Range, Scorecard, StageScore, Why, to_target};

/// The scale of the default model.
pub(crate) const PRACTICE: [(&str, u32); 5] =
    [("absent", 0), ("ad-hoc", 25), ("repeatable", 50), ("established", 75), ("measured", 100)];

pub(crate) fn file(path: &str, text: impl Into<String>) -> SourceFile {
    SourceFile::new(path, text)
}

/// The levels of a scale with what they are worth, under its name.
pub(crate) type Scales<'a> = [(&'a str, Vec<(String, u32)>)];

/// The head of a model whose stages need a percent.
pub(crate) fn header(pass: u32, floor: &str, scales: &Scales) -> String {
    header_of(&format!("pass: {pass}, floor: {floor}"), scales)
}

/// `model.yaml` with areas `area-0` to `area-3`; a scale is its name and its levels.
pub(crate) fn header_of(method: &str, scales: &Scales) -> String {
    let mut yaml = format!(
        "format: ospo/model/1\nid: small\ntitle: Small\nversion: \"1.0\"\n\
         source: {{ name: Ours, licence: CC0 }}\n\
         method: {{ kind: cumulative, {method} }}\nareas:\n"
    );
    for area in 0..4 {
        writeln!(yaml, "  - {{ id: area-{area}, title: Area {area} }}").unwrap();
    }
    yaml.push_str("scales:\n");
    for (id, levels) in scales {
        writeln!(yaml, "  - id: {id}\n    levels:").unwrap();
        for (level, credit) in levels {
            writeln!(yaml, "      - {{ id: {level}, label: {level}, credit: {credit} }}").unwrap();
        }
    }
    yaml
}

/// One item of a stage file; `rest` is more fields of it, such as `weight: 2`.
pub(crate) fn item(id: &str, area: &str, levels: &[(String, u32)], rest: &[String]) -> String {
    let mut yaml = format!("  - id: {id}\n    area: {area}\n    ask: What of {id}?\n    levels:\n");
    for (level, _) in levels {
        writeln!(yaml, "      {level}: One sees {level}.").unwrap();
    }
    for field in rest {
        writeln!(yaml, "    {field}").unwrap();
    }
    yaml
}

/// The head of a stage file.
pub(crate) fn stage(number: usize) -> String {
    format!("stage: {number}\ntitle: Stage {number}\nsummary: Number {number}.\nitems:\n")
}

pub(crate) fn practice() -> Vec<(String, u32)> {
    PRACTICE.iter().map(|(id, credit)| ((*id).to_owned(), *credit)).collect()
}

/// A model on the scale `practice`, pass 75, floor `repeatable`: a weight for each item of each stage.
/// The items are `s1-1`, `s1-2`, …; the nth of each stage belongs to `area-n`.
pub(crate) fn weighted(stages: &[&[u32]]) -> Model {
    weighted_by("pass: 75, floor: repeatable", stages)
}

/// The same with another method.
pub(crate) fn weighted_by(method: &str, stages: &[&[u32]]) -> Model {
    let mut files = vec![file("model.yaml", header_of(method, &[("practice", practice())]))];
    for (weights, number) in stages.iter().zip(1..) {
        let mut yaml = stage(number);
        for (weight, nth) in weights.iter().zip(1..) {
            let (id, area) = (format!("s{number}-{nth}"), format!("area-{}", nth % 4));
            yaml += &item(&id, &area, &practice(), &[format!("weight: {weight}")]);
        }
        files.push(file(&format!("stage-{number}.yaml"), yaml));
    }
    checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Reads a sheet with these lines as its answers.
pub(crate) fn sheet(model: &Model, answers: &str) -> Sheet {
    let text = format!(
        "format: ospo/sheet/1\nmodel: {{ id: {}, version: \"1.0\" }}\nsubject: Acme\n\
         date: 2026-11-22\nanswers:\n{answers}",
        model.id
    );
    let file = file("sheet.yaml", text);
    let read = answers::parse(&file).and_then(|draft| draft.bind(model));
    read.unwrap_or_else(|problems| panic!("{problems}")).sheet
}

/// Reads the answers of each stage from one letter an item: `a`bsent, ad-`h`oc, `d` repeatable,
/// `p` established, `m`easured, `?` unknown, `x` not applicable, `-` unanswered; a capital one is at
/// least that level.
pub(crate) fn lettered(model: &Model, stages: &[&str]) -> Sheet {
    let mut yaml = String::new();
    for (letters, number) in stages.iter().zip(1..) {
        for (letter, nth) in letters.chars().zip(1..) {
            let answer = match letter {
                'a' => "absent",
                'h' => "ad-hoc",
                'd' => "repeatable",
                'p' => "established",
                'm' => "measured",
                'H' => "at least ad-hoc",
                'D' => "at least repeatable",
                'P' => "at least established",
                '?' => "unknown",
                'x' => "{ answer: not-applicable, reason: Not ours. }",
                '-' => continue,
                other => panic!("no answer is written {other}"),
            };
            writeln!(yaml, "  s{number}-{nth}: {answer}").unwrap();
        }
    }
    sheet(model, &yaml)
}

/// Scores letters on a model where every item weighs 1.
pub(crate) fn scored(stages: &[&str]) -> (Model, Scorecard) {
    let weights: Vec<Vec<u32>> = stages.iter().map(|letters| vec![1; letters.len()]).collect();
    let weights: Vec<&[u32]> = weights.iter().map(Vec::as_slice).collect();
    let model = weighted(&weights);
    let card = score::score(&model, &lettered(&model, stages), &Narrowed::default());
    (model, card)
}

/// Every figure of a scorecard, a line for each stage.
pub(crate) fn told(model: &Model, card: &Scorecard) -> String {
    let mut told = format!(
        "reached {}, possible {}",
        card.reached().unwrap_or(0),
        card.possible().unwrap_or(0)
    );
    if let Some(next) = card.next() {
        write!(
            told,
            ", next {next} at {} %",
            shown(card.progress(model.method.ladder.as_ref().unwrap()))
        )
        .unwrap();
    }
    let coverage = card.coverage;
    write!(told, "; {} of {} answered", coverage.answered, coverage.applicable()).unwrap();
    for stage in &card.stages {
        write!(told, "\n{}: {}{}", stage.number, percents(&stage.range), gate(model, stage))
            .unwrap();
    }
    match card.index() {
        None => told.push_str("\nindex –"),
        Some(index) => {
            let (worst, answered, best) =
                (index.worst.short(), index.answered.short(), index.best.short());
            let of = card.stages.len();
            write!(told, "\nindex {worst} {answered} {best} of {of}").unwrap();
        }
    }
    told
}

pub(crate) fn percents(range: &Range) -> String {
    let [worst, answered, best] =
        [range.worst(), range.answered(), range.best()].map(|percent| shown(percent.cloned()));
    format!("{worst} {answered} {best}")
}

fn gate(model: &Model, stage: &StageScore) -> String {
    let mut told = match (stage.passes(), stage.could_pass()) {
        (true, _) => ", passes".to_owned(),
        (false, true) => ", may pass".to_owned(),
        (false, false) => ", fails".to_owned(),
    };
    for blocker in stage.blockers() {
        let why = match blocker.why {
            Why::BelowFloor => "below floor",
            Why::Open => "open",
            Why::NotAgreed => "not agreed",
            Why::Claimed => "claimed",
            Why::AtLeast => "at least",
        };
        write!(told, ", {} {why}", blocker.item).unwrap();
    }
    told + &lack(model, stage)
}

/// What a stage is short of on the whole.
pub(crate) fn lack(model: &Model, stage: &StageScore) -> String {
    match stage.short_by(model.method.ladder.as_ref().unwrap()) {
        Some(Lack::Points(points)) => format!(", short by {}", points.short()),
        Some(Lack::InPlace(more)) => format!(", needs {more} more in place"),
        None => String::new(),
    }
}

pub(crate) fn shown(percent: Option<Fraction>) -> String {
    percent.map_or("–".to_owned(), |percent| percent.short())
}

/// What an `ospo.yaml` wants, and the sum of what is missing for it.
pub(crate) fn wanting(model: &Model, yaml: &str, letters: &[&str]) -> (Wanted, String) {
    let file = file("ospo.yaml", yaml);
    let target = organisation::parse(&file).unwrap().target.unwrap();
    let wanted = target.wanted(&file, model).unwrap_or_else(|problems| panic!("{problems}"));
    let card = score::score(model, &lettered(model, letters), &Narrowed::default());
    let sum = to_target(&card, &wanted);
    let told = format!(
        "{} of {} missing, {} %",
        sum.gap.short(),
        sum.target.short(),
        shown(sum.percent())
    );
    (wanted, told)
}
