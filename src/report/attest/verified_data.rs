//! The shape `ospo/verified/1`: a statement held against a folder.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::attest::{Difference, FileState, Held, HeldFile, Stated};
use crate::lang::{Lang, phrase};

/// A statement held against a folder.
///
/// Later versions may add fields and never rename one.
#[expect(clippy::struct_excessive_bools, reason = "each is a question that a program asks")]
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
#[schemars(title = "A statement held against a folder (JSON)")]
pub struct VerifiedData {
    /// Always `ospo/verified/1`.
    #[schemars(extend("const" = "ospo/verified/1"))]
    pub schema: &'static str,
    /// Whether all files and the result are as stated.
    pub holds: bool,
    /// Whether somebody's signature was checked: never, that is for other programs.
    #[schemars(extend("const" = false))]
    pub signature_checked: bool,
    /// Who is assessed.
    pub subject: String,
    /// What one types to read the same: the day of a round, or the name of a sheet.
    pub read: String,
    /// The name of the model.
    pub model: String,
    /// The day of the statement, as it says.
    pub attested: String,
    /// Whether that day is still to come.
    pub ahead: bool,
    /// The version of ospo that wrote it, as it says.
    pub version: String,
    /// Whether that is another one than this: only what it states is compared then.
    pub other_version: bool,
    /// Who has reviewed it, as it says.
    pub reviewer: Option<String>,
    /// The files that are stated or count now, by name.
    pub files: Vec<VerifiedFileData>,
    /// Whether the result could be reckoned again.
    pub reckoned: bool,
    /// What comes out otherwise.
    pub differences: Vec<DifferenceOfData>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct VerifiedFileData {
    /// Its name in the folder.
    pub name: String,
    /// `missing`: stated, and none of the files that count now. `new`: the other way round.
    #[schemars(extend("enum" = FileState::ALL.map(FileState::as_str)))]
    pub state: &'static str,
    /// The SHA-256 that is stated; `null` where none is.
    pub stated: Option<String>,
    /// The SHA-256 that it has now; `null` where it does not count now.
    pub now: Option<String>,
    /// Its state, as people read it.
    #[serde(skip)]
    pub state_label: String,
}

/// Something that comes out otherwise.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct DifferenceOfData {
    /// Where it stands in the predicate, such as `result.stage.reached`.
    pub at: String,
    /// What is stated.
    pub stated: Value,
    /// What comes out now.
    pub now: Value,
}

impl VerifiedData {
    pub(super) fn of(lang: &Lang, stated: &Stated, held: &Held) -> Self {
        Self {
            schema: "ospo/verified/1",
            holds: held.holds(),
            signature_checked: false,
            subject: stated.subject.clone(),
            read: stated.read.clone(),
            model: stated.model.clone(),
            attested: stated.attested.clone(),
            ahead: held.is_ahead,
            version: stated.version.clone(),
            other_version: held.is_of_another_version,
            reviewer: stated.reviewer.clone(),
            files: held.files.iter().map(|one| file(lang, one)).collect(),
            reckoned: held.is_reckoned,
            differences: held.differences.iter().map(difference).collect(),
        }
    }
}

fn file(lang: &Lang, HeldFile { name, state, stated, now }: &HeldFile) -> VerifiedFileData {
    let label = match state {
        FileState::Same => phrase!("the same"),
        FileState::Changed => phrase!("changed"),
        FileState::Missing => phrase!("missing"),
        FileState::New => phrase!("new"),
    };
    VerifiedFileData {
        name: name.clone(),
        state: state.as_str(),
        stated: stated.clone(),
        now: now.clone(),
        state_label: lang.plain(label).into_owned(),
    }
}

fn difference(Difference { at, stated, now }: &Difference) -> DifferenceOfData {
    DifferenceOfData { at: at.clone(), stated: stated.clone(), now: now.clone() }
}
