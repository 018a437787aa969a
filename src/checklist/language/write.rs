//! A whole language file: what is there and up to date is kept, all else stands in English and is
//! marked.

use std::collections::BTreeSet;
use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::checklist::language::english::English;
use crate::checklist::language::marks::{BEFORE, TO_TRANSLATE, TranslationMark};
use crate::checklist::language::section::{TextKind, TextSection};
use crate::checklist::language::texts::{TextEntry, TextPlace, TextSpot};
use crate::checklist::language::translation::{FORMAT, Translation};
use crate::checklist::language::{fold, lay};
use crate::checklist::{builtin, files, parse_guide};
use crate::format;
use crate::lang::{self, Form, Lang, ListedPhrase};
use crate::model::Model;
use crate::problem::{Problems, SourceFile};
use crate::text;
use crate::yaml;

/// Writes the file of a language for a model that stands in `files`, from those there are of that
/// language. An entry without a fingerprint is taken for one that was just written.
///
/// # Errors
/// Every problem of every file of the language.
pub fn translation(model: &Model, files: &[SourceFile], tag: &str) -> Result<String, Problems> {
    let guide = parse_guide::parse_guide(files, model)?;
    let english = English::of_both(model, &guide);
    let mut below = lay::read_all(files, tag, &english)?;
    let (tagged, _) = files::of_languages(files);
    let last = tagged.iter().rfind(|(other, _)| *other == tag);
    let own_file = last.map(|(_, file)| *file).filter(|file| {
        // Over a built-in file one's own is written beside it, and says only what is different.
        !builtin::stands_for(file) || files.iter().all(builtin::stands_for)
    });
    let own = own_file.and_then(|_| below.pop());
    let sheet = LanguageSheet { own: own.as_ref(), below: &below, tag, lang: builtin::lang(tag) };
    let mut out = match own_file {
        Some(file) => head(&file.text),
        None => format!(
            "{}# {} {}, texts: {}\n",
            format::first_line(FORMAT),
            text::visible(model.id.as_str()),
            text::visible(&model.version),
            text::visible(&model.source.licence)
        ),
    };
    let known = own.as_ref().or(below.last());
    let language = known.map_or(tag, |known| &known.language);
    let _ = writeln!(out, "format: {FORMAT}");
    if known.is_none() {
        out.push_str("# the name that speakers of the language have for it\n");
    }
    let _ = writeln!(out, "language: {}", yaml::one_line(language));
    if let Some(sign) = known.and_then(|known| known.decimal) {
        let _ = writeln!(out, "decimal: \"{sign}\"");
    }
    for section in TextSection::ALL {
        sheet.section(section, &english.entries, &mut out);
    }
    sheet.phrases(&mut out);
    Ok(out)
}

fn head(text: &str) -> String {
    let lines = text.lines().take_while(|line| line.starts_with('#'));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// What there is to be written from.
struct LanguageSheet<'s> {
    tag: &'s str,
    /// What the file says that is written anew.
    own: Option<&'s Translation>,
    /// What the files say that it lies over.
    below: &'s [Translation],
    /// The built-in phrases, which need not be said again.
    lang: Lang,
}

/// What is written in the place of a text.
struct Written<'w> {
    text: &'w str,
    mark: Option<TranslationMark>,
}

