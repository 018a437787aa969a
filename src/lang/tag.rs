//! Tags of languages: `de`, `pt-BR`, `zh-Hans`.

use icu_locale_core::LanguageIdentifier;

/// Says whether a word is the tag of a language as files are named by it: small letters for the
/// language, then a script, a region and variants where they matter.
pub fn is_tag(word: &str) -> bool {
    let tag = word.parse::<LanguageIdentifier>();
    tag.is_ok_and(|tag| !tag.language.is_unknown() && tag.to_string() == word)
}

/// Returns the language of `known` that serves whoever wants `wanted`: itself, else the nearest that
/// says less: `de` for `de-AT`. Large and small letters are the same, and so are `-` and `_`.
pub fn serving<'k>(wanted: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let wanted = wanted.trim().replace('_', "-").to_ascii_lowercase();
    let serves = |tag: &&str| {
        let rest = wanted.strip_prefix(&tag.to_ascii_lowercase());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let known = known.into_iter().filter(serves);
    known.max_by_key(|tag| tag.len())
}
