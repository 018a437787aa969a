//! Tags of languages: `de`, `pt-BR`, `zh-Hans`.

use icu_locale_core::LanguageIdentifier;
use icu_locale_fallback::{LocaleFallbackConfig, LocaleFallbacker};

/// Says whether a word is the tag of a language as files are named by it: small letters for the
/// language, then a script, a region and variants where they matter.
pub fn is_tag(word: &str) -> bool {
    let tag = word.parse::<LanguageIdentifier>();
    tag.is_ok_and(|tag| !tag.language.is_unknown() && tag.to_string() == word)
}

/// Returns the language of `known` that serves whoever wants `wanted`: itself, else the nearest by
/// the rules of CLDR: `de` for `de-AT`, `zh-Hans` for `zh` and `zh-CN`, but not for `zh-TW`. Large and
/// small letters are the same, and so are `-` and `_`; what a computer says of its signs, as in
/// `de_AT.UTF-8`, is no part of a tag.
pub fn serving<'k>(wanted: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let parsed = |tag: &str| tag.replace('_', "-").parse::<LanguageIdentifier>().ok();
    let wanted = parsed(wanted.trim().split(['.', '@']).next()?)?;
    let fallbacker = LocaleFallbacker::new().for_config(LocaleFallbackConfig::default());
    let known = known.into_iter().filter_map(|tag| {
        let language = parsed(tag)?;
        let near = fallbacker.fallback_for((&language).into()).take();
        Some((tag, language, near))
    });
    let known: Vec<_> = known.collect();
    let mut near = fallbacker.fallback_for((&wanted).into());
    let mut at = known.iter().find(|(_, language, _)| *language == wanted);
    while at.is_none() && !near.get().is_unknown() {
        at = known.iter().find(|(_, _, other)| other == near.get());
        near.step();
    }
    at.map(|(tag, ..)| *tag)
}
