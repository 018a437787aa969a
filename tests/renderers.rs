//! Every view through every format: what a reader gets, and that no text gets out of hand.

#[path = "advised/mod.rs"]
mod advised;
mod renderers {
    mod boards;
    pub(crate) mod guide;
    pub(crate) mod hostile;
    pub(crate) mod kitchen_sink;
    mod exchange;
    mod forms;
    mod gantt;
    mod methods;
    mod over_time;
    mod pages;
    mod plans;
    mod safety;
    mod sheets;
    mod told;
    pub(crate) mod workbook;
}

use std::collections::BTreeMap;

use jiff::civil::Date;
use ospo::answers::{Answer, Choice, Sheet};
use ospo::attest::{self, Stated};
use ospo::guide::{Guide, Starter};
use ospo::insight::{
    self, Advice, AnonymousVoice, Asked, Assessment, Comparison, Implied, ImpliedFrom, Invited,
    RoundFacts, Stale, Towards, VoiceSaid, Voices, VoicesCounted, WhatIf,
};
use ospo::model::{Crosswalk, CrosswalkLink, Item, LinkedModel, Model};
use ospo::organisation::{BoardWords, Person};
use ospo::problem::Place;
use ospo::render::{self, Format, Look};
use ospo::report::{
    self, Audience, Checkup, Circumstance, CrossedView, Earlier, Finding, For, Linked, LookedAt,
    Meeting, Missing, Onward, Report, Sought, ToLookAgain, Weight,
};
use ospo::score::Narrowed;
use renderers::kitchen_sink;
use serde_json::json;
use snapbox::{Data, assert_data_eq, file};

const WIDE: Look = Look { width: 80, colour: false, unicode: true };

fn text(report: &Report, format: Format, look: Look) -> String {
    String::from_utf8(written(report, format, look)).unwrap()
}

fn written(report: &Report, format: Format, look: Look) -> Vec<u8> {
    let mut out = Vec::new();
    render::write(report, format, &look, &mut out).unwrap();
    out
}

/// All views of an assessment and a guide, with a name for messages.
fn views(model: &Model, assessment: &Assessment, guide: &Guide) -> Vec<(&'static str, Report)> {
    let topic = model.topics.first().unwrap();
    let of_a_stage = Sought { stage: model.stage(1), ..Sought::default() };
    let organisation = kitchen_sink::organisation(assessment);
    let begins = assessment.sheet.date;
    let mut advice = Advice::new(assessment, guide, &organisation, Asked::default(), begins);
    advice.figures = true;
    let history = kitchen_sink::history(assessment);
    let comparison = kitchen_sink::comparison(assessment);
    let earlier = Earlier { assessment: Some(&comparison.before), history: Some(&history) };
    let page = (&organisation, &BoardWords::default());
    vec![
        (
            "assessment",
            report::of_assessment(
                assessment,
                &advice,
                earlier,
                page,
                (For::Audit, Audience::Everybody),
            ),
        ),
        (
            "lead",
            report::of_assessment(
                assessment,
                &advice,
                earlier,
                page,
                (For::Lead, Audience::Everybody),
            ),
        ),
        (
            "board",
            report::of_board(assessment, &advice, earlier, page.0, page.1, Audience::Everybody),
        ),
        ("plan", report::of_plan(assessment, &advice, true, Audience::Everybody)),
        ("next", report::of_plan(assessment, &advice, false, Audience::Everybody)),
        ("what-if", report::of_what_if(&what_if(assessment))),
        ("profile", profile(model, &advice)),
        ("archetype", archetype(model, &advice)),
        (
            "status",
            report::of_status(
                assessment,
                &kitchen_sink::stale(assessment),
                &Onward {
                    sheet: "2026-11-22".to_owned(),
                    next: "ospo assess --only open".to_owned(),
                    stale: "ospo stale".to_owned(),
                    ..Onward::default()
                },
                Audience::Everybody,
            ),
        ),
        ("score", report::of_score(assessment)),
        (
            "item",
            report::of_item(
                model,
                model.items().next().unwrap(),
                Some(assessment),
                &advice.guidance,
                true,
                Audience::Everybody,
            ),
        ),
        (
            "topic",
            report::of_item(model, topic, None, &advice.guidance, false, Audience::Everybody),
        ),
        ("stage", report::of_stage(model, model.stage(1).unwrap(), Some(assessment))),
        ("area", report::of_area(model, &model.areas[0], Some(assessment))),
        ("model", report::of_model(model, None)),
        ("journeys", report::of_journeys(model, guide)),
        ("starters", report::of_starters(model, &[starter(model)])),
        ("crosswalks", crosswalks(model)),
        ("implied", implied(model, assessment)),
        ("history", report::of_history(&history)),
        ("compare", compare(assessment)),
        ("merge", merge(assessment)),
        ("round", round(assessment)),
        ("stale", stale(&kitchen_sink::stale(assessment))),
        ("all-stale", stale(&kitchen_sink::all_stale(assessment))),
        ("migrate", report::of_migrate(&kitchen_sink::migrated(&assessment.sheet.subject), true)),
        ("portfolio", report::of_portfolio(&kitchen_sink::portfolio(assessment), Some(3))),
        ("doctor", report::of_doctor(&model.lang, &checkup(model, assessment.sheet.date))),
        ("verified", verified(model)),
        ("voices", voices(model, assessment)),
        ("journey", report::of_journey(model, guide, &guide.journeys[0])),
        ("milestones", report::of_milestones(model, guide, &of_a_stage)),
    ]
}