impl LanguageSheet<'_> {
    fn section(&self, section: TextSection, english: &[TextEntry], out: &mut String) {
        let entries = english.iter().filter(|entry| entry.section == section);
        let entries: Vec<&TextEntry> = entries.filter(|entry| self.is_needed(entry)).collect();
        if entries.is_empty() {
            return;
        }
        let _ = writeln!(out, "\n{}:", section.as_str());
        for entry in entries {
            if section == TextSection::Model {
                self.entry(entry, 2, out);
                continue;
            }
            let name = if section.is_numbered() {
                format!("\"{}\"", entry.id)
            } else {
                yaml::one_line(&entry.id)
            };
            let _ = writeln!(out, "  {name}:");
            self.entry(entry, 4, out);
        }
    }

    /// Says whether an entry has to be in the file: not where another file says it all.
    fn is_needed(&self, entry: &TextEntry) -> bool {
        let is_own = self.own.is_some_and(|own| own.entry(entry).is_some());
        let is_done = |(spot, _): &(TextSpot, String)| lay::done(self.below, entry, spot).is_some();
        is_own || !entry.texts.iter().all(is_done)
    }

    fn entry(&self, entry: &TextEntry, indent: usize, out: &mut String) {
        let within = " ".repeat(indent);
        let _ = writeln!(out, "{within}of: \"{}\"", entry.fingerprint);
        for (field, kind) in entry.section.fields() {
            let mut texts = entry.of_field(field).peekable();
            if texts.peek().is_none() {
                continue;
            }
            if kind != TextKind::Text {
                let _ = writeln!(out, "{within}{field}:");
            }
            for (spot, english) in texts {
                let written = self.text(entry, spot, english);
                match &spot.at {
                    TextPlace::Whole => line(&written, indent, &format!("{field}:"), out),
                    TextPlace::Nth(_) => line(&written, indent + 2, "-", out),
                    TextPlace::Level(level) => {
                        let key = format!("{}:", yaml::one_line(level));
                        line(&written, indent + 2, &key, out);
                    }
                }
            }
        }
    }

    fn text<'w>(&'w self, entry: &TextEntry, spot: &TextSpot, english: &'w str) -> Written<'w> {
        let own = self.own.and_then(|own| own.entry(entry));
        let is_current = own.is_some_and(|own| own.of.is_none() || own.is_fresh(entry));
        let text = own.and_then(|own| own.texts.get(spot));
        if let Some(text) = text.filter(|_| is_current) {
            return Written { text: &text.said, mark: text.mark.clone() };
        }
        if let Some(text) = lay::done(self.below, entry, spot) {
            return Written { text, mark: None };
        }
        let files = self.own.into_iter().chain(self.below.iter().rev());
        let mut old = files.filter_map(|file| file.entry(entry)?.texts.get(spot));
        let before = old.next().map(|old| match &old.mark {
            Some(mark) => mark.before.clone(),
            None => Some(old.said.clone()),
        });
        Written { text: english, mark: Some(TranslationMark { before: before.flatten() }) }
    }

    fn phrases(&self, out: &mut String) {
        let mut lines = String::new();
        for phrase in lang::phrases() {
            self.phrase(phrase, &mut lines);
        }
        if !lines.is_empty() {
            out.push_str("\nwords:\n");
            out.push_str(&lines);
        }
        let said: BTreeSet<&str> = lang::phrases().map(|one| one.name).collect();
        let own = self.own.iter().flat_map(|own| &own.phrases);
        for (phrase, gone) in own.filter(|(phrase, _)| !said.contains(phrase.as_str())) {
            let phrase = yaml::one_line(phrase);
            for text in gone.forms.values() {
                let text = yaml::one_line(&text.said);
                let _ = writeln!(out, "  # said no more: {phrase}: {text}");
            }
        }
    }

    fn phrase(&self, phrase: ListedPhrase, out: &mut String) {
        let own = self.own.and_then(|own| own.phrases.get(phrase.name));
        let done_below = |form: Form| {
            let mut files = self.below.iter().rev();
            let below = files.find_map(|file| file.phrases.get(phrase.name)?.done(form));
            below.or_else(|| self.lang.said_for(phrase.name, form))
        };
        let forms = phrase.forms(self.tag);
        if own.is_none() && forms.iter().all(|form| done_below(*form).is_some()) {
            return;
        }
        let key = format!("{}:", yaml::one_line(phrase.name));
        if phrase.of_one.is_some() {
            let _ = writeln!(out, "  {key}");
        }
        for form in forms {
            let own = own.and_then(|own| own.forms.get(&form));
            let written = match (own, done_below(form)) {
                (Some(own), _) => Written { text: &own.said, mark: own.mark.clone() },
                (None, Some(text)) => Written { text, mark: None },
                (None, None) => {
                    Written { text: phrase.english(form), mark: Some(TranslationMark::default()) }
                }
            };
            match form {
                None => line(&written, 2, &key, out),
                Some(form) => {
                    line(&written, 4, &format!("{}:", form.as_str()), out);
                }
            }
        }
    }
}

/// Writes a text behind its key, with the mark of one that is still to be translated.
fn line(written: &Written<'_>, indent: usize, key: &str, out: &mut String) {
    let within = " ".repeat(indent);
    if let Some(mark) = &written.mark {
        let _ = writeln!(out, "{within}# {TO_TRANSLATE}");
        if let Some(before) = &mark.before {
            let _ = writeln!(out, "{within}# {BEFORE} {}", text::visible(before));
        }
    }
    let used = indent + key.width();
    let value = fold::value(written.text, used, indent + 2);
    let _ = writeln!(out, "{within}{key} {value}");
}
