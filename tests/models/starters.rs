//! The documents to begin with: each in every language, and those of a user's own.

use std::path::Path;

use jiff::civil::date;
use ospo::checklist::{self, Starters};
use ospo::form::{self, Draft};
use ospo::guide::{Asked, Starter, asked};
use ospo::insight::Filling;
use ospo::model::Model;
use ospo::organisation::{self, Organisation};
use ospo::problem::SourceFile;
use ospo::store;

const LONGEST: usize = 60;

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile::new(path, text)
}

fn model() -> Model {
    checklist::builtin_model("ospo", None).unwrap()
}

fn on_disk() -> Starters {
    let files = store::read_checklists(Path::new("checklists/ospo")).unwrap().files;
    checklist::read_starters(&files, &model()).unwrap()
}

/// Returns the built-in starters with files laid over them.
fn laid(own: Vec<SourceFile>) -> Result<Starters, String> {
    let files = checklist::overlay(checklist::builtin("ospo").unwrap(), own);
    checklist::read_starters(&files, &model()).map_err(|told| told.to_string())
}

fn acme() -> Organisation {
    let text = "organisation: \"*Acme* | Co\"\nunit: Retail\nsector: finance\nsize: 420\n\
                reports_to: the CTO\nlists: { critical-components: [OpenSSL, \"a|b\"] }\n\
                plan: { actions: { licence-management: { owner: Kim Doe } } }\n";
    organisation::parse(&file("ospo.yaml", text)).unwrap()
}

fn drafted(starter: &Starter, organisation: &Organisation, model: &Model) -> Draft {
    let guide = checklist::builtin_guide("ospo", None).unwrap();
    let items: Vec<_> = ospo::report::items_of(model, starter).collect();
    let filling = Filling::new(organisation, &guide, &items, date(2026, 11, 29));
    form::draft(starter, &filling, &model.lang)
}

/// Returns what the lines of a document are, whatever its language: the sign at the beginning of
/// each, and how many cells it has.
fn frame(starter: &Starter) -> Vec<(String, usize)> {
    let sign = |line: &str| {
        let word = line.split(' ').next().unwrap_or_default();
        let is_number = word.strip_suffix('.').is_some_and(|it| it.parse::<u32>().is_ok());
        let is_sign = is_number || ["#", "##", "-", "|", "---", "|---|"].contains(&word);
        if is_sign { word.to_owned() } else { String::new() }
    };
    starter.text.lines().map(|line| (sign(line), line.matches('|').count())).collect()
}

/// Returns what a document asks for, and how many gaps it has.
fn asks(starter: &Starter) -> (Vec<String>, usize) {
    let all = asked(&starter.text).into_iter().map(|(_, asked)| format!("{asked:?}"));
    let mut all: Vec<String> = all.collect();
    all.sort();
    (all, starter.text.matches("[… ").count())
}

#[test]
fn every_practice_of_a_stage_has_a_document_to_begin_with() {
    let model = model();
    let starters = checklist::builtin_starters("ospo", None).unwrap();
    for item in model.items() {
        let name = item.starter.as_deref().unwrap_or_else(|| panic!("{}: none", item.id));
        assert!(starters.iter().any(|one| one.name == name), "{}: {name}", item.id);
    }
}

#[test]
fn a_document_has_the_same_frame_in_each_language_and_is_up_to_date() {
    let starters = on_disk();
    let notes: Vec<String> = starters.notes().iter().map(ToString::to_string).collect();
    assert_eq!(notes, Vec::<String>::new());
    let english = starters.said(None);
    for tag in checklist::builtin_languages("ospo") {
        for (english, said) in english.iter().zip(starters.said(Some(tag))) {
            assert_ne!(english.text, said.text, "{tag} lacks {}", english.name);
            assert_eq!(frame(english), frame(&said), "{tag}: {}", english.name);
            assert_eq!(asks(english), asks(&said), "{tag}: {}", english.name);
        }
    }
    assert_eq!(checklist::builtin_starters("ospo", Some("de")).unwrap(), starters.said(Some("de")));
}

#[test]
fn a_document_is_at_most_a_page_and_leaves_nothing_blank_that_the_settings_know() {
    let tags = checklist::builtin_languages("ospo").map(Some).chain([None]);
    for tag in tags {
        let model = checklist::builtin_model("ospo", tag).unwrap();
        for starter in checklist::builtin_starters("ospo", tag).unwrap() {
            for organisation in [acme(), Organisation::default()] {
                let Draft { text, gaps, .. } = drafted(&starter, &organisation, &model);
                let name = format!("{tag:?} {}", starter.name);
                assert!(text.lines().count() <= LONGEST, "{name}: {}", text.lines().count());
                assert!(!text.contains("{{") && gaps > 0, "{name}");
                assert!(text.lines().last().unwrap().contains("CC BY 4.0"), "{name}");
                assert_eq!(text.contains("\\*Acme\\* \\| Co"), organisation == acme(), "{name}");
            }
        }
    }
}

