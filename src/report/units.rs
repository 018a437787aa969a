//! The units of a portfolio one by one: where each stands, and its areas.

use crate::insight::{Apart, Group, Member, Portfolio};
use crate::report::document::{Block, Column, Line, Table, Tone};
use crate::report::figure;
use crate::report::of_portfolio::name;
use crate::score::{Index, Scorecard};
use crate::words::{Words, phrase, say, say_of};

/// As many areas stand beside one another on a screen.
const AREAS_IN_A_ROW: usize = 5;

/// Lists the units, each with its stage, index and coverage; `most` of them at most.
pub(super) fn standings(portfolio: &Portfolio, group: &Group, most: Option<usize>) -> Vec<Block> {
    let words = &group.model.words;
    let marked = group.members.iter().any(|one| !one.apart.is_empty());
    let top = group.model.staged().count();
    let mut head = vec![
        Column::words(say!(words, "Unit")),
        Column::words(say!(words, "Stage")),
        Column::words(say!(words, "Index of {top}", top)),
        Column::words(say!(words, "Range")),
        Column::words(say!(words, "Answered")),
        Column::words(say!(words, "Date")),
    ];
    head.extend(marked.then(|| Column::words(say!(words, "Unlike the others"))));
    let rows = shown(group, most).map(|member| {
        let card = member.row.card();
        let mut row = vec![Line::from(name(portfolio, &member.unit))];
        row.push(stage(words, &card));
        row.extend(index(words, &card));
        let (given, all) = (card.coverage.answered, card.coverage.applicable());
        row.push(Line::from(say!(words, "{given} of {all}", given, all)));
        row.push(Line::from(member.row.date().to_string()));
        row.extend(marked.then(|| remark(words, member)));
        row
    });
    let rows = rows.collect();
    let mut blocks = vec![Block::Table(Table { head, rows })];
    blocks.extend(more(group, most));
    blocks
}

/// Lists the units with the percents of their areas.
pub(super) fn areas(portfolio: &Portfolio, group: &Group, most: Option<usize>) -> Vec<Block> {
    let (words, areas) = (&group.model.words, &group.model.areas);
    let tables = (0..areas.len()).step_by(AREAS_IN_A_ROW).map(|first| {
        let titles = areas.iter().skip(first).take(AREAS_IN_A_ROW);
        let mut head = vec![Column::words(say!(words, "Unit"))];
        head.extend(titles.map(|area| Column::words(area.title.clone())));
        let rows = shown(group, most).map(|member| {
            let card = member.row.card();
            let mut row = vec![Line::from(name(portfolio, &member.unit))];
            let scores = card.areas.iter().skip(first).take(AREAS_IN_A_ROW);
            row.extend(scores.map(|area| Line::from(figure::of_range(words, area.range, None))));
            row
        });
        let rows = rows.collect();
        Block::Table(Table { head, rows })
    });
    let mut blocks: Vec<Block> = tables.collect();
    if !blocks.is_empty() {
        blocks.extend(more(group, most));
    }
    blocks
}

fn shown(group: &Group, most: Option<usize>) -> impl Iterator<Item = &Member> {
    group.members.iter().take(most.unwrap_or(usize::MAX))
}

/// Says that there are more units than are listed.
fn more(group: &Group, most: Option<usize>) -> Option<Block> {
    let (all, most) = (group.members.len(), most?);
    (all > most).then(|| {
        let words = &group.model.words;
        let first = say_of!(
            words,
            all,
            "The first {most} of {n} unit",
            "The first {most} of {n} units",
            most
        );
        let option = Line::default().code("--all");
        let lists = Line::said(
            words,
            phrase!("{option} lists every one."),
            [("option", option)],
        );
        Block::sentence(Line::from(first + "; ").then(lists))
    })
}

/// Returns the stage reached, and the one that is possible where it is another.
fn stage(words: &Words, card: &Scorecard) -> Line {
    let line = Line::default().strong(card.reached.to_string());
    if card.possible == card.reached {
        return line;
    }
    let best = say!(words, "at best {stage}", stage = card.possible);
    line.toned(Tone::Open, format!(", {best}"))
}

fn index(words: &Words, card: &Scorecard) -> [Line; 2] {
    let Some(index) = card.index() else {
        return [figure::NONE, figure::NONE].map(Line::from);
    };
    let answered = match card.coverage.answered {
        0 => figure::NONE.to_owned(),
        _ => words.number(index.answered.one_decimal()),
    };
    [Line::from(answered), range(words, &index)]
}

fn range(words: &Words, index: &Index) -> Line {
    if index.worst == index.best {
        return Line::from(figure::NONE);
    }
    let [worst, best] = [&index.worst, &index.best].map(|one| words.number(one.one_decimal()));
    Line::default().toned(Tone::Open, format!("{worst}–{best}"))
}

/// Returns in what a unit is unlike the others.
fn remark(words: &Words, member: &Member) -> Line {
    let parts = member.apart.iter().map(|why| match why {
        Apart::Version => say!(words, "version {version}", version = member.row.version()),
        Apart::Coverage => say!(words, "under half as much answered"),
        Apart::Nothing => say!(words, "nothing answered"),
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        Line::from(figure::NONE)
    } else {
        Line::from(words.in_a_row(parts))
    }
}
