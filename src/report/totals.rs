//! The figures over all stages, written out: stage, progress, index, coverage, target.

use crate::insight::Assessment;
use crate::model::Credit;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Table;
use crate::report::figure;
use crate::report::sums;
use crate::report::sums::Case;
use crate::score::Fraction;
use crate::score::StageScore;
use crate::score::State;

/// The stage reached and possible, the way to the next, and the index.
pub(super) fn of_standing(assessment: &Assessment) -> [Block; 2] {
    let card = &assessment.scorecard;
    let passes = |stage: &StageScore| stage.gate.passes;
    let possible = |stage: &StageScore| stage.gate.possible;
    let mut facts = vec![
        Fact::new("Stage reached", ladder(assessment, card.reached, &passes)),
        Fact::new(
            "Stage possible",
            ladder(assessment, card.possible, &possible),
        ),
    ];
    if let Some(next) = card.next {
        facts.push(Fact::new(
            format!("Progress to stage {next}"),
            progress(assessment, next),
        ));
    }
    for case in Case::ALL {
        facts.push(Fact::new(
            format!("Index, {}", case.title().to_lowercase()),
            index(assessment, case),
        ));
    }
    [Block::heading(2, "Stage and index"), Block::Facts(facts)]
}

fn ladder(assessment: &Assessment, at: u32, passes: &dyn Fn(&StageScore) -> bool) -> String {
    let mut steps = Vec::new();
    for stage in &assessment.scorecard.stages {
        let number = stage.number;
        if !passes(stage) {
            steps.push(format!("{number} does not pass"));
            break;
        }
        let how = if stage.range.counts() {
            "passes"
        } else {
            "is passed through"
        };
        steps.push(format!("{number} {how}"));
    }
    format!("{}: so {at}", steps.join(", "))
}

fn progress(assessment: &Assessment, next: u32) -> String {
    let card = &assessment.scorecard;
    let worst = card
        .stage(next)
        .and_then(|stage| stage.range.worst().percent());
    let (Some(worst), Some(progress)) = (worst, card.progress(&assessment.model.method)) else {
        return figure::NONE.to_owned();
    };
    let pass = assessment.model.method.pass();
    let exact = worst
        .times(100, pass)
        .map(|exact| exact.short())
        .unwrap_or_default();
    let sum = format!("{} ÷ {pass} · 100 = {exact} %", worst.short());
    if exact == progress.short() {
        sum
    } else {
        format!(
            "{sum}; shown as {} %, because the stage does not pass yet",
            progress.short()
        )
    }
}

fn index(assessment: &Assessment, case: Case) -> String {
    let card = &assessment.scorecard;
    let Some(index) = card.index() else {
        return figure::NONE.to_owned();
    };
    let counting: Vec<&StageScore> = card
        .stages
        .iter()
        .filter(|stage| stage.range.counts())
        .collect();
    let terms: Vec<String> = (counting.iter())
        .map(|stage| {
            let points = case.points(stage.range);
            match points.possible {
                0 => "0".to_owned(),
                _ => format!("{} ÷ {}", points.earned, points.possible),
            }
        })
        .collect();
    let value: &Fraction = match case {
        Case::Worst => &index.worst,
        Case::Answered => &index.answered,
        Case::Best => &index.best,
    };
    let (mean_of, scale) = (counting.len(), card.stages.len());
    let sum = terms.join(" + ");
    format!(
        "({sum}) ÷ {mean_of} · {scale} = {} of {scale}, shown as {}",
        value.short(),
        value.one_decimal()
    )
}

/// How much was answered, and all staged items together.
pub(super) fn of_coverage(assessment: &Assessment) -> [Block; 2] {
    let card = &assessment.scorecard;
    let coverage = card.coverage;
    let percent = match coverage.percent() {
        Some(percent) => format!("{} %", percent.short()),
        None => figure::NONE.to_owned(),
    };
    let mut facts = vec![Fact::new(
        "Coverage",
        format!(
            "{} answered ÷ ({} questions − {} not applicable) = {} ÷ {} = {percent}",
            coverage.answered,
            coverage.items,
            coverage.not_applicable,
            coverage.answered,
            coverage.applicable()
        ),
    )];
    let items = card.stages.iter().flat_map(|stage| &stage.items);
    facts.extend(sums::facts(card.overall, items));
    [
        Block::heading(2, "All stages together"),
        Block::Facts(facts),
    ]
}

/// What is wanted of each item, and what is missing; nothing where nothing is wanted.
pub(super) fn of_target(assessment: &Assessment) -> Vec<Block> {
    let (Some(sum), Some(wanted)) = (assessment.to_target(), &assessment.wanted) else {
        return Vec::new();
    };
    let head = vec![
        Column::words("Practice"),
        Column::number("Wanted"),
        Column::number("Worth"),
        Column::number("Missing"),
    ];
    let mut rows = Vec::new();
    for item in assessment.model.items_and_topics() {
        let Some(target) = wanted.credits.get(&item.id) else {
            continue;
        };
        let credit = match assessment
            .scorecard
            .item(&item.id)
            .map(|score| &score.state)
        {
            Some(State::Answered { credit, .. }) => *credit,
            Some(State::Unknown | State::Unanswered) => Credit::NONE,
            Some(State::NotApplicable { .. }) | None => continue,
        };
        let (target, credit) = (target.hundredths(), credit.hundredths());
        let numbers = [target, credit, target.saturating_sub(credit)];
        let mut row = vec![Line::from(item.title.as_str())];
        row.extend(numbers.iter().map(|number| Line::from(number.to_string())));
        rows.push(row);
    }
    let percent = sum
        .percent()
        .map(|percent| percent.short())
        .unwrap_or_default();
    let line = format!("100 % − {} ÷ {} = {percent} %", sum.gap, sum.target);
    vec![
        Block::heading(2, "Target"),
        Block::Table(Table { head, rows }),
        Block::Facts(vec![Fact::new("To target", line)]),
    ]
}
