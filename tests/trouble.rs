//! Full disks, read-only folders, other runs, closed streams: nothing is lost, and it is told.

#![cfg(unix)]
#![allow(clippy::print_stdout)]

#[path = "trouble/attested.rs"]
mod attested;
#[path = "trouble/links.rs"]
mod links;
#[path = "trouble/refused.rs"]
mod refused;
#[path = "trouble/screens.rs"]
mod screens;
#[path = "trouble/shared.rs"]
mod shared;
mod terminal;
#[path = "trouble/zones.rs"]
mod zones;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use ospo::model::ItemId;
use terminal::key::ESC;
use terminal::{Folder, PATIENCE, Ran, Terminal, model, run, sheet_in, spawn, word};

const FIRST: &str = "programme-identity";
const SECOND: &str = "licence-management";

/// A run of `ospo assess` in a pipe that is talked with.
struct Talk {
    child: Child,
    mouth: Option<ChildStdin>,
    heard: Receiver<String>,
}

impl Talk {
    /// Begins, and answers the first question with `ad-hoc`.
    #[track_caller]
    fn begin(folder: &Folder) -> Self {
        let mut talk = Self::with(folder.ospo(&["assess", "--subject", "Acme"]));
        talk.say("1");
        talk.hear("Saved. programme-identity: Ad hoc");
        talk
    }

    fn with(mut command: Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = spawn(&mut command);
        let out = BufReader::new(child.stdout.take().unwrap());
        let (tell, heard) = mpsc::channel();
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let _ = tell.send(line);
            }
        });
        Self { mouth: child.stdin.take(), child, heard }
    }

    fn say(&mut self, line: &str) {
        // What has ended takes no more; how it ended tells.
        let _ = writeln!(self.mouth.as_mut().unwrap(), "{line}");
    }

    #[track_caller]
    fn hear(&mut self, words: &str) {
        while !self.heard.recv_timeout(PATIENCE).unwrap().contains(words) {}
    }

    /// Closes the input and waits for the end.
    fn end(mut self) -> Ran {
        drop(self.mouth.take());
        Ran::from(self.child.wait_with_output().unwrap())
    }

    /// Answers the second question, which must fail, saying these words and where both answers are.
    #[track_caller]
    fn fails_and_rescues(mut self, folder: &Folder, words: &[&str]) {
        self.say("2");
        let ran = self.end();
        let rescued = folder.rescued();
        let help = format!("help: all answers up to now are in {}", rescued.display());
        ran.fails_with(&[words, &[help.as_str()]].concat());
        let sheet = sheet_in(&rescued);
        assert_eq!(
            (word(&sheet, FIRST), word(&sheet, SECOND)),
            ("ad-hoc".into(), "repeatable".into())
        );
        assert_eq!(
            fs::metadata(&rescued).unwrap().mode() & 0o077,
            0,
            "readable for the user alone"
        );
    }
}

/// A small disk of its own on the folder that is worked in, until dropped.
struct Disk(PathBuf);

impl Disk {
    /// Mounts one; none where this machine lets nobody do so.
    fn on(folder: &Folder) -> Option<Self> {
        let path = folder.work();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=64k,mode=777", "tmpfs"]).arg(&path);
        let mounted = run(mount, "").code == 0;
        mounted.then_some(Self(path))
    }

    fn fill(&self) {
        let mut filler = File::create(self.0.join("filler")).unwrap();
        while filler.write_all(&[0; 4096]).is_ok() {}
        while filler.write_all(&[0]).is_ok() {}
    }

