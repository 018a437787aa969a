//! The figures over all stages, written out: stage, progress, index, coverage, target.

use crate::insight::Assessment;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Table;
use crate::report::figure;
use crate::report::sums;
use crate::report::sums::Case;
use crate::report::wanted;
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
    let worst = card.stage(next).map(|stage| stage.range.worst());
    let pass = assessment.model.method.pass();
    let exact = worst.and_then(|worst| worst.percent()?.times(100, pass));
    let (Some(worst), Some(exact), Some(shown)) =
        (worst, exact, card.progress(&assessment.model.method))
    else {
        return figure::NONE.to_owned();
    };
    let (earned, possible) = (worst.earned, worst.possible);
    let sum = format!(
        "({earned} ÷ {possible}) ÷ ({pass} ÷ 100) = {} %",
        exact.short()
    );
    if exact == shown {
        sum
    } else {
        let shown = shown.short();
        format!("{sum}; shown as {shown} %, because the stage does not pass yet")
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
        four_decimals(value),
        value.one_decimal()
    )
}

/// Returns `2.0458`: enough to see how one decimal comes about.
fn four_decimals(value: &Fraction) -> String {
    let scaled = value
        .times(100, 1)
        .map_or(0, |hundredfold| hundredfold.hundredths());
    let (whole, part) = (scaled / 10_000, scaled % 10_000);
    let decimals = format!("{whole}.{part:04}");
    decimals
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
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
    let (Some(sum), Some(wanted)) = (wanted::sum(assessment), &assessment.wanted) else {
        return Vec::new();
    };
    let head = vec![
        Column::words("Practice"),
        Column::number("Wanted"),
        Column::number("Worth"),
        Column::number("Missing"),
    ];
    let items = assessment.model.items_and_topics();
    let rows = items.filter_map(|item| {
        let target = wanted.credits.get(&item.id)?.hundredths();
        let credit = match &assessment.scorecard.item(&item.id)?.state {
            State::Answered { credit, .. } => credit.hundredths(),
            State::Unknown | State::Unanswered => 0,
            State::NotApplicable { .. } => return None,
        };
        let numbers = [target, credit, target.saturating_sub(credit)];
        let mut row = vec![Line::from(item.title.as_str())];
        row.extend(numbers.map(|number| Line::from(number.to_string())));
        Some(row)
    });
    let rows = rows.collect();
    vec![
        Block::heading(2, "Target"),
        Block::Table(Table { head, rows }),
        Block::Facts(vec![Fact::new("To target", sum)]),
    ]
}
