//! Two readers judged the signals of the built-in models by the fact, the question with its levels
//! and the reason alone: docs/raters/signals has what each of them said, and here it is held against
//! what ships.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use ospo::checklist;
use ospo::model::Signal;

/// What a claim says: the model, the fact with its marks, the item, what follows, and why.
type Claim = [String; 9];

/// Whether the claim was one that was meant, and whether the reader granted it.
#[derive(Clone, Copy, PartialEq)]
struct Verdict {
    is_meant: bool,
    follows: bool,
}

fn reader(number: usize) -> BTreeMap<Claim, Verdict> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/raters/signals");
    let text = fs::read_to_string(folder.join(format!("reader-{number}.tsv"))).unwrap();
    let verdicts = text.lines().map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [model, fact, from, to, among, item, least, most, kind, follows, why, _] = fields[..]
        else {
            panic!("{line}")
        };
        let claim = [model, fact, from, to, among, item, least, most, why].map(str::to_owned);
        (claim, Verdict { is_meant: kind == "signal", follows: follows == "yes" })
    });
    verdicts.collect()
}

fn claim(model: &str, signal: &Signal) -> Claim {
    let mark = |mark: Option<u32>| {
        mark.map_or("-".to_owned(), |mark| (f64::from(mark) / 100.0).to_string())
    };
    let level = |level: &Option<_>| level.as_ref().map_or("-".to_owned(), ToString::to_string);
    [
        model.to_owned(),
        signal.fact.as_str().to_owned(),
        mark(signal.from),
        mark(signal.to),
        signal.among.map_or("-".to_owned(), |among| among.to_string()),
        signal.item.to_string(),
        level(&signal.at_least),
        level(&signal.at_most),
        signal.why.split_whitespace().collect::<Vec<_>>().join(" "),
    ]
}

/// Every claim that the signals of the built-in models make.
fn shipped() -> Vec<Claim> {
    let mut claims = Vec::new();
    for id in checklist::builtin_ids() {
        let model = checklist::builtin_model(id, None).unwrap();
        claims.extend(model.signals.iter().map(|signal| claim(id, signal)));
    }
    claims
}

#[test]
fn two_readers_grant_each_signal_that_ships_by_its_reason_and_the_question() {
    for number in [1, 2] {
        let reader = reader(number);
        for claim in shipped() {
            let verdict = reader.get(&claim);
            let verdict = verdict.unwrap_or_else(|| panic!("reader {number} never read {claim:?}"));
            assert!(verdict.follows, "reader {number} does not grant {claim:?}");
        }
    }
}

#[test]
fn readers_refuse_signals_that_were_made_wrong_on_purpose() {
    for number in [1, 2] {
        let altered: Vec<_> = reader(number).into_iter().filter(|(_, one)| !one.is_meant).collect();
        assert!(altered.len() >= 5, "{} claims", altered.len());
        for (claim, verdict) in altered {
            assert!(!verdict.follows, "reader {number} grants {claim:?}");
        }
    }
}
