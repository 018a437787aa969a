//! What holds for all questions of a model: its rules, and the words that several questions use.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use bitcode::{Decode, Encode};
use serde_json::json;

use crate::format::{Need, Or, Text, What, kind, record, unique};
use crate::yaml::Node;

record! {
    /// A rule by which answers are chosen, whatever the question.
    #[derive(Decode, Encode)]
    pub struct Rule: "a rule", "rules" in any {
        /// A word or two that name it.
        title: Need<Text>,
        /// What it says.
        text: Need<Text>,
    }
}

record! {
    /// A word that several questions use in one sense.
    #[derive(Decode, Encode)]
    pub struct Term: "a term", "terms" in any {
        /// The word, in small letters.
        word as "term": Need<SmallLetters>,
        /// Other forms of it that texts use.
        forms: Or<Vec<Text>>,
        /// What it means, in plain sentences.
        means: Need<Text>,
    }
}

kind! {
    /// A text in small letters.
    pub struct SmallLetters = String: What::Else(|| json!({ "type": "string", "pattern": "^[^A-Z]+$" })), "terms",
    in any |node, _, reader| {
        let text = reader.text(node)?;
        let small = text.to_lowercase();
        if small != text {
            let message = format!("the term `{text}` has capital letters");
            reader.tell(node.place, message, format!("write `{small}`; texts may use it in any case"));
            return None;
        }
        Some(text)
    }
}

kind! {
    /// Terms, of which none has a word of another, in whatever case.
    pub(crate) struct Glossary = Vec<Term>: What::List(&Term::WHAT, 0, None), Term::MANY,
    in any |node, known, reader| {
        let terms = Vec::<Term>::read(node, known, reader)?;
        let words = node.entries().iter().flat_map(|entry| {
            let forms = entry.field("forms").map_or(&[][..], Node::entries);
            let words = entry.field("term").into_iter().chain(forms);
            words.filter_map(|node| Some((node.place, node.word()?.trim().to_lowercase())))
        });
        let words: Vec<_> = words.collect();
        unique(words.iter().map(|(place, word)| (*place, word.as_str())), "word", reader);
        Some(terms)
    }
}

impl Term {
    /// Returns the word and its other forms.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        [&self.word].into_iter().chain(&self.forms).map(String::as_str)
    }
}

/// Returns the terms that texts use as whole words, in whatever case, in the order in which they are
/// first used, and after them those by which they are explained. Where one term stands within
/// another, the longer one is meant.
pub(super) fn used<'m, 't>(
    glossary: &'m [Term],
    texts: impl IntoIterator<Item = &'t str>,
) -> Vec<&'m Term> {
    let mut words = Words::new();
    for (term, word) in glossary.iter().flat_map(|term| term.words().map(move |w| (term, w))) {
        let word = word.to_lowercase();
        words.entry(word.chars().next()).or_default().push((term, word));
    }
    for alike in words.values_mut() {
        alike.sort_by_key(|(_, word)| Reverse(word.len()));
    }
    let mut used: Vec<&Term> = Vec::new();
    for text in texts {
        note(&words, text, &mut used);
    }
    let mut explained = 0;
    while let Some(term) = used.get(explained).copied() {
        note(&words, &term.means, &mut used);
        explained += 1;
    }
    used
}

/// The words of terms by their first letter, of each the longest first.
type Words<'m> = BTreeMap<Option<char>, Vec<(&'m Term, String)>>;

/// Adds the terms that a text uses and that are not there yet.
fn note<'m>(words: &Words<'m>, text: &str, used: &mut Vec<&'m Term>) {
    let text = text.to_lowercase();
    let (mut rest, mut before) = (text.as_str(), None);
    while let Some(first) = rest.chars().next() {
        let is_here = |(_, word): &&(&Term, String)| {
            let behind = rest.strip_prefix(word.as_str());
            behind.is_some_and(|behind| is_edge(word.chars().last(), behind.chars().next()))
        };
        let begins = is_edge(before, Some(first));
        let begun = begins.then(|| words.get(&Some(first))).flatten();
        let length = match begun.into_iter().flatten().find(is_here) {
            Some((term, word)) => {
                if !used.contains(term) {
                    used.push(term);
                }
                word.len()
            }
            None => first.len_utf8(),
        };
        let (passed, behind) = rest.split_at(length);
        before = passed.chars().last();
        rest = behind;
    }
}

/// Says whether a word may end between two characters. Scripts that put no spaces between words let
/// one end anywhere.
fn is_edge(before: Option<char>, behind: Option<char>) -> bool {
    let is_joined = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && c < '\u{2e80}');
    !(is_joined(before) && is_joined(behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Vec<Term> {
        let term = |word: &str, forms: &[&str]| Term {
            word: word.to_owned(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            means: "…".to_owned(),
        };
        vec![
            term("unit", &["units"]),
            term("software unit", &["software units"]),
            term("owned rule", &["owned guide"]),
            term("方針", &[]),
        ]
    }

    fn words<'m>(glossary: &'m [Term], texts: &[&str]) -> Vec<&'m str> {
        used(glossary, texts.iter().copied()).into_iter().map(|term| term.word.as_str()).collect()
    }

    #[test]
    fn what_explains_a_term_is_explained_too() {
        let mut glossary = glossary();
        glossary[2].means = "A text that a unit follows.".to_owned();
        assert_eq!(words(&glossary, &["an owned guide"]), ["owned rule", "unit"]);
    }

    #[test]
    fn terms_come_in_the_order_of_their_first_use_and_once() {
        let glossary = glossary();
        let texts = ["An Owned guide binds UNITS.", "A unit has an owned rule."];
        assert_eq!(words(&glossary, &texts), ["owned rule", "unit"]);
    }

    #[test]
    fn only_whole_words_count_and_the_longer_term_is_meant() {
        let glossary = glossary();
        assert_eq!(words(&glossary, &["The community is united; disowned rules."]), [""; 0]);
        assert_eq!(words(&glossary, &["Half of the software units"]), ["software unit"]);
        assert_eq!(words(&glossary, &["(unit), software-unit"]), ["unit"]);
    }

    #[test]
    fn a_script_without_spaces_has_no_edges_of_words() {
        assert_eq!(words(&glossary(), &["各部門の方針を確認する"]), ["方針"]);
    }
}
