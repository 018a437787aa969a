//! Money, exact until it is shown, and what a person-week costs.

use std::fmt;

use serde_json::json;

use crate::format::{What, kind};
use crate::lang::{Lang, say};
use crate::model::PersonWeeks;

/// The code of a currency, as ISO 4217 has it: three capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Takes three capitals; none for anything else.
    fn parse(word: &str) -> Option<Self> {
        let code: [u8; 3] = word.as_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(Self(code))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let [one, two, three] = self.0.map(char::from);
        write!(f, "{one}{two}{three}")
    }
}

/// An amount of money, in ten-thousandths of its currency: what hundredths of a person-week cost at
/// a rate in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    pub ten_thousandths: u128,
    pub currency: Currency,
}

/// What a person-week costs, in hundredths of a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub hundredths: u64,
    pub currency: Currency,
}

impl Money {
    /// Returns the amount rounded to whole units of the currency, half up.
    pub fn whole(self) -> u128 {
        (self.ten_thousandths + 5_000) / 10_000
    }

    /// Says the whole amount: `36,000 EUR`.
    pub fn said(self, lang: &Lang) -> String {
        of_currency(lang, &lang.grouped(self.whole()), self.currency)
    }
}

impl Rate {
    /// How many digits an amount has at most, its decimals aside.
    const MOST_DIGITS: usize = 9;

    /// Reads `4500 EUR`, `4500.50 EUR` or `EUR 4500`; none for anything else, and none for nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (Some(one), Some(two), None) = (words.next(), words.next(), words.next()) else {
            return None;
        };
        let (amount, currency) = match Currency::parse(two) {
            Some(currency) => (one, currency),
            None => (two, Currency::parse(one)?),
        };
        let (whole, part) = amount.split_once('.').unwrap_or((amount, "0"));
        let is_number = |digits: &str, most| {
            (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !is_number(whole, Self::MOST_DIGITS) || !is_number(part, 2) {
            return None;
        }
        let hundredths = format!("{whole}{part:0<2}").parse().ok()?;
        (hundredths > 0).then_some(Self { hundredths, currency })
    }

    /// Returns what so much work costs, exactly.
    pub fn of(self, work: PersonWeeks) -> Money {
        let ten_thousandths = u128::from(self.hundredths) * u128::from(work.0);
        Money { ten_thousandths, currency: self.currency }
    }

    /// Says the rate, with cents where it has some: `4,500 EUR`, `4,500.50 EUR`.
    pub fn said(self, lang: &Lang) -> String {
        let whole = lang.grouped(u128::from(self.hundredths / 100));
        let amount = match self.hundredths % 100 {
            0 => whole,
            cents => whole + lang.number(format!(".{cents:02}")).as_str(),
        };
        of_currency(lang, &amount, self.currency)
    }
}

/// Puts an amount beside its currency, on one line with it.
fn of_currency(lang: &Lang, amount: &str, currency: Currency) -> String {
    say!(lang, "{amount} {currency}", amount, currency)
}

kind! {
    impl Rate = Self: What::Else(|| json!({
        "type": "string",
        "pattern": r"^\s*([0-9]{1,9}(\.[0-9]{1,2})?\s+[A-Z]{3}|[A-Z]{3}\s+[0-9]{1,9}(\.[0-9]{1,2})?)\s*$",
        "not": { "pattern": r"^[\sA-Z]*0+(\.0+)?[\sA-Z]*$" }
    })), "rates",
    in any |node, _, reader| {
        let text = reader.word(node)?;
        let rate = Self::parse(text);
        if rate.is_none() {
            let message = format!("`{text}` is not what a person-week costs");
            let help = "write an amount in digits with at most two decimals, a blank and the code of \
                        the currency: 4500 EUR";
            reader.tell(node.place, message, help);
        }
        rate
    }
}
