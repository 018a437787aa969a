//! Many units side by side: who stands where, how the figures lie, and what holds most of them
//! back.

use std::sync::Arc;

use crate::insight::{Figures, Group, Portfolio};
use crate::lang::{Lang, say, say_of};
use crate::report::common::{content, estimate, terms, warnings};
use crate::report::document::block::{Block, Fact};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone, said, said_of};
use crate::report::portfolio::portfolio_data::PortfolioData;
use crate::report::portfolio::{comparable, counted, units};
use crate::report::view::{Data, Report};
use crate::score::{Footings, Fraction, Practices};

/// As many practices that block as many units are named.
const MOST_TIED: usize = 3;

/// Lays out a portfolio; `most` is how many units of a model people see, programs see all.
pub fn of_portfolio(portfolio: &Arc<Portfolio>, most: Option<usize>) -> Report {
    let lang = &portfolio.words();
    let units = portfolio.units();
    let title = match portfolio.groups.len() {
        0 | 1 => say_of!(lang, units, "Portfolio: {n} unit", "Portfolio: {n} units"),
        models => say_of!(
            lang,
            units,
            "Portfolio: {n} unit of {models} models",
            "Portfolio: {n} units of {models} models",
            models
        ),
    };
    let mut blocks = vec![Block::heading(1, title), Block::Paragraph(rests_on(lang, portfolio))];
    blocks.extend(portfolio.is_implied.then(|| {
        Block::Callout(Line::from(say!(
            lang,
            "These figures follow from the answers to other models and are no assessments of their \
             own."
        )))
    }));
    blocks.extend(estimated(lang, portfolio));
    blocks.extend(evidence_required(lang, portfolio));
    blocks.extend(left_out(lang, portfolio).map(Block::Callout));
    let several = portfolio.groups.len() > 1;
    for group in &portfolio.groups {
        let depth = if several { 3 } else { 2 };
        if several {
            let model = &group.model;
            let title = format!("{} {}", model.title, content::version(model));
            blocks.push(Block::heading(2, title));
        }
        blocks.extend(content::altered(&group.model).map(|line| Block::Callout(line.into())));
        blocks.extend(of_group(portfolio, group, most, depth));
    }
    blocks.push(Block::Rule);
    for group in &portfolio.groups {
        let source = terms::attribution(&group.model);
        if !blocks.contains(&source) {
            blocks.push(source);
        }
    }
    let data = PortfolioData::of(portfolio);
    Report::new(lang, blocks, Data::Portfolio(Box::new(data)))
}

/// Says which sheets count.
fn rests_on(lang: &Lang, portfolio: &Portfolio) -> Vec<Line> {
    let read = portfolio.read;
    let mut sentences = vec![Line::from(match portfolio.until {
        Some(day) => say_of!(
            lang,
            read,
            "Each unit by its latest sheet up to {day}, out of {n} sheet.",
            "Each unit by its latest sheet up to {day}, out of {n} sheets.",
            day
        ),
        None => say_of!(
            lang,
            read,
            "Each unit by its latest sheet, out of {n} sheet.",
            "Each unit by its latest sheet, out of {n} sheets."
        ),
    })];
    if portfolio.later > 0 {
        sentences.push(Line::from(say_of!(
            lang,
            portfolio.later,
            "{n} later sheet is left out.",
            "{n} later sheets are left out."
        )));
    }
    if portfolio.groups.len() > 1 {
        sentences.push(Line::from(say!(
            lang,
            "Figures of two models cannot be compared, so the units of each stand by themselves."
        )));
    }
    sentences
}

/// Says how many units stand on first estimates; none where none does.
fn estimated(lang: &Lang, portfolio: &Portfolio) -> Option<Block> {
    let units = portfolio.groups.iter().flat_map(|group| &group.members);
    let estimated = units.filter(|unit| unit.row.estimates().is_some()).count();
    (estimated > 0).then(|| {
        Block::Callout(said_of!(
            lang,
            portfolio.units(),
            "First estimate: {estimated} of {n} unit has answers given in {command}, without \
             evidence.",
            "First estimate: {estimated} of {n} units have answers given in {command}, without \
             evidence.",
            estimated = estimated.to_string(),
            command = estimate::command()
        ))
    })
}

