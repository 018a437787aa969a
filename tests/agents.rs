//! A program that knows nothing but the commands in AGENTS.md drives a whole assessment.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// A folder, and the commands that may be given in it.
struct Driver<'p> {
    folder: &'p Path,
    /// As AGENTS.md has them, each with the shape that it says comes back.
    commands: Vec<(String, String)>,
    given: RefCell<BTreeSet<String>>,
}

impl Driver<'_> {
    /// Gives the command of AGENTS.md that has these words, with words for those in capitals, and
    /// returns what comes back.
    fn give(&self, words: &str, said: &[(&str, &str)]) -> Value {
        let (output, shape) = self.run(words, said);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{words} {said:?}\n{told}");
        for line in told.lines() {
            let told: Value = serde_json::from_str(line).unwrap();
            assert_eq!(told["weight"], "note", "{words}: {line}");
        }
        let written: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(written["schema"], *shape, "{words}");
        written
    }

    fn run(&self, words: &str, said: &[(&str, &str)]) -> (Output, String) {
        let plain = |line: &str| {
            let words = line.split_whitespace().skip(1);
            let words = words.filter(|word| !["--no-input", "-f", "json"].contains(word));
            words.collect::<Vec<_>>().join(" ")
        };
        let found = self.commands.iter().find(|(line, _)| plain(line) == words);
        let (line, shape) = found.unwrap_or_else(|| panic!("AGENTS.md has no command `{words}`"));
        self.given.borrow_mut().insert(line.clone());
        let words = line.split_whitespace().skip(1).map(|word| {
            said.iter().fold(word.to_owned(), |word, (name, said)| word.replace(name, said))
        });
        (self.ospo(words), shape.clone())
    }

    fn ospo(&self, words: impl Iterator<Item = String>) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
        command.current_dir(self.folder).env_clear().env("OSPO_DATE", "2026-11-29");
        command.args(words).output().unwrap()
    }

    /// Does what the last answer says comes next.
    fn go_on(&self, answer: &Value) -> Value {
        let next = answer["next"].as_str().unwrap();
        let words = next.split_whitespace().skip(1).chain(["--no-input", "-f", "json"]);
        let output = self.ospo(words.map(str::to_owned));
        assert!(output.status.success(), "{next}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Answers all questions of one respondent: one is not known, one does not apply, and of the
    /// others each is a fact that was made up, as a place among the levels.
    fn answer_all(&self, respondent: &str, facts: impl Fn(usize) -> usize) -> Value {
        let who = ("RESPONDENT", respondent);
        let questions = self.give("assess --respondent RESPONDENT", &[who]);
        let items = questions["items"].as_array().unwrap();
        let mut done = Value::Null;
        for (place, item) in items.iter().enumerate() {
            let what = ("ITEM", item["id"].as_str().unwrap());
            let levels = item["levels"].as_array().unwrap();
            let ids: Vec<&str> = levels.iter().map(|level| level["id"].as_str().unwrap()).collect();
            let fact = facts(place) % ids.len();
            let level = ("LEVEL", ids[fact]);
            let claims = ids.iter().position(|id| item["evidence_from"] == *id);
            done = match place {
                4 => self.give("answer --respondent RESPONDENT ITEM=unknown", &[who, what]),
                8 => self.give(
                    "answer --respondent RESPONDENT ITEM=n/a --reason REASON",
                    &[who, what, ("REASON", "We publish nothing, by decision of the board.")],
                ),
                _ if claims.is_some_and(|from| fact >= from) => self.give(
                    "answer --respondent RESPONDENT ITEM=LEVEL --evidence EVIDENCE",
                    &[who, what, level, ("EVIDENCE", "Minutes of the board (2026-10-01)")],
                ),
                _ => self.give("answer --respondent RESPONDENT ITEM=LEVEL", &[who, what, level]),
            };
            assert_eq!(done["items"], serde_json::json!([what.1]));
            assert!(self.folder.join(done["files"][0].as_str().unwrap()).is_file());
        }
        let left = self.give("assess --respondent RESPONDENT", &[who]);
        assert_eq!(left["items"], serde_json::json!([]), "{respondent} is asked once");
        done
    }
}

/// Gives a command for a program, and returns how it ended, what was written, which is none where that
/// is nothing, and what was told.
fn drive(folder: &Path, words: &[&str]) -> (Option<i32>, Option<Value>, Vec<Value>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
    command.current_dir(folder).env_clear().env("OSPO_DATE", "2026-11-29");
    let output = command.args(words).args(["--no-input", "-f", "json"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    let told = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (output.status.code(), serde_json::from_slice(&output.stdout).ok(), told)
}

/// Returns the commands in the blocks of a page, with what stands behind their `#`.
fn commands(page: &str) -> Vec<(String, String)> {
    let lines = page.lines().filter_map(|line| line.strip_prefix("ospo ").map(|_| line));
    let split = lines.map(|line| line.split_once(" #").unwrap());
    split.map(|(line, shape)| (line.trim().to_owned(), shape.trim().to_owned())).collect()
}

#[test]
fn a_program_that_has_read_agents_md_drives_an_assessment_from_an_empty_folder_to_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("AGENTS.md");
    let commands = commands(&fs::read_to_string(page).unwrap());
    let driver = Driver { folder: folder.path(), commands, given: RefCell::default() };

    driver.give("profile --organisation SUBJECT", &[("SUBJECT", "Acme Corp")]);
    let kim = driver.answer_all("Kim", |place| place % 4 + 1);
    assert_eq!(kim["standing"]["unanswered"], serde_json::json!([]));
    let lea = driver.answer_all("Lea", |place| if place == 2 { 0 } else { place % 4 + 1 });
    let apart = &lea["standing"]["round"]["not_agreed"];
    assert_eq!(apart.as_array().unwrap().len(), 1, "{lea}");

    let form = [("RESPONDENT", "Max"), ("FILE", "max.md")];
    let form = driver.give("form --respondent RESPONDENT --markdown FILE", &form);
    assert!(form["letter"].as_str().unwrap().contains("Acme Corp"));
    let (empty, _) = driver.run("form --read FILE", &[("FILE", "max.md")]);
    assert_eq!(empty.status.code(), Some(2), "nobody has filled it in");
    let sheet = form["files"][0].as_str().unwrap();
    let path = folder.path().join(sheet);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("- [ ]", "- [x]", 1)).unwrap();
    let read = driver.give("form --read FILE", &[("FILE", sheet)]);
    assert_eq!(read["standing"]["round"]["respondents"].as_array().unwrap().len(), 3);

    let status = driver.give("status", &[]);
    assert_eq!(status["subject"], "Acme Corp");
    assert_eq!(driver.go_on(&status)["schema"], "ospo/merge/1");
    let merge = driver.give("merge", &[]);
    let open = status["round"]["not_agreed"].as_array().unwrap().clone();
    let (told, _) = driver.run("round close --reviewed-by NAME", &[("NAME", "Kim")]);
    assert_eq!(told.status.code(), Some(2));
    let last = String::from_utf8(told.stderr).unwrap();
    let last: Value = serde_json::from_str(last.lines().last().unwrap()).unwrap();
    assert_eq!(last["weight"], "error");
    assert!(last["problems"][0]["help"][0].as_str().unwrap().contains("--anyway"));
    let mut done = Value::Null;
    for item in &open {
        let items = merge["items"].as_array().unwrap();
        let voices = items.iter().find(|one| one["item"] == *item).unwrap()["voices"].clone();
        let level = voices.as_array().unwrap().iter().find_map(|voice| voice["answer"].as_str());
        let said = [
            ("ITEM", item.as_str().unwrap()),
            ("LEVEL", level.unwrap()),
            ("NOTE", "Agreed in the meeting."),
        ];
        done = driver.give("round settle ITEM=LEVEL --note NOTE", &said);
    }
    assert_eq!(done["standing"]["round"]["not_agreed"], serde_json::json!([]));
    let closed = driver.give("round close --reviewed-by NAME", &[("NAME", "Kim")]);
    assert_eq!(closed["standing"]["round"]["state"], "closed");
    assert_eq!(driver.give("round", &[])["round"]["state"], "closed");

    let plan = driver.give("plan", &[]);
    assert!(!plan["actions"].as_array().unwrap().is_empty());
    assert_eq!(driver.go_on(&closed)["schema"], "ospo/plan/1");
    let report = driver.give("report", &[]);
    assert_eq!(report["in_place"], driver.give("status", &[])["in_place"]);
    let (written, _) = driver.run("report -o FILE", &[("FILE", "report.html")]);
    assert!(written.status.success() && folder.path().join("report.html").is_file());
    for view in ["stale", "history", "doctor"] {
        driver.give(view, &[]);
    }
    let (refused, _) = driver.run("round new", &[]);
    assert_eq!(refused.status.code(), Some(2), "a second round on one day");

    let all: BTreeSet<String> = driver.commands.iter().map(|(line, _)| line.clone()).collect();
    assert_eq!(*driver.given.borrow(), all, "every command of the page was given");
}

#[test]
fn a_form_that_cannot_be_read_writes_no_result_and_one_that_can_tells_its_items() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let read = |files: &[&str]| drive(folder, &[&["form", "--read"], files].concat());
    let form = ["form", "--subject", "Acme", "--respondent", "Max", "--markdown", "max.md"];
    drive(folder, &form);
    fs::write(folder.join("two.md"), filled(&folder.join("max.md"), 2)).unwrap();
    fs::write(folder.join("one.md"), filled(&folder.join("max.md"), 1)).unwrap();
    for wrong in ["none.md", "max.md", "two.md"] {
        let (code, written, told) = read(&[wrong]);
        assert_eq!((code, written), (Some(2), None), "{wrong}");
        assert_eq!(told.last().unwrap()["weight"], "error", "{wrong}");
    }
    let (code, written, _) = read(&["none.md", "one.md"]);
    let written = written.unwrap();
    assert_eq!((code, &written["written"]), (Some(2), &true.into()), "some were taken");
    assert_eq!(written["files"].as_array().unwrap().len(), 1);
    assert_eq!(written["items"].as_array().unwrap().len(), 1);
    let (code, again, _) = read(&["one.md"]);
    let again = again.unwrap();
    assert_eq!((code, &again["written"]), (Some(0), &false.into()));
    assert_eq!((&again["files"], &again["items"]), (&Value::Array(vec![]), &Value::Array(vec![])));
}

