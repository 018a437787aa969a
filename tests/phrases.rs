//! The list of phrases that can be translated is that of the code.
//!
//! `SNAPSHOTS=overwrite cargo test --test phrases` writes it anew; read the diff.

#[path = "phrases/rust.rs"]
mod rust;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rust::Token;

const LIST: &str = "src/lang/phrases.txt";

/// Which arguments of each macro are phrases, counted from 0: the phrase, then what it is of one.
const MACROS: [(&str, &[usize]); 7] = [
    ("say", &[1]),
    ("said", &[1]),
    ("say_of", &[3, 2]),
    ("said_of", &[3, 2]),
    ("phrase", &[0]),
    ("phrase_of", &[3, 2]),
    ("forms_of", &[2, 1]),
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

/// Returns the phrases of a source text as the list has them, without those of its tests.
fn phrases_of(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap();
    let tokens = rust::tokens(code);
    let mut phrases = BTreeSet::new();
    for (at, token) in tokens.iter().enumerate() {
        let Token::Word(name) = token else { continue };
        let Some((_, places)) = MACROS.iter().find(|(known, _)| known == name) else {
            continue;
        };
        if tokens[at + 1..].starts_with(&[Token::Sign('!'), Token::Sign('(')]) {
            let arguments = rust::arguments(&tokens[at + 3..]);
            // What is no literal stands in the definition of the macros: the compiler takes no
            // other phrase.
            let texts = places.iter().filter_map(|place| match arguments.get(*place) {
                Some([Token::Text(text)]) => Some(text.as_str()),
                _ => None,
            });
            let texts: Vec<&str> = texts.collect();
            if !texts.is_empty() {
                phrases.insert(texts.join("\t"));
            }
        }
    }
    phrases
}

#[test]
fn the_list_has_every_phrase_of_the_code_and_no_other() {
    let mut phrases = BTreeSet::new();
    for path in rust_files(Path::new("src")) {
        phrases.extend(phrases_of(&fs::read_to_string(path).unwrap()));
    }
    let texts = phrases.iter().flat_map(|phrase| phrase.split('\t'));
    let broken: Vec<&str> =
        texts.filter(|text| text.trim() != *text || text.contains(char::is_control)).collect();
    assert!(broken.is_empty(), "no phrase that fits on a line: {broken:#?}");
    let name = |phrase: &String| phrase.split('\t').next().unwrap().to_owned();
    let names: BTreeSet<String> = phrases.iter().map(name).collect();
    assert_eq!(
        names.len(),
        phrases.len(),
        "a phrase has one name: {LIST} has some twice, once of one or with another text of one"
    );
    if std::env::var("SNAPSHOTS").is_ok_and(|how| how == "overwrite") {
        let lines = phrases.iter().map(|phrase| format!("{phrase}\n"));
        fs::write(LIST, lines.collect::<String>()).unwrap();
        return;
    }
    let list = fs::read_to_string(LIST).unwrap();
    let listed: Vec<&str> = list.lines().collect();
    let listed_once: BTreeSet<String> = listed.iter().map(|&line| line.to_owned()).collect();
    let missing: Vec<&String> = phrases.difference(&listed_once).collect();
    let needless: Vec<&String> = listed_once.difference(&phrases).collect();
    assert!(
        missing.is_empty() && needless.is_empty(),
        "{LIST} is not that of the code; missing: {missing:#?}, needless: {needless:#?}"
    );
    let in_order: Vec<&str> = phrases.iter().map(String::as_str).collect();
    assert_eq!(listed, in_order, "{LIST} is out of order");
    let known = ospo::lang::phrases().map(|one| match one.of_one {
        Some(of_one) => format!("{}\t{of_one}", one.name),
        None => one.name.to_owned(),
    });
    assert_eq!(known.collect::<Vec<_>>(), in_order);
}

#[test]
fn phrases_are_read_as_the_compiler_reads_them() {
    let source = r##"
        // say!(words, "in a comment")
        /* phrase!("in /* another */ one") */
        let text = "say!(words, \"in a text\")";
        let (quote, life): (char, &'static str) = ('"', "phrase!(\"no\")");
        say!(self.words("a, b"), "an \"escape\", \u{2013} and\
              a long one", n = say!(words, "an inner {n}"));
        words::say_of!(words, f(1, [2, 3]), r#"{n} "item""#, "{n} items");
        let saying = phrase!("a phrase",);
        say(words, "no macro");
        #[cfg(test)]
mod tests { say!(words, "of a test"); }
    "##;
    let expected = [
        "a phrase",
        "an \"escape\", \u{2013} anda long one",
        "an inner {n}",
        "{n} items\t{n} \"item\"",
    ];
    let source = source.replace("        #[cfg(test)]", "#[cfg(test)]");
    let found: Vec<String> = phrases_of(&source).into_iter().collect();
    assert_eq!(found, expected);
}
