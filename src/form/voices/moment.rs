//! A day with its time, however a survey or a spreadsheet writes the two.

use crate::insight::Moment;

/// The words that may stand in one.
const WORDS: [&str; 12] =
    ["t", "z", "am", "pm", "a", "m", "p", "gmt", "utc", "午前", "午後", "上午"];
const AFTERNOON: [&str; 3] = ["pm", "午後", "下午"];

/// A moment has no more characters.
const LONGEST: usize = 40;

/// Reads `2026-11-29 15:15:22`, `29.11.2026 15:15`, `11/29/26 3:15:22 PM`. Midnight is none: it
/// stands for a day without a time, as in surveys that tell no day at all.
pub(super) fn moment(cell: &str) -> Option<Moment> {
    if !cell.contains(':') || cell.len() > LONGEST {
        return None;
    }
    let words = words(cell)?;
    let numbers = numbers(cell)?;
    let is_hour = |at: usize| {
        let [hour, minute] = [numbers.get(at), numbers.get(at + 1)];
        hour.zip(minute).is_some_and(|(hour, _)| cell[hour.end..].starts_with(':'))
    };
    let first = (0..numbers.len()).find(|at| is_hour(*at))?;
    let [hour, minute] = [numbers.get(first)?, numbers.get(first + 1)?];
    let second = numbers.get(first + 2).filter(|_| cell[minute.end..].starts_with(':'));
    let behind = first + 2 + usize::from(second.is_some());
    let day = match first {
        0 => numbers.get(behind..behind + 3),
        _ => numbers.get(first.checked_sub(3)?..first),
    };
    let [one, two, three] = day? else { return None };
    let is_year_first = one.value >= 100;
    let has_dots = cell[one.end..].starts_with('.');
    let year = |value: u16| if value < 100 { 2000 + value } else { value };
    let day = if is_year_first {
        [one.value, two.value, three.value]
    } else {
        [year(three.value), two.value, one.value]
    };
    let is_afternoon = words.iter().any(|word| AFTERNOON.contains(&word.as_str()));
    let is_morning = words.iter().any(|word| ["am", "午前", "上午"].contains(&word.as_str()));
    let hour = match hour.value {
        12 if is_morning => 0,
        hour if hour < 12 && is_afternoon => hour + 12,
        hour if hour < 24 => hour,
        _ => return None,
    };
    let minute = hour * 60 + Some(minute.value).filter(|minute| *minute < 60)?;
    let second = second.and_then(|second| u8::try_from(second.value).ok());
    if minute == 0 && second.unwrap_or_default() == 0 {
        return None;
    }
    Some(Moment::new(day, is_year_first || has_dots, minute, second))
}

struct NumberWord {
    value: u16,
    end: usize,
}

/// Returns the words; none where one does not belong to a moment.
fn words(cell: &str) -> Option<Vec<String>> {
    let words = cell.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let is_known =
        |word: &String| WORDS.contains(&word.as_str()) || AFTERNOON.contains(&word.as_str());
    words.iter().all(is_known).then_some(words)
}

fn numbers(cell: &str) -> Option<Vec<NumberWord>> {
    let mut numbers = Vec::new();
    let mut from = 0;
    while let Some(start) = cell[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + start;
        let rest = &cell[start..];
        let end = start + rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        // Parts of a second may have more digits than fit.
        let Ok(value) = cell[start..end].parse() else { break };
        numbers.push(NumberWord { value, end });
        from = end;
    }
    (numbers.len() >= 5).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moment_is_known_in_whatever_way_it_is_written() {
        let seen = moment("2026-11-29 15:15:22").unwrap();
        assert_eq!((seen.day, seen.minute, seen.second), ([11, 29, 2026], 915, Some(22)));
        assert_eq!(seen.date, Some([2026, 11, 29]));
        for same in [
            "2026-11-29T15:15:22Z",
            "2026-11-29T15:15:22.123456+01:00",
            "2026/11/29 3:15:22 PM GMT+1",
            "2026/11/29 午後 3:15:22",
            "29.11.2026 15:15:22",
        ] {
            assert_eq!(moment(same), Some(seen), "{same}");
        }
        for same in ["11/29/26 15:15:22", "29/11/2026 3:15:22 pm", "15:15:22 11/29/2026"] {
            assert_eq!(moment(same), Some(Moment { date: None, ..seen }), "{same}");
        }
        let short = moment("29.11.2026 15:15");
        assert_eq!(short, Some(Moment { second: None, ..seen }));
        for none in [
            "1980-01-01 00:00:00",
            "2026-11-29",
            "15:15:22",
            "00:12:31",
            "see 2026-11-29 15:15:22",
            "1:2:3:4:5",
            "2026-11-29 25:00",
            "99999999999 1 1 1:1",
            "日本:語",
            ":",
        ] {
            assert_eq!(moment(none), None, "{none}");
        }
    }
}
