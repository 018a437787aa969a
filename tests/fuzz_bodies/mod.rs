//! What must hold whatever the bytes: the bodies of the fuzz targets, which `fuzz_corpus.rs` replays
//! as a plain test.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use ospo::answers::{self, Answer, Bound, Choice, Evidence, Sheet};
use ospo::checklist;
use ospo::guide::Guide;
use ospo::insight::{self, Assessment, Capacity, Goal, Schedule, Towards};
use ospo::model::{Model, ModelId};
use ospo::problem::{Problem, Problems, SourceFile};
use ospo::score::Narrowed;

#[path = "../advised/mod.rs"]
mod advised;
mod form_markdown;
mod form_xlsx;
mod gathered;
mod language;
mod markdown;
mod settings;

pub(crate) use form_markdown::form_markdown;
pub(crate) use form_xlsx::form_xlsx;
pub(crate) use gathered::gathered;
pub(crate) use language::language;
pub(crate) use markdown::markdown;
pub(crate) use settings::settings;

/// Makes a file of the corpus part of the base, under its path in the folder of its model.
macro_rules! base {
    ($($folder:literal / $path:literal)*) => {
        [$(($path, include_str!(concat!("../corpus/", $folder, "/", $path)))),*]
    };
}

const BASE: [(&str, &str); 10] = base! {
    "base" / "model.yaml"
    "base" / "stage-1.yaml"
    "base" / "stage-2.yaml"
    "base" / "topics.yaml"
    "guide-base" / "sources.yaml"
    "guide-base" / "industries.yaml"
    "guide-base" / "archetypes.yaml"
    "guide-base" / "journeys/acme.yaml"
    "guide-base" / "comparison.yaml"
    "guide-base" / "benchmarks.yaml"
};

/// Reads the bytes as a file of a checklist, laid over a small sound model and its guide.
pub(crate) fn checklist(bytes: &[u8]) {
    let holds = |word: &[u8]| bytes.windows(word.len()).any(|found| found == word);
    let name = match () {
        () if holds(b"ospo/sources") => "sources.yaml",
        () if holds(b"ospo/industries") => "industries.yaml",
        () if holds(b"ospo/archetypes") => "archetypes.yaml",
        () if holds(b"ospo/journey") => "journeys/acme.yaml",
        () if holds(b"ospo/comparison") => "comparison.yaml",
        () if holds(b"ospo/benchmarks") => "benchmarks.yaml",
        () if holds(b"ospo/overlay") => "overlay.yaml",
        () if holds(b"topics") => "topics.yaml",
        () if holds(b"items") || holds(b"signs") => "stage-2.yaml",
        () if holds(b"stage") => "stage-0.yaml",
        () => "model.yaml",
    };
    let Some(file) = file(name, bytes) else {
        return;
    };
    match checklist::check(&checklist::overlay(base_files(), vec![file.clone()])) {
        Ok((model, guide)) => {
            check_model(&model);
            check_guide(&guide, &model);
        }
        Err(problems) => check_problems(&problems, &file),
    }
}

/// Reads the bytes as a sheet; what is saved of it must read as the same sheet.
pub(crate) fn sheet(bytes: &[u8]) {
    let Some(file) = file("sheet.yaml", bytes) else {
        return;
    };
    let model = match answers::parse(&file) {
        Ok(draft) => named(&draft.model().id),
        Err(problems) => return check_problems(&problems, &file),
    };
    let bound = match answers::parse(&file).and_then(|draft| draft.bind(model)) {
        Ok(bound) => bound,
        Err(problems) => return check_problems(&problems, &file),
    };
    check_round_trip(&bound, model);
    check_edits_of_sheet(&file, &bound, model);
    // What is answered on a merged sheet is settled there, so the two would not be the same.
    let whole = Sheet { merged: None, ..bound.sheet.clone() };
    let onto = Sheet { answers: BTreeMap::new(), ..whole.clone() };
    match answers::parse_answers(&file, &onto, model) {
        Ok(sheet) => assert_eq!(sheet, whole, "a whole sheet is not read as its answers"),
        Err(problems) => {
            let is_older = bound.migration.is_some();
            assert!(is_older || !bound.strays.is_empty(), "{problems}");
            check_problems(&problems, &file);
        }
    }
    check_plan(&Assessment::new(model, bound.sheet, Narrowed::default(), None));
}