/// Returns links from each item of a model that has an answer to the next one.
fn crosswalk(model: &Model) -> Crosswalk {
    let items: Vec<&Item> = model.items().collect();
    let links = items.iter().zip(items.iter().skip(1)).map(|(from, to)| {
        let level = |item: &Item, at: usize| item.scale.levels[at].id.clone();
        let top = |item: &Item| item.scale.levels.len() - 1;
        let gives = [(level(from, 1), level(to, 1))].into_iter().collect();
        let rules_out = [(level(from, top(from) - 1), level(to, top(to)))].into_iter().collect();
        let (from, to) = (vec![from.id.clone()], to.id.clone());
        let (why, source) = (model.title.clone(), Some(model.title.clone()));
        CrosswalkLink { from, to, gives, rules_out, why, source }
    });
    let end = LinkedModel { model: model.id.clone(), version: model.version.clone() };
    Crosswalk { from: end.clone(), to: end, links: links.collect() }
}

fn crosswalks(model: &Model) -> Report {
    let crosswalk = crosswalk(model);
    let linked = [Some(model), None].map(|to| Linked { crosswalk: &crosswalk, from: model, to });
    report::of_crosswalks(&model.lang, &linked)
}

/// What the answers to a model say of the same model without an answer.
fn implied(model: &Model, assessment: &Assessment) -> Report {
    let links = crosswalk(model).links;
    let empty = Sheet::new(model, &assessment.sheet.subject, assessment.sheet.date);
    let empty = Assessment::new(model, empty, Narrowed::default(), None);
    let answered = (model, &assessment.scorecard);
    let implied = Implied::new(&links, answered, (model, &empty.scorecard));
    let settles = insight::settles(&links, answered, &implied);
    let facts = ImpliedFrom::new(model, "2026-11-22", implied.how_many(), BTreeMap::new());
    let (assessment, from) = (&empty, assessment);
    let (implied, facts, settles) = (&implied, &facts, &settles);
    let reach = insight::reach(&links, model, model);
    report::of_implied(&CrossedView { assessment, implied, facts, from, settles, reach })
}

/// Returns a starter whose words are as wild as those of the model.
fn starter(model: &Model) -> Starter {
    let title = model.title.clone();
    Starter { name: "rule".to_owned(), what: title.clone(), text: title.clone(), title }
}

/// Returns a check-up in whose every text the title of a model stands.
fn checkup(model: &Model, today: Date) -> Checkup {
    let said = model.title.as_str();
    let place = Some(Place { line: 7, column: 3, width: 1 });
    let help = format!("`{said}`");
    let broken = Finding::new(Weight::Mend, LookedAt::Sheets, said).of(said).help(&help);
    let findings = vec![
        Finding::new(Weight::Know, LookedAt::Machine, format!("a `{said}` in `a")),
        Finding { place, ..broken.help("wait") },
        Finding::new(Weight::Mend, LookedAt::Settings, help).of("ospo.yaml"),
    ];
    let value = Some(said.to_owned());
    let circumstances = vec![Circumstance { key: "pager", name: "Pager".to_owned(), value }];
    Checkup { folder: said.to_owned(), today, findings, circumstances }
}

