//! Sheets of version 1.0 of the built-in model, as somebody has them: read as those of today, and
//! written once without losing a word.

use std::collections::BTreeSet;
use std::{fs, path};

use ospo::answers::{self, Answer, Became, Choice, Sheet};
use ospo::checklist;
use ospo::insight::{
    Assessment, Cause, Comparison, Point, Round, RoundFacts, SourceSheet, Stale, WhyNot,
};
use ospo::model::{ItemId, Model};
use ospo::organisation::Period;
use ospo::problem::SourceFile;
use ospo::report::{self, Audience, Onward};
use ospo::score::Narrowed;

fn model() -> Model {
    checklist::builtin_model("ospo", None).unwrap()
}

/// Returns each sheet, by name.
fn sheets() -> Vec<SourceFile> {
    let folder = path::Path::new("tests/models/sheets-1.0");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|one| one.unwrap().path()).collect();
    paths.sort();
    assert_eq!(paths.len(), 10);
    let files = paths
        .iter()
        .map(|path| SourceFile::new(path.display().to_string(), fs::read_to_string(path).unwrap()));
    files.collect()
}

fn of(name: &str) -> SourceFile {
    sheets().into_iter().find(|file| file.path.ends_with(&format!("/{name}.yaml"))).unwrap()
}

fn bound(file: &SourceFile, model: &Model) -> answers::Bound {
    let draft = answers::parse(file).unwrap_or_else(|told| panic!("{told}"));
    draft.bind(model).unwrap_or_else(|told| panic!("{told}"))
}

/// Returns every word that somebody typed into a sheet beside its levels.
fn words(sheet: &Sheet) -> BTreeSet<String> {
    let said = |answer: &Answer| {
        let reason = answer.choice.reason().map(str::to_owned);
        let decided_by = answer.decision.decided_by.clone();
        let evidence = answer.evidence.iter().map(|one| format!("{one:?}"));
        let beside = [reason, decided_by, answer.note.clone()].into_iter().flatten();
        beside.chain(evidence).collect::<Vec<_>>()
    };
    let answers = sheet.answers.values().chain(sheet.again.values().map(|again| &again.was));
    answers.flat_map(said).collect()
}

fn migrated(file: &SourceFile, model: &Model) -> SourceFile {
    let text = answers::edit(file, &bound(file, model).current(), model);
    SourceFile::new(file.path.clone(), text.unwrap_or_else(|told| panic!("{told}")))
}

#[test]
fn no_word_and_no_comment_of_an_old_sheet_is_lost() {
    let model = model();
    for file in sheets() {
        let old = bound(&file, &model).sheet;
        let new = migrated(&file, &model);
        let read = bound(&new, &model);
        assert_eq!(read.migration, None, "{}", new.text);
        assert_eq!(read.sheet.model.version, model.version);
        assert_eq!(words(&read.sheet), words(&old), "{}", new.text);
        assert_eq!((&read.sheet.respondent, &read.sheet.closed), (&old.respondent, &old.closed));
        let comments = |text: &str| -> Vec<String> {
            let lines = text.lines().filter_map(|line| Some(line.split_once("# ")?.1.to_owned()));
            let mut comments: Vec<String> = lines.collect();
            comments.sort();
            comments
        };
        assert_eq!(comments(&new.text), comments(&file.text), "{}", new.text);
        assert_eq!(migrated(&new, &model).text, new.text, "the second time does nothing");
    }
}

#[test]
fn every_old_answer_counts_or_is_asked_again_with_what_was_answered() {
    let model = model();
    for file in sheets() {
        let bound = bound(&file, &model);
        let fates = &bound.migration.as_ref().unwrap().fates;
        let said: BTreeSet<&ItemId> = fates.iter().map(|fate| &fate.item).collect();
        let draft = answers::parse(&file).unwrap();
        assert_eq!(draft.model().version, "1.0");
        let kept: BTreeSet<&ItemId> =
            bound.sheet.answers.keys().chain(bound.sheet.again.keys()).collect();
        assert_eq!(said, kept, "{}", file.path);
        for again in bound.sheet.again.values() {
            assert!(!again.why.is_empty());
        }
    }
}

/// Every level of 1.0, whether by its name, number or label, means the same.
#[test]
fn an_old_level_is_read_alike_however_it_was_written() {
    let model = model();
    let levels = ["absent", "ad-hoc", "defined", "practised", "measured"];
    let labels = ["Absent", "Ad hoc", "Defined", "PRACTISED", "measured"];
    let items: Vec<ItemId> = model.items_and_topics().map(|item| item.id.clone()).collect();
    for (number, (level, label)) in levels.iter().zip(labels).enumerate() {
        let read = |word: &str| {
            let answers = items.iter().map(|item| format!("  {item}: {word}\n"));
            let answers: String = answers.collect();
            let text = format!(
                "format: ospo/sheet/1\nmodel: {{ id: ospo, version: \"1.0\" }}\nsubject: Acme\n\
                 date: 2026-01-01\nanswers:\n{answers}"
            );
            bound(&SourceFile::new("a.yaml", text), &model).sheet
        };
        let named = read(level);
        assert_eq!(read(&number.to_string()), named, "{level}");
        assert_eq!(read(label), named, "{level}");
    }
}

