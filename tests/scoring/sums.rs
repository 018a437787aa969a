//! Figures over several stages: coverage, areas, the index.

use ospo::score::{Fraction, Index, Narrowed};
use ospo::{checklist, score};

use crate::small_model::{file, header, item, lettered, percents, sheet, shown, stage, weighted};

#[test]
fn coverage_is_counted_apart_from_weights_and_for_each_stage() {
    let model = weighted(&[&[5, 1, 1, 1], &[1, 1]]);
    let card = score::score(&model, &lettered(&model, &["p?-x", "xx"]), &Narrowed::default());
    let coverage = card.coverage;
    assert_eq!((coverage.items, coverage.applicable(), coverage.answered), (6, 3, 1));
    assert_eq!((coverage.unknown, coverage.unanswered, coverage.not_applicable), (1, 1, 3));
    assert_eq!((coverage.open(), shown(coverage.percent())), (2, "33.33".to_owned()));
    let of_stage = |number| shown(card.stage(number).unwrap().coverage.percent());
    assert_eq!((of_stage(1), of_stage(2)), ("33.33".to_owned(), "–".to_owned()));
}

#[test]
fn an_area_and_the_whole_add_up_the_items_of_all_stages() {
    let model = weighted(&[&[1, 1], &[2, 1]]);
    let card = score::score(&model, &lettered(&model, &["p?", "hx"]), &Narrowed::default());
    let areas: Vec<String> = card.areas.iter().map(|area| percents(&area.range)).collect();
    // area-1: (1·75 + 2·25) ÷ 3; area-2: one open item, the other does not apply.
    assert_eq!(areas, ["– – –", "41.67 41.67 41.67", "0 – 100", "– – –"]);
    assert_eq!(percents(&card.overall), "31.25 41.67 56.25");
}

/// Two streams of three levels, each level the mean of its two answers and a practice the sum of
/// its levels from 0 to 3: what SAMM 2 computes is the index of a model with two items a stage.
#[test]
fn the_index_agrees_with_the_practice_score_of_samm() {
    let levels = [("no", 0), ("some", 25), ("half", 50), ("most", 100)];
    let levels: Vec<(String, u32)> =
        levels.iter().map(|(id, credit)| ((*id).to_owned(), *credit)).collect();
    let mut files = vec![file("model.yaml", header(100, "most", &[("samm", levels.clone())]))];
    for number in 1..=3 {
        let streams = ["a", "b"]
            .map(|stream| item(&format!("{stream}-{number}"), "area-0", &levels, &[]))
            .concat();
        files.push(file(&format!("stage-{number}.yaml"), stage(number) + &streams));
    }
    let model = checklist::parse(&files).unwrap();
    let answers = "  a-1: half\n  b-1: most\n  a-2: some\n  b-2: half\n  a-3: no\n  b-3: some\n";
    let card = score::score(&model, &sheet(&model, answers), &Narrowed::default());
    // (0.5 + 1) ÷ 2 + (0.25 + 0.5) ÷ 2 + (0 + 0.25) ÷ 2
    assert_eq!(card.index().unwrap().answered.short(), "1.25");
}

#[test]
fn an_index_is_never_told_outside_of_its_range() {
    let told = |[worst, answered, best]: [u64; 3]| {
        let [worst, answered, best] = [worst, answered, best].map(Fraction::whole);
        Index { worst, answered, best }.told().clone()
    };
    // Facts show more than was answered, or less than that is left.
    assert_eq!(told([1, 0, 3]), Fraction::whole(1));
    assert_eq!(told([1, 4, 3]), Fraction::whole(3));
    assert_eq!(told([1, 2, 3]), Fraction::whole(2));
}
