//! The one place where texts are made safe for Markdown.

use std::borrow::Cow;

use crate::text;

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordPlace {
    /// At the beginning of a line, where a sign could begin a list, a heading or a quotation.
    Start,
    /// Within a line.
    Inside,
}

/// Drawn where a word must not be taken for an address, a name or a number of something: nothing
/// is seen, and no viewer makes a link of what stands on both sides.
pub(crate) const BREAK: &str = "&#8203;";

/// The character that [`BREAK`] stands for.
pub(crate) const BREAK_SIGN: char = '\u{200b}';

/// Returns words that any viewer shows as they are.
pub(crate) fn words(words: &str, place: WordPlace) -> String {
    let visible = text::visible(words);
    let visible = one_spaced(&visible);
    let visible = match place {
        WordPlace::Start => visible.trim_start(),
        WordPlace::Inside => &visible,
    };
    signs(visible, place)
}

/// Returns words that are visible already with their signs escaped, and nothing else changed.
pub(crate) fn signs<'t>(visible: &'t str, place: WordPlace) -> String {
    let mut escaped = String::with_capacity(visible.len() + 16);
    // What is not copied yet.
    let mut rest = visible;
    for (at, byte) in visible.bytes().enumerate() {
        // What is not ASCII means nothing, and nor do most letters, whatever stands beside them.
        if !byte.is_ascii() || matches!(byte.to_ascii_lowercase(), b'a'..=b'v' | b'x'..=b'z' | b' ')
        {
            continue;
        }
        let c = char::from(byte);
        let (before, from) = visible.split_at(at);
        let after = from.get(1..).unwrap_or_default();
        let mut add_until = |end: &'t str, sign: &str| {
            escaped.push_str(rest.get(..rest.len() - end.len()).unwrap_or_default());
            escaped.push_str(sign);
            rest = end;
        };
        if is_markup(c)
            || (c == '&' && begins_entity(after))
            || (c == ':' && after.starts_with("//"))
            || (place == WordPlace::Start && begins_block(c, before))
        {
            add_until(from, "\\");
        }
        if begins_name(c, before, after) {
            add_until(after, BREAK);
        }
    }
    escaped + rest
}

/// Runs of spaces become one: four of them at the wrong place would begin a block of code.
fn one_spaced(text: &str) -> Cow<'_, str> {
    if !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let mut spaced = String::with_capacity(text.len());
    for c in text.chars() {
        if c != ' ' || !spaced.ends_with(' ') {
            spaced.push(c);
        }
    }
    Cow::Owned(spaced)
}

fn is_markup(c: char) -> bool {
    matches!(
        c,
        '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '>' | '|' | '~' | '$' | '#' | '^'
    )
}

fn begins_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < rest.len() && name.starts_with(';')
}

/// Says whether `c` could make a block of its line: a list, a rule, an underline of a heading.
fn begins_block(c: char, before: &str) -> bool {
    match c {
        '-' | '+' | '=' | ':' => before.is_empty(),
        '.' | ')' => !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    }
}

/// Says whether viewers look for a name or number behind `c`: `@name`, `#12`, `!12`, `www.`.
fn begins_name(c: char, before: &str, rest: &str) -> bool {
    let next = rest.chars().next();
    match c {
        '@' => next.is_some_and(char::is_alphanumeric),
        '#' | '!' | '$' | '%' | '&' | '~' => next.is_some_and(|c| c.is_ascii_digit()),
        'w' | 'W' => {
            !before.ends_with(char::is_alphanumeric)
                && rest.get(..3).is_some_and(|rest| rest.eq_ignore_ascii_case("ww."))
        }
        _ => false,
    }
}

/// Returns words as code, between as many ticks as it takes.
pub(crate) fn code(words: &str, in_table: bool) -> String {
    let mut visible = text::visible(words).into_owned();
    if visible.trim().is_empty() {
        return String::new();
    }
    if in_table {
        visible = visible.replace('|', "\\|");
    }
    let longest = visible.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // Viewers take away a space at both ends, where there is one at both.
    if longest > 0 || (visible.starts_with(' ') && visible.ends_with(' ')) {
        format!("{fence} {visible} {fence}")
    } else {
        format!("{fence}{visible}{fence}")
    }
}

/// Returns an address that cannot end before its end; none where it may not become a link.
pub(crate) fn address(url: &str) -> Option<String> {
    if is_page(url) {
        return Some(url.to_owned());
    }
    if !text::is_link(url) {
        return None;
    }
    let mut address = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '&' => address.push_str("&amp;"),
            '<' | '>' | '(' | ')' | '\\' | '`' | '|' | '"' | '\'' | '^' | '{' | '}' | '*' | '$' => {
                address.extend(["%".to_owned(), format!("{:02X}", u32::from(c))]);
            }
            _ => address.push(c),
        }
    }
    Some(address)
}

/// Says whether an address is the name of a page beside this one.
fn is_page(url: &str) -> bool {
    url.strip_suffix(".md").is_some_and(text::is_id)
}
