//! The figures over all stages, written out: stage, progress, index, coverage, target.

use crate::insight::Assessment;
use crate::lang::{Lang, say};
use crate::model::Needs;
use crate::report::common::terms;
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::report::standing::sums::{self, Case};
use crate::report::standing::{summary, wanted, whole};
use crate::score::{Counted, Fraction, StageScore};

/// How the one ladder is climbed; nothing where the model has none.
pub(crate) fn of_standing(assessment: &Assessment) -> Vec<Block> {
    let (lang, card) = (&assessment.model.lang, &assessment.scorecard);
    let Some(climbed) = card.ladder else { return Vec::new() };
    let mut facts = vec![
        Fact::new(say!(lang, "Practices"), summary::in_place(assessment)),
        Fact::new(
            say!(lang, "Stage reached"),
            steps(assessment, climbed.reached_number(), &StageScore::passes),
        ),
        Fact::new(
            say!(lang, "Stage possible"),
            steps(assessment, climbed.possible_number(), &StageScore::could_pass),
        ),
    ];
    if let Some(next) = climbed.next {
        facts.push(Fact::new(
            say!(lang, "Progress to stage {next}", next),
            progress(assessment, next),
        ));
    }
    if card.shown.is_some() {
        facts.extend(whole::fact(assessment));
        return vec![Block::heading(2, say!(lang, "Stage")), Block::Facts(facts)];
    }
    for case in Case::ALL {
        facts.push(Fact::new(index_name(lang, case), index(assessment, case)));
    }
    vec![Block::heading(2, say!(lang, "Stage and index")), Block::Facts(facts)]
}

fn index_name(lang: &Lang, case: Case) -> String {
    match case {
        Case::Worst => say!(lang, "Index, worst"),
        Case::Answered => say!(lang, "Index, answered"),
        Case::Best => say!(lang, "Index, best"),
    }
}

fn steps(assessment: &Assessment, at: Option<u32>, passes: &dyn Fn(&StageScore) -> bool) -> String {
    let lang = &assessment.model.lang;
    let mut steps = Vec::new();
    for stage in assessment.scorecard.stages.iter().filter(|stage| stage.gate.is_some()) {
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
    let (steps, at) = (lang.in_a_row(steps), terms::reached_stage(at));
    say!(lang, "{steps}: so {at}", steps, at)
}

fn progress(assessment: &Assessment, next: u32) -> String {
    let card = &assessment.scorecard;
    let (lang, method) = (&assessment.model.lang, &assessment.model.method);
    let Some(ladder) = method.one_ladder() else { return figure::NONE.to_owned() };
    let worked_out = card.stage(next).and_then(|stage| match &ladder.needs {
        Needs::Percent(pass) => {
            let sum = format!("({}) ÷ ({pass} ÷ 100)", part(assessment, Case::Worst, stage)?);
            Some((sum, stage.range.worst()?.times(100, *pass)?))
        }
        Needs::Share { .. } => {
            let Counted { worst, needed, .. } = stage.gate.as_ref()?.counted?;
            let exact = Fraction::new(worst as u64, needed as u64)?.times(100, 1)?;
            Some((format!("{worst} ÷ {needed}"), exact))
        }
    });
    let (Some((sum, exact)), Some(shown)) = (worked_out, card.progress(ladder)) else {
        return figure::NONE.to_owned();
    };
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
        .map(|stage| part(assessment, case, stage).unwrap_or_else(|| "0".to_owned()))
        .collect();
    let (value, told) = match case {
        Case::Worst => (&index.worst, &index.worst),
        Case::Answered => (&index.answered, index.told()),
        Case::Best => (&index.best, &index.best),
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
        shown = lang.number(told.one_decimal())
    )
}

/// Returns the percent of a stage as the part that it is: `225 ÷ 400`; none where there is none.
fn part(assessment: &Assessment, case: Case, stage: &StageScore) -> Option<String> {
    let lang = &assessment.model.lang;
    let percent = case.percent(&stage.range)?;
    if !assessment.model.method.mean.is_empty() {
        return Some(format!("{} ÷ 100", lang.number(percent.short())));
    }
    let weights = match case {
        Case::Worst | Case::Best => stage.range.members(),
        Case::Answered => stage.range.known(),
    };
    let earned = lang.number(percent.times(weights, 1)?.short());
    Some(format!("{earned} ÷ {}", weights * 100))
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
    facts.extend(sums::facts(assessment.model, &card.overall, items));
    [
        Block::heading(
            2,
            match &assessment.model.method.ladder {
                Some(_) => say!(lang, "All stages together"),
                None => say!(lang, "All together"),
            },
        ),
        Block::Facts(facts),
    ]
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
        let target = Fraction::of_credit(*wanted.credits.get(&item.id)?);
        let credit = Fraction::of_credit(assessment.scorecard.item(&item.id)?.least()?);
        let numbers = [&target, &credit, &credit.short_of(&target)];
        let mut row = vec![Line::from(item.title.as_str())];
        row.extend(numbers.map(|number| Line::from(lang.number(number.short()))));
        Some(row)
    });
    vec![
        Block::heading(2, say!(lang, "Target")),
        Block::table(head, rows),
        Block::Facts(vec![Fact::new(say!(lang, "To target"), sum)]),
    ]
}
