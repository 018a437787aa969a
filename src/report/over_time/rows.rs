//! The tables of what is seen over time: assessments, what moved, older sheets, what is stale.

use crate::lang::{Lang, phrase, say};
use crate::model::Tells;
use crate::report::common::estimate;
use crate::report::common::figure_data::{
    ChangeNumber, CountData, CoverageData, FigureData, FigureNumber, IndexData, PercentData,
};
use crate::report::common::round_data::RespondentData;
use crate::report::document::rows::{Cell, Chart, ChartKind, Drawn, Header, Rows, cells};
use crate::report::over_time::compare_data::CompareData;
use crate::report::over_time::history_data::{HistoryData, PointData, ReachedData};
use crate::report::over_time::migrate_data::MigrateData;
use crate::report::over_time::stale_data::StaleData;

pub(crate) fn of_history<'a>(lang: &'a Lang, data: &'a HistoryData) -> Rows<'a> {
    let mut headers = vec![
        Header::new("date", say!(lang, "Date"), 12).names(),
        Header::new("sheet", say!(lang, "Sheet"), 26),
        Header::new("respondent", say!(lang, "By"), 22),
        Header::new("role", say!(lang, "Role"), 16),
        Header::new("model", say!(lang, "Model"), 16),
        Header::new("version", say!(lang, "Version"), 9),
    ];
    let tells = data.points.iter().fold(Tells::default(), |tells, point| tells.or(point.tells));
    headers.extend(standing_headers(lang, tells));
    headers.extend([
        Header::new("coverage_percent", say!(lang, "Coverage"), 11),
        Header::new("estimate", say!(lang, "First estimates"), 10),
        Header::for_programs("comparable"),
        Header::new("why_not", say!(lang, "Unlike the latest"), 26),
        Header::for_programs("other_respondent"),
    ]);
    let rows = data.points.iter().map(move |point| {
        let mut row = cells![Cell::day(&point.date), &point.sheet];
        row.extend(who(point.respondent.as_ref()));
        row.extend(cells![&point.model.id, &point.model.version]);
        row.extend(standing(
            tells,
            &StandingCells {
                in_place: point.in_place,
                partly: point.partly,
                stage: point.stage,
                index: point.index.as_ref(),
                top: point.index_top,
                figure: point.figure.as_ref(),
                coverage: point.coverage,
                tells: point.tells,
            },
        ));
        row.extend(cells![
            Cell::percent(point.coverage_percent),
            estimate::count(point.estimate),
            point.comparable,
            Cell::word(point.why_not.join("; "), point.unlike.as_str()),
            point.other_respondent,
        ]);
        row
    });
    let is_drawn = |point: &PointData| point.comparable && point.in_place.of > 0;
    let drawn = data.points.iter().enumerate();
    let drawn = drawn.filter(|(_, point)| is_drawn(point));
    let drawn: Vec<usize> = drawn.map(|(row, _)| row).collect();
    let top = data.points.iter().map(|point| point.in_place.of).max();
    let chart = (drawn.len() > 1).then(|| Chart {
        kind: ChartKind::Lines,
        title: lang.plain(phrase!("Practices in place over time, with their range")),
        told: lang.plain(phrase!(
            "The practices that are in place, and at best, for each assessment. The table on this \
             sheet has the same figures."
        )),
        top: top.and_then(|top| u32::try_from(top).ok()),
        rows: drawn,
    });
    Rows::new(lang, phrase!("Over time"), headers, rows).with_chart(chart)
}

