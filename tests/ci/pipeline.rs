//! The action and the component, run as the services would, on a copy of the example.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// What is run, and on what.
pub(crate) struct Pipeline {
    folder: TempDir,
    inputs: BTreeMap<String, String>,
    file: Value,
    job: Option<Value>,
    /// The day that counts as today.
    pub(crate) on: &'static str,
    /// Where programs are looked for; `None` takes the path of the tests.
    pub(crate) path: Option<OsString>,
}

/// What came of it.
pub(crate) struct Ran {
    pub(crate) is_action: bool,
    pub(crate) code: i32,
    pub(crate) log: String,
    pub(crate) summary: String,
    /// `NAME=VALUE`, by the names of the action.
    pub(crate) outputs: Vec<String>,
    pub(crate) badge: Option<String>,
}

impl Pipeline {
    pub(crate) fn action() -> Self {
        let text = fs::read_to_string("action.yml").unwrap();
        Self::new(serde_yaml::from_str(&text).unwrap(), None)
    }

    pub(crate) fn component() -> Self {
        let text = fs::read_to_string("templates/ospo.yml").unwrap();
        let (spec, job) = text.split_once("\n---\n").unwrap();
        let spec: Value = serde_yaml::from_str(spec).unwrap();
        Self::new(spec["spec"].clone(), Some(serde_yaml::from_str(job).unwrap()))
    }

    fn new(file: Value, job: Option<Value>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let example = Command::new("cp").args(["-R", "docs/example/."]).arg(folder.path()).status();
        assert!(example.unwrap().success());
        Self { folder, inputs: BTreeMap::new(), file, job, on: "2026-11-29", path: None }
    }

    pub(crate) fn input(&mut self, name: &str, value: &str) {
        assert!(self.file["inputs"][name].is_object(), "there is no input {name}");
        self.inputs.insert(name.to_owned(), value.to_owned());
    }

    pub(crate) fn write(&mut self, path: &str, text: &str) {
        fs::write(self.folder.path().join(path), text).unwrap();
    }

    /// Returns the root of the work tree.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the script of the component.
    pub(crate) fn script(&self) -> &str {
        let job = self.job.as_ref().unwrap().as_object().unwrap().values().next().unwrap();
        script(&job["script"][0])
    }

    /// Returns what each input is where nothing is said.
    pub(crate) fn defaults(&self) -> BTreeMap<String, String> {
        let inputs = self.file["inputs"].as_object().unwrap();
        let said = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        inputs.iter().map(|(name, input)| (name.clone(), said(&input["default"]))).collect()
    }

    pub(crate) fn outputs(&self) -> Vec<String> {
        match &self.job {
            Some(_) => ["STAGE", "INDEX", "COVERAGE", "IN_PLACE", "EXIT"]
                .map(|name| format!("OSPO_RESULT_{name}"))
                .into(),
            None => self.file["outputs"].as_object().unwrap().keys().cloned().collect(),
        }
    }

    pub(crate) fn run(self) -> Ran {
        let mut inputs = self.defaults();
        inputs.extend(self.inputs.clone());
        match &self.job {
            None => self.run_action(&inputs),
            Some(job) => self.run_component(job, &inputs),
        }
    }

    fn run_action(&self, inputs: &BTreeMap<String, String>) -> Ran {
        let passing = tempfile::tempdir().unwrap();
        let [step] = self.file["runs"]["steps"].as_array().unwrap().as_slice() else {
            panic!("there is more than one step")
        };
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c"]);
        command.arg(script(&step["run"]));
        command.env("GITHUB_ACTION_PATH", env!("CARGO_MANIFEST_DIR"));
        command.env("GITHUB_OUTPUT", passing.path().join("outputs"));
        command.env("GITHUB_STEP_SUMMARY", passing.path().join("summary"));
        command.env("RUNNER_TEMP", passing.path());
        let (code, log) = self.told(command, &step["env"], |text| put(text, inputs, "${{", "}}"));
        let outputs = read(&passing.path().join("outputs")).lines().map(str::to_owned).collect();
        let summary = read(&passing.path().join("summary"));
        let left = fs::read_dir(passing.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let left: Vec<_> = left.filter(|name| name != "outputs" && name != "summary").collect();
        assert!(left.is_empty(), "{left:?} is left behind");
        Ran { is_action: true, code, log, summary, outputs, badge: self.badge() }
    }

    fn run_component(&self, job: &Value, inputs: &BTreeMap<String, String>) -> Ran {
        let job = job.as_object().unwrap().values().next().unwrap();
        let mut command = Command::new("sh");
        command.arg("-c").arg(self.script());
        let value = |text: &str| put(text, inputs, "$[[", "]]");
        let (code, log) = self.told(command, &job["variables"], value);
        let name = |line: &str| {
            let (name, value) = line.split_once('=').unwrap();
            let name = name.strip_prefix("OSPO_RESULT_").unwrap();
            format!("{}={value}", name.to_lowercase().replace('_', "-"))
        };
        let outputs = read(&self.folder.path().join("ospo.env")).lines().map(name).collect();
        let summary = read(&self.folder.path().join("ospo-summary.md"));
        Ran { is_action: false, code, log, summary, outputs, badge: self.badge() }
    }

    /// Runs a script with the variables that it is given, and returns its exit code and its log.
    fn told(
        &self,
        mut command: Command,
        variables: &Value,
        value: impl Fn(&str) -> String,
    ) -> (i32, String) {
        if let Some(path) = &self.path {
            command.env("PATH", path);
        }
        for (name, text) in variables.as_object().unwrap() {
            command.env(name, value(text.as_str().unwrap()));
        }
        command.env("OSPO_DATE", self.on).env("HOME", "/nowhere");
        command.current_dir(&self.folder).stdin(Stdio::null());
        let told = command.output().unwrap();
        let streams = [told.stdout, told.stderr].map(|told| String::from_utf8(told).unwrap());
        (told.status.code().unwrap(), streams.concat())
    }

    fn badge(&self) -> Option<String> {
        fs::read_to_string(self.folder.path().join("ospo-badge.svg")).ok()
    }
}

impl Ran {
    /// Returns the lines of the log in which the service looks for orders.
    pub(crate) fn obeyed(&self) -> String {
        let (mut obeyed, mut until) = (String::new(), None);
        for line in self.log.lines() {
            if let Some(token) = line.strip_prefix("::stop-commands::")
                && until.is_none()
            {
                until = Some(format!("::{token}::"));
            } else if until.as_deref() == Some(line) {
                until = None;
            } else if until.is_none() {
                obeyed += line;
            }
        }
        obeyed
    }
}

/// Returns the script, in which no input may be pasted.
fn script(run: &Value) -> &str {
    let script = run.as_str().unwrap();
    assert!(!script.contains("${{") && !script.contains("$[["), "{script}");
    script
}

/// Puts inputs where `text` names them.
fn put(text: &str, inputs: &BTreeMap<String, String>, open: &str, close: &str) -> String {
    inputs.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{open} inputs.{name} {close}"), value)
    })
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}
