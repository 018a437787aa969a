//! What the report says in words, answer by answer.

use ospo::render::Format;
use ospo::report::{Data, Report};

use crate::renderers::{guide, kitchen_sink, workbook};
use crate::{WIDE, advised, text, views};

#[test]
fn those_who_lead_get_every_action_and_at_the_end_what_to_type_next() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let views = views(&model, &assessment, &guide::guide(&model));
    let of = |name| views.iter().find(|(view, _)| *view == name).map(|(_, report)| report).unwrap();
    let [lead, plan] = ["lead", "plan"].map(|name| text(of(name), Format::Markdown, WIDE));
    let tasks = plan.lines().filter(|line| line.starts_with("- [ ] ")).count();
    let rows = (1..1000).take_while(|number| lead.contains(&format!("\n| {number} | "))).count();
    assert_eq!(rows, tasks);
    let (_, end) = lead.rsplit_once("\n---\n").unwrap();
    assert!(end.ends_with("adds the method, the sums and the sources.\n"), "{end}");
    let screen = text(of("lead"), Format::Terminal, WIDE);
    assert!(screen.ends_with("\nNext  ospo plan\n"), "{screen}");
}

#[test]
fn what_does_not_apply_and_what_nobody_answered_is_a_line_each() {
    let model = kitchen_sink::model();
    let assessment =
        kitchen_sink::answered(&model, &[("policy", "established"), ("hosting", "not-applicable")]);
    let markdown = text(&advised::report(&assessment), Format::Markdown, WIDE);
    for line in ["- Inventory: Not answered", "- Hosting: Not applicable. "] {
        assert_eq!(markdown.matches(&format!("\n{line}")).count(), 1, "{line}\n{markdown}");
    }
    assert!(!markdown.contains("### Inventory"), "{markdown}");
}

#[test]
fn topics_that_nobody_answered_come_with_the_command_that_asks_them() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::answered(&model, &[("policy", "established")]);
    let markdown = text(&advised::report(&assessment), Format::Markdown, WIDE);
    let said = "None of the 2 topics has been answered; `ospo assess --topics` asks them.";
    assert!(markdown.contains(said), "{markdown}");
}

#[test]
fn a_good_answer_without_evidence_says_so_and_no_other_does() {
    let model = kitchen_sink::model();
    for (level, marked) in [("measured", 1), ("established", 1), ("repeatable", 0)] {
        let assessment = kitchen_sink::answered(&model, &[("policy", level)]);
        let markdown = text(&advised::report(&assessment), Format::Markdown, WIDE);
        let said = markdown.matches("**Evidence:** No evidence is given.");
        assert_eq!(said.count(), marked, "{level}");
    }
}

/// What a reader gets of a view in each format that it can have.
fn in_all_formats(report: &Report) -> Vec<(Format, String)> {
    let formats = match &report.data {
        Data::Assessment(_) => Format::OF_ASSESSMENTS.as_slice(),
        Data::Plan(_) => &Format::OF_PLANS,
        Data::Nothing => &[Format::Terminal, Format::Markdown, Format::Html],
        _ => &Format::OF_DOCUMENTS,
    };
    // The areas of this model are too few for a drawing, and slides are a view of their own.
    let formats = formats.iter().filter(|one| !matches!(one, Format::Svg | Format::Slides));
    let told = formats.map(|format| match format {
        Format::Xlsx => {
            let parts = workbook::parts(&workbook::bytes(report));
            (*format, parts.into_iter().map(|(_, part)| part).collect())
        }
        _ => (*format, text(report, *format, WIDE)),
    });
    told.collect()
}

/// Views that tell nothing of what somebody answered.
const WITHOUT_ANSWERS: [&str; 13] = [
    "voices",
    "profile",
    "archetype",
    "topic",
    "model",
    "journeys",
    "starters",
    "crosswalks",
    "migrate",
    "journey",
    "milestones",
    "doctor",
    "verified",
];

#[test]
fn no_view_of_first_estimates_lacks_their_mark_in_any_format() {
    let model = kitchen_sink::model();
    let confirmed = kitchen_sink::assessment(&model);
    let mut estimated = confirmed.clone();
    estimated.sheet.answers.values_mut().for_each(|answer| answer.estimate = true);
    let guide = guide::guide(&model);
    let [confirmed, estimated] = [confirmed, estimated].map(|one| views(&model, &one, &guide));
    for ((view, confirmed), (_, estimated)) in confirmed.iter().zip(&estimated) {
        if WITHOUT_ANSWERS.contains(view) {
            continue;
        }
        let is_of_model = ["item", "stage", "area"].contains(view);
        let both = in_all_formats(confirmed).into_iter().zip(in_all_formats(estimated));
        for ((format, confirmed), (_, estimated)) in both {
            // To programs these tell of the model alone.
            if is_of_model && [Format::Json, Format::Csv].contains(&format) {
                continue;
            }
            let marks = |told: &str| told.to_lowercase().matches("estimate").count();
            let (before, after) = (marks(&confirmed), marks(&estimated));
            let is_marked = match format {
                // There each field is named, whatever it holds.
                Format::Json | Format::Csv => confirmed != estimated && before > 0,
                _ => after > before,
            };
            assert!(is_marked, "{view} as {format}: {estimated}");
        }
    }
}
