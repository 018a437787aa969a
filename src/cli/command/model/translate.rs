//! `ospo model translate`: a translation of a model, to begin it or to bring it up to date.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use ospo::problem::SourceFile;
use ospo::store::{self, StoreError};
use ospo::{checklist, lang, text, yaml};

use crate::cli::error::CommandError;
use crate::cli::output;
use crate::cli::session::Session;

/// What stands above each text that is not translated yet.
const MARK: &str = "# to translate";

/// How the comments begin that the file is written with.
const OURS: [&str; 4] = ["to translate", "before:", "said no more:", "the name that speakers"];

/// Write a translation, to begin it or to bring it up to date
///
/// The file has every text of the model, and every phrase of the tool. What is translated is kept.
/// What is missing, or was translated from another text, stands in English below the comment
/// `# to translate`, with the old translation in a comment; delete the comments when you are done.
/// The file belongs in the folder `lang` beside the checklist.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo model translate fr -o mine/lang/fr.yaml     Begin with French
  ospo --checklists mine model translate fr -o mine/lang/fr.yaml
                                                   Bring it up to date
  ospo model check mine                            Tell what is still missing
  ospo --checklists mine --lang fr status          Use it")]
pub(crate) struct Args {
    /// The tag of the language, such as fr, pt-BR or zh-Hans
    #[arg(value_name = "TAG")]
    language: String,
    /// The model [default: the one in use]
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Write to this file; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<(), CommandError> {
    let tag = &args.language;
    if !lang::is_tag(tag) {
        let message = format!("`{tag}` is not the tag of a language");
        let help = "write it as in `de`, `pt-BR` or `zh-Hans`";
        return Err(CommandError::new(message).help(help));
    }
    let files = session.chosen(args.id.as_deref())?.in_language(tag);
    let model = checklist::parse(&files)?;
    let file = checklist::translation(&model, &files, tag)?;
    let Some(path) = (args.output.as_deref()).filter(|path| !output::is_standard_output(path))
    else {
        io::stdout().lock().write_all(file.as_bytes())?;
        return Ok(());
    };
    let former = former(path, &files)?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .map_err(|source| StoreError::Write { path: folder.to_owned(), source })?;
    }
    session.tell_drawbacks(path, &store::write(path, file.as_bytes())?);
    let marked = file.lines().filter(|line| line.trim() == MARK).count();
    let left = match marked {
        0 => "nothing is left to translate".to_owned(),
        _ => format!("{} left to translate", text::count(marked, "text")),
    };
    session.say(&format!("Saved {}: {left}.", path.display()));
    for line in former.into_iter().flat_map(lost_comments) {
        session.say(&format!("The comment on line {line} was not kept."));
    }
    Ok(())
}

/// Returns the lines of the comments that are not written again: all but ours, and those that the
/// file begins with.
fn lost_comments(file: &SourceFile) -> Vec<usize> {
    let head = file.text.lines().take_while(|line| line.starts_with('#'));
    let head = head.count();
    let comments = yaml::comments(&file.text).unwrap_or_default().into_iter();
    let others = comments.filter(|comment| {
        let said = comment.text.trim();
        comment.line > head && !OURS.iter().any(|ours| said.starts_with(ours))
    });
    others.map(|comment| comment.line).collect()
}

/// Returns the file that is written over; refuses to do so where its texts were not read.
fn former<'f>(
    path: &Path,
    files: &'f [SourceFile],
) -> Result<Option<&'f SourceFile>, CommandError> {
    let Ok(there) = fs::canonicalize(path) else {
        return Ok(None);
    };
    let is_there =
        |file: &&SourceFile| fs::canonicalize(&file.path).is_ok_and(|read| read == there);
    if let Some(former) = files.iter().find(is_there) {
        return Ok(Some(former));
    }
    Err(CommandError::new(format!("{} is there already, and was not read", path.display()))
        .about(path)
        .help("`--checklists DIR` reads the checklist that it belongs to; or name another file"))
}
