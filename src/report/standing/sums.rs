//! Percents written out so that they can be added up by hand.

use crate::lang::{Lang, Phrase, phrase, say};
use crate::model::{Credit, Mean, Model};
use crate::report::document::block::Fact;
use crate::report::document::figure;
use crate::score::{ItemScore, Points, Range, State};

/// How open items are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// As 0.
    Worst,
    /// Not at all.
    Answered,
    /// As 100.
    Best,
}

impl Case {
    pub(crate) const ALL: [Self; 3] = [Self::Worst, Self::Answered, Self::Best];

    pub(crate) fn title(self) -> Phrase {
        match self {
            Self::Worst => phrase!("Worst"),
            Self::Answered => phrase!("Answered"),
            Self::Best => phrase!("Best"),
        }
    }

    pub(crate) fn points(self, range: Range) -> Points {
        match self {
            Self::Worst => range.worst(),
            Self::Answered => range.answered(),
            Self::Best => range.best(),
        }
    }

    /// Returns what an item counts for; none where it stays out of the sum.
    pub(crate) fn worth(self, state: &State) -> Option<u64> {
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
pub(crate) fn facts<'s>(
    model: &Model,
    range: Range,
    items: impl Iterator<Item = &'s ItemScore>,
) -> Vec<Fact> {
    let lang = &model.lang;
    let Mean::Pooled = model.method.mean;
    let items: Vec<&ItemScore> = items.filter(|item| item.weight > 0).collect();
    let percent = |text: String| vec![Fact::new(say!(lang, "Percent"), text)];
    if !range.counts() {
        let none = figure::NONE;
        return percent(say!(lang, "{none}, because nothing here applies", none));
    }
    if items.iter().all(|item| !item.state.is_open()) {
        return percent(sum(lang, Case::Worst, range, &items));
    }
    Case::ALL
        .iter()
        .map(|case| Fact::new(lang.plain(case.title()), sum(lang, *case, range, &items)))
        .collect()
}

/// Returns `(2·75 + 1·50) ÷ 3 = 200 ÷ 3 = 66.67 %`.
fn sum(lang: &Lang, case: Case, range: Range, items: &[&ItemScore]) -> String {
    let Some(percent) = case.points(range).percent() else {
        let none = figure::NONE;
        return say!(lang, "{none}, because nothing here is answered", none);
    };
    let counted = items.iter().filter_map(|item| Some((item.weight, case.worth(&item.state)?)));
    let counted: Vec<(u32, u64)> = counted.collect();
    let weighted = counted.iter().any(|(weight, _)| *weight != 1);
    let terms: Vec<String> = (counted.iter())
        .map(
            |(weight, worth)| {
                if weighted { format!("{weight}·{worth}") } else { worth.to_string() }
            },
        )
        .collect();
    let weights: u64 = counted.iter().map(|(weight, _)| u64::from(*weight)).sum();
    let total: u64 = counted.iter().map(|(weight, worth)| u64::from(*weight) * worth).sum();
    let percent = lang.number(percent.short());
    match terms.as_slice() {
        [term] if !weighted => say!(lang, "{term} ÷ 1 = {percent} %", term, percent),
        _ => say!(
            lang,
            "({terms}) ÷ {weights} = {total} ÷ {weights} = {percent} %",
            terms = terms.join(" + "),
            weights,
            total,
            percent
        ),
    }
}
