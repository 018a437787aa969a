//! Percents written out so that they can be added up by hand.

use crate::lang::{Lang, Phrase, phrase, say};
use crate::model::{Item, Mean, Model};
use crate::report::common::terms;
use crate::report::document::block::Fact;
use crate::report::document::figure;
use crate::score::{Bounds, ItemScore, Points, Range, WhyBounds};

/// Which end of its bounds an item counts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// The lower.
    Worst,
    /// The lower, and not at all where nothing is known of it.
    Answered,
    /// The upper.
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
        let held = match self {
            Self::Answered if bounds.is_whole() => return None,
            Self::Worst | Self::Answered => &bounds.low,
            Self::Best => &bounds.high,
        };
        Some(held.credit.hundredths())
    }
}

/// Returns what an item is worth between its bounds: `25` or `25 to 75`.
pub(crate) fn worth(bounds: &Bounds) -> String {
    let [low, high] = [&bounds.low, &bounds.high].map(|held| held.credit.hundredths());
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

/// Says of each item with more than one level left where that comes from; open ones say it by
/// themselves.
pub(crate) fn ranges<'a>(
    lang: &Lang,
    items: impl Iterator<Item = (&'a Item, &'a ItemScore)>,
) -> Option<Fact> {
    let narrowed = items.filter_map(|(item, score)| {
        let bounds = score.narrowed()?;
        let ([low, high], worth, item) = (terms::ends(item, bounds), worth(bounds), &item.title);
        Some(match bounds.why {
            WhyBounds::NotAgreed => say!(
                lang,
                "{item} counts {worth}, because respondents differ between {low} and {high}",
                item,
                worth,
                low,
                high
            ),
            WhyBounds::Claimed => say!(
                lang,
                "{item} counts {worth}, because {high} needs evidence and {low} does not",
                item,
                worth,
                low,
                high
            ),
            WhyBounds::AtLeast => say!(
                lang,
                "{item} counts {worth}, because it was answered as at least {low}",
                item,
                worth,
                low
            ),
            WhyBounds::Implied => say!(
                lang,
                "{item} counts {worth}, because other answers leave {low} to {high}",
                item,
                worth,
                low,
                high
            ),
            WhyBounds::Answered | WhyBounds::Open => return None,
        })
    });
    let narrowed: Vec<String> = narrowed.collect();
    (!narrowed.is_empty())
        .then(|| Fact::new(say!(lang, "Ranges"), narrowed.join(&lang.semicolon())))
}

/// Writes out the percents of a group; one line where each item has one level.
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
    if items.iter().all(|item| item.bounds.as_ref().is_none_or(Bounds::is_certain)) {
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
