//! How far a language is: what of it is missing, and what was translated from other texts.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use bitcode::{Decode, Encode};
use rayon::prelude::*;

use crate::checklist::language::english::English;
use crate::checklist::language::lay;
use crate::checklist::language::section::TextSection;
use crate::checklist::language::texts::{TextEntry, TextPlace, TextSpot};
use crate::checklist::language::translation::{Translated, Translation};
use crate::checklist::{builtin, files, parse_guide};
use crate::lang::{self, Form, Lang, ListedPhrase, PluralCategory};
use crate::model::Model;
use crate::problem::{Place, Problem, Problems, SourceFile};
use crate::text;
use crate::yaml::Reader;

/// As many phrases that are missing are named.
const MOST_NAMED: usize = 3;

/// How far a language is with the texts of a model and the tool's own phrases.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct LanguageState {
    /// The tag: `de`.
    pub tag: String,
    /// What the language calls itself.
    pub language: String,
    /// Whether all its files are built in.
    pub built_in: bool,
    /// How many texts of the model are translated, and how many there are.
    pub texts: (usize, usize),
    /// How many phrases are translated, and how many there are.
    pub phrases: (usize, usize),
    /// What is missing or stale and therefore stands in English: nothing that is wrong.
    #[bitcode(skip)]
    pub notes: Vec<Problem>,
}

/// Looks through every language among the files of a model.
///
/// # Errors
/// Every problem of every language file.
pub fn check_languages(
    model: &Model,
    files: &[SourceFile],
) -> Result<Vec<LanguageState>, Problems> {
    let (tagged, mut problems) = files::of_languages(files);
    // What is wrong in the guide is told where that is read.
    let english = LazyLock::new(|| match parse_guide::parse_guide(files, model) {
        Ok(guide) => English::of_both(model, &guide),
        Err(_) => English::of_model(model),
    });
    let tags: BTreeSet<&str> = tagged.iter().map(|(tag, _)| *tag).collect();
    let highest =
        tags.into_iter().filter_map(|tag| tagged.iter().rfind(|(other, _)| *other == tag));
    let highest: Vec<_> = highest.collect();
    // Nothing of a folder takes as long as its languages.
    let look = |(tag, file): &(&str, &SourceFile)| {
        as_compiled(tag, file, files).map_or_else(|| state(tag, file, files, &english), Ok)
    };
    let looked: Vec<_> = highest.into_par_iter().map(look).collect();
    let mut states = Vec::new();
    for state in looked {
        match state {
            Ok(state) => states.push(state),
            Err(told) => problems.extend(told.0),
        }
    }
    if problems.is_empty() { Ok(states) } else { Err(Problems(problems)) }
}

/// Returns how far a language is that is complete, and built in as it stands in `files`.
fn as_compiled(tag: &str, file: &SourceFile, files: &[SourceFile]) -> Option<LanguageState> {
    let id = builtin::copied_language(files, tag)?;
    let state: LanguageState = builtin::compiled(&format!("{id}/{tag}/state"))?;
    Some(LanguageState { built_in: builtin::stands_for(file), ..state })
}

fn state(
    tag: &str,
    file: &SourceFile,
    files: &[SourceFile],
    english: &English,
) -> Result<LanguageState, Problems> {
    let translations = lay::read_all(files, tag, english)?;
    let below = builtin::lang(tag);
    let own = translations.last().ok_or_else(|| none(file))?;
    let missing: Vec<(ListedPhrase, Vec<Form>)> = lang::phrases()
        .map(|phrase| (phrase, forms_missing(phrase, tag, &below, &translations)))
        .filter(|(_, forms)| !forms.is_empty())
        .collect();
    let lacking: usize =
        (english.entries.iter()).map(|entry| lacks(&translations, entry).len()).sum();
    let count = |all: usize, lacking: usize| (all - lacking, all);
    let built_in = builtin::stands_for(file);
    let look = LanguageLook { file, own, translations: &translations, english: &english.entries };
    let mut notes = if built_in { look.at_once(tag) } else { look.one_by_one(&missing) };
    let whole = missing.iter();
    let whole = whole.filter(|(phrase, _)| built_in || !look.is_begun(*phrase));
    let whole: Vec<&str> = whole.map(|(phrase, _)| phrase.name).collect();
    notes.extend(phrases_missing(&whole, file, tag));
    let all = english.entries.iter().map(|entry| entry.texts.len()).sum();
    Ok(LanguageState {
        tag: tag.to_owned(),
        language: own.language.clone(),
        built_in,
        texts: count(all, lacking),
        phrases: count(lang::phrases().count(), missing.len()),
        notes,
    })
}

fn none(file: &SourceFile) -> Problem {
    Problem::of_file(&file.path, "the file cannot be read", "compare it with a sound one")
}

fn forms_missing(phrase: ListedPhrase, tag: &str, below: &Lang, own: &[Translation]) -> Vec<Form> {
    let mut forms = phrase.forms(tag);
    forms.retain(|form| {
        !own.iter().any(|file| file.says(phrase.name, *form))
            && below.said_for(phrase.name, *form).is_none()
    });
    forms
}

impl Translation {
    fn says(&self, phrase: &str, form: Form) -> bool {
        (self.phrases.get(phrase)).is_some_and(|said| said.done(form).is_some())
    }
}

fn lacks<'e>(translations: &[Translation], entry: &'e TextEntry) -> Vec<&'e TextSpot> {
    let spots = entry.texts.iter().map(|(spot, _)| spot);
    spots.filter(|spot| lay::done(translations, entry, spot).is_none()).collect()
}

