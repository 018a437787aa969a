//! What must hold of whatever is gathered as the result of a tool.

use ospo::facts::FactsFile;
use ospo::gather::{self, Found, Seen};
use ospo::problem::SourceFile;

use crate::fuzz_bodies::{check_problem, date};

/// Reads the bytes as the result of a tool. What cannot be read has a way out; facts are told in their
/// units, rest on the file, and come back from the file that keeps them.
pub(crate) fn gathered(bytes: &[u8]) {
    let found = Found::of(["Example".to_owned()]);
    let mut seen = Seen { found, ..Seen::default() };
    if let Err(problem) = gather::read(&mut &*bytes, "a file", date(), &mut seen) {
        check_problem(&problem);
        assert_eq!(seen.found.facts(date()), [], "a part of a broken file counts");
    }
    if let Err(problem) = gather::security_insights(&mut &*bytes, "a file") {
        check_problem(&problem);
    }
    let facts = seen.found.facts(date());
    for fact in &facts {
        assert!(fact.value.is_of(fact.name.unit()), "{fact:?}");
        assert!(fact.day <= date() && fact.from == ["a file"], "{fact:?}");
    }
    let kept = FactsFile { subject: "Example".to_owned(), gathered: date(), facts };
    let text = kept.to_yaml().expect("facts can be saved");
    let again = FactsFile::parse(&SourceFile::new("facts.yaml", text));
    assert_eq!(again.map_err(|problems| problems.to_string()), Ok(kept));
}
