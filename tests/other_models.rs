//! The models that are built in beside the default one, as somebody meets them who was asked for one:
//! each view tells what such a model has, in its words and in its unit.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use ospo::checklist;
use serde_json::Value;

/// A folder with a round of one model, gone when the test ends.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("other-models-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("ospo.yaml"), "organisation: Acme\n").unwrap();
        Self(folder)
    }

    /// Begins a round of a model with the levels of its items, in their order, given in turn.
    fn answering(name: &str, model: &str, levels: &[&str]) -> Self {
        let folder = Self::new(name);
        let items = checklist::builtin_model(model, None).unwrap();
        let pairs = items.items_and_topics().zip(levels.iter().cycle());
        let pairs: Vec<String> =
            pairs.map(|(item, level)| format!("{}={level}", item.id)).collect();
        let pairs = pairs.iter().map(String::as_str);
        let args: Vec<&str> =
            ["--model", model, "answer", "--no-input"].into_iter().chain(pairs).collect();
        folder.told(&args);
        folder
    }

    fn run(&self, args: &[&str]) -> (bool, Vec<u8>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
        command.current_dir(&self.0).args(["--date", "2026-11-22", "--no-pager"]).args(args);
        for name in ["OSPO_CHECKLISTS", "OSPO_MODEL", "OSPO_DIR", "OSPO_LANG", "LANG", "LC_ALL"] {
            command.env_remove(name);
        }
        command.env("XDG_CONFIG_HOME", &self.0).env("HOME", &self.0).env("NO_COLOR", "1");
        let output = command.output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), output.stdout, told)
    }

    fn bytes(&self, args: &[&str]) -> Vec<u8> {
        let (is_done, out, told) = self.run(args);
        assert!(is_done, "{args:?}: {told}");
        out
    }

    fn told(&self, args: &[&str]) -> String {
        String::from_utf8(self.bytes(args)).unwrap()
    }

    /// Returns the rows of a sheet of the workbook that a report is.
    fn sheet(&self, name: &str) -> Vec<Vec<Data>> {
        let bytes = self.bytes(&["report", "-f", "xlsx", "-o", "-"]);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let cells = book.worksheet_range(name).unwrap();
        cells.rows().map(<[Data]>::to_vec).collect()
    }

    /// Returns the column of a sheet under a head.
    fn column(&self, sheet: &str, head: &str) -> Option<Vec<Data>> {
        let rows = self.sheet(sheet);
        let is_head = |row: &Vec<Data>| row.iter().any(|cell| cell == "Practice");
        let at = rows.iter().position(is_head).unwrap();
        let column = rows[at].iter().position(|cell| cell == head)?;
        Some(rows[at + 1..].iter().map(|row| row[column].clone()).collect())
    }
}

fn models() -> Vec<&'static str> {
    checklist::builtin_ids().collect()
}

#[test]
fn a_report_names_the_clause_of_each_answer_where_others_know_it() {
    let folder = Folder::answering("clauses", "openchain-5230", &["yes", "no"]);
    let page = folder.told(&["report", "-f", "markdown"]);
    assert!(page.contains("| In the source | Practice | Answer | Evidence |"), "{page}");
    assert!(page.contains("| 3.1.1.1 | Open source policy | Yes | no evidence |"), "{page}");
    let screen = folder.told(&["report"]);
    assert!(screen.lines().any(|line| line.starts_with("  3.1.1.1 ") && line.contains("Yes")));
    let audit = folder.told(&["report", "--for", "audit", "-f", "markdown"]);
    assert!(audit.contains("#### 3\\.1.1.1 Open source policy"), "{audit}");
    let html = folder.told(&["report", "-f", "html"]);
    assert!(html.contains(">3.1.1.1 Open source policy<"));
    let csv = folder.told(&["report", "-f", "csv"]);
    let mut rows = csv.lines();
    assert!(
        rows.next().unwrap().ends_with(",source") && rows.next().unwrap().ends_with(",3.1.1.1")
    );
    let column = folder.column("Items", "In the source").unwrap();
    assert_eq!(column[0].to_string(), "3.1.1.1");
}

