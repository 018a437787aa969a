//! How Mermaid reads a Gantt chart: its lexer, rule by rule in the order in which it tries them.
//!
//! The rules are those of `gantt.jison` in Mermaid 9 and 10; what later ones changed is that fewer
//! signs end a text. A rule that none of our charts may meet is a panic here.

/// What the lexer takes a piece of a chart for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Gantt,
    Title,
    DateFormat,
    Section,
    TaskText,
    TaskData,
    NewLine,
}

/// Words that begin a statement where a blank follows.
const STATEMENTS: [&str; 12] = [
    "axisFormat",
    "tickInterval",
    "includes",
    "excludes",
    "todayMarker",
    "weekday",
    "weekend",
    "accDescription",
    "href",
    "call",
    "click",
    "displayMode",
];

/// Words that are a statement, whatever follows.
const WORDS: [&str; 4] = ["inclusiveEndDates", "topAxis", "accTitle", "accDescr"];

/// Reads a chart as Mermaid does, numbers of signs turned into signs.
pub(crate) fn tokens(chart: &str) -> Vec<(Kind, String)> {
    // Later versions cut a comment off wherever it begins, before anything else is read.
    for line in chart.lines() {
        assert!(!line[1..].contains("%%") || line.starts_with("%%"), "{line}");
    }
    let chart = numbers_set_aside(chart);
    let mut rest = chart.as_str();
    let mut tokens = Vec::new();
    while !rest.is_empty() {
        assert!(!rest.starts_with("%%{"), "a directive: {rest}");
        let mut signs = rest.chars();
        let (first, second) = (signs.next().unwrap(), signs.next());
        if rest.starts_with('%') || (first != '}' && second == Some('%')) {
            // A comment, to the end of its line; the sign before it may be the end of the last.
            let from = first.len_utf8();
            rest = rest[from..].find('\n').map_or("", |end| &rest[from + end..]);
        } else if first == '\n' {
            tokens.push((Kind::NewLine, String::new()));
            rest = rest.trim_start_matches('\n');
        } else if first.is_whitespace() {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
        } else {
            let (kind, length) = text_token(rest);
            tokens.push((kind, signs_again(&rest[..length])));
            rest = &rest[length..];
        }
    }
    tokens
}

fn text_token(rest: &str) -> (Kind, usize) {
    assert!(!rest.starts_with('#'), "a comment within a line: {rest}");
    let upto = |ends: &[char]| rest.find(ends).unwrap_or(rest.len());
    for word in STATEMENTS {
        assert!(!begins(rest, word, true), "a statement: {rest}");
    }
    for word in WORDS {
        assert!(!begins(rest, word, false), "a statement: {rest}");
    }
    let is_date = rest.split(['-', ' ', '\n']).take(3).map(str::len).eq([4, 2, 2])
        && rest.starts_with(|c: char| c.is_ascii_digit());
    assert!(!is_date, "a date: {rest}");
    if begins(rest, "gantt", false) {
        (Kind::Gantt, "gantt".len())
    } else if begins(rest, "dateFormat", true) {
        (Kind::DateFormat, upto(&['#', '\n', ';']))
    } else if begins(rest, "title", true) {
        (Kind::Title, upto(&['#', '\n', ';']))
    } else if begins(rest, "section", true) {
        (Kind::Section, upto(&['#', ':', '\n', ';']))
    } else if let Some(data) = rest.strip_prefix(':') {
        let length = 1 + data.find(['#', '\n', ';']).unwrap_or(data.len());
        assert!(length > 1, "no data: {rest}");
        (Kind::TaskData, length)
    } else {
        let length = upto(&['#', ':', '\n', ';']);
        assert!(length > 0, "nothing that Mermaid knows: {rest}");
        (Kind::TaskText, length)
    }
}

/// Says whether a statement begins here, in small letters or large ones.
fn begins(rest: &str, word: &str, blank_follows: bool) -> bool {
    let head = rest.get(..word.len());
    let next = rest.get(word.len()..).and_then(|rest| rest.chars().next());
    head.is_some_and(|head| head.eq_ignore_ascii_case(word))
        && (!blank_follows || next.is_some_and(char::is_whitespace))
}

/// What Mermaid does before it looks for anything else: `#58;` is set aside until it draws.
fn numbers_set_aside(chart: &str) -> String {
    let mut set_aside = String::new();
    let mut rest = chart;
    while let Some((before, after)) = rest.split_once('#') {
        set_aside.push_str(before);
        let digits = after.split(';').next().unwrap_or_default();
        let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if is_number && after.len() > digits.len() {
            set_aside.extend(["ﬂ°°", digits, "¶ß"]);
            rest = &after[digits.len() + 1..];
        } else {
            set_aside.push('#');
            rest = after;
        }
    }
    set_aside + rest
}

fn signs_again(text: &str) -> String {
    let mut signs = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("ﬂ°°") {
        let (digits, after) = after.split_once("¶ß").unwrap();
        signs.push_str(before);
        signs.extend(char::from_u32(digits.parse().unwrap()));
        rest = after;
    }
    signs + rest
}
