//! Many units side by side: who stands where, how the figures lie, and what holds most of them
//! back.

use std::sync::Arc;

use crate::insight::Apart;
use crate::insight::Figures;
use crate::insight::Group;
use crate::insight::Portfolio;
use crate::insight::Unit;
use crate::report::counted;
use crate::report::data::Data;
use crate::report::data::PortfolioData;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::document::Tone;
use crate::report::figure;
use crate::report::units;
use crate::report::words;
use crate::text;

/// Lays out a portfolio; `most` is how many units of a model people see, programs see all.
pub fn of_portfolio(portfolio: &Arc<Portfolio>, most: Option<usize>) -> Report {
    let units = text::count(portfolio.units(), "unit");
    let title = match portfolio.groups.len() {
        0 | 1 => format!("Portfolio: {units}"),
        models => format!("Portfolio: {units} of {models} models"),
    };
    let mut blocks = vec![
        Block::heading(1, title),
        Block::Paragraph(rests_on(portfolio)),
    ];
    blocks.extend(left_out(portfolio).map(Block::Callout));
    let several = portfolio.groups.len() > 1;
    for group in &portfolio.groups {
        let depth = if several { 3 } else { 2 };
        if several {
            let title = format!("{} {}", group.model.title, group.model.version);
            blocks.push(Block::heading(2, title));
        }
        blocks.extend(of_group(portfolio, group, most, depth));
    }
    blocks.push(Block::Rule);
    for group in &portfolio.groups {
        let source = words::attribution(&group.model);
        if !blocks.contains(&source) {
            blocks.push(source);
        }
    }
    Report {
        document: Document {
            words: portfolio.words(),
            blocks,
        },
        data: Data::Portfolio(Box::new(PortfolioData::of(portfolio))),
    }
}

/// Says which sheets count.
fn rests_on(portfolio: &Portfolio) -> Vec<Line> {
    let until = portfolio.until.map(|day| format!(" up to {day}"));
    let read = text::count(portfolio.read, "sheet");
    let mut sentences = vec![Line::from(format!(
        "Each unit by its latest sheet{}, of {read}.",
        until.unwrap_or_default()
    ))];
    if portfolio.later > 0 {
        let later = text::count(portfolio.later, "later sheet");
        let verb = if portfolio.later == 1 { "is" } else { "are" };
        sentences.push(Line::from(format!("{later} {verb} passed over.")));
    }
    if portfolio.groups.len() > 1 {
        sentences.push(Line::from(
            "Figures of two models cannot be compared, so the units of each stand by themselves.",
        ));
    }
    sentences
}

fn left_out(portfolio: &Portfolio) -> Option<Line> {
    let sheets = portfolio.left_out;
    let (verb, other) = match sheets {
        0 => return None,
        1 => ("is", "it"),
        _ => ("are", "they"),
    };
    Some(Line::from(format!(
        "{} cannot be read and {verb} left out; what {other} would say is not in these figures.",
        text::count(sheets, "sheet")
    )))
}

fn of_group(portfolio: &Portfolio, group: &Group, most: Option<usize>, depth: u8) -> Vec<Block> {
    let mut blocks = vec![Block::Facts(in_brief(portfolio, group))];
    blocks.push(Block::Paragraph(compared(group)));
    blocks.push(Block::heading(depth, "Units"));
    blocks.extend(units::standings(portfolio, group, most));
    blocks.push(Block::heading(depth, "Stages"));
    blocks.extend(counted::stages(portfolio, group));
    blocks.push(Block::heading(depth, "Areas"));
    blocks.extend(counted::areas(portfolio, group));
    blocks.extend(units::areas(portfolio, group, most));
    blocks.push(Block::heading(depth, "What holds most units back"));
    blocks.extend(counted::blockers(portfolio, group));
    blocks.push(Block::heading(depth, "Answers"));
    blocks.extend(counted::answers(group));
    blocks
}