/// Returns a statement in whose every text the title of a model stands, held against other files.
fn verified(model: &Model) -> Report {
    let said = model.title.clone();
    let files = |names: [&str; 3], digit: &str| {
        let file = |name: &str| (name.to_owned(), digit.repeat(64));
        names.map(file).into_iter().collect::<BTreeMap<String, String>>()
    };
    let mut now = files(["a.yaml", "changed.yaml", "new.yaml"], "0");
    now.insert("changed.yaml".to_owned(), "1".repeat(64));
    let stated = Stated {
        subject: said.clone(),
        read: said.clone(),
        model: said.clone(),
        evidence_required: false,
        attested: "2026-11-22".to_owned(),
        version: said.clone(),
        reviewer: Some(said.clone()),
        files: files(["a.yaml", "changed.yaml", &said], "0"),
        predicate: json!({ "result": { said.as_str(): said, "answered": 3 } }),
        is_enveloped: true,
    };
    let held = attest::held(&stated, &now, Some(&json!({ "result": { "answered": 2 } })));
    report::of_verified(&model.lang, &stated, &held, format!("cosign {said}"))
}

/// What a dozen people say of every item: some leave out what others answer, and of the first two
/// items all say what is wanted too.
fn voices(model: &Model, assessment: &Assessment) -> Report {
    let items: Vec<&Item> = model.items_and_topics().collect();
    let mut voices = Voices::new(model);
    for voice in 0..12 {
        let mut said = AnonymousVoice::silent(items.len());
        for (at, item) in items.iter().enumerate() {
            let levels = item.scale.levels.len();
            said.is[at] = match (voice + at) % 7 {
                0 => Some(VoiceSaid::Unknown),
                1 if at % 3 == 0 => Some(VoiceSaid::NotApplicable),
                2 if at % 2 == 1 => None,
                // Few answer the last one.
                _ if at + 1 == items.len() && voice > 3 => None,
                _ => Some(VoiceSaid::Level(voice * (at + 1) % levels)),
            };
            if at < 2 {
                said.wanted[at] = Some(VoiceSaid::Level(levels - 1 - voice % 2));
            }
        }
        voices.add(said);
    }
    let counted = VoicesCounted::of(&voices).unwrap();
    report::of_voices(model, &counted, Some(assessment))
}

fn profile(model: &Model, advice: &Advice) -> Report {
    report::of_profile(model, &advice.guidance, Some(&model.title))
}

fn archetype(model: &Model, advice: &Advice) -> Report {
    let archetypes = advice.guidance.guide.archetypes.as_ref().unwrap();
    report::of_archetype(model, &advice.guidance, &archetypes.all[0])
}

/// An assessment beside one in which the first two answers are other ones.
fn what_if<'m>(assessment: &Assessment<'m>) -> WhatIf<'m> {
    let mut other = assessment.sheet.clone();
    let ids: Vec<_> = assessment.model.items().map(|item| &item.id).collect();
    other.answers.remove(ids[0]);
    let unknown = Answer::new(Choice::Unknown);
    other.answers.insert(ids[1].clone(), unknown);
    WhatIf::new(assessment.clone(), other, assessment.narrowed.clone(), Towards::default())
}

/// An earlier assessment and this one, side by side.
fn compare(assessment: &Assessment) -> Report {
    let comparison = kitchen_sink::comparison(assessment);
    report::of_compare(&comparison, ["2026-05-01", &assessment.sheet.subject])
}

/// Three respondents put together, and how that is shown in a meeting.
fn merge(assessment: &Assessment) -> Report {
    let meeting = Meeting { most: None, settle: "ospo round settle" };
    report::of_merge(&kitchen_sink::round(assessment), meeting)
}

/// The same three, one who was asked and has not answered yet, and what is still out.
fn round(assessment: &Assessment) -> Report {
    let round = kitchen_sink::round(assessment);
    let asked = Person {
        name: format!("Mo, not {}", assessment.sheet.subject),
        role: Some("legal".to_owned()),
        items: Vec::new(),
    };
    let facts = RoundFacts::of(&round, "2026-11-22", &round.sheet());
    let invited =
        Invited::all(assessment.model, &[asked], &facts, round.sheets(), &round.outside());
    let sheets: Vec<&Sheet> = round.sheets().iter().map(|source| &source.sheet).collect();
    let missing = ospo::insight::missing_roles(assessment.model, &sheets, &round.outside());
    report::of_round(&kitchen_sink::together(&round), &invited, &missing, "ospo assess")
}

