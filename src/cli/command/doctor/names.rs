//! The names of sheets and of whom they assess: what is none of a sheet, what another program has
//! made a second one of, and subjects that are spelled in two ways.

use std::collections::BTreeMap;
use std::path::Path;

use ospo::answers;
use ospo::lang::Lang;
use ospo::report::{Finding, LookedAt, Weight};
use ospo::{say, store};

use crate::cli::command::doctor::sheets::ReadSheet;
use crate::cli::desk::odd;
use crate::cli::session::Session;

pub(super) fn look(session: &Session, lang: &Lang, sheets: &[ReadSheet]) -> Vec<Finding> {
    let unseen = store::unseen_in(&session.store.assessments()).into_iter();
    let mut findings: Vec<Finding> =
        unseen.map(|unseen| new(Weight::Mend, unseen.told(lang))).collect();
    let copies = session.store.sheets().unwrap_or_default();
    let copies = copies.iter().filter(|path| is_copy(path));
    findings.extend(copies.map(|path| {
        let what = say!(
            lang,
            "looks like a copy that another program made, and counts as a sheet of its own"
        );
        let help = say!(
            lang,
            "Take over what differs with {command}, then move the copy away.",
            command = "`ospo answer`"
        );
        new(Weight::Mend, what).of(path.display()).help(help)
    }));
    let mut spellings: BTreeMap<String, BTreeMap<&str, Vec<&Path>>> = BTreeMap::new();
    for read in sheets {
        let subject = read.sheet.subject.as_str();
        let spelt = spellings.entry(answers::name_key(subject)).or_default();
        spelt.entry(subject).or_default().push(&read.path);
    }
    for several in spellings.values().filter(|several| several.len() > 1) {
        let names = lang.listed(several.keys().map(|name| format!("`{}`", seen(name))));
        let what = say!(lang, "One subject, spelled in several ways: {names}.", names);
        let help = say!(lang, "Give all the same {field} in their sheets.", field = "`subject:`");
        let first = several.values().filter_map(|sheets| sheets.first());
        let first = lang.listed(first.map(|path| path.display().to_string()));
        findings.push(new(Weight::Know, what).of(first).help(help));
    }
    let subjects: Vec<&str> =
        spellings.values().filter_map(|all| all.keys().next().copied()).collect();
    findings.extend(odd::near(lang, &subjects).map(|near| new(Weight::Know, near)));
    findings
}

/// Returns a name with the blanks that a line of text would fold into one.
fn seen(name: &str) -> String {
    let mut before = None;
    let signs = name.chars().map(|sign| {
        let is_folded = sign.is_whitespace() && (sign != ' ' || before == Some(' '));
        before = Some(sign);
        if is_folded { '␣' } else { sign }
    });
    signs.collect()
}

fn new(weight: Weight, what: String) -> Finding {
    Finding::new(weight, LookedAt::Sheets, what)
}

/// How file managers call what they make of a file that is there already; what is known to be a copy
/// of two versions is no sheet at all.
const COPIES: [&str; 4] = [" - copy", " copy", " - kopie", "(kopie)"];

fn is_copy(path: &Path) -> bool {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let numbered = name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
    let is_numbered = numbered.is_some_and(|(_, number)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    is_numbered || COPIES.iter().any(|copy| name.contains(copy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_by_what_file_managers_call_it() {
        let copies = [
            "2026-11-22 (1)",
            "2026-11-22(2)",
            "2026-11-22 - Copy",
            "2026-11-22 copy",
            "2026-11-22 - Kopie",
        ];
        for name in copies {
            assert!(is_copy(Path::new(&format!("{name}.yaml"))), "{name}");
        }
        for name in ["2026-11-22", "2026-11-22-legal", "2026-11-22-copyright", "2026-11-22-(x)"] {
            assert!(!is_copy(Path::new(&format!("{name}.yaml"))), "{name}");
        }
    }
}
