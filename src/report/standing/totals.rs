//! The figures over all stages, written out: stage, progress, index, coverage, target.

use crate::insight::Assessment;
use crate::lang::{Lang, say};
use crate::model::{Climb, Needs};
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::report::standing::sums::{self, Case};
use crate::report::standing::{summary, wanted};
use crate::score::{self, Fraction, StageScore};

pub(crate) fn of_standing(assessment: &Assessment) -> [Block; 2] {
    let (lang, card) = (&assessment.model.lang, &assessment.scorecard);
    let passes = |stage: &StageScore| stage.gate.passes;
    let possible = |stage: &StageScore| stage.gate.possible;
    let mut facts = vec![
        Fact::new(say!(lang, "Practices"), summary::in_place(assessment)),
        Fact::new(say!(lang, "Stage reached"), ladder(assessment, card.reached, &passes)),
        Fact::new(say!(lang, "Stage possible"), ladder(assessment, card.possible, &possible)),
    ];
    if let Some(next) = card.next {
        facts.push(Fact::new(
            say!(lang, "Progress to stage {next}", next),
            progress(assessment, next),
        ));
    }
    for case in Case::ALL {
        facts.push(Fact::new(index_name(lang, case), index(assessment, case)));
    }
    [Block::heading(2, say!(lang, "Stage and index")), Block::Facts(facts)]
}

fn index_name(lang: &Lang, case: Case) -> String {
    match case {
        Case::Worst => say!(lang, "Index, worst"),
        Case::Answered => say!(lang, "Index, answered"),
        Case::Best => say!(lang, "Index, best"),
    }
}

fn ladder(assessment: &Assessment, at: u32, passes: &dyn Fn(&StageScore) -> bool) -> String {
    let lang = &assessment.model.lang;
    let Climb::Cumulative = assessment.model.method.ladder.climb;
    let mut steps = Vec::new();
    for stage in &assessment.scorecard.stages {
        let number = stage.number;
        if !passes(stage) {
            steps.push(say!(lang, "{number} does not pass", number));
            break;
        }
        steps.push(if stage.range.counts() {
            say!(lang, "{number} passes", number)
        } else {
            say!(lang, "{number} is passed through", number)
        });
    }
    let steps = lang.in_a_row(steps);
    say!(lang, "{steps}: so {at}", steps, at)
}

fn progress(assessment: &Assessment, next: u32) -> String {
    let card = &assessment.scorecard;
    let method = &assessment.model.method;
    let worked_out = card.stage(next).and_then(|stage| match &method.ladder.needs {
        Needs::Percent(pass) => {
            let worst = stage.range.worst();
            let sum = format!("({} ÷ {}) ÷ ({pass} ÷ 100)", worst.earned, worst.possible);
            Some((sum, worst.percent()?.times(100, *pass)?))
        }
        Needs::Share { .. } => {
            let in_place = stage.practices.worst.in_place;
            let needed = score::in_place_needed(method, stage.practices.applicable)?;
            let exact = Fraction::new(in_place as u64, needed as u64)?.times(100, 1)?;
            Some((format!("{in_place} ÷ {needed}"), exact))
        }
    });
    let (Some((sum, exact)), Some(shown)) = (worked_out, card.progress(method)) else {
        return figure::NONE.to_owned();
    };
    let lang = &assessment.model.lang;
    let sum = format!("{sum} = {}", lang.percent(exact.short()));
    if exact == shown {
        sum
    } else {
        let shown = lang.number(shown.short());
        say!(lang, "{sum}; shown as {shown} %, because the stage does not pass yet", sum, shown)
    }
}

fn index(assessment: &Assessment, case: Case) -> String {
    let card = &assessment.scorecard;
    let Some(index) = card.index() else {
        return figure::NONE.to_owned();
    };
    let counting: Vec<&StageScore> =
        card.stages.iter().filter(|stage| stage.range.counts()).collect();
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
    let lang = &assessment.model.lang;
    let sum = terms.join(" + ");
    say!(
        lang,
        "({sum}) ÷ {mean_of} · {scale} = {exact} of {scale}, shown as {shown}",
        sum,
        mean_of,
        scale,
        exact = lang.number(four_decimals(value)),
        shown = lang.number(value.one_decimal())
    )
}

/// Returns `2.0458`: enough to see how one decimal comes about.
fn four_decimals(value: &Fraction) -> String {
    let scaled = value.times(100, 1).map_or(0, |hundredfold| hundredfold.hundredths());
    let (whole, part) = (scaled / 10_000, scaled % 10_000);
    let decimals = format!("{whole}.{part:04}");
    decimals.trim_end_matches('0').trim_end_matches('.').to_owned()
}

pub(crate) fn of_coverage(assessment: &Assessment) -> [Block; 2] {
    let (lang, card) = (&assessment.model.lang, &assessment.scorecard);
    let coverage = card.coverage;
    let percent = match coverage.percent() {
        Some(percent) => lang.percent(percent.short()),
        None => figure::NONE.to_owned(),
    };
    let mut facts = vec![Fact::new(
        say!(lang, "Coverage"),
        say!(
            lang,
            "{answered} answered ÷ ({all} questions − {none} not applicable) = {answered} ÷ {rest} = {percent}",
            answered = coverage.answered,
            all = coverage.items,
            none = coverage.not_applicable,
            rest = coverage.applicable(),
            percent
        ),
    )];
    let items = card.stages.iter().flat_map(|stage| &stage.items);
    facts.extend(sums::facts(assessment.model, card.overall, items));
    [Block::heading(2, say!(lang, "All stages together")), Block::Facts(facts)]
}

/// What is wanted of each item, and what is missing; nothing where nothing is wanted.
pub(crate) fn of_target(assessment: &Assessment) -> Vec<Block> {
    let lang = &assessment.model.lang;
    let (Some(sum), Some(wanted)) = (wanted::sum(assessment), &assessment.wanted) else {
        return Vec::new();
    };
    let head = vec![
        Column::words(say!(lang, "Practice")),
        Column::number(say!(lang, "Wanted")),
        Column::number(say!(lang, "Worth")),
        Column::number(say!(lang, "Missing")),
    ];
    let items = assessment.model.items_and_topics();
    let rows = items.filter_map(|item| {
        let target = wanted.credits.get(&item.id)?.hundredths();
        let credit = assessment.scorecard.item(&item.id)?.least()?.hundredths();
        let numbers = [target, credit, target.saturating_sub(credit)];
        let mut row = vec![Line::from(item.title.as_str())];
        row.extend(numbers.map(|number| Line::from(number.to_string())));
        Some(row)
    });
    vec![
        Block::heading(2, say!(lang, "Target")),
        Block::table(head, rows),
        Block::Facts(vec![Fact::new(say!(lang, "To target"), sum)]),
    ]
}
