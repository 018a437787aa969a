//! Builds again when a checklist file is added or removed, which `include_dir!` does not notice,
//! and records what the YAML parser finds in each file.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use granit_parser::Event;
use granit_parser::Parser;
use granit_parser::ScalarStyle;
use granit_parser::Span;
use record::Mark;
use record::Token;

#[path = "src/yaml/record.rs"]
mod record;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=checklists");
    println!("cargo::rerun-if-changed=src/yaml/record.rs");
    let records = PathBuf::from(env::var("OUT_DIR")?).join("records");
    if records.exists() {
        fs::remove_dir_all(&records)?;
    }
    fs::create_dir_all(&records)?;
    for entry in fs::read_dir("checklists")? {
        let folder = entry?.path();
        if folder.is_dir() {
            record_folder(&folder, &records)?;
        }
    }
    Ok(())
}

fn record_folder(folder: &Path, records: &Path) -> Result<(), Box<dyn Error>> {
    let name = folder.file_name().ok_or("a folder has a name")?;
    let target = records.join(name);
    fs::create_dir_all(&target)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            record_folder(&path, &target)?;
        } else if path.extension().is_some_and(|ending| ending == "yaml")
            && let Some(record) = record_of(&fs::read_to_string(&path)?)
            && let Some(name) = path.file_name()
        {
            fs::write(target.join(name), record)?;
        }
    }
    Ok(())
}

/// Returns the record of a file; none where it is wrong or holds what checklists may not: such a
/// file is parsed when it is used, and its problems are told then.
fn record_of(text: &str) -> Option<Vec<u8>> {
    let mut record = Vec::new();
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        if event.anchor_id().is_some() || event.tag().is_some() || event.is_alias() {
            return None;
        }
        let token = match &event {
            Event::Scalar(text, style, _, _) => Token::Scalar {
                text,
                plain: *style == ScalarStyle::Plain,
            },
            Event::SequenceStart(..) => Token::List,
            Event::SequenceEnd => Token::EndOfList,
            Event::MappingStart(..) => Token::Map,
            Event::MappingEnd => Token::EndOfMap,
            Event::DocumentStart(..) => {
                documents += 1;
                continue;
            }
            _ => continue,
        };
        if !record::write(&mut record, token, mark(&span)?) {
            return None;
        }
    }
    (documents == 1).then_some(record)
}

fn mark(span: &Span) -> Option<Mark> {
    let one_line = span.start.line() == span.end.line();
    let width = if one_line {
        span.end.index() - span.start.index()
    } else {
        1
    };
    Some(Mark {
        line: span.start.line().try_into().ok()?,
        column: span.start.col().try_into().ok()?,
        width: width.try_into().ok()?,
    })
}