#[test]
fn what_is_brought_over_never_says_more_than_is_certain() {
    let model = model();
    for file in sheets() {
        let bound = bound(&file, &model);
        for fate in &bound.migration.unwrap().fates {
            let Became::BroughtOver { was, now, .. } = &fate.became else { continue };
            let choice = &bound.sheet.answers[&fate.item].choice;
            assert_eq!(choice.word(), now.as_str());
            match was.as_str() {
                // Nothing is below it, so it holds as it is or is asked again.
                "absent" => assert_eq!(now, "absent"),
                "measured" => {}
                _ => assert!(matches!(choice, Choice::AtLeast(_)), "{}: {was} is {now}", fate.item),
            }
        }
    }
    let read = bound(&of("2026-02-09"), &model).sheet;
    assert_eq!(read.answers[&ItemId::new("programme-identity")].choice, Choice::Unknown);
    assert!(read.again.contains_key("project-hosting"), "not applicable has one case now");
}

/// Returns a sheet of a version with some answers.
fn written(version: &str, name: &str, answers: &str) -> SourceFile {
    let text = format!(
        "format: ospo/sheet/1\nmodel: {{ id: ospo, version: \"{version}\" }}\nsubject: Acme\n\
         date: 2026-03-02\nrespondent: {{ name: {name} }}\nanswers: {{ {answers} }}\n"
    );
    SourceFile::new(format!("2026-03-02-{name}.yaml"), text)
}

fn round<'m>(model: &'m Model, files: &[SourceFile]) -> Round<'m> {
    let sources = files.iter().map(|file| SourceSheet {
        name: file.path.trim_end_matches(".yaml").to_owned(),
        sheet: bound(file, model).sheet,
    });
    Round::new(model, sources.collect()).unwrap()
}

/// Returns the version that a round of sheets of some versions says it answered, and what a reader is
/// told of it.
fn told_of(versions: &[&str]) -> (String, Vec<WhyNot>, String) {
    let model = model();
    let names = ["kim", "lea", "sam"];
    let files = versions.iter().zip(names);
    let files = files.map(|(version, name)| written(version, name, "project-politics: absent"));
    let round = round(&model, &files.collect::<Vec<_>>());
    let sheet = round.sheet();
    let facts = RoundFacts::of(&round, "2026-03-02", &sheet);
    let point = |sheet: &Sheet| Point::new(&facts, &model, sheet, &round.narrowed());
    let mut today = sheet.clone();
    today.model.version.clone_from(&model.version);
    let why_not = point(&sheet).beside(&point(&today)).why_not;
    let version = sheet.model.version.clone();
    let assessment = Assessment::new(&model, sheet, round.narrowed(), None).of_round(facts);
    let stale = Stale::new(&model, &today, today.date, Period::months(12));
    let status = report::of_status(&assessment, &stale, &Onward::default(), Audience::Everybody);
    (version, why_not, format!("{status:?}"))
}

#[test]
fn a_round_of_old_sheets_is_of_their_version() {
    for versions in [&["1.0"][..], &["1.0", "1.0"], &["1.0", "1.0", "1.0"]] {
        let (version, why_not, told) = told_of(versions);
        assert_eq!((version.as_str(), &*why_not), ("1.0", &[WhyNot::Version][..]), "{versions:?}");
        assert!(told.contains("answered in version 1.0"), "{told}");
    }
    let (version, why_not, told) = told_of(&["2.0", "1.0"]);
    assert_eq!((version.as_str(), &*why_not), ("1.0", &[WhyNot::Version][..]));
    assert!(told.contains("answered in versions 1.0, 2.0"), "{told}");
    assert_eq!(told_of(&["2.0", "2.0"]).0, "2.0");
}

/// Returns what is wrong in a sheet of version 1.0 with one answer.
fn wrong(answer: &str) -> String {
    let file = written("1.0", "kim", answer);
    let told = answers::parse(&file).unwrap().bind(&model());
    told.map_or_else(|told| format!("{told}\n{told:?}"), |_| "nothing".to_owned())
}

#[test]
fn a_word_that_was_no_level_then_and_is_none_today_is_told_with_its_place() {
    for word in ["defind", "2++", "5", "practized", "at least defind"] {
        let told = wrong(&format!("licence-management: {word}"));
        assert!(told.contains("kim.yaml:6:32"), "{word}: {told}");
        let of_then = ["defined", "practised"].iter().any(|level| told.contains(level));
        assert!(of_then, "a level of then is named: {told}");
    }
    assert!(wrong("licence-management: at least absent").contains("says nothing"));
    for word in ["defined", "3", "Practised", "established", "unknown", "2+", "at least practised"]
    {
        assert_eq!(wrong(&format!("licence-management: {word}")), "nothing", "{word}");
    }
}