/// Says in which folders evidence is required; nothing where it is in none.
fn evidence_required(lang: &Lang, portfolio: &Portfolio) -> Option<Block> {
    let required = &portfolio.evidence_required;
    if required.is_empty() || required.len() >= portfolio.folders.len() {
        return warnings::evidence_required(lang, !required.is_empty());
    }
    let folders: Vec<String> =
        required.iter().map(|place| portfolio.folder_at(*place).to_owned()).collect();
    Some(Block::Callout(Line::from(say!(
        lang,
        "Evidence is required in {folders}, and only there: an answer that calls for it and has \
         none counts, in the worst case, as the highest level that needs none.",
        folders = terms::first_of(lang, &folders)
    ))))
}

fn left_out(lang: &Lang, portfolio: &Portfolio) -> Option<Line> {
    let named = portfolio.left_out.iter().map(|(folder, name)| match portfolio.folders.len() {
        0 | 1 => format!("{}.yaml", name.as_str()),
        _ => format!("{}.yaml ({})", name.as_str(), portfolio.folder_at(*folder)),
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| {
        let told = say_of!(
            lang,
            named.len(),
            "{n} sheet cannot be read and is left out; what it would say is not in these figures.",
            "{n} sheets cannot be read and are left out; what they would say is not in these \
             figures."
        );
        let named = say!(lang, "Left out: {sheets}.", sheets = terms::first_of(lang, &named));
        Line::from(lang.sentences([told, named]))
    })
}

fn of_group(portfolio: &Portfolio, group: &Group, most: Option<usize>, depth: u8) -> Vec<Block> {
    let lang = &group.model.lang;
    let mut blocks = vec![Block::Facts(in_brief(portfolio, group))];
    blocks.push(Block::Paragraph(comparable::sentences(group)));
    blocks.push(Block::heading(depth, say!(lang, "Units")));
    blocks.extend(units::standings(portfolio, group, most));
    let tells = group.model.method.tells();
    if tells.reached {
        blocks.push(Block::heading(depth, say!(lang, "Stages")));
        blocks.extend(counted::stages(portfolio, group));
    }
    let ladders = units::ladders(portfolio, group, most);
    if !ladders.is_empty() {
        blocks.push(Block::heading(depth, say!(lang, "Stage reached by area")));
        blocks.extend(ladders);
    }
    blocks.push(Block::heading(depth, say!(lang, "Areas")));
    blocks.extend(counted::areas(portfolio, group));
    blocks.extend(units::areas(portfolio, group, most));
    if tells.reached {
        blocks.push(Block::heading(depth, say!(lang, "What holds most units back")));
        blocks.extend(counted::blockers(portfolio, group));
    }
    blocks.push(Block::heading(depth, say!(lang, "Answers")));
    blocks.extend(counted::answers(group));
    blocks
}

/// The figures that one wants first.
fn in_brief(portfolio: &Portfolio, group: &Group) -> Vec<Fact> {
    let lang = &group.model.lang;
    let top = group.model.staged().count();
    let shown = group.model.method.shown.as_ref();
    let mut facts = Vec::new();
    let in_place = in_place(lang, group).filter(|_| group.model.method.tells().stages);
    facts.extend(in_place.map(|line| Fact::new(say!(lang, "In place"), line)));
    if let Some((figures, weakest)) = &group.index {
        let name = match shown {
            None => say!(lang, "Index of {top}", top),
            Some(_) => say!(lang, "Figure"),
        };
        let decimal = |number: &Fraction| match shown {
            None => lang.number(number.one_decimal()),
            Some(_) => figure::told(lang, shown, number, None),
        };
        facts.push(Fact::new(name, lies(lang, figures, decimal)));
        if figures.units > 1 {
            let unit = counted::weakest(lang, portfolio, weakest);
            let index = Line::from(decimal(&weakest.answered));
            let line = if shown.is_none() {
                said!(lang, "{unit}, index {index}", unit, index)
            } else {
                said!(lang, "{unit}, {figure}", unit, figure = index)
            };
            facts.push(Fact::new(say!(lang, "Weakest unit"), line));
        }
    }
    let area = group.weakest_area();
    let area = area.and_then(|at| Some((group.model.areas.get(at)?, group.areas.get(at)?)));
    if let Some((area, Some((figures, _)))) = area {
        let line = say!(
            lang,
            "{area}, median {median}",
            area = area.title,
            median = figure::told(lang, shown, &figures.answered.median, None)
        );
        facts.push(Fact::new(say!(lang, "Weakest area"), line));
    }
    facts.extend(commonest_blocker(group));
    facts
}

/// Names what blocks most units, and each that blocks as many; nothing where too many do.
fn commonest_blocker(group: &Group) -> Option<Fact> {
    let lang = &group.model.lang;
    let blocked = group.blocking.first()?.units();
    let tied = group.blocking.iter().take_while(|one| one.units() == blocked);
    let titles = tied.filter_map(|one| Some(group.model.item(&one.item)?.title.as_str()));
    let titles: Vec<&str> = titles.collect();
    let units = group.members.len();
    let name = match titles.as_slice() {
        [_] => say!(lang, "Most common blocker"),
        [_, ..] if titles.len() <= MOST_TIED => say!(lang, "Most common blockers"),
        _ => return None,
    };
    let line = say_of!(
        lang,
        units,
        "{item}, in the way of {blocked} of {n} unit",
        "{item}, in the way of {blocked} of {n} units",
        item = lang.listed(&titles),
        blocked
    );
    Some(Fact::new(name, line))
}

/// Returns how many practices are surely in place in the units that can be compared, and between
/// what the median may lie.
fn in_place(lang: &Lang, group: &Group) -> Option<Line> {
    let compared = || group.members.iter().filter(|member| member.apart.is_empty());
    let numbers = |of: &dyn Fn(Practices) -> Footings| {
        let mut numbers: Vec<usize> =
            compared().map(|member| of(member.standing.practices).in_place).collect();
        numbers.sort_unstable();
        numbers
    };
    let (numbers, at_best) = (numbers(&|all| all.worst), numbers(&|all| all.best));
    let (lowest, highest) = (numbers.first()?, numbers.last()?);
    let (median, best) = (middle(&numbers)?, middle(&at_best)?);
    let line = Line::from(if numbers.len() == 1 {
        say_of!(lang, *lowest, "{n} practice, of one unit", "{n} practices, of one unit")
    } else {
        say!(
            lang,
            "median {median} practices, from {lowest} to {highest}",
            median = lang.number(median.short()),
            lowest,
            highest
        )
    });
    Some(with_range(lang, line, [median, best].map(|median| lang.number(median.short()))))
}

/// Returns the median of numbers that are in order; none of none.
fn middle(numbers: &[usize]) -> Option<Fraction> {
    let (low, high) = (numbers.len().checked_sub(1)? / 2, numbers.len() / 2);
    Fraction::new((numbers.get(low)? + numbers.get(high)?) as u64, 2)
}

/// Adds between what the median lies, where it is not certain.
fn with_range(lang: &Lang, line: Line, [low, high]: [String; 2]) -> Line {
    if low == high {
        return line;
    }
    let open =
        say!(lang, "what is not certain leaves the median between {low} and {high}", low, high);
    line.toned(Tone::Open, lang.semicolon() + &open)
}

/// Returns how the index or figure lies, and between what open answers leave it.
fn lies(lang: &Lang, figures: &Figures, decimal: impl Fn(&Fraction) -> String) -> Line {
    let spread = &figures.answered;
    let median = decimal(&spread.median);
    let line = Line::from(match figures.units {
        1 => say!(lang, "median {median}, of one unit", median),
        _ => say!(
            lang,
            "median {median}, from {lowest} to {highest}, mean {mean}",
            median,
            lowest = decimal(&spread.lowest),
            highest = decimal(&spread.highest),
            mean = decimal(&spread.mean)
        ),
    });
    with_range(lang, line, [&figures.worst.median, &figures.best.median].map(&decimal))
}
