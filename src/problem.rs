//! What is wrong in a file: where, what, and how to mend it.

use std::borrow::Cow;
use std::fmt;

use crate::text;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// A text file in memory: the only thing that the parsers read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the user would write it.
    pub path: String,
    /// What stands in it; an unchanged copy of a file that is built in holds the very text of that one.
    pub text: Cow<'static, str>,
}

impl SourceFile {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: Cow::Owned(text.into()) }
    }

    /// # Errors
    /// A problem with its place where the bytes are not UTF-8 or the file is over [`MAX_BYTES`].
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Problem> {
        let path = path.into();
        if bytes.len() > MAX_BYTES {
            return Err(too_large(path));
        }
        Self::from_table(path, bytes)
    }

    /// Takes the bytes of a table, which may be longer than a file that is read whole.
    pub(crate) fn from_table(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Problem> {
        let path = path.into();
        if let Some((message, help)) = no_text(&bytes) {
            return Err(Problem::at((&path, None), Place::START, message, help));
        }
        match String::from_utf8(bytes) {
            Ok(mut text) => {
                if text.starts_with('\u{feff}') {
                    text.remove(0);
                }
                Ok(Self { path, text: text.into() })
            }
            Err(error) => {
                let wrong = error.utf8_error();
                Err(not_utf8(path, error.as_bytes(), (wrong.valid_up_to(), wrong.error_len())))
            }
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

/// Says what bytes are that are no text in UTF-8, by how they begin.
pub(crate) fn no_text(bytes: &[u8]) -> Option<(String, &'static str)> {
    let wide = match *bytes {
        [0xff, 0xfe, 0, 0, ..]
        | [0, 0, 0xfe, 0xff, ..]
        | [0, 0, 0, 1..=u8::MAX, ..]
        | [1..=u8::MAX, 0, 0, 0, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..]
        | [0xfe, 0xff, ..]
        | [0, 1..=u8::MAX, 0, 1..=u8::MAX, ..]
        | [1..=u8::MAX, 0, 1..=u8::MAX, 0, ..] => Some("UTF-16"),
        _ => None,
    };
    if let Some(encoding) = wide {
        let help = "save the file as UTF-8; Windows PowerShell writes UTF-16 with `>`, and UTF-8 \
                    with `| Out-File -Encoding utf8`";
        return Some((format!("the file is in {encoding}, not in UTF-8"), help));
    }
    let (_, what) = BINARY.iter().find(|(begin, _)| bytes.starts_with(begin))?;
    let help = "save it as text, or give it the ending of what it is; a form in a workbook ends in \
                `.xlsx`";
    Some((format!("this is {what}, not text"), help))
}

/// How files begin that are no text, and what they are.
const BINARY: [(&[u8], &str); 8] = [
    (b"PK\x03\x04", "a ZIP archive, as workbooks and documents are"),
    (b"\xd0\xcf\x11\xe0", "an old Office document, or one with a password"),
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
];

/// What Windows-1252 has from 0x80 to 0x9F; a space stands for nothing. The bytes above are those of
/// Latin-1.
const WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// Returns what a byte is in Windows-1252; none where it is nothing there.
fn windows(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9f => WINDOWS.chars().nth(usize::from(byte - 0x80)).filter(|sign| *sign != ' '),
        _ => Some(char::from(byte)),
    }
}

/// Returns bytes as a text in Windows-1252; none where a byte is nothing there.
pub(crate) fn from_windows(bytes: &[u8]) -> Option<String> {
    bytes.iter().copied().map(windows).collect()
}

fn not_utf8(path: String, bytes: &[u8], (valid, length): (usize, Option<usize>)) -> Problem {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let before = String::from_utf8_lossy(&bytes[..valid]).into_owned();
    let before = SourceFile::new(path, before);
    let lines = before.lines();
    let column = lines.last().map_or(0, |last| last.chars().count()) + 1;
    let place = Place { line: lines.len(), column, width: 1 };
    let byte = bytes.get(valid).copied().unwrap_or_default();
    let help = match windows(byte) {
        _ if length.is_none() => "the file ends within a character: get it once more".to_owned(),
        None => "save the file as UTF-8".to_owned(),
        Some(c) => format!("save the file as UTF-8; in Windows-1252 the byte is `{c}`"),
    };
    let message = format!("byte 0x{byte:02X} is not UTF-8");
    let whole = SourceFile::new("", text);
    Problem::at((&before.path, whole.line(place.line)), place, message, help)
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
