//! Takes typed values out of a tree and tells everything that is wrong with it, not the first only.

use jiff::civil::Date;

use crate::problem::Place;
use crate::problem::Problem;
use crate::problem::Problems;
use crate::problem::SourceFile;
use crate::text;
use crate::yaml::scalar;
use crate::yaml::tree;
use crate::yaml::tree::Key;
use crate::yaml::tree::Node;
use crate::yaml::tree::Value;

/// Collects the problems of one file while its tree is read.
#[derive(Debug)]
pub struct Reader<'a> {
    file: &'a SourceFile,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// Begins to read a file.
    pub fn new(file: &'a SourceFile) -> Self {
        Self { file, problems: Vec::new() }
    }

    /// Returns the path of the file.
    pub fn path(&self) -> &str {
        &self.file.path
    }

    /// Ends: the problems that were found, in the order of their places.
    pub fn finish(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.place);
        self.problems
    }

    /// Ends with the value where nothing was wrong.
    ///
    /// # Errors
    /// All that was found.
    pub fn finish_with<T>(self, value: Option<T>) -> Result<T, Problems> {
        let path = self.file.path.clone();
        match (self.finish(), value) {
            (problems, Some(value)) if problems.is_empty() => Ok(value),
            (problems, _) if problems.is_empty() => {
                Err(Problem::of_file(path, "the file could not be read", "see its format").into())
            }
            (problems, _) => Err(Problems(problems)),
        }
    }

    /// Tells what is wrong at a place, and the way out.
    pub fn tell(&mut self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        if self.problems.len() < tree::MAX_PROBLEMS {
            self.problems.push(tree::problem_at(self.file, place, message, help));
        }
    }

    /// Opens a map; `what` is the noun of an error: "an item".
    pub fn fields<'n>(&mut self, node: &'n Node<'a>, what: &str) -> Option<Fields<'n, 'a>> {
        let Value::Map(entries) = &node.value else {
            self.wrong_type(node, &format!("{what} (fields with `name: value`)"));
            return None;
        };
        let used = vec![false; entries.len()];
        Some(Fields { place: node.place, entries, used, asked: Vec::new() })
    }

    /// Opens a list.
    pub fn list<'n>(&mut self, node: &'n Node<'a>, what: &str) -> &'n [Node<'a>] {
        if let Value::List(list) = &node.value {
            return list;
        }
        self.wrong_type(node, &format!("a list of {what} (`- …` or `[…]`)"));
        &[]
    }

    /// Reads a text that is not empty.
    pub fn text(&mut self, node: &Node<'a>) -> Option<String> {
        let Value::Scalar { text, plain } = &node.value else {
            self.wrong_type(node, "a text");
            return None;
        };
        match scalar::kind_of_plain(text) {
            Some(_) if *plain => {
                self.wrong_type(node, "a text");
                None
            }
            _ if text.trim().is_empty() => {
                self.tell(node.place, "the text is empty", "write it, or leave the field out");
                None
            }
            _ => Some(text.trim().to_owned()),
        }
    }

    /// Reads a word or number just as it stands.
    pub fn word(&mut self, node: &Node<'a>) -> Option<String> {
        match &node.value {
            Value::Scalar { text, .. } if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => {
                self.wrong_type(node, "a word");
                None
            }
        }
    }

    /// Reads a list of texts.
    pub fn texts(&mut self, node: &Node<'a>) -> Vec<String> {
        self.list(node, "texts").iter().filter_map(|text| self.text(text)).collect()
    }

    /// Reads an id: small letters, digits and single hyphens.
    pub fn id(&mut self, node: &Node<'a>) -> Option<String> {
        let id = self.word(node)?;
        if is_id(&id) {
            return Some(id);
        }
        let message = format!("`{id}` is not an id");
        self.tell(node.place, message, "use small letters, digits and hyphens, at most 64: `like-this`");
        None
    }

    /// Reads a whole number within bounds.
    pub fn whole(&mut self, node: &Node<'a>, least: u32, most: u32) -> Option<u32> {
        let number = self.word(node)?;
        match number.parse::<u32>() {
            Ok(number) if (least..=most).contains(&number) => Some(number),
            _ => {
                let message = format!("`{number}` is not a whole number from {least} to {most}");
                self.tell(node.place, message, format!("write a number from {least} to {most}"));
                None
            }
        }
    }

    /// Reads a number with at most two decimals as hundredths.
    pub fn hundredths(&mut self, node: &Node<'a>, most: u32) -> Option<u32> {
        let number = self.word(node)?;
        match scalar::hundredths(&number) {
            Some(hundredths) if hundredths <= most * 100 => Some(hundredths),
            _ => {
                let message = format!("`{number}` is not a number from 0 to {most}");
                self.tell(node.place, message, "write a number such as 2 or 0.5");
                None
            }
        }
    }

    /// Reads a date: `2026-11-22`.
    pub fn date(&mut self, node: &Node<'a>) -> Option<Date> {
        let written = self.word(node)?;
        let date = (written.len() == 10).then(|| written.parse::<Date>().ok()).flatten();
        if date.is_none() {
            let message = format!("`{written}` is not a date");
            self.tell(node.place, message, "write year, month and day: 2026-11-22");
        }
        date
    }

    /// Reads an address that may become a link: http, https or mailto.
    pub fn url(&mut self, node: &Node<'a>) -> Option<String> {
        let url = self.text(node)?;
        if text::is_link(&url) {
            return Some(url);
        }
        let help = "write a whole address: https://example.org/page";
        self.tell(node.place, format!("`{url}` is not an address that can be linked"), help);
        None
    }

    fn wrong_type(&mut self, node: &Node<'a>, expected: &str) {
        let found = match &node.value {
            Value::List(_) => "a list",
            Value::Map(_) => "fields",
            Value::Scalar { text, plain: true } => {
                scalar::kind_of_plain(text).unwrap_or("a text")
            }
            Value::Scalar { .. } => "a text",
        };
        let help = match found {
            "a number" | "true or false" => "put it into quotes to make it a text",
            "nothing" => "write it, or leave the field out",
            _ => "see checklists/README.md for the format",
        };
        self.tell(node.place, format!("expected {expected}, found {found}"), help);
    }
}

