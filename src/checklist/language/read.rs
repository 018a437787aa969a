//! A language file as it stands, held against the English texts.

use std::collections::BTreeMap;

use crate::checklist::builtin;
use crate::checklist::language::english::English;
use crate::checklist::language::marks::Marks;
use crate::checklist::language::page::Page;
use crate::checklist::language::section::{TextKind, TextSection};
use crate::checklist::language::texts::{TextEntry, TextPlace, TextSpot};
use crate::checklist::language::translation::{FORMAT, Text, Translated, Translation};
use crate::checklist::language::wording;
use crate::format;
use crate::problem::{Place, Problems, SourceFile};
use crate::text;
use crate::yaml::{self, Fields, Node};

/// Reads a language file for a model with these texts.
///
/// # Errors
/// Everything that is wrong in the file, with places.
pub(super) fn read(
    file: &SourceFile,
    tag: &str,
    english: &English,
) -> Result<Translation, Problems> {
    let (tree, reader) = yaml::parse(file)?;
    let mut page = Page {
        reader,
        tag,
        english,
        marks: Marks::of(&file.text),
        built_in: builtin::is_built_in(file),
    };
    let translation = page.read(&tree);
    page.reader.finish_with(translation)
}

impl<'a> Page<'a, '_> {
    fn read(&mut self, tree: &Node<'a>) -> Option<Translation> {
        let mut fields = self.reader.fields(tree, "a language")?;
        let format = fields.need_as("format", FORMAT);
        format::check_format(format, FORMAT, &mut self.reader)?;
        let language = fields.need("language").and_then(|n| self.reader.text(n));
        let mut translation = Translation {
            decimal: fields.take("decimal").and_then(|n| self.decimal(n)),
            ..Translation::default()
        };
        for section in TextSection::ALL {
            if let Some(node) = fields.take(section.as_str())
                && self.english.has(section)
            {
                translation.sections.insert(section, node.place);
                self.section(section, node, &mut translation);
            }
        }
        if let Some(node) = fields.take("words")
            && self.english.of_model
        {
            translation.phrases = wording::read(node, self);
        }
        fields.finish(&mut self.reader);
        translation.language = language?;
        Some(translation)
    }

    fn decimal(&mut self, node: &Node<'a>) -> Option<char> {
        let sign = self.reader.text(node)?;
        let mut chars = sign.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_alphanumeric() && text::visible(&sign) == sign => Some(c),
            _ => {
                let message = format!("`{sign}` is not a decimal sign");
                let help =
                    "write the one sign between the whole and the decimals of a number: `\",\"`";
                self.reader.tell(node.place, message, help);
                None
            }
        }
    }

    fn section(&mut self, section: TextSection, node: &Node<'a>, translation: &mut Translation) {
        let entries = &mut translation.entries;
        if section == TextSection::Model {
            let english = self.find(section, "");
            let read = self.entry(section, node.place, node, english);
            entries.extend(read.map(|read| ((section, String::new()), read)));
            return;
        }
        let what = format!("{} by their names", section.as_str());
        let Some(mut fields) = self.reader.fields(node, &what) else {
            return;
        };
        for (key, value) in fields.rest() {
            let english = self.find(section, &key.text);
            if english.is_none() && !self.built_in {
                self.tell_unknown(section, key.place, &key.text);
            }
            if english.is_some() {
                let read = self.entry(section, key.place, value, english);
                entries.extend(read.map(|read| ((section, key.text.clone().into_owned()), read)));
            }
        }
    }

    fn tell_unknown(&mut self, section: TextSection, place: Place, id: &str) {
        let same = |entry: &&TextEntry| entry.section == section;
        let known: Vec<&str> =
            (self.english.entries.iter().filter(same)).map(|entry| entry.id.as_str()).collect();
        let otherwise = match section {
            TextSection::Scales => "leave it out: no item of the model uses such a scale",
            _ if section.is_of_guide() => "leave it out: the guide has nothing of this name",
            _ => "leave it out: the model has nothing of this name",
        };
        let word = (section.noun(), id);
        (self.reader).tell_unknown(place, word, known, || otherwise.to_owned());
    }

    fn entry(
        &mut self,
        section: TextSection,
        place: Place,
        node: &Node<'a>,
        english: Option<&TextEntry>,
    ) -> Option<Translated> {
        let mut fields = self.reader.fields(node, "a translation")?;
        let of = fields.take("of").and_then(|n| self.reader.word(n));
        let of = of.map(str::to_owned);
        let mut read = Translated { place, of, texts: BTreeMap::new() };
        // An entry that was written for other texts need not have the parts of today's.
        let english = english.filter(|english| read.of.is_none() || read.is_fresh(english));
        for (field, kind) in section.fields() {
            if let Some((line, node)) = take(&mut fields, field) {
                self.field((field, kind), line, node, english, &mut read.texts);
            }
        }
        fields.finish(&mut self.reader);
        Some(read)
    }

    fn field(
        &mut self,
        (field, kind): (&'static str, TextKind),
        line: usize,
        node: &Node<'a>,
        english: Option<&TextEntry>,
        texts: &mut BTreeMap<TextSpot, Text>,
    ) {
        let expected: Option<Vec<&TextSpot>> =
            english.map(|entry| entry.of_field(field).map(|(spot, _)| spot).collect());
        if expected.as_ref().is_some_and(Vec::is_empty) {
            let message = format!("there is no `{field}` here in English");
            return (self.reader).tell(node.place, message, "leave it out");
        }
        let mut add =
            |at, text: Option<Text>| texts.extend(text.map(|text| (TextSpot { field, at }, text)));
        match kind {
            TextKind::Text => add(TextPlace::Whole, self.text(line, node)),
            TextKind::List => {
                let nodes = self.reader.list(node, "texts");
                if let Some(expected) = &expected
                    && nodes.len() != expected.len()
                    && (node.is_empty_list() || !nodes.is_empty())
                {
                    let (here, there) = (text::count(nodes.len(), "text"), expected.len());
                    let message = format!("{here} in `{field}`, in English {there}");
                    let help = "write as many, in the same order";
                    self.reader.tell(node.place, message, help);
                }
                for (index, node) in nodes.iter().enumerate() {
                    add(TextPlace::Nth(index), self.text(node.place.line, node));
                }
            }
            TextKind::Levels => {
                let Some(mut fields) = self.reader.fields(node, "levels") else {
                    return;
                };
                for (key, value) in fields.rest() {
                    let at = TextPlace::Level(key.text.clone().into_owned());
                    if let Some(expected) = &expected
                        && !expected.iter().any(|spot| spot.at == at)
                    {
                        self.tell_unknown_level((field, key.place), &key.text, expected);
                        continue;
                    }
                    let line = key.place.line;
                    add(at, self.text(line, value));
                }
            }
        }
    }

    fn tell_unknown_level(
        &mut self,
        (field, place): (&str, Place),
        level: &str,
        expected: &[&TextSpot],
    ) {
        let known = expected.iter().filter_map(|spot| match &spot.at {
            TextPlace::Level(level) => Some(level.as_str()),
            TextPlace::Whole | TextPlace::Nth(_) => None,
        });
        let known: Vec<&str> = known.collect();
        let names = text::ticked(known.iter().copied());
        let otherwise = || format!("in English there are {names}");
        let noun = if field == "why" { "changed item" } else { "level" };
        (self.reader).tell_unknown(place, (noun, level), known.iter().copied(), otherwise);
    }
}

impl<'e> Page<'_, 'e> {
    fn find(&self, section: TextSection, id: &str) -> Option<&'e TextEntry> {
        let mut english = self.english.entries.iter();
        english.find(|entry| entry.section == section && entry.id == id)
    }
}

/// Takes a field with the line on which its name stands.
fn take<'n, 'a>(fields: &mut Fields<'n, 'a>, name: &'static str) -> Option<(usize, &'n Node<'a>)> {
    let node = fields.take(name)?;
    Some((fields.line_of(name).unwrap_or(node.place.line), node))
}
