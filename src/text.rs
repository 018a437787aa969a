//! Texts that came from a file or a person, made safe to show anywhere.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr};

/// Defines an enum of which each variant has a word that files, programs or users write, with
/// `ALL` of them in their order and `as_str`.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$of:meta])* $variant:ident = $word:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name {
            $($(#[$of])* $variant,)+
        }

        impl $name {
            $vis const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            $vis const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    };
}
pub(crate) use words;

/// Joins all, neighbours first: one after the other, the first would be copied as often as there are
/// others. None where there is nothing to join.
pub(crate) fn by_pairs<T>(all: impl IntoIterator<Item = T>, join: impl Fn(T, T) -> T) -> Option<T> {
    let mut all: Vec<T> = all.into_iter().collect();
    while all.len() > 1 {
        let mut left = all.into_iter();
        let mut pairs = Vec::with_capacity(left.len().div_ceil(2));
        while let Some(one) = left.next() {
            pairs.push(match left.next() {
                Some(next) => join(one, next),
                None => one,
            });
        }
        all = pairs;
    }
    all.pop()
}

/// Returns bytes in hexadecimal, two small digits each.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// Returns `text` on one line with every character visible that could change what a screen does.
///
/// Line breaks and tabs become a space; other control characters become their picture (`␛`);
/// marks that reorder or hide text become their code point (`<U+202E>`).
pub fn visible(text: &str) -> Cow<'_, str> {
    let is_ascii = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_ascii || !text.chars().any(|c| picture(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match picture(c) {
            Some(instead) => shown.push_str(&instead),
            None => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// What is shown instead of `c`, where `c` itself must not reach a screen.
fn picture(c: char) -> Option<Cow<'static, str>> {
    match c {
        '\n' | '\t' => Some(Cow::Borrowed(" ")),
        '\r' => Some(Cow::Borrowed("")),
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).map(|c| c.to_string().into()),
        '\u{7f}' => Some(Cow::Borrowed("␡")),
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(format!("<U+{:04X}>", u32::from(c)).into()),
        _ => None,
    }
}

/// Returns what stands for a character on a screen that has only ASCII. Letters of other scripts
/// stay: nothing could stand for them.
pub fn in_ascii(c: char) -> String {
    match c {
        '–' | '−' | '‐' | '‑' | '─' => "-".to_owned(),
        '—' => "--".to_owned(),
        '…' => "...".to_owned(),
        '‘' | '’' | '‚' => "'".to_owned(),
        '“' | '”' | '„' | '«' | '»' => "\"".to_owned(),
        '·' | '•' => "*".to_owned(),
        '\u{a0}' | '\u{202f}' => " ".to_owned(),
        '÷' => "/".to_owned(),
        '≥' => ">=".to_owned(),
        'Σ' => "sum of ".to_owned(),
        '→' => "->".to_owned(),
        '←' => "<-".to_owned(),
        '\u{2400}'..='\u{2421}' => format!("<U+{:04X}>", control_of(c)),
        _ => c.to_string(),
    }
}

fn control_of(picture: char) -> u32 {
    match u32::from(picture) - 0x2400 {
        0x21 => 0x7f,
        control => control,
    }
}

/// Returns `text` with its middle left out where it has more than `most` characters.
pub fn clipped(text: &str, most: usize) -> Cow<'_, str> {
    let length = text.chars().count();
    if length <= most {
        return Cow::Borrowed(text);
    }
    let after = most / 3;
    let start: String = text.chars().take(most - after - 1).collect();
    // What would stand above the dots belongs to the letter that is left out.
    let end = text.chars().skip(length - after).skip_while(|sign| sign.width() == Some(0));
    let end: String = end.collect();
    Cow::Owned(format!("{start}…{end}"))
}

/// Returns `text` as it is shown, up to the last word within `most` columns where it is wider.
pub fn shortened(text: &str, most: usize) -> String {
    let shown = visible(text.trim());
    if UnicodeWidthStr::width(&*shown) <= most {
        return shown.into_owned();
    }
    let mut width = 1;
    let fits = shown.char_indices().find(|(_, c)| {
        width += c.width().unwrap_or_default();
        width > most
    });
    let (start, rest) = shown.split_at(fits.map_or(shown.len(), |(at, _)| at));
    // Scripts that have no spaces end anywhere, and so does a word that fills half of the room.
    let in_word = !rest.starts_with(' ') && start.ends_with(|c: char| c.width() == Some(1));
    let word = start.rfind(' ').filter(|at| in_word && at * 2 > start.len());
    let start = start.get(..word.unwrap_or(start.len())).unwrap_or(start);
    format!("{}…", start.trim_end_matches([' ', ',', ';', ':', '(', '.', '、', '，', '；', '：']))
}

