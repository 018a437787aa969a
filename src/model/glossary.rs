//! What holds for all questions of a model: its rules, and the words that several questions use.

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
