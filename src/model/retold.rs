//! Why an answer is asked for again: sheets say it in English, readers are told in their language.

use std::borrow::Cow;

use crate::lang::{Lang, say};
use crate::model::whole::Model;

/// What stands between two reasons of which a sheet tells.
const THEN: &str = " Then ";
/// What a sheet says of an item that is newer than its answer.
const NEWER: &str = "its wording is of version ";

impl Model {
    /// Returns what a sheet says of why an answer is asked for again, in the language of the model;
    /// what nobody has translated, or somebody has written by hand, stays as it is.
    pub fn retold<'t>(&self, why: &'t str) -> Cow<'t, str> {
        if self.lang.tag() == Lang::default().tag() {
            return why.into();
        }
        let whole = self.one_retold(why).or_else(|| {
            let (first, then) = why.rsplit_once(THEN)?;
            let (first, then) = (self.retold(first), self.one_retold(then)?);
            Some(say!(self.lang, "{first} Then {then}", first, then))
        });
        whole.map_or(why.into(), Cow::Owned)
    }

    fn one_retold(&self, told: &str) -> Option<String> {
        let lang = &self.lang;
        if let Some(version) = told.strip_prefix(NEWER) {
            return Some(say!(lang, "its wording is of version {version}", version));
        }
        let renamed = told.strip_prefix("renamed to ");
        if let Some((item, version)) = renamed.and_then(|renamed| renamed.rsplit_once(" in ")) {
            return Some(say!(lang, "renamed to {item} in {version}", item, version));
        }
        let mut changes = self.changes.iter().flat_map(|changes| {
            let whys = changes.list.iter().filter_map(|change| change.why());
            whys.map(|(_, why)| (changes.version.as_str(), why))
        });
        changes.find_map(|(version, english)| {
            // Before another reason a sheet ends a sentence that has no end.
            let before = told.strip_suffix(english);
            let before = before.or_else(|| told.strip_suffix('.')?.strip_suffix(english))?;
            let what = before.strip_suffix(": ")?.strip_suffix(version)?.strip_suffix(" in ")?;
            let why = self.why_in_language(english);
            let item = |prefix: &str| what.strip_prefix(prefix);
            Some(if what == "reworded" {
                say!(lang, "reworded in {version}: {why}", version, why)
            } else if what == "removed" {
                say!(lang, "removed in {version}: {why}", version, why)
            } else if let Some(item) = item("split from ") {
                say!(lang, "split from {item} in {version}: {why}", item, version, why)
            } else if let Some(item) = item("split into ") {
                say!(lang, "split into {item} in {version}: {why}", item, version, why)
            } else if let Some(items) = item("merged from ") {
                say!(lang, "merged from {items} in {version}: {why}", items, version, why)
            } else {
                let item = item("merged into ")?;
                say!(lang, "merged into {item} in {version}: {why}", item, version, why)
            })
        })
    }

    fn why_in_language<'m>(&'m self, english: &'m str) -> &'m str {
        let mut retold = self.retold.iter();
        retold.find(|(why, _)| why == english).map_or(english, |(_, said)| said)
    }
}
