//! What must hold of an `ospo.yaml` that commands write into.

use std::collections::BTreeMap;

use ospo::answers::{Respondent, Sheet};
use ospo::insight::Assessment;
use ospo::model::{ItemId, ListId, PersonWeeks, ScopeId};
use ospo::organisation::edit::{self, ActionChange, FactChange};
use ospo::organisation::{self, InScope, Organisation};
use ospo::problem::{Problems, SourceFile};
use ospo::score::Narrowed;

use crate::fuzz_bodies::{BASE_MODEL, check_plan, check_problems, comments, date, file};

/// Reads the bytes as an `ospo.yaml`, works out what it wants, and writes into it.
pub(crate) fn settings(bytes: &[u8]) {
    let Some(file) = file("ospo.yaml", bytes) else {
        return;
    };
    let organisation = match organisation::parse(&file) {
        Ok(organisation) => organisation,
        Err(problems) => return check_problems(&problems, &file),
    };
    for change in changes(&organisation) {
        check_edit(&file, &change);
    }
    let model = &*BASE_MODEL;
    if let Err(problems) = organisation.plan.check(&file, model) {
        check_problems(&problems, &file);
    }
    let Some(target) = organisation.target else {
        return;
    };
    match target.wanted(&file, model) {
        Ok(wanted) => {
            assert!(wanted.credits.keys().all(|id| model.item(id).is_some()));
            let sheet = Sheet::new(model, "Acme", date());
            check_plan(&Assessment::new(model, sheet, Narrowed::default(), Some(wanted)));
        }
        Err(problems) => check_problems(&problems, &file),
    }
}

/// Writes into a file something that it does not say, or takes it out again.
type Change = Box<dyn Fn(&SourceFile, bool) -> Result<String, Problems>>;

/// One change for each thing that commands settle and that is not settled yet.
fn changes(organisation: &Organisation) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let item = ItemId::new("policy");
    let action = organisation.plan.actions.get(&item);
    if action.is_none_or(|action| action.owner.is_none() && action.agreed.is_none()) {
        let item = item.clone();
        changes.push(Box::new(move |file, on| {
            let owner = on.then(|| "Kim: the first".to_owned());
            edit::with_action(Some(file), &item, &[ActionChange::Owner(owner)])
        }));
    }
    if action.is_none_or(|action| action.due.is_none()) {
        changes.push(Box::new(move |file, on| {
            edit::with_action(Some(file), &item, &[ActionChange::Due(on.then(date))])
        }));
    }
    if organisation.size.is_none() {
        changes.push(Box::new(|file, on| {
            edit::with_facts(Some(file), &[FactChange::Size(on.then_some(1200))])
        }));
    }
    if organisation.unit.is_none() {
        changes.push(Box::new(|file, on| {
            let unit = on.then(|| "R&D # one".to_owned());
            edit::with_facts(Some(file), &[FactChange::Unit(unit)])
        }));
    }
    if !organisation.ratings.contains_key("first") {
        changes.push(Box::new(|file, on| {
            let rating = BTreeMap::from([("first".to_owned(), on.then_some(3))]);
            edit::with_ratings(Some(file), &rating)
        }));
    }
    let scope = ScopeId::new("no-code");
    if !organisation.scope.contains_key(&scope) {
        changes.push(Box::new(move |file, on| {
            edit::with_scope(Some(file), &scope, on.then_some(InScope::No))
        }));
    }
    let list = ListId::new("licences");
    if !organisation.lists.contains_key(&list) {
        changes.push(Box::new(move |file, on| {
            let entries = ["- MIT".to_owned(), "“BSD”: 3".to_owned()];
            edit::with_list(Some(file), &list, if on { &entries } else { &[] })
        }));
    }
    if organisation.plan.capacity.is_none() {
        changes.push(Box::new(|file, on| {
            edit::with_capacity(Some(file), on.then_some(PersonWeeks(250)))
        }));
    }
    if organisation.respondent.is_none() {
        changes.push(Box::new(|file, on| {
            let name = Some("Jo\u{a0}Doe".to_owned());
            let respondent = Respondent { name, ..Respondent::default() };
            if on {
                edit::with_respondent(Some(file), &respondent)
            } else {
                Ok(file.text.to_string())
            }
        }));
    }
    changes
}

/// A file that cannot be edited is told; another keeps its lines and its comments, says the new thing
/// once, and without it what it said before.
fn check_edit(file: &SourceFile, change: &Change) {
    let edited = match change(file, true) {
        Ok(text) => SourceFile::new(file.path.clone(), text),
        Err(problems) => return check_problems(&problems, file),
    };
    assert_ne!(says(&edited), says(file), "what is settled is not there:\n{}", edited.text);
    assert_eq!(comments(&edited.text), comments(&file.text), "{}", edited.text);
    let gone = lines_gone(file, &edited);
    assert!(gone.len() <= 1, "{gone:?} are gone from\n{}\nthat became\n{}", file.text, edited.text);
    assert_eq!(change(&edited, true).as_deref(), Ok(&*edited.text), "settled twice");
    match change(&edited, false) {
        Ok(text) if text == edited.text => {}
        Ok(text) => {
            let back = SourceFile::new(file.path.clone(), text);
            assert_eq!(says(&back), says(file), "from\n{}\nto\n{}", edited.text, back.text);
            assert_eq!(comments(&back.text), comments(&file.text), "{}", back.text);
        }
        Err(problems) => check_problems(&problems, &edited),
    }
}

/// Returns what settings say, wherever it stands.
fn says(file: &SourceFile) -> String {
    let organisation = organisation::parse(file).unwrap_or_else(|problems| panic!("{problems}"));
    let said = format!("{organisation:?}");
    let mut parts = said.split("Place { ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| said + part.split_once('}').map_or(part, |(_, rest)| rest))
}

/// Returns the lines that one file has and the other has not.
fn lines_gone<'f>(file: &'f SourceFile, edited: &SourceFile) -> Vec<&'f str> {
    let mut there = edited.lines();
    let mut gone = file.lines();
    gone.retain(|line| match there.iter().position(|other| other == line) {
        Some(found) => {
            there.swap_remove(found);
            false
        }
        None => !line.trim().is_empty(),
    });
    gone
}