/// Returns the columns of where somebody stands; what no model tells is for programs alone.
pub(crate) fn standing_headers(lang: &Lang, tells: Tells) -> Vec<Header> {
    let told = |is_told: bool, header: Header| if is_told { header } else { header.unseen() };
    let stages = [
        Header::new("in_place", say!(lang, "In place"), 10).drawn(Drawn::Main),
        Header::new("in_place_best", say!(lang, "In place at best"), 10).drawn(Drawn::Best),
        Header::new("partly", say!(lang, "Partly"), 10),
        Header::new("practices", say!(lang, "Practices"), 10),
    ];
    let reached = [
        Header::new("reached", say!(lang, "Stage reached"), 10),
        Header::new("possible", say!(lang, "Stage possible"), 10),
    ];
    let index = [
        Header::new("index_worst", say!(lang, "Index at worst"), 10),
        Header::new("index", say!(lang, "Index"), 10),
        Header::new("index_best", say!(lang, "Index at best"), 10),
        Header::new("index_top", say!(lang, "Index at most"), 10),
    ];
    let figure = tells.figure.then(|| {
        [
            Header::new("figure_worst", say!(lang, "Figure at worst"), 10),
            Header::new("figure", say!(lang, "Figure"), 10),
            Header::new("figure_best", say!(lang, "Figure at best"), 10),
            Header::new("band", say!(lang, "Band"), 12),
        ]
    });
    let answered = [
        Header::new("answered", say!(lang, "Answered"), 11),
        Header::new("applicable", say!(lang, "Applicable"), 11),
    ];
    let stages = stages.into_iter().map(|header| told(tells.stages, header));
    let reached = reached.into_iter().map(|header| told(tells.reached, header));
    let index = index.into_iter().map(|header| told(tells.index, header));
    let all = stages.chain(reached).chain(index).chain(figure.into_iter().flatten());
    all.chain(answered).collect()
}

/// Where somebody stands.
pub(crate) struct StandingCells<'d> {
    pub(crate) in_place: CountData,
    pub(crate) partly: CountData,
    pub(crate) stage: ReachedData,
    pub(crate) index: Option<&'d IndexData>,
    pub(crate) top: usize,
    pub(crate) figure: Option<&'d FigureData>,
    pub(crate) coverage: CoverageData,
    /// What the model tells by itself.
    pub(crate) tells: Tells,
}

/// Returns that in cells for these headers; empty is what the model does not tell.
pub(crate) fn standing<'a>(tells: Tells, standing: &StandingCells<'_>) -> Vec<Cell<'a>> {
    let StandingCells { in_place, partly, stage, index, top, figure, coverage, tells: own } =
        *standing;
    let count = |number: usize| own.stages.then_some(number);
    let mut cells = cells![
        count(in_place.worst),
        count(in_place.best),
        count(partly.worst),
        count(in_place.of),
        stage.reached,
        stage.possible,
        index.map(|index| index.worst),
        index.map(|index| index.answered),
        index.map(|index| index.best),
        own.index.then_some(top),
    ];
    if tells.figure {
        let number = |of: fn(&FigureData) -> Option<&FigureNumber>| {
            figure.and_then(of).map(FigureNumber::hundredths)
        };
        cells.extend(cells![
            number(|figure| figure.worst.as_ref()),
            number(|figure| figure.answered.as_ref()),
            number(|figure| figure.best.as_ref()),
            figure.and_then(|figure| figure.band.clone()),
        ]);
    }
    cells.extend(cells![coverage.answered, coverage.applicable]);
    cells
}

pub(crate) fn who(respondent: Option<&RespondentData>) -> Vec<Cell<'_>> {
    cells![
        respondent.map(|respondent| &respondent.name),
        respondent.map(|respondent| &respondent.role),
    ]
}

