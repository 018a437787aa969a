//! A statement as in-toto has it, alone or in an envelope. It may come from anybody, and no file that
//! it names is ever opened.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use jiff::civil::Date;
use serde_json::Value;

use crate::format;
use crate::problem::{Place, Problem, Problems, SourceFile};
use crate::yaml::{self, Node, Reader};

/// The type of a statement.
pub const STATEMENT: &str = "https://in-toto.io/Statement/v1";
/// The format of what it says; its address is that of the schema.
pub const PREDICATE: &str = "ospo/attestation/1";
/// The type of what an envelope holds.
const PAYLOAD: &str = "application/vnd.in-toto+json";
/// The way out where something else is given.
const ANOTHER: &str = "name a statement as `ospo attest` writes it, or an envelope that holds one";

/// What is stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Who is assessed.
    pub subject: String,
    /// What one types to read the same: the day of a round, or the name of a sheet alone.
    pub read: String,
    /// The name of the model.
    pub model: String,
    /// Whether what calls for evidence counts only with it.
    pub evidence_required: bool,
    /// The day of the statement, as it was written.
    pub attested: String,
    /// The version of the program that wrote it.
    pub version: String,
    pub reviewer: Option<String>,
    /// The SHA-256 of each file, by its name in the folder.
    pub files: BTreeMap<String, String>,
    /// All that is said, as JSON.
    pub predicate: Value,
    /// Whether it came in an envelope, with signatures that nobody has looked at.
    pub is_enveloped: bool,
}

/// Reads a statement: alone, in an envelope (DSSE), or in a bundle of Sigstore that holds one.
///
/// # Errors
/// Where it is none of these, says something else, or names a file out of its folder or twice.
pub fn parse(file: &SourceFile) -> Result<Stated, Problems> {
    match payload(file)? {
        Some(inner) => Ok(Stated { is_enveloped: true, ..statement(&inner)? }),
        None => statement(file),
    }
}

/// Returns what an envelope holds; none where there is no envelope.
fn payload(file: &SourceFile) -> Result<Option<SourceFile>, Problems> {
    json(file)?;
    let (root, mut reader) = yaml::parse_json(file)?;
    let envelope = root.field("dsseEnvelope").unwrap_or(&root);
    let Some(node) = envelope.field("payload") else {
        if ["messageSignature", "base64Signature"].iter().any(|name| root.field(name).is_some()) {
            let help = "name the statement that was signed";
            reader.tell(root.place, "this is a signature, without the statement", help);
        }
        return reader.finish_with(Some(None));
    };
    expect(&mut reader, envelope, "payloadType", PAYLOAD);
    let word = node.word().unwrap_or_default();
    let bytes = STANDARD.decode(word).or_else(|_| URL_SAFE.decode(word)).ok();
    if bytes.is_none() {
        reader.tell(node.place, "the payload is not in base64", "get the envelope once more");
    }
    let bytes = reader.finish_with(bytes)?;
    let inner = SourceFile::from_bytes(format!("{} (payload)", file.path), bytes)?;
    Ok(Some(inner))
}

fn json(file: &SourceFile) -> Result<Value, Problem> {
    serde_json::from_str(&file.text).map_err(|error| {
        let place = Place { line: error.line(), column: error.column().max(1), width: 1 };
        let told = error.to_string();
        let told = told.split(" at line ").next().unwrap_or_default();
        let help = "name a file that holds one statement or envelope, in JSON, and nothing else";
        Problem::at((&file.path, None), place, format!("not JSON: {told}"), help)
    })
}

