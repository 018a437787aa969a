//! Money and rates: what is read, what is reckoned, what is shown.

use ospo::checklist;
use ospo::lang::Lang;
use ospo::model::PersonWeeks;
use ospo::organisation::{Money, Rate};

fn rate(text: &str) -> Rate {
    Rate::parse(text).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn a_rate_is_an_amount_and_a_currency_in_either_order() {
    assert_eq!(rate("4500 EUR"), rate("EUR 4500"));
    assert_eq!(rate(" 4500.5  EUR "), rate("4500.50 EUR"));
    for wrong in ["4500", "EUR", "4500EUR", "4500 eur", "4500 EURO", "-1 EUR", "0 EUR", "0.00 EUR"]
    {
        assert_eq!(Rate::parse(wrong), None, "{wrong}");
    }
    for wrong in ["4,500 EUR", "4500.125 EUR", "4500. EUR", ".5 EUR", "1234567890 EUR", "1 2 EUR"] {
        assert_eq!(Rate::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn what_work_costs_is_exact_and_cannot_overflow() {
    let cost = |text, weeks| rate(text).of(PersonWeeks(weeks)).ten_thousandths;
    assert_eq!(cost("4500 EUR", 800), 36_000 * 10_000);
    assert_eq!(cost("0.01 EUR", 1), 1);
    assert_eq!(cost("4500.33 EUR", 25), 45_00_33 * 25);
    assert_eq!(cost("999999999.99 VND", u32::MAX), 99_999_999_999 * u128::from(u32::MAX));
}

#[test]
fn an_amount_is_rounded_once_and_shown_as_a_language_has_it() {
    let english = Lang::default();
    let of = |ten_thousandths| Money { ten_thousandths, ..rate("1 EUR").of(PersonWeeks(0)) };
    assert_eq!(of(4_999).said(&english), "0\u{a0}EUR");
    assert_eq!(of(5_000).said(&english), "1\u{a0}EUR");
    assert_eq!(of(9_995_000).said(&english), "1,000\u{a0}EUR");
    let much = of(12_034_567 * 10_000);
    assert_eq!(much.said(&english), "12,034,567\u{a0}EUR");
    let lang = |tag| checklist::builtin_model("ospo", Some(tag)).unwrap().lang;
    assert_eq!(much.said(&lang("de")), "12.034.567\u{a0}EUR");
    assert_eq!(much.said(&lang("ja")), "12,034,567\u{a0}EUR");
    assert_eq!(much.said(&lang("zh-Hans")), "12,034,567\u{a0}EUR");
    assert_eq!(rate("4500.5 EUR").said(&lang("de")), "4.500,50\u{a0}EUR");
    assert_eq!(rate("4500 EUR").said(&english), "4,500\u{a0}EUR");
}