    fn make_read_only(&self) {
        let mut mount = Command::new("mount");
        mount.args(["-o", "remount,ro"]).arg(&self.0);
        assert_eq!(run(mount, "").code, 0);
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

/// Returns `ospo` as somebody for whom permissions hold, which they do not for root.
fn as_somebody(folder: &Folder, args: &[&str]) -> Command {
    let is_root = fs::metadata(folder.root()).unwrap().uid() == 0;
    let plain = folder.ospo(args);
    if !is_root {
        return plain;
    }
    let own = folder.root().join("ospo");
    // Copied by another process: a file that this one had open for writing could not be run.
    if !own.exists() {
        let mut copy = Command::new("cp");
        copy.arg(env!("CARGO_BIN_EXE_ospo")).arg(&own);
        assert_eq!(run(copy, "").code, 0);
    }
    fs::set_permissions(folder.root(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(folder.root().join("rescued"), fs::Permissions::from_mode(0o777)).unwrap();
    let mut command = Command::new("setpriv");
    folder.scrub(&mut command);
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(own);
    command.args(plain.get_args());
    command
}

#[track_caller]
fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_full_disk_leaves_the_sheet_whole_and_the_answers_elsewhere() {
    let folder = Folder::new();
    let Some(disk) = Disk::on(&folder) else {
        // Where no disk can be had, the limit on the size of files stands in for it.
        return a_limit_on_the_size_of_files_leaves_the_sheet_whole();
    };
    let talk = Talk::begin(&folder);
    let before = folder.sheet_text();
    disk.fill();
    talk.fails_and_rescues(
        &folder,
        &[
            "error: cannot save assessments/2026-11-22.yaml\n",
            "caused by: no space left on device",
            "help: make room on the disk; what was saved before is whole\n",
        ],
    );
    assert_eq!(folder.sheet_text(), before);
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
    fs::remove_file(folder.work().join("filler")).unwrap();
    let ran = folder.run(&["assess"], "2\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(folder.answer(SECOND), "repeatable");
}

#[test]
fn a_limit_on_the_size_of_files_leaves_the_sheet_whole() {
    let folder = Folder::new();
    let mut shell = Command::new("bash");
    folder.scrub(&mut shell);
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$@\"";
    shell.args(["-c", script, "bash", env!("CARGO_BIN_EXE_ospo"), "--date", terminal::DATE]);
    shell.args(["assess", "--subject", "Acme"]);
    let mut talk = Talk::with(shell);
    talk.say(&format!("1 {}", "word ".repeat(100)));
    talk.hear("Saved. programme-identity");
    let before = folder.sheet_text();
    talk.say(&format!("2 {}", "word ".repeat(200)));
    talk.end().fails_with(&[
        "error: cannot save assessments/2026-11-22.yaml",
        "caused by: file too large",
    ]);
    // The level is saved before the words behind it are.
    assert!(folder.sheet_text().starts_with(before.trim_end()));
    assert_eq!(folder.answer(FIRST), "ad-hoc");
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
}

#[test]
fn a_save_that_fails_leaves_the_screen_open_and_what_was_typed_in_its_field() {
    let folder = Folder::known();
    let mut screen = folder.start(&["assess", "--subject", "Acme"]);
    screen.begin();
    screen.press("1");
    screen.see("2 of 16");
    let away = folder.work().join("away");
    fs::rename(folder.assessments(), &away).unwrap();
    screen.press("eAsk Kim\r");
    screen.see("What shows it?");
    screen.press("Charter of May ()\r");
    screen.see("Not saved: the folder assessments is gone;");
    screen.see("> Charter of May ()");
    let rescued = folder.rescued();
    screen.press("\x15Charter of June ()");
    screen.see_that("the word gone", |screen| !screen.contains("Not saved"));
    screen.press("\r");
    screen.see("Not saved: the folder assessments is gone;");
    screen.see("> Charter of June ()");
    assert_eq!(folder.rescued(), rescued, "the only one, written again");
    let rescued = sheet_in(&rescued);
    let evidence = &rescued.answer(&ItemId::new(SECOND)).unwrap().evidence;
    assert_eq!(evidence[0].text, "Charter of June");
    screen.press("\x15Charter of May ()");
    screen.see_that("the word gone", |screen| !screen.contains("Not saved"));
    fs::rename(&away, folder.assessments()).unwrap();
    screen.press("\r");
    screen.see("Saved; Enter");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    let sheet = folder.sheet();
    let answer = sheet.answer(&ItemId::new(SECOND)).unwrap();
    assert_eq!(answer.note.as_deref(), Some("Ask Kim"));
    assert_eq!(answer.evidence[0].text, "Charter of May");
}

#[test]
fn words_that_can_be_kept_nowhere_are_on_the_screen_and_said_at_the_end() {
    let folder = Folder::known();
    let mut screen = folder.start(&["assess", "--subject", "Acme"]);
    screen.begin();
    screen.press("1");
    screen.see("2 of 16");
    fs::rename(folder.assessments(), folder.work().join("away")).unwrap();
    fs::remove_dir(folder.root().join("rescued")).unwrap();
    screen.press("eAsk Kim\r");
    screen.see("What shows it?");
    screen.press("Charter of May ()\r");
    let told = "it cannot be kept elsewhere either; you typed: Ask Kim Charter of May";
    let is_told =
        |screen: &str| screen.split_whitespace().collect::<Vec<_>>().join(" ").contains(told);
    screen.see_that("what was typed", is_told);
    screen.press(ESC);
    screen.see_that("no field", |screen| !screen.contains("> Charter of May"));
    screen.press("3");
    screen.see_that("it still", is_told);
    screen.press("q");
    assert_eq!(screen.end(), 2);
    assert!(!screen.is_full());
    assert!(is_told(&screen.screen()), "{}", screen.screen());
}

#[test]
fn a_plain_terminal_stays_with_a_question_whose_answer_is_not_saved() {
    let folder = Folder::known();
    let mut terminal = folder.start(&["assess", "--plain", "--subject", "Acme"]);
    terminal.resize(100, 60);
    terminal.see("Question 1 of 16");
    terminal.press("1\r");
    terminal.see("Question 2 of 16");
    let away = folder.work().join("away");
    fs::rename(folder.assessments(), &away).unwrap();
    terminal.press("2 Seen in May.\r");
    terminal.see("Not saved: the folder assessments is gone;");
    terminal.see_that("the same question", |screen| {
        let words: Vec<&str> = screen.split_whitespace().collect();
        words.join(" ").ends_with("What you did can be done again. >")
    });
    fs::rename(&away, folder.assessments()).unwrap();
    terminal.press("2 Seen in June.\r");
    terminal.see("Question 3 of 16");
    terminal.press("q\r");
    assert_eq!(terminal.end(), 0);
    let sheet = folder.sheet();
    let answer = sheet.answer(&ItemId::new(SECOND)).unwrap();
    assert_eq!(answer.note.as_deref(), Some("Seen in June."));
}

#[test]
fn a_folder_that_turns_read_only_is_told_on_a_terminal_that_is_given_back() {
    let folder = Folder::known();
    fs::create_dir(folder.assessments()).unwrap();
    mode(&folder.assessments(), 0o777);
    let mut screen = Terminal::start(as_somebody(&folder, &["assess", "--subject", "Acme"]));
    screen.begin();
    screen.press("1");
    screen.see("2 of 16");
    let before = folder.sheet_text();
    mode(&folder.assessments(), 0o555);
    screen.press("2");
    screen.see("Not saved: cannot save assessments/2026-11-22.yaml: permission denied");
    screen.see("2 of 16");
    screen.press("q");
    assert_eq!(screen.end(), 2);
    screen.is_given_back();
    let told = screen.screen();
    assert!(told.contains("error: cannot save assessments/2026-11-22.yaml"), "{told}");
    assert!(told.contains("caused by: permission denied"), "{told}");
    assert!(told.contains("help: all answers up to now are in"), "{told}");
    assert_eq!(word(&sheet_in(&folder.rescued()), SECOND), "repeatable");
    assert_eq!(folder.sheet_text(), before);
    mode(&folder.assessments(), 0o755);
}

#[test]
fn a_read_only_disk_can_be_read_and_is_told_to_who_wants_to_write() {
    let folder = Folder::new();
    let Some(disk) = Disk::on(&folder) else {
        // Where no disk can be had, a folder that may not be written stands in for it.
        return a_folder_that_may_not_be_written_is_told_at_the_start();
    };
    folder.given(&["programme-identity=1"]);
    let before = folder.sheet_text();
    disk.make_read_only();
    for args in [&["assess"][..], &["answer", "licence-management=2"]] {
        folder.run(args, "2\n").fails_with(&[
            "error: cannot save assessments/2026-11-22.yaml\n",
            "caused by: read-only file system",
            "help: check who may write there; what was saved before is whole\n",
        ]);
    }
    for args in [&["status"][..], &["report"]] {
        assert_eq!(folder.run(args, "").code, 0);
    }
    assert_eq!(folder.sheet_text(), before);
}

#[test]
fn a_folder_that_may_not_be_written_is_told_at_the_start() {
    let folder = Folder::new();
    folder.given(&["programme-identity=1"]);
    mode(&folder.assessments(), 0o555);
    let words = [
        "error: cannot save assessments/2026-11-22.yaml\n",
        "caused by: permission denied",
        "help: check who may write there; what was saved before is whole\n",
    ];
    run(as_somebody(&folder, &["assess"]), "2\n").fails_with(&words);
    run(as_somebody(&folder, &["answer", "licence-management=2"]), "").fails_with(&words);
    mode(&folder.assessments(), 0o755);
    assert_eq!(folder.sheet().answers.len(), 1);
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
}

#[test]
fn a_sheet_that_may_not_be_read_is_told() {
    let folder = Folder::new();
    folder.given(&["programme-identity=1"]);
    mode(&folder.assessments(), 0o777);
    mode(&folder.sheet_path(), 0o000);
    for args in [&["status"][..], &["assess"], &["answer", "licence-management=2"], &["report"]] {
        run(as_somebody(&folder, args), "2\n").fails_with(&[
            "error: cannot read assessments/2026-11-22.yaml\n",
            "caused by: permission denied",
            "help: check who may read it\n",
        ]);
    }
    mode(&folder.sheet_path(), 0o644);
    assert_eq!(folder.sheet().answers.len(), 1);
}

#[test]
fn a_sheet_that_turns_read_only_while_asking_stays_as_it_is() {
    let folder = Folder::new();
    let talk = Talk::begin(&folder);
    let before = folder.sheet_text();
    mode(&folder.sheet_path(), 0o444);
    talk.fails_and_rescues(
        &folder,
        &["error: cannot save assessments/2026-11-22.yaml", "caused by: the file is read-only"],
    );
    assert_eq!(folder.sheet_text(), before);
}

#[test]
fn a_folder_that_vanishes_while_asking_loses_no_answer() {
    let folder = Folder::new();
    let talk = Talk::begin(&folder);
    fs::remove_dir_all(folder.assessments()).unwrap();
    talk.fails_and_rescues(
        &folder,
        &[
            "error: the folder assessments is gone\n",
            "help: bring the folder back, then start again\n",
        ],
    );
}

#[test]
fn a_sheet_that_something_else_changes_while_asking_is_left_as_it_is() {
    let folder = Folder::new();
    let talk = Talk::begin(&folder);
    let theirs = folder.sheet_text().replace("ad-hoc", "measured");
    fs::write(folder.sheet_path(), &theirs).unwrap();
    talk.fails_and_rescues(
        &folder,
        &[
            "error: assessments/2026-11-22.yaml was changed by something else in the meantime\n",
            "help: look at the file, then start again; it was left as it is\n",
        ],
    );
    assert_eq!(folder.sheet_text(), theirs);
}

#[test]
fn a_sheet_that_something_else_removes_while_asking_is_not_brought_back_unasked() {
    let folder = Folder::new();
    let talk = Talk::begin(&folder);
    fs::remove_file(folder.sheet_path()).unwrap();
    talk.fails_and_rescues(&folder, &["was changed by something else in the meantime"]);
    assert!(!folder.sheet_path().exists());
}

#[test]
fn a_sheet_that_turns_into_a_folder_is_told() {
    let folder = Folder::new();
    let talk = Talk::begin(&folder);
    fs::remove_file(folder.sheet_path()).unwrap();
    fs::create_dir(folder.sheet_path()).unwrap();
    talk.fails_and_rescues(
        &folder,
        &[
            "error: cannot read assessments/2026-11-22.yaml\n",
            "caused by: is a directory",
            "help: this must be a file: name one, or move the folder away\n",
        ],
    );
    assert!(folder.sheet_path().is_dir());
}

#[test]
fn a_linked_sheet_stays_a_link_and_is_one_with_what_it_points_at() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    let real = folder.work().join("real.yaml");
    fs::rename(folder.sheet_path(), &real).unwrap();
    symlink("../real.yaml", folder.sheet_path()).unwrap();
    fs::write(folder.work().join(".real.yaml.0.unfinished"), "format: ospo").unwrap();
    let mut talk = Talk::with(folder.ospo(&["assess"]));
    talk.say("2");
    talk.hear("Saved. licence-management: Repeatable");
    folder
        .run(&["answer", "--sheet", "real.yaml", "developer-education=1"], "")
        .fails_with(&["is open in another run of ospo"]);
    assert_eq!(talk.end().code, 0);
    assert!(folder.sheet_path().is_symlink());
    assert_eq!(word(&sheet_in(&real), SECOND), "repeatable");
    assert!(!folder.work().join(".real.yaml.0.unfinished").exists(), "leftovers are swept");
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
}

#[test]
fn a_second_run_is_told_and_the_first_loses_nothing() {
    let folder = Folder::new();
    let mut talk = Talk::begin(&folder);
    let told = [
        "error: assessments/2026-11-22.yaml is open in another run of ospo\n",
        "help: finish there first; nothing was changed here\n",
    ];
    folder.run(&["assess"], "4\n4\n").fails_with(&told);
    folder.run(&["answer", "licence-management=4"], "").fails_with(&told);
    let mut screen = folder.start(&["assess"]);
    assert_eq!(screen.end(), 2);
    assert!(screen.screen().contains("is open in another run of ospo"), "{}", screen.screen());
    // Who only reads is not kept out.
    assert_eq!(folder.run(&["status"], "").code, 0);
    talk.say("2");
    talk.hear("Saved. licence-management: Repeatable");
    assert_eq!(talk.end().code, 0);
    assert_eq!(
        (folder.answer(FIRST), folder.answer(SECOND)),
        ("ad-hoc".into(), "repeatable".into())
    );
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
}

#[test]
fn many_runs_at_once_each_save_or_are_told() {
    let folder = Folder::new();
    let ids: Vec<String> = model().items_and_topics().map(|item| item.id.to_string()).collect();
    let rans: Vec<(String, Ran)> = thread::scope(|scope| {
        let start = |id: &String| {
            let (folder, id) = (&folder, id.clone());
            scope.spawn(move || {
                let pair = format!("{id}=3");
                (id, folder.run(&["answer", "--subject", "Acme", &pair], ""))
            })
        };
        let runs: Vec<_> = ids.iter().map(start).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    let sheet = folder.sheet();
    let mut saved = 0;
    for (id, ran) in &rans {
        if ran.code == 0 {
            saved += 1;
            assert_eq!(word(&sheet, id), "established", "{id} was told to be saved");
        } else {
            ran.fails_with(&["is open in another run of ospo", "nothing was changed here"]);
            assert_eq!(word(&sheet, id), "-", "{id}");
        }
    }
    assert!(saved > 0, "{rans:?}");
    assert_eq!(sheet.answers.len(), saved);
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
}

#[test]
fn however_many_threads_read_the_sheets_the_result_is_the_same() {
    let folder = Folder::new();
    fs::create_dir_all(folder.assessments()).unwrap();
    for number in 0..60 {
        let day = format!("2026-{:02}-{:02}", number % 9 + 1, number % 20 + 1);
        let subject = if number % 7 == 0 { "[" } else { "Acme" };
        let level = ["absent", "repeatable", "unknown", "nonsense"][number % 4];
        let sheet = format!(
            "format: ospo/sheet/1\nmodel: {{ id: ospo, version: '2.0' }}\ndate: {day}\n\
             subject: {subject}\nanswers:\n  {FIRST}: {level}\n"
        );
        let name = format!("{day}-{number}.yaml");
        fs::write(folder.assessments().join(name), sheet).unwrap();
    }
    let read_by = |threads: &str, view: &str| {
        let mut ospo = Command::new(env!("CARGO_BIN_EXE_ospo"));
        folder.scrub(&mut ospo);
        ospo.env("RAYON_NUM_THREADS", threads);
        ospo.args([view, "-f", "json"]);
        let ran = run(ospo, "");
        (ran.code, ran.out, ran.err)
    };
    for view in ["portfolio", "history"] {
        let one = read_by("1", view);
        assert!(one.1.contains("\"subject\": \"Acme\""), "{one:?}");
        assert_eq!(one.2.matches("error").count(), 22, "{one:?}");
        assert_eq!(read_by("8", view), one);
        // There is not work for so many, nor memory on every machine; some of them do it.
        assert_eq!(read_by("5000", view), one);
    }
}

/// Runs with nobody at the other end of a stream.
fn unheard(mut command: Command, out: bool, err: bool) -> Ran {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = spawn(&mut command);
    if out {
        drop(child.stdout.take());
    }
    if err {
        drop(child.stderr.take());
    }
    Ran::from(child.wait_with_output().unwrap())
}

#[test]
fn nobody_reading_the_result_is_no_error() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    let mut commands =
        vec![vec!["status"], vec!["explain", FIRST], vec!["model", "list"], vec!["--help"]];
    commands.extend(["terminal", "markdown", "json", "csv"].map(|f| vec!["report", "-f", f]));
    for args in commands {
        let ran = unheard(folder.ospo(&args), true, false);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    }
    let mut shell = Command::new("bash");
    folder.scrub(&mut shell);
    let script = "\"$0\" report -f markdown | head -1; echo ${PIPESTATUS[0]}";
    shell.args(["-c", script, env!("CARGO_BIN_EXE_ospo")]);
    let ran = run(shell, "");
    assert_eq!((ran.out.lines().count(), ran.err.as_str()), (2, ""), "{ran:?}");
    assert!(ran.out.ends_with("\n0\n"), "{ran:?}");
}

#[test]
fn nobody_reading_the_errors_changes_nothing() {
    let folder = Folder::new();
    let ran = unheard(folder.ospo(&["answer", "programme-identity=3"]), false, true);
    assert_eq!(ran.code, 0);
    assert_eq!(folder.answer(FIRST), "established");
    for args in [&["status", "nowhere"][..], &["nonsense"], &["answer", "nothing=3"]] {
        assert_eq!(unheard(folder.ospo(args), false, true).code, 2, "{args:?}");
        assert_eq!(unheard(folder.ospo(args), true, true).code, 2, "{args:?}");
    }
}

#[test]
fn closed_streams_are_no_trouble() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    for (args, code) in
        [("report >&-", 0), ("status 2>&-", 0), ("status nowhere 2>&-", 2), ("assess <&-", 2)]
    {
        let mut shell = Command::new("bash");
        folder.scrub(&mut shell);
        let script = format!("\"$0\" {args}; echo code $? >&2");
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_ospo")]);
        let ran = run(shell, "");
        assert!(ran.err.ends_with(&format!("code {code}\n")), "{args}: {ran:?}");
        assert!(!ran.err.contains("panicked"), "{args}: {ran:?}");
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_is_told_and_kept() {
    let folder = Folder::new();
    fs::write(folder.assessments(), "mine").unwrap();
    for args in [&["assess"][..], &["answer", "programme-identity=3"], &["status"]] {
        folder.run(args, "2\n").fails_with(&[
            "error: cannot read assessments\n",
            "caused by: not a directory",
            "help: this must be a folder: move the file away\n",
        ]);
    }
    assert_eq!(fs::read_to_string(folder.assessments()).unwrap(), "mine");
}

#[test]
fn a_report_never_takes_the_place_of_a_sheet_or_the_settings() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    let before = folder.sheet_text();
    let sheet = folder.sheet_path().display().to_string();
    let elsewhere = tempfile::tempdir().unwrap();
    let elsewhere = elsewhere.path();
    fs::write(elsewhere.join("ospo.yaml"), "organisation: Mine\n").unwrap();
    std::os::unix::fs::symlink(elsewhere.join("ospo.yaml"), elsewhere.join("a.csv")).unwrap();
    let theirs = ["ospo.yaml", "a.csv", "new.yml"].map(|name| elsewhere.join(name));
    let theirs = theirs.iter().map(|path| path.display().to_string());
    for target in theirs.chain([sheet]) {
        let ran = folder.run(&["report", "-f", "csv", "-o", &target], "");
        ran.fails_with(&["error:", "is a name for a sheet", "help: give it another name"]);
    }
    assert_eq!(folder.sheet_text(), before);
    let kept = fs::read_to_string(elsewhere.join("ospo.yaml")).unwrap();
    assert_eq!(kept, "organisation: Mine\n");
    assert!(!elsewhere.join("new.yml").exists());
}

#[test]
fn answers_are_kept_where_nobody_reads_the_questions() {
    let folder = Folder::new();
    let script = format!(
        "printf '3\\n2\\n1\\n' | {} -C {} --date 2026-11-22 assess --subject A | true",
        env!("CARGO_BIN_EXE_ospo"),
        folder.assessments().parent().unwrap().display()
    );
    let ran = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert!(ran.status.success());
    assert_eq!(folder.answer("developer-education"), "ad-hoc");
}

#[test]
fn a_sheet_that_could_not_be_read_again_is_not_written() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    let before = folder.sheet_text();
    let answers =
        format!("programme-identity: {{ answer: 3, note: {} }}\n", "a ".repeat(1_900_000));
    let more = format!("licence-management: {{ answer: 3, note: {} }}\n", "b ".repeat(190_000));
    let ran = folder.run(&["answer", "--from", "-"], &(answers + &more));
    ran.fails_with(&["error:", "larger than can be read again", "help: shorten"]);
    assert_eq!(folder.sheet_text(), before);
}

#[test]
fn a_sheet_that_would_not_be_found_again_is_not_begun() {
    let folder = Folder::new();
    for name in ["", ".hidden", "typo"] {
        let ran = folder.run(&["answer", "--sheet", name, "programme-identity=3"], "");
        ran.fails_with(&[
            "error: there is no sheet",
            "help: a new one begins with the day of its round",
        ]);
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_sheet_is_not_waited_for() {
    let folder = Folder::new();
    std::fs::create_dir_all(folder.assessments()).unwrap();
    let pipe = folder.assessments().join("2026-11-22.yaml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    folder.run(&["status"], "").fails_with(&["error: there is no assessment"]);
    let ran = folder.run(&["answer", "programme-identity=3"], "");
    ran.fails_with(&["is not a file", "help:"]);
}

#[cfg(unix)]
#[test]
fn a_link_in_a_folder_of_checklists_leads_nowhere_else() {
    let folder = Folder::new();
    let root = folder.assessments().parent().unwrap().to_owned();
    std::fs::create_dir_all(root.join("lists")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", root.join("lists/stage-1.yaml")).unwrap();
    std::fs::write(root.join("ospo.yaml"), "checklists: lists\n").unwrap();
    let ran = folder.run(&["model", "show"], "");
    ran.fails_with(&["error:", "leads out of", "help:"]);
    assert!(!ran.err.contains("root:"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_link_in_a_folder_of_journeys_leads_nowhere_else() {
    let folder = Folder::new();
    let root = folder.assessments().parent().unwrap().to_owned();
    std::fs::create_dir_all(root.join("lists/journeys")).unwrap();
    std::fs::create_dir_all(root.join("elsewhere")).unwrap();
    std::fs::write(root.join("elsewhere/acme.yaml"), "secret: 1\n").unwrap();
    std::fs::write(root.join("ospo.yaml"), "checklists: lists\n").unwrap();
    symlink("/etc/passwd", root.join("lists/journeys/acme.yaml")).unwrap();
    let ran = folder.run(&["model", "check", "lists"], "");
    ran.fails_with(&["error:", "leads out of", "help:"]);
    assert!(!ran.err.contains("root:"), "{}", ran.err);
    std::fs::remove_dir_all(root.join("lists/journeys")).unwrap();
    symlink("../elsewhere", root.join("lists/journeys")).unwrap();
    let ran = folder.run(&["model", "check", "lists"], "");
    ran.fails_with(&["error:", "leads out of", "help:"]);
    assert!(!ran.err.contains("secret"), "{}", ran.err);
}

#[test]
fn a_workbook_is_not_sent_to_a_screen() {
    let folder = Folder::new();
    let mut terminal = folder.start(&["report", "-f", "xlsx"]);
    terminal.see("a screen cannot show xlsx");
    terminal.see("-o report.xlsx");
    assert_eq!(terminal.end(), 2);
}