fn file(name: &str, bytes: &[u8]) -> Option<SourceFile> {
    match SourceFile::from_bytes(name, bytes.to_vec()) {
        Ok(file) => Some(file),
        Err(problem) => {
            check_problem(&problem);
            None
        }
    }
}

fn base_files() -> Vec<SourceFile> {
    let file = |(path, text): &(&str, &str)| SourceFile::new(*path, *text);
    BASE.iter().map(file).collect()
}

static BASE_MODEL: LazyLock<Model> = LazyLock::new(|| {
    checklist::parse(&base_files()).unwrap_or_else(|problems| panic!("{problems}"))
});

/// The built-in models that are sound; whether all are is the matter of another test.
static BUILT_IN: LazyLock<Vec<Model>> = LazyLock::new(|| {
    let files = checklist::builtin_ids().filter_map(checklist::builtin);
    files.filter_map(|files| checklist::parse(&files).ok()).collect()
});

fn named(id: &ModelId) -> &'static Model {
    BUILT_IN.iter().find(|model| model.id == *id).unwrap_or(&BASE_MODEL)
}

fn check_model(model: &Model) {
    let mut ids = HashSet::new();
    for item in model.items_and_topics() {
        assert!(ids.insert(item.id.as_str()), "`{}` stands twice", item.id);
        assert_eq!(item.levels().len(), item.scale.levels.len(), "{}", item.id);
        assert!(model.area(&item.area).is_some(), "{} has no area", item.id);
    }
    for item in model.items_and_topics() {
        let known = item.after.iter().all(|id| ids.contains(id.as_str()));
        assert!(known, "{} comes after an unknown item", item.id);
    }
    let sheet = Sheet::new(model, "Acme", date());
    let assessment = Assessment::new(model, sheet, Narrowed::default(), None);
    assert_eq!(assessment.scorecard.reached().unwrap_or(0), 0, "an empty sheet reaches a stage");
    check_plan(&assessment);
}

/// What there is to find out of a practice comes before the work on it, and every action finds its
/// time.
fn check_plan(assessment: &Assessment) {
    let goal = Goal::of(assessment, Towards { stage: Some(assessment.model.top()), figure: None });
    let plan = insight::plan(assessment, goal, &BTreeSet::new());
    for (at, action) in plan.actions.iter().enumerate() {
        let mut before = plan.actions.iter().take(at).filter(|_| action.finds_out());
        let is_late = before.any(|other| other.item.id == action.item.id);
        assert!(!is_late, "work on `{}` comes before its answer", action.item.id);
        let again = plan.actions.iter().skip(at + 1).find(|other| {
            other.item.id == action.item.id && other.finds_out() == action.finds_out()
        });
        assert!(again.is_none(), "`{}` stands twice", action.item.id);
    }
    let schedule = Schedule::of(&plan, Capacity::DEFAULT, date());
    assert_eq!(schedule.slots.len(), plan.actions.len());
    assert!(schedule.slots.iter().flatten().is_sorted_by_key(|slot| slot.ends));
}

/// What a guide points at must be there.
fn check_guide(guide: &Guide, model: &Model) {
    let archetypes: Vec<_> = guide.archetypes.iter().flat_map(|a| &a.all).collect();
    for archetype in &archetypes {
        let sources = archetype.statements.iter().map(|s| &s.source);
        let sources = sources.chain(archetype.traits.iter().map(|fact| &fact.source));
        assert!(sources.chain([&archetype.source]).all(|s| guide.source(s).is_some()));
        assert!(archetype.favours.iter().all(|f| model.item(&f.item).is_some()));
    }
    for journey in &*guide.journeys {
        let milestones = journey.milestones.iter();
        assert!(milestones.clone().flat_map(|m| &m.items).all(|id| model.item(id).is_some()));
        assert!(milestones.clone().flat_map(|m| &m.stages).all(|number| *number <= model.top()));
        let facts = journey.story.brief.iter().map(|fact| &fact.source);
        assert!(facts.chain(milestones.map(|m| &m.source)).all(|s| guide.source(s).is_some()));
        let sector = journey.sector.iter();
        assert!(sector.into_iter().all(|id| guide.sectors.iter().any(|s| s.id == *id)));
    }
    for row in guide.comparison.iter().flat_map(|table| &table.rows) {
        assert!(row.cells.keys().all(|id| guide.journey(id.as_str()).is_some()));
    }
    for figure in guide.benchmarks.iter().flat_map(|b| &b.figures) {
        assert!(figure.items.iter().all(|id| model.item(id).is_some()));
        assert!(figure.values.values().all(|cell| cell.percent.tenths() <= 1000));
    }
}