fn is_id(id: &str) -> bool {
    id.len() <= 64
        && id.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The fields of one map, taken one by one; what nobody took is unknown.
#[derive(Debug)]
pub struct Fields<'n, 'a> {
    place: Place,
    entries: &'n [(Key<'a>, Node<'a>)],
    used: Vec<bool>,
    asked: Vec<&'static str>,
}

impl<'n, 'a> Fields<'n, 'a> {
    /// Where the map begins.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Takes a field that may be missing.
    pub fn take(&mut self, name: &'static str) -> Option<&'n Node<'a>> {
        self.asked.push(name);
        let index = self.entries.iter().position(|(key, _)| key.text == name)?;
        self.used[index] = true;
        Some(&self.entries[index].1)
    }

    /// Takes a field that must be there.
    pub fn need(&mut self, name: &'static str, reader: &mut Reader<'a>) -> Option<&'n Node<'a>> {
        let node = self.take(name);
        if node.is_none() {
            reader.tell(self.place, format!("missing field `{name}`"), format!("add `{name}: …`"));
        }
        node
    }

    /// Takes all fields, whatever their names: a map from ids to values.
    pub fn rest(&mut self) -> &'n [(Key<'a>, Node<'a>)] {
        self.used.fill(true);
        self.entries
    }

    /// Ends: tells every field that nobody asked for.
    pub fn finish(self, reader: &mut Reader<'a>) {
        for ((key, _), _) in self.entries.iter().zip(&self.used).filter(|(_, used)| !**used) {
            let help = match text::nearest(&key.text, self.asked.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("the fields here are {}", text::ticked(self.asked.iter().copied())),
            };
            reader.tell(key.place, format!("unknown field `{}`", key.text), help);
        }
    }
}
