//! Takes typed values out of a tree and tells everything that is wrong with it, not the first only.

use crate::problem::{Place, Problem, Problems, SourceFile};
use crate::text;
use crate::yaml::told::Told;
use crate::yaml::tree::{self, Key, Node, Value};
use crate::yaml::{foreign, odd, scalar, signs};

/// Reads a file as a tree, one that ends in `.json` as JSON; the reader already holds what the tree
/// has told.
///
/// # Errors
/// What keeps the file from being read as a tree.
pub fn parse(file: &SourceFile) -> Result<(Node<'_>, Reader<'_>), Problems> {
    read(Told::new(file))
}

/// Reads a file as JSON, however it is called.
///
/// # Errors
/// As above.
pub fn parse_json(file: &SourceFile) -> Result<(Node<'_>, Reader<'_>), Problems> {
    let mut told = Told::new(file);
    told.is_json = true;
    read(told)
}

fn read(mut told: Told<'_>) -> Result<(Node<'_>, Reader<'_>), Problems> {
    let file = told.file;
    let read = tree::read(&mut told);
    // All else that is wrong may come of these.
    if let Some(problem) = foreign::problem(file, read.is_ok()) {
        return Err(problem.into());
    }
    if let (Err(Problem { place: Some(place), .. }), false) = (&read, told.is_json) {
        told.odd.extend(odd::cause(file, place.line));
    }
    if !told.odd.is_empty() {
        return Err(Problems(told.finish_odd()));
    }
    match read {
        Ok(root) => Ok((root, Reader { told })),
        Err(problem) => {
            let mut problems = told.finish();
            problems.push(problem);
            Err(Problems(problems))
        }
    }
}

/// Collects the problems of one file while its tree is read.
#[derive(Debug)]
pub struct Reader<'a> {
    told: Told<'a>,
}

impl<'a> Reader<'a> {
    /// Begins to look at a file once more.
    pub fn new(file: &'a SourceFile) -> Self {
        Self { told: Told::new(file) }
    }

    pub fn path(&self) -> &str {
        &self.told.file.path
    }

    /// Ends: the problems that were found, in the order of their places.
    pub fn finish(self) -> Vec<Problem> {
        self.told.finish()
    }

    /// Ends with the value where nothing was wrong.
    ///
    /// # Errors
    /// All that was found.
    pub fn finish_with<T>(self, value: Option<T>) -> Result<T, Problems> {
        let path = self.path().to_owned();
        match (self.finish(), value) {
            (problems, Some(value)) if problems.is_empty() => Ok(value),
            (problems, _) if problems.is_empty() => Err(Problem::of_file(
                path,
                "the file cannot be read",
                "compare it with a sound one",
            )
            .into()),
            (problems, _) => Err(Problems(problems)),
        }
    }

    /// Tells what is wrong at a place, and the way out.
    pub fn tell(&mut self, place: Place, message: impl AsRef<str>, help: impl AsRef<str>) {
        self.told.tell(place, message, help);
    }

    /// Says that enough is told: more problems are only counted.
    pub fn is_full(&self) -> bool {
        self.told.is_full()
    }

    /// Counts a problem that is not worth wording, since enough is told.
    pub fn count(&mut self) {
        self.told.count();
    }

