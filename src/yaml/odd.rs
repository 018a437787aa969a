//! Lines that look like YAML and are built of other characters: by what they look like, it is known
//! what was meant.

use std::iter;
use std::ops::Range;

use serde_yaml::granit_parser::Parser;

use crate::problem::{Place, SourceFile};
use crate::text::is_unseen;
use crate::yaml::limits;
use crate::yaml::signs::{self, is_blank, is_colon, is_line_end, is_list_mark};

/// Something on a line that is not what it looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Odd {
    pub(super) place: Place,
    pub(super) message: String,
    pub(super) help: &'static str,
    /// The line as it was meant.
    mended: String,
}

/// Returns what keeps a file from being read, where a parser stumbled on line `at` over something that
/// is not what it looks like: mended, the file can be read further.
pub(super) fn cause(file: &SourceFile, at: usize) -> Option<Odd> {
    let lines = file.lines();
    let odd = all(&lines);
    let mut before: Vec<&Odd> = odd.iter().filter(|odd| odd.place.line <= at).collect();
    before.reverse();
    let gets_further = |odd: &[&Odd]| {
        let mut mended = lines.clone();
        for odd in odd {
            mended[odd.place.line - 1] = &odd.mended;
        }
        stumbles_at(&mended.join("\n")).is_none_or(|line| line > at)
    };
    let alone = before.iter().take(NEAR).find(|odd| gets_further(&[**odd]));
    let found = alone.or_else(|| before.first().filter(|_| gets_further(&before)));
    found.map(|odd| (*odd).clone())
}

/// How many lines above the one on which a parser stumbles are looked at one by one.
const NEAR: usize = 4;

/// Returns the line on which the parser stumbles; none where it does not.
fn stumbles_at(text: &str) -> Option<usize> {
    let mut events = Parser::new_from_str_with_options(text, limits::options());
    events.find_map(Result::err).map(|error| error.marker().line())
}

/// Returns what is odd on each line, except in texts that are kept as they stand.
pub(super) fn all(lines: &[&str]) -> Vec<Odd> {
    let mut found = Vec::new();
    // How far the line stands in below which a text in a block goes on.
    let mut block = None;
    for (index, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let is_empty = line.trim().is_empty();
        if block.is_some_and(|block| is_empty || indent > block) {
            continue;
        }
        let behind =
            line.trim_end().trim_end_matches(|c: char| c == '+' || c == '-' || c.is_ascii_digit());
        let opens = behind.strip_suffix(['|', '>']);
        block = opens.filter(|before| before.ends_with([' ', '\t'])).map(|_| indent);
        found.extend(of_line(line, index + 1));
    }
    found
}

/// Returns the first thing on a line that is not what it looks like.
pub(super) fn of_line(line: &str, number: usize) -> Option<Odd> {
    let seen = OddLine { line, number };
    let is_fence = line.starts_with("```") || line.starts_with("~~~");
    let rest = line.trim_start();
    let is_plain = line.is_ascii() && !rest.starts_with('*') && !line.contains([':', '&']);
    if rest.starts_with('#') || (is_plain && !is_fence) {
        return None;
    }
    if is_fence {
        let help = "delete it, and the one at the other end";
        return Some(seen.odd(0..line.len(), "a code fence of Markdown", help, ""));
    }
    let is_rule = |c: char| signs::is_dash(c);
    if line.starts_with(is_rule) && line.trim_end().chars().all(|c| is_rule(c) || c == '-') {
        let message = format!("{} stands where a line `---` was", first(line));
        return Some(seen.odd(0..line.len(), message, "write `---`, or delete the line", "---"));
    }
    seen.indentation().or_else(|| seen.list_mark()).or_else(|| seen.name()).or_else(|| seen.end())
}

/// Says whether a name begins with something that was meant to stand in, or to be a comment.
pub(super) fn may_be_key(name: &str) -> bool {
    name.starts_with(|c| is_blank(c) || is_unseen(c)) || is_comment(name)
}

fn is_comment(name: &str) -> bool {
    name.starts_with("//") || name.starts_with("/*")
}

/// Returns what a name begins with that was meant to stand in, or to be a comment.
pub(super) fn key(line: &str, place: Place, name: &str) -> Option<Odd> {
    if is_comment(name) {
        let message = "a comment in the manner of another language".to_owned();
        let help = "begin a comment with `#`";
        let place = Place { width: 2, ..place };
        return Some(Odd { place, message, help, mended: String::new() });
    }
    let mut before = line.chars().take(place.column - 1);
    let line = OddLine { line, number: place.line };
    if before.all(|c| matches!(c, ' ' | '\t')) { line.indentation() } else { None }
}

