//! Phrases in the language of a reader.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};
use std::sync::Arc;

use serde::Serialize;

use crate::lang::english::{Form, Phrase, PhrasePart, parts};
use crate::lang::line;
use crate::lang::phrase;
use crate::lang::phrases::ListedPhrase;
use crate::lang::plural::{self, Decimal};
use crate::text;

/// The language that things are written in.
pub const ENGLISH: &str = "en";

/// How things are said: in English, or in the language of a wording. Cheap to copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lang(Option<Arc<Wording>>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    pub tag: String,
    /// What stands between whole and part of a number.
    pub decimal: char,
    /// The phrases that are built in, as lines: they are looked up where they stand, because to load
    /// them all takes longer than most commands run.
    built_in: &'static str,
    /// What is said for each form of a phrase in place of what is built in, sorted. What is in
    /// neither is said in English.
    phrases: Vec<(String, Form, String)>,
}

/// The texts of a phrase by plural category, and the language by whose rules one of them is picked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Forms {
    pub tag: String,
    pub forms: BTreeMap<&'static str, String>,
}

impl Wording {
    pub fn new(tag: &str, decimal: char) -> Self {
        Self { tag: tag.to_owned(), decimal, built_in: "", phrases: Vec::new() }
    }

    /// Takes what `to_lines` wrote of a language.
    pub(crate) fn built_in(tag: &str, lines: &'static str) -> Self {
        let (decimal, built_in) = lines.split_once('\n').unwrap_or_default();
        let decimal = decimal.chars().next().unwrap_or('.');
        Self { built_in, ..Self::new(tag, decimal) }
    }

    /// Writes the decimal sign, then a line for each form of a phrase, sorted; none where a text has
    /// several lines.
    pub fn to_lines(&self) -> Option<String> {
        let said = self.phrases.iter().map(|(name, form, text)| line::of(name, *form, text));
        let mut lines: Vec<String> = said.collect::<Option<_>>()?;
        lines.sort();
        Some(format!("{}\n{}", self.decimal, lines.concat()))
    }

    /// Says something for a form of a phrase, in place of what was said before.
    pub fn with(&mut self, phrase: &str, form: Form, text: &str) {
        match self.place(phrase, form) {
            Ok(place) => text.clone_into(&mut self.phrases[place].2),
            Err(_) if line::find(self.built_in, phrase, form) == Some(text) => {}
            Err(place) => {
                let said = (phrase.to_owned(), form, text.to_owned());
                self.phrases.insert(place, said);
            }
        }
    }

    fn said_for(&self, phrase: &str, form: Form) -> Option<&str> {
        match self.place(phrase, form) {
            Ok(place) => self.phrases.get(place).map(|(_, _, text)| text.as_str()),
            Err(_) => line::find(self.built_in, phrase, form),
        }
    }

    fn place(&self, phrase: &str, form: Form) -> Result<usize, usize> {
        let asked = (phrase, form);
        (self.phrases).binary_search_by(|(name, form, _)| (name.as_str(), *form).cmp(&asked))
    }
}

impl Lang {
    pub fn of(wording: Wording) -> Self {
        Self(Some(Arc::new(wording)))
    }

    /// Returns the phrases that are laid over the English ones, if any.
    pub(crate) fn wording(&self) -> Option<&Wording> {
        self.0.as_deref()
    }

    /// Returns the tag of the language: `en` where nothing else was asked for.
    pub fn tag(&self) -> &str {
        self.0.as_ref().map_or(ENGLISH, |wording| &wording.tag)
    }

