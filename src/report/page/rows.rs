//! The tables of an assessment: stages, areas, items, evidence, the plan, and what came before.

use std::collections::BTreeMap;

use crate::lang::{Lang, phrase, say};
use crate::report::common::figure_data::{FigureData, Number, PercentData};
use crate::report::common::terms;
use crate::report::document::rows::{Cell, Chart, ChartKind, Drawn, Header, Rows, cells};
use crate::report::over_time::rows::of_history;
use crate::report::page::assessment_data::{AreaData, AssessmentData, InUnit};
use crate::report::page::item_rows;
use crate::report::page::stage_data::StageData;
use crate::report::plan::rows::of_plan;
use crate::report::portfolio::packet_rows;

/// A chart of more bars than that is read by nobody.
const MOST_BARS: usize = 20;
/// Fewer areas span no surface, and more are read by nobody.
const FEWEST_SPOKES: usize = 3;
const MOST_SPOKES: usize = 30;

/// Returns the tables; programs get the items.
pub(crate) fn of_assessment<'a>(lang: &'a Lang, data: &'a AssessmentData) -> Vec<Rows<'a>> {
    let mut all = Vec::new();
    all.extend(data.tells.reached.then(|| stages(lang, data)));
    all.extend((!data.ladders.is_empty()).then(|| ladders(lang, data)));
    all.push(areas(lang, data));
    // Who asks for a pool gets it also where there is room for one table.
    all.extend(data.pool.as_ref().map(|pool| packet_rows::of_pool(lang, pool)));
    all.extend([item_rows::items(lang, data), item_rows::evidence(lang, data)]);
    all.extend((!data.facts.is_empty()).then(|| facts(lang, data)));
    all.extend(data.plan.iter().flat_map(|data| of_plan(lang, data)));
    let history = data.history.as_ref().filter(|data| data.points.len() > 1);
    all.extend(history.map(|data| of_history(lang, data)));
    all
}

pub(crate) fn figures<'a>(lang: &Lang, data: &'a AssessmentData) -> Vec<(String, Cell<'a>)> {
    let (index, target) = (data.index.as_ref(), data.target.as_ref());
    let target = target.and_then(|target| target.percent);
    let mut all = vec![(say!(lang, "Date"), Cell::day(&data.date))];
    if let Some(figure) = &data.figure {
        all.extend([
            (say!(lang, "Figure"), figure.answered.as_ref().and(figure.worst.as_ref()).into()),
            (
                say!(lang, "Figure at best"),
                figure.answered.as_ref().and(figure.best.as_ref()).into(),
            ),
            (say!(lang, "Named"), figure.answered.as_ref().and(figure.band.as_deref()).into()),
        ]);
    }
    if data.tells.stages {
        all.extend(in_place(lang, data));
    }
    if data.tells.reached {
        all.extend([
            (say!(lang, "Stage reached"), data.stage.reached.into()),
            (say!(lang, "Stage possible"), data.stage.possible.into()),
        ]);
    }
    if data.tells.index {
        all.extend([
            (say!(lang, "Index"), index.map(|index| index.answered).into()),
            (say!(lang, "Index at worst"), index.map(|index| index.worst).into()),
            (say!(lang, "Index at best"), index.map(|index| index.best).into()),
            (say!(lang, "Index at most"), data.stages.len().into()),
        ]);
    }
    all.extend([
        (say!(lang, "Answered"), data.coverage.answered.into()),
        (say!(lang, "Applicable"), data.coverage.applicable.into()),
        (say!(lang, "First estimates"), Some(data.estimate).filter(|n| *n > 0).into()),
        (say!(lang, "Way to the target"), Cell::percent(target)),
    ]);
    all
}