    /// Tells a word that is none of the `known`: with the one that was meant, else `otherwise`.
    pub fn tell_unknown<'k>(
        &mut self,
        place: Place,
        (what, word): (&str, &str),
        known: impl IntoIterator<Item = &'k str>,
        otherwise: impl FnOnce() -> String,
    ) {
        if self.is_full() {
            return self.told.count();
        }
        let help = text::meant(word, known, otherwise);
        self.tell_word(place, word, format!("unknown {what} `{word}`"), help);
    }

    /// Tells a word that cannot be read, and the first sign in it that is not what it looks like.
    pub fn tell_word(
        &mut self,
        place: Place,
        word: &str,
        message: impl AsRef<str>,
        help: impl AsRef<str>,
    ) {
        match signs::in_word(if self.is_full() { "" } else { word }) {
            Some(sign) => {
                self.tell(place, message, format!("{sign} stands in it; {}", help.as_ref()));
            }
            None => self.tell(place, message, help),
        }
    }

    pub fn list<'n>(&mut self, node: &'n Node<'a>, what: &str) -> &'n [Node<'a>] {
        if let Value::List(list) = &node.value {
            return list;
        }
        let help = "write a line `- …` for each entry, or `[one, two]`";
        self.wrong_type(node, &format!("a list of {what}"), help);
        &[]
    }

    /// Reads a text that is not empty.
    pub fn text(&mut self, node: &Node<'a>) -> Option<String> {
        match &node.value {
            Value::Scalar { text, plain: true } if scalar::kind_of_plain(text).is_some() => {
                self.wrong_type(node, "a text", "put it into quotes to make it a text");
                None
            }
            Value::Scalar { text, .. } if text.trim().is_empty() => {
                let help = "write it, or leave the field out where it may be missing";
                self.tell(node.place, "the text is empty", help);
                None
            }
            Value::Scalar { text, .. } => Some(text.trim().to_owned()),
            _ => {
                self.wrong_type(
                    node,
                    "a text",
                    "put a text into quotes that holds `: ` or brackets",
                );
                None
            }
        }
    }

    /// Reads a word or number just as it stands.
    pub fn word<'n>(&mut self, node: &'n Node<'a>) -> Option<&'n str> {
        self.word_as(node, "a word")
    }

    pub(super) fn word_as<'n>(&mut self, node: &'n Node<'a>, what: &str) -> Option<&'n str> {
        match &node.value {
            Value::Scalar { text, .. } if !text.trim().is_empty() && !node.is_nothing() => {
                Some(text.trim())
            }
            _ => {
                self.wrong_type(node, what, "write it as one word");
                None
            }
        }
    }

    pub fn texts(&mut self, node: &Node<'a>) -> Vec<String> {
        self.list(node, "texts").iter().filter_map(|text| self.text(text)).collect()
    }

    /// Reads an id: small letters, digits and single hyphens.
    pub fn id(&mut self, node: &Node<'a>) -> Option<String> {
        let word = self.word_as(node, "an id")?;
        self.check_id(word, node.place)
    }

    /// Reads an id that stands as the name of a field.
    pub fn key_id(&mut self, key: &Key<'a>) -> Option<String> {
        self.check_id(&key.text, key.place)
    }

    fn check_id(&mut self, word: &str, place: Place) -> Option<String> {
        if text::is_id(word) {
            return Some(word.to_owned());
        }
        let help = "use small letters, digits and hyphens, at most 64: `like-this`";
        self.tell_word(place, word, format!("`{word}` is not an id"), help);
        None
    }

    /// Tells what makes a list or a field a text, where something is not what it looks like.
    fn tell_odd(&mut self, node: &Node<'a>, text: &str) -> bool {
        if self.is_full() || (text.is_ascii() && !text.contains([':', '*'])) {
            return false;
        }
        let line = self.told.line(node.place.line);
        let odd = odd::of_line(line, node.place.line);
        let odd = odd.filter(|odd| odd.place.column >= node.place.column);
        let is_odd = odd.is_some();
        if let Some(odd) = odd {
            self.tell(odd.place, odd.message, odd.help);
        }
        is_odd
    }

    pub(super) fn wrong_type(&mut self, node: &Node<'a>, expected: &str, help: &str) {
        let found = match &node.value {
            Value::Refused => return,
            Value::Scalar { text, plain: true } if self.tell_odd(node, text) => return,
            _ if self.is_full() => return self.told.count(),
            Value::List(_) => "a list",
            Value::Map(_) => "fields",
            Value::Scalar { text, plain: true } => scalar::kind_of_plain(text).unwrap_or("a text"),
            Value::Scalar { text, .. } if text.trim().is_empty() => "an empty text",
            Value::Scalar { .. } => "a text",
        };
        let help = match found {
            "nothing" => "write it, or leave the field out where it may be missing",
            _ => help,
        };
        self.tell(node.place, format!("expected {expected}, found {found}"), help);
    }
}
