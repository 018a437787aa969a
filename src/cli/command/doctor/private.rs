//! What must not be read by others: names of people and units, names of files that have these in
//! them, and words from sheets.

use std::collections::BTreeSet;
use std::path::{MAIN_SEPARATOR, Path};
use std::{env, fs};

use jiff::civil::Date;
use ospo::answers::{NOT_APPLICABLE, UNKNOWN};
use ospo::checklist;
use ospo::lang::Lang;
use ospo::model::Model;
use ospo::report::{Checkup, Circumstance, Finding, LookedAt};
use ospo::say;
use ospo::schema::{self, Shape};
use serde_json::Value;

use crate::cli::command::doctor::sheets::ReadSheet;
use crate::cli::desk::{self, odd};
use crate::cli::session::Session;

/// What stands for a word that is left out.
const LEFT_OUT: &str = "…";
/// How what one types begins.
const COMMANDS: [&str; 4] = ["ospo ", "git ", "chmod ", "--"];

/// What helps give as examples or as names of variables.
const EXAMPLES: [&str; 13] = [
    "2+",
    "altscreen on",
    "de",
    "pt-BR",
    "zh-Hans",
    "CHROME",
    "HOME",
    "PAGER",
    "TERM",
    "TZ",
    "LC_ALL=C.UTF-8",
    "TERM=xterm-256color",
    "XDG_CONFIG_HOME",
];

/// Words that are left out, and those in backticks that need not be.
pub(super) struct Private {
    /// Each with what stands for it, the longest first.
    hidden: Vec<(String, String)>,
    known: BTreeSet<String>,
}

impl Private {
    pub(super) fn of(session: &Session, sheets: &[ReadSheet]) -> Self {
        let mut hidden: Vec<(String, String)> = Vec::new();
        let home = env::home_dir().filter(|home| home.parent().is_some());
        hidden.extend(places(session, home.as_deref()));
        hidden.extend(values(session).map(|value| (value, LEFT_OUT.to_owned())));
        hidden.extend(home.map(|home| (home.display().to_string(), "~".to_owned())));
        for entry in fs::read_dir(session.store.assessments()).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let day = desk::sheet_name(&path).day.map(|day| day.to_string());
            if day.as_ref() != Some(&name) && !name.starts_with('.') {
                let instead = day.map_or_else(|| LEFT_OUT.to_owned(), |day| format!("{day}-…"));
                hidden.push((name, instead));
            }
        }
        let mut people: BTreeSet<&str> = BTreeSet::new();
        for ReadSheet { sheet, .. } in sheets {
            let respondent = sheet.respondent.as_ref();
            people.extend(respondent.and_then(|respondent| respondent.name.as_deref()));
            people.insert(&sheet.subject);
            let evidence = sheet.answers.values().flat_map(|answer| &answer.evidence);
            people.extend(
                evidence.map(|one| one.text.as_str()).filter(|text| odd::names_a_file(text)),
            );
        }
        for (_, said) in &session.settings.layers {
            people.extend(said.people.iter().map(|one| one.name.as_str()));
        }
        let subject = session.settings.organisation.subject();
        people.extend(subject.as_deref());
        let people = people.into_iter().filter(|name| !name.trim().is_empty());
        hidden.extend(people.map(|name| (name.to_owned(), LEFT_OUT.to_owned())));
        if cfg!(windows) {
            // Paths are told with the other sign between their parts.
            let told =
                hidden.iter().map(|(path, instead)| (path.replace('\\', "/"), instead.clone()));
            hidden.extend(told.collect::<Vec<_>>());
        }
        hidden.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self { hidden, known: known() }
    }

    /// Returns what was found, to be shown to anybody.
    pub(super) fn without(&self, lang: &Lang, checkup: Checkup) -> Checkup {
        let findings = checkup.findings.into_iter().map(|finding| Finding {
            path: finding.path.map(|path| match finding.at {
                LookedAt::Checklists => of_checklist(&path),
                _ => self.said(&path),
            }),
            what: self.said(&finding.what),
            helps: finding.helps.iter().map(|help| self.said(help)).collect(),
            ..finding
        });
        let circumstances = checkup.circumstances.into_iter();
        let circumstances = circumstances
            .map(|one| Circumstance {
                value: one.value.map(|value| match one.key {
                    "checklists" => LEFT_OUT.to_owned(),
                    "folder" if !value.starts_with('~') => LEFT_OUT.to_owned(),
                    "pager" => self.said(program(pager_of(&value))),
                    "browser" => self.said(program(&value)),
                    _ => self.said(&value),
                }),
                ..one
            })
            .collect();
        let folder = say!(lang, "this folder");
        Checkup { folder, findings: findings.collect(), circumstances, ..checkup }
    }

    fn said(&self, text: &str) -> String {
        let text = self
            .hidden
            .iter()
            .fold(text.to_owned(), |text, (name, instead)| replaced(&text, name, instead));
        let text = without_paths(&text);
        // What stands in backticks is every second part.
        let parts = text.split('`').enumerate().map(|(at, part)| match at % 2 {
            1 if !self.may_be_said(part) => LEFT_OUT,
            _ => part,
        });
        parts.collect::<Vec<_>>().join("`")
    }

    fn may_be_said(&self, word: &str) -> bool {
        let mut parts = word.split(": ").filter(|part| *part != LEFT_OUT);
        parts.all(|part| self.known.contains(part.trim_end_matches(':')))
            || COMMANDS.iter().any(|command| word.starts_with(command))
            || EXAMPLES.contains(&word)
            || (word.starts_with("OSPO_") && !word.contains(|c: char| c.is_ascii_lowercase()))
    }
}

