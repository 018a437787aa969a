//! The figures of surveys that are shipped agree with what the surveys published of themselves.

use std::collections::BTreeMap;

use ospo::checklist;
use ospo::guide::{Benchmarks, Guide, SegmentId, SurveyCell, SurveyFigure};
use ospo::insight::Guidance;
use ospo::model::Model;
use ospo::organisation::Organisation;

const SIZES: [&str; 4] = ["size-1-49", "size-50-999", "size-1000-9999", "size-10000"];

fn shipped() -> (Model, Guide) {
    let files = checklist::builtin("ospo").unwrap();
    let model = checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"));
    let guide = checklist::parse_guide(&files, &model);
    let guide = guide.unwrap_or_else(|problems| panic!("{problems}"));
    (model, guide)
}

fn benchmarks() -> Benchmarks {
    shipped().1.benchmarks.as_ref().unwrap().clone()
}

fn year(benchmarks: &Benchmarks, figure: &SurveyFigure) -> u32 {
    let mut surveys = benchmarks.surveys.iter();
    surveys.find(|s| s.id == figure.survey).unwrap().year
}

/// Returns a figure by its name and the year in which it must have been asked.
fn figure<'b>(benchmarks: &'b Benchmarks, id: &str, asked: u32) -> &'b SurveyFigure {
    let figure = benchmarks.figures.iter().find(|f| f.id.as_str() == id);
    let figure = figure.unwrap_or_else(|| panic!("no figure `{id}`"));
    assert_eq!(year(benchmarks, figure), asked, "{id}");
    figure
}

fn cell(figure: &SurveyFigure, segment: &str) -> Option<SurveyCell> {
    let mut values = figure.values.iter();
    Some(*values.find(|(id, _)| id.as_str() == segment)?.1)
}

/// Returns how many gave the answer: the only whole number that has the percentage.
fn count(figure: &SurveyFigure, segment: &str) -> u32 {
    let cell = cell(figure, segment).unwrap();
    let count = (cell.n * cell.percent.tenths() + 500) / 1000;
    let back = (2000 * count + cell.n) / (2 * cell.n);
    // A half may have been rounded down, to the even digit.
    let apart = back.abs_diff(cell.percent.tenths());
    let is_half = (2000 * count + cell.n).is_multiple_of(2 * cell.n);
    let id = &figure.id;
    assert!(
        apart == 0 || apart == 1 && is_half,
        "{id}, {segment}: {} % of {} are no whole number",
        cell.percent,
        cell.n
    );
    count
}

/// Returns the share of `part` in `whole` in whole percents.
fn percent(part: u32, whole: u32) -> u32 {
    (200 * part + whole) / (2 * whole)
}

/// Returns the share in a segment in whole percents, from the counts.
fn share(figure: &SurveyFigure, segment: &str) -> u32 {
    percent(count(figure, segment), cell(figure, segment).unwrap().n)
}

fn shares_by_size(figure: &SurveyFigure) -> [u32; 4] {
    SIZES.map(|size| share(figure, size))
}

#[test]
fn in_2022_half_had_an_ospo_and_three_in_five_of_these_a_formal_one() {
    let benchmarks = benchmarks();
    let any = figure(&benchmarks, "has-ospo-2022", 2022);
    let formal = figure(&benchmarks, "formal-ospo-2022", 2022);
    assert_eq!(cell(any, "all").unwrap().n, 950);
    assert_eq!(share(any, "all"), 50);
    assert_eq!(percent(count(formal, "all"), count(any, "all")), 60);
    // The two figures meet where the second is given for those with an OSPO.
    assert_eq!(cell(formal, "has-ospo").unwrap().n, count(any, "all"));
    assert_eq!(count(formal, "has-ospo"), count(formal, "all"));
}

#[test]
fn in_2023_two_in_three_had_an_ospo_and_more_of_the_larger_ones() {
    let benchmarks = benchmarks();
    let any = figure(&benchmarks, "has-ospo-2023", 2023);
    assert_eq!(cell(any, "all").unwrap().n, 478);
    assert_eq!(share(any, "all"), 66);
    assert_eq!(shares_by_size(any), [40, 55, 72, 84]);
}

#[test]
fn in_2024_under_half_had_an_ospo_from_19_percent_of_the_smallest_to_77_of_the_largest() {
    let benchmarks = benchmarks();
    let any = figure(&benchmarks, "has-ospo", 2024);
    assert_eq!(cell(any, "all").unwrap().n, 222);
    assert_eq!(share(any, "all"), 45);
    assert_eq!(shares_by_size(any), [19, 33, 50, 77]);
    let formal = figure(&benchmarks, "formal-ospo", 2024);
    assert_eq!(share(formal, "all"), 26);
    assert_eq!(cell(formal, "has-ospo").unwrap().n, count(any, "all"));
    assert_eq!(count(formal, "has-ospo"), count(formal, "all"));
}

#[test]
fn in_2024_contributions_were_openly_encouraged_by_68_percent() {
    let benchmarks = benchmarks();
    let encouraged = figure(&benchmarks, "upstream-encouraged", 2024);
    assert_eq!(share(encouraged, "all"), 68);
}