/// Returns a form with as many levels of its first question ticked.
fn filled(form: &Path, ticks: usize) -> String {
    fs::read_to_string(form).unwrap().replacen("- [ ]", "- [x]", ticks)
}

#[test]
fn what_changes_nothing_is_told_as_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let say = |words: &[&str]| {
        let (code, written, _) = drive(folder, words);
        assert_eq!(code, Some(0), "{words:?}");
        written.unwrap()["written"].clone()
    };
    let answer = ["answer", "--subject", "Acme", "programme-identity=2"];
    assert_eq!(say(&answer), true);
    assert_eq!(say(&answer), false);
    assert_eq!(say(&["answer", "licence-management="]), false);
    assert_eq!(say(&["round", "settle", "programme-identity="]), false);
    assert!(!folder.join("assessments/2026-11-29-settled.yaml").exists());
    assert_eq!(say(&["round", "settle", "programme-identity=2"]), true);
    assert_eq!(say(&["round", "settle", "programme-identity=2"]), false);
    assert_eq!(say(&["round", "close", "--anyway"]), true);
    assert_eq!(say(&["round", "close", "--anyway"]), false);
}

#[test]
fn an_error_about_a_file_names_it_as_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let about = |words: &[&str]| {
        let (code, written, told) = drive(folder, words);
        assert_eq!((code, written), (Some(2), None), "{words:?}");
        let problem = &told.last().unwrap()["problems"][0];
        assert!(!problem["help"].as_array().unwrap().is_empty(), "{words:?}: {problem}");
        problem["path"].as_str().map_or_else(|| panic!("{words:?}: {problem}"), str::to_owned)
    };
    let form = ["form", "--subject", "Acme", "--respondent", "Max", "--markdown", "max.md"];
    drive(folder, &form);
    assert_eq!(about(&form), "max.md", "it is there already");
    assert_eq!(about(&["form", "--read", "none.md"]), "none.md");
    assert_eq!(about(&["form", "--read", "max.md"]), "max.md", "nobody has filled it in");
    assert_eq!(about(&["form", "--read", "max.html"]), "max.html", "the form itself");
    let ahead = filled(&folder.join("max.md"), 1).replace("2026-11-29", "2027-11-29");
    fs::write(folder.join("ahead.md"), ahead).unwrap();
    assert_eq!(about(&["form", "--read", "ahead.md"]), "ahead.md");
    assert_eq!(about(&["status", "none.yaml"]), "none.yaml");
    assert_eq!(about(&["answer", "programme-identity=2", "--from", "none"]), "none");
    assert_eq!(about(&["answer", "programme-identity=2", "--sheet", "x.yaml"]), "x.yaml");
    drive(folder, &["answer", "programme-identity=2", "--subject", "Acme"]);
    assert_eq!(about(&["report", "-o", "none/report.md"]), "none");
    assert_eq!(about(&["report", "-o", "report.yaml"]), "report.yaml");
    let of_nobody = ["answer", "programme-identity=2", "--sheet", "2026-12-29"];
    assert!(about(&of_nobody).ends_with("2026-12-29.yaml"));
}

