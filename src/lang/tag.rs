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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_a_language_with_what_tells_it_from_its_sisters() {
        for tag in ["de", "fil", "pt-BR", "zh-Hans", "zh-Hant-TW", "es-419", "ca-valencia"] {
            assert!(is_tag(tag), "{tag}");
        }
        for word in ["", "d", "DE", "de-", "-de", "de_AT", "de-at", "deutsch", "zh-hans", "../de"] {
            assert!(!is_tag(word), "{word}");
        }
    }

    #[test]
    fn the_nearest_language_that_is_there_serves() {
        let known = ["de", "en", "zh", "zh-Hans"];
        let serving = |wanted| super::serving(wanted, known);
        assert_eq!(serving("de"), Some("de"));
        assert_eq!(serving("de-AT"), Some("de"));
        assert_eq!(serving("DE_at"), Some("de"));
        assert_eq!(serving("zh-Hans-CN"), Some("zh-Hans"));
        assert_eq!(serving("zh-Hant"), Some("zh"));
        assert_eq!(serving("den"), None);
        assert_eq!(serving(""), None);
    }
}
