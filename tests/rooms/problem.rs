//! A file in memory, and the place of what is wrong in it.

use ospo::problem::{MAX_BYTES, Place, Problem, SourceFile};

#[test]
fn bytes_that_are_not_utf8_are_told_with_their_place() {
    let problem = SourceFile::from_bytes("a.yaml", b"id: x\nask: \xff".to_vec()).unwrap_err();
    assert_eq!(problem.to_string(), "a.yaml:2:6: byte 0xFF is not UTF-8");
}

#[test]
fn a_line_is_found_whatever_ends_it() {
    let file = SourceFile::new("a.yaml", "one\rtwo\r\nthree\n\nfive");
    let lines: Vec<Option<&str>> = (1..=6).map(|number| file.line(number)).collect();
    assert_eq!(lines, [Some("one"), Some("two"), Some("three"), Some(""), Some("five"), None]);
    for (text, expected) in [("a\r", 2), ("a\r\n", 2), ("a\n\r", 3), ("a\n", 2), ("", 1)] {
        let file = SourceFile::new("a.yaml", text);
        assert_eq!(file.lines().len(), expected, "{text:?}");
    }
}

#[test]
fn what_a_message_quotes_is_made_visible_and_short() {
    let line = "x".repeat(2000);
    let place = Place::START;
    let message = format!("`{}` is \u{1b} no id", "x".repeat(2000));
    let problem = Problem::at(("a.yaml", Some(&line)), place, message, "leave \u{1b} out");
    assert!(problem.message.ends_with("x` is ␛ no id"), "{problem}");
    assert_eq!(problem.message.chars().count(), 400);
    assert_eq!(problem.help.as_deref(), Some("leave ␛ out"));
    assert_eq!(problem.line, None);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let file = SourceFile::from_bytes("a.yaml", b"\xef\xbb\xbfid: x".to_vec()).unwrap();
    assert_eq!(file.text, "id: x");
}

#[test]
fn a_file_over_the_limit_is_refused() {
    let problem = SourceFile::from_bytes("a.yaml", vec![b'a'; MAX_BYTES + 1]).unwrap_err();
    assert_eq!(problem.to_string(), "a.yaml: the file is larger than 4 MiB");
}
