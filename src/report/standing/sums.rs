//! Percents written out so that they can be added up by hand.

use crate::lang::{self, Lang, Phrase, phrase, say};
use crate::model::{Credit, Grouping, Item, Model, Shown};
use crate::report::common::terms;
use crate::report::document::block::Fact;
use crate::report::document::figure;
use crate::score::{Bounds, Figure, Figures, Fraction, ItemScore, Range, WhyBounds};

/// Which end of its bounds an item counts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// The lower.
    Worst,
    /// The lower, and not at all where nothing is known of it but by facts.
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

    pub(crate) fn percent(self, range: &Range) -> Option<&Fraction> {
        match self {
            Self::Worst => range.worst(),
            Self::Answered => range.answered(),
            Self::Best => range.best(),
        }
    }

    pub(crate) fn figure(self, figures: &Figures) -> Option<Figure> {
        match self {
            Self::Worst => figures.worst.clone(),
            Self::Answered => figures.answered.clone(),
            Self::Best => figures.best.clone(),
        }
    }

    /// Returns what an item counts for; none where it stays out of the sum.
    pub(crate) fn worth(self, score: &ItemScore) -> Option<Credit> {
        let Some(bounds) = &score.bounds else {
            return score.counts_in_full.then_some(Credit::FULL);
        };
        let held = match self {
            Self::Answered if !score.is_known() => return None,
            Self::Worst | Self::Answered => &bounds.low,
            Self::Best => &bounds.high,
        };
        Some(held.credit)
    }
}

/// Returns what an item is worth between its bounds: `25` or `25 to 75`.
pub(crate) fn worth(lang: &Lang, bounds: &Bounds) -> String {
    let [low, high] = [&bounds.low, &bounds.high].map(|held| terms::worth(lang, held.credit));
    if low == high { low } else { format!("{low}–{high}") }
}