/// Says whether a text without quotes begins with one that is none in YAML.
pub(super) fn opens(text: &str) -> bool {
    !text.is_ascii() && text.starts_with(is_quote)
}

/// Returns the comment that was meant to be in quotes: a text begins with a quote that is none, and
/// the other one is `behind` it.
pub(super) fn cut(behind: &str, at: Place, text: &str) -> Option<Odd> {
    let comment = behind.trim_start_matches([' ', '\t']);
    if !comment.starts_with('#') || text.chars().skip(1).any(is_quote) {
        return None;
    }
    let gap = behind.len() - comment.len();
    let comment = comment.split(['\n', '\r']).next()?;
    let place = Place { column: at.column + gap, width: comment.chars().count(), ..at };
    let message = format!("{} is no quote of YAML: ` #` begins a comment", first(text));
    let odd = Odd { place, message, help: QUOTE, mended: String::new() };
    comment.contains(is_quote).then_some(odd)
}

/// Returns the sign of a list with which a line begins that goes on from the text of an entry.
pub(super) fn entry(line: &str, number: usize) -> Option<Odd> {
    let (blank, rest) = blanks(line);
    if !rest.starts_with("- ") {
        let odd = of_line(line, number)?;
        return odd.help.starts_with("begin each").then_some(odd);
    }
    let place = Place { line: number, column: blank.chars().count() + 1, width: 1 };
    let message = "this `-` begins no entry: it stands in further than those above".to_owned();
    let help = "indent it like its neighbours; put a text that is to hold ` - ` into quotes";
    Some(Odd { place, message, help, mended: String::new() })
}

struct OddLine<'l> {
    line: &'l str,
    number: usize,
}