/// What should be looked at again.
fn stale(stale: &Stale) -> Report {
    let onward = ToLookAgain {
        confirm: "ospo assess --only stale".to_owned(),
        answer: "ospo assess --only open".to_owned(),
        sheet: None,
    };
    report::of_stale(stale, &onward)
}

#[track_caller]
fn check(name: &str, format: Format, expected: Data) {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let views = views(&model, &assessment, &renderers::guide::guide(&model));
    let (_, report) = views.iter().find(|(view, _)| *view == name).unwrap();
    assert_data_eq!(text(report, format, WIDE), expected.raw());
}

#[test]
fn the_report_reads_well_on_a_screen() {
    check("assessment", Format::Terminal, file!["renderers/assessment.txt"]);
}

#[test]
fn what_those_who_lead_get_is_short_on_a_screen() {
    check("lead", Format::Terminal, file!["renderers/lead.txt"]);
}

#[test]
fn the_report_reads_well_as_markdown() {
    check("assessment", Format::Markdown, file!["renderers/assessment.md"]);
}

#[test]
fn the_board_s_page_reads_well_on_a_screen() {
    check("board", Format::Terminal, file!["renderers/board.txt"]);
}

#[test]
fn the_board_s_page_reads_well_as_markdown() {
    check("board", Format::Markdown, file!["renderers/board.md"]);
}

#[test]
fn a_plan_reads_well_on_a_screen() {
    check("plan", Format::Terminal, file!["renderers/plan.txt"]);
}

#[test]
fn a_plan_is_a_task_list_in_markdown() {
    check("plan", Format::Markdown, file!["renderers/plan.md"]);
}

#[test]
fn programs_get_every_action_of_a_plan() {
    check("plan", Format::Json, file!["renderers/plan.json"]);
}

#[test]
fn a_spreadsheet_gets_a_row_for_each_action() {
    check("plan", Format::Csv, file!["renderers/plan.csv"]);
}

#[test]
fn programs_get_every_figure_of_the_report() {
    check("assessment", Format::Json, file!["renderers/assessment.json": Text]);
}

#[test]
fn what_would_be_different_stands_beside_what_is() {
    check("what-if", Format::Terminal, file!["renderers/what-if.txt"]);
    check("what-if", Format::Json, file!["renderers/what-if.json": Text]);
    check("what-if", Format::Csv, file!["renderers/what-if.csv"]);
}

#[test]
fn a_profile_tells_what_the_office_is_like_and_by_which_rule() {
    check("profile", Format::Terminal, file!["renderers/profile.txt"]);
    check("profile", Format::Markdown, file!["renderers/profile.md"]);
    check("profile", Format::Json, file!["renderers/profile.json": Text]);
    check("profile", Format::Csv, file!["renderers/profile.csv"]);
}

