//! Characters that look like what YAML is made of and are not, or cannot be seen at all: what a word
//! processor, a web page, a wiki or another keyboard puts in the place of a space, a hyphen, a quote
//! or a letter.

use crate::text::is_unseen;

/// Says whether a character looks like a space and is none in YAML.
pub(super) fn is_blank(c: char) -> bool {
    !c.is_ascii() && c.is_whitespace() && !is_line_end(c)
}

/// Says whether a character ends a line in other programs, and none here.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Says whether a character looks like a hyphen.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}')
}

/// Says whether a character begins the entries of a list elsewhere.
pub(super) fn is_list_mark(c: char) -> bool {
    is_dash(c)
        || matches!(
            c,
            '*' | '\u{b7}' | '\u{2022}' | '\u{2023}' | '\u{2043}' | '\u{25aa}' | '\u{25cf}'
        )
        || matches!(c, '\u{25cb}' | '\u{25e6}' | '\u{30fb}' | '\u{f0b7}')
}

/// Says whether a character looks like the `:` behind a name.
pub(super) fn is_colon(c: char) -> bool {
    matches!(c, '\u{2236}' | '\u{a789}' | '\u{fe55}' | '\u{ff1a}')
}

/// Returns the quote of YAML that a character looks like.
pub(super) fn quote(c: char) -> Option<char> {
    match c {
        '\u{201c}'..='\u{201f}'
        | '\u{ab}'
        | '\u{bb}'
        | '\u{2033}'
        | '\u{300c}'..='\u{300f}'
        | '\u{301d}'..='\u{301f}'
        | '\u{ff02}' => Some('"'),
        '\u{2018}'..='\u{201b}' | '\u{2039}' | '\u{203a}' | '\u{2032}' | '\u{ff07}' | '\u{b4}' => {
            Some('\'')
        }
        _ => None,
    }
}

/// Returns the sign of ASCII whose wide form a character is.
pub(super) fn narrow(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        _ => None,
    }
}

/// Letters of other alphabets, each before the Latin one that it cannot be told from.
const ALIKE: &str = "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwгrкkвbпnтtмmнhАAВBЕEКKМMНHОOРPСCТTХXІIЈJЅS\
                     αaοoνvρpιiκkυuτtχxγyΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

/// Returns the Latin letter that one of another alphabet looks like.
fn latin(c: char) -> Option<char> {
    let mut letters = ALIKE.chars();
    while let (Some(letter), Some(latin)) = (letters.next(), letters.next()) {
        if letter == c {
            return Some(latin);
        }
    }
    None
}

/// Returns what a character is, with its number: `a no-break space (U+00A0)`.
pub(super) fn named(c: char) -> String {
    let name = match c {
        '\u{85}' => "a “next line”",
        '\u{a0}' => "a no-break space",
        '\u{ad}' => "a soft hyphen",
        '\u{2007}' => "a figure space",
        '\u{200b}' => "a zero-width space",
        '\u{200c}' | '\u{200d}' => "a zero-width joiner",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "an invisible mark of the direction of writing"
        }
        '\u{2010}' => "a typographic hyphen",
        '\u{2011}' => "a no-break hyphen",
        '\u{2012}' => "a figure dash",
        '\u{2013}' => "an en dash",
        '\u{2014}' => "an em dash",
        '\u{2015}' => "a horizontal bar",
        '\u{2212}' => "a minus sign",
        '\u{2022}' => "a bullet",
        '\u{2026}' => "an ellipsis",
        '\u{2028}' => "a line separator",
        '\u{2029}' => "a paragraph separator",
        '\u{202f}' => "a narrow no-break space",
        '\u{2060}' => "a word joiner",
        '\u{3000}' => "an ideographic space",
        '\u{feff}' => "an invisible byte order mark",
        '\u{300}'..='\u{36f}' => "an accent of its own",
        '\u{ab}' | '\u{bb}' | '\u{2039}' | '\u{203a}' => "an angle quote",
        '\u{201c}'..='\u{201f}' | '\u{2018}'..='\u{201b}' => "a curly quote",
        '*' => return "an asterisk".to_owned(),
        _ if is_blank(c) => "a space of another width",
        _ if is_unseen(c) => "an invisible character",
        _ if is_dash(c) => "a dash",
        _ if is_list_mark(c) => "a bullet",
        _ if quote(c).is_some() => "a typographic quote",
        _ => match (narrow(c).filter(|_| !is_colon(c)), latin(c)) {
            (Some(narrow), _) => return format!("a wide `{narrow}` (U+{:04X})", u32::from(c)),
            (_, Some(latin)) => {
                let of = if ('\u{370}'..='\u{3ff}').contains(&c) { "Greek" } else { "Cyrillic" };
                let code = u32::from(c);
                return format!("a {of} letter (U+{code:04X}) that looks like `{latin}`");
            }
            _ => "a wide colon",
        },
    };
    format!("{name} (U+{:04X})", u32::from(c))
}

/// Returns what in a word that ought to be one of ours is none of our characters and looks as if it
/// were, or cannot be seen.
pub(super) fn in_word(word: &str) -> Option<String> {
    let is_odd = |c: char| {
        is_blank(c)
            || is_unseen(c)
            || is_line_end(c)
            || is_dash(c)
            || is_colon(c)
            || quote(c).is_some()
            || narrow(c).is_some()
            || c == '\u{2026}'
            || c == '\u{2022}'
            || ('\u{300}'..='\u{36f}').contains(&c)
            || (latin(c).is_some() && word.contains(|c: char| c.is_ascii_alphabetic()))
    };
    word.chars().find(|c| !c.is_ascii() && is_odd(*c)).map(named)
}
