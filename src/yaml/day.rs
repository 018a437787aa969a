//! A day as people and programs write it: read alike wherever one stands.

use std::borrow::Cow;
use std::str::FromStr;

/// Why a word is no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongDay {
    NotADate(String),
    NotInCalendar(String),
    /// Some write the month first; both are days as they should be written.
    Either {
        word: String,
        readings: [String; 2],
    },
    /// So many days from the one on which it is said: none for `today`.
    Relative {
        word: String,
        days: i8,
    },
}

impl WrongDay {
    /// Returns what is wrong, and the way out.
    pub fn told(&self) -> (String, &'static str) {
        const HOW: &str = "write year, month and day: 2026-11-22";
        match self {
            Self::NotADate(word) => (format!("`{word}` is not a date"), HOW),
            Self::NotInCalendar(word) => {
                (format!("`{word}` is not a day of the calendar"), "check the month and the day")
            }
            Self::Either { word, readings: [one, other] } => {
                (format!("`{word}` may be {one} or {other}"), HOW)
            }
            Self::Relative { word, .. } => {
                (format!("`{word}` will be another day when it is read"), HOW)
            }
        }
    }
}

/// Reads a day into the type that the caller has for days of the calendar: `2026-11-22`, `22.11.2026`,
/// `22 November 2026` in English or German, `2026年11月22日` and their like, with midnight behind it
/// too. Where it is not clear which number is the month, or the year is not in full, it is none.
///
/// # Errors
/// Why it is none.
pub fn day<D: FromStr>(word: &str) -> Result<D, WrongDay> {
    let date = if is_date(word) { Cow::Borrowed(word) } else { read(word)?.into() };
    date.parse().map_err(|_| WrongDay::NotInCalendar(word.to_owned()))
}

/// Says that a word has the shape of a date as it should be written, `2026-11-22`.
pub(super) fn is_date(word: &str) -> bool {
    word.len() == 10
        && word.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

const RELATIVE: [(&[&str], i8); 3] = [
    (&["today", "heute", "今日", "今天"], 0),
    (&["yesterday", "gestern", "昨日", "昨天"], -1),
    (&["tomorrow", "morgen", "明日", "明天"], 1),
];

fn read(word: &str) -> Result<String, WrongDay> {
    let none = || WrongDay::NotADate(word.to_owned());
    let plain: String = word.chars().filter_map(plain).flat_map(char::to_lowercase).collect();
    let plain = plain.trim();
    if let Some((_, days)) = RELATIVE.iter().find(|(words, _)| words.contains(&plain)) {
        return Err(WrongDay::Relative { word: word.to_owned(), days: *days });
    }
    let parts = parts(without_midnight(plain)).ok_or_else(none)?;
    let date = |year: &str, month: u8, day: &str| format!("{year}-{month:02}-{day:0>2}");
    match parts.as_slice() {
        [DayPart::Number(year), DayPart::Number(month), DayPart::Number(day)] if is_year(year) => {
            let month = short(month).ok_or_else(none)?;
            short(day).map(|_| date(year, month, day)).ok_or_else(none)
        }
        [DayPart::Number(one), DayPart::Number(two), DayPart::Number(year)] if is_year(year) => {
            let (first, second) = short(one).zip(short(two)).ok_or_else(none)?;
            let (day_first, month_first) = (date(year, second, one), date(year, first, two));
            // With points the day stands first.
            if plain.contains('.') || first > 12 || first == second {
                Ok(day_first)
            } else if second > 12 {
                Ok(month_first)
            } else {
                let readings = [day_first, month_first];
                Err(WrongDay::Either { word: word.to_owned(), readings })
            }
        }
        [DayPart::Number(day), DayPart::Month(month), DayPart::Number(year)]
        | [DayPart::Month(month), DayPart::Number(day), DayPart::Number(year)]
        | [DayPart::Number(year), DayPart::Month(month), DayPart::Number(day)]
            if is_year(year) && short(day).is_some() =>
        {
            Ok(date(year, *month, day))
        }
        _ => Err(none()),
    }
}

fn is_year(number: &str) -> bool {
    number.len() == 4
}

/// Returns the number of a day or a month.
fn short(number: &str) -> Option<u8> {
    if number.len() > 2 { None } else { number.parse().ok() }
}

/// Returns a sign as it is compared; none where nobody sees it.
fn plain(sign: char) -> Option<char> {
    Some(match sign {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {
            return None;
        }
        '０'..='９' => char::from(b'0' + u8::try_from(u32::from(sign) - u32::from('０')).ok()?),
        '\u{2010}'..='\u{2015}' | '−' | '﹣' | '－' => '-',
        '／' => '/',
        '．' => '.',
        '，' => ',',
        sign if sign.is_whitespace() => ' ',
        sign => sign,
    })
}

/// Takes the time away where it is midnight: programs put it behind a day.
fn without_midnight(text: &str) -> &str {
    let at = text.char_indices().find(|(at, sign)| {
        matches!(sign, ' ' | 't') && text.get(at + 1..).is_some_and(is_midnight)
    });
    at.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// Says whether a time is midnight where it was written: `00:00`, `0:00:00.000`, `00:00:00Z`,
/// `00:00:00 +02:00`.
fn is_midnight(time: &str) -> bool {
    let zone = time.find(['z', '+', '-', 'u', 'g']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    let is_clock = |c: char| matches!(c, '0' | ':' | '.');
    let is_zone = |c: char| c.is_ascii_digit() || c == ':';
    let offset = zone.strip_prefix(['+', '-']);
    let zone = matches!(zone, "" | "z" | "utc" | "gmt")
        || offset.is_some_and(|offset| !offset.is_empty() && offset.chars().all(is_zone));
    zone && clock.contains("0:00") && clock.trim_end().chars().all(is_clock)
}

#[derive(Debug)]
enum DayPart<'t> {
    Number(&'t str),
    /// From 1.
    Month(u8),
}

/// Takes a text apart into numbers and months; none where something else stands there.
fn parts(text: &str) -> Option<Vec<DayPart<'_>>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let is_part = |c: char| {
            if is_digit { c.is_ascii_digit() } else { c.is_alphabetic() && !is_between(c) }
        };
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        match word {
            "" if is_between(first) => {
                rest = rest.get(first.len_utf8()..)?;
                continue;
            }
            "" => return None,
            "st" | "nd" | "rd" | "th" | "of" if !parts.is_empty() => {}
            word if is_digit => parts.push(DayPart::Number(word)),
            word => parts.push(DayPart::Month(month(word)?)),
        }
        rest = behind;
    }
    // A dash before all is the sign of a number.
    (!text.starts_with(['-', '.', '/'])).then_some(parts)
}

fn is_between(sign: char) -> bool {
    matches!(sign, ' ' | '.' | ',' | '/' | '-' | '年' | '月' | '日')
}

/// The months in English and German, in full and as programs shorten them; elsewhere they are numbers.
const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "januar", "jän", "jänner"],
    &["feb", "february", "februar"],
    &["mar", "march", "mär", "märz", "mrz"],
    &["apr", "april"],
    &["may", "mai"],
    &["jun", "june", "juni"],
    &["jul", "july", "juli"],
    &["aug", "august"],
    &["sep", "sept", "september"],
    &["oct", "october", "okt", "oktober"],
    &["nov", "november"],
    &["dec", "december", "dez", "dezember"],
];

fn month(word: &str) -> Option<u8> {
    let found = MONTHS.iter().position(|names| names.contains(&word))?;
    u8::try_from(found + 1).ok()
}
