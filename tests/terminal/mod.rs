//! A folder of one's own, and a terminal that a test types into and looks at as a person does.

// Each test file takes what it needs.
#![allow(dead_code)]

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use expectrl::process::Process;
use expectrl::process::unix::{Signal, UnixProcess, WaitStatus};
use ospo::answers::{self, Sheet};
use ospo::checklist;
use ospo::model::{ItemId, Model};
use ospo::problem::SourceFile;
use tempfile::TempDir;

/// The date of all tests.
pub(crate) const DATE: &str = "2026-11-22";
/// Longer than anything takes on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// What `ospo assess` asks once, but for the name of what is assessed.
const SAID: &str = "\
respondent: { name: Kim Doe, role: ospo }
sector: finance
size: 3200
scope: { software: yes, writes: yes, publishes: yes }
lists: { critical-components: [curl] }
";

/// One start at a time: what a terminal needs for its start must not leak into another child.
static START: Mutex<()> = Mutex::new(());

/// A folder with a home, a place for rescued files and a place to work in.
pub(crate) struct Folder {
    root: TempDir,
}

impl Folder {
    pub(crate) fn new() -> Self {
        let root = tempfile::Builder::new().prefix("ospo-test-").tempdir().unwrap();
        for name in ["home", "rescued", "work"] {
            fs::create_dir(root.path().join(name)).unwrap();
        }
        Self { root }
    }

    /// A folder of somebody who has said before what `ospo assess` asks once.
    pub(crate) fn known() -> Self {
        let folder = Self::new();
        fs::create_dir(folder.root().join("home/ospo")).unwrap();
        fs::write(folder.root().join("home/ospo/config.yaml"), SAID).unwrap();
        folder
    }

    pub(crate) fn root(&self) -> &Path {
        self.root.path()
    }

    pub(crate) fn work(&self) -> PathBuf {
        self.root.path().join("work")
    }

    pub(crate) fn assessments(&self) -> PathBuf {
        self.work().join("assessments")
    }

    pub(crate) fn sheet_path(&self) -> PathBuf {
        self.assessments().join(format!("{DATE}.yaml"))
    }

    /// Returns the text of the sheet of the day.
    pub(crate) fn sheet_text(&self) -> String {
        fs::read_to_string(self.sheet_path()).unwrap()
    }

    /// Returns the sheet of the day as `ospo` reads it.
    pub(crate) fn sheet(&self) -> Sheet {
        sheet_in(&self.sheet_path())
    }

    /// Returns the answer to an item in a word: `established`, `unknown`, `n/a`, `-`.
    pub(crate) fn answer(&self, item: &str) -> String {
        word(&self.sheet(), item)
    }

    /// Returns the only rescued file.
    pub(crate) fn rescued(&self) -> PathBuf {
        let files = fs::read_dir(self.root.path().join("rescued")).unwrap();
        let files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files.len(), 1, "one rescued file: {files:?}");
        files[0].clone()
    }

    /// Returns what is in the folder of the sheets, hidden files too.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.assessments()).unwrap();
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<String> = entries.map(|entry| name(entry.unwrap())).collect();
        names.sort();
        names
    }

    /// Returns `ospo` with an environment of nothing but what is said here.
    pub(crate) fn ospo(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
        self.scrub(&mut command);
        command.args(["--date", DATE]).args(args);
        command
    }

    pub(crate) fn scrub(&self, command: &mut Command) {
        command.env_clear().current_dir(self.work());
        command.env("HOME", self.root.path().join("home"));
        command.env("XDG_CONFIG_HOME", self.root.path().join("home"));
        command.env("TMPDIR", self.root.path().join("rescued"));
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color").env("LANG", "C.UTF-8").env("PAGER", "cat");
    }

    /// Runs `ospo` with no terminal and `input` on standard input.
    pub(crate) fn run(&self, args: &[&str], input: &str) -> Ran {
        run(self.ospo(args), input)
    }

    /// Starts `ospo` on a terminal of 80×24.
    pub(crate) fn start(&self, args: &[&str]) -> Terminal {
        Terminal::start(self.ospo(args))
    }

    /// Writes the sheet of the day by `ospo answer`.
    pub(crate) fn given(&self, pairs: &[&str]) {
        let args: Vec<&str> =
            ["answer", "--subject", "Acme"].iter().chain(pairs).copied().collect();
        assert_eq!(self.run(&args, "").code, 0);
    }
}

