//! Forms as they are handed out.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::date;
use ospo::answers::{Respondent, Sheet};
use ospo::form::{HtmlError, Questionnaire, Way, html, letter, markdown};
use ospo::interview::Selection;
use ospo::model::{Model, RoleId};
use sha2::{Digest, Sha256};

use crate::{hostile, kitchen_sink};

fn page(model: &Model, sheet: Sheet, selection: &Selection) -> String {
    html(&Questionnaire::new(model, sheet, selection)).unwrap()
}

fn new_sheet(model: &Model) -> Sheet {
    Sheet::new(model, "Acme Corp", date(2026, 11, 22))
}

/// The sheet of one respondent with everything in it that a sheet may hold.
fn full_sheet(model: &Model) -> Sheet {
    let mut sheet = kitchen_sink::assessment(model).sheet;
    sheet.merged = None;
    sheet
}

/// Forms by name.
fn pages() -> Vec<(&'static str, String)> {
    let (default, sink) = (crate::default_model(), kitchen_sink::model());
    let all = Selection { topics: true, ..Selection::default() };
    let of_legal = Selection { role: Some(RoleId::new("legal")), ..Selection::default() };
    let (wild, tame) = (hostile::model(), hostile::tame_twin());
    let answered = |model: &Model, text: &str| {
        let mut sheet = hostile::with_answers(model, text).sheet;
        sheet.merged = None;
        // No file can hold another id.
        sheet.answers.retain(|id, _| ospo::text::is_id(id.as_str()));
        if let Some(respondent) = &mut sheet.respondent {
            respondent.role = Some("legal".to_owned());
        }
        sheet
    };
    vec![
        ("empty", page(&default, new_sheet(&default), &Selection::default())),
        ("legal", page(&default, new_sheet(&default), &of_legal)),
        ("topics", page(&default, new_sheet(&default), &all)),
        ("filled", page(&sink, full_sheet(&sink), &all)),
        ("hostile", page(&wild, answered(&wild, &hostile::text()), &all)),
        ("tame", page(&tame, answered(&tame, "tame"), &all)),
    ]
}

#[test]
fn each_form_is_left_for_the_tests_in_a_browser() {
    let folder = crate::folder("pages");
    for (name, page) in pages() {
        assert!(page.starts_with("<!doctype html>\n") && page.ends_with("</html>\n"));
        fs::write(folder.join(format!("{name}.html")), page).unwrap();
    }
}

#[test]
fn the_policy_of_a_form_lets_its_own_style_and_script_through_and_no_other() {
    for (name, page) in pages() {
        let hash = |open: &str, close: &str| {
            let (_, rest) = page.split_once(open).unwrap();
            let (text, rest) = rest.split_once(close).unwrap();
            assert!(!rest.contains(open), "{name}: two of {open}");
            STANDARD.encode(Sha256::digest(text))
        };
        let style = hash("<style>", "</style>");
        let script = hash("<script type=\"module\">", "</script>");
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
        );
        assert!(
            page.contains(&policy.replace('\'', "&#39;")),
            "{name}: the policy should be {policy}"
        );
    }
}

#[test]
fn the_script_makes_no_markup_runs_no_text_and_asks_for_nothing() {
    let (_, page) = pages().remove(0);
    let (_, script) = page.split_once("<script type=\"module\">").unwrap();
    for risky in [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "sendBeacon",
        "import",
        "setAttribute(\"on",
        ".style",
    ] {
        assert!(!script.contains(risky), "{risky}");
    }
}

#[test]
fn the_answers_that_a_form_begins_with_cannot_end_the_element_that_holds_them() {
    for (name, page) in pages() {
        let (_, data) = page.split_once("<script type=\"application/json\" id=\"data\">").unwrap();
        let (data, _) = data.split_once("</script>\n<script type=\"module\">").unwrap();
        assert!(!data.contains(['<', '>', '&', '\r', '\n']), "{name}");
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["sheet"]["format"], "ospo/sheet/1", "{name}");
    }
}

#[test]
fn a_form_says_first_whose_round_it_is_how_long_it_takes_until_when_and_how_it_comes_back() {
    let model = crate::default_model();
    let mut sheet = new_sheet(&model);
    sheet.respondent = Some(Respondent { name: Some("Lea <Legal>".to_owned()), role: None });
    let of_legal = Selection { role: Some(RoleId::new("legal")), ..Selection::default() };
    let mut form = Questionnaire::new(&model, sheet, &of_legal);
    form.until = Some(date(2026, 12, 11));
    let lines = letter(&form, &[Way::Page]);
    assert_eq!(lines[0], "Acme Corp: questions for Lea <Legal>, round of 2026-11-22");
    let long = "There are 7 questions, which take about 7 minutes.";
    assert_eq!(lines[2..4], [long, "Send your answers back by 2026-12-11."]);
    assert!(lines[6].starts_with("Open the page in a browser"), "{lines:?}");
    let page = html(&form).unwrap();
    for line in lines.iter().skip(1) {
        assert!(page.contains(&format!("<p>{}</p>", line.replace('\'', "&#39;"))), "{line}");
    }
    assert!(page.contains("questions for Lea &#60;Legal&#62;, round of 2026-11-22"), "{page}");
    let sheet = markdown(&form);
    assert!(sheet.contains("\n> Send your answers back by 2026-12-11.\n>\n"), "{sheet}");
    let alone = Selection { items: vec![model.items().next().unwrap().id.clone()], ..of_legal };
    let form = Questionnaire::new(&model, new_sheet(&model), &alone);
    let lines = letter(&form, &[Way::Spreadsheet]);
    assert_eq!(lines[2], "There is 1 question, which takes about 1 minute.");
}

#[test]
fn a_form_without_its_script_still_asks_every_question() {
    let model = crate::default_model();
    let (_, page) = pages().remove(0);
    let (before_script, _) = page.split_once("<template").unwrap();
    for item in model.items() {
        assert!(before_script.contains(&format!("name=\"a-{}\"", item.id)));
    }
    assert!(before_script.contains("<p class=\"note still\">"));
}

#[test]
fn a_form_for_a_role_asks_only_what_the_role_would_know() {
    let model = crate::default_model();
    let pages = pages();
    let (_, page) = &pages[1];
    for item in model.items() {
        let is_asked = page.contains(&format!("name=\"a-{}\"", item.id));
        let knows = item.who.iter().any(|role| role.as_str() == "legal");
        assert_eq!(is_asked, knows, "{}", item.id);
    }
}

#[test]
fn a_merged_sheet_is_nobodys_to_fill() {
    let model = kitchen_sink::model();
    let mut sheet = full_sheet(&model);
    sheet.merged = Some(ospo::answers::Merged {
        rule: Some("median".to_owned()),
        roles: Some("knowing".to_owned()),
        from: Vec::new(),
        settled: std::collections::BTreeSet::new(),
    });
    let told = html(&Questionnaire::new(&model, sheet, &Selection::default()));
    assert!(matches!(told, Err(HtmlError::Merged)), "{told:?}");
}
