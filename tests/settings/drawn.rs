//! Edits of settings that nobody thought of.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ospo::model::PersonWeeks;
use ospo::organisation::Organisation;
use ospo::organisation::edit::{self, ActionChange, FactChange};
use ospo::problem::{Problems, SourceFile};
use proptest::prelude::*;
use proptest::sample::select;

use crate::files::{ITEMS, STATEMENTS, text};
use crate::{file, item, parsed};

/// One thing that is changed.
#[derive(Clone, Debug)]
enum Edit {
    Sector(Option<String>),
    Size(Option<u32>),
    Rating(&'static str, Option<u32>),
    Owner(&'static str, Option<String>),
    Due(&'static str, Option<Date>),
    Capacity(Option<u32>),
}

fn drawn_edit() -> impl Strategy<Value = Edit> {
    let text = || proptest::option::of("\\PC{0,12}[a-z]".prop_map(|text| text.trim().to_owned()));
    let day = proptest::option::of((2026..2030_i16, 1..=12_i8, 1..=28_i8));
    prop_oneof![
        text().prop_map(Edit::Sector),
        proptest::option::of(1..9_999_999_u32).prop_map(Edit::Size),
        (select(&STATEMENTS[..]), proptest::option::of(0..=4_u32))
            .prop_map(|(id, value)| Edit::Rating(id, value)),
        (select(&ITEMS[..]), text()).prop_map(|(id, owner)| Edit::Owner(id, owner)),
        (select(&ITEMS[..]), day).prop_map(|(id, day)| {
            Edit::Due(id, day.map(|(year, month, day)| Date::new(year, month, day).unwrap()))
        }),
        proptest::option::of(1..=100_000_u32).prop_map(Edit::Capacity),
    ]
}

impl Edit {
    fn make(&self, file: Option<&SourceFile>) -> Result<String, Problems> {
        match self.clone() {
            Self::Sector(sector) => edit::with_facts(file, &[FactChange::Sector(sector)]),
            Self::Size(size) => edit::with_facts(file, &[FactChange::Size(size)]),
            Self::Rating(id, value) => {
                edit::with_ratings(file, &BTreeMap::from([(id.to_owned(), value)]))
            }
            Self::Owner(id, owner) => {
                edit::with_action(file, &item(id), &[ActionChange::Owner(owner)])
            }
            Self::Due(id, due) => edit::with_action(file, &item(id), &[ActionChange::Due(due)]),
            Self::Capacity(capacity) => edit::with_capacity(file, capacity.map(PersonWeeks)),
        }
    }

    fn takes_out(&self) -> bool {
        match self {
            Self::Sector(text) | Self::Owner(_, text) => text.is_none(),
            Self::Size(number) | Self::Rating(_, number) | Self::Capacity(number) => {
                number.is_none()
            }
            Self::Due(_, day) => day.is_none(),
        }
    }

    /// What is said, without places: once as the file has it, once with the edit made by hand.
    fn meant(&self, before: &Organisation) -> Vec<String> {
        let mut said = Said::of(before);
        match self.clone() {
            Self::Sector(sector) => said.set("sector", sector),
            Self::Size(size) => said.set("size", size.map(|size| size.to_string())),
            Self::Rating(id, value) => {
                said.set(&format!("rating {id}"), value.map(|value| value.to_string()));
            }
            Self::Owner(id, owner) => said.set(&format!("owner {id}"), owner),
            Self::Due(id, due) => said.set(&format!("due {id}"), due.map(|due| due.to_string())),
            Self::Capacity(capacity) => {
                said.set("capacity", capacity.map(|c| PersonWeeks(c).to_string()));
            }
        }
        said.lines()
    }
}

/// Everything that settings say, one line each.
struct Said(BTreeMap<String, String>);

impl Said {
    fn of(organisation: &Organisation) -> Self {
        let mut said = Self(BTreeMap::new());
        said.set("organisation", organisation.name.clone());
        said.set("unit", organisation.unit.clone());
        said.set("sector", organisation.sector.clone());
        said.set("size", organisation.size.map(|size| size.to_string()));
        said.set("kind", organisation.kind.clone());
        said.set("reports_to", organisation.reports_to.clone());
        said.set("model", organisation.model.clone());
        said.set("checklists", organisation.checklists.clone());
        said.set("respondent", organisation.respondent.as_ref().map(|r| format!("{r:?}")));
        let stale_after = organisation.stale_after.map(|period| period.to_string());
        said.set("stale after", stale_after);
        if let Some(target) = &organisation.target {
            said.set("target", target.stage.map(|(number, _)| number.to_string()));
            said.set("target reason", target.reason.clone());
            for (id, wish) in &target.areas {
                said.set(
                    &format!("area {id}"),
                    Some(format!("{} {:?}", wish.level.0, wish.reason)),
                );
            }
            for (id, wish) in &target.items {
                said.set(
                    &format!("wish {id}"),
                    Some(format!("{} {:?}", wish.level.0, wish.reason)),
                );
            }
        }
        for (id, rating) in &organisation.ratings {
            said.set(&format!("rating {id}"), Some(rating.value.to_string()));
        }
        said.set("capacity", organisation.plan.capacity.map(|c| c.to_string()));
        for (id, action) in &organisation.plan.actions {
            said.set(&format!("owner {id}"), action.owner.clone());
            said.set(&format!("due {id}"), action.due.map(|due| due.to_string()));
        }
        said
    }

    fn set(&mut self, name: &str, value: Option<String>) {
        match value {
            Some(value) => self.0.insert(name.to_owned(), value),
            None => self.0.remove(name),
        };
    }

    fn lines(&self) -> Vec<String> {
        self.0.iter().map(|(name, value)| format!("{name}: {value}")).collect()
    }
}

/// The lines in which two texts differ: those of the one and those of the other between what they
/// have in common at the beginning and at the end.
fn difference(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let lines =
        |text: &str| -> Vec<String> { text.split_inclusive('\n').map(Into::into).collect() };
    let (mut one, mut other) = (lines(before), lines(after));
    while !one.is_empty() && !other.is_empty() && one[0] == other[0] {
        one.remove(0);
        other.remove(0);
    }
    while !one.is_empty() && one.last() == other.last() {
        one.pop();
        other.pop();
    }
    (one, other)
}

fn comments(text: &str) -> Vec<&str> {
    let after = text.split("# c").skip(1);
    after.filter_map(|rest| rest.split('.').next()).collect()
}

proptest! {
    #[test]
    fn an_edit_says_what_is_meant_and_leaves_all_else_byte_for_byte(
        text in text(),
        edits in proptest::collection::vec(drawn_edit(), 1..6),
    ) {
        let mut before = text;
        for edit in edits {
            let after = edit.make(Some(&file(before.clone())));
            let after = after.unwrap_or_else(|problems| panic!("{problems}\n{edit:?}\n{before}"));
            prop_assert_eq!(
                Said::of(&parsed(&after)).lines(),
                edit.meant(&parsed(&before)),
                "{}", after
            );
            prop_assert_eq!(comments(&before), comments(&after), "{}\n{}", before, after);
            let (gone, come) = difference(&before, &after);
            if edit.takes_out() {
                prop_assert!(come.len() <= gone.len().max(1) * 2, "{gone:?} {come:?}");
            } else {
                // A line that had no end, as the last of a file, gets one when another follows.
                prop_assert!(gone.len() <= 1, "{gone:?} {come:?}");
                prop_assert!(come.len() <= 5, "{gone:?} {come:?}");
            }
            prop_assert_eq!(&edit.make(Some(&file(after.clone()))).unwrap(), &after);
            before = after;
        }
    }

    #[test]
    fn a_file_with_anything_in_it_is_edited_soundly_or_left(
        text in text(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), "[ \\n{}:,#\"'>|a?&*-]{0,3}"), 1..4),
        edit in drawn_edit(),
    ) {
        let mut broken: Vec<char> = text.chars().collect();
        for (at, new) in cuts {
            let at = at.index(broken.len() + 1);
            broken.splice(at..at, new.chars());
        }
        let before: String = broken.into_iter().collect();
        if let Ok(said) = ospo::organisation::parse(&file(before.clone())) {
            match edit.make(Some(&file(before.clone()))) {
                Ok(after) => {
                    prop_assert_eq!(Said::of(&parsed(&after)).lines(), edit.meant(&said), "{}", after);
                    prop_assert_eq!(&edit.make(Some(&file(after.clone()))).unwrap(), &after);
                }
                Err(problems) => {
                    let told = crate::told(&problems);
                    prop_assert!(told.contains("by hand: "), "{told}\n{edit:?}\n{before}");
                }
            }
        }
    }
}
