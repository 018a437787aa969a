//! All phrases that the tool says, for those who translate them.

use crate::lang::english::Form;
use crate::lang::plural::{self, PluralCategory};

/// One a line, in order: a phrase, and behind a tab what is said of one where it counts something. A
/// test gathers them from the code.
static PHRASES: &str = include_str!("phrases.txt");

/// A phrase in English as a language file has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedPhrase {
    /// The phrase, and the name of its translations; of several, where it counts something.
    pub name: &'static str,
    /// What is said of one, where it counts something.
    pub of_one: Option<&'static str>,
}

pub fn phrases() -> impl Iterator<Item = ListedPhrase> {
    PHRASES.lines().map(|line| match line.split_once('\t') {
        Some((name, of_one)) => ListedPhrase { name, of_one: Some(of_one) },
        None => ListedPhrase { name: line, of_one: None },
    })
}

impl ListedPhrase {
    pub fn forms(self, tag: &str) -> Vec<Form> {
        match self.of_one {
            Some(_) => plural::categories(tag).into_iter().map(Some).collect(),
            None => vec![None],
        }
    }

    /// Returns what stands in the place of a form until it is translated.
    pub fn english(self, form: Form) -> &'static str {
        match (form, self.of_one) {
            (Some(PluralCategory::One), Some(of_one)) => of_one,
            _ => self.name,
        }
    }
}