#[test]
fn at_least_an_old_level_is_at_least_what_all_levels_from_it_on_are() {
    let model = model();
    let read = |item: &str, word: &str| {
        let sheet = bound(&written("1.0", "kim", &format!("{item}: {word}")), &model).sheet;
        sheet.answer(&ItemId::new(item)).map(|answer| answer.choice.word().into_owned())
    };
    for word in ["at least practised", "practised+", "3+", "At least 3"] {
        let now = read("licence-management", word);
        assert_eq!(now.as_deref(), Some("at least established"), "{word}");
    }
    assert_eq!(read("licence-management", "4+").as_deref(), Some("measured"));
    assert_eq!(read("project-politics", "at least defined").as_deref(), Some("at least ad-hoc"));
    // It may be practised, of which nothing is certain.
    assert_eq!(read("software-inventory", "at least defined"), None);
}

/// Returns what a round knows of an item, whether its sheets are read as they are or were migrated one
/// by one before.
fn known(item: &str, sheets: &[(&str, &str)]) -> String {
    let model = model();
    let names = ["kim", "lea", "sam"].iter().zip(sheets);
    let files = names.map(|(name, (version, word))| {
        let answer = if word.is_empty() { String::new() } else { format!("{item}: {word}") };
        written(version, name, &answer)
    });
    let files: Vec<SourceFile> = files.collect();
    let brought: Vec<SourceFile> = files.iter().map(|file| migrated(file, &model)).collect();
    let [known, after] = [files, brought].map(|files| {
        let round = round(&model, &files);
        match round.narrowed().of(&ItemId::new(item)) {
            Some(bounds) => format!("{} to {}", bounds.low.level, bounds.high.level),
            None => round.sheet().answers[&ItemId::new(item)].choice.word().into_owned(),
        }
    });
    assert_eq!(known, after, "to migrate changes nothing");
    known
}

#[test]
fn who_answered_an_old_question_otherwise_does_not_agree_today() {
    let licences = |sheets: &[(&str, &str)]| known("licence-management", sheets);
    assert_eq!(licences(&[("1.0", "measured"), ("1.0", "defined")]), "ad-hoc to measured");
    assert_eq!(licences(&[("1.0", "ad-hoc"), ("1.0", "defined")]), "ad-hoc to measured");
    assert_eq!(licences(&[("1.0", "practised"), ("1.0", "practised")]), "at least established");
    assert_eq!(licences(&[("1.0", "measured"), ("1.0", "measured")]), "measured");
    // What was brought over neither narrows an answer of today nor is narrowed by one.
    assert_eq!(licences(&[("2.0", "measured"), ("1.0", "defined")]), "ad-hoc to measured");
    assert_eq!(licences(&[("2.0", "at least ad-hoc"), ("1.0", "3")]), "at least established");
    assert_eq!(licences(&[("2.0", "at least repeatable"), ("1.0", "1")]), "ad-hoc to measured");
    // Under today's wording an “at least” is narrowed.
    assert_eq!(licences(&[("2.0", "measured"), ("2.0", "at least ad-hoc")]), "measured");
    let politics = [("1.0", "at least defined"), ("1.0", "absent")];
    assert_eq!(known("project-politics", &politics), "absent to measured");
    // Somebody said more, and has to be asked again.
    let launches = [("1.0", "practised"), ("1.0", "absent")];
    assert_eq!(known("project-launches", &launches), "absent to measured");
    assert_eq!(known("project-launches", &[("1.0", "practised"), ("2.0", "absent")]), "absent");
}

#[test]
fn a_comparison_tells_the_same_before_and_after_a_sheet_is_migrated() {
    let model = model();
    let old = written("1.0", "kim", "licence-management: defined, software-inventory: practised");
    let new = written("2.0", "kim", "licence-management: established, software-inventory: absent");
    for old in [migrated(&old, &model), old] {
        let side =
            |file| Assessment::new(&model, bound(file, &model).sheet, Narrowed::default(), None);
        let comparison = Comparison::new(side(&old), side(&new));
        let moves = comparison.moves();
        assert_eq!(moves.len(), 2, "{}", old.text);
        assert!(moves.iter().all(|one| one.cause == Cause::Wording), "{}", old.text);
    }
}

#[test]
fn a_migrated_answer_remembers_what_was_said_until_it_is_given_anew() {
    let model = model();
    let new = migrated(&written("1.0", "kim", "licence-management: 2"), &model);
    assert!(new.text.contains("answer: at least ad-hoc"), "{}", new.text);
    let mut sheet = bound(&new, &model).sheet;
    let item = ItemId::new("licence-management");
    let former = sheet.answers[&item].former.clone().unwrap();
    assert_eq!((&*former.answer, &*former.version), ("defined", "1.0"));
    let again = sheet.clone().joined_by(sheet.clone(), sheet.date).sheet;
    assert_eq!(again.answers[&item].former, Some(former), "a form that comes back as it was");
    let choice = sheet.answers[&item].choice.clone();
    let given = sheet.to_go_on_from(&item).unwrap().choosing(choice);
    sheet.give(item.clone(), given);
    assert_eq!(sheet.answers[&item].former, None);
}
