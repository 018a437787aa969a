//! Answers that came in for a sheet that is there already.

use jiff::civil::Date;

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
    /// sheet, which stay.
    pub older: Vec<ItemId>,
}

impl Sheet {
    /// Puts the answers of another sheet of the same respondent into this one. What they leave out
    /// beside a level stays.
    ///
    /// What says something else and has no day, or that of what stands here, is of `today`, on which
    /// it came in.
    #[must_use]
    pub fn joined_by(self, coming: Self, today: Date) -> Joined {
        let (new, changed, older) = (Vec::new(), Vec::new(), Vec::new());
        let mut joined = Joined { sheet: self, new, changed, older };
        for (id, answer) in coming.answers {
            let Some(was) = joined.sheet.answers.get(&id) else {
                joined.new.push(id.clone());
                joined.sheet.give(id, answer);
                continue;
            };
            let day = answer.answered.filter(|day| Some(*day) != was.answered);
            let mut answer = answer.over(was.clone());
            // A form comes back with what it was handed out with.
            if answer.choice == was.choice {
                answer.former.clone_from(&was.former);
            }
            let is_older = day.is_some_and(|day| day < was.answered.unwrap_or(joined.sheet.date));
            let confirms = was.estimate && !answer.estimate && !is_older;
            if says_the_same(&answer, was) && !confirms {
                continue;
            }
            if is_older {
                joined.older.push(id);
                continue;
            }
            answer.answered = Some(day.unwrap_or(today));
            joined.changed.push(id.clone());
            joined.sheet.give(id, answer);
        }
        joined
    }

    /// Says whether another sheet gives the same answers, whatever their days.
    pub fn answers_as(&self, other: &Self) -> bool {
        let same = |(id, one): (&ItemId, &Answer)| {
            other.answers.get(id).is_some_and(|other| says_the_same(one, other))
        };
        self.answers.len() == other.answers.len() && self.answers.iter().all(same)
    }
}

/// Says whether two answers differ at most by the day on which they were given, and by whether
/// they are estimates.
fn says_the_same(one: &Answer, other: &Answer) -> bool {
    Answer { answered: other.answered, estimate: other.estimate, ..one.clone() } == *other
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
        let (may, june, today) = (Some("2026-05-20"), Some("2026-06-20"), Some("2026-07-01"));
        let there = [("a", "low", may), ("b", "low", june), ("c", "low", None), ("d", "low", june)];
        let coming =
            [("a", "high", june), ("b", "high", may), ("c", "high", None), ("d", "high", None)];
        let joined = sheet(&there).joined_by(sheet(&coming), "2026-07-01".parse().unwrap());
        assert_eq!(ids(&joined.changed), ["a", "c", "d"]);
        assert_eq!(ids(&joined.older), ["b"]);
        let kept =
            [("a", "high", june), ("b", "low", june), ("c", "high", today), ("d", "high", today)];
        assert_eq!(joined.sheet, sheet(&kept));
    }

    #[test]
    fn an_answer_changed_in_a_form_is_of_the_day_on_which_it_came_in() {
        let there = sheet(&[("a", "low", Some("2026-05-20"))]);
        let coming = sheet(&[("a", "high", Some("2026-05-20")), ("b", "low", None)]);
        let joined = there.joined_by(coming, "2026-07-01".parse().unwrap());
        let today = Some("2026-07-01");
        assert_eq!(joined.sheet, sheet(&[("a", "high", today), ("b", "low", None)]));
    }

    #[test]
    fn what_says_the_same_changes_nothing_whatever_its_day() {
        let there = sheet(&[("a", "low", Some("2026-05-20"))]);
        let coming = sheet(&[("a", "low", Some("2026-06-20"))]);
        let joined = there.clone().joined_by(coming, "2026-07-01".parse().unwrap());
        assert_eq!(joined.sheet, there);
        assert!(joined.changed.is_empty() && joined.older.is_empty() && joined.new.is_empty());
    }
}
