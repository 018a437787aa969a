//! What a language is called, and which one serves.

use ospo::lang::is_tag;

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
    let serving = |wanted| ospo::lang::serving(wanted, known);
    assert_eq!(serving("de"), Some("de"));
    assert_eq!(serving("de-AT"), Some("de"));
    assert_eq!(serving("DE_at"), Some("de"));
    assert_eq!(serving("zh-Hans-CN"), Some("zh-Hans"));
    assert_eq!(serving("zh-Hant"), Some("zh"));
    assert_eq!(serving("den"), None);
    assert_eq!(serving(""), None);
}
