//! Whatever a file says, a Markdown report has the blocks of one in which it says `tame`.

use ospo::answers::{Answer, Choice, Evidence, Respondent, Sheet};
use ospo::insight::Assessment;
use ospo::model::{Item, LevelId, Model, NextStep};
use ospo::render::{self, Format, Look};
use ospo::score::Narrowed;
use ospo::text;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// Puts the bytes into every text of a model and a sheet, and reads the report as a viewer would.
pub(crate) fn markdown(bytes: &[u8]) {
    let Ok(wild) = std::str::from_utf8(bytes) else {
        return;
    };
    let wild = wild.trim();
    if wild.is_empty() || wild.len() > 2_000 {
        return;
    }
    let (wild, tame) = (shape(&written(wild)), shape(&written("tame")));
    assert_eq!(wild, tame, "a text changes the blocks of a report");
}

fn written(words: &str) -> String {
    let model = model(words);
    let mut sheet = Sheet::new(&model, words, super::date());
    sheet.respondent = Some(Respondent { name: Some(words.into()), role: None });
    for (index, item) in model.items_and_topics().enumerate() {
        let choice = match index % 3 {
            0 => Choice::NotApplicable { reason: words.into() },
            1 => Choice::Unknown,
            _ => Choice::Level(level(item)),
        };
        let evidence = vec![Evidence::new(words)];
        let answer = Answer { note: Some(words.into()), evidence, ..Answer::new(choice) };
        sheet.answers.insert(item.id.clone(), answer);
    }
    let report = super::advised::report(&Assessment::new(&model, sheet, Narrowed::default(), None));
    let mut out = Vec::new();
    render::write(&report, Format::Markdown, &Look::default(), &mut out).expect("memory is enough");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn level(item: &Item) -> LevelId {
    item.scale.levels[item.scale.levels.len() / 2].id.clone()
}

fn model(words: &str) -> Model {
    let mut model = super::BASE_MODEL.clone();
    model.title = words.into();
    model.source.name = words.into();
    model.source.licence = words.into();
    model.source.attribution = Some(words.into());
    for area in &mut model.areas {
        area.title = words.into();
    }
    for stage in &mut model.stages {
        stage.title = words.into();
        stage.summary = words.into();
        stage.items.iter_mut().for_each(|item| change(item, words));
    }
    model.topics.iter_mut().for_each(|item| change(item, words));
    model
}

fn change(item: &mut Item, words: &str) {
    item.title = words.into();
    item.ask = words.into();
    for step in &mut item.steps {
        step.anchor = words.into();
        step.next = Some(NextStep { what: words.into(), how: words.into() });
    }
}

/// Returns the blocks without their words; panics on anything that a report never holds.
fn shape(markdown: &str) -> Vec<String> {
    assert!(!markdown.contains(|c: char| c.is_control() && c != '\n'), "a control character");
    let mut shape = Vec::new();
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(text::is_link(&dest_url), "a link to {dest_url:?}");
            }
            Event::Start(Tag::Strong | Tag::BlockQuote(_))
            | Event::Text(_)
            | Event::Code(_)
            | Event::End(_)
            | Event::SoftBreak => {}
            Event::Start(
                tag @ (Tag::Heading { .. }
                | Tag::Paragraph
                | Tag::List(_)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell),
            ) => shape.push(format!("{tag:?}")),
            Event::TaskListMarker(false) => shape.push("task".into()),
            Event::Rule => shape.push("rule".into()),
            other => panic!("a report holds no {other:?}"),
        }
    }
    shape
}
