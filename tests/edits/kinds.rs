//! Ways to write a sheet, and what an edit makes of each; what is compared is the whole text.

use ospo::answers::{self, Answer, Choice, Evidence, Sheet};
use ospo::model::{ItemId, LevelId};

use crate::terminal::{self, model};
use crate::{ITEM, edited, established, file, read};

const HEAD: &str = "format: ospo/sheet/1\nmodel: { id: ospo, version: \"2.0\" }\nsubject: Acme\n\
                    date: 2026-11-22\n";

#[track_caller]
fn check(before: &str, change: impl FnOnce(&mut Sheet), after: &str) {
    let text = format!("{HEAD}{before}");
    assert_eq!(edited(&text, &model(), change), format!("{HEAD}{after}"), "from:\n{before}");
}

fn answer(change: impl FnOnce(&mut Answer)) -> impl FnOnce(&mut Sheet) {
    |sheet| change(sheet.answers.get_mut(ITEM).unwrap())
}

fn noted(note: &'static str) -> impl FnOnce(&mut Sheet) {
    answer(move |answer| answer.note = Some(note.into()))
}

#[test]
fn a_note_grows_by_its_new_lines_alone() {
    let literal = "answers:\n  software-inventory:\n    answer: absent\n    note: |  # as told\n      \
                   One.\n      Two.\n\n  # behind\n";
    check(
        literal,
        noted("One.\nTwo.\nThree: # 3"),
        &literal.replace("      Two.\n", "      Two.\n      Three: # 3\n"),
    );
    let folded = literal.replace('|', ">").replace("One.\n", "One\n");
    check(
        &folded,
        noted("One Two.\nThree."),
        &folded.replace("      Two.\n", "      Two.\n\n      Three.\n"),
    );
    let plain = "answers:\n  software-inventory:\n    note: One  # as told\n    answer: absent\n";
    check(
        plain,
        noted("One\nTwo"),
        &plain.replace("One  # as told\n", "|-  # as told\n      One\n      Two\n"),
    );
}

#[test]
fn a_text_keeps_its_quotes_and_gets_them_where_it_needs_them() {
    for (old, text, new) in [
        ("one", "two", "two"),
        ("one", "two: three", "\"two: three\""),
        ("'one'", "it's: two", "'it''s: two'"),
        ("'one'", "two\u{7}", "\"two\\a\""),
        ("\"one\"", "say \"so\"", "\"say \\\"so\\\"\""),
        ("\"one\"", "two\nthree", "|-\n      two\n      three"),
        ("\"one\\ntwo\"", "two\nthree", "\"two\\nthree\""),
        ("one\n      and more", "two", "two"),
        ("|\n      one\n\n      two", "three", "three"),
    ] {
        let sheet = format!("answers:\n  {ITEM}:\n    answer: absent\n    note: {old}\n");
        let after = format!("answers:\n  {ITEM}:\n    answer: absent\n    note: {new}\n");
        check(&sheet, |sheet| noted(Box::leak(text.into()))(sheet), &after);
    }
}

#[test]
fn evidence_comes_and_goes_without_touching_its_like() {
    let sheet = "answers:\n  software-inventory:\n    answer: absent\n    evidence:\n      # the best\n      \
                 - Audit  # of May\n      -   text: Board\n          until: 2027-01-01\n    confidence: low\n";
    check(
        sheet,
        answer(|answer| answer.evidence.push(Evidence::new("a: b"))),
        &sheet.replace("    confidence", "      - text: \"a: b\"\n    confidence"),
    );
    check(
        sheet,
        answer(|answer| {
            answer.evidence.remove(0);
        }),
        &sheet.replace("- Audit  # of May", "# of May"),
    );
    check(
        sheet,
        answer(|answer| answer.evidence[1].until = None),
        &sheet.replace("          until: 2027-01-01\n", ""),
    );
    check(
        sheet,
        answer(|answer| answer.evidence.clear()),
        "answers:\n  software-inventory:\n    answer: absent\n    # the best\n    # of May\n    \
         confidence: low\n",
    );
}

#[test]
fn answers_begin_where_nothing_stands_and_end_with_nothing() {
    let begun = "answers:   # soon\n  software-inventory:\n    answer: established\n    \
                 answered: \"2026-11-25\"\n# the end\n";
    for nothing in ["answers:   # soon", "answers: {}   # soon", "answers: null   # soon"] {
        check(&format!("{nothing}\n# the end\n"), established, begun);
    }
    check(
        "# the end\n",
        established,
        &format!("{}# the end\n", begun.replace("   # soon", "").replace("# the end\n", "")),
    );
    check(
        "answers:\n\n  # Kim\n  software-inventory: 2  # sure\n\n# the end\n",
        |sheet| {
            sheet.answers.remove(&ItemId::new(ITEM));
        },
        "answers: {}\n\n  # Kim\n  # sure\n\n# the end\n",
    );
}

#[test]
fn what_is_said_of_the_respondent_is_put_where_it_belongs() {
    let sheet = "# who\nanswers: { software-inventory: 2 }\n";
    let named = |sheet: &mut Sheet| {
        sheet.respondent =
            Some(answers::Respondent { name: Some("Kim: Doe".into()), role: Some("legal".into()) });
    };
    check(sheet, named, &format!("respondent:\n  name: \"Kim: Doe\"\n  role: legal\n{sheet}"));
}

#[test]
fn what_nobody_changes_stays_however_it_is_written() {
    let sheet = "answers:\n  software-inventory: 2\n  programme-identity: { answer: n/a, reason: 'x' }\n  \
                 a-stray: {answer: 7}\nrespondent: {}\n";
    check(sheet, |_| {}, sheet);
    check(
        sheet,
        |sheet| {
            let answer = Answer::new(Choice::Level(LevelId::new("measured")));
            sheet.answers.insert(ItemId::new(ITEM), answer);
        },
        &sheet.replace("software-inventory: 2", "software-inventory:\n    answer: measured"),
    );
}

#[test]
fn a_level_is_read_by_name_label_or_number_and_a_state_by_its_letter_in_any_case() {
    let model = model();
    for (word, expected) in [
        ("ad-hoc", "ad-hoc"),
        ("AD-HOC", "ad-hoc"),
        ("Ad hoc", "ad-hoc"),
        ("1", "ad-hoc"),
        ("U", "unknown"),
        ("Unknown", "unknown"),
    ] {
        let text = format!("{HEAD}answers:\n  {ITEM}: {word}\n");
        assert_eq!(terminal::word(&read(&text, &model), ITEM), expected, "{word}");
    }
    for word in ["n/a", "N/A", "n", "Not applicable", "not-applicable"] {
        let text = format!("{HEAD}answers:\n  {ITEM}: {{ answer: {word}, reason: so }}\n");
        assert_eq!(terminal::word(&read(&text, &model), ITEM), "n/a", "{word}");
    }
}

#[test]
fn what_cannot_be_edited_without_a_loss_is_told_and_left() {
    for (sheet, told) in [
        (
            "answers: { software-inventory: { answer: n/a, reason: so, # not yet\n  note: x } }\n",
            "sheet.yaml:5:32: this cannot be changed without losing something around it",
        ),
        (
            "? answers\n: software-inventory: n/a\n",
            "sheet.yaml: this cannot be changed without losing something around it",
        ),
    ] {
        let (model, text) = (model(), format!("{HEAD}{}", sheet.replace(": n/a\n", ": 2\n")));
        let mut wanted = read(&text, &model);
        established(&mut wanted);
        let problems = answers::edit(&file(&text), &wanted, &model).unwrap_err();
        assert_eq!(problems.to_string(), told);
    }
}
