//! Every command that saves a sheet leaves in it what somebody typed.

use std::fs;

use crate::terminal::{Folder, model};

/// A sheet of the day as somebody types it.
const TYPED: &str = "\
# what we said
format: ospo/sheet/1
model: { id: ospo, version: '2.0', fingerprint: 'ASKED' }

subject: Acme
date: 2026-11-22   # a Sunday
respondent: { name: Kim, role: legal }
answers:

  # by telephone
  licence-management: 2
  software-inventory:
    note: |
      One.

      # no comment
    answer: 1   # or 2?
";

fn text() -> String {
    TYPED.replace("ASKED", &model().fingerprint().to_string())
}

fn typed(name: &str) -> Folder {
    let folder = Folder::new();
    fs::create_dir(folder.assessments()).unwrap();
    fs::write(folder.assessments().join(name), text()).unwrap();
    folder
}

#[track_caller]
fn done(folder: &Folder, args: &[&str], input: &str) {
    let ran = folder.run(args, input);
    assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
}

/// Asserts that a sheet is what was typed but for the lines of one answer, which it now has.
#[track_caller]
fn differs_alone_in(after: &str, lines: &str) {
    assert!(after.contains(lines), "{after}");
    assert_eq!(after.replacen(lines, "", 1), text(), "{after}");
}

#[test]
fn assess_and_answer_add_their_lines() {
    let new = "  developer-education:\n    answer: absent\n    answered: \"2026-11-22\"\n";
    let folder = typed("2026-11-22.yaml");
    done(&folder, &["assess", "--item", "developer-education"], "0\n");
    differs_alone_in(&folder.sheet_text(), new);
    let folder = typed("2026-11-22.yaml");
    done(&folder, &["answer", "--from", "-"], "developer-education: 0\n");
    differs_alone_in(&folder.sheet_text(), new);
}

#[test]
fn a_form_that_comes_back_adds_its_lines() {
    let folder = typed("2026-11-22-legal.yaml");
    let form = "format: ospo/sheet/1\nmodel: { id: ospo, version: '2.0' }\nsubject: Acme\n\
                date: 2026-11-22\nrespondent: { name: Kim, role: legal }\n\
                answers: { developer-education: 0 }\n";
    fs::write(folder.work().join("form.yaml"), form).unwrap();
    done(&folder, &["form", "--read", "form.yaml", "--update"], "");
    let text = fs::read_to_string(folder.assessments().join("2026-11-22-legal.yaml")).unwrap();
    differs_alone_in(&text, "  developer-education:\n    answer: absent\n");
}

#[test]
fn what_is_agreed_on_is_put_beside_what_was_agreed_on() {
    let folder = typed("2026-11-22-legal.yaml");
    done(&folder, &["round", "settle", "licence-management=2"], "");
    let path = folder.assessments().join("2026-11-22-settled.yaml");
    let settled = fs::read_to_string(&path).unwrap();
    let noted = settled.replace("answers:\n", "answers:   # agreed\n\n  # on Monday\n");
    fs::write(&path, &noted).unwrap();
    done(&folder, &["round", "settle", "developer-education=1"], "");
    let again = fs::read_to_string(&path).unwrap();
    let (before, behind) = again.split_once("  developer-education:\n").unwrap();
    assert_eq!(before, noted, "{again}");
    assert!(behind.starts_with("    answer: ad-hoc\n"), "{again}");
}