/// Returns what moved, stages, areas and items; programs get the items.
pub(crate) fn of_compare<'a>(lang: &'a Lang, data: &'a CompareData) -> Vec<Rows<'a>> {
    let sides = || {
        [
            Header::for_people(say!(lang, "Before"), 12),
            Header::for_people(say!(lang, "After"), 12),
            Header::for_people(say!(lang, "Change"), 12),
        ]
    };
    let of_sides = |before: PercentData, after: PercentData, change: Option<ChangeNumber>| {
        cells![Cell::percent(before.worst), Cell::percent(after.worst), change]
    };
    let stage_headers = [
        Header::for_people(say!(lang, "Stage"), 9),
        Header::for_people(say!(lang, "Title"), 34).names(),
    ];
    let stages = data.stages.iter().map(move |stage| {
        let mut row = cells![stage.number, &stage.title];
        row.extend(of_sides(stage.before, stage.after, stage.change));
        row
    });
    let area_headers = [Header::for_people(say!(lang, "Area"), 40).names()];
    let areas = data.areas.iter().map(move |area| {
        let mut row = cells![&area.title];
        let worst = |figure: &'a FigureData| figure.worst.as_ref().map(FigureNumber::hundredths);
        row.extend(match (&area.figure_before, &area.figure_after) {
            (Some(before), Some(after)) => cells![worst(before), worst(after), area.figure_change],
            _ => of_sides(area.before, area.after, area.change),
        });
        row
    });
    let headers = [
        Header::of_stage(lang, data.tells),
        Header::new("id", say!(lang, "Id"), 24).last(),
        Header::new("title", say!(lang, "Practice"), 34).names(),
        Header::new("before", say!(lang, "Before"), 16),
        Header::new("after", say!(lang, "After"), 16),
        Header::new("effect", say!(lang, "Effect"), 10),
        Header::new("cause", say!(lang, "Why"), 16),
        Header::new("beside", say!(lang, "Also different"), 30),
        Header::new("estimate", say!(lang, "First estimate"), 16),
    ];
    let moves = data.items.iter().map(|one| {
        cells![
            one.stage,
            &one.item,
            &one.title,
            Cell::word(&one.before, &one.before_label),
            Cell::word(&one.after, &one.after_label),
            one.effect,
            Cell::word(one.cause, &one.cause_label),
            Cell::word(one.beside.join("; "), &one.beside_label),
            Cell::word(one.estimate.join("; "), &one.estimate_label),
        ]
    });
    let stage_headers = stage_headers.into_iter().chain(sides());
    let area_headers = area_headers.into_iter().chain(sides());
    let stages = Rows::new(lang, phrase!("Stages"), stage_headers, stages);
    let mut tables = Vec::from_iter(data.tells.reached.then_some(stages));
    tables.push(Rows::new(lang, phrase!("Areas"), area_headers, areas));
    tables.push(Rows::new(lang, phrase!("What moved"), headers, moves));
    tables
}

pub(crate) fn of_migrate<'a>(lang: &'a Lang, data: &'a MigrateData) -> Rows<'a> {
    let headers = [
        Header::new("sheet", say!(lang, "Sheet"), 30),
        Header::new("model", say!(lang, "Model"), 16),
        Header::new("from", say!(lang, "Version"), 9),
        Header::new("to", say!(lang, "Now"), 9),
        Header::new("id", say!(lang, "Practice"), 28).names(),
        Header::new("before", say!(lang, "Before"), 28),
        Header::new("became", say!(lang, "What becomes of its answer"), 20),
        Header::new("why", say!(lang, "Why"), 50),
    ];
    let rows = data.sheets.iter().flat_map(move |sheet| {
        sheet.answers.iter().map(move |fate| {
            let became = match fate.became {
                "asked-again" => say!(lang, "asked again"),
                "not-counted" => say!(lang, "kept, not counted"),
                _ => say!(lang, "still holds"),
            };
            cells![
                &sheet.sheet,
                &sheet.model.id,
                &sheet.model.version,
                &sheet.to,
                &fate.item,
                &fate.before,
                Cell::word(fate.became, became),
                &fate.why,
            ]
        })
    });
    Rows::new(lang, phrase!("Answers"), headers, rows)
}

pub(crate) fn of_stale<'a>(lang: &'a Lang, data: &'a StaleData) -> Rows<'a> {
    let headers = [
        Header::of_stage(lang, data.tells),
        Header::new("id", say!(lang, "Id"), 24).last(),
        Header::new("title", say!(lang, "Practice"), 30).names(),
        Header::new("area", say!(lang, "Area"), 20),
        Header::for_programs("state"),
        Header::for_programs("level"),
        Header::for_people(say!(lang, "Answer"), 14),
        Header::new("answered", say!(lang, "Answered on"), 12),
        Header::new("estimate", say!(lang, "First estimate"), 10),
        Header::new("reason", say!(lang, "Why"), 12),
        Header::new("day", say!(lang, "Date"), 12),
        Header::for_programs("days"),
        Header::new("text", say!(lang, "What"), 60),
    ];
    let rows = data.items.iter().flat_map(move |item| {
        item.why.iter().map(move |why| {
            let reason = match why.reason {
                "reworded" => say!(lang, "Question"),
                "answer-old" => say!(lang, "Answer"),
                _ => say!(lang, "Evidence"),
            };
            cells![
                item.stage,
                &item.id,
                &item.title,
                Cell::word(&item.area, &item.area_label),
                item.state,
                &item.level,
                &item.answer_label,
                Cell::day(&item.answered),
                estimate::of_answer(lang, item.estimate),
                Cell::word(why.reason, reason),
                Cell::day(why.day.as_ref()),
                why.days,
                &why.text,
            ]
        })
    });
    Rows::new(lang, phrase!("Stale"), headers, rows)
}
