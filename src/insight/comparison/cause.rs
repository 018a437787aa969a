//! Why an answer may be another one, although nobody did anything.

use crate::answers::Respondent;
use crate::answers::Sheet;
use crate::model::Item;

/// Why an answer is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The same people answered the same question: the organisation changed.
    Organisation,
    /// The question has another wording than before.
    Wording,
    /// Somebody else answered.
    Respondent,
}

impl Cause {
    /// Returns the word that programs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Wording => "wording",
            Self::Respondent => "respondent",
        }
    }

    /// Says why the answers of two sheets to an item may differ.
    pub(super) fn of(item: &Item, one: &Sheet, other: &Sheet) -> Self {
        if was_reworded(item, &one.model.version, &other.model.version) {
            Self::Wording
        } else if Respondent::are_two(one.respondent.as_ref(), other.respondent.as_ref()) {
            Self::Respondent
        } else {
            Self::Organisation
        }
    }
}

/// Says whether an item has its wording since a version after the older of two.
fn was_reworded(item: &Item, one: &str, other: &str) -> bool {
    let Some(since) = item.since.as_deref().filter(|_| one != other) else {
        return false;
    };
    match (numbers(since), numbers(one), numbers(other)) {
        (Some(since), Some(one), Some(other)) => since > one.min(other),
        // Words have no order: one of the two is the first with this wording, or none of them.
        _ => (since == one) != (since == other),
    }
}

/// Returns the numbers of a version such as `1.10`; none of anything else. What is 0 at the end
/// says nothing.
fn numbers(version: &str) -> Option<Vec<u64>> {
    let numbers = version.split('.').map(|part| part.parse().ok());
    let mut numbers: Vec<u64> = numbers.collect::<Option<_>>()?;
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_by_their_numbers() {
        assert!(numbers("1.10") > numbers("1.9"));
        assert!(numbers("1.0") == numbers("1"));
        assert_eq!(numbers("1.x"), None);
    }
}
