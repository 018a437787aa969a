//! The units of a portfolio one by one: where each stands, and its areas.

use crate::insight::{Group, Member, Portfolio, Standing, Unit};
use crate::lang::{Lang, say, say_of};
use crate::model::AreaId;
use crate::report::common::{estimate, terms};
use crate::report::document::block::{Block, Column};
use crate::report::document::figure;
use crate::report::document::line::{Line, said};
use crate::report::portfolio::units_data;
use crate::report::standing::ladders;
use crate::score::Figures;

/// As many areas stand beside one another on a screen.
const AREAS_IN_A_ROW: usize = 5;

/// Lists the units, each with its stage, index and coverage; `most` of them at most.
pub(crate) fn standings(portfolio: &Portfolio, group: &Group, most: Option<usize>) -> Vec<Block> {
    let lang = &group.model.lang;
    let marked = group.members.iter().any(|one| !one.apart.is_empty());
    let top = group.model.staged().count();
    let tells = group.model.method.tells();
    let told = |is_told: bool, title: String| is_told.then_some(title);
    let head = [
        Some(say!(lang, "Unit")),
        told(tells.stages, say!(lang, "In place")),
        told(tells.partly, say!(lang, "Partly")),
        told(tells.reached, say!(lang, "Stage")),
        told(tells.index, say!(lang, "Index of {top}", top)),
        told(tells.figure, say!(lang, "Figure")),
        Some(say!(lang, "Answered")),
        Some(say!(lang, "Date")),
    ];
    let mut head: Vec<Column> = head.into_iter().flatten().map(Column::words).collect();
    head.extend(marked.then(|| Column::words(say!(lang, "Unlike the others"))));
    let rows = shown(group, most).map(|member| {
        let standing = &member.standing;
        let mut row = vec![Line::from(name(portfolio, &member.unit))];
        if tells.stages {
            row.push(Line::from(figure::in_place(lang, standing.practices)));
        }
        row.extend(tells.partly.then(|| Line::from(standing.practices.worst.partly.to_string())));
        row.extend(tells.reached.then(|| terms::reached(lang, standing.ladder)));
        row.extend(tells.index.then(|| index(lang, standing)));
        row.extend(group.model.method.shown.as_ref().map(|shown| {
            let figures = Figures::of(shown, &standing.overall, None);
            Line::from(figure::with_band(lang, &figures, &group.model.method.bands))
        }));
        let (given, all) = (standing.coverage.answered, standing.coverage.applicable());
        let answered = say!(lang, "{given} of {all}", given, all);
        let answered = estimate::beside_answered(lang, answered, member.row.estimates());
        row.push(Line::from(answered));
        row.push(Line::from(member.row.date().to_string()));
        row.extend(marked.then(|| figure::or_none(units_data::unlike(lang, member))));
        row
    });
    let mut blocks = vec![Block::table(head, rows)];
    blocks.extend(more(group, most));
    blocks
}

pub(crate) fn areas(portfolio: &Portfolio, group: &Group, most: Option<usize>) -> Vec<Block> {
    let (lang, areas) = (&group.model.lang, &group.model.areas);
    let tables = (0..areas.len()).step_by(AREAS_IN_A_ROW).map(|first| {
        let titles = areas.iter().skip(first).take(AREAS_IN_A_ROW);
        let mut head = vec![Column::words(say!(lang, "Unit"))];
        head.extend(titles.map(|area| Column::words(area.title.clone())));
        let rows = shown(group, most).map(|member| {
            let mut row = vec![Line::from(name(portfolio, &member.unit))];
            let ranges = member.standing.areas.iter().skip(first).take(AREAS_IN_A_ROW);
            let shown = group.model.method.shown.as_ref();
            row.extend(ranges.map(|range| Line::from(figure::of_group(lang, shown, range, None))));
            row
        });
        Block::table(head, rows)
    });
    let mut blocks: Vec<Block> = tables.collect();
    if !blocks.is_empty() {
        blocks.extend(more(group, most));
    }
    blocks
}

/// The stage reached by area, where each area has a ladder.
pub(crate) fn ladders(portfolio: &Portfolio, group: &Group, most: Option<usize>) -> Vec<Block> {
    let (lang, model) = (&group.model.lang, &group.model);
    let first = group.members.first().map(|member| &*member.standing.ladders);
    let areas: Vec<&AreaId> = first.into_iter().flatten().map(|(area, _)| area).collect();
    let mut blocks = Vec::new();
    for areas in areas.chunks(AREAS_IN_A_ROW) {
        let titles = areas.iter().filter_map(|id| Some(model.area(id)?.title.clone()));
        let head = std::iter::once(say!(lang, "Unit")).chain(titles).map(Column::words);
        let rows = shown(group, most).map(|member| {
            let ladders = &member.standing.ladders;
            let rungs = areas.iter().map(|id| {
                let own = ladders.iter().find(|(area, _)| area == *id);
                own.map_or(Line::from(figure::NONE), |(_, climbed)| {
                    ladders::reached(lang, *climbed)
                })
            });
            std::iter::once(Line::from(name(portfolio, &member.unit))).chain(rungs).collect()
        });
        blocks.push(Block::table(head.collect(), rows));
    }
    blocks
}

/// Returns the name of a unit, with its folder where there are several.
pub(crate) fn name(portfolio: &Portfolio, unit: &Unit) -> String {
    if portfolio.folders.len() < 2 {
        return unit.subject.to_string();
    }
    format!("{} ({})", unit.subject, portfolio.folder(unit))
}

fn shown(group: &Group, most: Option<usize>) -> impl Iterator<Item = &Member> {
    group.members.iter().take(most.unwrap_or(usize::MAX))
}

/// Says that there are more units than are listed.
fn more(group: &Group, most: Option<usize>) -> Option<Block> {
    let (all, most) = (group.members.len(), most?);
    (all > most).then(|| {
        let lang = &group.model.lang;
        let first = say_of!(
            lang,
            all,
            "The first {most} of {n} unit",
            "The first {most} of {n} units",
            most
        );
        let option = Line::default().code("--all");
        let lists = said!(lang, "{option} lists every one.", option);
        Block::sentence(Line::from(first + &lang.semicolon()).then(lists))
    })
}

/// Returns the index by what is answered, with its range.
fn index(lang: &Lang, standing: &Standing) -> Line {
    let Some(index) = &standing.index else {
        return Line::from(figure::NONE);
    };
    let answered = match standing.coverage.answered {
        0 => figure::NONE.to_owned(),
        _ => lang.number(index.told().one_decimal()),
    };
    Line::from(answered).then(terms::index_range(lang, index))
}