#[test]
fn the_next_command_keeps_what_says_where_and_for_whom_it_works() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir(folder.join("a b")).unwrap();
    let given = ["-C", "a b", "--date", "2026-11-20", "--lang", "de"];
    let next = |words: &[&str]| {
        let (code, written, told) = drive(folder, &[words, &given].concat());
        assert_eq!(code, Some(0), "{words:?} {told:?}");
        written.unwrap()["next"].as_str().unwrap().to_owned()
    };
    let flags = "-C 'a b' --lang de --date 2026-11-20";
    let answer = ["answer", "--subject", "Acme", "--respondent", "Kim Doe", "programme-identity=2"];
    let own = "ospo assess --subject Acme --respondent 'Kim Doe'";
    assert_eq!(next(&answer), format!("{own} {flags}"));
    let sheet = ["answer", "--sheet", "2026-11-20-kim-doe", "licence-management=2"];
    assert_eq!(next(&sheet), format!("ospo assess 2026-11-20-kim-doe {flags}"));
    assert_eq!(next(&["status"]), format!("ospo assess {flags}"));
}

#[test]
fn a_flag_is_never_taken_for_the_value_that_was_left_out_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let answer = ["answer", "programme-identity=2", "--subject", "Acme"];
    drive(folder, &answer);
    let with = |words: &[&str], flag: &str| drive(folder, &[words, &[flag]].concat());
    let settle = ["round", "settle", "programme-identity=2"];
    let left_out: [(&[&str], &[&str]); 6] = [
        (&["profile"], &["--organisation", "--unit", "--sector", "--kind", "--reports-to"]),
        (&["round", "close"], &["--reviewed-by"]),
        (&settle, &["--note", "--reason"]),
        (&answer[..2], &["--respondent", "--subject", "--note", "--set-note", "--evidence"]),
        (&answer[..2], &["--set-evidence", "--reason", "--decided-by"]),
        (&["form", "--markdown", "x.md"], &["--subject", "--respondent"]),
    ];
    for (words, flags) in left_out {
        for flag in flags {
            let (code, written, told) = with(words, flag);
            assert_eq!((code, written), (Some(2), None), "{words:?} {flag}");
            let what = told[0]["problems"][0]["what"].as_str().unwrap();
            assert!(what.contains(flag), "{words:?} {flag}: {what}");
        }
    }
    let (_, _, told) = with(&answer[..2], "--note");
    let help = &told[0]["problems"][0]["help"][0];
    assert_eq!(help, "if that is the text, write `--note=--no-input`");
    for text in ["--note=--no-input", "--evidence=-f"] {
        assert_eq!(with(&answer[..2], text).0, Some(0), "{text}");
    }
    let (code, ..) = drive(folder, &["answer", "programme-identity=2", "--note", "- a list"]);
    assert_eq!(code, Some(0), "a text may begin with a hyphen");
    let (code, ..) = drive(folder, &["profile", "--organisation=-Acme-"]);
    assert_eq!(code, Some(0), "so may a name behind an equals sign");
}

