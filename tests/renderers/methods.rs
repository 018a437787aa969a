//! Models without a ladder, with one for each area, and with figures in a unit of their own: each view
//! in each format tells what the model has and nothing else.

use std::fmt::Write;

use ospo::answers::{self, Answer, Choice};
use ospo::checklist;
use ospo::guide::Guide;
use ospo::insight::{Advice, Asked, Assessment, Stale, Towards, WhatIf};
use ospo::model::{ItemId, LevelId, Model};
use ospo::organisation::{self, BoardWords, Organisation, Period};
use ospo::problem::SourceFile;
use ospo::render::{self, Format};
use ospo::report::{self, Audience, Earlier, For, Onward, Report};
use ospo::score::Narrowed;
use serde_json::Value;

use crate::renderers::workbook;
use crate::{WIDE, text, written};

/// What no view says of a model without a ladder.
const WORDS: [&str; 7] = ["stage", "pass mark", "gate ", "in place", "ladder", "rung", "floor"];

const AREAS: &str = "
areas:
  - { id: run, title: Run }
  - { id: deploy, title: Deploy, in: run }
  - { id: watch, title: Watch, in: run }
  - { id: build, title: Build }
  - { id: legal, title: Legal }
scales:
  - id: much
    levels:
      - { id: none, label: None, credit: 0, anchor: Nothing is there. }
      - { id: some, label: Some, credit: 50, anchor: Half of it is there. }
      - { id: all, label: All, credit: 100, anchor: All of it is there., needs: link }
";

/// Two stages with an item for each of four areas.
fn model(method: &str) -> Model {
    let head = "format: ospo/model/1\nid: small\ntitle: Small\nversion: \"1.0\"\n\
                source: { name: Ours, licence: CC0 }\nmethod:\n";
    let mut files = vec![("model.yaml".to_owned(), format!("{head}{method}{AREAS}"))];
    for (number, title) in [(1, "Basic"), (2, "Advanced")] {
        let mut yaml = format!("stage: {number}\ntitle: {title}\nsummary: What comes.\nitems:\n");
        for area in ["deploy", "watch", "build", "legal"] {
            write!(
                yaml,
                "  - id: {area}-{number}\n    area: {area}\n    title: {area} {number}\n    \
                 ask: How much of {area}?\n    evidence: [a page]\n    risk: It breaks.\n    \
                 severity: high\n"
            )
            .unwrap();
        }
        files.push((format!("stage-{number}.yaml"), yaml));
    }
    let topic =
        "topics:\n  - id: beside\n    area: legal\n    title: Beside\n    ask: And beside?\n";
    files.push(("topics.yaml".to_owned(), topic.to_owned()));
    let files: Vec<SourceFile> =
        files.into_iter().map(|(path, text)| SourceFile::new(path, text)).collect();
    checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
}

const NESTED: &str = "  mean: [stage, area, section]
  shown: { to: 3 }
  bands: [{ from: 2, label: firm }, { from: 0.5, label: loose }]
";
const EACH_AREA: &str = "  ladder: { pass: 100, each: area }\n";
const TIERS: &str = "  mean: [area]
  ladder: { pass: 50, floor: some, of: area }
  shown: { from: 1, to: 5, decimals: 1 }
  bands: [{ from: 3, label: firm }, { from: 1, label: loose }]
";

fn assessment<'m>(model: &'m Model, day: &str, settings: &str) -> (Assessment<'m>, Organisation) {
    let answers = "  deploy-1: { answer: all, evidence: [https://example.com/a] }\n  \
                   deploy-2: some\n  watch-1: all\n  watch-2: none\n  build-1: some\n  \
                   build-2: unknown\n  \
                   legal-1: { answer: not-applicable, reason: Not ours. }\n  beside: some\n";
    let sheet = format!(
        "format: ospo/sheet/1\nmodel: {{ id: small, version: \"1.0\" }}\nsubject: Acme\n\
         date: {day}\nanswers:\n{answers}"
    );
    let file = |path: &str, text: String| SourceFile::new(path, text);
    let sheet = file("sheet.yaml", sheet);
    let draft = answers::parse(&sheet).unwrap();
    let sheet = draft.bind(model).unwrap_or_else(|problems| panic!("{problems}")).sheet;
    let file = file("ospo.yaml", format!("organisation: Acme\n{settings}"));
    let organisation = organisation::parse(&file).unwrap_or_else(|problems| panic!("{problems}"));
    let wanted = organisation.target.as_ref().map(|target| target.wanted(&file, model).unwrap());
    (Assessment::new(model, sheet, Narrowed::default(), wanted), organisation)
}