    pub fn plain(&self, phrase: Phrase) -> Cow<'static, str> {
        match self.translated(phrase) {
            Some(text) => Cow::Owned(text.to_owned()),
            None => Cow::Borrowed(phrase.english),
        }
    }

    pub fn say(&self, phrase: Phrase, holes: &[(&str, &dyn Display)]) -> String {
        let mut said = String::with_capacity(phrase.english.len() + 32);
        for part in self.parts(phrase) {
            match part {
                PhrasePart::Text(text) => said.push_str(text),
                PhrasePart::Hole(name) => {
                    if let Some((_, value)) = holes.iter().find(|(hole, _)| *hole == name) {
                        // Writing into a text cannot fail.
                        let _ = write!(said, "{value}");
                    }
                }
            }
        }
        said
    }

    /// Returns the texts and holes of a phrase in the order of the language.
    pub fn parts(&self, phrase: Phrase) -> impl Iterator<Item = PhrasePart<'_>> {
        parts(self.translated(phrase).unwrap_or(phrase.english))
    }

    /// Returns the form that a phrase has for a number: in English one of these two.
    pub fn counted(&self, number: &Decimal, of_one: &'static str, of_more: &'static str) -> Phrase {
        let in_english = ListedPhrase { name: of_more, of_one: Some(of_one) };
        let category = |tag| Some(plural::category(tag, number));
        let one_or_more = category(ENGLISH);
        Phrase {
            english: in_english.english(one_or_more),
            name: of_more,
            form: self.wording().map_or(one_or_more, |wording| category(&wording.tag)),
        }
    }

    /// Returns all forms that a phrase has: those of the language, or where it lacks one, the two of
    /// English.
    pub fn forms(&self, of_one: &'static str, of_more: &'static str) -> Forms {
        let own = self.wording().and_then(|wording| {
            let forms = plural::categories(&wording.tag).into_iter().map(|category| {
                let text = wording.said_for(of_more, Some(category))?;
                Some((category.as_str(), text.to_owned()))
            });
            Some(Forms { tag: wording.tag.clone(), forms: forms.collect::<Option<_>>()? })
        });
        own.unwrap_or_else(|| {
            let forms = [("one", of_one), ("other", of_more)];
            let forms = forms.map(|(category, text)| (category, text.to_owned()));
            Forms { tag: ENGLISH.to_owned(), forms: forms.into() }
        })
    }

    /// Writes a number such as `2.5` with the sign that the language has between whole and part.
    pub fn number(&self, number: impl Display) -> String {
        let number = number.to_string();
        match &self.0 {
            Some(wording) if wording.decimal != '.' => {
                number.replace('.', wording.decimal.encode_utf8(&mut [0; 4]))
            }
            _ => number,
        }
    }

    /// Writes a whole number in groups of three digits: `36,000`.
    pub fn grouped(&self, number: u128) -> String {
        if number < 1000 {
            return number.to_string();
        }
        let (before, last) = (self.grouped(number / 1000), format!("{:03}", number % 1000));
        crate::lang::say!(self, "{before},{last}", before, last)
    }

    pub fn percent(&self, number: impl Display) -> String {
        let number = self.number(number);
        crate::lang::say!(self, "{number} %", number)
    }

    /// Returns texts as `a, b and c`.
    pub fn listed<T: AsRef<str>>(&self, texts: impl IntoIterator<Item = T>) -> String {
        let texts: Vec<T> = texts.into_iter().collect();
        match texts.split_last() {
            None => String::new(),
            Some((last, [])) => last.as_ref().to_owned(),
            Some((last, others)) => {
                let (first, last) = (self.in_a_row(others), last.as_ref());
                crate::lang::say!(self, "{first} and {last}", first, last)
            }
        }
    }

    /// Returns texts as `a, b, c`.
    pub fn in_a_row<T: AsRef<str>>(&self, texts: impl IntoIterator<Item = T>) -> String {
        let texts = texts.into_iter().map(|text| text.as_ref().to_owned());
        let row = text::by_pairs(texts, |before, next| match before.as_str() {
            "" => next,
            before => crate::lang::say!(self, "{before}, {next}", before, next),
        });
        row.unwrap_or_default()
    }

    /// Returns a text in brackets as it stands behind another: ` (text)`. Wide brackets bring their own
    /// space.
    pub fn aside(&self, text: impl Display) -> String {
        let aside = crate::lang::say!(self, "({text})", text);
        if aside.starts_with('(') { format!(" {aside}") } else { aside }
    }

    /// Returns `: `, as it stands between two texts.
    pub fn colon(&self) -> String {
        self.mark(phrase!(":"))
    }

    pub fn comma(&self) -> String {
        self.mark(phrase!(","))
    }

    pub fn semicolon(&self) -> String {
        self.mark(phrase!(";"))
    }

    /// Returns `name: text`.
    pub fn named(&self, name: &str, text: &str) -> String {
        [name, &self.colon(), text].concat()
    }

    /// Returns a mark with the space that is behind it, where it is no wide one.
    fn mark(&self, mark: Phrase) -> String {
        let mark = self.plain(mark);
        if mark.is_ascii() { format!("{mark} ") } else { mark.into_owned() }
    }

    /// Returns sentences one after the other, with what the language has between them.
    pub fn sentences<T: AsRef<str>>(&self, sentences: impl IntoIterator<Item = T>) -> String {
        let sentences: Vec<T> = sentences.into_iter().collect();
        let sentences: Vec<&str> = sentences.iter().map(AsRef::as_ref).collect();
        sentences.join(self.gap())
    }

    /// Returns what stands between two sentences: a space, or nothing where the language has none.
    pub fn gap(&self) -> &str {
        let gap = self.parts(phrase!("{sentence} {next}")).nth(1);
        match gap {
            Some(PhrasePart::Text(gap)) => gap,
            _ => "",
        }
    }

    /// Returns what the language says for a form of a phrase, if anything.
    pub(crate) fn said_for(&self, phrase: &str, form: Form) -> Option<&str> {
        self.wording()?.said_for(phrase, form)
    }

    fn translated(&self, phrase: Phrase) -> Option<&str> {
        self.said_for(phrase.name, phrase.form)
    }
}