fn date() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 22)
}

fn check_round_trip(bound: &Bound, model: &Model) {
    let current = bound.clone().current();
    let saved = answers::to_yaml(&current, model).expect("what was read can be saved");
    let file = SourceFile::from_bytes("saved.yaml", saved.clone().into_bytes()).expect("UTF-8");
    let again = answers::parse(&file).and_then(|draft| draft.bind(model));
    let again = again.unwrap_or_else(|problems| panic!("{problems}\n{saved:?}"));
    assert_eq!(
        (&again.sheet, &again.strays),
        (&current, &bound.strays),
        "what is saved reads as another sheet:\n{saved:?}"
    );
    assert_eq!(again.migration, None, "what is saved is of an older version");
    let twice = answers::to_yaml(&again.sheet, model).expect("what was read can be saved");
    assert_eq!(saved, twice, "the same answers give other bytes");
}

/// Changes a sheet in its file: it must say what is wanted and have all of its comments, or be left.
fn check_edits_of_sheet(file: &SourceFile, bound: &Bound, model: &Model) {
    let current = bound.clone().current();
    let mut wanted = vec![current.clone(), Sheet { answers: BTreeMap::new(), ..current.clone() }];
    if let Some(item) = model.items().next() {
        let mut sheet = current.clone();
        sheet.give(item.id.clone(), Answer::new(Choice::Unknown));
        wanted.push(sheet);
    }
    for id in current.answers.keys().take(3) {
        let mut sheet = current.clone();
        sheet.answers.remove(id);
        wanted.push(sheet);
    }
    let mut sheet = current;
    for answer in sheet.answers.values_mut() {
        answer.add_note("One: more.\n# Two");
        answer.add_evidence(Evidence::new("- three"));
    }
    wanted.push(sheet);
    for sheet in wanted {
        let edited = match answers::edit(file, &sheet, model) {
            Ok(edited) => edited,
            Err(problems) => {
                check_problems(&problems, file);
                continue;
            }
        };
        assert_eq!(comments(&edited), comments(&file.text), "{edited:?}");
        let edited = SourceFile::new(file.path.clone(), edited);
        let again = answers::parse(&edited).and_then(|draft| draft.bind(model));
        assert_eq!(again.map(|bound| bound.sheet), Ok(sheet), "{:?}", edited.text);
    }
}

fn comments(text: &str) -> Option<Vec<String>> {
    let comments = ospo::yaml::comments(text)?.into_iter();
    Some(comments.map(|comment| comment.text).collect())
}

fn check_problems(problems: &Problems, file: &SourceFile) {
    assert!(!problems.0.is_empty(), "refused, and nothing is said");
    for problem in &problems.0 {
        check_problem(problem);
        let line = problem.place.map(|place| place.line);
        if let (Some(number), true) = (line, problem.path == file.path) {
            assert!(file.line(number).is_some(), "{problem} stands after the end");
        }
    }
}

fn check_problem(problem: &Problem) {
    let help = problem.help.as_deref().unwrap_or_else(|| panic!("no way out of: {problem}"));
    let told = problem.to_string() + help;
    assert!(!told.contains(char::is_control), "control characters are sent: {told:?}");
    assert!(told.chars().count() < 1000, "too long: {told:?}");
    assert!(problem.place.is_none_or(|p| p.line > 0 && p.column > 0 && p.width > 0), "{problem}");
}
