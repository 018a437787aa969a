//! What is wrong in a file: where, what, and how to mend it.

use std::fmt;

use crate::text;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// A text file in memory: the only thing that the parsers read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the user would write it.
    pub path: String,
    pub text: String,
}

impl SourceFile {
    /// # Errors
    /// A problem with its place where the bytes are not UTF-8 or the file is over [`MAX_BYTES`].
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Problem> {
        let path = path.into();
        if bytes.len() > MAX_BYTES {
            return Err(too_large(path));
        }
        match String::from_utf8(bytes) {
            Ok(mut text) => {
                if text.starts_with('\u{feff}') {
                    text.remove(0);
                }
                Ok(Self { path, text })
            }
            Err(error) => Err(not_utf8(path, error.as_bytes(), error.utf8_error().valid_up_to())),
        }
    }

    /// Returns the text of a line, counted from 1; none after the last.
    pub fn line(&self, number: usize) -> Option<&str> {
        self.lines().get(number.checked_sub(1)?).copied()
    }

    /// Returns the lines; each ends with `\n`, `\r\n` or `\r`.
    pub fn lines(&self) -> Vec<&str> {
        if self.text.contains('\r') {
            let pieces =
                self.text.split_inclusive('\n').map(|line| match line.strip_suffix('\n') {
                    Some(ended) => ended.strip_suffix('\r').unwrap_or(ended),
                    None => line,
                });
            let after_the_last = self.text.ends_with('\n').then_some("");
            return pieces.flat_map(|line| line.split('\r')).chain(after_the_last).collect();
        }
        self.text.split('\n').collect()
    }
}

/// Tells that a file is over [`MAX_BYTES`].
pub fn too_large(path: impl Into<String>) -> Problem {
    let message = format!("the file is larger than {} MiB", MAX_BYTES / 1024 / 1024);
    Problem::of_file(path, message, "split it into smaller files")
}

fn not_utf8(path: String, bytes: &[u8], valid_up_to: usize) -> Problem {
    // The mark that begins such a file.
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Problem::of_file(path, "the file is UTF-16", "save it as UTF-8");
    }
    let before = String::from_utf8_lossy(&bytes[..valid_up_to]);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    Problem {
        path,
        place: Some(Place { line, column, width: 1 }),
        line: None,
        message: format!("byte 0x{:02X} is not UTF-8", bytes.get(valid_up_to).unwrap_or(&0)),
        help: Some("save the file as UTF-8".into()),
    }
}

/// A place in a file, counted in characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// How many characters are meant, at least 1.
    pub width: usize,
}

impl Place {
    pub const START: Self = Self { line: 1, column: 1, width: 1 };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub path: String,
    /// Where in the file; none where the whole file is meant.
    pub place: Option<Place>,
    /// The text of the line at `place` as it stands in the file; none where it is too long to show.
    pub line: Option<Box<str>>,
    /// What is wrong: a lowercase fragment.
    pub message: String,
    pub help: Option<String>,
}

/// The longest message, in characters; what it quotes from the file may be longer.
const MAX_MESSAGE: usize = 400;

/// The longest line, in bytes, that is shown with a problem.
const MAX_LINE: usize = 1000;

impl Problem {
    pub fn at(
        (path, line): (&str, Option<&str>),
        place: Place,
        message: impl AsRef<str>,
        help: impl AsRef<str>,
    ) -> Self {
        Self {
            path: path.to_owned(),
            place: Some(place),
            line: line.filter(|line| line.len() <= MAX_LINE).map(Into::into),
            message: fit(message.as_ref()),
            help: Some(fit(help.as_ref())),
        }
    }

    pub fn of_file(
        path: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            path: path.into(),
            place: None,
            line: None,
            message: message.into(),
            help: Some(help.into()),
        }
    }

    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }
}

/// Makes a text that may quote the file safe for a screen, and short enough for it.
fn fit(text: &str) -> String {
    text::visible(&text::clipped(text, MAX_MESSAGE)).into_owned()
}

/// Writes `file:line:column: what`, on one line and safe for a screen.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:", text::visible(&self.path))?;
        if let Some(place) = self.place {
            write!(f, "{}:{}:", place.line, place.column)?;
        }
        write!(f, " {}", text::visible(&self.message))
    }
}

/// Everything that is wrong in one or several files, in the order of the files; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Problems {}
