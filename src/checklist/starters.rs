//! `starters/NAME.md`, and `starters/NAME.TAG.md` in another language: the documents to begin with.

use bitcode::{Decode, Encode};

use crate::checklist::files::{self, FileKind, StarterFile};
use crate::checklist::{builtin, language};
use crate::format::{May, Need, Read, Text, Word, record};
use crate::guide::{Asked, Blank, Starter, asked};
use crate::model::Model;
use crate::problem::{Place, Problem, Problems, SourceFile};
use crate::text;
use crate::yaml::{self, Reader};

/// What stands above and below the head of a starter.
const FENCE: &str = "---";

record! {
    /// The head of a starter.
    pub(super) struct StarterHead: "the head of a starter", "starters" in any {
        /// What it is called.
        title: Need<Text>,
        /// What it is for, in one sentence.
        what: Need<Text>,
        /// In a translation, the fingerprint of what is translated.
        of: May<Word>,
    }
}

/// The starters of a model with their translations.
#[derive(Debug, Decode, Encode)]
pub struct Starters {
    own: Vec<Starter>,
    translations: Vec<TranslatedStarter>,
}

#[derive(Debug, Decode, Encode)]
struct TranslatedStarter {
    tag: String,
    path: String,
    /// Nobody mends what is built in.
    built_in: bool,
    of: Option<String>,
    starter: Starter,
}

/// Reads the starters that stand beside `model`, the one in `files`, with their translations.
///
/// # Errors
/// Every problem of every file, in the order of their names.
pub fn read_starters(files: &[SourceFile], model: &Model) -> Result<Starters, Problems> {
    let copied = builtin::copied(files, |kind| kind == FileKind::Starter);
    if let Some(id) = copied {
        return compiled(id);
    }
    let (found, mut problems) = files::of_starters(files);
    let mut starters = Starters { own: Vec::new(), translations: Vec::new() };
    let names: Vec<&str> = found.iter().filter(|one| one.tag.is_none()).map(|o| o.name).collect();
    for StarterFile { name, tag, file } in found {
        // Files of a user's own may do without what those that are built in speak of.
        let lists = (!builtin::is_built_in(file)).then_some(model);
        match (read(name, file, lists), tag) {
            (Err(told), _) => problems.extend(told),
            (Ok((starter, _)), None) => starters.own.push(starter),
            (Ok((starter, of)), Some(tag)) if names.contains(&name) => {
                let (tag, path) = (tag.to_owned(), file.path.clone());
                let built_in = builtin::stands_for(file);
                starters.translations.push(TranslatedStarter { tag, path, built_in, of, starter });
            }
            (Ok(_), Some(_)) => {
                let message = format!("this is a translation of {name}.md, which is not there");
                let help = format!("write {name}.md, or leave the language out of the name");
                problems.push(Problem::of_file(&file.path, message, help));
            }
        }
    }
    if problems.is_empty() { Ok(starters) } else { Err(Problems(problems)) }
}

/// Returns the starters that stand beside a built-in model, in a language where one is wanted that the
/// model speaks.
///
/// # Errors
/// Where there is no model of this name.
pub fn builtin_starters(id: &str, tag: Option<&str>) -> Result<Vec<Starter>, Problems> {
    Ok(compiled(id)?.said(tag))
}

fn compiled(id: &str) -> Result<Starters, Problems> {
    builtin::decoded(&format!("{id}/starters"))
}

impl Starters {
    /// Returns each in a language, or as it was written where that has none of it that is up to date.
    pub fn said(&self, tag: Option<&str>) -> Vec<Starter> {
        let said = self.own.iter().map(|own| {
            // The last file lies over those before it.
            let mut translated = self.translations.iter().rev();
            let translated = translated.find(|one| {
                Some(one.tag.as_str()) == tag && one.is_of(own) && one.of == Some(fingerprint(own))
            });
            translated.map_or(own, |one| &one.starter).clone()
        });
        said.collect()
    }

