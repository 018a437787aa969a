//! What the report says in words, answer by answer.

use ospo::render::Format;
use ospo::report::{Data, Report};

use crate::renderers::{guide, kitchen_sink, workbook};
use crate::{WIDE, advised, text, views};

/// The sentences that say where the subject stands, with these answers.
fn standing(answers: &[(&str, &str)]) -> String {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::answered(&model, answers);
    let markdown = text(&advised::report(&assessment), Format::Markdown, WIDE);
    let paragraph = markdown.split("\n\n").find(|block| {
        ["**Stage", "**No stage", "No question"].iter().any(|start| block.starts_with(start))
    });
    paragraph.unwrap().replace('\n', " ")
}

#[test]
fn the_reader_is_told_how_sure_the_stage_is() {
    let one = [("policy", "established"), ("inventory", "done"), ("training", "absent")];
    let two = [("upstream", "repeatable"), ("time", "measured"), ("reward", "established")];
    let none = [("hosting", "not-applicable")];
    let stage_1 = "**Stage 1, Compliance, holds.**";
    let stage_2_means = "What stage 2 means: People take part.";
    let stage_1_means = "What stage 1 means: Somebody looks after the duties.";
    for (answers, said) in [
        (
            one.iter().chain(&two[..2]).chain(&none).copied().collect::<Vec<_>>(),
            format!(
                "{stage_1} **Stage 2 needs 25 more percentage points and an answer on Reward.** \
                 {stage_2_means} Answers: 1 open; at best, 4 of 5 practices \
                 are in place and stage 2 holds with all below it."
            ),
        ),
        (
            one.iter().chain(&none).copied().collect(),
            format!(
                "{stage_1} **Stage 2 needs 75 more percentage points and 3 answers.** \
                 {stage_2_means} Answers: 3 open; at best, 5 of 5 practices \
                 are in place and stage 2 holds with all below it."
            ),
        ),
        (
            one.iter().chain(&two).chain(&none).copied().collect(),
            "**Stage 2, Participation, holds, with all below it.** Every stage of the model holds. \
             Every question that applies has an answer; nothing is left open."
                .to_owned(),
        ),
        (
            vec![],
            format!(
                "**Stage 1 needs 75 more percentage points; answers on Policy for use and Inventory.** \
                 {stage_1_means} Nothing has been answered yet, so these figures say nothing about \
                 the programme."
            ),
        ),
        (
            [("policy", "absent")].iter().chain(&one[1..]).chain(&two).copied().collect(),
            format!(
                "**Stage 1 needs 41.67 more percentage points and Policy for use at Established or above.** \
                 {stage_1_means} Answers: 1 open; at best, 4 of 6 practices \
                 are in place."
            ),
        ),
    ] {
        assert_eq!(standing(&answers), said, "{answers:?}");
    }
}

#[test]
fn the_next_stage_is_told_where_the_first_does_not_apply() {
    let first = ["policy", "inventory", "training"].map(|id| (id, "not-applicable"));
    let said = standing(&[&first[..], &[("upstream", "absent")]].concat());
    assert!(said.starts_with("**Stage 2 needs "), "{said}");
    assert!(said.contains("What stage 2 means: People take part."), "{said}");
    assert!(!said.contains("nobody looks after it"), "{said}");
}

/// What the report says under `Next steps`, with these answers.
fn next_steps(answers: &[(&str, &str)]) -> String {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::answered(&model, answers);
    let markdown = text(&advised::report(&assessment), Format::Markdown, WIDE);
    let from = markdown.split_once("## Next steps\n\n").unwrap().1;
    from.split_once("\n\nCommunities ").unwrap().0.to_owned()
}

#[test]
fn next_steps_lead_to_the_stage_and_are_added_up() {
    assert_eq!(
        next_steps(&[("policy", "absent"), ("inventory", "done")]),
        "1. **Policy for use**: from Absent to Established (about 4.5 person-weeks). To begin \
         with: Name somebody to ask.\n\nTogether: about 4.5 person-weeks."
    );
    assert_eq!(
        next_steps(&[("policy", "repeatable"), ("inventory", "not")]),
        "1. **Policy for use**: from Repeatable to Established (about 3 person-weeks). Check each release.\n2. **Inventory**: from No to Yes (one step without an estimate)\n\n\
         Together: about 3 person-weeks and one step without an estimate."
    );
}

#[test]
fn what_all_steps_take_counts_those_that_are_not_listed() {
    let mut model = kitchen_sink::wide_model();
    let second = &mut model.stages[2].items;
    second.truncate(5);
    let ids: Vec<String> = second.iter().map(|item| item.id.to_string()).collect();
    let mut answers = vec![("policy", "measured"), ("inventory", "done")];
    answers.extend(ids.iter().map(|id| (id.as_str(), "ad-hoc")));
    let assessment = kitchen_sink::answered(&model, &answers);
    let markdown = text(&advised::report(&assessment), Format::Markdown, WIDE);
    let said = "\n\n3 of 5 actions; all of them take about 4 person-weeks";
    assert!(markdown.contains(said), "{markdown}");
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

#[test]
fn nothing_is_said_of_a_model_of_which_nothing_applies() {
    let ids = ["policy", "inventory", "training", "upstream", "time", "reward", "hosting"];
    let said = standing(&ids.map(|id| (id, "not-applicable")));
    assert!(said.ends_with("No question of the model applies, so there is nothing to measure."));
    assert!(!said.contains("passes"), "{said}");
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
const WITHOUT_ANSWERS: [&str; 9] = [
    "profile",
    "archetype",
    "topic",
    "model",
    "journeys",
    "starters",
    "migrate",
    "journey",
    "milestones",
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
