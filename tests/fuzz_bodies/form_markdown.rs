//! Whatever is made of an interview sheet: no word of it that a viewer shows is lost in silence.

use std::collections::BTreeSet;

use ospo::answers::{Choice, Sheet};
use ospo::form::{self, Questionnaire};
use ospo::interview::Selection;
use ospo::model::Model;
use ospo::problem::SourceFile;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Reads the bytes as an interview sheet. What is accepted reads the same once it is written again,
/// and holds every word that a viewer shows below its front.
pub(crate) fn form_markdown(bytes: &[u8]) {
    let Some(file) = super::file("form.md", bytes) else {
        return;
    };
    let filled = match form::parse_markdown(file.clone()) {
        Ok(filled) => filled,
        Err(problems) => return super::check_problems(&problems, &file),
    };
    let model = super::named(&filled.model().id);
    let is_current = filled.model().version == model.version
        && filled.model().fingerprint.is_none_or(|it| it == model.fingerprint());
    let sheet = match filled.sheet(model) {
        Ok(sheet) => sheet,
        Err(problems) => return super::check_problems(&problems, &file),
    };
    let is_known = sheet.answers.keys().all(|id| model.item(id).is_some());
    if !is_current || !is_known {
        return;
    }
    let again = written(model, &sheet);
    let path = "again.md".to_owned();
    let read = form::parse_markdown(SourceFile::new(path, again.clone()));
    let read = read.and_then(|form| form.sheet(model));
    assert_eq!(read.map(|sheet| sheet.answers), Ok(sheet.answers.clone()), "{again}");
    check_words(&file.text, &again, &sheet, model);
}

fn written(model: &Model, sheet: &Sheet) -> String {
    let selection = Selection { topics: true, ..Selection::default() };
    form::markdown(&Questionnaire::new(model, sheet.clone(), &selection))
}

fn check_words(text: &str, again: &str, sheet: &Sheet, model: &Model) {
    let mut known = shown(again);
    let respondent = sheet.respondent.iter();
    known.extend(respondent.flat_map(|one| [one.name.clone(), one.role.clone()]).flatten());
    known.push(sheet.subject.clone());
    for answer in sheet.answers.values() {
        known.extend(answer.note.clone());
        known.extend(answer.evidence.iter().map(|evidence| evidence.text.clone()));
        if let Choice::NotApplicable { reason } = &answer.choice {
            known.push(reason.clone());
        }
    }
    known.extend(model.roles.iter().map(|role| format!("{} {}", role.id, role.title)));
    known.push("low medium high note evidence confidence reason answered on date id".to_owned());
    known.push("unknown not-applicable not_applicable topics stage subject round role".to_owned());
    let known = known.iter().map(|words| signs(words)).collect::<Vec<_>>().join(" ");
    // Above its fields a form has whatever title, and names of whomever it is for.
    let Some((_, below)) = text.split_once("ospo/form/1") else { return };
    let below = below.split_once(['\n', '\r']).map_or("", |(_, below)| below);
    let lost: BTreeSet<String> = shown(below)
        .iter()
        // Behind a label a value may begin without a space.
        .flat_map(|words| words.split(|c: char| c.is_whitespace() || matches!(c, ':' | '：')))
        .map(signs)
        .filter(|word| word.chars().count() > 1 && !word.chars().all(char::is_numeric))
        .filter(|word| !known.contains(word.as_str()))
        .collect();
    assert!(lost.is_empty(), "lost in silence: {lost:?}\n{text:?}\n{again}");
}

/// Returns what a viewer shows, block by block.
fn shown(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut blocks = vec![String::new()];
    for event in Parser::new_ext(text, options) {
        let block = blocks.last_mut().unwrap_or_else(|| unreachable!("there is one"));
        match event {
            Event::Text(words) | Event::Code(words) => *block += &words,
            // Its address is written out behind the words of a link.
            Event::End(TagEnd::Link) => block.push(' '),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {}
            _ => blocks.push(String::new()),
        }
    }
    blocks
}

/// Returns the letters and digits of words.
fn signs(words: &str) -> String {
    words.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}
