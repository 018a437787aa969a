//! What is added to a checklist as text is asked, scored and shown without a line of Rust.

use std::collections::BTreeSet;

use ospo::insight::{self, Action, Assessment, Deed, Goal, Towards};
use ospo::interview::Selection;
use ospo::model::{AreaId, ItemId, Model};
use ospo::problem::SourceFile;
use ospo::render::{self, Format, Look};
use ospo::report::Report;
use ospo::score::Narrowed;
use ospo::{checklist, score};

use crate::advised;
use crate::small_model::{file, sheet};

const AREA: &str = "  - { id: archives, title: Museum of old code }\n";

const ITEM: &str = "
  - id: code-archive
    title: Kept old code
    area: archives
    ask: Is the code of former years kept?
    levels:
      absent: Nothing is kept.
      ad-hoc: One disk is kept.
      repeatable: A shelf is named.
      established: Each year a disk is added.
      measured: The disks are read once a year.
    next:
      repeatable: { do: Name a shelf, how: Take one that is dry. }
      established: { do: Add the disk of this year, how: Label it first. }
";

const STAGE: &str = "stage: 5
title: The museum opens
summary: Old code is shown to the public.
items:";

/// The default model with an area more, an item more in stage 1, and a stage 5.
fn longer_model() -> Model {
    let mut files = checklist::builtin("ospo").unwrap();
    let named = |files: &[SourceFile], name: &str| {
        files.iter().position(|file| file.path.ends_with(name)).unwrap()
    };
    let (head, first) = (named(&files, "model.yaml"), named(&files, "stage-1.yaml"));
    let areas = files[head].text.replace("\nareas:\n", &format!("\nareas:\n{AREA}"));
    files[head].text = areas.into();
    files[first].text += ITEM;
    let other = ITEM.replace("code-archive", "code-show").replace("Kept old", "Shown old");
    let files =
        checklist::overlay(files, vec![file("own/stage-5.yaml", format!("{STAGE}{other}"))]);
    checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
}

fn written(report: &Report, format: Format) -> String {
    let mut bytes = Vec::new();
    render::write(report, format, &Look::default(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_new_item_area_and_stage_are_scored() {
    let model = longer_model();
    let bound = sheet(&model, "  code-archive: ad-hoc\n  code-show: 4\n");
    let card = score::score(&model, &bound, &Narrowed::default());
    assert_eq!(card.coverage.items, 18);
    assert_eq!(card.stages.iter().map(|stage| stage.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(card.stage(1).unwrap().range.answered().unwrap().short(), "25");
    assert!(card.blockers().iter().any(|blocker| blocker.item == ItemId::new("code-archive")));
    let area = card.areas.iter().find(|area| area.id == AreaId::new("archives")).unwrap();
    assert_eq!(area.range.answered().unwrap().short(), "62.5");
}

#[test]
fn a_new_item_is_asked_and_stands_in_the_plan() {
    let model = longer_model();
    let sheet = sheet(&model, "  code-archive: ad-hoc\n");
    let asked = Selection::default().of(&model, &sheet);
    assert!(asked.iter().any(|item| item.ask == "Is the code of former years kept?"));
    let assessment = Assessment::new(&model, sheet, Narrowed::default(), None);
    let goal = Goal::of(&assessment, Towards::default());
    let plan = insight::plan(&assessment, goal, &BTreeSet::new());
    let own = |action: &&Action| action.item.id == ItemId::new("code-archive");
    let action = plan.actions.iter().find(own).unwrap();
    let Deed::Raise { steps, .. } = &action.deed else {
        panic!("{action:?}");
    };
    let next = steps.iter().map(|(_, step)| Some(step.next.as_ref()?.what.as_str()));
    let next: Vec<Option<&str>> = next.collect();
    assert_eq!(next, [Some("Name a shelf")]);
}

#[test]
fn a_new_item_area_and_stage_are_in_every_format_of_a_report() {
    let model = longer_model();
    let sheet = sheet(&model, "  code-archive: ad-hoc\n  code-show: established\n");
    let report = advised::report(&Assessment::new(&model, sheet, Narrowed::default(), None));
    for format in Format::OF_DOCUMENTS.iter().copied().filter(|one| !one.is_binary()) {
        let text = written(&report, format);
        for id_or_title in [["code-archive", "Kept old code"], ["code-show", "Shown old code"]] {
            let shown = id_or_title.iter().any(|name| text.contains(name));
            assert!(shown, "{id_or_title:?} is not in {format:?}:\n{text}");
        }
        for [id, title] in
            [["\"archives\"", "Museum of old code"], ["\"number\": 5", "The museum opens"]]
        {
            let shown = text.contains(title) || text.contains(id) || format == Format::Csv;
            assert!(shown, "{title} is not in {format:?}:\n{text}");
        }
    }
}
