//! Each built-in model as its user sees it: answered in part, in every view that people read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Models with their number of levels.
const MODELS: [(&str, usize); 6] = [
    ("openchain-5230", 2),
    ("openchain-18974", 2),
    ("cra", 2),
    ("osps-baseline", 2),
    ("finos", 6),
    ("ggi", 2),
];

const VIEWS: [&[&str]; 12] = [
    &["status"],
    &["report"],
    &["report", "--for", "audit"],
    &["report", "--for", "board"],
    &["plan", "--all"],
    &["history"],
    &["compare"],
    &["portfolio"],
    &["stale"],
    &["model", "show"],
    &["explain", "--score"],
    &["doctor"],
];

struct Answered(PathBuf);

impl Drop for Answered {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Answered {
    /// Two rounds of some of the answers: levels by turns, what nobody knows, what does not apply.
    fn of(model: &str, levels: usize) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("looks-{model}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("ospo.yaml"), format!("organisation: Acme\nmodel: {model}\n"))
            .unwrap();
        let own = Self(folder);
        let items = own.told("2026-01-10", &["model", "show", "-f", "csv"]);
        let items = items.lines().skip(1).filter_map(|line| line.split(',').nth(1));
        let items: Vec<&str> = items.collect();
        for (day, shift) in [("2026-01-10", 0), ("2026-06-10", 1)] {
            own.told(day, &["round", "new", "--no-input"]);
            let answers = items.iter().enumerate().filter(|(at, _)| at % 9 != 8);
            let answers = answers.map(|(at, item)| match at % 7 {
                3 => format!("{item}=unknown"),
                5 => format!("{item}=n/a"),
                _ => format!("{item}={}", (at / 2 + shift) % levels),
            });
            let answers: Vec<String> = answers.collect();
            let words = ["answer", "--no-input", "--reason", "Not ours."].into_iter();
            let args: Vec<&str> = words.chain(answers.iter().map(String::as_str)).collect();
            own.told(day, &args);
        }
        own
    }

    fn told(&self, day: &str, args: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
        command.current_dir(&self.0).args(["--date", day, "--no-pager"]).args(args);
        for name in ["OSPO_CHECKLISTS", "OSPO_MODEL", "OSPO_DIR", "OSPO_LANG", "LANG", "LC_ALL"] {
            command.env_remove(name);
        }
        command.env("XDG_CONFIG_HOME", &self.0).env("HOME", &self.0).env("NO_COLOR", "1");
        let output = command.output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{args:?}: {told}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// Puts a text on one line, so that words are found wherever lines end.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_view_of_a_built_in_model_says_what_is_not_there() {
    for (model, levels) in MODELS {
        let own = Answered::of(model, levels);
        let mut never = vec!["): Closed by", "Done by –", "Up by 0", "at best –"];
        if levels == 2 {
            never.extend(["Yes or above", "Met or above", "at least Yes", "at least Met"]);
            never.extend(["“Yes” or above", "“Met” or above", "lifted to", "Partly", "mostly “"]);
        }
        for view in VIEWS {
            for format in ["terminal", "markdown"] {
                let told = own.told("2026-06-11", &[view, &["-f", format]].concat());
                let text = on_one_line(&told);
                for words in &never {
                    assert!(!text.contains(words), "{model}, {view:?}, {format}: {words}\n{told}");
                }
                let wide = told.lines().find(|line| line.chars().count() > 80);
                assert!(format != "terminal" || wide.is_none(), "{model}, {view:?}: {wide:?}");
            }
        }
    }
}

#[test]
fn a_figure_moves_by_what_stands_beside_the_change() {
    let own = Answered::of("ggi", 2);
    let compare: Value = {
        let history = own.told("2026-06-11", &["history", "-f", "json"]);
        serde_json::from_str(&history).unwrap()
    };
    let worst = |at: usize| compare["points"][at]["figure"]["worst"].as_f64().unwrap();
    let shown = own.told("2026-06-11", &["compare"]);
    let figure =
        shown.lines().find(|line| line.starts_with("Figure  ") && !line.contains("Before"));
    let change = figure.unwrap().split_whitespace().last().unwrap().replace('−', "-");
    let change: f64 = change.parse().unwrap();
    assert!((change - (worst(1) - worst(0))).abs() <= 1.0, "{shown}");
    let page = own.told("2026-06-11", &["report", "-f", "html"]);
    let drawn = format!("from {} on 2026-01-10 to {} on 2026-06-10", worst(0), worst(1));
    assert!(page.contains(&drawn), "{drawn}");
}

#[test]
fn an_item_is_explained_by_the_answers_of_the_organisation() {
    let own = Answered::of("cra", 2);
    let of_unit = ["answer", "--no-input", "--subject", "Unit", "steward-exploited-flaws=n/a"];
    own.told("2026-06-12", &[&of_unit[..], &["--reason", "Not ours."]].concat());
    let told = own.told("2026-06-12", &["explain", "steward-exploited-flaws"]);
    let answer = told.lines().find(|line| line.starts_with("Answer ")).unwrap();
    assert!(answer.ends_with("Yes") || answer.ends_with("No"), "{answer}");
}

#[test]
fn many_levels_stand_beside_each_other_by_their_numbers() {
    let told = Answered::of("finos", 6).told("2026-06-11", &["portfolio"]);
    assert!(told.contains("0  1  2  3  4  5  Open  n/a"), "{told}");
    assert!(told.contains("0 None, 1 Initial, 2 Managed"), "{told}");
}
