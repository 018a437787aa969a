//! Two sheets side by side, by hand.

use ospo::answers::{Respondent, Sheet};
use ospo::insight::{
    Assessment, Cause, Comparison, History, Point, Round, RoundFacts, SourceSheet, WhyNot,
};
use ospo::model::Model;
use ospo::score::Narrowed;

use crate::small_model::{lettered, wanting, weighted};

/// Returns the progress from some answers to others, in percent.
fn progress(wishes: &str, before: &str, after: &str) -> String {
    let model = weighted(&[&[1, 1]]);
    let wanted = wanting(&model, wishes, &[before]).0;
    let side = |letters: &str| {
        let sheet = lettered(&model, &[letters]);
        Assessment::new(&model, sheet, Narrowed::default(), Some(wanted.clone()))
    };
    let progress = Comparison::new(side(before), side(after)).progress();
    progress.map_or("–".to_owned(), |progress| progress.signed())
}

/// Wanted are 75 and 75. By hand: dd has 100 of 150 and misses 50; dp misses 25; pp none; hd 75.
#[test]
fn progress_is_the_part_of_what_was_missing_that_is_done() {
    let wish = "target: { stage: 1 }\n";
    assert_eq!(progress(wish, "dd", "dp"), "+50");
    assert_eq!(progress(wish, "dd", "pp"), "+100");
    assert_eq!(progress(wish, "dd", "dd"), "0");
    // A step back is less than 0, and may be more than all that was missing.
    assert_eq!(progress(wish, "dd", "hd"), "−50");
    assert_eq!(progress(wish, "dp", "??"), "−500");
    // Nothing was missing before: all of nothing is done.
    assert_eq!(progress(wish, "pp", "pm"), "+100");
    assert_eq!(progress(wish, "pp", "dd"), "+100");
    assert_eq!(progress("target: { stage: 0 }\n", "dd", "pp"), "–");
}

/// Stage 1 has weights 3 and 1. By hand: 3 · 25 ÷ 4 and 1 · (−50) ÷ 4.
#[test]
fn an_effect_is_in_points_of_the_stage() {
    let model = weighted(&[&[3, 1]]);
    let side = |letters: &str| {
        Assessment::new(&model, lettered(&model, &[letters]), Narrowed::default(), None)
    };
    let comparison = Comparison::new(side("dm"), side("pd"));
    let moves = comparison.moves();
    let effects: Vec<String> =
        moves.iter().map(|one| one.effect.as_ref().unwrap().signed()).collect();
    assert_eq!(effects, ["+18.75", "−12.5"]);
    let stages = comparison.stages();
    assert_eq!(stages[0].change.as_ref().unwrap().signed(), "+6.25");
}

/// By hand: 50 of 100 and 50 of 100 is 50 %; without the second it is 100 ÷ 2 = 50 % still, and the
/// first alone now gives all of it. The second took 25 points with it, the first brings 25.
#[test]
fn what_applies_on_one_side_only_changes_what_the_others_count() {
    let model = weighted(&[&[1, 1]]);
    let side = |letters: &str| {
        Assessment::new(&model, lettered(&model, &[letters]), Narrowed::default(), None)
    };
    let comparison = Comparison::new(side("dd"), side("dx"));
    let stages = comparison.stages();
    assert_eq!(stages[0].change.as_ref().unwrap().signed(), "0");
    assert_eq!(comparison.moves().len(), 1);
    assert_eq!(comparison.moves()[0].effect.as_ref().unwrap().signed(), "−25");
    assert_eq!(stages[0].rest.as_ref().unwrap().signed(), "+25");
}

/// Returns why the answer to the only item differs, for an item of a version, and two sheets.
fn cause(since: Option<&str>, before: (&str, Option<&str>), after: (&str, Option<&str>)) -> Cause {
    let mut model = weighted(&[&[1]]);
    model.stages[0].items[0].since = since.map(str::to_owned);
    let side = |letters: &str, (version, name): (&str, Option<&str>)| {
        let mut sheet = lettered(&model, &[letters]);
        version.clone_into(&mut sheet.model.version);
        sheet.respondent = name.map(|name| Respondent { name: Some(name.to_owned()), role: None });
        Assessment::new(&model, sheet, Narrowed::default(), None)
    };
    let there = Comparison::new(side("d", before), side("p", after));
    let back = Comparison::new(side("p", after), side("d", before));
    assert_eq!(there.moves()[0].cause, back.moves()[0].cause);
    there.moves()[0].cause
}