#[test]
fn numbers_that_only_count_what_a_model_asks_stand_in_no_table_of_answers() {
    for model in ["ospo", "finos", "cra"] {
        let asked = checklist::builtin_model(model, None).unwrap();
        let levels = &asked.items().next().unwrap().scale.levels;
        let folder = Folder::answering(&format!("no-{model}"), model, &[levels[1].id.as_str()]);
        for format in ["terminal", "markdown", "html"] {
            let told = folder.told(&["report", "-f", format]);
            assert!(!told.contains("In the source"), "{model} {format}");
        }
        assert_eq!(folder.column("Items", "In the source"), None, "{model}");
    }
}

#[test]
fn a_workbook_tells_what_an_answer_is_worth_in_the_unit_of_its_model() {
    let folder = Folder::answering("worth", "finos", &["managed"]);
    assert_eq!(folder.column("Items", "Worth").unwrap()[0], Data::Float(2.0));
    let csv = folder.told(&["report", "-f", "csv"]);
    assert!(csv.lines().nth(1).unwrap().contains(",40,1,"), "{csv}");
    let folder = Folder::answering("percent", "cra", &["yes"]);
    assert_eq!(folder.column("Items", "Worth").unwrap()[0], Data::Float(1.0));
}

#[test]
fn the_areas_of_every_model_can_be_drawn() {
    for model in models() {
        let asked = checklist::builtin_model(model, None).unwrap();
        let levels = &asked.items().next().unwrap().scale.levels;
        let folder = Folder::answering(&format!("drawn-{model}"), model, &[levels[1].id.as_str()]);
        let svg = folder.told(&["report", "-f", "svg"]);
        let outer = asked.areas.iter().filter(|area| area.section.is_none());
        for area in outer {
            let words = area.title.split(' ').next().unwrap();
            assert!(svg.contains(words), "{model}: {words} is not in {svg}");
        }
    }
    let folder = Folder::answering("bars", "cra", &["yes", "no"]);
    let svg = folder.told(&["report", "-f", "svg"]);
    assert!(svg.contains("Open-source software steward") && svg.contains("Components"), "{svg}");
}

#[test]
fn the_page_for_those_who_decide_bears_the_whole_line_that_the_licence_asks_for() {
    for model in models() {
        let asked = checklist::builtin_model(model, None).unwrap();
        let levels = &asked.items().next().unwrap().scale.levels;
        let folder = Folder::answering(&format!("whose-{model}"), model, &[levels[1].id.as_str()]);
        let whole = asked.source.attribution.as_deref().unwrap();
        for view in [&["--for", "board", "-f", "html"][..], &["-f", "html"], &["-f", "slides"]] {
            let page = folder.told(&[&["report", "-o", "-"], view].concat());
            let page = page.replace("&#39;", "'").replace("&#x27;", "'");
            assert!(page.contains(whole), "{model} {view:?}: {whole}");
            assert!(page.contains(asked.source.url.as_deref().unwrap()), "{model} {view:?}");
        }
    }
}

