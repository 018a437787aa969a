//! The words for what is no level: not known, and not applicable.

use crate::answers::same_name::word_key;
use crate::checklist::spoken;
use crate::lang::{Lang, phrase};

/// The word for an answer that the respondent does not know.
pub const UNKNOWN: &str = "unknown";

/// The word for an item that does not concern the subject.
pub const NOT_APPLICABLE: &str = "not-applicable";

/// What a person may write for either state, in any case.
pub(super) const UNKNOWN_WORDS: [&str; 3] = [UNKNOWN, "u", "?"];
pub(super) const NOT_APPLICABLE_WORDS: [&str; 6] =
    [NOT_APPLICABLE, "not applicable", "n/a", "n.a.", "na", "n"];

/// Returns the word of the state that is meant, in whatever case; none where it may be a level.
pub(super) fn state_meant(word: &str) -> Option<&'static str> {
    let is_among = |words: &[&str]| words.iter().any(|one| one.eq_ignore_ascii_case(word.trim()));
    if is_among(&UNKNOWN_WORDS) {
        return Some(UNKNOWN);
    }
    is_among(&NOT_APPLICABLE_WORDS).then_some(NOT_APPLICABLE)
}

/// Returns the word of the state that is meant in any language that is built in.
pub fn state_said(word: &str) -> Option<&'static str> {
    state_meant(word).or_else(|| {
        let key = word_key(word);
        let mut states = spoken().flat_map(|model| states(&model.lang));
        states.find(|(name, _)| *name == key).map(|(_, state)| state)
    })
}

/// Returns the words for the two states.
pub(super) fn states(lang: &Lang) -> impl Iterator<Item = (String, &'static str)> {
    let of = |state, words: &[&str], said: [String; 2]| {
        let said = said
            .into_iter()
            .flat_map(|said| said.split([';', '；']).map(str::to_owned).collect::<Vec<_>>());
        let words = words.iter().map(|word| (*word).to_owned()).chain(said);
        words.map(move |word| (word_key(&word), state)).collect::<Vec<_>>()
    };
    let unknown = [
        lang.plain(phrase!("Not known")).into_owned(),
        lang.plain(phrase!("don't know; do not know; not sure; unclear")).into_owned(),
    ];
    let not_applicable = [
        lang.plain(phrase!("Not applicable")).into_owned(),
        lang.plain(phrase!("does not apply; not relevant")).into_owned(),
    ];
    let unknown = of(UNKNOWN, &UNKNOWN_WORDS, unknown);
    unknown.into_iter().chain(of(NOT_APPLICABLE, &NOT_APPLICABLE_WORDS, not_applicable))
}
