//! What is written is as its schema says.

use std::collections::BTreeSet;
use std::sync::Arc;

use ospo::answers::{self, Choice};
use ospo::checklist;
use ospo::insight::{
    Assessment, Comparison, Gathered, Guidance, History, Invited, Point, Portfolio, Round,
    RoundFacts, Sort, SourceSheet, Stale, Towards, Unit, UnitRow, WhatIf,
};
use ospo::lang::Lang;
use ospo::model::Model;
use ospo::organisation::{self, Period};
use ospo::render::{self, Format, Look};
use ospo::report::{self, Meeting, Migrated, Report, ToLookAgain};
use ospo::schema::Shape;
use ospo::score::Narrowed;
use serde_json::{Value, json};

use crate::{advised, base_files, corpus, file, office, part, read, told, validator};

fn base() -> Model {
    checklist::parse(&base_files()).unwrap()
}

/// Reads a sheet that shows every state, with evidence, a target and a stray.
fn full_sheet(model: &Model) -> answers::Sheet {
    let text = read(&corpus().join("sheet/accepted-everything.yaml")) + "  no-such-item: unknown\n";
    let file = file("a.yaml", text);
    answers::parse(&file).unwrap().bind(model).unwrap().sheet
}

fn data(report: &Report) -> Value {
    let mut json = Vec::new();
    let look = Look { width: 80, colour: false, unicode: true };
    render::write(report, Format::Json, &look, &mut json).unwrap();
    serde_json::from_slice(&json).unwrap()
}

#[test]
fn a_sheet_that_was_saved_is_as_its_schema_says() {
    let model = base();
    let saved = answers::to_yaml(&full_sheet(&model), &model).unwrap();
    assert_eq!(told(Shape::Sheet, &saved), Some(Vec::new()), "{saved}");
}