/// Every view of an assessment and its plan, with the formats that it has.
fn views(
    assessment: &Assessment,
    organisation: &Organisation,
) -> Vec<(&'static str, Report, &'static [Format])> {
    views_for(Audience::Everybody, assessment, organisation)
}

fn views_for(
    audience: Audience,
    assessment: &Assessment,
    organisation: &Organisation,
) -> Vec<(&'static str, Report, &'static [Format])> {
    let guide = Guide::default();
    let begins = assessment.sheet.date;
    let advice = Advice::new(assessment, &guide, organisation, Asked::default(), begins);
    let (before, _) = self::assessment(assessment.model, "2026-05-22", "");
    let earlier = Earlier { assessment: Some(&before), history: None };
    let page = (organisation, &BoardWords::default());
    let mut other = assessment.sheet.clone();
    other.answers.retain(|id, _| id.as_str() != "build-1");
    let narrowed = assessment.narrowed.clone();
    let what_if = WhatIf::new(assessment.clone(), other, narrowed, Towards::default());
    let stale = Stale::new(assessment.model, &assessment.sheet, begins, Period::default());
    let of_assessments = &Format::OF_ASSESSMENTS[..];
    let of_plans = &Format::OF_PLANS[..];
    let of_documents = &Format::OF_DOCUMENTS[..];
    let lead = report::of_assessment(assessment, &advice, earlier, page, (For::Lead, audience));
    let audit = report::of_assessment(assessment, &advice, earlier, page, (For::Audit, audience));
    let board = report::of_board(assessment, &advice, earlier, page.0, page.1, audience);
    let slides = report::of_slides(assessment, &advice, earlier, page.0, page.1);
    vec![
        ("lead", lead, of_assessments),
        ("audit", audit, of_assessments),
        ("board", board, of_documents),
        ("slides", slides, &[Format::Slides][..]),
        (
            "status",
            report::of_status(assessment, &stale, &Onward::default(), audience),
            of_documents,
        ),
        ("score", report::of_score(assessment), of_documents),
        ("plan", report::of_plan(assessment, &advice, true, audience), of_plans),
        ("what-if", report::of_what_if(&what_if), of_documents),
    ]
}

/// Returns what people and programs read of a view, without markup and without names of fields.
fn told(report: &Report, format: Format) -> String {
    match format {
        Format::Xlsx => {
            let parts = workbook::parts(&workbook::bytes(report));
            let parts = parts.iter().filter(|(name, _)| name.starts_with("xl/"));
            let parts =
                parts.filter(|(name, _)| !name.contains("styles") && !name.contains("theme"));
            parts.map(|(_, xml)| bare(xml)).collect()
        }
        Format::Html | Format::Slides | Format::Svg | Format::Badge => {
            bare(&text(report, format, WIDE))
        }
        Format::Json => {
            let mut words = String::new();
            values(&serde_json::from_str(&text(report, format, WIDE)).unwrap(), &mut words);
            words
        }
        Format::Csv if report.rows().iter().all(|rows| !rows.has_keys()) => String::new(),
        Format::Csv => {
            let rows = text(report, format, WIDE);
            rows.split_once('\n').map(|(_, rows)| rows.to_owned()).unwrap_or_default()
        }
        Format::Terminal
        | Format::Markdown
        | Format::Ical
        | Format::Mermaid
        | Format::Ndjson
        | Format::Oscal
        | Format::Gemara => text(report, format, WIDE),
    }
}

