//! Percents written out so that they can be added up by hand.

use crate::lang::{Lang, Phrase, phrase, say};
use crate::model::{Mean, Model};
use crate::report::document::block::Fact;
use crate::report::document::figure;
use crate::score::{ItemScore, Points, Range};

/// How items are counted of which more than one level is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// By the lowest level; where nothing is known, as 0.
    Worst,
    /// By the lowest level; where nothing is known, not at all.
    Answered,
    /// By the highest level; where nothing is known, as 100.
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
    pub(crate) fn worth(self, score: &ItemScore) -> Option<u64> {
        let bounds = score.bounds.as_ref()?;
        match self {
            Self::Answered if bounds.is_whole() => None,
            Self::Worst | Self::Answered => Some(bounds.low.credit.hundredths()),
            Self::Best => Some(bounds.high.credit.hundredths()),
        }
    }
}

/// Writes out the percents of a group; one line where they are all the same.
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
    if items.iter().all(|item| item.is_certain()) {
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
    let counted = items.iter().filter_map(|item| Some((item.weight, case.worth(item)?)));
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
