//! Two readers judged the links of the built-in crosswalks by their reasons and both texts alone:
//! docs/raters/crosswalks has what each of them said, and here it is held against what ships.
//!
//! `SNAPSHOTS=overwrite cargo test --test content` writes the figures anew; read the diff.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use ospo::checklist;
use ospo::model::ItemId;

/// What a claim says: the model, the items and level that it is about, what follows, and why.
type Claim = [String; 7];

/// Whether the claim was one that shipped then, and whether the reader granted it.
#[derive(Clone, Copy, PartialEq)]
struct Verdict {
    is_link: bool,
    holds: bool,
}

const BEGIN: &str = "<!-- links -->\n";
const END: &str = "<!-- end of links -->\n";

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/raters/README.md")
}

fn reader(number: usize) -> BTreeMap<Claim, Verdict> {
    let path = page().with_file_name("crosswalks").join(format!("reader-{number}.tsv"));
    let text = fs::read_to_string(path).unwrap();
    let verdicts = text.lines().map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [model, from, half, level, to, given, kind, holds, why, _] = fields[..] else {
            panic!("{line}")
        };
        let claim = [model, from, half, level, to, given, why].map(str::to_owned);
        (claim, Verdict { is_link: kind == "link", holds: holds == "yes" })
    });
    verdicts.collect()
}

/// Every claim that the built-in crosswalks make: each half of a link, level by level.
fn shipped() -> Vec<Claim> {
    let mut claims = Vec::new();
    for crosswalk in checklist::builtin_crosswalks("ospo").unwrap() {
        for link in &crosswalk.links {
            let from: Vec<&str> = link.from.iter().map(ItemId::as_str).collect();
            let why = link.why.split_whitespace().collect::<Vec<_>>().join(" ");
            for (half, levels) in [("gives", &link.gives), ("rules_out", &link.rules_out)] {
                claims.extend(levels.iter().map(|(level, given)| {
                    let to = &crosswalk.to.model;
                    let (from, why) = (from.join("+"), why.clone());
                    [
                        to.as_str(),
                        &from,
                        half,
                        level.as_str(),
                        link.to.as_str(),
                        given.as_str(),
                        &why,
                    ]
                    .map(str::to_owned)
                }));
            }
        }
    }
    claims
}

fn told(readers: &[BTreeMap<Claim, Verdict>; 2]) -> String {
    let mut text = String::from(
        "| crosswalk to | read | granted by reader 1 | by reader 2 | ship |\n|---|---|---|---|---|\n",
    );
    let shipped = shipped();
    let mut models: Vec<&str> = shipped.iter().map(|claim| claim[0].as_str()).collect();
    models.dedup();
    for model in models {
        let of = |reader: &BTreeMap<Claim, Verdict>, is_granted: bool| {
            let links =
                reader.iter().filter(|(claim, verdict)| claim[0] == model && verdict.is_link);
            links.filter(|(_, verdict)| verdict.holds || !is_granted).count()
        };
        let ships = shipped.iter().filter(|claim| claim[0] == model).count();
        let [one, other] = readers;
        writeln!(
            text,
            "| {model} | {} | {} | {} | {ships} |",
            of(one, false),
            of(one, true),
            of(other, true)
        )
        .unwrap();
    }
    text
}

#[test]
fn two_readers_grant_each_link_that_ships_by_its_reason_and_both_texts() {
    for number in [1, 2] {
        let reader = reader(number);
        for claim in shipped() {
            let verdict = reader.get(&claim);
            let verdict = verdict.unwrap_or_else(|| panic!("reader {number} never read {claim:?}"));
            assert!(verdict.holds, "reader {number} does not grant {claim:?}");
        }
    }
}

#[test]
fn readers_refuse_claims_that_were_made_wrong_on_purpose() {
    for number in [1, 2] {
        let altered: Vec<_> = reader(number).into_iter().filter(|(_, one)| !one.is_link).collect();
        assert!(altered.len() >= 20, "{} claims", altered.len());
        for (claim, verdict) in altered {
            assert!(!verdict.holds, "reader {number} grants {claim:?}");
        }
    }
}

#[test]
fn the_page_on_the_raters_tells_how_many_links_were_granted() {
    let page_text = fs::read_to_string(page()).unwrap();
    let (before, rest) = page_text.split_once(BEGIN).unwrap();
    let (shown, after) = rest.split_once(END).unwrap();
    let figures = format!("\n{}\n", told(&[reader(1), reader(2)]));
    if std::env::var("SNAPSHOTS").is_ok_and(|how| how == "overwrite") {
        fs::write(page(), format!("{before}{BEGIN}{figures}{END}{after}")).unwrap();
    } else {
        assert_eq!(shown, figures);
    }
}
