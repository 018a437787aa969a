//! Every command that saves a sheet leaves in it what somebody typed.

use std::fs;

use crate::terminal::Folder;

/// A sheet of the day as somebody types it.
const TYPED: &str = "\
# what we said
format: ospo/sheet/1
model: { id: ospo, version: '1.0' }

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

fn typed(name: &str) -> Folder {
    let folder = Folder::new();
    fs::create_dir(folder.assessments()).unwrap();
    fs::write(folder.assessments().join(name), TYPED).unwrap();
    folder
}

#[track_caller]
fn done(folder: &Folder, args: &[&str], input: &str) {
    let ran = folder.run(args, input);
    assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
}

/// Asserts that a sheet is what was typed but for the lines of one answer, which it now has.
#[track_caller]
fn differs_alone_in(text: &str, lines: &str) {
    assert!(text.contains(lines), "{text}");
    assert_eq!(text.replacen(lines, "", 1), TYPED, "{text}");
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
    let form = "format: ospo/sheet/1\nmodel: { id: ospo, version: '1.0' }\nsubject: Acme\n\
                date: 2026-11-22\nrespondent: { name: Kim, role: legal }\n\
                answers: { developer-education: 0 }\n";
    fs::write(folder.work().join("form.yaml"), form).unwrap();
    done(&folder, &["form", "--read", "form.yaml", "--update"], "");
    let text = fs::read_to_string(folder.assessments().join("2026-11-22-legal.yaml")).unwrap();
    differs_alone_in(&text, "  developer-education:\n    answer: absent\n");
}

#[test]
fn a_merged_sheet_keeps_its_comments_when_it_is_merged_again() {
    let folder = typed("2026-11-22-legal.yaml");
    let other = ["answer", "--sheet", "2026-11-22-dev", "--subject", "Acme", "--respondent", "Lea"];
    done(&folder, &[&other[..], &["developer-education=1"]].concat(), "");
    done(&folder, &["merge", "--into", "2026-11-22-merged"], "");
    let path = folder.assessments().join("2026-11-22-merged.yaml");
    let merged = fs::read_to_string(&path).unwrap();
    let noted = merged.replace("answers:\n", "answers:   # to be agreed\n\n  # on Monday\n");
    fs::write(&path, &noted).unwrap();
    done(&folder, &[&other[..], &["developer-education=2"]].concat(), "");
    done(&folder, &["merge", "--into", "2026-11-22-merged"], "");
    let again = fs::read_to_string(&path).unwrap();
    assert!(again.contains("answers:   # to be agreed\n\n  # on Monday\n"), "{again}");
    let level = |text: &str| text.split("developer-education:").nth(1).unwrap()[..20].to_owned();
    assert_ne!(level(&again), level(&noted), "{again}");
}