/// Says whether the counts of parts add up to that of all, but for the few who are in no part.
fn adds_up(figure: &SurveyFigure, parts: &[&str], few: u32) {
    let id = &figure.id;
    let n: u32 = parts.iter().map(|part| cell(figure, part).unwrap().n).sum();
    let yes: u32 = parts.iter().map(|part| count(figure, part)).sum();
    let all = cell(figure, "all").unwrap();
    let in_no_part = all.n.checked_sub(n);
    let in_no_part = in_no_part.unwrap_or_else(|| panic!("{id}: {n} of {} answered", all.n));
    assert!(in_no_part * 100 <= all.n * few, "{id}: {n} of {}", all.n);
    let all_yes = count(figure, "all");
    assert!(
        (yes..=yes + in_no_part).contains(&all_yes),
        "{id}: {yes} by {parts:?}, {all_yes} of all, {in_no_part} in no part"
    );
}

#[test]
fn the_counts_of_the_sizes_add_up_to_the_figure_for_all() {
    let benchmarks = benchmarks();
    let has = |f: &&SurveyFigure| SIZES.iter().all(|size| cell(f, size).is_some());
    let by_size: Vec<&SurveyFigure> = benchmarks.figures.iter().filter(has).collect();
    assert!(by_size.len() > 25, "only {} by size", by_size.len());
    for figure in by_size {
        adds_up(figure, &SIZES, 2);
    }
}

#[test]
fn the_counts_with_and_without_an_ospo_add_up_to_the_figure_for_all() {
    let benchmarks = benchmarks();
    let parts = ["has-ospo", "no-ospo"];
    let has = |f: &&SurveyFigure| parts.iter().all(|part| cell(f, part).is_some());
    let by_ospo: Vec<&SurveyFigure> = benchmarks.figures.iter().filter(has).collect();
    assert!(by_ospo.len() > 15, "only {} by OSPO", by_ospo.len());
    for figure in by_ospo {
        adds_up(figure, &parts, 3);
    }
}

#[test]
fn no_question_is_shown_for_two_years() {
    let benchmarks = benchmarks();
    let mut years: BTreeMap<&str, u32> = BTreeMap::new();
    let shown = benchmarks.figures.iter().filter(|f| !f.items.is_empty());
    for figure in shown {
        let year = year(&benchmarks, figure);
        for words in [&figure.question, &figure.title] {
            let other = *years.entry(words).or_insert(year);
            assert_eq!(other, year, "{}: {words}", figure.id);
        }
    }
}

#[test]
fn each_of_the_sixteen_has_a_figure_except_advice_and_criteria_which_nobody_asked_about() {
    let (model, guide) = shipped();
    let benchmarks = guide.benchmarks.as_ref().unwrap().clone();
    let items: Vec<_> = model.items().map(|item| &item.id).collect();
    assert_eq!(items.len(), 16);
    let measured = |id: &&_| benchmarks.figures.iter().any(|f| f.items.contains(id));
    let (with, without): (Vec<_>, Vec<_>) = items.into_iter().partition(measured);
    let is_told = |id: &&_| benchmarks.none.iter().any(|n| n.items.contains(id));
    assert!(!with.iter().any(is_told), "a figure, and none, for one item");
    assert!(without.iter().all(is_told), "{without:?}");
    let without: Vec<&str> = without.iter().map(|id| id.as_str()).collect();
    assert_eq!(without, ["technology-advice", "project-benchmarks"]);
}

#[test]
fn a_figure_of_fewer_than_ten_answers_is_not_shown_to_anybody() {
    let (model, guide) = shipped();
    let benchmarks = guide.benchmarks.as_ref().unwrap();
    assert_eq!(benchmarks.least, 10);
    let cells = benchmarks.figures.iter().filter(|f| !f.items.is_empty());
    let cells = cells.flat_map(|f| &f.values);
    let few: Vec<&SegmentId> = cells.filter(|c| c.1.n < 10).map(|c| c.0).collect();
    assert!(!few.is_empty(), "nothing to leave out");
    let sectors = guide.sectors.iter().map(|sector| Organisation {
        sector: Some(sector.id.to_string()),
        ..Organisation::default()
    });
    let kinds = guide.kinds.iter().map(|kind| Organisation {
        kind: Some(kind.id.to_string()),
        size: Some(20),
        ..Organisation::default()
    });
    let mut shown = 0;
    for organisation in sectors.chain(kinds) {
        let guidance = Guidance::new(&guide, &organisation);
        assert_eq!(guidance.surroundings.unknown, []);
        for item in model.items_and_topics() {
            for published in guidance.published(&item.id) {
                for value in published.values {
                    let id = &published.figure.id;
                    assert!(value.cell.n >= 10, "{id}: {}", value.segment.title);
                    assert_eq!(value.small, value.cell.n < 30, "{id}");
                    shown += 1;
                }
            }
        }
    }
    assert!(shown > 500, "only {shown} values were shown");
}
