//! Figures in the unit in which a model tells them.

use crate::lang::{Decimal, Lang};
use crate::model::{Band, Credit, Rounding, Shown};
use crate::score::exact::Exact;
use crate::score::fraction::Fraction;
use crate::score::points::Range;

/// A figure as it is shown: rounded once, so that what is short of full is never told as full, nor
/// what is short of a mark as on it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figure {
    /// The figure itself.
    pub exact: Fraction,
    /// The figure times ten to the power of its decimals.
    scaled: u64,
    decimals: u32,
}

/// The figures of a group, from the worst to the best; each is none where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub worst: Option<Figure>,
    pub answered: Option<Figure>,
    pub best: Option<Figure>,
}

impl Figures {
    /// Tells the percents of a group in a unit; `pass` is the percent that it needs, if any.
    pub fn of(shown: &Shown, range: &Range, pass: Option<u64>) -> Self {
        let figure = |percent: Option<&Fraction>, members: u64| {
            percent.map(|percent| Figure::of(shown, percent, members, pass))
        };
        Self {
            worst: figure(range.worst(), range.members()),
            answered: figure(range.answered(), range.known()),
            best: figure(range.best(), range.members()),
        }
    }
}

impl Figure {
    /// Tells a percent of so many members in a unit; `pass` is the percent that it needs, if any.
    pub fn of(shown: &Shown, percent: &Fraction, members: u64, pass: Option<u64>) -> Self {
        let in_unit = |percent: &Fraction| in_unit(shown, percent, members);
        let full = Fraction::whole(100);
        let marks = pass.map(Fraction::whole).into_iter().chain([full]);
        let marks = marks.filter(|mark| percent < mark).map(|mark| in_unit(&mark));
        Self::rounded(shown, in_unit(percent), &marks.collect::<Vec<_>>())
    }

    /// Tells what a level is worth in a unit.
    pub fn of_credit(shown: &Shown, credit: Credit) -> Self {
        Self::of(shown, &Fraction::of_credit(credit), 1, None)
    }

    /// Tells a figure that stands in the unit already, as one of many figures or what was worked
    /// out of them. Of what full is where figures are sums nothing is known.
    pub fn again(shown: &Shown, exact: &Fraction) -> Self {
        let full = Exact::of(shown.to.into(), 100);
        let value = exact.exact().clone();
        let is_short = !shown.sum && value < full;
        Self::rounded(shown, value, if is_short { std::slice::from_ref(&full) } else { &[] })
    }

    /// Rounds a figure that is short of marks.
    fn rounded(shown: &Shown, value: Exact, marks: &[Exact]) -> Self {
        let power = 10_u64.pow(shown.decimals);
        let down = value.floored(power);
        let rounded = match shown.round {
            Rounding::HalfUp => value.rounded_by(power),
            Rounding::HalfEven => value.rounded_to_even(power),
            Rounding::Down => down,
        };
        let is_on_one = marks.iter().any(|mark| Exact::of(rounded.into(), power.into()) >= *mark);
        let scaled = if is_on_one { down } else { rounded };
        Self { exact: Fraction::of_exact(value), scaled, decimals: shown.decimals }
    }

    /// Returns with how many decimals it is shown.
    pub fn decimals(&self) -> u32 {
        self.decimals
    }

    /// Returns the figure with all of its decimals.
    pub fn decimal(&self) -> Decimal {
        let mut decimal = Decimal::from(self.scaled);
        let decimals = i16::try_from(self.decimals).unwrap_or_default();
        decimal.multiply_pow10(-decimals);
        decimal
    }

    /// Returns how much more it is than another of the same unit, in hundredths, as both are shown.
    pub fn above(&self, other: &Self) -> i64 {
        let hundredths = |figure: &Self| i64::try_from(figure.hundredths()).unwrap_or(i64::MAX);
        hundredths(self) - hundredths(other)
    }

    /// Returns the figure in hundredths, rounded down.
    pub fn hundredths(&self) -> u64 {
        self.scaled * 100 / 10_u64.pow(self.decimals)
    }

    /// Returns it as people of a language write it.
    pub fn said(&self, lang: &Lang) -> String {
        lang.number(self.decimal().to_string())
    }

    /// Returns the name of the figure.
    pub fn band<'m>(&self, bands: &'m [Band]) -> Option<&'m Band> {
        let own = Exact::of(self.scaled.into(), 10_i128.pow(self.decimals));
        bands.iter().find(|band| own >= Exact::of(band.from.into(), 100))
    }

    /// Says whether it is the number that a text tells, with however many zeros behind.
    pub fn is_told_as(&self, text: &str) -> bool {
        let trimmed = |text: &str| match text.split_once('.') {
            Some((whole, part)) => {
                let part = part.trim_end_matches('0');
                if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }
            }
            None => text.to_owned(),
        };
        trimmed(&self.decimal().to_string()) == trimmed(text)
    }
}

/// Returns a percent of so many members in a unit, exactly.
fn in_unit(shown: &Shown, percent: &Fraction, members: u64) -> Exact {
    let (from, to) = (Exact::of(shown.from.into(), 100), Exact::of(shown.to.into(), 100));
    let part = percent.exact().over(&Exact::of(100, 1));
    let mean = from.plus(&to.minus(&from).times(&part));
    if shown.sum { mean.times(&Exact::of(members.into(), 1)) } else { mean }
}

/// Returns the percent that is told as a figure of so many members, exactly: more than 100 where it is
/// out of reach, none where there are no members.
pub fn percent_of(shown: &Shown, hundredths: u32, members: u64) -> Option<Fraction> {
    if members == 0 {
        return None;
    }
    let all = Exact::of(if shown.sum { members.into() } else { 1 }, 1);
    let (from, to) = (Exact::of(shown.from.into(), 100), Exact::of(shown.to.into(), 100));
    let mean = Exact::of(hundredths.into(), 100).over(&all);
    let part = mean.minus(&from).over(&to.minus(&from));
    Some(Fraction::of_part(&part.max(Exact::of(0, 1))))
}