#[test]
fn each_critical_component_gets_a_row_and_one_gap_stands_where_none_is_named() {
    let starters = checklist::builtin_starters("ospo", None).unwrap();
    let register = starters.iter().find(|one| one.name == "component-register").unwrap();
    let rows = |organisation: &Organisation| {
        let draft = drafted(register, organisation, &model());
        let rows = draft.text.lines().skip_while(|line| *line != "## Verdicts").skip(4);
        rows.take_while(|line| !line.is_empty()).map(|row| row[..10].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(rows(&acme()), ["| OpenSSL ", "| a\\|b | ["]);
    assert_eq!(rows(&Organisation::default()), ["| [… nam"]);
}

#[test]
fn the_owner_is_whom_the_plan_names_else_the_one_person_who_is_asked_by_name() {
    let starters = checklist::builtin_starters("ospo", None).unwrap();
    let policy = starters.iter().find(|one| one.name == "policy").unwrap();
    let owner = |settings: &str| {
        let organisation = organisation::parse(&file("ospo.yaml", settings)).unwrap();
        let text = drafted(policy, &organisation, &model()).text;
        let line = text.lines().find(|line| line.starts_with("- **Owner")).unwrap().to_owned();
        line.rsplit_once("** ").unwrap().1.to_owned()
    };
    let asked = "people: [{ name: Ada, items: [licence-management] }";
    assert_eq!(owner(&format!("{asked}]\n")), "Ada");
    assert_eq!(
        owner(&format!(
            "{asked}]\nplan: {{ actions: {{ licence-management: {{ owner: Kim }} }} }}\n"
        )),
        "Kim"
    );
    let nobody = "[… a person, post, team or body]";
    assert_eq!(owner(&format!("{asked}, {{ name: Bo, items: [licence-management] }}]\n")), nobody);
    assert_eq!(owner("people: [{ name: Ada }]\n"), nobody);
}

#[test]
fn a_file_of_ones_own_adds_or_replaces_a_document_in_every_language() {
    let text = "---\ntitle: Our charter\nwhat: Ours.\n---\n# {{organisation}}\n\u{1b}[31m[… x]\n";
    let own = ["starters/charter.md", "starters/ai-rule.md"].map(|path| file(path, text));
    let starters = laid(own.into()).unwrap();
    for tag in [None, Some("de")] {
        let said = starters.said(tag);
        let ours: Vec<&str> =
            said.iter().filter(|one| one.title == "Our charter").map(|one| &*one.name).collect();
        assert_eq!(ours, ["ai-rule", "charter"]);
        assert_eq!(said.len(), checklist::builtin_starters("ospo", None).unwrap().len() + 1);
        let charter = said.iter().find(|one| one.name == "charter").unwrap();
        let draft = drafted(charter, &acme(), &model());
        assert_eq!(draft.text, "# \\*Acme\\* \\| Co\n␛[31m[… x]\n");
        assert_eq!(draft.gaps, 1);
    }
    assert_eq!(starters.notes(), []);
}

#[test]
fn a_translation_that_is_out_of_date_is_told_with_what_to_write_and_not_shown() {
    let english = "---\ntitle: A\nwhat: B.\n---\nText\n";
    let german = "---\ntitle: Ä\nwhat: B.\nof: \"00000000\"\n---\nText auf Deutsch\n";
    let own = |of: &str| {
        let german = german.replace("00000000", of);
        laid(vec![file("starters/a.md", english), file("starters/a.de.md", &german)]).unwrap()
    };
    let title = |starters: &Starters| {
        let said = starters.said(Some("de"));
        said.into_iter().find(|one| one.name == "a").unwrap().title
    };
    let stale = own("00000000");
    assert_eq!(title(&stale), "A");
    let [note] = stale.notes().try_into().unwrap();
    let help = note.help.unwrap();
    let today = help.split('"').nth(1).unwrap();
    assert_eq!(title(&own(today)), "Ä");
}

#[test]
fn what_is_wrong_in_a_document_is_told_with_its_place() {
    let head = "---\ntitle: A\nwhat: B.\n---\n";
    let cases = [
        ("a.md", "Text\n", "starters/a.md: a starter without its head"),
        ("a.md", "---\ntitle: A\n---\nText\n", "starters/a.md:2:1: missing field `what`"),
        (
            "a.md",
            "---\ntitle: A\nwhat: B.\nwhom: C\n---\nText\n",
            "starters/a.md:4:1: unknown field `whom`",
        ),
        ("a.md", &format!("{head}\n"), "starters/a.md: a starter without text"),
        ("a.md", &format!("{head}é {{{{ownr}}}}\n"), "starters/a.md:5:3: unknown blank `ownr`"),
        ("a.md", &format!("{head}x {{{{owner\n"), "starters/a.md:5:3: unknown blank `owner`"),
        ("a.md", &format!("{head}{{{{each parts}}}}\n"), "starters/a.md:5:1: unknown list `parts`"),
        ("a.xx-y.md", head, "starters/a.xx-y.md: `a.xx-y` is not the name of a starter"),
        ("README.md", head, "starters/README.md: `README` is not the name of a starter"),
        (
            "new.de.md",
            &format!("{head}Text\n"),
            "starters/new.de.md: this is a translation of new.md",
        ),
    ];
    for (name, text, wanted) in cases {
        let told = laid(vec![file(&format!("starters/{name}"), text)]).unwrap_err();
        assert!(told.contains(wanted), "{name}: {told}");
    }
}

#[test]
fn an_item_that_begins_with_an_unknown_document_is_told_with_the_one_that_was_meant() {
    let mut files = checklist::builtin("ospo").unwrap();
    for file in &mut files {
        file.text = file.text.replace("starter: policy\n", "starter: polcy\n").into();
    }
    let told = checklist::parse(&files).unwrap_err();
    let first = &told.0[0];
    assert_eq!(first.message, "unknown starter `polcy`");
    assert_eq!(first.help.as_deref(), Some("did you mean `policy`?"));
    assert!(first.place.is_some());
}

#[test]
fn what_an_example_of_a_blank_asks_for_is_known() {
    let all = asked("{{owner}} {{ each critical-components }} {{x");
    let all: Vec<_> = all.into_iter().map(|(range, asked)| (range.start, asked)).collect();
    let [(0, Asked::Blank(_)), (10, Asked::Each("critical-components")), (41, Asked::Unknown("x"))] =
        all[..]
    else {
        panic!("{all:?}");
    };
}