/// Says of each item with more than one level left where that comes from; open ones say it by
/// themselves.
pub(crate) fn ranges<'a>(
    lang: &Lang,
    items: impl Iterator<Item = (&'a Item, &'a ItemScore)>,
) -> Option<Fact> {
    let narrowed = items.filter_map(|(item, score)| {
        let bounds = score.narrowed()?;
        let ([low, high], worth, item) =
            (terms::ends(item, bounds), worth(lang, bounds), &item.title);
        Some(match bounds.why {
            WhyBounds::NotAgreed => say!(
                lang,
                "{item} counts {worth}, because it is not agreed between {low} and {high}",
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
            WhyBounds::Found => say!(
                lang,
                "{item} counts {worth}, because facts leave {low} to {high}",
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

/// Writes out the percents of the groups in a group, level by level from the inside out, as far as
/// items are apart by them.
pub(crate) fn groups_within(model: &Model, items: &[&ItemScore]) -> Vec<Fact> {
    let mean = &model.method.mean;
    let levels = (0..mean.len()).flat_map(|at| {
        let (inner, rest) = mean.split_at_checked(at).unwrap_or_default();
        within(model, (inner, rest), items)
    });
    levels.collect()
}

/// Writes out the groups of one level, those that are together by all levels around it.
fn within(
    model: &Model,
    (inner, outer): (&[Grouping], &[Grouping]),
    items: &[&ItemScore],
) -> Vec<Fact> {
    let key = |item: &ItemScore| outer.iter().map(|one| item.groups.key(*one)).collect::<Vec<_>>();
    let mut keys: Vec<Vec<u32>> = Vec::new();
    for item in items {
        let own = key(item);
        if !keys.contains(&own) {
            keys.push(own);
        }
    }
    if keys.len() < 2 {
        return Vec::new();
    }
    let facts = keys.iter().flat_map(|own| {
        let group = items.iter().copied().filter(|item| key(item) == *own);
        let group: Vec<&ItemScore> = group.collect();
        let apart = outer.iter().rev().filter(|one| are_apart(items, **one));
        let name = apart.filter_map(|one| Some(name_of(model, *one, group.first()?)));
        let mut name: Vec<&str> = name.collect();
        name.dedup();
        let range = Range::of(inner, group.iter().copied());
        let facts = facts(model, &range, group.into_iter());
        let is_one = facts.len() == 1;
        let name = name.join(" – ");
        facts.into_iter().map(move |fact| {
            let name = if is_one { name.clone() } else { model.lang.in_a_row([&name, &fact.name]) };
            Fact { name, ..fact }
        })
    });
    facts.collect()
}

fn are_apart(items: &[&ItemScore], by: Grouping) -> bool {
    let mut keys = items.iter().map(|item| item.groups.key(by));
    let first = keys.next();
    keys.any(|key| Some(key) != first)
}

fn name_of<'m>(model: &'m Model, grouping: Grouping, score: &ItemScore) -> &'m str {
    let item = model.item(&score.id);
    let area = item.and_then(|item| model.area(&item.area));
    let name = match grouping {
        Grouping::Stage => model.stage_of(&score.id).map(|stage| &stage.title),
        Grouping::Area => area.map(|area| &area.title),
        Grouping::Section => {
            let section = area.and_then(|area| model.area(area.section.as_ref()?));
            section.or(area).map(|area| &area.title)
        }
    };
    name.map_or("", String::as_str)
}

/// Writes out the percents of a group; one line where each item has one level.
pub(crate) fn facts<'s>(
    model: &Model,
    range: &Range,
    items: impl Iterator<Item = &'s ItemScore>,
) -> Vec<Fact> {
    let lang = &model.lang;
    let items: Vec<&ItemScore> = items.filter(|item| item.weight > 0).collect();
    let percent = |text: String| vec![Fact::new(say!(lang, "Percent"), text)];
    if !range.counts() {
        let none = figure::NONE;
        return percent(say!(lang, "{none}, because nothing here applies", none));
    }
    if items.iter().all(|item| item.bounds.as_ref().is_none_or(Bounds::is_certain)) {
        return percent(sum(model, Case::Worst, range, &items));
    }
    Case::ALL
        .iter()
        .map(|case| Fact::new(lang.plain(case.title()), sum(model, *case, range, &items)))
        .collect()
}

/// Returns `(2·75 + 1·50) ÷ 3 = 200 ÷ 3 = 66.67 %`, or the means of the groups in place of the items
/// where these are counted group by group.
fn sum(model: &Model, case: Case, range: &Range, items: &[&ItemScore]) -> String {
    let lang = &model.lang;
    let Some(percent) = case.percent(range) else {
        let none = figure::NONE;
        return say!(lang, "{none}, because nothing here is answered", none);
    };
    let said = match groups(&model.method.mean, case, items) {
        Some(means) => of_groups(lang, &means, percent),
        None => of_items(lang, case, items, percent),
    };
    let shown = model.method.shown.as_ref();
    match shown.and_then(|shown| Some((shown, case.figure(&Figures::of(shown, range, None))?))) {
        Some((shown, figure)) => said + &in_unit(lang, shown, case, range, &figure),
        None => said,
    }
}

/// Returns the mean of each group of the outermost grouping by which items are apart; none where
/// none of them is, and items are pooled.
fn groups(mean: &[Grouping], case: Case, items: &[&ItemScore]) -> Option<Vec<Fraction>> {
    let (outer, inner) = mean.split_last()?;
    let mut keys: Vec<u32> = items.iter().map(|item| item.groups.key(*outer)).collect();
    keys.dedup();
    if keys.len() < 2 {
        return groups(inner, case, items);
    }
    let mut seen: Vec<u32> = Vec::new();
    keys.retain(|key| {
        !seen.contains(key) && {
            seen.push(*key);
            true
        }
    });
    let means = keys.iter().filter_map(|key| {
        let group = items.iter().filter(|item| item.groups.key(*outer) == *key).copied();
        case.percent(&Range::of(inner, group)).cloned()
    });
    Some(means.collect())
}

fn of_groups(lang: &Lang, means: &[Fraction], percent: &Fraction) -> String {
    let terms: Vec<String> = means.iter().map(|mean| lang.number(mean.short())).collect();
    let (terms, number) = (terms.join(" + "), means.len());
    let percent = lang.number(percent.short());
    say!(lang, "({terms}) ÷ {number} = {percent} %", terms, number, percent)
}

fn of_items(lang: &Lang, case: Case, items: &[&ItemScore], percent: &Fraction) -> String {
    let counted = items.iter().filter_map(|item| Some((item.weight, case.worth(item)?)));
    let counted: Vec<(u32, Credit)> = counted.collect();
    let weighted = counted.iter().any(|(weight, _)| *weight != 1);
    let terms: Vec<String> = (counted.iter())
        .map(|(weight, worth)| {
            let worth = terms::worth(lang, *worth);
            if weighted { format!("{weight}·{worth}") } else { worth }
        })
        .collect();
    let weights: u64 = counted.iter().map(|(weight, _)| u64::from(*weight)).sum();
    let total = percent.times(weights, 1).map(|total| lang.number(total.short()));
    let percent = lang.number(percent.short());
    match terms.as_slice() {
        [term] if !weighted => say!(lang, "{term} ÷ 1 = {percent} %", term, percent),
        _ => say!(
            lang,
            "({terms}) ÷ {weights} = {total} ÷ {weights} = {percent} %",
            terms = terms.join(" + "),
            weights,
            total = total.unwrap_or_default(),
            percent
        ),
    }
}

/// Returns `, shown 0 + 3 · 49.44 % = 1.48`.
fn in_unit(lang: &Lang, shown: &Shown, case: Case, range: &Range, figure: &Figure) -> String {
    let number = |hundredths: u32| lang.number(lang::hundredths(hundredths.into()).to_string());
    let (from, wide) = (number(shown.from), number(shown.to - shown.from));
    let percent = case.percent(range).map(Fraction::short).unwrap_or_default();
    let (percent, figure) = (lang.percent(percent), figure.said(lang));
    if shown.sum {
        let times = range.members();
        return say!(
            lang,
            ", shown {times} · ({from} + {wide} · {percent}) = {figure}",
            times,
            from,
            wide,
            percent,
            figure
        );
    }
    say!(lang, ", shown {from} + {wide} · {percent} = {figure}", from, wide, percent, figure)
}
