//! How long each room of the flow takes: reading, scoring, planning, rendering.
//!
//! `cargo bench` prints the medians; docs/performance.md says what they mean.

use std::collections::BTreeSet;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use ospo::answers::{self, Sheet};
use ospo::insight::{self, Advice, Asked, Assessment, Goal, Towards};
use ospo::model::Model;
use ospo::organisation::{BoardWords, Organisation};
use ospo::render::{self, Format, Look};
use ospo::report::{self, Audience, Earlier, For};
use ospo::score::Narrowed;
use ospo::{checklist, score};

mod big;
mod wide;

fn main() {
    divan::main();
}

#[divan::bench(args = [None, Some("de")])]
fn load_the_built_in_model(bencher: Bencher, tag: Option<&str>) {
    bencher.bench(|| checklist::builtin_model("ospo", tag).unwrap());
}

#[divan::bench]
fn load_the_built_in_guide(bencher: Bencher) {
    bencher.bench(|| checklist::builtin_guide("ospo", None).unwrap());
}

#[divan::bench]
fn read_the_model_from_its_texts(bencher: Bencher) {
    let files = checklist::builtin("ospo").unwrap();
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| checklist::parse(&files).unwrap());
}

#[divan::bench(sample_count = 20)]
fn read_a_generated_model_of_4_mb(bencher: Bencher) {
    let files = big::model_files(4_000_000);
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    assert!(checklist::parse(&files).is_ok(), "{}", checklist::parse(&files).unwrap_err());
    bencher.counter(BytesCount::new(bytes)).bench(|| checklist::parse(&files).unwrap());
}

#[divan::bench]
fn read_a_full_sheet(bencher: Bencher) {
    let model = default_model();
    let file = big::sheet_file(&model);
    bencher
        .counter(BytesCount::new(file.text.len()))
        .bench(|| answers::parse(&file).unwrap().bind(&model).unwrap());
}

#[divan::bench]
fn score_one_sheet(bencher: Bencher) {
    let model = default_model();
    let sheet = big::sheet(&model, 0);
    bencher.bench(|| score::score(&model, &sheet, &Narrowed::default()));
}

#[divan::bench(args = [1, 100, 10_000, 100_000], sample_count = 5)]
fn score_sheets(bencher: Bencher, count: usize) {
    let model = default_model();
    let sheets: Vec<Sheet> = (0..count).map(|seed| big::sheet(&model, seed)).collect();
    bencher.counter(ItemsCount::new(count)).bench(|| {
        sheets
            .iter()
            .map(|sheet| score::score(&model, sheet, &Narrowed::default()).reached().unwrap_or(0))
            .sum::<u32>()
    });
}

#[divan::bench(args = Format::OF_ASSESSMENTS)]
fn render_after_scoring(bencher: Bencher, format: Format) {
    let model = default_model();
    let guide = checklist::builtin_guide("ospo", None).unwrap();
    let assessment = Assessment::new(&model, big::sheet(&model, 3), Narrowed::default(), None);
    let (nothing_said, begins) = (Organisation::default(), assessment.sheet.date);
    let page = (&nothing_said, &BoardWords::default());
    let asked = Asked::default();
    let advice = Advice::new(&assessment, &guide, &nothing_said, asked, begins);
    bencher.bench(|| {
        let mut out = Vec::new();
        let report = report::of_assessment(
            &assessment,
            &advice,
            Earlier::default(),
            page,
            (For::Audit, Audience::Everybody),
        );
        render::write(&report, format, &Look::default(), &mut out).unwrap();
        out
    });
}

#[divan::bench]
fn read_the_guide_from_its_texts(bencher: Bencher) {
    let model = default_model();
    let files = checklist::builtin("ospo").unwrap();
    bencher.bench(|| checklist::parse_guide(&files, &model).unwrap());
}

#[divan::bench]
fn plan_default(bencher: Bencher) {
    let model = default_model();
    let assessment = Assessment::new(&model, big::sheet(&model, 3), Narrowed::default(), None);
    let goal = Goal::of(&assessment, Towards { stage: Some(model.top()), figure: None });
    bencher.bench(|| insight::plan(&assessment, goal, &BTreeSet::new()));
}

/// With the credits of the usual scale, and with some of which few sums are the same.
#[divan::bench(args = [[0, 25, 50, 75, 100], [0, 29, 51, 77, 100]], sample_count = 10)]
fn plan_500_items(bencher: Bencher, credits: [u32; 5]) {
    let model = wide::model(credits);
    let assessment = Assessment::new(&model, wide::sheet(&model), Narrowed::default(), None);
    let goal = Goal::of(&assessment, Towards { stage: Some(model.top()), figure: None });
    bencher.bench(|| insight::plan(&assessment, goal, &BTreeSet::new()));
}

fn default_model() -> Model {
    checklist::builtin_model("ospo", None).unwrap()
}