/// Returns the folder, what it lies in, and where the checklists and settings are, each with what
/// stands for it.
fn places(session: &Session, home: Option<&Path>) -> Vec<(String, String)> {
    let folder = session.store.folder();
    let folder = dunce::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let settings = session.settings.layers.iter();
    let settings = settings.filter_map(|(file, _)| Path::new(&file.path).parent());
    let own = session.settings.checklists.as_deref();
    let own_places = own.into_iter().chain(own.and_then(|own| own.strip_prefix(".").ok()));
    let above = folder.ancestors().skip(1).chain(settings).filter(|above| {
        above.is_absolute()
            && above.parent().is_some()
            && !home.is_some_and(|home| above.starts_with(home))
    });
    let left_out = above.chain(own_places).map(|place| (place.display().to_string(), LEFT_OUT));
    let here = folder.display().to_string();
    let inner = (format!("{here}{MAIN_SEPARATOR}"), "");
    let all = [inner, (here, ".")].into_iter().chain(left_out);
    let all = all.filter(|(place, _)| !matches!(place.as_str(), "" | "." | ".." | "/"));
    all.map(|(place, instead)| (place, instead.to_owned())).collect()
}

/// Returns what the environment says to us that may be words of somebody's own.
fn values(session: &Session) -> impl Iterator<Item = String> {
    let tag = session.lang().tag().to_owned();
    let ours = env::vars_os().filter(|(name, _)| {
        let name = name.to_string_lossy();
        name.starts_with("OSPO_") || ["CHROME", "XDG_CONFIG_HOME"].contains(&name.as_ref())
    });
    let zone = session.odd_zone().and_then(|_| env::var_os("TZ"));
    let values = ours.map(|(_, value)| value).chain(zone);
    let values = values.map(|value| value.to_string_lossy().trim().to_owned());
    values.filter(move |value| {
        value.chars().count() > 2
            && *value != tag
            && value.parse::<Date>().is_err()
            && !["true", "false", "yes", "no"].contains(&value.as_str())
            && !checklist::builtin_ids().any(|id| id == value)
    })
}

/// Returns the name of a file of a checklist, where it is one that all checklists have.
fn of_checklist(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.trim_end_matches(".yaml");
    let number = stem.strip_prefix("stage-");
    let is_stage = number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()));
    if is_stage || ["model", "topics"].contains(&stem) {
        format!("{LEFT_OUT}/{name}")
    } else {
        LEFT_OUT.to_owned()
    }
}

/// Returns the program of what one types, without what it is told.
fn pager_of(typed: &str) -> &str {
    let typed = typed.trim();
    match typed.chars().next() {
        Some(quote @ ('"' | '\'')) => typed.split(quote).nth(1).unwrap_or_default(),
        _ => typed.split_whitespace().find(|word| !word.contains('=')).unwrap_or_default(),
    }
}

fn program(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// Puts something in place of a name, but not of letters within a word.
fn replaced(text: &str, name: &str, instead: &str) -> String {
    let within = |one: Option<char>, other: Option<char>| {
        [one, other].iter().all(|sign| sign.is_some_and(|sign| sign.is_ascii_alphanumeric()))
    };
    let (mut said, mut from) = (String::new(), 0);
    for (at, _) in text.match_indices(name) {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let is_part = within(before.chars().next_back(), name.chars().next())
            || within(name.chars().next_back(), after.chars().next());
        if !is_part {
            said += &text[from..at];
            said += instead;
            from = at + name.len();
        }
    }
    said + &text[from..]
}

/// Leaves out paths that begin at the root, or at what was left out.
fn without_paths(text: &str) -> String {
    let mut said = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let before = said.chars().next_back();
        let is_inner = before.is_some_and(|c| c.is_alphanumeric() || ".~-_)]>/".contains(c));
        let goes_on = signs.peek().is_some_and(|next| !next.is_whitespace() && *next != '/');
        if sign != '/' || is_inner || !goes_on {
            said.push(sign);
            continue;
        }
        if before != Some('…') {
            said += LEFT_OUT;
        }
        let is_end = |next: &char| next.is_whitespace() || "`'\"”’),;".contains(*next);
        while signs.next_if(|next| !is_end(next)).is_some() {}
    }
    said
}

/// Returns the words that everybody may read: fields, formats, and what the built-in models name.
fn known() -> BTreeSet<String> {
    let mut known = BTreeSet::from([UNKNOWN, NOT_APPLICABLE].map(str::to_owned));
    for shape in Shape::ALL {
        known.insert(shape.id());
        fields(&schema::of(shape), &mut known);
    }
    for id in checklist::builtin_ids() {
        known.insert(id.to_owned());
        let model = checklist::builtin_model(id, None).ok();
        for item in model.iter().flat_map(Model::items_and_topics) {
            known.insert(item.id.to_string());
            known.extend(item.scale.levels.iter().map(|level| level.id.to_string()));
        }
    }
    known
}

fn fields(part: &Value, known: &mut BTreeSet<String>) {
    match part {
        Value::Object(map) => {
            let named = map.get("properties").and_then(Value::as_object);
            known.extend(named.into_iter().flat_map(|fields| fields.keys().cloned()));
            map.values().for_each(|part| fields(part, known));
        }
        Value::Array(list) => list.iter().for_each(|part| fields(part, known)),
        _ => {}
    }
}
