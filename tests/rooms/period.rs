//! How long something holds.

use jiff::civil::{Date, date};
use ospo::organisation::{Period, PeriodUnit};

fn period(word: &str) -> Period {
    Period::parse(word).unwrap()
}

#[test]
fn a_period_is_a_whole_number_and_a_unit() {
    for word in ["12m", "1y", "6w", "90d", "999y"] {
        assert_eq!(period(word).to_string(), word);
    }
    for word in [
        "",
        "m",
        "12",
        "0m",
        "01m",
        "1000d",
        "-1m",
        "+1m",
        "1.5y",
        "12 m",
        "12M",
        "12mm",
        "y1",
        "１y",
        "99999999999y",
    ] {
        assert_eq!(Period::parse(word), None, "{word}");
    }
    assert_eq!(Period::default(), period("12m"));
    assert_eq!(period("12m").counted(), (12, PeriodUnit::Months));
}

#[test]
fn exactly_as_old_is_not_older() {
    let today = date(2026, 11, 22);
    for (word, edge) in [
        ("12m", date(2025, 11, 22)),
        ("1y", date(2025, 11, 22)),
        ("6w", date(2026, 10, 11)),
        ("90d", date(2026, 8, 24)),
    ] {
        assert_eq!(period(word).before(today), edge, "{word}");
        assert!(!period(word).is_over(edge, today), "{word}");
        assert!(period(word).is_over(edge.yesterday().unwrap(), today));
    }
}

#[test]
fn a_month_that_is_too_short_ends_on_its_last_day() {
    assert_eq!(period("1m").before(date(2026, 3, 31)), date(2026, 2, 28));
    assert_eq!(period("1y").before(date(2028, 2, 29)), date(2027, 2, 28));
    // What was given on a 29th of February is older than a year from the 1st of March on.
    assert_eq!(period("12m").over_on(date(2028, 2, 29)), date(2029, 3, 1));
    // A month before each of 28 to 31 March is 28 February.
    assert_eq!(period("1m").over_on(date(2026, 2, 28)), date(2026, 4, 1));
    assert_eq!(period("1m").over_on(date(2026, 1, 31)), date(2026, 3, 1));
}

#[test]
fn the_ends_of_the_calendar_do_no_harm() {
    assert_eq!(period("999y").before(Date::MIN), Date::MIN);
    assert_eq!(period("999y").over_on(Date::MAX), Date::MAX);
}
