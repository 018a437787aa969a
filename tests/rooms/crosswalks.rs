//! What answers to one model say of another: worked examples on two models of a few items.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use ospo::answers::{self, Sheet};
use ospo::checklist;
use ospo::insight::{self, Implied, ImpliedItem, settles};
use ospo::model::{Crosswalk, ItemId, Model};
use ospo::problem::SourceFile;
use ospo::score::{self, Narrowed, Scorecard};

use crate::small_model::file;

/// Reads the files of a model of these tests.
fn files(name: &str) -> Vec<SourceFile> {
    let folder = Path::new("tests/data/crosswalk").join(name);
    let mut files = Vec::new();
    for (inside, prefix) in [(folder.clone(), ""), (folder.join("crosswalk"), "crosswalk/")] {
        for entry in fs::read_dir(inside).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                files.push(file(&format!("{prefix}{name}"), fs::read_to_string(path).unwrap()));
            }
        }
    }
    files
}

fn model(name: &str) -> Model {
    checklist::parse(&files(name)).unwrap_or_else(|problems| panic!("{problems}"))
}

fn crosswalk(house: &Model, gate: &Model) -> Crosswalk {
    let read = checklist::read_crosswalks(&files("house"), house, |_| Some(gate.clone())).unwrap();
    read.all.into_iter().next().unwrap()
}

fn sheet(model: &Model, answers: &str) -> Sheet {
    let text = format!(
        "format: ospo/sheet/1\nmodel: {{ id: {}, version: \"{}\" }}\nsubject: Acme\n\
         date: 2026-11-22\nanswers:\n{answers}",
        model.id, model.version
    );
    let file = file("sheet.yaml", text);
    let read = answers::parse(&file).and_then(|draft| draft.bind(model));
    read.unwrap_or_else(|problems| panic!("{problems}")).sheet
}

fn scored(model: &Model, answers: &str) -> (Sheet, Scorecard) {
    let sheet = sheet(model, answers);
    let card = score::score(model, &sheet, &Narrowed::default());
    (sheet, card)
}

/// What answers to the house say of the gate, a line for each item, and the figures that come of it.
fn told(house_said: &str, gate_said: &str) -> String {
    let (house, gate) = (model("house"), model("gate"));
    let links = crosswalk(&house, &gate).links;
    let (sheet, answered) = scored(&house, house_said);
    let (own, known) = scored(&gate, gate_said);
    let implied = Implied::new(&links, (&house, &answered), (&gate, &known));
    let mut told = String::new();
    for one in &implied.items {
        let level = |place: usize| one.item.scale.levels[place].id.as_str();
        let (low, high) = one.span;
        let from: Vec<&str> = one.from().into_iter().map(ItemId::as_str).collect();
        write!(told, "{}: {}", one.item.id, one.how.as_str()).unwrap();
        if one.bounds().is_some() {
            write!(told, " {} to {}", level(low), level(high)).unwrap();
        }
        if !from.is_empty() {
            write!(told, " by {}", from.join(", ")).unwrap();
        }
        for (id, evidence) in one.evidence(&sheet) {
            write!(told, "; {} ({id})", evidence.text).unwrap();
        }
        told.push('\n');
    }
    let card = score::score(&gate, &own, &implied.narrow(Narrowed::default()));
    let [worst, best] = [card.overall.worst(), card.overall.best()];
    let many = implied.how_many();
    writeln!(
        told,
        "settled {} of {}, narrowed {}: {} to {} %",
        many.settled,
        many.items,
        many.narrowed,
        worst.unwrap().short(),
        best.unwrap().short()
    )
    .unwrap();
    for one in settles(&links, (&house, &answered), &implied) {
        let (least, most) = (one.least, one.most);
        writeln!(told, "{} at {} settles {least} to {most}", one.item.id, one.at.id).unwrap();
    }
    told
}

#[test]
fn what_may_not_apply_is_not_ruled_out_before_somebody_says_that_it_does() {
    let (house, gate) = (model("house"), model("gate"));
    let links = crosswalk(&house, &gate).links;
    let (_, answered) = scored(&house, "  training: absent\n  licence-policy: absent\n");
    let own = sheet(&gate, "  {}\n");
    let ruled_out = |undecided: BTreeSet<ItemId>| {
        let narrowed = Narrowed::default().with_undecided(undecided);
        let known = score::score(&gate, &own, &narrowed);
        let implied = Implied::new(&links, (&house, &answered), (&gate, &known));
        let top = |one: &ImpliedItem| one.item.scale.levels.len() - 1;
        implied.items.iter().filter(|one| one.span.1 < top(one)).count()
    };
    assert!(ruled_out(BTreeSet::new()) > 0);
    assert_eq!(ruled_out(gate.items().map(|item| item.id.clone()).collect()), 0);
}

#[test]
fn answers_settle_narrow_and_leave_open_what_another_model_asks() {
    let said = "  licence-policy: { answer: established, evidence: [{ text: policy.pdf, date: 2026-02-03 }] }\n  \
                training: begun\n  sbom: at least begun\n";
    // The policy is there; who has had a talk is not all of them; some releases come with their list.
    assert_eq!(
        told(said, ""),
        "written-policy: settled yes to yes by licence-policy; policy.pdf (licence-policy)\n\
         people-trained: narrowed none to some by training\n\
         component-list: open\n\
         contact: open\n\
         release-bom: narrowed some to all by sbom\n\
         office-open: open\n\
         settled 1 of 6, narrowed 2: 25 to 91.67 %\n\
         security-contact at absent settles 1 to 1\n\
         sbom at begun settles 1 to 1\n\
         inventory at established settles 0 to 1\n"
    );
}

