//! Every view through every format: what a reader gets, and that no text gets out of hand.

mod renderers {
    pub(crate) mod hostile;
    pub(crate) mod kitchen_sink;
    mod safety;
}

use ospo::insight::Assessment;
use ospo::model::Model;
use ospo::render;
use ospo::render::Format;
use ospo::render::Look;
use ospo::report;
use ospo::report::Report;
use renderers::kitchen_sink;
use snapbox::Data;
use snapbox::assert_data_eq;
use snapbox::file;

const WIDE: Look = Look {
    width: 80,
    colour: false,
    unicode: true,
};

fn text(report: &Report, format: Format, look: Look) -> String {
    let mut out = Vec::new();
    render::write(report, format, &look, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// All views of an assessment, with a name for messages.
fn views(model: &Model, assessment: &Assessment) -> Vec<(&'static str, Report)> {
    let topic = model.topics.first().unwrap();
    vec![
        ("assessment", report::of_assessment(assessment)),
        (
            "status",
            report::of_status(assessment, "ospo assess --only open"),
        ),
        ("score", report::of_score(assessment)),
        (
            "item",
            report::of_item(model, model.items().next().unwrap(), Some(assessment)),
        ),
        ("topic", report::of_item(model, topic, None)),
        (
            "stage",
            report::of_stage(model, model.stage(1).unwrap(), Some(assessment)),
        ),
        (
            "area",
            report::of_area(model, &model.areas[0], Some(assessment)),
        ),
        ("model", report::of_model(model, None)),
    ]
}

#[track_caller]
fn check(name: &str, format: Format, expected: Data) {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let views = views(&model, &assessment);
    let (_, report) = views.iter().find(|(view, _)| *view == name).unwrap();
    assert_data_eq!(text(report, format, WIDE), expected.raw());
}

#[test]
fn the_report_reads_well_on_a_screen() {
    check(
        "assessment",
        Format::Terminal,
        file!["renderers/assessment.txt"],
    );
}

#[test]
fn the_report_reads_well_as_markdown() {
    check(
        "assessment",
        Format::Markdown,
        file!["renderers/assessment.md"],
    );
}

#[test]
fn programs_get_every_figure_of_the_report() {
    check(
        "assessment",
        Format::Json,
        file!["renderers/assessment.json": Text],
    );
}

#[test]
fn spreadsheets_get_a_row_for_each_item_and_topic() {
    check("assessment", Format::Csv, file!["renderers/assessment.csv"]);
}

#[test]
fn the_status_says_where_one_stands_and_what_to_type_next() {
    check("status", Format::Terminal, file!["renderers/status.txt"]);
}

#[test]
fn the_arithmetic_can_be_done_again_by_hand() {
    check("score", Format::Terminal, file!["renderers/score.txt"]);
}

#[test]
fn an_item_is_explained() {
    check("item", Format::Terminal, file!["renderers/item.txt"]);
    check("item", Format::Json, file!["renderers/item.json": Text]);
}

#[test]
fn a_stage_is_explained() {
    check("stage", Format::Terminal, file!["renderers/stage.txt"]);
}

#[test]
fn an_area_is_explained() {
    check("area", Format::Terminal, file!["renderers/area.txt"]);
}

#[test]
fn a_model_is_shown() {
    check("model", Format::Terminal, file!["renderers/model.txt"]);
    check("model", Format::Csv, file!["renderers/model.csv"]);
}

#[test]
fn a_plain_screen_gets_nothing_but_ascii_of_our_own() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let plain = Look {
        unicode: false,
        ..WIDE
    };
    for (name, report) in views(&model, &assessment) {
        let text = text(&report, Format::Terminal, plain);
        // The title of one practice is Japanese, and nothing could stand for that.
        let strange = text
            .chars()
            .filter(|c| !c.is_ascii() && !"日本語".contains(*c));
        let strange: Vec<char> = strange.collect();
        assert_eq!(strange, [], "{name}");
    }
}

#[test]
fn the_status_fits_on_a_small_screen_whatever_there_is_to_say() {
    let model = kitchen_sink::wide_model();
    let assessment = kitchen_sink::assessment(&model);
    let status = report::of_status(&assessment, "ospo assess --only open");
    let lines = text(&status, Format::Terminal, WIDE).lines().count();
    assert_eq!(lines, 23);
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let model = kitchen_sink::model();
    let once = views(&model, &kitchen_sink::assessment(&model));
    let again = views(&model, &kitchen_sink::assessment(&model));
    for ((name, once), (_, again)) in once.iter().zip(&again) {
        for format in Format::ALL {
            assert_eq!(
                text(once, format, WIDE),
                text(again, format, WIDE),
                "{name} {format}"
            );
        }
    }
}

#[test]
fn colour_only_repeats_what_the_words_say() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    for (name, report) in views(&model, &assessment) {
        let plain = text(&report, Format::Terminal, WIDE);
        let coloured = text(
            &report,
            Format::Terminal,
            Look {
                colour: true,
                ..WIDE
            },
        );
        assert!(coloured.contains('\u{1b}'), "{name}");
        assert_eq!(without_styles(&coloured), plain, "{name}");
    }
}

/// Takes out exactly the styles that a screen may get: `ESC [ digits and ; m`.
fn without_styles(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        plain.push_str(rest.strip_prefix('m').expect("a style"));
    }
    plain
}

#[test]
fn every_report_names_its_source_and_licence() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    for (name, report) in views(&model, &assessment) {
        if name == "status" {
            continue;
        }
        let markdown = text(&report, Format::Markdown, WIDE);
        assert!(
            markdown.contains("Licence of the texts: CC BY 4.0."),
            "{name}"
        );
        assert!(markdown.contains("Adapted from a study"), "{name}");
    }
}

