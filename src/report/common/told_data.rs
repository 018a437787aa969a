//! The shape `ospo/told/1`: what is said beside a result, a line each on standard error.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use crate::problem::Problem;

/// What a command says beside its result: why it could not be done, or what is worth knowing.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "What is told beside a result (JSON)")]
pub struct ToldData {
    /// Always `ospo/told/1`.
    #[schemars(extend("const" = "ospo/told/1"))]
    pub schema: &'static str,
    /// `error`: it could not be done, or not in full, and the exit code is 2. `warning` and `note`:
    /// it was done, and this is worth knowing.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    pub weight: &'static str,
    /// What there is to tell, in the order of the places; never empty.
    pub problems: Vec<ProblemData>,
}

/// One thing that is told.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ProblemData {
    /// The file; `null` where it is about none, or about several.
    pub path: Option<String>,
    /// The line in the file, from 1; `null` where the whole file is meant.
    pub line: Option<usize>,
    /// The column of the first character, from 1; `null` likewise.
    pub column: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// The ways out, in the order in which to try them.
    pub help: Vec<String>,
}

impl ToldData {
    /// Returns what is told, of a file as a whole where there is one.
    pub fn of(weight: &'static str, path: Option<&Path>, what: &str, help: &[String]) -> Self {
        let problem = ProblemData {
            path: path.map(|path| path.display().to_string()),
            line: None,
            column: None,
            what: what.to_owned(),
            help: help.to_vec(),
        };
        Self { schema: "ospo/told/1", weight, problems: vec![problem] }
    }

    /// Returns what is told of files; `help` helps with each of them.
    pub fn of_problems(weight: &'static str, problems: &[Problem], help: &[String]) -> Self {
        let problems = problems.iter().map(|problem| ProblemData {
            path: Some(problem.path.clone()),
            line: problem.place.map(|place| place.line),
            column: problem.place.map(|place| place.column),
            what: problem.message.clone(),
            help: problem.help.iter().chain(help).cloned().collect(),
        });
        Self { schema: "ospo/told/1", weight, problems: problems.collect() }
    }
}