#[test]
fn a_list_of_crosswalks_promises_no_more_than_they_settle() {
    let folder = Folder::answering("reach", "ospo", &["measured"]);
    let all: Value = serde_json::from_str(&folder.told(&["crosswalk", "-f", "json"])).unwrap();
    for crosswalk in all["crosswalks"].as_array().unwrap() {
        let (to, reach) = (crosswalk["to"]["id"].as_str().unwrap(), &crosswalk["reach"]);
        let board = folder.told(&["report", "-f", "json", "--also", to]);
        let also: Value = serde_json::from_str(&board).unwrap();
        let also = &also["also"][0];
        assert_eq!(also["settled"], reach["highest"]["items"], "{to}");
        assert_eq!(also["items"], reach["items"], "{to}");
    }
    let list = folder.told(&["crosswalk"]);
    let row = |to: &str| {
        let line = list.lines().find(|line| line.contains(to)).unwrap();
        line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
    };
    let known = &row("openchain-5230")[2..];
    assert_eq!(known, ["11 of 25", "1, at Established", "11, at Absent"], "{list}");
    assert_eq!(row("cra ")[2..], ["9 of 30", "0", "9, at Absent"], "{list}");
    let one = folder.told(&["crosswalk", "openchain-5230"]);
    assert!(one.contains("At best, with all practices at Established, 1 of 25"), "{one}");
    let one = folder.told(&["crosswalk", "cra"]);
    assert!(one.contains("No answers settle a question here at its highest level"), "{one}");
}

/// Writes a model of one item for each of three areas, and answers it.
fn own(name: &str, method: &str, answers: &[&str]) -> Folder {
    let folder = Folder::new(name);
    let model = folder.0.join("checklists/own");
    fs::create_dir_all(&model).unwrap();
    let settings = "organisation: Acme\nmodel: own\nchecklists: checklists\n";
    fs::write(folder.0.join("ospo.yaml"), settings).unwrap();
    let head = "format: ospo/model/1\nid: own\ntitle: Own\nversion: '1'\n\
                source: { name: Ours, licence: CC0-1.0 }\nareas:\n  - { id: a, title: Alpha }\n  \
                - { id: b, title: Beta }\n  - { id: c, title: Gamma }\nscales:\n  - id: answer\n    \
                levels:\n      - { id: 'no', label: 'No', credit: 0, anchor: It is not so. }\n      \
                - { id: some, label: Some, credit: 50, anchor: It is so in part. }\n      \
                - { id: 'yes', label: 'Yes', credit: 100, anchor: It is so. }\n";
    fs::write(model.join("model.yaml"), format!("{head}method: {method}\n")).unwrap();
    let severities = [("a", "low"), ("b", "medium"), ("c", "high")];
    let items = severities.map(|(id, severity)| {
        format!(
            "  - {{ id: {id}-1, area: {id}, ask: 'Is it so?', risk: It breaks., severity: {severity}, \
             effort: {{ some: 1, 'yes': 1 }} }}\n"
        )
    });
    let stage = "stage: 1\ntitle: Only\nsummary: All of it.\nitems:\n".to_owned() + &items.concat();
    fs::write(model.join("stage-1.yaml"), stage).unwrap();
    folder.told(&[&["answer", "--no-input"], answers].concat());
    folder
}

const FIGURES: &str = "{ mean: [], shown: { decimals: 1 } }";

#[test]
fn a_plan_without_a_goal_leads_past_a_round_figure_that_is_just_ahead() {
    // Half of one of three is 16.7, and two in three are 66.7.
    for (answers, figure) in [
        (["a-1=some", "b-1=no", "c-1=no"], "a figure of 30 (the next round figure worth a plan)"),
        (["a-1=yes", "b-1=yes", "c-1=no"], "a figure of 80 (the next round figure worth a plan)"),
        (["a-1=yes", "b-1=no", "c-1=no"], "a figure of 40 (the next round figure worth a plan)"),
    ] {
        let folder = own("round", FIGURES, &answers);
        let plan = folder.told(&["plan"]);
        assert!(plan.contains(figure), "{answers:?}: {plan}");
    }
}