impl OddLine<'_> {
    /// Says what is odd at a range of bytes, and puts what was meant in its place.
    fn odd(
        &self,
        range: Range<usize>,
        message: impl Into<String>,
        help: &'static str,
        meant: &str,
    ) -> Odd {
        let (before, odd) = (&self.line[..range.start], &self.line[range.clone()]);
        let (column, width) = (before.chars().count() + 1, odd.chars().count().max(1));
        Odd {
            place: Place { line: self.number, column, width },
            message: message.into(),
            help,
            mended: format!("{before}{meant}{}", &self.line[range.end..]),
        }
    }

    fn indentation(&self) -> Option<Odd> {
        let (indent, _) = blanks(self.line);
        let is_plain = |c: char| matches!(c, ' ' | '\t');
        let start = indent.find(|c| !is_plain(c))?;
        let odd = indent[start..].trim_end_matches(is_plain);
        let message = format!("{} in the indentation", first(odd));
        let help = if odd.chars().all(is_unseen) { "delete it" } else { "indent with spaces" };
        Some(self.odd(start..start + odd.len(), message, help, &spaces(odd)))
    }

    /// Finds what stands for the `-` of an entry, or for the space behind it.
    fn list_mark(&self) -> Option<Odd> {
        let (_, rest) = blanks(self.line);
        let at = self.line.len() - rest.len();
        let mark = rest.chars().next()?;
        let (gap, _) = blanks(&rest[mark.len_utf8()..]);
        let end = at + mark.len_utf8() + gap.len();
        if is_list_mark(mark) && !gap.is_empty() {
            let message = format!("{} stands where a list has its `-`", signs::named(mark));
            return Some(self.odd(at..end, message, "begin each entry with `- `", "- "));
        }
        if mark != '-' || gap.is_empty() || gap.starts_with([' ', '\t']) {
            return None;
        }
        let message = format!("{} behind the `-`", first(gap));
        Some(self.odd(at + 1..end, message, SPACE, " "))
    }

    /// Finds what stands for the `:` behind a name, for the space behind that, or for quotes.
    fn name(&self) -> Option<Odd> {
        let at = self.line.find(|c| c == ':' || is_colon(c))?;
        let (name, rest) = self.line.split_at(at);
        let name = name.trim_start().trim_start_matches("- ").trim_matches(['"', '\'']);
        let is_name =
            !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
        let colon = rest.chars().next()?;
        let behind = at + colon.len_utf8();
        let (gap, value) = blanks(&self.line[behind..]);
        if colon != ':' {
            let message = format!("{} stands for the `:`", signs::named(colon));
            let odd = self.odd(at..behind + gap.len(), message, COLON, ": ");
            return is_name.then_some(odd);
        }
        if let Some(odd) = gap.chars().next().filter(|c| !matches!(c, ' ' | '\t')) {
            let message = match entity(gap) {
                Some(entity) => format!("`{entity}` of a web page behind the `:`"),
                None => format!("{} behind the `:`", signs::named(odd)),
            };
            return Some(self.odd(behind..behind + gap.len(), message, SPACE, " "));
        }
        if gap.is_empty() && !value.is_empty() {
            let is_value = !value.starts_with(['/', ':']) && is_name;
            return is_value.then(|| self.odd(at..behind, "no space behind the `:`", COLON, ": "));
        }
        self.value(behind + gap.len())
    }

    /// Finds other quotes around a value, and other brackets and commas in one.
    fn value(&self, at: usize) -> Option<Odd> {
        let value = &self.line[at..];
        let opens = value.chars().next()?;
        let is_flow = matches!(opens, '{' | '[');
        let is_quoted = matches!(opens, '"' | '\'') && value.trim_end().ends_with(is_quote);
        let is_odd = |c: char| signs::quote(c).is_some() || (is_flow && signs::narrow(c).is_some());
        if !(is_flow || is_quoted || is_odd(opens)) {
            return None;
        }
        let (start, odd) = value.char_indices().find(|(_, c)| is_odd(*c))?;
        let meant = |c: char| signs::quote(c).or_else(|| signs::narrow(c)).filter(|_| is_odd(c));
        let mended: String = value[start..].chars().map(|c| meant(c).unwrap_or(c)).collect();
        let is_quote = signs::quote(odd).is_some();
        let (what, help) =
            if is_quote { (" is no quote of YAML", QUOTE) } else { (" is no sign of YAML", SIGN) };
        let message = format!("{}{what}", signs::named(odd));
        let mut odd = self.odd(at + start..self.line.len(), message, help, &mended);
        odd.place.width = 1;
        Some(odd)
    }

    /// Finds what ends a line elsewhere and not here.
    fn end(&self) -> Option<Odd> {
        let (at, end) = self.line.char_indices().find(|(_, c)| is_line_end(*c))?;
        let message = format!("{} ends no line here", signs::named(end));
        let mut odd = self.odd(at..self.line.len(), message, "press Enter in its place", "");
        odd.place.width = 1;
        Some(odd)
    }
}

const COLON: &str = "write `name: value`, with a plain colon and a space";
const SPACE: &str = "put a plain space in its place";
const QUOTE: &str = "write straight quotes, `\"…\"` or `'…'`, or none where the text needs none";
const SIGN: &str = "write brackets, commas and colons as they are on an English keyboard";

fn is_quote(c: char) -> bool {
    signs::quote(c).is_some()
}

/// Names the first character that is not plain.
fn first(text: &str) -> String {
    match (text.chars().find(|c| !c.is_ascii()), entity(text)) {
        (_, Some(entity)) => format!("`{entity}` of a web page"),
        (Some(c), None) => signs::named(c),
        (None, None) => "a tab".to_owned(),
    }
}

/// Splits off what is space, looks like it or cannot be seen.
fn blanks(text: &str) -> (&str, &str) {
    let mut rest = text;
    loop {
        let after =
            rest.trim_start_matches(|c| matches!(c, ' ' | '\t') || is_blank(c) || is_unseen(c));
        let after = after.strip_prefix("&nbsp;").unwrap_or(after);
        if after.len() == rest.len() {
            return text.split_at(text.len() - rest.len());
        }
        rest = after;
    }
}

/// Returns the entity of HTML with which a text begins.
pub(super) fn entity(text: &str) -> Option<&str> {
    let name = text.strip_prefix('&')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '#')?;
    (end > 0 && name[end..].starts_with(';')).then(|| &text[..end + 2])
}

/// Returns as many spaces as the blanks look like.
fn spaces(blanks: &str) -> String {
    let blanks = blanks.replace("&nbsp;", " ");
    let wide = |c: char| match c {
        '\u{3000}' => 2,
        c => usize::from(!is_unseen(c)),
    };
    iter::repeat_n(' ', blanks.chars().map(wide).sum()).collect()
}
