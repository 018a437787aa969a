//! The shape `ospo/doctor/1`: what is wrong in a folder, and what to do.

use schemars::JsonSchema;
use serde::Serialize;

use crate::lang::Lang;
use crate::report::doctor::finding::{Checkup, Circumstance, Finding, LookedAt, Weight};

/// What is wrong in a folder or worth knowing of it, and what to do.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "A check-up (JSON)")]
pub struct DoctorData {
    /// Always `ospo/doctor/1`.
    #[schemars(extend("const" = "ospo/doctor/1"))]
    pub schema: &'static str,
    /// The folder that was looked at.
    pub folder: String,
    /// The day that counts as today.
    #[schemars(extend("format" = "date"))]
    pub today: String,
    /// How many of the findings are to be mended.
    pub mend: usize,
    /// How many are to be known.
    pub know: usize,
    /// What was found, the worst first.
    pub findings: Vec<FindingData>,
    /// What there is: versions, models, terminal and the like.
    pub circumstances: Vec<CircumstanceData>,
}

/// Something that is wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FindingData {
    /// `mend`: something is left out or told otherwise than it is until it is mended. `know`:
    /// nothing is wrong, or only the user can say.
    #[schemars(extend("enum" = Weight::ALL.map(Weight::as_str)))]
    pub weight: &'static str,
    /// What it is about.
    #[schemars(extend("enum" = LookedAt::ALL.map(LookedAt::as_str)))]
    pub about: &'static str,
    /// The file or folder; `null` where it is about neither.
    pub path: Option<String>,
    /// The line in the file, from 1; `null` where the whole file is meant.
    pub line: Option<usize>,
    /// The column of the first character, from 1; `null` likewise.
    pub column: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// The ways out, in the order in which to try them.
    pub help: Vec<String>,
    /// What it is about, as people read it.
    #[serde(skip)]
    pub about_label: String,
    /// How much it matters, as people read it.
    #[serde(skip)]
    pub weight_label: String,
}

/// Something that is there.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct CircumstanceData {
    /// What it is, for programs.
    pub key: &'static str,
    /// The same for people.
    pub name: String,
    /// What was found; `null` where there is nothing of the kind.
    pub value: Option<String>,
}

impl DoctorData {
    pub fn of(lang: &Lang, checkup: &Checkup, findings: &[&Finding]) -> Self {
        Self {
            schema: "ospo/doctor/1",
            folder: checkup.folder.clone(),
            today: checkup.today.to_string(),
            mend: checkup.count(Weight::Mend),
            know: checkup.count(Weight::Know),
            findings: findings.iter().map(|one| finding(lang, one)).collect(),
            circumstances: checkup.circumstances.iter().map(circumstance).collect(),
        }
    }
}

fn finding(lang: &Lang, finding: &Finding) -> FindingData {
    FindingData {
        weight: finding.weight.as_str(),
        about: finding.at.as_str(),
        path: finding.path.clone(),
        line: finding.place.map(|place| place.line),
        column: finding.place.map(|place| place.column),
        what: finding.what.clone(),
        help: finding.helps.clone(),
        about_label: lang.plain(finding.at.title()).into_owned(),
        weight_label: lang.plain(finding.weight.title()).into_owned(),
    }
}

fn circumstance(one: &Circumstance) -> CircumstanceData {
    CircumstanceData { key: one.key, name: one.name.clone(), value: one.value.clone() }
}