/// How a run without a terminal ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Asserts that it failed with exit code 2 and said all of these.
    #[track_caller]
    pub(crate) fn fails_with(&self, words: &[&str]) {
        assert_eq!(self.code, 2, "{self:?}");
        for words in words {
            assert!(self.err.contains(words), "`{words}` in:\n{}", self.err);
        }
        assert!(!self.err.contains("panicked"), "{}", self.err);
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Runs a command to its end; it may not take longer than [`PATIENCE`].
#[track_caller]
pub(crate) fn run(mut command: Command, input: &str) -> Ran {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = spawn(&mut command);
    let pid = child.id();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    thread::spawn(move || {
        let _ = stdin.write_all(input.as_bytes());
    });
    let (done, ended) = mpsc::channel();
    thread::spawn(move || done.send(child.wait_with_output()));
    if let Ok(output) = ended.recv_timeout(PATIENCE) {
        return output.unwrap().into();
    }
    let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
    panic!("{command:?} hangs");
}

/// Starts a command.
pub(crate) fn spawn(command: &mut Command) -> std::process::Child {
    let _one = START.lock().unwrap_or_else(PoisonError::into_inner);
    command.spawn().unwrap()
}

/// Returns the default model.
pub(crate) fn model() -> Model {
    checklist::parse(&checklist::builtin("ospo").unwrap()).unwrap()
}

/// Reads a sheet as `ospo` does.
#[track_caller]
pub(crate) fn sheet_in(path: &Path) -> Sheet {
    let bytes = fs::read(path).unwrap();
    let file = SourceFile::from_bytes(path.display().to_string(), bytes).unwrap();
    let draft = answers::parse(&file).unwrap_or_else(|told| panic!("{}: {told}", file.text));
    draft.bind(&model()).unwrap().sheet
}

/// Returns an answer in a word: `established`, `at least repeatable`, `unknown`, `n/a`, `-`.
pub(crate) fn word(sheet: &Sheet, item: &str) -> String {
    match sheet.answer(&ItemId::new(item)).map(|answer| &answer.choice) {
        Some(answers::Choice::NotApplicable { .. }) => "n/a".into(),
        Some(choice) => choice.word().into_owned(),
        None => "-".into(),
    }
}

/// A terminal with `ospo` on it.
pub(crate) struct Terminal {
    process: UnixProcess,
    keyboard: File,
    heard: Receiver<Vec<u8>>,
    emulator: vt100::Parser,
    ended: Option<i32>,
    has_second_screen: bool,
}

impl Terminal {
    /// Starts a command on a terminal of 80×24.
    pub(crate) fn start(command: Command) -> Self {
        let one = START.lock().unwrap_or_else(PoisonError::into_inner);
        let process = UnixProcess::spawn_command(command).unwrap();
        drop(one);
        let keyboard = process.get_raw_handle().unwrap();
        let mut ear = process.get_raw_handle().unwrap();
        let (tell, heard) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count) = ear.read(&mut bytes) {
                if count == 0 || tell.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let emulator = vt100::Parser::new(24, 80, 0);
        Self { process, keyboard, heard, emulator, ended: None, has_second_screen: true }
    }

    /// Makes it one that has a single screen: GNU screen as it comes, or the Linux console.
    pub(crate) fn with_one_screen(mut self) -> Self {
        self.has_second_screen = false;
        self
    }

    fn show(&mut self, bytes: &[u8]) {
        if self.has_second_screen {
            self.emulator.process(bytes);
        } else {
            let text = String::from_utf8_lossy(bytes);
            self.emulator.process(text.replace("\x1b[?1049", "\x1b[?9999").as_bytes());
        }
    }

    /// Types text or keys.
    pub(crate) fn press(&mut self, keys: &str) {
        // What has ended takes no keys; what it left on the screen tells.
        let _ = self.keyboard.write_all(keys.as_bytes());
    }

    /// Waits until the screen shows these words.
    #[track_caller]
    pub(crate) fn see(&mut self, words: &str) {
        self.see_that(&format!("`{words}`"), |screen| screen.contains(words));
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub(crate) fn see_that(&mut self, what: &str, is_so: impl Fn(&str) -> bool) {
        self.wait_for(what, |terminal| is_so(&terminal.screen()));
    }

    /// Waits until the terminal is given back, while the process is still there.
    #[track_caller]
    pub(crate) fn see_it_given_back(&mut self) {
        self.wait_for("screen before", |terminal| !terminal.is_full());
        self.is_given_back();
    }

    #[track_caller]
    fn wait_for(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !is_so(self) {
            let left = until.saturating_duration_since(Instant::now());
            match self.heard.recv_timeout(left) {
                Ok(bytes) => self.show(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("no {what} on:\n{}", self.screen()),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("ended without {what} on:\n{}", self.screen())
                }
            }
        }
    }

    /// Goes on from what introduces a stage to its first question.
    #[track_caller]
    pub(crate) fn begin(&mut self) {
        self.see("Enter goes on");
        self.press(key::ENTER);
        self.see_that("the question", |screen| !screen.contains("Enter goes on"));
    }

    /// Returns what a person sees, without what is empty at the right and at the bottom.
    pub(crate) fn screen(&self) -> String {
        let (_, width) = self.emulator.screen().size();
        let rows: Vec<String> = self.emulator.screen().rows(0, width).collect();
        rows.iter().map(|row| row.trim_end()).collect::<Vec<_>>().join("\n").trim_end().to_owned()
    }

    /// Says whether the whole screen is taken, as opposed to lines that scroll.
    pub(crate) fn is_full(&self) -> bool {
        self.emulator.screen().alternate_screen()
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.emulator.screen_mut().set_size(rows, columns);
        self.process.set_window_size(columns, rows).unwrap();
    }

    /// Returns the number of the process that was started.
    pub(crate) fn pid(&self) -> i32 {
        self.process.pid().as_raw()
    }

    /// Sends a signal from outside.
    pub(crate) fn signal(&mut self, signal: Signal) {
        self.process.signal(signal).unwrap();
    }

    /// Waits for the end and returns the exit code, or 128 and the signal's number.
    #[track_caller]
    pub(crate) fn end(&mut self) -> i32 {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.heard.recv_timeout(left) {
                Ok(bytes) => self.show(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("it goes on at:\n{}", self.screen()),
            }
        }
        if let Some(code) = self.ended {
            return code;
        }
        let code = match self.process.wait().unwrap() {
            WaitStatus::Exited(_, code) => code,
            WaitStatus::Signaled(_, signal, _) => 128 + signal as i32,
            other => panic!("{other:?}"),
        };
        self.ended = Some(code);
        let screen = self.screen();
        assert!(!screen.contains("panicked"), "{screen}");
        code
    }

    /// Asserts that the terminal was given back as it was.
    #[track_caller]
    pub(crate) fn is_given_back(&self) {
        let screen = self.emulator.screen();
        assert!(!screen.alternate_screen(), "the whole screen is still taken");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pasted text would come in brackets");
    }
}

/// Keys by their names.
pub(crate) mod key {
    pub(crate) const ENTER: &str = "\r";
    pub(crate) const ESC: &str = "\x1b";
    pub(crate) const UP: &str = "\x1b[A";
    pub(crate) const DOWN: &str = "\x1b[B";
    pub(crate) const CTRL_C: &str = "\x03";
    pub(crate) const CTRL_D: &str = "\x04";
}
