//! How a command ends tells a script what happened: 0 done, 1 below the bar, 2 not done, 130 stopped.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// A sheet whose stage 1 passes and whose stage 2 does not.
const SHEET: &str = "\
format: ospo/sheet/1
model: { id: ospo, version: \"2.0\" }
subject: Acme Corp
date: 2026-11-22
answers:
  programme-identity: established
  licence-management: established
  developer-education: established
  software-inventory: established
  value-recognition: established
";

fn ospo(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
    command.current_dir(folder).env_clear().env("OSPO_DATE", "2026-11-22");
    command.args(arguments.split_whitespace()).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn each_end_has_its_code() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("assessments")).unwrap();
    fs::write(folder.path().join("assessments/2026-11-22.yaml"), SHEET).unwrap();
    let cases = [
        ("--version", 0),
        ("--help", 0),
        ("help status", 0),
        ("status", 0),
        ("status --fail-below 0", 0),
        ("status --fail-below 1", 0),
        ("status --fail-below 2", 1),
        ("status --fail-below 4", 1),
        ("status --fail-below 5", 2),
        ("report", 0),
        ("report -f json -o -", 0),
        ("report -o report.md", 0),
        ("report -o report.nothing", 2),
        ("report -o nowhere/report.md", 2),
        ("report nothing", 2),
        ("explain legal", 0),
        ("explain nothing", 2),
        ("explain", 2),
        ("explain --score", 0),
        ("answer licence-management=unknown", 0),
        ("answer licence-management=nothing", 2),
        ("answer", 2),
        ("stale", 0),
        ("stale --fail", 0),
        ("stale --fail --date 2030-01-01", 1),
        ("stale --date 2030-01-01", 0),
        ("stale --after 1x", 2),
        ("stale nothing", 2),
        ("history", 0),
        ("history --subject nobody", 2),
        ("portfolio", 0),
        ("portfolio .", 0),
        ("portfolio --until 2020-01-01", 2),
        ("portfolio --sort nothing", 2),
        ("portfolio . --of sector=finance", 2),
        ("portfolio --until 2026-11-22 --of sector=finance", 2),
        ("portfolio nowhere", 2),
        ("gather", 2),
        ("gather nowhere", 2),
        ("gather assessments", 2),
        ("gather --check .", 2),
        ("compare", 2),
        ("compare 2026-11-22", 0),
        ("compare 2026-11-22 --exit-code", 0),
        ("compare 2026-11-22 nothing --exit-code", 2),
        ("assess", 2),
        ("assess --no-input", 2),
        ("assess --role nobody", 2),
        ("model list", 0),
        ("model check nowhere", 2),
        ("model", 2),
        ("model show -f json", 0),
        ("attest -o statement.json", 0),
        ("attest --verify statement.json", 0),
        ("attest --verify other.json", 1),
        ("attest --verify assessments/2026-11-22.yaml", 2),
        ("attest --verify nowhere.json", 2),
        ("attest 2026-11-23", 2),
        ("attest -f html", 2),
        ("doctor", 0),
        ("doctor -f json", 0),
        ("doctor nowhere", 2),
        ("completions bash", 0),
        ("completions nothing", 2),
        ("man", 0),
        ("man --folder nowhere", 2),
        ("", 2),
        ("nothing", 2),
        ("--nothing", 2),
        ("-C nowhere status", 2),
        ("--date nothing status", 2),
        ("--model nothing model show", 2),
    ];
    // Before answers are given that it does not know.
    ospo(folder.path(), "attest -o other.json").output().unwrap();
    for (arguments, code) in cases {
        let output = ospo(folder.path(), arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "ospo {arguments}\n{said}");
        // Whoever reads a failure knows why; whoever reads a result gets nothing else.
        assert!(code != 2 || !said.is_empty(), "ospo {arguments}");
        assert!(code != 2 || output.stdout.is_empty() || arguments == "assess", "ospo {arguments}");
    }
}

#[test]
fn a_reader_that_has_had_enough_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = ospo(folder.path(), "man").spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_says_so_and_keeps_its_answers() {
    use std::io::{BufRead, BufReader, Read, Write};

    let folder = tempfile::tempdir().unwrap();
    let mut command = ospo(folder.path(), "assess --subject Acme");
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    // Held open, so that it is the signal that ends the run.
    let mut keyboard = child.stdin.take().unwrap();
    keyboard.write_all(b"3\n").unwrap();
    // Held open, too: a reader that is gone would end the run by itself.
    let mut shown = BufReader::new(child.stdout.take().unwrap());
    // The second question is only asked when the first answer is on disk.
    assert!(shown.by_ref().lines().any(|line| line.unwrap().contains("Question 2")));
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    let output = child.wait_with_output().unwrap();
    drop((keyboard, shown));
    assert_eq!(output.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Next: ospo assess"));
    let sheet = fs::read_to_string(folder.path().join("assessments/2026-11-22.yaml")).unwrap();
    assert!(sheet.contains("answer: established"), "{sheet}");
}
