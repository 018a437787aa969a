//! Plural forms by the rules of each language, as Unicode's CLDR has them.

use icu_locale_core::{LanguageIdentifier, Locale};
use icu_plurals::PluralRules;

use crate::text::words;

pub use fixed_decimal::Decimal;

words! {
    /// A category of numbers that take one form, in CLDR's order.
    #[derive(PartialOrd, Ord)]
    pub enum PluralCategory {
        Zero = "zero",
        One = "one",
        Two = "two",
        Few = "few",
        Many = "many",
        Other = "other",
    }
}

impl From<icu_plurals::PluralCategory> for PluralCategory {
    fn from(category: icu_plurals::PluralCategory) -> Self {
        match category {
            icu_plurals::PluralCategory::Zero => Self::Zero,
            icu_plurals::PluralCategory::One => Self::One,
            icu_plurals::PluralCategory::Two => Self::Two,
            icu_plurals::PluralCategory::Few => Self::Few,
            icu_plurals::PluralCategory::Many => Self::Many,
            icu_plurals::PluralCategory::Other => Self::Other,
        }
    }
}

/// Returns the plural categories of a language in CLDR's order, `other` the last; a language that
/// CLDR does not know has `other` alone.
pub fn categories(tag: &str) -> Vec<PluralCategory> {
    match rules(tag) {
        Some(rules) => rules.categories().map(Into::into).collect(),
        None => vec![PluralCategory::Other],
    }
}

/// Returns the category of a number as it is shown: in English, 1 is `one` and 1.0 is `other`.
pub(super) fn category(tag: &str, number: &Decimal) -> PluralCategory {
    rules(tag).map_or(PluralCategory::Other, |rules| rules.category_for(number).into())
}

/// Returns a number of hundredths with the decimals that it needs: `3`, `0.5` or `2.25`.
pub fn hundredths(number: u64) -> Decimal {
    let mut decimal = Decimal::from(number);
    decimal.multiply_pow10(-2);
    decimal.absolute.trim_end();
    decimal
}

fn rules(tag: &str) -> Option<PluralRules> {
    let mut language: LanguageIdentifier = tag.parse().ok()?;
    // A language counts the same in each of its scripts, but CLDR has rules for one of them only.
    language.script = None;
    PluralRules::try_new_cardinal(Locale::from(language).into()).ok()
}
