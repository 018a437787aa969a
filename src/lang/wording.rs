//! Phrases in the language of a reader.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::sync::Arc;

use crate::lang::english::{Form, Phrase, PhrasePart, parts};
use crate::lang::line;
use crate::lang::phrase;
use crate::lang::phrases::ListedPhrase;
use crate::lang::plural::{self, Decimal};

const ENGLISH: &str = "en";

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
    pub(crate) fn counted(
        &self,
        number: &Decimal,
        of_one: &'static str,
        of_more: &'static str,
    ) -> Phrase {
        let in_english = ListedPhrase { name: of_more, of_one: Some(of_one) };
        let category = |tag| Some(plural::category(tag, number));
        let one_or_more = category(ENGLISH);
        Phrase {
            english: in_english.english(one_or_more),
            name: of_more,
            form: self.wording().map_or(one_or_more, |wording| category(&wording.tag)),
        }
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
        let mut row = String::new();
        for text in texts {
            let next = text.as_ref();
            row = match row.as_str() {
                "" => next.to_owned(),
                before => crate::lang::say!(self, "{before}, {next}", before, next),
            };
        }
        row
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::PluralCategory::{Few, Many, One, Other, Two, Zero};
    use crate::lang::{say, say_of};

    fn lang(tag: &str, phrases: &[(&str, &[(Form, &str)])]) -> Lang {
        let mut wording = Wording::new(tag, ',');
        for (name, forms) in phrases {
            for (form, text) in *forms {
                wording.with(name, *form, text);
            }
        }
        Lang::of(wording)
    }

    fn german() -> Lang {
        let answered = "von {all} sind {given} beantwortet";
        let phrases: [(&str, &[(Form, &str)]); 3] = [
            ("{given} of {all} answered", &[(None, answered)]),
            ("{n} items", &[(Some(Other), "{n} Praktiken")]),
            ("{first} and {last}", &[(None, "{first} und {last}")]),
        ];
        lang("de", &phrases)
    }

    #[test]
    fn a_phrase_is_said_in_the_order_of_the_language() {
        let all = 16;
        let said = |lang: &Lang| say!(lang, "{given} of {all} answered", given = 3, all);
        assert_eq!(said(&Lang::default()), "3 of 16 answered");
        assert_eq!(said(&german()), "von 16 sind 3 beantwortet");
    }

    #[test]
    fn what_is_not_translated_is_said_in_english() {
        let lang = german();
        let items = |n: usize| say_of!(lang, n, "{n} item", "{n} items");
        assert_eq!(items(1), "1 item");
        assert_eq!(items(2), "2 Praktiken");
    }

    #[test]
    fn each_number_has_the_form_that_its_language_asks_for() {
        let said = |tag: &str, forms: &[(Form, &str)]| {
            let lang = lang(tag, &[("{n} items", forms)]);
            [1_u32, 2, 5, 22].map(|n| say_of!(lang, n, "{n} item", "{n} items"))
        };
        let polish = [
            (Some(One), "{n} praktyka"),
            (Some(Few), "{n} praktyki"),
            (Some(Many), "{n} praktyk"),
            (Some(Other), "{n} praktyki"),
        ];
        assert_eq!(said("pl", &polish), ["1 praktyka", "2 praktyki", "5 praktyk", "22 praktyki"]);
        let arabic = [
            (Some(Zero), "لا ممارسات"),
            (Some(One), "ممارسة واحدة"),
            (Some(Two), "ممارستان"),
            (Some(Few), "{n} ممارسات"),
            (Some(Many), "{n} ممارسة"),
            (Some(Other), "{n} ممارسة"),
        ];
        assert_eq!(said("ar", &arabic), ["ممارسة واحدة", "ممارستان", "5 ممارسات", "22 ممارسة"]);
        assert_eq!(said("ja", &[(Some(Other), "{n}項目")])[0], "1項目");
    }

    #[test]
    fn a_number_is_counted_with_the_decimals_that_it_shows() {
        let weeks = |lang: &Lang, hundredths| {
            let n = crate::lang::hundredths(hundredths);
            say_of!(lang, n, "{n} week", "{n} weeks")
        };
        let english = [50, 100, 150].map(|n| weeks(&Lang::default(), n));
        assert_eq!(english, ["0.5 weeks", "1 week", "1.5 weeks"]);
        let french = [(Some(One), "{n} semaine"), (Some(Other), "{n} semaines")];
        let french = lang("fr", &[("{n} weeks", &french)]);
        assert_eq!(weeks(&french, 150), "1,5 semaine");
    }

    #[test]
    fn a_text_that_looks_like_a_hole_stays_a_text() {
        let title = "{n} {title}";
        assert_eq!(say!(Lang::default(), "on {title}", title), "on {n} {title}");
    }

    #[test]
    fn numbers_and_lists_follow_the_language() {
        let lang = german();
        assert_eq!(lang.number(2.5), "2,5");
        assert_eq!(lang.listed(["a", "b", "c"]), "a, b und c");
        assert_eq!(Lang::default().listed(["a"]), "a");
    }
}
