//! Answers that came in for a sheet that is there already.

use crate::answers::answer::Answer;
use crate::answers::sheet::Sheet;
use crate::model::ItemId;

/// A sheet with answers that came in later, and what they are to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The sheet as it would be: with what is new and what is changed, without what is older.
    pub sheet: Sheet,
    /// The items that had no answer.
    pub new: Vec<ItemId>,
    /// The items whose answers say something else, and are not of an earlier day.
    pub changed: Vec<ItemId>,
    /// The items whose answers say something else and are of an earlier day than those in the
    /// sheet, which stay. An answer without a day is of the day of its sheet.
    pub older: Vec<ItemId>,
}

impl Sheet {
    /// Puts the answers of another sheet of the same respondent into this one. What they leave out
    /// beside a level stays.
    #[must_use]
    pub fn joined_by(self, coming: Self) -> Joined {
        let (there, then) = (self.date, coming.date);
        let (new, changed, older) = (Vec::new(), Vec::new(), Vec::new());
        let mut joined = Joined { sheet: self, new, changed, older };
        for (id, answer) in coming.answers {
            let Some(was) = joined.sheet.answers.get(&id) else {
                joined.new.push(id.clone());
                joined.sheet.give(id, answer);
                continue;
            };
            let is_older = answer.answered.unwrap_or(then) < was.answered.unwrap_or(there);
            let answer = answer.over(was.clone());
            match (says_the_same(&answer, was), is_older) {
                (true, _) => {}
                (false, true) => joined.older.push(id),
                (false, false) => {
                    joined.changed.push(id.clone());
                    joined.sheet.give(id, answer);
                }
            }
        }
        joined
    }
}

/// Says whether two answers differ by the day alone on which they were given, if at all.
fn says_the_same(one: &Answer, other: &Answer) -> bool {
    Answer { answered: other.answered, ..one.clone() } == *other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Choice, ModelRef};
    use crate::model::{LevelId, ModelId};
    use std::collections::BTreeMap;

    fn sheet(answers: &[(&str, &str, Option<&str>)]) -> Sheet {
        let answers = answers.iter().map(|(item, level, day)| {
            let mut answer = Answer::new(Choice::Level(LevelId::new(*level)));
            answer.answered = day.map(|day| day.parse().unwrap());
            (ItemId::new(*item), answer)
        });
        Sheet {
            model: ModelRef { id: ModelId::new("m"), version: "1".to_owned(), fingerprint: None },
            subject: "Acme".to_owned(),
            date: "2026-05-01".parse().unwrap(),
            respondent: None,
            merged: None,
            closed: None,
            answers: answers.collect(),
            again: BTreeMap::new(),
        }
    }

    fn ids(items: &[ItemId]) -> Vec<&str> {
        items.iter().map(ItemId::as_str).collect()
    }

    #[test]
    fn the_older_answer_never_takes_the_place_of_the_newer() {
        let (may, june) = (Some("2026-05-20"), Some("2026-06-20"));
        let there = [("a", "low", may), ("b", "low", june), ("c", "low", None), ("d", "low", june)];
        let coming =
            [("a", "high", june), ("b", "high", may), ("c", "high", None), ("d", "high", None)];
        let joined = sheet(&there).joined_by(sheet(&coming));
        assert_eq!(ids(&joined.changed), ["a", "c"]);
        assert_eq!(ids(&joined.older), ["b", "d"]);
        let kept =
            [("a", "high", june), ("b", "low", june), ("c", "high", None), ("d", "low", june)];
        assert_eq!(joined.sheet, sheet(&kept));
    }

    #[test]
    fn what_says_the_same_changes_nothing_whatever_its_day() {
        let there = sheet(&[("a", "low", Some("2026-05-20"))]);
        let coming = sheet(&[("a", "low", Some("2026-06-20")), ("b", "low", None)]);
        let joined = there.joined_by(coming);
        assert_eq!((ids(&joined.new), joined.changed.len(), joined.older.len()), (vec!["b"], 0, 0));
        assert_eq!(joined.sheet.answers[&ItemId::new("a")].answered, "2026-05-20".parse().ok());
    }
}