/// The sentences that say where the subject stands, with these answers.
fn standing(answers: &[(&str, &str)]) -> String {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::answered(&model, answers);
    let markdown = text(&report::of_assessment(&assessment), Format::Markdown, WIDE);
    let paragraph = markdown.split("\n\n").find(|block| {
        ["**Stage", "**No stage", "No question"]
            .iter()
            .any(|start| block.starts_with(start))
    });
    paragraph.unwrap().replace('\n', " ")
}

#[test]
fn the_reader_is_told_how_sure_the_stage_is() {
    let one = [
        ("policy", "practised"),
        ("inventory", "done"),
        ("training", "absent"),
    ];
    let two = [
        ("upstream", "defined"),
        ("time", "measured"),
        ("reward", "practised"),
    ];
    let none = [("hosting", "not-applicable")];
    let stage_1 = "**Stage 1, Compliance.** Somebody looks after the duties.";
    let stage_1_is_next = "**No stage is reached yet; stage 1, Compliance, is the next.** What \
                           stage 1 means: Somebody looks after the duties.";
    for (answers, said) in [
        (
            one.iter()
                .chain(&two[..2])
                .chain(&none)
                .copied()
                .collect::<Vec<_>>(),
            format!("{stage_1} One answer is open; if it turns out well, the stage is 2."),
        ),
        (
            one.iter().chain(&none).copied().collect(),
            format!("{stage_1} 3 answers are open; if they all turn out well, the stage is 2."),
        ),
        (
            one.iter().chain(&two).chain(&none).copied().collect(),
            "**Stage 2, Participation.** People take part. Every stage of the model passes. \
             Every question that applies has an answer; nothing is left open."
                .to_owned(),
        ),
        (
            vec![],
            format!(
                "{stage_1_is_next} Nothing has been answered yet, so these figures say nothing \
                 about the programme."
            ),
        ),
        (
            [("policy", "absent")]
                .iter()
                .chain(&one[1..])
                .chain(&two)
                .copied()
                .collect(),
            format!(
                "{stage_1_is_next} One answer is open; however it turns out, no stage is reached \
                 with these answers."
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
    let next = "**No stage is reached yet; stage 2, Participation, is the next.** What stage 2 \
                means: People take part.";
    assert!(said.starts_with(next), "{said}");
    assert!(!said.contains("nobody looks after it"), "{said}");
}

/// What the report says under `Next steps`, with these answers.
fn next_steps(answers: &[(&str, &str)]) -> String {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::answered(&model, answers);
    let markdown = text(&report::of_assessment(&assessment), Format::Markdown, WIDE);
    let from = markdown.split_once("## Next steps\n\n").unwrap().1;
    from.split_once("\n\n## ").unwrap().0.to_owned()
}

#[test]
fn a_step_leads_to_the_floor_and_all_steps_are_added_up() {
    assert_eq!(
        next_steps(&[("policy", "absent"), ("inventory", "done")]),
        "1. **Policy for use**: to Defined (about 1.5 person-weeks). First: Name somebody to ask. \
         Then: Write two pages.\n\nTogether about 1.5 person-weeks.\n\
         Once they are done, more may follow."
    );
    assert_eq!(
        next_steps(&[("policy", "defined"), ("inventory", "not")]),
        "1. **Policy for use**: to Practised (about 3 person-weeks). Add the check to each \
         release.\n2. **Inventory**: to Yes\n\nTogether about 3 person-weeks (1 without an \
         estimate)."
    );
    assert_eq!(
        next_steps(&[("policy", "not-applicable"), ("inventory", "not")]),
        "1. **Inventory**: to Yes"
    );
}

#[test]
fn the_sum_of_all_steps_counts_those_that_are_not_listed() {
    let mut model = kitchen_sink::wide_model();
    let second = &mut model.stages[2].items;
    second.truncate(5);
    let ids: Vec<String> = second.iter().map(|item| item.id.to_string()).collect();
    let mut answers = vec![("policy", "measured"), ("inventory", "done")];
    answers.extend(ids.iter().map(|id| (id.as_str(), "ad-hoc")));
    let assessment = kitchen_sink::answered(&model, &answers);
    let markdown = text(&report::of_assessment(&assessment), Format::Markdown, WIDE);
    let said = "\n\n3 of 5 steps; all together about 4 person-weeks (4 without an estimate).\n\
                Once they are done, more may follow.\n\n";
    assert!(markdown.contains(said), "{markdown}");
}

#[test]
fn topics_that_nobody_answered_come_with_the_command_that_asks_them() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::answered(&model, &[("policy", "practised")]);
    let markdown = text(&report::of_assessment(&assessment), Format::Markdown, WIDE);
    let said = "None of the 2 topics has been answered; `ospo assess --topics` asks them.";
    assert!(markdown.contains(said), "{markdown}");
}

#[test]
fn a_good_answer_without_evidence_says_so_and_no_other_does() {
    let model = kitchen_sink::model();
    for (level, marked) in [("measured", 1), ("practised", 1), ("defined", 0)] {
        let assessment = kitchen_sink::answered(&model, &[("policy", level)]);
        let markdown = text(&report::of_assessment(&assessment), Format::Markdown, WIDE);
        let said = markdown.matches("**Evidence:** No evidence is given.");
        assert_eq!(said.count(), marked, "{level}");
    }
}

#[test]
fn nothing_is_said_of_a_model_of_which_nothing_applies() {
    let ids = [
        "policy",
        "inventory",
        "training",
        "upstream",
        "time",
        "reward",
        "hosting",
    ];
    let said = standing(&ids.map(|id| (id, "not-applicable")));
    assert!(said.ends_with("No question of the model applies, so there is nothing to measure."));
    assert!(!said.contains("passes"), "{said}");
}
