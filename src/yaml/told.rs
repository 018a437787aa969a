//! What has been told of one file so far; after a hundred problems they are only counted.

use crate::problem::{Place, Problem, SourceFile};
use crate::text;
use crate::yaml::json;
use crate::yaml::limits::MAX_PROBLEMS;
use crate::yaml::odd::{self, Odd};

#[derive(Debug)]
pub(super) struct Told<'a> {
    pub(super) file: &'a SourceFile,
    /// Whether it is read as JSON.
    pub(super) is_json: bool,
    /// The lines of the file; found when the first problem needs one.
    lines: Option<Vec<&'a str>>,
    problems: Vec<Problem>,
    untold: usize,
    /// What is not what it looks like; all else that is wrong may come of it.
    pub(super) odd: Vec<Odd>,
}

impl<'a> Told<'a> {
    pub(super) fn new(file: &'a SourceFile) -> Self {
        let is_json = json::is_json(&file.path);
        Self { file, is_json, lines: None, problems: Vec::new(), untold: 0, odd: Vec::new() }
    }

    /// Tells what is wrong at a place, or counts it where enough is told.
    pub(super) fn tell(&mut self, place: Place, message: impl AsRef<str>, help: impl AsRef<str>) {
        if self.is_full() {
            self.untold += 1;
        } else {
            let line = self.lines().get(place.line.wrapping_sub(1)).copied();
            let at = (self.file.path.as_str(), line);
            self.problems.push(Problem::at(at, place, message, help));
        }
    }

    fn lines(&mut self) -> &[&'a str] {
        self.lines.get_or_insert_with(|| self.file.lines())
    }

    /// Returns the text of a line; nothing where there is no such line.
    pub(super) fn line(&mut self, number: usize) -> &'a str {
        self.lines().get(number.wrapping_sub(1)).copied().unwrap_or_default()
    }

    /// Looks whether something on a line is not what it looks like.
    pub(super) fn look(&mut self, number: usize, find: impl FnOnce(&str) -> Option<Odd>) {
        let found = find(self.line(number));
        self.odd.extend(found);
    }

    /// Returns where the sign stands that is written before a value; the value may be on a later line.
    pub(super) fn before(&mut self, place: Place, sign: char) -> Place {
        if self.is_full() {
            return place;
        }
        for number in (1..=place.line).rev().take(2) {
            let end = if number == place.line { place.column } else { usize::MAX };
            let (mut found, mut before) = (None, ' ');
            for (column, c) in self.line(number).chars().take(end).enumerate() {
                if c == sign && !before.is_alphanumeric() && before != sign {
                    found = Some(column + 1);
                }
                before = c;
            }
            if let Some(column) = found {
                return Place { line: number, column, width: 1 };
            }
        }
        place
    }

    /// Ends early with what is not what it looks like, and where else that is.
    pub(super) fn finish_odd(mut self) -> Vec<Problem> {
        let everywhere = odd::all(self.lines());
        let mut told: Vec<Odd> = Vec::new();
        for odd in std::mem::take(&mut self.odd) {
            if told.iter().all(|other| other.message != odd.message) {
                let same = everywhere.iter().filter(|other| {
                    other.message == odd.message && other.place.line > odd.place.line
                });
                let others = lines_of(same.map(|other| other.place.line));
                self.tell(odd.place, &odd.message, format!("{}{others}", odd.help));
                told.push(odd);
            }
        }
        self.finish()
    }

    /// Counts a problem that is not worth wording any more.
    pub(super) fn count(&mut self) {
        self.untold += 1;
    }

    pub(super) fn is_full(&self) -> bool {
        self.problems.len() >= MAX_PROBLEMS
    }

    /// Ends: the problems in the order of their places, and how many more there are.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.place);
        if self.untold > 0 {
            let message = text::count(self.untold, "more problem");
            self.problems.push(Problem::of_file(&self.file.path, message, "mend these first"));
        }
        self.problems
    }
}

/// Returns `; the same on lines 3 to 5 and 9`; nothing where there are none.
fn lines_of(numbers: impl Iterator<Item = usize>) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let one = matches!(*ranges, [(first, last)] if first == last);
    let more = ranges.len().saturating_sub(MOST_RANGES);
    let ranges = ranges.into_iter().take(MOST_RANGES).map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first} to {last}"),
    });
    let mut ranges: Vec<String> = ranges.collect();
    if more > 0 {
        ranges.push(format!("{more} more places"));
    }
    if ranges.is_empty() {
        return String::new();
    }
    format!("; the same on line{} {}", if one { "" } else { "s" }, text::listed(ranges))
}

/// How many ranges of lines are listed.
const MOST_RANGES: usize = 20;
