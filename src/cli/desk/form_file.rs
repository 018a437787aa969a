//! A form as it came back: a file, read as a sheet.

use std::ffi::OsStr;
use std::path::Path;

use ospo::answers::{self, Sheet};
use ospo::form::{self, Filled};
use ospo::model::Model;
use ospo::problem::{Problems, SourceFile};
use ospo::{say, store};

use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// How every spreadsheet begins, today's and those of long ago: an archive.
const ARCHIVES: [&[u8]; 2] = [b"PK", &[0xD0, 0xCF, 0x11, 0xE0]];

/// How names of spreadsheets and tables end, whatever is in them.
const SPREADSHEETS: [&str; 12] =
    ["xlsx", "xlsm", "xltx", "xltm", "xlsb", "xls", "xlt", "ods", "fods", "numbers", "csv", "tsv"];

/// Says whether a file is one that programs put beside another, while it is open or for themselves.
pub(crate) fn is_beside(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    ["~$", ".~lock.", "._"].iter().any(|start| name.starts_with(start))
}

/// Reads a form and its model, as a sheet of the model's version.
pub(super) fn read(path: &Path, session: &Session) -> Result<(Model, Sheet), CommandError> {
    let (file, remarks) = as_sheet(path, session)?;
    for remark in &remarks {
        session.say(remark);
    }
    let (model, bound) = session.bound(&file)?;
    session.tell(&file, &bound, &model, &say!(model.lang, "It is written that way."));
    Ok((model, of_one(path, bound.current())?))
}

/// Says no to a sheet of several respondents.
fn of_one(path: &Path, sheet: Sheet) -> Result<Sheet, CommandError> {
    if sheet.merged.is_some() {
        let message = format!("{} is merged from several sheets", path.display());
        return Err(CommandError::new(message).help("read the sheets that it was merged from"));
    }
    Ok(sheet)
}

/// Reads a form of somebody who is not to be known: nothing is told that stands in it.
pub(crate) fn read_apart(path: &Path, session: &Session) -> Result<(Model, Sheet), CommandError> {
    let quiet = |error: CommandError| {
        if error.problems().is_none() {
            return error;
        }
        let name = path.display();
        CommandError::new(format!("{name} cannot be read as a form")).help(format!(
            "`ospo form --read {name} --dry-run` shows what stands in it and is wrong"
        ))
    };
    let (file, _) = as_sheet(path, session).map_err(quiet)?;
    let (model, bound) = session.bound(&file).map_err(quiet)?;
    Ok((model, of_one(path, bound.current())?))
}

/// Returns a form as the text of a sheet, and what is in it and no answer takes.
fn as_sheet(path: &Path, session: &Session) -> Result<(SourceFile, Vec<String>), CommandError> {
    let ending = path.extension().map(OsStr::to_ascii_lowercase);
    let ends = |endings: &[&str]| {
        ending.as_deref().is_some_and(|ending| endings.iter().any(|one| *ending == **one))
    };
    if ends(&["html", "htm"]) {
        let message = format!("{} is the form itself, without the answers", path.display());
        let help = "open it in a browser and save the answers there: that is a sheet to read";
        return Err(CommandError::new(message).help(help));
    }
    if path.symlink_metadata().is_err() {
        return Err(CommandError::new(format!("there is no file {}", path.display())).help(
            "name a form that came back: a spreadsheet (.xlsx), an interview sheet (.md), or a \
             sheet (.json, .yaml)",
        ));
    }
    if ends(&["yaml", "yml", "json"]) {
        return Ok((session.source(&store::wished(path))?, Vec::new()));
    }
    let name = path.display().to_string();
    let bytes = store::read_bytes(path)?;
    let is_archive = ARCHIVES.iter().any(|start| bytes.starts_with(start));
    let filled: Filled = if is_archive || ends(&SPREADSHEETS) {
        form::parse_xlsx(&name, &bytes)?
    } else {
        let file = SourceFile::from_bytes(&*name, bytes).map_err(Problems::from)?;
        form::parse_markdown(file)?
    };
    let language = filled.language().or(session.settings.language.as_deref());
    let model = session.model_in(filled.model(), &name, language)?;
    let remarks = filled.remarks().iter().map(|remark| remark.told(&name, &model.lang)).collect();
    let mut sheet = filled.sheet(&model)?;
    // Neither has a field for the day on which a question was answered.
    for answer in sheet.answers.values_mut() {
        answer.answered = answer.answered.or(Some(session.today));
    }
    let text = answers::to_yaml(&sheet, &model)
        .map_err(|error| CommandError::new(format!("cannot write the sheet as YAML: {error}")))?;
    Ok((SourceFile::new(name, text), remarks))
}
