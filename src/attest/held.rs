//! A statement held against what is there: file by file, and figure by figure.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::Value;

use crate::attest::stated::Stated;
use crate::text::words;

words! {
    /// What has become of a file.
    pub enum FileState {
        /// It is what it was, byte for byte.
        Same = "same",
        Changed = "changed",
        /// It is stated, and is none of the files that count now.
        Missing = "missing",
        /// It counts now, and is not stated.
        New = "new",
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldFile {
    pub name: String,
    pub state: FileState,
    /// SHA-256 in hexadecimal digits, likewise.
    pub stated: Option<String>,
    pub now: Option<String>,
}

/// Something that is said otherwise than it comes out now.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where it stands in the predicate: `result.stage.reached`.
    pub at: String,
    pub stated: Value,
    /// Null where it is nothing, or not reckoned.
    pub now: Value,
}

/// A statement held against what is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub files: Vec<HeldFile>,
    pub differences: Vec<Difference>,
    /// Whether the result could be reckoned again.
    pub is_reckoned: bool,
    /// Whether another version of the program wrote it: only what it states is compared then.
    pub is_of_another_version: bool,
    /// Whether it is of a day that is still to come.
    pub is_ahead: bool,
}

impl Held {
    pub fn holds(&self) -> bool {
        let is_same = |file: &HeldFile| file.state == FileState::Same;
        self.is_reckoned && self.differences.is_empty() && self.files.iter().all(is_same)
    }
}

/// What belongs to the statement alone, whatever is there.
const OF_THE_STATEMENT: [&str; 3] = ["version", "attested", "reviewer"];

/// Holds a statement against the digests of the files that count now, and against what would be
/// stated of them; none where that cannot be reckoned.
pub fn held(stated: &Stated, files: &BTreeMap<String, String>, now: Option<&Value>) -> Held {
    let names: BTreeSet<&String> = stated.files.keys().chain(files.keys()).collect();
    let files = names.into_iter().map(|name| {
        let (stated, now) = (stated.files.get(name).cloned(), files.get(name).cloned());
        let state = match (&stated, &now) {
            (Some(stated), Some(now)) if stated == now => FileState::Same,
            (Some(_), Some(_)) => FileState::Changed,
            (_, None) => FileState::Missing,
            (None, _) => FileState::New,
        };
        HeldFile { name: name.clone(), state, stated, now }
    });
    let mut differences = Vec::new();
    // Another version may say more or less.
    let is_whole = |now: &Value| stated.predicate.get("version") == now.get("version");
    if let Some(now) = now {
        differ("", (&stated.predicate, now), is_whole(now), &mut differences);
    }
    let today = now.and_then(|now| now.get("attested")).and_then(Value::as_str);
    let day = |word: &str| word.parse::<Date>().ok();
    Held {
        files: files.collect(),
        differences,
        is_reckoned: now.is_some(),
        is_of_another_version: now.is_some_and(|now| !is_whole(now)),
        is_ahead: today.and_then(day).is_some_and(|today| day(&stated.attested) > Some(today)),
    }
}

fn differ(at: &str, pair: (&Value, &Value), is_whole: bool, found: &mut Vec<Difference>) {
    match pair {
        (Value::Object(stated), Value::Object(now)) => {
            let more = now.keys().filter(|key| is_whole && !stated.contains_key(*key));
            for key in stated.keys().chain(more) {
                if at.is_empty() && OF_THE_STATEMENT.contains(&key.as_str()) {
                    continue;
                }
                let inner = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                let of = |side: &serde_json::Map<String, Value>| side.get(key).cloned();
                let (stated, now) = (of(stated).unwrap_or_default(), of(now).unwrap_or_default());
                differ(&inner, (&stated, &now), is_whole, found);
            }
        }
        (Value::Array(stated), Value::Array(now)) if stated.len() == now.len() => {
            for (number, pair) in stated.iter().zip(now).enumerate() {
                differ(&format!("{at}[{number}]"), pair, is_whole, found);
            }
        }
        // 2 and 2.0 are one number, and what passes a statement on may write either.
        (Value::Number(stated), Value::Number(now)) if stated.as_f64() == now.as_f64() => {}
        (stated, now) if stated == now => {}
        (stated, now) => {
            found.push(Difference { at: at.to_owned(), stated: stated.clone(), now: now.clone() });
        }
    }
}