fn phrases_missing(missing: &[&str], file: &SourceFile, tag: &str) -> Option<Problem> {
    let named = text::ticked(missing.iter().take(MOST_NAMED).copied());
    let message = match missing.len() {
        0 => return None,
        number if number <= MOST_NAMED => format!("no translation for the phrase {named}"),
        number => format!("no translation for {number} phrases of the tool, such as {named}"),
    };
    Some(Problem::of_file(&file.path, message, way_out(tag)))
}

fn way_out(tag: &str) -> String {
    format!("`ospo model translate {tag}` writes them out, to be filled in")
}

/// The file that is looked at, among those of its language.
struct LanguageLook<'l> {
    file: &'l SourceFile,
    own: &'l Translation,
    translations: &'l [Translation],
    english: &'l [TextEntry],
}

impl LanguageLook<'_> {
    /// Tells in one sentence what stands in English although a built-in file serves: nobody mends
    /// that file in its places.
    fn at_once(&self, tag: &str) -> Vec<Problem> {
        let lacking = self.english.iter();
        let lacking = lacking.filter(|entry| !lacks(self.translations, entry).is_empty());
        let names: Vec<String> = lacking.map(TextEntry::name).collect();
        if names.is_empty() {
            return Vec::new();
        }
        let message = format!("not translated from today's texts: {}", text::listed(names));
        let help = format!(
            "they are shown in English; `ospo model translate {tag}` begins a file of your own"
        );
        vec![Problem::of_file(&self.file.path, message, help)]
    }

    /// Says whether the file translates some forms of a phrase.
    fn is_begun(&self, phrase: ListedPhrase) -> bool {
        let said = self.own.phrases.get(phrase.name);
        said.is_some_and(|said| said.forms.keys().any(|form| said.done(*form).is_some()))
    }

    fn one_by_one(&self, missing: &[(ListedPhrase, Vec<Form>)]) -> Vec<Problem> {
        let mut reader = Reader::new(self.file);
        for section in TextSection::ALL {
            let of_section = |entry: &&TextEntry| entry.section == section;
            let mut missing = Vec::new();
            for entry in self.english.iter().filter(of_section) {
                match self.own.entry(entry) {
                    Some(here) => self.entry(entry, here, &mut reader),
                    None if lacks(self.translations, entry).is_empty() => {}
                    None => missing.push(entry),
                }
            }
            self.missing(section, &missing, &mut reader);
        }
        self.forms(missing, &mut reader);
        let said: BTreeSet<&str> = lang::phrases().map(|one| one.name).collect();
        for (phrase, text) in &self.own.phrases {
            if !said.contains(phrase.as_str()) {
                let known = said.iter().copied();
                let help = match text::nearest(phrase, known) {
                    Some(meant) => format!("did you mean `{meant}`? otherwise leave it out"),
                    None => "leave it out".to_owned(),
                };
                let message = format!("the tool does not say `{phrase}` (any more)");
                reader.tell(text.place, message, help);
            }
        }
        reader.finish()
    }

    fn forms(&self, missing: &[(ListedPhrase, Vec<Form>)], reader: &mut Reader<'_>) {
        for (phrase, forms) in missing.iter().filter(|(phrase, _)| self.is_begun(*phrase)) {
            let Some(said) = self.own.phrases.get(phrase.name) else {
                continue;
            };
            let forms = forms.iter().flatten().copied();
            let forms = text::ticked(forms.map(PluralCategory::as_str));
            let message = format!("`{}` is not said for {forms}", phrase.name);
            let help = "add the text; until then such numbers are said in English";
            reader.tell(said.place, message, help);
        }
    }

    fn entry(&self, english: &TextEntry, here: &Translated, reader: &mut Reader<'_>) {
        let (name, today) = (english.name(), &english.fingerprint);
        let written = format!("then write `of: \"{today}\"`");
        match &here.of {
            None => {
                let message = format!("{name} does not say of which texts it is a translation");
                let help = format!("compare it with the English, {written}");
                reader.tell(here.place, message, help);
            }
            Some(of) if of != today => {
                let message = format!("{name} is translated from other texts than today's");
                let help = format!("bring it up to date, {written}");
                reader.tell(here.place, message, help);
            }
            Some(_) => {
                let lacking = lacks(self.translations, english);
                let fields: BTreeSet<String> = lacking.iter().copied().map(spot).collect();
                let message = match lacking.len() {
                    0 => return,
                    number if number == english.texts.len() => format!("{name} is not translated"),
                    _ => {
                        let fields = text::ticked(fields.iter().map(String::as_str));
                        format!("{name} has no translation of {fields}")
                    }
                };
                let help = "translate it; until then it is shown in English";
                reader.tell(here.place, message, help);
            }
        }
    }

    fn missing(&self, section: TextSection, missing: &[&TextEntry], reader: &mut Reader<'_>) {
        let ids = text::ticked(missing.iter().map(|entry| entry.id.as_str()));
        let message = match missing {
            [] => return,
            [entry] => format!("{} is not translated", entry.name()),
            several => {
                format!("{} are not translated: {ids}", text::count(several.len(), section.noun()))
            }
        };
        // A section that is not there at all is missed from the first line on.
        let place = self.own.sections.get(&section).copied().unwrap_or(Place::START);
        reader.tell(place, message, "add what is missing here; until then English is shown");
    }
}

fn spot(spot: &TextSpot) -> String {
    match &spot.at {
        TextPlace::Whole | TextPlace::Nth(_) => spot.field.to_owned(),
        TextPlace::Level(level) => format!("{}.{level}", spot.field),
    }
}
