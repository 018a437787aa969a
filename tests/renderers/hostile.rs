//! The kitchen sink with texts that would do harm, wherever a person may write some.

use std::sync::LazyLock;

use ospo::answers::{Answer, Choice, Evidence, Respondent};
use ospo::guide::Guide;
use ospo::insight::{Advice, Asked, Assessment};
use ospo::model::{Change, Model};
use ospo::organisation::{ActionSettings, Organisation};
use ospo::score::Narrowed;

use crate::renderers::kitchen_sink;

/// Everything that has ever broken a report.
pub(crate) fn text() -> String {
    let mut text = String::from(concat!(
        "=cmd()|' /C calc'!A0 \u{1b}[31mred\u{1b}]0;title\u{7} \u{9b}31m \r\n# heading\n",
        "- list\n1. one\n\n    code\n> quote\n===\n---\n```\nfence\n~~~\n| a | b |\n| - | - |\n",
        "<script>alert(1)</script><img src=x onerror=y> <!-- c --> &lt;b&gt; &#60; [x](javascript:x) ",
        "![i](https://evil.example/i.png) [r]: https://evil.example [^1] <https://evil.example> ",
        "https://evil.example www.evil.example a@evil.example @team #12 **b** _i_ ~~s~~ $m$ `c` ``` ",
        "\u{202e}gnp.exe \u{200b}\u{feff}\u{2028}\u{2066} \\ \\| |x| 👩\u{200d}💻 ❤\u{fe0f} 日本語 é {{x}} ",
        "%d :smile: - [ ] task * * * _ _ _ +1 <details>\0\u{7f}",
    ));
    text.push_str(&"w".repeat(5_000));
    text.push_str(&"日".repeat(300));
    text
}

/// The model with hostile texts wherever a person may write some.
pub(crate) fn model() -> Model {
    with_texts(&text())
}

/// The same model with tame texts in the same places.
pub(crate) fn tame_twin() -> Model {
    with_texts("tame")
}

fn with_texts(text: &str) -> Model {
    let mut model = kitchen_sink::model();
    let set = |place: &mut String| text.clone_into(place);
    set(&mut model.title);
    set(&mut model.version);
    model.summary.iter_mut().for_each(set);
    set(&mut model.source.name);
    set(&mut model.source.licence);
    model.source.attribution.iter_mut().for_each(set);
    model.areas.iter_mut().for_each(|area| set(&mut area.title));
    model.roles.iter_mut().for_each(|role| set(&mut role.title));
    for stage in &mut model.stages {
        set(&mut stage.title);
        set(&mut stage.summary);
        stage.label.iter_mut().for_each(set);
        stage.source.iter_mut().for_each(set);
        stage.signs.iter_mut().for_each(set);
        for community in &mut stage.communities {
            set(&mut community.title);
            community.why.iter_mut().for_each(set);
            "https://example.org/a)b](c|d`e<f>\"'&copy;".clone_into(&mut community.url);
        }
    }
    for change in model.changes.iter_mut().flat_map(|one| &mut one.list) {
        match change {
            Change::Renamed { .. } => {}
            Change::Split { why, .. }
            | Change::Merged { why, .. }
            | Change::Removed { why, .. }
            | Change::Reworded { why, .. } => set(why),
        }
    }
    let staged = model.stages.iter_mut().flat_map(|stage| &mut stage.items);
    for item in staged.chain(&mut model.topics) {
        set(&mut item.title);
        set(&mut item.ask);
        item.source.iter_mut().for_each(set);
        item.since.iter_mut().for_each(set);
        let texts = [&mut item.why, &mut item.words, &mut item.floor_why, &mut item.risk];
        texts.into_iter().flatten().for_each(set);
        item.not_applicable_when.iter_mut().for_each(set);
        item.look_for.iter_mut().for_each(set);
        item.evidence.iter_mut().for_each(set);
        for step in &mut item.steps {
            set(&mut step.anchor);
            if let Some(next) = &mut step.next {
                set(&mut next.what);
                set(&mut next.how);
            }
        }
        for link in &mut item.references {
            set(&mut link.title);
            "javascript:alert(1)".clone_into(&mut link.url);
        }
        let mut scale = (*item.scale).clone();
        scale.levels.iter_mut().for_each(|level| set(&mut level.label));
        item.scale = scale.into();
    }
    model
}

/// An assessment with hostile texts in every answer.
pub(crate) fn assessment(model: &Model) -> Assessment<'_> {
    with_answers(model, &text())
}

/// What to do for an assessment, with a text for every owner.
pub(crate) fn advice<'m>(assessment: &Assessment<'m>, owner: &str) -> Advice<'m, 'static> {
    static GUIDE: LazyLock<Guide> = LazyLock::new(Guide::default);
    let model = assessment.model;
    let mut organisation = Organisation::default();
    let actions = model.items_and_topics().map(|item| {
        let settings =
            ActionSettings { owner: Some(owner.to_owned()), ..ActionSettings::nothing() };
        (item.id.clone(), settings)
    });
    organisation.plan.actions = actions.collect();
    let day = jiff::civil::date(2026, 11, 22);
    Advice::new(assessment, &GUIDE, &organisation, Asked::default(), day)
}

/// An assessment with a text wherever an answer may have one.
pub(crate) fn with_answers<'m>(model: &'m Model, text: &str) -> Assessment<'m> {
    let sink = kitchen_sink::assessment(model);
    let mut sheet = sink.sheet.clone();
    text.clone_into(&mut sheet.subject);
    sheet.model.version = format!("{text}!");
    sheet.respondent =
        Some(Respondent { name: Some(text.to_owned()), role: Some(text.to_owned()) });
    let stray = Answer::new(Choice::Unknown);
    sheet.answers.insert(ospo::model::ItemId::new(text), stray);
    for again in sheet.again.values_mut() {
        text.clone_into(&mut again.why);
    }
    let former = sheet.again.values_mut().map(|again| &mut again.was);
    for answer in sheet.answers.values_mut().chain(former) {
        answer.note = Some(text.to_owned());
        answer.evidence =
            vec![Evidence { until: Some(jiff::civil::date(2026, 12, 31)), ..Evidence::new(text) }];
        if let Choice::NotApplicable { reason } = &mut answer.choice {
            text.clone_into(reason);
        }
    }
    for again in sheet.again.values_mut() {
        text.clone_into(&mut again.why);
        again.was.note = Some(text.to_owned());
        again.was.evidence =
            vec![Evidence { date: Some(jiff::civil::date(2024, 1, 1)), ..Evidence::new(text) }];
    }
    let mut wanted = sink.wanted.unwrap();
    wanted.reason = Some(text.to_owned());
    let wishes = wanted.wishes.values_mut();
    for wish in wishes.chain(wanted.areas.values_mut()) {
        wish.reason = Some(text.to_owned());
    }
    Assessment::new(model, sheet, Narrowed::default(), Some(wanted))
}