/// Returns a page without its style, its script, its classes and its tags, but with what else its
/// attributes say.
fn bare(page: &str) -> String {
    let mut rest = page.to_owned();
    for (from, to) in [("<style", "</style>"), ("<script", "</script>"), (" class=\"", "\"")] {
        while let Some(at) = rest.find(from) {
            let behind = at + from.len();
            let end = rest[behind..].find(to).map_or(rest.len(), |end| behind + end + to.len());
            rest.replace_range(at..end, "");
        }
    }
    rest
}

fn values(value: &Value, words: &mut String) {
    match value {
        Value::String(text) => writeln!(words, "{text}").unwrap(),
        Value::Array(all) => all.iter().for_each(|one| values(one, words)),
        // `stage` is the word by which the plan begins with what is in hand, whatever that is.
        Value::Object(all) => all
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "first" | "schema"))
            .for_each(|(_, one)| values(one, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn shown(views: &[(&str, Report, &[Format])], name: &str, format: Format) -> String {
    let (_, report, _) = views.iter().find(|(view, ..)| *view == name).unwrap();
    text(report, format, WIDE)
}

#[test]
fn people_are_told_the_same_whether_or_not_programs_are_told_as_well() {
    let model = model(EACH_AREA);
    let (assessment, organisation) = assessment(&model, "2026-11-22", "");
    let views = |audience| views_for(audience, &assessment, &organisation);
    let (people, everybody) = (views(Audience::People), views(Audience::Everybody));
    for ((name, for_people, formats), (_, whole, _)) in people.iter().zip(&everybody) {
        for format in formats.iter().filter(|format| format.audience() == Audience::People) {
            assert_eq!(text(for_people, *format, WIDE), text(whole, *format, WIDE), "{name}");
        }
    }
}

#[test]
fn no_view_of_a_model_without_a_ladder_tells_of_one() {
    let model = model(NESTED);
    for settings in
        ["", "target: { figure: 2 }\n", "target: { areas: { build: { level: all } } }\n"]
    {
        let (assessment, organisation) = assessment(&model, "2026-11-22", settings);
        for (name, report, formats) in views(&assessment, &organisation) {
            for format in formats {
                let told = told(&report, *format).to_lowercase();
                for word in WORDS {
                    let at = told.find(word).map(|at| {
                        let from = told.floor_char_boundary(at.saturating_sub(60));
                        told[from..told.ceil_char_boundary(at + 60)].to_owned()
                    });
                    assert_eq!(at, None, "{name} as {format} says `{word}`");
                }
            }
        }
        let guide = Guide::default();
        let begins = assessment.sheet.date;
        let advice = Advice::new(&assessment, &guide, &organisation, Asked::default(), begins);
        for page in report::pages(&assessment, &advice, None) {
            let mut out = Vec::new();
            render::page(&page, &mut out).unwrap();
            let told = String::from_utf8(out).unwrap().to_lowercase();
            for word in WORDS {
                assert!(!told.contains(word), "{}: {told}", page.name);
            }
        }
    }
}

#[test]
fn a_model_without_a_ladder_tells_its_figure_with_its_name_and_its_areas() {
    let model = model(NESTED);
    let (assessment, organisation) = assessment(&model, "2026-11-22", "");
    let views = views(&assessment, &organisation);
    let status = shown(&views, "status", Format::Terminal);
    assert!(
        status.contains("0.88, loose, on a scale from 0 to 3 (at best 2.38, firm)"),
        "{status}"
    );
    let lines: Vec<&str> = status.lines().collect();
    let at = |name: &str| lines.iter().position(|line| line.trim_start().starts_with(name));
    // A section stands above the areas that lie in it.
    assert!(at("Run") < at("Deploy") && at("Watch") < at("Build"), "{status}");
    let board = shown(&views, "board", Format::Markdown);
    assert!(!board.contains("is highest with"), "what is open could change that: {board}");
    assert!(board.contains("| Area | Figure (0 to 3) | Not certain |"), "{board}");
    let plan = shown(&views, "plan", Format::Terminal);
    assert!(plan.contains("a figure of 2 (firm) (the next name)"), "{plan}");
    let score = shown(&views, "score", Format::Terminal);
    assert!(score.contains("(75 + 50) ÷ 2 = 62.5 %, shown 0 + 3 · 62.5 % ="), "{score}");
    let badge = shown(&views, "lead", Format::Badge);
    assert!(badge.contains("0.88–2.38, loose"), "{badge}");
    let data: Value = serde_json::from_str(&shown(&views, "lead", Format::Json)).unwrap();
    assert_eq!(data["figure"]["worst"], 0.88);
    assert_eq!(data["figure"]["band"], "loose");
    assert_eq!(data["stages"], Value::Array(Vec::new()));
    assert!(data["items"].as_array().unwrap().iter().all(|item| item["stage"].is_null()));
    assert_eq!(data["plan"]["goal"]["figure"], 2.0);

    let mut sheet = assessment.sheet.clone();
    for (item, level) in [("build-2", "none"), ("legal-2", "some")] {
        sheet.give(ItemId::new(item), Answer::new(Choice::Level(LevelId::new(level))));
    }
    let answered = Assessment::new(&model, sheet, Narrowed::default(), None);
    let board = shown(&self::views(&answered, &organisation), "board", Format::Markdown);
    assert!(board.contains("“Run” is highest with 1.88, “Build” lowest with 0.75"), "{board}");
}

#[test]
fn the_ladders_of_areas_stand_in_a_table_with_what_is_there_above() {
    let model = model(EACH_AREA);
    let (assessment, organisation) = assessment(&model, "2026-11-22", "");
    let views = views(&assessment, &organisation);
    let status = shown(&views, "status", Format::Terminal);
    let row = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(row("Deploy"), ["Deploy", "1+", "holds", "begun"], "{status}");
    assert_eq!(row("Watch"), ["Watch", "1", "holds", "not begun"], "{status}");
    assert_eq!(row("Build"), ["Build", "0+", "begun", "not known"], "{status}");
    let board = shown(&views, "board", Format::Terminal);
    assert!(board.contains("2 of 4 areas are at stage 1."), "{board}");
    let report = shown(&views, "audit", Format::Markdown);
    assert!(report.contains("## The stage of each area"), "{report}");
    let plan = shown(&views, "plan", Format::Terminal);
    assert!(plan.contains("stage 1 in each area (the next stage)"), "{plan}");
    assert!(plan.contains("stage 1 of Build"), "{plan}");
    let what_if = shown(&views, "what-if", Format::Terminal);
    assert!(what_if.contains("Stage of Build"), "{what_if}");
    let figures = shown(&views, "what-if", Format::Csv);
    let figures: Vec<&str> = figures.lines().filter_map(|line| line.split(',').next()).collect();
    // No row tells one stage for all areas.
    assert_eq!(figures[..3], ["figure", "in_place", "estimate"], "{figures:?}");
    for (name, report, formats) in &views {
        for format in *formats {
            let told = told(report, *format).to_lowercase();
            for word in ["the index", "index of", "pass mark"] {
                assert!(!told.contains(word), "{name} as {format} says `{word}`");
            }
        }
    }
    let (_, report, _) = views.iter().find(|(view, ..)| *view == "lead").unwrap();
    let sheets: Vec<String> = report.rows().iter().map(|rows| rows.name.to_string()).collect();
    assert_eq!(sheets, ["Ladders", "Areas", "Items", "Evidence", "Plan"]);
}

#[test]
fn stages_are_told_in_the_unit_of_the_model_beside_what_is_in_place() {
    let model = model(TIERS);
    let (assessment, organisation) = assessment(&model, "2026-11-22", "");
    let views = views(&assessment, &organisation);
    let status = shown(&views, "status", Format::Terminal);
    assert!(status.contains("practices in place"), "{status}");
    assert!(status.contains("3 needed, and each area at its floor"), "{status}");
    assert!(status.contains("Figure    2.5, loose (at best 4.0, firm)"), "{status}");
    assert!(!status.contains('%'), "{status}");
    let score = shown(&views, "score", Format::Terminal);
    assert!(score.contains("the mean of every area at Some (50) or above"), "{score}");
    assert!(!written(&views[0].1, Format::Xlsx, WIDE).is_empty());
}