/// The figures that one wants first.
fn in_brief(portfolio: &Portfolio, group: &Group) -> Vec<Fact> {
    let top = group.model.staged().count();
    let mut facts = Vec::new();
    if let Some((figures, weakest)) = &group.index {
        facts.push(Fact::new(format!("Index of {top}"), index(figures)));
        if figures.units > 1 {
            let index = format!(", index {}", weakest.answered.one_decimal());
            let line = counted::weakest(portfolio, weakest).text(index);
            facts.push(Fact::new("Weakest unit", line));
        }
    }
    let area = group.weakest_area();
    let area = area.and_then(|at| Some((group.model.areas.get(at)?, group.areas.get(at)?)));
    if let Some((area, Some((figures, _)))) = area {
        let median = figure::percent(&figures.answered.median, None);
        let line = Line::from(area.title.as_str()).text(format!(", median {median}"));
        facts.push(Fact::new("Weakest area", line));
    }
    if let Some(first) = group.blocking.first()
        && let Some(item) = group.model.item(&first.item)
    {
        let line = Line::from(item.title.as_str()).text(format!(
            ", in the way of {} of {}",
            first.units(),
            text::count(group.members.len(), "unit")
        ));
        facts.push(Fact::new("Commonest blocker", line));
    }
    facts
}

/// Returns how the index lies, and between what open answers leave it.
fn index(figures: &Figures) -> Line {
    let spread = &figures.answered;
    let line = Line::from(format!("median {}", spread.median.one_decimal()));
    let mut line = match figures.units {
        1 => line.text(", of one unit"),
        _ => line.text(format!(
            ", from {} to {}, mean {}",
            spread.lowest.one_decimal(),
            spread.highest.one_decimal(),
            spread.mean.one_decimal()
        )),
    };
    let [low, high] = [&figures.worst.median, &figures.best.median];
    if low != high {
        let (low, high) = (low.one_decimal(), high.one_decimal());
        let open = format!("; open answers leave the median between {low} and {high}");
        line = line.toned(Tone::Open, open);
    }
    line
}

/// Says which units the figures rest on, and why not on the others.
fn compared(group: &Group) -> Vec<Line> {
    let all = group.members.len();
    let mut sentences = Vec::new();
    let compared = group.compared();
    if compared == all {
        sentences.push(Line::from(match all {
            1 => "There is one unit, so nothing can be compared with it yet.".to_owned(),
            2 => "Both units can be compared with each other.".to_owned(),
            _ => format!("All {all} units can be compared with one another."),
        }));
    } else {
        let mut reasons: Vec<String> = Vec::new();
        for (why, words) in [
            (Apart::Nothing, "with nothing answered"),
            (
                Apart::Coverage,
                "with less than half as much answered as the one in the middle",
            ),
            (Apart::Version, "of another version of the model than most"),
        ] {
            let units = group.apart(why);
            if units > 0 {
                reasons.push(format!("{units} {words}"));
            }
        }
        sentences.push(Line::from(format!(
            "Medians, means and the weakest rest on {compared} of {all} units; not compared: {}.",
            reasons.join(", ")
        )));
    }
    let several = group
        .members
        .iter()
        .filter(|member| member.row.unmerged() > 0);
    let several = several.count();
    if several > 0 {
        let have = if several == 1 { "has" } else { "have" };
        let units = text::count(several, "unit");
        let line = Line::default().toned(
            Tone::Open,
            format!(
                "{units} {have} several sheets on the latest day, of which the last by name \
                 counts; "
            ),
        );
        sentences.push(line.code("ospo merge").text(" puts respondents together."));
    }
    if group.half_open > 0 {
        let verb = if group.half_open == 1 { "has" } else { "have" };
        sentences.push(Line::default().toned(
            Tone::Open,
            format!(
                "{} of {} {verb} answered less than half of what concerns them.",
                group.half_open,
                text::count(all, "unit")
            ),
        ));
    }
    sentences
}

/// Returns the name of a unit, with its folder where there are several.
pub(super) fn name(portfolio: &Portfolio, unit: &Unit) -> String {
    if portfolio.folders.len() < 2 {
        return unit.subject.to_string();
    }
    format!("{} ({})", unit.subject, portfolio.folder(unit))
}
