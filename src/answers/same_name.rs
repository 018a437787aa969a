//! When two names mean one: of subjects, and of people who answer.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

use crate::text;

/// Says whether two names mean the same, however they are typed.
pub fn same_name(one: &str, other: &str) -> bool {
    one == other || name_key(one) == name_key(other)
}

/// Returns what names that mean the same have in common: their letters as they are compared, whatever
/// their case, how they are composed, and which of several blanks, dashes or apostrophes was typed.
/// Signs that nobody sees are left out.
pub fn name_key(name: &str) -> String {
    let seen = name.chars().filter(|sign| !text::is_unseen(*sign)).map(plain);
    if name.is_ascii() {
        return words(&seen.map(|sign| sign.to_ascii_lowercase()).collect::<String>());
    }
    let nfkc = ComposingNormalizerBorrowed::new_nfkc();
    let composed = nfkc.normalize_iter(seen);
    // By way of capitals, because some letters have several small ones.
    let folded = composed.flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    words(&nfkc.normalize_iter(folded.map(plain)).collect::<String>())
}

/// Returns a name with the plain letters of those that bear accents: `Élodie` as `Elodie`.
pub(super) fn without_accents(name: &str) -> String {
    let nfkd = DecomposingNormalizerBorrowed::new_nfkd();
    let parts = nfkd.normalize_iter(name.chars());
    parts.filter(|sign| !('\u{300}'..='\u{36f}').contains(sign)).collect()
}

/// Says whether two words mean the same, whatever their capitals, blanks and dashes.
pub fn same_word(one: &str, other: &str) -> bool {
    one == other || word_key(one) == word_key(other)
}

/// Returns a word as it is compared with others that mean the same: whatever its capitals, blanks,
/// dashes, wide digits and the quotes around it.
pub(super) fn word_key(word: &str) -> String {
    let key = name_key(word);
    let key = key.trim_matches(['"', '\'', '“', '”', '„', '«', '»', '*']).trim();
    // A dash before a number is no blank.
    if key.starts_with('-') {
        return key.to_owned();
    }
    let words = key.split([' ', '-', '_']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain(sign: char) -> char {
    match sign {
        '`' | '´' | '‘' | '’' | '‛' | 'ʹ' | 'ʻ' | 'ʼ' | '′' | '＇' => '\'',
        '\u{2010}'..='\u{2015}' | '−' | '﹘' | '﹣' | '－' => '-',
        sign => sign,
    }
}

/// A word is at least so long before one letter of it can be a slip of the finger.
const SHORTEST: usize = 4;

/// Longer names are not looked through for slips: each of their letters would be left out in turn.
const LONGEST: usize = 500;

/// Returns those of several names that are one letter apart, by their places: most likely they mean
/// the same. A digit or a letter that stands for itself is told apart on purpose.
pub fn near_names<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<(usize, usize)> {
    let keys: Vec<String> = names.into_iter().map(name_key).collect();
    let mut without: Vec<(u64, usize)> = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        if key.len() > LONGEST {
            continue;
        }
        without.push((hash(key, ""), at));
        without.extend(one_letter_less(key).into_iter().map(|less| (less, at)));
    }
    // Names that are one letter apart are the same where that letter is left out.
    without.sort_unstable();
    without.dedup();
    let mut near = Vec::new();
    for alike in without.chunk_by(|(one, _), (other, _)| one == other) {
        for (place, (_, one)) in alike.iter().enumerate() {
            let others = alike.iter().skip(place + 1).map(|(_, other)| *other);
            near.extend(others.map(|other| (*one, other)));
        }
    }
    near.sort_unstable();
    near.dedup();
    let key = |at: usize| keys.get(at).map_or("", String::as_str);
    near.retain(|(one, other)| strsim::osa_distance(key(*one), key(*other)) == 1);
    near
}

/// Returns the hash of each name that a name is without one letter of a word.
fn one_letter_less(key: &str) -> Vec<u64> {
    let mut all = Vec::new();
    let mut start = 0;
    for word in key.split(' ') {
        // Where letters have no case, as in Chinese, each is more than a letter.
        let letters = word.char_indices().filter(|(_, sign)| sign.is_lowercase());
        for (at, sign) in letters.filter(|_| word.chars().count() >= SHORTEST) {
            let (before, after) = key.split_at(start + at);
            all.push(hash(before, after.strip_prefix(sign).unwrap_or_default()));
        }
        start += word.len() + 1;
    }
    all
}

/// FNV-1a, of two texts as if they were one.
fn hash(before: &str, after: &str) -> u64 {
    before.bytes().chain(after.bytes()).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_typed() {
        for (one, other) in [
            ("Acme Corp", " acme\u{a0} CORP "),
            ("Caf\u{e9} M\u{fc}ller", "Cafe\u{301} Mu\u{308}ller"),
            ("O\u{2019}Brien \u{2013} IT", "O'Brien - it"),
            ("Acme\u{200b} Cor\u{ad}p", "\u{feff}Acme Corp"),
            ("Stra\u{df}e", "STRASSE"),
            ("\u{ff21}cme", "Acme"),
            ("\u{39f}\u{394}\u{39f}\u{3a3}", "\u{3bf}\u{3b4}\u{3bf}\u{3c2}"),
        ] {
            assert!(same_name(one, other), "{one:?} and {other:?}");
        }
        for (one, other) in [("Acme Corp", "Acme Crop"), ("AcmeCorp", "Acme Corp"), ("A", "\u{c4}")]
        {
            assert!(!same_name(one, other), "{one:?} and {other:?}");
        }
    }

    #[test]
    fn a_slip_of_the_finger_is_near_and_another_number_is_not() {
        let names =
            ["Acme Corp", "Acme Crop", "Team A", "Team B", "Unit 12", "Unit 13", "Acme Copr"];
        assert_eq!(near_names(names), [(0, 1), (0, 6)]);
        let names = [
            "\u{7b2c}\u{4e00}\u{55b6}\u{696d}\u{90e8}",
            "\u{7b2c}\u{4e8c}\u{55b6}\u{696d}\u{90e8}",
        ];
        assert_eq!(near_names(names), []);
        assert_eq!(near_names(["acme", "ACME"]), []);
        // As many letters as this would take minutes.
        let long = "a".repeat(300_000);
        assert_eq!(near_names([&*long, &*format!("{long}b")]), []);
    }
}
