//! What lies outside an organisation is in no sum, unless a sheet says otherwise.

use ospo::insight::Assessment;
use ospo::model::{ItemId, Model, ScopeId};
use ospo::organisation::edit;
use ospo::organisation::{self, InScope, Organisation};
use ospo::score::{Narrowed, State};

use crate::small_model::{file, sheet};

fn model() -> Model {
    let header = "format: ospo/model/1\nid: small\ntitle: Small\nversion: \"1.0\"\n\
        source: { name: Ours, licence: CC0 }\n\
        method: { kind: cumulative, pass: 75, floor: all }\nareas: [{ id: work, title: Work }]\n\
        scopes:\n  - { id: publishes, ask: 'Do you?', no: { not_applicable: [hosting], reason: No code leaves. } }\n\
        lists: [{ id: parts, title: Parts, ask: 'Which?', most: 2 }]\n\
        scales: [{ id: s, levels: [{ id: none, label: None, credit: 0 }, { id: all, label: All, credit: 100 }] }]\n";
    let item = |id| {
        format!("  - {{ id: {id}, area: work, ask: How?, levels: {{ none: N., all: A. }} }}\n")
    };
    let stage = format!(
        "stage: 1\ntitle: One\nsummary: First.\nitems:\n{}{}",
        item("hosting"),
        item("answers")
    );
    ospo::checklist::parse(&[file("model.yaml", header), file("stage-1.yaml", stage)])
        .unwrap_or_else(|problems| panic!("{problems}"))
}

fn settings(text: &str) -> Organisation {
    let file = file("ospo.yaml", text);
    organisation::parse(&file).unwrap_or_else(|problems| panic!("{problems}"))
}

fn assessed<'m>(model: &'m Model, scope: &str, answers: &str) -> Assessment<'m> {
    let outside = organisation::outside(&settings(scope).scope, model);
    let narrowed = Narrowed::default().without(outside);
    Assessment::new(model, sheet(model, answers), narrowed, None)
}

#[test]
fn a_no_takes_an_item_out_of_the_sums_and_tells_why() {
    let model = model();
    let assessment = assessed(&model, "scope: { publishes: no }", "  answers: all\n");
    let hosting = assessment.scorecard.item(&ItemId::new("hosting")).unwrap();
    assert_eq!(hosting.state, State::NotApplicable { reason: "No code leaves.".to_owned() });
    assert_eq!(assessment.scorecard.reached().unwrap_or(0), 1);
    let outside: Vec<_> = assessment.outside().map(|(item, why)| (item.id.as_str(), why)).collect();
    assert_eq!(outside, [("hosting", "No code leaves.")]);
}

#[test]
fn a_yes_nothing_and_an_answer_of_the_sheet_leave_it_in() {
    let model = model();
    for (scope, answers) in [
        ("scope: { publishes: yes }", "  answers: all\n"),
        ("", "  answers: all\n"),
        ("scope: { publishes: no }", "  answers: all\n  hosting: none\n"),
    ] {
        let assessment = assessed(&model, scope, answers);
        assert_eq!(assessment.scorecard.reached().unwrap_or(0), 0, "{scope} {answers}");
        assert_eq!(assessment.outside().count(), 0, "{scope} {answers}");
    }
}

#[test]
fn what_the_model_does_not_ask_is_told_with_its_place() {
    let model = model();
    let text = "scope: { publish: no }\nlists: { parts: [a, b, c], part: [a] }\n";
    let said = settings(text);
    let told =
        organisation::check_scope(&said.scope, &said.lists, &file("ospo.yaml", text), &model);
    assert_eq!(
        told.unwrap_err().to_string(),
        "ospo.yaml:1:10: unknown scope `publish`\nospo.yaml:2:10: 3 names in `parts`\n\
         ospo.yaml:2:28: unknown list `part`"
    );
}

#[test]
fn an_answer_and_a_list_are_written_and_taken_out_again() {
    let before = file("ospo.yaml", "# Ours.\norganisation: Acme # the whole\n");
    let scope = ScopeId::new("publishes");
    let written = edit::with_scope(Some(&before), &scope, Some(InScope::No)).unwrap();
    assert!(written.starts_with(&*before.text), "{written}");
    assert_eq!(settings(&written).scope[&scope].said, InScope::No);
    let list = ospo::model::ListId::new("parts");
    let entries = ["OpenSSL".to_owned(), "no".to_owned()];
    let both = edit::with_list(Some(&file("ospo.yaml", written)), &list, &entries).unwrap();
    assert_eq!(settings(&both).lists[&list].said, entries);
    let without = edit::with_list(Some(&file("ospo.yaml", both)), &list, &[]).unwrap();
    let without = edit::with_scope(Some(&file("ospo.yaml", without)), &scope, None).unwrap();
    assert_eq!(without, before.text);
}

#[test]
fn an_answer_goes_where_nothing_stands_behind_scope() {
    let before = file("ospo.yaml", "scope: # none yet\nlists:\n");
    assert!(settings(&before.text).scope.is_empty());
    let scope = ScopeId::new("publishes");
    let written = edit::with_scope(Some(&before), &scope, Some(InScope::No)).unwrap();
    assert_eq!(settings(&written).scope[&scope].said, InScope::No);
    assert!(written.contains("# none yet") && written.contains("lists:"), "{written}");
}