#[test]
fn an_archetype_is_explained() {
    check("archetype", Format::Terminal, file!["renderers/archetype.txt"]);
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
fn the_journeys_are_listed_and_compared() {
    check("journeys", Format::Terminal, file!["renderers/journeys.txt"]);
    check("journeys", Format::Markdown, file!["renderers/journeys.md"]);
    check("journeys", Format::Json, file!["renderers/journeys.json": Text]);
    check("journeys", Format::Csv, file!["renderers/journeys.csv"]);
}

#[test]
fn a_journey_is_a_story_with_a_timeline() {
    check("journey", Format::Terminal, file!["renderers/journey.txt"]);
    check("journey", Format::Markdown, file!["renderers/journey.md"]);
}

#[test]
fn the_milestones_of_a_stage_stand_under_their_journeys() {
    check("milestones", Format::Terminal, file!["renderers/milestones.txt"]);
    check("milestones", Format::Json, file!["renderers/milestones.json": Text]);
}

#[test]
fn a_subject_over_time_is_a_line_for_each_assessment() {
    check("history", Format::Terminal, file!["renderers/history.txt"]);
    check("history", Format::Markdown, file!["renderers/history.md"]);
    check("history", Format::Json, file!["renderers/history.json": Text]);
    check("history", Format::Csv, file!["renderers/history.csv"]);
}

#[test]
fn two_assessments_stand_side_by_side() {
    check("compare", Format::Terminal, file!["renderers/compare.txt"]);
    check("compare", Format::Markdown, file!["renderers/compare.md"]);
    check("compare", Format::Json, file!["renderers/compare.json": Text]);
    check("compare", Format::Csv, file!["renderers/compare.csv"]);
}

#[test]
fn many_voices_are_told_of_in_bands() {
    check("voices", Format::Terminal, file!["renderers/voices.txt"]);
    check("voices", Format::Markdown, file!["renderers/voices.md"]);
    check("voices", Format::Json, file!["renderers/voices.json": Text]);
    check("voices", Format::Csv, file!["renderers/voices.csv"]);
}

#[test]
fn many_units_stand_side_by_side() {
    check("portfolio", Format::Terminal, file!["renderers/portfolio.txt"]);
    check("portfolio", Format::Markdown, file!["renderers/portfolio.md"]);
    check("portfolio", Format::Json, file!["renderers/portfolio.json": Text]);
    check("portfolio", Format::Csv, file!["renderers/portfolio.csv"]);
}

#[test]
fn whoever_asks_for_every_unit_gets_every_unit() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let portfolio = kitchen_sink::portfolio(&assessment);
    let shown = |most| {
        let report = report::of_portfolio(&portfolio, most);
        text(&report, Format::Markdown, WIDE)
    };
    assert!(shown(Some(3)).contains("The first 3 of 6 units; `--all` lists every one."));
    assert!(!shown(Some(3)).contains("| Gamma"));
    assert!(!shown(Some(6)).contains("--all"));
    assert!(shown(None).contains("| Gamma"));
    assert_eq!(shown(None), shown(Some(6)));
}

#[test]
fn several_respondents_are_the_agenda_of_a_meeting() {
    check("merge", Format::Terminal, file!["renderers/merge.txt"]);
    check("merge", Format::Markdown, file!["renderers/merge.md"]);
    check("merge", Format::Json, file!["renderers/merge.json": Text]);
    check("merge", Format::Csv, file!["renderers/merge.csv"]);
    check("round", Format::Terminal, file!["renderers/round.txt"]);
    check("round", Format::Markdown, file!["renderers/round.md"]);
    check("round", Format::Json, file!["renderers/round.json": Text]);
    check("round", Format::Csv, file!["renderers/round.csv"]);
}

#[test]
fn a_screen_shows_the_widest_disagreement_and_says_how_much_more_there_is() {
    let model = kitchen_sink::model();
    let round = kitchen_sink::round(&kitchen_sink::assessment(&model));
    let shown = |most| {
        let meeting = Meeting { most, settle: "ospo round settle" };
        let report = report::of_merge(&round, meeting);
        text(&report, Format::Terminal, WIDE)
    };
    let (some, all) = (shown(Some(1)), shown(None));
    assert!(some.contains("2 more; --all shows them."), "{some}");
    assert!(!some.contains("\n2. "), "{some}");
    assert!(all.contains("\n3. ") && !all.contains("--all shows"), "{all}");
}

#[test]
fn a_round_of_several_says_so_wherever_it_is_shown() {
    let model = kitchen_sink::model();
    let round = kitchen_sink::round(&kitchen_sink::assessment(&model));
    let together = kitchen_sink::together(&round);
    let views = views(&model, &together, &renderers::guide::guide(&model));
    let shown = |name: &str| {
        let (_, report) = views.iter().find(|(view, _)| *view == name).unwrap();
        text(report, Format::Terminal, WIDE)
    };
    let said = "3 respondents, 3 practices not agreed";
    assert!(shown("status").contains(said), "{}", shown("status"));
    assert!(shown("assessment").contains("3 practices not agreed"), "{}", shown("assessment"));
    assert!(shown("assessment").contains("Kim Doe (2026-11-22-kim)"));
    let facts = RoundFacts::of(&round, "2026-11-22", &together.sheet);
    let point = ospo::insight::Point::new(&facts, &model, &together.sheet, &round.narrowed());
    let history = ospo::insight::History::new("Acme Corp", vec![point], Vec::new());
    let history = text(&report::of_history(&history), Format::Terminal, WIDE);
    let words: Vec<&str> = history.split_whitespace().collect();
    assert!(words.windows(3).any(|three| three == ["3", "not", "agreed"]), "{history}");
}