#[test]
fn the_json_of_a_report_is_as_its_schema_says() {
    let model = base();
    let settings = file("ospo.yaml", read(&corpus().join("settings/accepted-everything.yaml")));
    let target = organisation::parse(&settings).unwrap().target.unwrap();
    let wanted = target.wanted(&settings, &model).unwrap();
    let full = Assessment::new(&model, full_sheet(&model), Narrowed::default(), Some(wanted));
    let day = "2026-11-22".parse().unwrap();
    let empty = Assessment::new(
        &model,
        answers::Sheet::new(&model, "Acme", day),
        Narrowed::default(),
        None,
    );
    for assessment in [&full, &empty] {
        let written = data(&advised::report(assessment));
        let errors: Vec<String> =
            validator(Shape::Assessment).iter_errors(&written).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{written:#}");
    }
    let written = data(&advised::report(&full));
    assert_eq!(written["schema"], Shape::Assessment.id());
    let keys: BTreeSet<&String> = written.as_object().unwrap().keys().collect();
    let root = part(Shape::Assessment, "");
    assert_eq!(keys, root["properties"].as_object().unwrap().keys().collect());
    for key in keys {
        let mut less = written.clone();
        less.as_object_mut().unwrap().remove(key);
        assert!(!validator(Shape::Assessment).is_valid(&less), "nobody misses {key}");
    }
    let mut more = written.clone();
    more["items"][0]["grade"] = json!("A");
    assert!(validator(Shape::Assessment).is_valid(&more), "a later version may add a field");
    let mut other = written;
    other["items"][0]["state"] = json!("maybe");
    assert!(!validator(Shape::Assessment).is_valid(&other));
}

#[test]
fn the_json_of_what_would_be_different_is_as_its_schema_says() {
    let model = base();
    let full = Assessment::new(&model, full_sheet(&model), Narrowed::default(), None);
    let mut other = full.sheet.clone();
    other.answers.clear();
    for stage in [None, Some(0), Some(1)] {
        let towards = Towards { stage, figure: None };
        let what_if = WhatIf::new(full.clone(), other.clone(), full.narrowed.clone(), towards);
        let written = data(&report::of_what_if(&what_if));
        let errors: Vec<String> =
            validator(Shape::WhatIf).iter_errors(&written).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{written:#}");
        assert_eq!(written["schema"], Shape::WhatIf.id());
        // Stage 0 asks nothing, so it is always reached.
        assert_eq!(written["as_if"]["reached"], stage == Some(0));
        let answered = full.sheet.answers.keys().filter(|id| model.item(id).is_some());
        assert_eq!(written["changes"].as_array().unwrap().len(), answered.count());
    }
}

#[test]
fn the_json_of_a_profile_is_as_its_schema_says() {
    let files = checklist::builtin("ospo").unwrap();
    let model = checklist::parse(&files).unwrap();
    let guide = checklist::parse_guide(&files, &model).unwrap();
    let nothing = ospo::guide::Guide::default();
    let statements = guide.archetypes.iter().flat_map(|all| &all.all[0].statements);
    let ratings = statements.map(|statement| format!("  {}: 4\n", statement.id));
    let text = "sector: bank\nsize: 3200\nkind: circus\nreports_to: CTO\narchetypes:\n".to_owned();
    let settings = file("ospo.yaml", text + &ratings.collect::<String>());
    let known = organisation::parse(&settings).unwrap();
    let unknown = organisation::Organisation::default();
    for (guide, organisation) in [(&guide, &known), (&guide, &unknown), (&nothing, &known)] {
        let guidance = Guidance::new(guide, organisation);
        let written = data(&report::of_profile(&model, &guidance, Some("Acme")));
        let errors: Vec<String> =
            validator(Shape::Profile).iter_errors(&written).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{written:#}");
        assert_eq!(written["schema"], Shape::Profile.id());
        let named = guide.archetypes.is_some() && !organisation.ratings.is_empty();
        assert_eq!(written["favours"].as_array().unwrap().is_empty(), !named);
    }
}

#[test]
fn the_json_of_a_history_is_as_its_schema_says() {
    let model = base();
    let full = full_sheet(&model);
    let mut older = full.clone();
    older.model.version.push('0');
    older.answers.clear();
    older.respondent = None;
    let points = |sheets: &[&answers::Sheet]| -> Vec<Point> {
        let points = sheets.iter().map(|sheet| {
            let round = round(&model, &[sheet]);
            let facts = RoundFacts::of(&round, "a", sheet);
            Point::new(&facts, &model, sheet, &round.narrowed())
        });
        points.collect()
    };
    let histories = [
        History::new("Acme", points(&[&full]), Vec::new()),
        History::new("Acme", points(&[&full, &full]), vec![("Globex".into(), 1)]),
        History::new("Acme", points(&[&older, &full]), Vec::new()),
    ];
    let why_not = [json!([]), json!([]), json!(["version", "coverage"])];
    for (history, why_not) in histories.iter().zip(why_not) {
        let written = data(&report::of_history(history));
        let errors: Vec<String> =
            validator(Shape::History).iter_errors(&written).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{written:#}");
        assert_eq!(written["schema"], Shape::History.id());
        assert_eq!(written["points"][0]["why_not"], why_not);
        assert_eq!(written["points"][0]["comparable"], why_not == json!([]));
    }
}

#[test]
fn the_json_of_a_comparison_is_as_its_schema_says() {
    let model = base();
    let full = Assessment::new(&model, full_sheet(&model), Narrowed::default(), None);
    let mut nothing = full.sheet.clone();
    nothing.answers.clear();
    nothing.respondent = None;
    let nothing = Assessment::new(&model, nothing, Narrowed::default(), None);
    for (before, after) in [(&full, &full), (&nothing, &full), (&full, &nothing)] {
        let comparison = Comparison::new(before.clone(), after.clone());
        let written = data(&report::of_compare(&comparison, ["a", "b"]));
        let errors: Vec<String> =
            validator(Shape::Compare).iter_errors(&written).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{written:#}");
        assert_eq!(written["schema"], Shape::Compare.id());
        assert_eq!(written["moved"], !comparison.is_empty());
    }
}

#[test]
fn the_json_of_a_portfolio_is_as_its_schema_says() {
    let model = Arc::new(base());
    let full = full_sheet(&model);
    let mut nothing = full.clone();
    nothing.answers.clear();
    nothing.model.version.push('0');
    let portfolio = |sheets: &[&answers::Sheet], until| {
        let mut gathered = Gathered::default();
        for (at, sheet) in sheets.iter().enumerate() {
            let unit = Unit { subject: format!("Unit {at}").into(), folder: 0 };
            gathered.add(unit, UnitRow::new("a", &model, sheet, Narrowed::default()));
        }
        Arc::new(Portfolio::new(gathered, vec![".".into()], until, Sort::Name))
    };
    let portfolios = [
        portfolio(&[], None),
        portfolio(&[&full], None),
        portfolio(&[&full, &nothing, &full], Some(full.date)),
        portfolio(&[&nothing], None),
    ];
    for (portfolio, units) in portfolios.iter().zip([0, 1, 3, 1]) {
        let written = data(&report::of_portfolio(portfolio, Some(1)));
        let errors: Vec<String> =
            validator(Shape::Portfolio).iter_errors(&written).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{written:#}");
        assert_eq!(written["schema"], Shape::Portfolio.id());
        assert_eq!(written["units"], units);
        let models = written["models"].as_array().unwrap();
        let listed = models.iter().map(|model| model["units"].as_array().unwrap().len());
        assert_eq!(listed.sum::<usize>(), units, "programs get every unit");
    }
    let written = data(&report::of_portfolio(&portfolios[2], None));
    let units = &written["models"][0]["units"];
    assert_eq!(units[1]["why_not"], json!(["nothing-answered"]));
    assert_eq!(units[1]["index"], json!(null));
    assert_eq!(written["models"][0]["compared"], 2);
}

#[test]
fn the_json_of_a_round_and_of_its_agenda_is_as_its_schema_says() {
    let model = base();
    let full = full_sheet(&model);
    let mut other = full.clone();
    other.respondent = None;
    for answer in other.answers.values_mut() {
        answer.choice = Choice::NotApplicable { reason: "Not ours.".to_owned() };
    }
    let mut nothing = full.clone();
    nothing.answers.clear();
    let asked = file("ospo.yaml", "people: [{name: Kim Doe, role: legal}]".to_owned());
    let people = organisation::parse(&asked).unwrap().people;
    for sheets in [vec![&nothing], vec![&full, &nothing], vec![&full, &other]] {
        let round = round(&model, &sheets);
        let meeting = Meeting { most: None, settle: "ospo round settle" };
        let sheet = round.sheet();
        let facts = RoundFacts::of(&round, "2026-11-22", &sheet);
        let invited = Invited::all(&model, &people, &facts, round.sheets(), &round.outside());
        let assessment = Assessment::new(&model, sheet.clone(), round.narrowed(), None);
        let assessment = assessment.of_round(facts);
        let views = [
            (Shape::Merge, report::of_merge(&round, meeting)),
            (Shape::Round, report::of_round(&assessment, &invited, &[], "ospo plan")),
            (Shape::Assessment, advised::report(&assessment)),
        ];
        for (shape, view) in views {
            let written = data(&view);
            let errors: Vec<String> =
                validator(shape).iter_errors(&written).map(|e| e.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{written:#}");
            assert_eq!(written["schema"], shape.id());
        }
        // The sheet that it makes is one as its schema says, too.
        let sheet = answers::to_yaml(&sheet, &model).unwrap();
        assert_eq!(told(Shape::Sheet, &sheet), Some(Vec::new()), "{sheet}");
    }
}

/// Puts sheets together as one round.
fn round<'m>(model: &'m Model, sheets: &[&answers::Sheet]) -> Round<'m> {
    let sources = sheets.iter().zip(["a", "b"]);
    let sources =
        sources.map(|(sheet, name)| SourceSheet { name: name.to_owned(), sheet: (*sheet).clone() });
    Round::new(model, sources.collect()).unwrap()
}

#[test]
fn the_json_of_a_migration_is_as_its_schema_says() {
    let old =
        office::sheet("1.0", "  policy: all\n  training: some\n  tools: all\n  mirror: none\n");
    let new = office::sheet("1.1", "  mirror: none\n");
    let sheets = [old, new].map(|file| {
        let bound = office::bind(&file, &office::model("1.1")).unwrap();
        Migrated {
            path: file.path,
            model: bound.sheet.model,
            lang: Lang::default(),
            migration: bound.migration,
        }
    });
    for (sheets, written) in [(&sheets[..], true), (&sheets[1..], false), (&[], false)] {
        let data = data(&report::of_migrate(sheets, true));
        let errors: Vec<String> =
            validator(Shape::Migrate).iter_errors(&data).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{data:#}");
        assert_eq!(data["schema"], Shape::Migrate.id());
        assert_eq!(data["written"], written);
    }
}

#[test]
fn the_json_of_what_is_stale_is_as_its_schema_says() {
    let model = base();
    let full = full_sheet(&model);
    let mut nothing = full.clone();
    nothing.answers.clear();
    nothing.again.clear();
    nothing.respondent = None;
    let days = [full.date, full.date.saturating_add(jiff::Span::new().years(30))];
    for (sheet, today) in [(&full, days[0]), (&full, days[1]), (&nothing, days[0])] {
        let stale = Stale::new(&model, sheet, today, Period::default());
        let written = data(&report::of_stale(&stale, &ToLookAgain::default()));
        let errors: Vec<String> =
            validator(Shape::Stale).iter_errors(&written).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{written:#}");
        assert_eq!(written["schema"], Shape::Stale.id());
        assert_eq!(written["items"].as_array().map(Vec::len), Some(stale.items.len()));
        let all = stale.items.len() == stale.answers;
        assert_eq!(written["falls_due"].is_null(), all);
    }
}

#[test]
fn the_json_of_a_model_is_as_its_schema_says() {
    for id in checklist::builtin_ids() {
        let model = checklist::parse(&checklist::builtin(id).unwrap()).unwrap();
        let written = data(&report::of_model(&model, None));
        let errors: Vec<String> =
            validator(Shape::Items).iter_errors(&written).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(written["schema"], Shape::Items.id());
    }
}

#[test]
fn the_json_of_starters_is_as_its_schema_says() {
    let model = checklist::builtin_model("ospo", None).unwrap();
    let starters = checklist::builtin_starters("ospo", None).unwrap();
    for starters in [&starters[..], &[]] {
        let written = data(&report::of_starters(&model, starters));
        let errors: Vec<String> =
            validator(Shape::Starters).iter_errors(&written).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(written["schema"], Shape::Starters.id());
    }
}

#[test]
fn the_json_of_journeys_is_as_its_schema_says() {
    let files = checklist::builtin("ospo").unwrap();
    let model = checklist::parse(&files).unwrap();
    let guide = checklist::parse_guide(&files, &model).unwrap();
    let nothing = ospo::guide::Guide::default();
    let brief = guide.journeys.iter().find(|one| !one.story.is_complete());
    let mut reports = vec![
        report::of_journeys(&model, &guide),
        report::of_journeys(&model, &nothing),
        report::of_milestones(&model, &guide, &report::Sought::default()),
    ];
    reports.extend(brief.map(|brief| report::of_journey(&model, &guide, brief)));
    assert_eq!(reports.len(), 4);
    for report in &reports {
        let written = data(report);
        let errors: Vec<String> =
            validator(Shape::Journeys).iter_errors(&written).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(written["schema"], Shape::Journeys.id());
    }
}