fn in_place<'a>(lang: &Lang, data: &'a AssessmentData) -> [(String, Cell<'a>); 4] {
    [
        (say!(lang, "In place"), data.in_place.worst.into()),
        (say!(lang, "In place at best"), data.in_place.best.into()),
        (say!(lang, "Partly"), data.partly.worst.into()),
        (say!(lang, "Practices"), data.in_place.of.into()),
    ]
}

fn stages<'a>(lang: &'a Lang, data: &'a AssessmentData) -> Rows<'a> {
    let headers = [
        Header::for_people(say!(lang, "Stage"), 8),
        Header::for_people(say!(lang, "Title"), 34).names(),
        Header::for_people(say!(lang, "State"), 14),
        Header::for_people(say!(lang, "In place"), 10),
        Header::for_people(say!(lang, "Partly"), 10),
        Header::for_people(say!(lang, "More needed in place"), 10),
        Header::for_people(say!(lang, "Sure today"), 10).drawn(Drawn::Main),
        Header::for_people(say!(lang, "By what is answered"), 12),
        Header::for_people(say!(lang, "At best"), 10),
        Header::for_people(say!(lang, "Not certain, could add"), 14).drawn(Drawn::Open),
        Header::for_people(say!(lang, "Needed to pass"), 10),
        Header::for_people(say!(lang, "Points short"), 10),
        Header::for_people(say!(lang, "Answered"), 11),
        Header::for_people(say!(lang, "Applicable"), 11),
        Header::for_people(say!(lang, "In the way"), 44),
    ];
    let (titles, in_unit) = (titles(data), data.units.is_some());
    let rows = data.stages.iter().map(move |stage| {
        let blockers = stage.blockers.iter().map(|blocker| &*blocker.item);
        let blockers = blockers.map(|id| titles.get(id).copied().unwrap_or(id));
        let percents = [stage.percent.worst, stage.percent.answered, stage.percent.best];
        let [sure, answered, best] = match &stage.figure {
            Some(FigureData { worst, answered, best, band: _ }) => {
                [worst, answered, best].map(|figure| figure.as_ref().into())
            }
            None => percents.map(Cell::percent),
        };
        let needed = match &data.pass_in_unit {
            Some(needed) => needed.into(),
            None => Cell::percent(data.pass),
        };
        cells![
            stage.number,
            &stage.title,
            terms::stage_state(lang, stage.stands),
            counts(stage).then_some(stage.in_place.worst),
            counts(stage).then_some(stage.partly.worst),
            counts(stage).then_some(stage.needs.in_place),
            sure,
            answered,
            best,
            Cell::percent(could_add(stage.percent).filter(|_| !in_unit)),
            needed,
            stage.short_by.filter(|_| !in_unit),
            stage.coverage.answered,
            stage.coverage.applicable,
            Cell::list(&blockers.collect::<Vec<_>>()),
        ]
    });
    let drawn = !in_unit && (1..=MOST_BARS).contains(&data.stages.len());
    let chart = drawn.then(|| Chart {
        kind: ChartKind::Bars,
        title: lang.plain(phrase!("Stages: sure today, and what is not certain could add")),
        told: lang.plain(phrase!(
            "A bar for each stage, from 0 to 100 percent. The table beside it has the same figures."
        )),
        top: None,
        rows: (0..data.stages.len()).collect(),
    });
    Rows::new(lang, phrase!("Stages"), headers, rows).with_chart(chart)
}

/// Says whether anything in the stage applies: nothing is not the same as 0.
fn counts(stage: &StageData) -> bool {
    stage.in_place.of > 0
}

fn could_add(percent: PercentData) -> Option<Number> {
    Some(percent.best?.above(percent.worst?))
}

/// The ladders of the areas, a row for each stage.
fn ladders<'a>(lang: &'a Lang, data: &'a AssessmentData) -> Rows<'a> {
    let headers = [
        Header::for_people(say!(lang, "Area"), 34).names(),
        Header::for_people(say!(lang, "Stage reached"), 10),
        Header::for_people(say!(lang, "Stage"), 8),
        Header::for_people(say!(lang, "State"), 14),
        Header::for_people(say!(lang, "In place"), 10),
        Header::for_people(say!(lang, "In place at best"), 10),
        Header::for_people(say!(lang, "Practices"), 10),
        Header::for_people(say!(lang, "In the way"), 44),
    ];
    let areas: BTreeMap<&str, &str> =
        data.areas.iter().map(|area| (&*area.id, &*area.title)).collect();
    let titles = titles(data);
    let rungs = data
        .ladders
        .iter()
        .flat_map(|ladder| ladder.stages.iter().map(move |stage| (ladder, stage)));
    let rows = rungs.map(move |(ladder, stage)| {
        let area = areas.get(&*ladder.area).copied().unwrap_or(&ladder.area);
        let blockers = stage.blockers.iter().map(|blocker| &*blocker.item);
        let blockers = blockers.map(|id| titles.get(id).copied().unwrap_or(id));
        cells![
            area,
            &*ladder.mark,
            stage.number,
            terms::stage_state(lang, stage.stands),
            stage.in_place.worst,
            stage.in_place.best,
            stage.in_place.of,
            Cell::list(&blockers.collect::<Vec<_>>()),
        ]
    });
    Rows::new(lang, phrase!("Ladders"), headers, rows)
}

fn titles(data: &AssessmentData) -> BTreeMap<&str, &str> {
    data.items.iter().map(|item| (&*item.id, &*item.title)).collect()
}

fn areas<'a>(lang: &'a Lang, data: &'a AssessmentData) -> Rows<'a> {
    let in_unit = data.units.is_some();
    let mut headers = vec![Header::for_people(say!(lang, "Area"), 40).names()];
    let has_sections = data.areas.iter().any(|area| area.section.is_some());
    headers.extend(has_sections.then(|| Header::for_people(say!(lang, "Lies in"), 30)));
    headers.extend([
        Header::for_people(say!(lang, "Sure today"), 12).drawn(Drawn::Main),
        Header::for_people(say!(lang, "By what is answered"), 12),
        Header::for_people(say!(lang, "At best"), 12).drawn(Drawn::Best),
    ]);
    headers
        .extend((!in_unit).then(|| Header::for_people(say!(lang, "Not certain, could add"), 14)));
    headers.push(Header::for_people(say!(lang, "Target"), 12).drawn(Drawn::Target));
    headers.extend(
        data.before.as_ref().map(|day| {
            Header::for_people(say!(lang, "Before ({day})", day), 14).drawn(Drawn::Before)
        }),
    );
    let titles: BTreeMap<&str, &str> =
        data.areas.iter().map(|area| (&*area.id, &*area.title)).collect();
    let rows = in_order(data).into_iter().map(move |area| {
        let section = area.section.as_deref();
        let section = section.map(|id| titles.get(id).copied().unwrap_or(id));
        let mut row = vec![Cell::from(&area.title)];
        row.extend(has_sections.then(|| section.into()));
        row.extend(match &area.figure {
            Some(figure) => {
                cells![figure.worst.as_ref(), figure.answered.as_ref(), figure.best.as_ref()]
            }
            None => cells![
                Cell::percent(area.percent.worst),
                Cell::percent(area.percent.answered),
                Cell::percent(area.percent.best),
                Cell::percent(could_add(area.percent)),
            ],
        });
        let InUnit { target, before, .. } = &area.in_unit;
        row.push(if in_unit { target.as_ref().into() } else { Cell::percent(area.target) });
        let before = || if in_unit { before.as_ref().into() } else { Cell::percent(area.before) };
        row.extend(data.before.as_ref().map(|_| before()));
        row
    });
    Rows::new(lang, phrase!("Areas"), headers, rows).with_chart(radar(lang, data))
}

/// Returns the areas, each behind the one in which it lies.
fn in_order(data: &AssessmentData) -> Vec<&AreaData> {
    let outer = data.areas.iter().filter(|area| area.section.is_none());
    let all = outer.flat_map(|outer| {
        let inner = move |area: &&AreaData| area.section.as_ref() == Some(&outer.id);
        [outer].into_iter().chain(data.areas.iter().filter(inner))
    });
    all.collect()
}

/// Draws the areas that lie in no other.
fn radar(lang: &Lang, data: &AssessmentData) -> Option<Chart> {
    let is_drawn = |area: &AreaData| area.section.is_none() && area.percent.best.is_some();
    let all = in_order(data).into_iter().enumerate();
    let drawn: Vec<usize> = all.filter(|(_, area)| is_drawn(area)).map(|(row, _)| row).collect();
    let told = match (&data.units, data.top) {
        (None, _) => lang.plain(phrase!(
            "The areas around one point, from 0 in the middle to 100 percent. The table on this \
             sheet has the same figures."
        )),
        (Some(_), None) => return None,
        (Some(_), Some(_)) => lang.plain(phrase!(
            "The areas around one point, the least in the middle. The table on this sheet has the \
             same figures."
        )),
    };
    (FEWEST_SPOKES..=MOST_SPOKES).contains(&drawn.len()).then(|| Chart {
        kind: ChartKind::Radar,
        title: lang.plain(phrase!("Areas")),
        told,
        top: data.top,
        rows: drawn,
    })
}

/// The facts that programs found, each with the practices of which something follows.
fn facts<'a>(lang: &'a Lang, data: &'a AssessmentData) -> Rows<'a> {
    let headers = [
        Header::for_people(say!(lang, "Fact"), 38).names(),
        Header::for_people(say!(lang, "Value"), 10),
        Header::for_people(say!(lang, "Unit"), 8),
        Header::for_people(say!(lang, "Date"), 12),
        Header::for_people(say!(lang, "From"), 40),
        Header::for_people(say!(lang, "What follows"), 60),
    ];
    let rows = data.facts.iter().map(move |fact| {
        let items = data.items.iter().chain(&data.topics);
        let follows = items.flat_map(|item| {
            let own = item.found.iter().filter(|found| found.fact.fact == fact.fact);
            own.map(|found| lang.named(&item.title, &found.follows))
        });
        cells![
            fact.fact,
            fact.value.as_str().map_or_else(|| fact.value.to_string(), str::to_owned),
            fact.unit,
            Cell::day(&fact.day),
            fact.from.join("; "),
            follows.collect::<Vec<_>>().join("; "),
        ]
    });
    Rows::new(lang, phrase!("Facts"), headers, rows)
}
