//! Who answers.

use serde_json::{Map, Value, json};

use crate::answers::choosable;
use crate::answers::same_name::{name_key, same_name, without_accents};
use crate::checklist;
use crate::format::{self, May, PutRow, Row, Stands, TakeRow, What, Word, Write, kind, record};
use crate::text;
use crate::yaml::{Fields, Reader};

record! {
    /// Who answers.
    #[derive(Default, PartialOrd, Ord)]
    pub struct Respondent: "a respondent", "respondents" in any {
        /// A name, as the respondent gives it; a number will do.
        name: May<Word>,
        /// A role, as in `roles` of model.yaml.
        role: May<RoleWord>,
    }
}

kind! {
    /// A role by its id, or by its title in a built-in model in any language.
    pub struct RoleWord = String: What::Else(
        // A title has a blank or a capital, or is in letters that no id has.
        || json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$|^[^!-/:-@]*$" }),
    ), "roles",
    in any |node, _, reader| {
        let word = reader.word(node)?;
        let said = || checklist::builtin_ids().find_map(|id| choosable::role_said(word, id));
        if text::is_id(word) { Some(word.to_owned()) } else { said().or_else(|| reader.id(node)) }
    }
}

impl<C> Write<C> for RoleWord {
    fn write(role: &String, _: &C) -> Value {
        role.as_str().into()
    }
}

impl Respondent {
    /// Says that nothing is known of the respondent.
    pub fn is_empty(&self) -> bool {
        self.name.is_none() && self.role.is_none()
    }

    /// Returns `Kim Doe (legal)`, or what is known of it.
    pub fn in_words(&self) -> Option<String> {
        match (&self.name, &self.role) {
            (Some(name), Some(role)) => Some(format!("{name} ({role})")),
            (name, role) => name.clone().or_else(|| role.clone()),
        }
    }

    /// Says whether two respondents are known to differ: what one of them leaves out tells nothing.
    pub fn are_two(one: Option<&Self>, other: Option<&Self>) -> bool {
        let (Some(one), Some(other)) = (one, other) else {
            return false;
        };
        let other_name = one.name.as_deref().zip(other.name.as_deref());
        let other_role = one.role.as_ref().zip(other.role.as_ref());
        other_name.is_some_and(|(one, other)| !same_name(one, other))
            || other_role.is_some_and(|(one, other)| one != other)
    }

    /// Says whether two respondents are known to be the same: both say the same of themselves.
    pub fn are_one(one: Option<&Self>, other: Option<&Self>) -> bool {
        let said = |who: Option<&Self>| {
            who.map(|who| (who.name.as_deref().map(name_key), who.role.clone()))
        };
        said(one) == said(other)
    }

    /// Says whether two respondents are known to be the same: by their name, or, where neither has
    /// one, by their role.
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.name, &other.name) {
            (Some(one), Some(other)) => same_name(one, other),
            (None, None) => self.role.is_some() && self.role == other.role,
            _ => false,
        }
    }

    /// Returns what names a sheet of theirs: `lea-legal`; empty where no letter of it can stand in
    /// the name of a file.
    pub fn id(&self) -> String {
        let parts = [
            self.name.as_deref().map(without_accents).and_then(|name| text::to_id(&name)),
            self.role.clone(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("-")
    }
}

/// A respondent; none where nothing is said of one.
#[derive(Debug)]
pub struct Who;

impl Row for Who {
    type Value = Option<Respondent>;
    const REQUIRED: bool = false;
    const STANDS: Stands = May::<Respondent>::STANDS;
}

impl<C> PutRow<C> for Who {
    fn put(
        name: &'static str,
        who: &Option<Respondent>,
        known: &C,
        fields: &mut Map<String, Value>,
    ) {
        let Some(who) = who else { return };
        let who = format::write_record(who, known);
        if who.as_object().is_some_and(|who| !who.is_empty()) {
            fields.insert(name.to_owned(), who);
        }
    }
}

impl<C> TakeRow<C> for Who {
    fn take<'a>(
        name: &'static str,
        fields: &mut Fields<'_, 'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<Option<Respondent>> {
        let who = May::<Respondent>::take(name, fields, known, reader)?;
        Some(who.filter(|who| !who.is_empty()))
    }
}