#[test]
fn what_is_wrong_first_is_told_and_so_is_a_name_that_says_another_format() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let told = |words: &[&str]| {
        let (code, _, told) = drive(folder, words);
        (code, told.last().unwrap()["problems"][0]["what"].as_str().unwrap().to_owned())
    };
    let (code, what) = told(&["starter", "nope"]);
    assert_eq!((code, &*what), (Some(2), "there is no document or item `nope`"));
    drive(folder, &["answer", "programme-identity=2", "--subject", "Acme"]);
    drive(folder, &["round", "close", "--anyway", "--reviewed-by", "Kim"]);
    let (code, what) = told(&["round", "close"]);
    assert_eq!(
        (code, &*what),
        (Some(0), "The round of 2026-11-29 was closed on 2026-11-29 already.")
    );
    let (code, what) = told(&["round", "close", "--reviewed-by", "Lea"]);
    assert_eq!(code, Some(2));
    assert!(
        what.starts_with("the round of 2026-11-29, closed on 2026-11-29, is not done"),
        "{what}"
    );
    let (_, _, notes) = drive(folder, &["status", "-o", "status.md"]);
    let what = |note: &Value| note["problems"][0]["what"].clone();
    let expected = "status.md is written as json, although its name says markdown.";
    assert!(notes.iter().map(what).any(|what| what == expected), "{notes:?}");
    let (_, _, notes) = drive(folder, &["status", "-o", "status.json"]);
    assert!(notes.iter().map(what).all(|what| !what.as_str().unwrap().contains("although")));
}