#[test]
fn high_risks_come_first_where_the_model_has_no_ladder_too() {
    let folder = own("risk", FIGURES, &["a-1=no", "b-1=no", "c-1=no"]);
    let order = |args: &[&str]| {
        let csv = folder.told(&[&["plan", "--to-figure", "100", "-f", "csv"], args].concat());
        let ids = csv.lines().skip(1).map(|row| row.split(',').nth(2).unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(order(&[]), ["a-1", "b-1", "c-1"]);
    assert_eq!(order(&["--first", "risk"]), ["c-1", "a-1", "b-1"]);
    let plan = folder.told(&["plan", "--first", "risk"]);
    let told = plan.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("First high risks, as far as the plan takes them in"), "{plan}");
}

#[test]
fn what_is_not_found_names_the_command_that_lists_the_model_at_hand() {
    let folder = Folder::answering("lists", "cra", &["yes"]);
    let (_, _, told) = folder.run(&["--model", "cra", "answer", "foo=yes"]);
    assert!(told.contains("`ospo model show cra` lists the items"), "{told}");
    let (_, _, told) = folder.run(&["--model", "finos", "status"]);
    assert!(told.contains("`ospo --model finos assess` begins a sheet for `finos`"), "{told}");
}

#[test]
fn what_comes_next_is_of_the_model_that_was_named() {
    let folder = Folder::answering("next", "ospo", &["established"]);
    let model = checklist::builtin_model("openchain-5230", None).unwrap();
    let first = format!("{}=yes", model.items().next().unwrap().id);
    folder.told(&["--model", "openchain-5230", "answer", "--no-input", &first]);
    for (view, next) in [
        ("status", "ospo assess --model openchain-5230"),
        ("stale", "ospo assess --only open --model openchain-5230"),
    ] {
        let told = folder.told(&["--model", "openchain-5230", view]);
        assert!(told.contains(next), "{told}");
    }
}

#[test]
fn answers_save_no_work_that_evidence_would_save() {
    let folder = Folder::answering("saves", "ospo", &["established"]);
    folder.told(&["answer", "--no-input", "project-launches=unknown", "project-hosting=unknown"]);
    for (args, saves) in [
        (&["report", "-f", "markdown"][..], true),
        (&["report", "-f", "markdown", "--proven"], false),
    ] {
        let page = folder.told(args);
        assert!(page.contains("Find out first"), "{page}");
        assert_eq!(page.contains("The answers could take"), saves, "{page}");
    }
}

#[test]
fn what_the_plan_waits_for_is_found_out_before_what_no_plan_is_for() {
    let folder = Folder::new("waits");
    fs::write(folder.0.join("ospo.yaml"), "organisation: Acme\ntarget: { stage: 2 }\n").unwrap();
    let answers = [
        "programme-identity=3",
        "licence-management=2",
        "developer-education=3",
        "software-inventory=2",
        "value-recognition=3",
        "project-interaction=2+",
        "contribution-advocacy=unknown",
        "contributor-incentives=1",
    ];
    folder.told(&[&["answer", "--no-input"][..], &answers].concat());
    let page = folder.told(&["report", "--for", "board", "-f", "markdown"]);
    let asked = page.lines().find(|line| line.contains("Find out first")).unwrap();
    let (first, second) = ("Advocacy for contributing (stage 2)", "Dealing with outside projects");
    assert!(asked.contains(&format!("{first}, {second} (stage 2), ")), "{asked}");
    assert!(asked.contains("2 of the answers could take about "), "{asked}");
}

#[test]
fn a_unit_that_answers_a_second_model_stays_in_a_portfolio_with_the_first() {
    let folder = Folder::new("second");
    folder.told(&["answer", "--no-input", "programme-identity=3"]);
    folder.told(&["--model", "openchain-5230", "answer", "--no-input", "open-source-policy=yes"]);
    let counted = |args: &[&str]| {
        let (is_done, out, told) = folder.run(&[&["portfolio", "-f", "json"][..], args].concat());
        assert!(is_done, "{told}");
        assert!(told.contains("1 unit answered more than one model"), "{told}");
        let data: Value = serde_json::from_slice(&out).unwrap();
        data["models"][0]["model"]["id"].as_str().unwrap().to_owned()
    };
    assert_eq!(counted(&[]), "ospo");
    assert_eq!(counted(&["--as", "ospo"]), "ospo");
    assert_eq!(counted(&["--model", "openchain-5230"]), "openchain-5230");
}