#[test]
fn what_becomes_of_answers_in_a_new_version_is_told_with_the_reason() {
    check("migrate", Format::Terminal, file!["renderers/migrate.txt"]);
    check("migrate", Format::Markdown, file!["renderers/migrate.md"]);
    check("migrate", Format::Json, file!["renderers/migrate.json": Text]);
    check("migrate", Format::Csv, file!["renderers/migrate.csv"]);
}

#[test]
fn an_assessment_beside_itself_says_that_nothing_moved() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let same = Comparison::new(assessment.clone(), assessment);
    let shown =
        text(&report::of_compare(&same, ["2026-11-22", "2026-11-22"]), Format::Terminal, WIDE);
    assert!(shown.contains("Nothing moved"), "{shown}");
    assert!(!shown.contains("Figure"), "{shown}");
}

#[test]
fn what_is_stale_says_why_item_by_item() {
    check("stale", Format::Terminal, file!["renderers/stale.txt"]);
    check("all-stale", Format::Terminal, file!["renderers/all-stale.txt"]);
    check("stale", Format::Markdown, file!["renderers/stale.md"]);
    check("stale", Format::Json, file!["renderers/stale.json": Text]);
    check("stale", Format::Csv, file!["renderers/stale.csv"]);
}

#[test]
fn a_plain_screen_gets_nothing_but_ascii_of_our_own() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let plain = Look { unicode: false, ..WIDE };
    for (name, report) in views(&model, &assessment, &renderers::guide::guide(&model)) {
        let text = text(&report, Format::Terminal, plain);
        // The title of one practice is Japanese, and nothing could stand for that.
        let strange = text.chars().filter(|c| !c.is_ascii() && !"日本語".contains(*c));
        let strange: Vec<char> = strange.collect();
        assert!(strange.is_empty(), "{name}: {strange:?}");
    }
}

#[test]
fn the_status_fits_on_a_small_screen_whatever_there_is_to_say() {
    let model = kitchen_sink::wide_model();
    let assessment = kitchen_sink::assessment(&model);
    let missing = Missing {
        roles: ospo::insight::missing_roles(&model, &[&assessment.sheet], &assessment.narrowed),
        ask: Some("ospo assess 2026-11-22-ospo --role ospo".to_owned()),
        all: "ospo round".to_owned(),
    };
    assert!(!missing.roles.is_empty());
    let name = |end: &str| format!("2026-11-22-{end}");
    let onward = Onward {
        sheet: name(&"long".repeat(20)),
        next: "ospo assess --only open".to_owned(),
        stale: "ospo stale".to_owned(),
        missing,
        found_since: None,
    };
    let status = report::of_status(
        &assessment,
        &kitchen_sink::stale(&assessment),
        &onward,
        Audience::Everybody,
    );
    let shown = text(&status, Format::Terminal, WIDE);
    assert_eq!(shown.lines().count(), 23, "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let model = kitchen_sink::model();
    let guide = renderers::guide::guide(&model);
    let once = views(&model, &kitchen_sink::assessment(&model), &guide);
    let again = views(&model, &kitchen_sink::assessment(&model), &guide);
    for ((name, once), (_, again)) in once.iter().zip(&again) {
        for format in Format::OF_DOCUMENTS {
            let [once, again] = [once, again].map(|report| written(report, format, WIDE));
            assert!(once == again, "{name} {format}");
        }
    }
}

#[test]
fn colour_only_repeats_what_the_words_say() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    for (name, report) in views(&model, &assessment, &renderers::guide::guide(&model)) {
        let plain = text(&report, Format::Terminal, WIDE);
        let coloured = text(&report, Format::Terminal, Look { colour: true, ..WIDE });
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

/// The views that show nothing of a model's texts but a title or a reason.
const OF_NO_TEXTS: [&str; 9] = [
    "status",
    "round",
    "history",
    "migrate",
    "stale",
    "all-stale",
    "crosswalks",
    "doctor",
    "verified",
];

#[test]
fn every_report_names_its_source_and_licence() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    for (name, report) in views(&model, &assessment, &renderers::guide::guide(&model)) {
        if OF_NO_TEXTS.contains(&name) {
            continue;
        }
        let markdown = text(&report, Format::Markdown, WIDE);
        assert!(markdown.contains("Licence of the texts: CC BY 4.0."), "{name}");
        assert!(markdown.contains("Adapted from a study"), "{name}");
    }
}