#[test]
fn a_new_wording_goes_before_another_respondent_and_that_before_a_change() {
    let (kim, lee) = (Some("Kim"), Some("Lee"));
    assert_eq!(cause(None, ("1.0", kim), ("1.0", kim)), Cause::Organisation);
    assert_eq!(cause(None, ("1.0", kim), ("1.0", lee)), Cause::Respondent);
    // What a sheet does not say of its respondent counts as the same.
    assert_eq!(cause(None, ("1.0", None), ("1.0", lee)), Cause::Organisation);
    // The item has its wording since 1.10, which is after 1.9.
    let since = Some("1.10");
    assert_eq!(cause(since, ("1.9", kim), ("1.10", lee)), Cause::Wording);
    assert_eq!(cause(since, ("1.9", kim), ("2.0", kim)), Cause::Wording);
    assert_eq!(cause(since, ("1.10", kim), ("2.0", lee)), Cause::Respondent);
    assert_eq!(cause(since, ("1.9", kim), ("1.9", kim)), Cause::Organisation);
    // Versions that are no numbers have no order.
    assert_eq!(cause(Some("new"), ("old", kim), ("new", kim)), Cause::Wording);
    assert_eq!(cause(Some("x"), ("old", kim), ("new", kim)), Cause::Organisation);
}

fn sheet(model: &Model, letters: &str, change: &dyn Fn(&mut Sheet)) -> Sheet {
    let mut sheet = lettered(model, &[letters]);
    change(&mut sheet);
    sheet
}

/// The point of a round in which one alone has answered.
fn point(name: &str, model: &Model, sheet: &Sheet) -> Point {
    let alone = vec![SourceSheet { name: name.to_owned(), sheet: sheet.clone() }];
    let round = Round::new(model, alone).unwrap();
    Point::new(&RoundFacts::of(&round, name, sheet), model, sheet, &Narrowed::default())
}

#[test]
fn less_than_half_the_coverage_is_not_compared_and_half_of_it_is() {
    let model = weighted(&[&[1, 1, 1, 1]]);
    let latest = point("z", &model, &sheet(&model, "dddd", &|_| {}));
    let why_not = |letters: &str| {
        point("a", &model, &sheet(&model, letters, &|_| {})).beside(&latest).why_not
    };
    assert_eq!(why_not("dd??"), []);
    assert_eq!(why_not("d???"), [WhyNot::Coverage]);
    // Of two that apply, one is half.
    assert_eq!(why_not("d?xx"), []);
    assert_eq!(why_not("xxxx"), [WhyNot::Coverage]);
}

#[test]
fn a_change_is_told_since_the_first_point_that_can_be_compared() {
    let model = weighted(&[&[1, 1]]);
    let point = |name: &str, letters: &str, day: i8, version: &str| {
        let sheet = sheet(&model, letters, &|sheet| {
            sheet.date = jiff::civil::date(2026, 1, day);
            version.clone_into(&mut sheet.model.version);
        });
        self::point(name, &model, &sheet)
    };
    let points = vec![
        point("c", "d?", 3, "1.0"),
        point("d", "dp", 4, "1.0"),
        point("a", "hh", 1, "0.9"),
        point("b", "dd", 2, "1.0"),
    ];
    let history = History::new("Acme", points, Vec::new());
    let order: Vec<&str> = history.points().map(|(point, _)| &*point.sheet).collect();
    assert_eq!(order, ["a", "b", "c", "d"]);
    let trend = history.trend().unwrap();
    assert_eq!(trend.first.sheet, "b");
    // From 100 ÷ 2 to 125 ÷ 2, of one stage.
    assert_eq!(trend.index().unwrap().answered.signed(), "+0.13");
    let alone = History::new("Acme", vec![point("a", "dd", 1, "1.0")], Vec::new());
    assert_eq!(alone.trend(), None);
}
