//! Texts made safe, the nearest word, and lists as a sentence has them.

use ospo::text::{
    clipped, count, hundredths, in_words, is_id, is_link, nearest, number_before, one_of, ticked,
    to_id, visible,
};

#[test]
fn control_characters_are_shown_and_never_sent() {
    assert_eq!(visible("a\u{1b}[31mb\u{7}"), "a␛[31mb␇");
    assert_eq!(visible("gro\u{202e}.exe"), "gro<U+202E>.exe");
    assert_eq!(visible("one\r\ntwo\tthree"), "one two three");
    assert_eq!(visible("日本 é 👩‍💻"), "日本 é 👩‍💻");
}

#[test]
fn a_slip_of_the_finger_finds_its_word() {
    let areas = ["legal", "people", "strategy"];
    assert_eq!(nearest("leagl", areas), Some("legal"));
    assert_eq!(nearest("Strat", areas), Some("strategy"));
    assert_eq!(nearest("xyz", areas), None);
}

#[test]
fn nothing_and_very_much_are_like_no_word() {
    assert_eq!(nearest("", ["legal"]), None);
    assert_eq!(nearest(&"legal".repeat(100), ["legal"]), None);
}

#[test]
fn a_long_text_loses_its_middle() {
    assert_eq!(clipped("0123456789", 10), "0123456789");
    assert_eq!(clipped("0123456789ä", 10), "012345…89ä");
    assert_eq!(clipped("0123456\u{308}89\u{308}", 9), "01234…89\u{308}");
}

#[test]
fn only_web_and_mail_addresses_become_links() {
    for link in ["https://example.org/a?b#c", "http://x", "mailto:a@example.org"] {
        assert!(is_link(link), "{link}");
    }
    for other in ["javascript:alert(1)", "https:// x", "//x", "https://", "data:text/html,x"] {
        assert!(!is_link(other), "{other}");
    }
}

#[test]
fn any_name_becomes_an_id_and_an_id_stays_one() {
    for (name, id) in
        [("My model!", "my-model"), ("--Café/2", "caf-2"), ("a-b2", "a-b2"), ("x.d", "x-d")]
    {
        assert_eq!(to_id(name).as_deref(), Some(id));
    }
    assert_eq!(to_id("日本"), None);
    let long = to_id(&"ab ".repeat(40)).unwrap();
    assert!(is_id(&long), "{long}");
    assert_eq!(in_words("my-model"), "My model");
}

#[test]
fn lists_read_as_a_sentence() {
    assert_eq!(ticked(["a"]), "`a`");
    assert_eq!(ticked(["a", "b", "c"]), "`a`, `b` and `c`");
    assert_eq!(one_of(["a", "b", "c"]), "`a`, `b` or `c`");
    assert_eq!(count(1, "item"), "1 item");
    assert_eq!(count(0, "item"), "0 items");
}

#[test]
fn hundredths_are_exact() {
    assert_eq!(hundredths("3"), Some(300));
    assert_eq!(hundredths("0.5"), Some(50));
    assert_eq!(hundredths("2.25"), Some(225));
    for wrong in ["", "-1", "1.", ".5", "1.234", "NaN", "99999999999", "1e3"] {
        assert_eq!(hundredths(wrong), None, "{wrong}");
    }
}

#[test]
fn the_number_of_a_label_is_none_of_a_quantity() {
    for (label, expected) in [
        ("1 - Initial", Some((1, "Initial"))),
        ("2. Managed", Some((2, "Managed"))),
        ("3: Defined", Some((3, "Defined"))),
        ("4) Measured", Some((4, "Measured"))),
        ("(5) Optimised", Some((5, "Optimised"))),
        ("Level 3", Some((3, ""))),
        ("level 3 – Defined", Some((3, "Defined"))),
        ("7", Some((7, ""))),
        ("5 days", None),
        ("1.5 h", None),
        ("1-2 weeks", None),
        ("< 30s", None),
        (">= 5m", None),
        ("100 %", None),
        ("Levels of care", None),
        ("Established", None),
        ("定着", None),
    ] {
        assert_eq!(number_before(label), expected, "{label}");
    }
}
