//! `docs/cli.md` holds the help of every command, as it is printed.
//!
//! `SNAPSHOTS=overwrite cargo test --test help` writes it anew; read what was written.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const PAGE: &str = "docs/cli.md";

/// Runs `ospo` with nothing of the environment but a width.
fn ospo(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
    command.env_clear().env("COLUMNS", "80").args(arguments).output().unwrap()
}

fn help(command: &[&str]) -> String {
    let output = ospo(&[command, &["--help"]].concat());
    assert!(output.status.success(), "{command:?}");
    assert!(output.stderr.is_empty(), "{command:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// The names of the commands that a help lists, in its order.
fn listed(help: &str) -> Vec<String> {
    let after = help.split("\nCommands:\n").nth(1).unwrap_or_default();
    let lines = after.lines().take_while(|line| line.starts_with("  "));
    let names = lines.filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

/// Every command with its help, each after the one it belongs to.
fn pages(command: &[&str], pages: &mut Vec<(String, String)>) {
    let help = help(command);
    let below = listed(&help);
    pages.push((["ospo"].iter().chain(command).copied().collect::<Vec<_>>().join(" "), help));
    for name in below {
        self::pages(&[command, &[&name]].concat(), pages);
    }
}

fn all() -> Vec<(String, String)> {
    let mut all = Vec::new();
    pages(&[], &mut all);
    all
}

#[test]
fn the_page_of_the_command_line_is_up_to_date() {
    let mut page =
        "# The command line\n\nWhat `ospo --help` and the help of each command print.\n".to_owned();
    for (name, help) in all() {
        write!(page, "\n## {name}\n\n```text\n{help}\n```\n").unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    if std::env::var("SNAPSHOTS").is_ok_and(|how| how == "overwrite") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &page).unwrap();
    }
    let present = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    snapbox::assert_data_eq!(page, snapbox::Data::text(present).raw());
}

#[test]
fn every_help_fits_a_screen_of_80_columns_and_shows_examples() {
    let all = all();
    assert!(all.len() > 10, "{all:?}");
    for (name, help) in all {
        let widest = help.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(80), "{name}: {widest:?}");
        assert!(help.contains("\nExample"), "{name}");
        let first = help.lines().next().unwrap();
        assert!(!first.ends_with('.'), "{name}: {first}");
    }
}

#[test]
fn no_command_takes_away_a_global_option() {
    let globals = |help: &str| -> Vec<String> {
        let after = help.split("\nGlobal options:\n").nth(1).unwrap_or_default().to_owned();
        let words = after.split_whitespace().filter(|word| word.starts_with("--"));
        let mut words: Vec<String> = words.map(|w| w.trim_end_matches(',').to_owned()).collect();
        words.retain(|word| {
            ["--dir", "--model", "--checklists", "--date", "--color", "--quiet", "--no-input"]
                .contains(&word.as_str())
        });
        words.dedup();
        words
    };
    for (name, help) in all() {
        let mut found = globals(help.split("\nExample").next().unwrap());
        found.sort();
        let all =
            ["--checklists", "--color", "--date", "--dir", "--model", "--no-input", "--quiet"];
        assert_eq!(found, all, "{name}");
    }
}

#[test]
fn help_is_found_however_one_asks_for_it() {
    let whole = help(&[]);
    for asked in [&["help"][..], &["-h"], &["help", "help"]] {
        assert!(ospo(asked).status.success(), "{asked:?}");
    }
    assert_eq!(String::from_utf8(ospo(&["help"]).stdout).unwrap().trim_end(), whole.trim_end());
    let of_export = String::from_utf8(ospo(&["help", "model", "export"]).stdout).unwrap();
    assert!(of_export.contains("Usage: ospo model export"), "{of_export}");
    let bare = ospo(&[]);
    assert_eq!(bare.status.code(), Some(2));
    assert!(bare.stdout.is_empty());
    assert!(String::from_utf8(bare.stderr).unwrap().contains("Commands:"));
}

/// Returns what a shell is told where it asks what may stand next, in a folder with one sheet.
fn completed(shell: &str, words: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let run = |command: &mut Command| {
        let output = command.current_dir(folder.path()).env("OSPO_DATE", "2026-11-29").output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    let ospo = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
        command.env_clear();
        command
    };
    run(ospo().args(["answer", "programme-identity=2", "--subject", "Acme Corp"]));
    let index = (words.len() - 1).to_string();
    let asks = [("OSPO_COMPLETE", shell), ("_CLAP_COMPLETE_INDEX", &*index), ("_CLAP_IFS", "\n")];
    run(ospo().envs(asks).arg("--").args(words))
}

#[test]
fn a_shell_is_told_the_items_levels_and_sheets_of_the_folder() {
    let item = completed("fish", &["ospo", "explain", "licence-m"]);
    assert_eq!(item, "licence-management\tLicence and legal risk\n");
    let items = completed("fish", &["ospo", "answer", "programme-identity=2", "project-h"]);
    assert_eq!(items, "project-hosting=\tOwn and sponsored projects\n");
    let levels = completed("zsh", &["ospo", "round", "settle", "licence-management="]);
    let words = levels.lines().map(|line| line.split(':').next().unwrap());
    let known =
        ["absent", "ad-hoc", "repeatable", "established", "measured", "unknown", "not-applicable"];
    let known = known.map(|level| format!("licence-management={level}"));
    assert_eq!(words.collect::<Vec<_>>(), known);
    // Bash takes words apart at each `=`, and puts what it is told behind the last.
    let level = ["ospo", "answer", "licence-management", "=", "e"];
    assert_eq!(completed("bash", &level), "established \n");
    assert_eq!(completed("bash", &["ospo", "report", "--format", "=", "js"]), "json \n");
    assert_eq!(completed("bash", &["ospo", "answer", "--subject", "A"]), "Acme\\ Corp \n");
    assert_eq!(completed("bash", &["ospo", "status", "2026"]), "2026-11-29 \n");
    assert_eq!(completed("bash", &["ospo", "--lang", "d"]), "de \n");
    assert_eq!(completed("bash", &["ospo", "plan", "--to-stage", "4"]), "4 \n");
    let mine = ["ospo", "--checklists", "/nowhere", "explain", "licence-m"];
    assert_eq!(completed("bash", &mine), "", "nothing is said of what is wrong");
}