#[test]
fn all_of_several_items_are_needed_and_the_lowest_counts() {
    let bound = |answers: &str| told(answers, "").lines().nth(1).unwrap().to_owned();
    assert_eq!(
        bound("  licence-policy: measured\n  training: established\n"),
        "people-trained: narrowed some to all by licence-policy, training"
    );
    assert_eq!(
        bound("  licence-policy: measured\n  training: measured\n"),
        "people-trained: settled all to all by licence-policy, training"
    );
    assert_eq!(bound("  licence-policy: measured\n"), "people-trained: open");
    for nothing in ["unknown", "{ answer: not-applicable, reason: Nobody works there. }"] {
        let answers = format!("  licence-policy: measured\n  training: {nothing}\n");
        assert_eq!(bound(&answers), "people-trained: open");
    }
}

#[test]
fn what_excludes_each_other_gives_nothing_and_is_told() {
    // Each release comes with its list, and nobody knows the parts.
    let told = told("  sbom: measured\n  inventory: absent\n", "");
    let line = told.lines().nth(4).unwrap();
    assert_eq!(line, "release-bom: excluded by sbom, inventory");
    assert!(told.contains("settled 0 of 6, narrowed 0: 0 to 100 %\n"), "{told}");
}

#[test]
fn an_answer_of_its_own_goes_before_what_follows_and_not_known_is_none() {
    let house = "  licence-policy: established\n  security-contact: absent\n  sbom: measured\n";
    let gate = "  written-policy: \"no\"\n  contact: unknown\n  \
                release-bom: { answer: not-applicable, reason: Nothing is released. }\n";
    let told = told(house, gate);
    assert!(told.starts_with("written-policy: own\n"), "{told}");
    assert!(told.contains("contact: settled no to no by security-contact\n"), "{told}");
    assert!(told.contains("release-bom: own\n"), "{told}");
    assert!(told.contains("settled 1 of 6, narrowed 0: 0 to 60 %\n"), "{told}");
}

#[test]
fn items_of_one_model_say_something_of_each_other_whenever_it_is_read() {
    let mut files = files("house");
    files.push(file(
        "crosswalk/house.yaml",
        "format: ospo/crosswalk/1\nfrom: { model: house, version: \"1.1\" }\n\
         to: { model: house, version: \"1.1\" }\nlinks:\n  \
         - { from: inventory, to: sbom, gives: { measured: established }, rules_out: { absent: begun }, why: So. }\n",
    ));
    let house = checklist::parse(&files).unwrap();
    let bounds = |answers: &str| {
        let sheet = sheet(&house, answers);
        let narrowed = insight::tied(Narrowed::default(), &house, &sheet);
        let card = score::score(&house, &sheet, &narrowed);
        let score = card.item(&ItemId::new("sbom")).unwrap();
        let bounds = score.bounds.clone().unwrap();
        format!("{} {} {}", score.state.as_str(), bounds.low.level, bounds.high.level)
    };
    assert_eq!(bounds("  inventory: absent\n"), "answered absent absent");
    assert_eq!(bounds("  inventory: measured\n"), "unanswered established measured");
    assert_eq!(bounds("  inventory: begun\n"), "unanswered absent measured");
    assert_eq!(bounds("  inventory: absent\n  sbom: begun\n"), "answered begun begun");
}

#[test]
fn a_link_to_itself_is_refused_and_a_model_that_is_not_at_hand_is_told() {
    let mut own = files("house");
    own.push(file(
        "crosswalk/house.yaml",
        "format: ospo/crosswalk/1\nfrom: { model: house, version: \"1.1\" }\n\
         to: { model: house, version: \"1.1\" }\nlinks:\n  \
         - { from: sbom, to: sbom, gives: { measured: established }, why: So. }\n",
    ));
    let told = checklist::parse(&own).unwrap_err().to_string();
    assert!(told.contains("a link from `sbom` to `sbom`"), "{told}");
    let house = model("house");
    let read = checklist::read_crosswalks(&files("house"), &house, |_| None).unwrap();
    let notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "crosswalk/gate.yaml: there is no model `gate` here, so what is named of it is not checked"
        ]
    );
    assert_eq!(read.all[0].links.len(), 7);
}

#[test]
fn a_crosswalk_laid_over_whichever_model_is_used_counts_for_the_one_that_it_comes_from() {
    let (house, gate) = (model("house"), model("gate"));
    // A folder without a model of its own, of which a file leads from the house to the gate.
    let mut own: Vec<SourceFile> = files("house");
    own.retain(|file| file.path.starts_with("crosswalk/"));
    let over = |name: &str| {
        let mut all: Vec<SourceFile> = files(name);
        all.retain(|file| !file.path.starts_with("crosswalk/"));
        let base = all.into_iter().map(|one| file(&format!("{name}/{}", one.path), one.text));
        let own = own.iter().map(|one| file(&format!("own/{}", one.path), one.text.clone()));
        base.chain(own).collect::<Vec<_>>()
    };
    let to_gate = |_: &str| Some(gate.clone());
    let read = checklist::read_crosswalks(&over("house"), &house, to_gate).unwrap();
    assert_eq!((read.all.len(), read.notes.len()), (1, 0));
    assert_eq!(checklist::parse(&over("gate")).unwrap().links, Vec::new());
    let read = checklist::read_crosswalks(&over("gate"), &gate, to_gate).unwrap();
    let notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
    let told =
        "own/crosswalk/gate.yaml: this comes from `house`, not from `gate`, and is passed over";
    assert_eq!((read.all, notes), (Vec::new(), vec![told.to_owned()]));
    assert_eq!(checklist::laid_over(&own, &gate.id), Vec::<String>::new());
}