#[test]
fn a_note_on_a_file_names_it_as_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    drive(folder, &["answer", "programme-identity=2", "--subject", "Acme"]);
    let sheet = folder.join("assessments/2026-11-29.yaml");
    let text = fs::read_to_string(&sheet).unwrap();
    fs::write(&sheet, text.replace("programme-identity", "programme-identyti")).unwrap();
    fs::write(sheet.with_file_name("2027-11-29.yaml"), &text).unwrap();
    fs::write(sheet.with_file_name("2026-11-29.yml"), &text).unwrap();
    let (code, _, told) = drive(folder, &["status"]);
    assert_eq!(code, Some(0));
    let paths = told.iter().map(|note| note["problems"][0]["path"].as_str());
    let paths: BTreeSet<&str> = paths.flatten().collect();
    for name in ["2026-11-29.yaml", "2027-11-29.yaml"] {
        assert!(paths.iter().any(|path| path.ends_with(name)), "{name}: {told:?}");
    }
    fs::remove_file(&sheet).unwrap();
    let (code, _, told) = drive(folder, &["status"]);
    assert_eq!(code, Some(2));
    let path = told.last().unwrap()["problems"][0]["path"].as_str();
    assert!(path.is_some_and(|path| path.ends_with("2027-11-29.yaml")), "{told:?}");
}
