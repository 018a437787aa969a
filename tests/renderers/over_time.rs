//! What is said of a change, and what is not, where little is known.

use jiff::civil::date;
use ospo::answers::Sheet;
use ospo::insight::{
    Assessment, Comparison, Gathered, History, Point, Portfolio, Round, RoundFacts, Sort,
    SourceSheet, Unit, UnitRow,
};
use ospo::model::Model;
use ospo::render::Format;
use ospo::report;
use ospo::score::Narrowed;

use crate::WIDE;
use crate::renderers::kitchen_sink;

/// The history of some sheets, as a screen shows it.
fn told(model: &Model, sheets: &[Sheet]) -> String {
    let points = sheets.iter().enumerate().map(|(number, sheet)| {
        let name = format!("{}-{number}", sheet.date);
        let alone = vec![SourceSheet { name: name.clone(), sheet: sheet.clone() }];
        let round = Round::new(model, alone).unwrap();
        Point::new(&RoundFacts::of(&round, name, sheet), model, sheet, &Narrowed::default())
    });
    let history = History::new("Acme", points.collect(), Vec::new());
    crate::text(&report::of_history(&history), Format::Terminal, WIDE)
}

#[test]
fn sheets_of_one_day_are_no_change_over_time() {
    let model = kitchen_sink::model();
    let sheet = kitchen_sink::assessment(&model).sheet;
    let mut other = sheet.clone();
    other.answers.pop_first();
    let told = told(&model, &[sheet, other]);
    assert!(told.contains("All are from one day, so nothing can be said"), "{told}");
    assert!(!told.contains("Since") && !told.contains('▁'), "{told}");
}

#[test]
fn a_sheet_just_begun_is_no_change_over_time() {
    let model = kitchen_sink::model();
    let mut before = kitchen_sink::assessment(&model).sheet;
    let mut begun = before.clone();
    before.date = date(2026, 5, 1);
    begun.answers.clear();
    let told = told(&model, &[before, begun]);
    assert!(told.contains("Too little of the latest is answered to say how it moved."), "{told}");
    assert!(!told.contains("fell"), "{told}");
}

#[test]
fn an_answer_that_is_gone_is_not_told_as_a_step_back() {
    let model = kitchen_sink::model();
    let before = kitchen_sink::assessment(&model);
    let mut after = before.sheet.clone();
    let first = model.items().next().unwrap();
    assert!(after.answers.remove(&first.id).is_some());
    let comparison =
        Comparison::new(before, Assessment::new(&model, after, Narrowed::default(), None));
    let report = report::of_compare(&comparison, ["a", "b"]);
    let told = crate::text(&report, Format::Markdown, WIDE);
    assert!(told.contains("## No longer answered\n"), "{told}");
    assert!(!told.contains("## What moved\n"), "{told}");
}

#[test]
fn a_portfolio_says_in_how_many_units_respondents_do_not_agree() {
    let model = std::sync::Arc::new(kitchen_sink::model());
    let assessment = kitchen_sink::assessment(&model);
    let unit = || Unit { subject: "Acme".into(), folder: 0 };
    let told = |round: &Round| {
        let mut gathered = Gathered::default();
        for source in round.sheets() {
            let row = UnitRow::new(&source.name, &model, &source.sheet, Narrowed::default());
            gathered.add(unit(), row);
        }
        let sheet = round.sheet();
        let row = UnitRow::new("2026-11-22", &model, &sheet, round.narrowed());
        let row = row.of_round(&RoundFacts::of(round, "2026-11-22", &sheet));
        gathered.put_together(unit(), row);
        let portfolio = Portfolio::new(gathered, vec!["a".into()], None, Sort::Name);
        let report = report::of_portfolio(&portfolio.into(), None);
        crate::text(&report, Format::Markdown, WIDE)
    };
    let apart = "In 1 unit respondents do not agree, which widens its range; `ospo merge` shows";
    let round = kitchen_sink::round(&assessment);
    let shown = told(&round);
    assert!(shown.contains(apart), "{shown}");
    let agreed = round.sheets()[..1].iter().zip(["2026-11-22-a", "2026-11-22-b"].iter().cycle());
    let agreed = agreed.map(|(one, name)| SourceSheet { name: (*name).to_owned(), ..one.clone() });
    let shown = told(&Round::new(&model, agreed.collect()).unwrap());
    assert!(!shown.contains("do not agree"), "{shown}");
}