fn statement(file: &SourceFile) -> Result<Stated, Problems> {
    let whole = json(file)?;
    let (root, mut reader) = yaml::parse_json(file)?;
    expect(&mut reader, &root, "_type", STATEMENT);
    expect(&mut reader, &root, "predicateType", &format::address(PREDICATE));
    // Whatever else it says means something else then.
    let mut reader = match reader.finish_with(Some(())) {
        Ok(()) => Reader::new(file),
        Err(problems) => return Err(problems),
    };
    let files = files(&mut reader, &root);
    let predicate = root.field("predicate").unwrap_or(&root);
    let result = whole.pointer("/predicate/result").and_then(Value::as_object);
    if result.is_none_or(serde_json::Map::is_empty) {
        let place = predicate.field("result").unwrap_or(predicate).place;
        reader.tell(place, "the statement states no result", ANOTHER);
    }
    let reviewer = predicate.field("reviewer").and_then(Node::word);
    let stated = Stated {
        subject: text(&mut reader, predicate, &["subject"]),
        read: text(&mut reader, predicate, &["read"]),
        model: text(&mut reader, predicate, &["model", "id"]),
        evidence_required: text(&mut reader, predicate, &["settings", "evidence_required"])
            == "true",
        attested: day(&mut reader, predicate),
        version: text(&mut reader, predicate, &["version"]),
        reviewer: reviewer.map(str::to_owned),
        files,
        predicate: whole.get("predicate").cloned().unwrap_or_default(),
        is_enveloped: false,
    };
    reader.finish_with(Some(stated))
}

/// Returns the day of the statement.
fn day<'a>(reader: &mut Reader<'a>, predicate: &Node<'a>) -> String {
    let word = text(reader, predicate, &["attested"]);
    if let Some(node) = predicate.field("attested")
        && !word.is_empty()
        && word.parse::<Date>().is_err()
    {
        reader.tell(node.place, format!("`attested` is `{word}`, which is no day"), ANOTHER);
    }
    word
}

/// Tells a field that is not what it must be.
fn expect<'a>(reader: &mut Reader<'a>, node: &Node<'a>, name: &str, wanted: &str) {
    match node.field(name) {
        Some(field) if field.word() == Some(wanted) => {}
        Some(field) => {
            let found = field.word().unwrap_or("…");
            let message = format!("`{name}` is `{found}`, not `{wanted}`");
            reader.tell(field.place, message, ANOTHER);
        }
        None => reader.tell(node.place, format!("there is no `{name}`"), ANOTHER),
    }
}

/// Returns a word further in; an empty one where there is none, which is told.
fn text<'a>(reader: &mut Reader<'a>, node: &Node<'a>, path: &[&str]) -> String {
    let found = path.iter().try_fold(node, |node, name| node.field(name)).and_then(Node::word);
    if found.is_none() {
        let path = path.join(".");
        reader.tell(node.place, format!("the predicate does not say `{path}`"), ANOTHER);
    }
    found.unwrap_or_default().to_owned()
}

fn files<'a>(reader: &mut Reader<'a>, root: &Node<'a>) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let subjects = root.field("subject").map(Node::entries).unwrap_or_default();
    if subjects.is_empty() {
        reader.tell(root.place, "no file is named under `subject`", ANOTHER);
    }
    for subject in subjects {
        let Some(name) = subject.field("name").and_then(Node::word) else {
            reader.tell(subject.place, "a subject has no name", ANOTHER);
            continue;
        };
        let is_there = |part: &str| !matches!(part, "" | "." | "..");
        let has_drive = name.as_bytes().get(1) == Some(&b':');
        if name.contains('\\') || has_drive || !name.split('/').all(is_there) {
            let message = format!("`{name}` is no file of a folder");
            let help = "a name goes down from the folder, with `/` between its parts";
            reader.tell(subject.place, message, help);
            continue;
        }
        let digest = subject.field("digest").and_then(|digest| digest.field("sha256"));
        let digest = digest.and_then(Node::word).map(str::to_ascii_lowercase);
        let is_digit = |b: u8| b.is_ascii_hexdigit();
        let Some(digest) = digest.filter(|word| word.len() == 64 && word.bytes().all(is_digit))
        else {
            let message = format!("`{name}` has no digest `sha256` of 64 hexadecimal digits");
            reader.tell(subject.place, message, "other algorithms are not reckoned here");
            continue;
        };
        if files.insert(name.to_owned(), digest).is_some() {
            reader.tell(subject.place, format!("`{name}` is named twice"), ANOTHER);
        }
    }
    files
}
