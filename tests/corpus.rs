//! Every file of `tests/corpus` is read, and what is told of it is compared, whole, with the text
//! beside it.
//!
//! A case of `checklist/` is a folder whose files are laid over `base/`; its expectation is
//! `expected.txt`. A case of `guide/` is one whose files are laid over `base/` and `guide-base/`. A
//! case of `crosswalk/`, `language/`, `sheet/`, `settings/` or `words/` is one `.yaml` or `.json` with a `.txt` beside it.
//! `SNAPSHOTS=overwrite cargo test --test corpus` writes all expectations anew; read the diff.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use ospo::lang::{Decimal, Lang};
use ospo::model::Model;
use ospo::organisation::BoardWords;
use ospo::problem::{Problem, Problems, SourceFile};
use ospo::{answers, checklist, organisation, text};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn entries(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap()
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

/// Reads a file under its bare name, so that no expectation depends on the folder of the checkout.
fn source(path: &Path) -> Result<SourceFile, Problem> {
    SourceFile::from_bytes(name(path), fs::read(path).unwrap())
}

fn base_files() -> Vec<SourceFile> {
    entries(&corpus().join("base")).iter().map(|path| source(path).unwrap()).collect()
}

/// Reads the files of a folder and of the folders in it, each under its path from there.
fn tree(folder: &Path) -> Vec<SourceFile> {
    let mut files = Vec::new();
    for path in entries(folder) {
        if path.is_dir() {
            let inner = tree(&path)
                .into_iter()
                .map(|file| SourceFile { path: format!("{}/{}", name(&path), file.path), ..file });
            files.extend(inner);
        } else if name(&path) != "expected.txt" {
            files.push(source(&path).unwrap());
        }
    }
    files
}

fn base() -> Model {
    checklist::parse(&base_files()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Writes problems as a user sees them: where and what, the line with its mark, the way out.
fn told(problems: &Problems) -> String {
    assert!(!problems.0.is_empty(), "refused, and nothing is said");
    let mut told = String::new();
    for problem in &problems.0 {
        writeln!(told, "{problem}").unwrap();
        if let (Some(place), Some(line)) = (problem.place, &problem.line) {
            let before: String = line.chars().take(place.column - 1).collect();
            let meant: String = line.chars().skip(place.column - 1).take(place.width).collect();
            let indent = text::visible(&before).chars().count();
            let width = text::visible(&meant).chars().count().max(1);
            writeln!(told, "  | {}", text::visible(line)).unwrap();
            writeln!(told, "  | {}{}", " ".repeat(indent), "^".repeat(width)).unwrap();
        }
        let help = problem.help.as_ref().unwrap_or_else(|| panic!("no way out of: {problem}"));
        writeln!(told, "  help: {help}").unwrap();
    }
    told
}

/// Compares what is told with the expectation, or writes it where that is asked for.
fn compare(case: &Path, expectation: &Path, told: &str, failures: &mut Vec<String>) {
    let unsafe_for_a_screen = |c: char| {
        c != '\n'
            && (c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    };
    if told.contains(unsafe_for_a_screen) {
        failures.push(format!("{}: sends control characters: {told:?}", case.display()));
    }
    if std::env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite") {
        fs::write(expectation, told).unwrap();
        return;
    }
    match fs::read_to_string(expectation) {
        Err(error) => failures.push(format!("{}: {error}", expectation.display())),
        Ok(expected) if expected == told => {}
        Ok(expected) => {
            failures.push(format!("{}\n--- expected\n{expected}--- told\n{told}", case.display()));
        }
    }
}

fn none(failures: &[String]) {
    assert!(failures.is_empty(), "{} cases fail\n\n{}", failures.len(), failures.join("\n"));
}

/// Runs `read` on every file of a folder that is no expectation; every expectation must belong to one.
fn check_files(folder: &str, read: impl Fn(&SourceFile) -> Result<String, Problems>) {
    let mut failures = Vec::new();
    let paths = entries(&corpus().join(folder));
    for path in paths.iter().filter(|path| !has_extension(path, "txt")) {
        let told = match source(path).map_err(Problems::from).and_then(|file| read(&file)) {
            Ok(accepted) => accepted,
            Err(problems) => told(&problems),
        };
        let accepted = name(path).starts_with("accepted-");
        if accepted != told.starts_with("accepted") {
            failures.push(format!("{}: is not what its name says:\n{told}", path.display()));
        }
        compare(path, &path.with_extension("txt"), &told, &mut failures);
    }
    for path in paths
        .iter()
        .filter(|path| ["yaml", "json"].iter().all(|case| !path.with_extension(case).exists()))
    {
        failures.push(format!("{}: an expectation without a case", path.display()));
    }
    none(&failures);
}

#[test]
fn a_broken_checklist_is_told_as_expected() {
    let mut failures = Vec::new();
    for case in entries(&corpus().join("checklist")) {
        let files = entries(&case).into_iter().filter(|path| name(path) != "expected.txt");
        let read: Result<Vec<SourceFile>, Problem> = files.map(|path| source(&path)).collect();
        let model = read
            .map_err(Problems::from)
            .and_then(|own| checklist::parse(&checklist::overlay(base_files(), own)));
        let told = match model {
            Ok(model) => format!(
                "accepted: {}, {}, {}\n",
                text::count(model.stages.len(), "stage"),
                text::count(model.items().count(), "item"),
                text::count(model.topics.len(), "topic")
            ),
            Err(problems) => told(&problems),
        };
        if name(&case).starts_with("accepted-") != told.starts_with("accepted") {
            failures.push(format!("{}: is not what its name says:\n{told}", case.display()));
        }
        compare(&case, &case.join("expected.txt"), &told, &mut failures);
    }
    none(&failures);
}

#[test]
fn a_broken_guide_is_told_as_expected() {
    let mut failures = Vec::new();
    let base = checklist::overlay(base_files(), tree(&corpus().join("guide-base")));
    for case in entries(&corpus().join("guide")) {
        let told = match checklist::check(&checklist::overlay(base.clone(), tree(&case))) {
            Ok((_, guide)) => format!("accepted\n{guide:#?}\n"),
            Err(problems) => told(&problems),
        };
        if name(&case).starts_with("accepted-") != told.starts_with("accepted") {
            failures.push(format!("{}: is not what its name says:\n{told}", case.display()));
        }
        compare(&case, &case.join("expected.txt"), &told, &mut failures);
    }
    none(&failures);
}

#[test]
fn a_broken_crosswalk_is_told_as_expected() {
    let model = |name: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/crosswalk").join(name);
        checklist::parse(&tree(&folder)).unwrap_or_else(|problems| panic!("{problems}"))
    };
    let (house, gate) = (model("house"), model("gate"));
    check_files("crosswalk", |file| {
        let file = SourceFile::new("crosswalk/gate.yaml", file.text.clone());
        let read = checklist::read_crosswalks(&[file], &house, |id| {
            (gate.id == *id).then(|| gate.clone())
        })?;
        let links = read.all.iter().map(|one| one.links.len()).sum();
        let mut told = format!("accepted: {}\n", text::count(links, "link"));
        if !read.notes.is_empty() {
            told.push_str(&self::told(&Problems(read.notes)));
        }
        Ok(told)
    });
}

#[test]
fn a_broken_language_is_told_as_expected() {
    let model = base();
    check_files("language", |file| {
        let file = SourceFile::new("lang/de.yaml", file.text.clone());
        let states = checklist::check_languages(&model, &[file])?;
        let mut told = String::from("accepted\n");
        for state in states {
            let ((done, all), name) = (state.texts, text::visible(&state.language));
            writeln!(told, "{} ({name}): {done} of {all} texts", state.tag).unwrap();
            // How many phrases the tool says is no matter of the file.
            let of_texts = |note: &Problem| !note.message.starts_with("no translation for");
            let notes: Vec<Problem> = state.notes.into_iter().filter(of_texts).collect();
            told.push_str(&self::told(&Problems(notes)));
        }
        Ok(told)
    });
}

#[test]
fn a_broken_sheet_is_told_as_expected() {
    let model = base();
    check_files("sheet", |file| {
        let bound = answers::parse(file)?.bind(&model)?;
        let mut told = String::from("accepted\n");
        for stray in &bound.strays {
            let meant = stray.meant.as_ref().map_or("nothing", |item| item.as_str());
            writeln!(told, "stray: {}, like {meant}", stray.item).unwrap();
        }
        let saved = answers::to_yaml(&bound.sheet, &model).unwrap();
        // What is saved may hold marks that reorder text; the expectation shows them.
        for line in saved.lines() {
            writeln!(told, "{}", text::visible(line)).unwrap();
        }
        Ok(told)
    });
}

#[test]
fn broken_words_for_the_board_are_told_as_expected() {
    check_files("words", |file| {
        let BoardWords { verdict, certainty, ask, decide_by, presented_by, if_refused, if_less } =
            organisation::parse_words(file)?;
        let mut told = String::from("accepted\n");
        for text in [verdict, certainty, ask, presented_by, if_refused, if_less] {
            writeln!(told, "{}", text.as_deref().unwrap_or("–")).unwrap();
        }
        if let Some(day) = decide_by {
            writeln!(told, "by {day}").unwrap();
        }
        Ok(told)
    });
}

#[test]
fn broken_settings_are_told_as_expected() {
    let model = base();
    check_files("settings", |file| {
        let organisation = organisation::parse(file)?;
        let subject = organisation.subject().unwrap_or_default();
        let mut told = format!("accepted\nsubject: {}\n", text::visible(&subject));
        if let Some(target) = &organisation.target {
            let wanted = target.wanted(file, &model)?;
            writeln!(told, "wanted stage: {:?}", wanted.stage).unwrap();
            if let Some(by) = wanted.by {
                writeln!(told, "by {by}").unwrap();
            }
            for (item, credit) in &wanted.credits {
                writeln!(told, "wanted of {item}: {credit}").unwrap();
            }
            for item in model.items_and_topics() {
                if let Some(least) = wanted.least(&item.id) {
                    writeln!(told, "least of {}: {}", item.id, least).unwrap();
                }
                if wanted.is_no_goal(&item.id) {
                    writeln!(told, "no goal: {}", item.id).unwrap();
                }
            }
        }
        for (statement, rating) in &organisation.ratings {
            writeln!(told, "{statement}: {} of 4", rating.value).unwrap();
        }
        for (scope, answer) in &organisation.scope {
            writeln!(told, "{scope}: {}", answer.said.as_str()).unwrap();
        }
        for (list, entries) in &organisation.lists {
            writeln!(told, "{list}: {}", entries.said.join("; ")).unwrap();
        }
        organisation.plan.check(file, &model)?;
        if let Some(capacity) = organisation.plan.capacity {
            writeln!(told, "capacity: {capacity} person-weeks a month").unwrap();
        }
        if let Some(rate) = organisation.plan.rate {
            writeln!(told, "a person-week: {}", rate.said(&Lang::default())).unwrap();
        }
        for (item, action) in &organisation.plan.actions {
            let owner = action.owner.as_deref().unwrap_or("nobody");
            let due = action.due.map_or("–".to_owned(), |due| due.to_string());
            let agreed = if action.agreed == Some(true) { ", agreed" } else { "" };
            let state = action.state.unwrap_or_default().as_str();
            let owner = text::visible(owner);
            writeln!(told, "{item}: {owner}{agreed} by {due}, {state}").unwrap();
        }
        organisation::check_goals(&organisation.goals, file, &model)?;
        for goal in &organisation.goals {
            let figures = goal.figures.iter();
            let figures: Vec<String> =
                figures.map(|figure| Decimal::from(figure.value).to_string()).collect();
            let (title, unit) = (goal.title(), goal.unit().unwrap_or_default());
            writeln!(told, "{title}: {} {unit}", figures.join(", ")).unwrap();
        }
        Ok(told)
    });
}
