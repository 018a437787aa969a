//! What other programs leave in a file or save in its place: conflicts, patches, web pages.

use crate::problem::{Place, Problem, SourceFile};
use crate::yaml::syntax;

/// Returns what makes a text none of ours, whatever else is wrong in it. `is_sound` where it could be
/// read as a tree.
pub(super) fn problem(file: &SourceFile, is_sound: bool) -> Option<Problem> {
    conflict(file, is_sound).or_else(|| patch(file)).or_else(|| page(file))
}

/// Returns the first line that is left in a file where two versions of it could not be put together.
/// In a text that can be read all the same, one mark alone may belong to it.
fn conflict(file: &SourceFile, is_sound: bool) -> Option<Problem> {
    // Looked for in every file, so those without a mark are not taken into lines.
    let has = |mark: &&str| file.text.contains(&mark.repeat(LEAST));
    let may_be = if is_sound { has(&"<") && has(&">") } else { MARKS.iter().any(has) };
    if !may_be {
        return None;
    }
    let marks = file.lines().into_iter().enumerate();
    let mut marks = marks.filter_map(|(index, line)| Some((index + 1, mark(line)?)));
    let (number, (width, label)) = marks.next()?;
    if is_sound && marks.next().is_none() {
        return None;
    }
    let (program, lists) = program(label);
    let message = format!("{program} left a conflict here that nobody has resolved");
    let help = format!(
        "choose what stays and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`; `{lists}` \
         lists all files with conflicts"
    );
    Some(syntax::at(file, Place { line: number, column: 1, width }, message, help))
}

/// Returns the program that labels a side so, and what lists all conflicts there.
fn program(label: &str) -> (&'static str, &'static str) {
    let is_revision = label.strip_prefix(".r").is_some_and(|r| r.starts_with(char::is_numeric));
    match label {
        ".mine" | ".working" => ("Subversion", "svn status"),
        _ if is_revision => ("Subversion", "svn status"),
        "local" => ("Mercurial", "hg resolve --list"),
        _ if label.starts_with("working copy") => ("Mercurial", "hg resolve --list"),
        _ if label.starts_with("Conflict ") => ("jj", "jj resolve --list"),
        "TREE" => ("Breezy", "brz conflicts"),
        _ => ("git", "git status"),
    }
}

const MARKS: [&str; 4] = ["<", "|", "=", ">"];

/// How long a mark is at least; git may be told to make longer ones.
const LEAST: usize = 7;

/// Returns the length of the mark that a line of a conflict begins with, and its label.
fn mark(line: &str) -> Option<(usize, &str)> {
    let label = MARKS.iter().map(|mark| line.trim_start_matches(mark)).min_by_key(|l| l.len())?;
    let width = line.len() - label.len();
    let is_mark = width >= LEAST && (label.is_empty() || label.starts_with(' '));
    // A row of these is drawn below a heading, too; git writes nothing behind its own.
    let is_drawn = line.starts_with('=') && (width > LEAST || !label.is_empty());
    (is_mark && !is_drawn).then_some((width, label.trim_start()))
}

fn patch(file: &SourceFile) -> Option<Problem> {
    let begins = ["diff ", "Index: ", "--- ", "@@ -"].iter().any(|b| file.text.starts_with(b));
    let hunk = || file.lines().into_iter().position(|line| line.starts_with("@@ -"));
    if !begins && !file.text.contains("\n@@ -") {
        return None;
    }
    let line = hunk()? + 1;
    let place = Place { line: if begins { 1 } else { line }, column: 1, width: 1 };
    let message = "a patch (a diff) stands here, not the text of the file";
    let help = "apply it with `git apply`, or write here what the file is to say";
    Some(syntax::at(file, place, message, help))
}

fn page(file: &SourceFile) -> Option<Problem> {
    let start = file.text.trim_start().get(..9)?.to_ascii_lowercase();
    let (what, help) = match &*start {
        "<!doctype" => {
            ("a web page", "get the file itself: perhaps behind a link `Raw`, or a login")
        }
        _ if start.starts_with("<html") => ("a web page", "get the file itself"),
        _ if start.starts_with("<?xml") => ("a file in XML", "save the file as plain text"),
        _ if start.starts_with("{\\rtf") => {
            ("a text of a word processor (RTF)", "save it as plain text")
        }
        _ => return None,
    };
    let place = Place { width: 1, ..Place::START };
    Some(syntax::at(file, place, format!("this is {what}, saved under the name of another"), help))
}