    pub fn len(&self) -> usize {
        self.own.len()
    }

    pub fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    /// Returns the translations that were made from other texts than today's, which are not shown.
    pub fn notes(&self) -> Vec<Problem> {
        let of =
            |one: &TranslatedStarter| self.own.iter().find(|own| one.is_of(own)).map(fingerprint);
        let stale = self.translations.iter().filter(|one| !one.built_in && one.of != of(one));
        let told = stale.map(|one| {
            let today = of(one).unwrap_or_default();
            let message =
                format!("it is translated from another {}.md than today's", one.starter.name);
            let help = format!("bring it up to date, then write `of: \"{today}\"` in its head");
            Problem::of_file(&one.path, message, help)
        });
        told.collect()
    }
}

impl TranslatedStarter {
    fn is_of(&self, own: &Starter) -> bool {
        self.starter.name == own.name
    }
}

fn fingerprint(starter: &Starter) -> String {
    let Starter { name: _, title, what, text } = starter;
    language::fingerprint_of([title.as_str(), what, text])
}

/// Reads a starter, and of what it is a translation where it says so; `model` is the one whose lists
/// it may name, none where it may name any.
fn read(
    name: &str,
    file: &SourceFile,
    model: Option<&Model>,
) -> Result<(Starter, Option<String>), Vec<Problem>> {
    let lines = file.lines();
    let ends = lines.iter().skip(1).position(|line| line.trim_end() == FENCE).map(|at| at + 1);
    let (Some(FENCE), Some(ends)) = (lines.first().map(|line| line.trim_end()), ends) else {
        let help = "begin it with a line `---`, then `title:` and `what:`, then a line `---`";
        return Err(vec![Problem::of_file(&file.path, "a starter without its head", help)]);
    };
    // The fence is left out and its line is not, so that each place is that of the file.
    let head = lines.get(1..ends).unwrap_or_default().join("\n");
    let head = SourceFile::new(file.path.clone(), format!("\n{head}\n"));
    let (tree, mut of_head) = yaml::parse(&head).map_err(|told| told.0)?;
    let read = StarterHead::read(&tree, &mut (), &mut of_head);
    let mut problems = of_head.finish();
    let mut reader = Reader::new(file);
    let body = lines.get(ends + 1..).unwrap_or_default();
    for (at, line) in body.iter().enumerate() {
        check(ends + 2 + at, line, model, &mut reader);
    }
    problems.extend(reader.finish());
    let text = body.join("\n").trim().to_owned();
    if text.is_empty() {
        let help = "write the document below its head";
        problems.push(Problem::of_file(&file.path, "a starter without text", help));
    }
    match read {
        Some(StarterHead { title, what, of }) if problems.is_empty() => {
            Ok((Starter { name: name.to_owned(), title, what, text: text + "\n" }, of))
        }
        _ => Err(problems),
    }
}

/// Tells what a line asks for and nothing can fill.
fn check(number: usize, line: &str, model: Option<&Model>, reader: &mut Reader<'_>) {
    for (range, asked) in asked(line) {
        let count = |text: Option<&str>| text.unwrap_or_default().chars().count();
        let column = count(line.get(..range.start)) + 1;
        let place = Place { line: number, column, width: count(line.get(range)) };
        match asked {
            Asked::Unknown(word) => {
                let blanks = || Blank::ALL.into_iter().map(Blank::as_str);
                let known = text::ticked(blanks());
                reader.tell_unknown(place, ("blank", word.trim()), blanks(), || {
                    format!("there are {known}, and `each LIST`, each between {{{{ and }}}}")
                });
            }
            Asked::Each(list) => {
                let lists = model.map(|model| model.lists.iter().map(|list| list.id.as_str()));
                if let Some(lists) = lists
                    && !lists.clone().any(|known| known == list)
                {
                    reader.tell_unknown(place, ("list", list), lists, || {
                        "name one of `lists` in model.yaml".to_owned()
                    });
                }
            }
            Asked::Blank(_) => {}
        }
    }
}