/// Returns the first sentence of `text`. A full stop behind a day or a single letter ends none.
pub fn first_sentence(text: &str) -> &str {
    let ends = text.char_indices().find(|(at, c)| {
        let (before, behind) = (&text[..*at], &text[at + c.len_utf8()..]);
        match c {
            '。' | '！' | '？' => true,
            '!' | '?' => behind.starts_with(' '),
            '.' => {
                let word = before.rsplit(' ').next().unwrap_or(before);
                let next = behind.strip_prefix(' ').and_then(|next| next.chars().next());
                let begins = next.is_some_and(|next| next.is_uppercase() || next.is_numeric());
                let is_day = word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit());
                begins && !is_day && word.chars().count() > 1
            }
            _ => false,
        }
    });
    ends.map_or(text, |(at, c)| text.get(..at + c.len_utf8()).unwrap_or(text))
}

/// The longest word, in bytes, for which it is worth looking for one like it.
const MAX_WORD: usize = 100;

/// Returns the way out for a word that is not known: what was most likely meant, or what is said
/// where nothing is near.
pub fn meant<'c>(
    word: &str,
    known: impl IntoIterator<Item = &'c str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    nearest(word, known).map_or_else(otherwise, |meant| format!("did you mean `{meant}`?"))
}

/// Says whether a character cannot be seen and takes no room.
pub fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Returns a word as it is compared with others: in small letters, with single spaces.
pub fn plain(word: &str) -> String {
    // Programs put these into words, and nobody sees them.
    let seen = word.replace(['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'], "");
    let visible = visible(&seen);
    let words: Vec<&str> = visible.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Returns the candidate that `word` was most likely meant to be, if any is near.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if word.is_empty() || word.len() > MAX_WORD {
        return None;
    }
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, candidate), candidate))
        .filter(|(likeness, candidate)| *likeness > 0.8 || candidate.starts_with(&word))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// The longest id, in characters.
const MAX_ID: usize = 64;

/// Says whether a word is an id: small letters, digits and single hyphens.
pub fn is_id(word: &str) -> bool {
    word.len() <= MAX_ID
        && word.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// Returns the id that is most like a name: `My model!` gives `my-model`; none where nothing of
/// the name may stand in an id.
pub fn to_id(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let id: String = parts.collect::<Vec<_>>().join("-").chars().take(MAX_ID).collect();
    Some(id.trim_end_matches('-').to_owned()).filter(|id| !id.is_empty())
}

/// Returns an id as people read it: `my-model` gives `My model`.
pub fn in_words(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// FNV-1a, which stays the same for ever; that of the standard library promises nothing.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Returns `1 item`, `2 items`: a number with its noun.
pub fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// Returns texts as `a, b and c`.
pub fn listed<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> String {
    let texts: Vec<String> = texts.into_iter().map(Into::into).collect();
    joined(&texts, "and")
}

/// Returns the candidates as `` `a`, `b` and `c` ``.
pub fn ticked<'c>(candidates: impl IntoIterator<Item = &'c str>) -> String {
    let texts: Vec<String> = candidates.into_iter().map(tick).collect();
    joined(&texts, "and")
}

/// Returns the candidates as `` `a`, `b` or `c` ``.
pub fn one_of<'c>(candidates: impl IntoIterator<Item = &'c str>) -> String {
    let texts: Vec<String> = candidates.into_iter().map(tick).collect();
    joined(&texts, "or")
}

fn tick(word: &str) -> String {
    format!("`{word}`")
}

fn joined(texts: &[String], last_by: &str) -> String {
    match texts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {last_by} {last}", others.join(", ")),
    }
}

/// Says whether an address may become a link: http, https or mailto, and nothing in it but
/// visible characters.
pub fn is_link(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    let rest = ["https://", "http://", "mailto:"].iter().find_map(|s| lower.strip_prefix(s));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '['))
        && !url.contains(char::is_whitespace)
        && matches!(visible(url), Cow::Borrowed(_))
}

/// Reads `3`, `0.5` or `2.25` as hundredths; none for anything else.
pub fn hundredths(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) || part.len() > 2 {
        return None;
    }
    let part = format!("{part:0<2}");
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(part.parse().ok()?)
}

/// Takes the number at the start of a label from its name: `1 - Initial`, `2. Managed`, `Level 3`. A
/// quantity such as `5 days`, `1.5 h` or `1-2` is none.
pub fn number_before(label: &str) -> Option<(usize, &str)> {
    let label = label.trim();
    let is_level = label.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("level"));
    let bare = if is_level { label.get(5..)?.trim_start() } else { label };
    let bare = bare.strip_prefix('(').unwrap_or(bare);
    let behind = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = number_of(bare.get(..bare.len() - behind.len())?)?;
    let name = behind.trim_start();
    let rest = name.trim_start_matches(['-', '–', '—', '.', ':', ')', '=']);
    let is_apart = rest.len() < name.len() && !rest.starts_with(|c: char| c.is_ascii_digit());
    (name.is_empty() || is_apart || is_level).then(|| (number, rest.trim_start()))
}

/// Reads `0` or `12` as a place from 0: in digits, and in no other spelling.
pub fn number_of(text: &str) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}
