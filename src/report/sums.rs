//! Percents written out so that they can be added up by hand.

use crate::model::Credit;
use crate::report::document::Fact;
use crate::report::figure;
use crate::score::ItemScore;
use crate::score::Points;
use crate::score::Range;
use crate::score::State;

/// How open items are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// As 0.
    Worst,
    /// Not at all.
    Answered,
    /// As 100.
    Best,
}

impl Case {
    pub(super) const ALL: [Self; 3] = [Self::Worst, Self::Answered, Self::Best];

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Worst => "Worst",
            Self::Answered => "Answered",
            Self::Best => "Best",
        }
    }

    pub(super) fn points(self, range: Range) -> Points {
        match self {
            Self::Worst => range.worst(),
            Self::Answered => range.answered(),
            Self::Best => range.best(),
        }
    }

    /// Returns what an item counts for; none where it stays out of the sum.
    pub(super) fn worth(self, state: &State) -> Option<u64> {
        match (state, self) {
            (State::Answered { credit, .. }, _) => Some(credit.hundredths()),
            (State::Unknown | State::Unanswered, Self::Worst) => Some(0),
            (State::Unknown | State::Unanswered, Self::Answered)
            | (State::NotApplicable { .. }, _) => None,
            (State::Unknown | State::Unanswered, Self::Best) => Some(Credit::FULL.hundredths()),
        }
    }
}

/// Writes out the percents of a group; one line where nothing is open.
pub(super) fn facts<'s>(range: Range, items: impl Iterator<Item = &'s ItemScore>) -> Vec<Fact> {
    let items: Vec<&ItemScore> = items.filter(|item| item.weight > 0).collect();
    if !range.counts() {
        return vec![Fact::new(
            "Percent",
            format!("{}, because nothing here applies", figure::NONE),
        )];
    }
    if items.iter().all(|item| !item.state.is_open()) {
        return vec![Fact::new("Percent", sum(Case::Worst, range, &items))];
    }
    Case::ALL
        .iter()
        .map(|case| Fact::new(case.title(), sum(*case, range, &items)))
        .collect()
}

/// Returns `(2·75 + 1·50) ÷ 3 = 200 ÷ 3 = 66.67 %`.
fn sum(case: Case, range: Range, items: &[&ItemScore]) -> String {
    let Some(percent) = case.points(range).percent() else {
        return format!("{}, because nothing here is answered", figure::NONE);
    };
    let counted = items
        .iter()
        .filter_map(|item| Some((item.weight, case.worth(&item.state)?)));
    let counted: Vec<(u32, u64)> = counted.collect();
    let weighted = counted.iter().any(|(weight, _)| *weight != 1);
    let terms: Vec<String> = (counted.iter())
        .map(|(weight, worth)| {
            if weighted {
                format!("{weight}·{worth}")
            } else {
                worth.to_string()
            }
        })
        .collect();
    let weights: u64 = counted.iter().map(|(weight, _)| u64::from(*weight)).sum();
    let total: u64 = counted
        .iter()
        .map(|(weight, worth)| u64::from(*weight) * worth)
        .sum();
    let percent = percent.short();
    match terms.as_slice() {
        [term] if !weighted => format!("{term} ÷ 1 = {percent} %"),
        _ => format!(
            "({}) ÷ {weights} = {total} ÷ {weights} = {percent} %",
            terms.join(" + ")
        ),
    }
}
