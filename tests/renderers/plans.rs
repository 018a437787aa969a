//! A plan for calendars, charts and issue trackers.

use std::collections::BTreeMap;

use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime, Event};
use jiff::civil::Date;
use ospo::insight::Assessment;
use ospo::model::Model;
use ospo::render::{self, Format, Look};
use ospo::report::{self, Audience, Data, Page};
use ospo::score::Narrowed;
use ospo::tracker::Tracker;
use serde_json::Value;
use snapbox::{assert_data_eq, file};

use crate::WIDE;
use crate::renderers::gantt::{self, Kind};
use crate::renderers::{guide, hostile, kitchen_sink, safety};

/// Writes the plan of an assessment, with owners of the kitchen sink's.
fn plan(assessment: &Assessment, format: Format) -> String {
    let advice = kitchen_sink::advice(assessment);
    crate::text(&report::of_plan(assessment, &advice, false, Audience::Everybody), format, WIDE)
}

/// Writes the plan of the hostile model, or of its tame twin, with that text for each owner.
fn plan_of(text: &str, format: Format) -> String {
    let model = model_of(text);
    let assessment = hostile::with_answers(&model, text);
    let advice = hostile::advice(&assessment, text);
    crate::text(&report::of_plan(&assessment, &advice, false, Audience::Everybody), format, WIDE)
}

fn model_of(text: &str) -> Model {
    if text == "tame" { hostile::tame_twin() } else { hostile::model() }
}

fn pages_of(text: &str) -> Vec<(Page, String)> {
    let model = model_of(text);
    let assessment = hostile::with_answers(&model, text);
    let advice = hostile::advice(&assessment, text);
    written(report::pages(&assessment, &advice, None))
}

fn written(pages: Vec<Page>) -> Vec<(Page, String)> {
    let pages = pages.into_iter().map(|page| {
        let mut text = Vec::new();
        render::page(&page, &mut text).unwrap();
        (page, String::from_utf8(text).unwrap())
    });
    pages.collect()
}

fn events(calendar: &str) -> Vec<Event> {
    let calendar: Calendar = calendar.parse().unwrap();
    let events = calendar.components.into_iter().map(|part| match part {
        CalendarComponent::Event(event) => event,
        other => panic!("no event: {other:?}"),
    });
    events.collect()
}

/// Returns the front matter of a page, as a program reads it.
fn front_matter(page: &str) -> Value {
    let front = page.strip_prefix("---\n").unwrap();
    let (front, _) = front.split_once("\n---\n").unwrap();
    serde_yaml::from_str(front).unwrap()
}

#[test]
fn a_calendar_shows_each_action_on_its_days() {
    let model = kitchen_sink::model();
    let calendar = plan(&kitchen_sink::assessment(&model), Format::Ical);
    // Editors and git are spared the line ends, which a test of their own looks at.
    let lines = calendar.replace("\r\n", "\n");
    assert_data_eq!(lines, file!["plan.ics": Text].raw());
}

#[test]
fn a_chart_has_a_bar_for_each_action_and_a_milestone_for_a_day() {
    let model = kitchen_sink::model();
    let chart = plan(&kitchen_sink::assessment(&model), Format::Mermaid);
    assert_data_eq!(chart, file!["plan.mmd": Text].raw());
}

#[test]
fn a_folder_has_a_page_for_each_action_and_a_list() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let pages = written(report::pages(&assessment, &kitchen_sink::advice(&assessment), None));
    let all = pages.iter().map(|(page, text)| format!("==> {} <==\n{text}\n", page.name));
    assert_data_eq!(all.collect::<String>(), file!["plan-pages.md": Text].raw());
}

#[test]
fn every_line_of_a_calendar_is_short_and_ends_as_the_standard_says() {
    for text in ["tame", &hostile::text()] {
        let calendar = plan_of(text, Format::Ical);
        let lines = calendar.strip_suffix("\r\n").unwrap().split("\r\n");
        for line in lines {
            assert!(line.len() <= 75, "{} bytes: {line}", line.len());
            assert!(!line.contains(['\r', '\n']), "{line:?}");
        }
    }
}

#[test]
fn programs_read_a_calendar_as_it_was_meant() {
    let model = kitchen_sink::model();
    let calendar = plan(&kitchen_sink::assessment(&model), Format::Ical);
    let events = events(&calendar);
    let said = [
        "Time for it: find out where this stands, Legal, all of it; and IT",
        "Do: How much working time is there? ospo assess --item time asks it.\n\
         Owner: Legal, all of it; and IT\n\
         Why now: For stage 2, which does not pass while this is open.\n\
         Who knows: Legal counsel",
    ];
    let event = &events[0];
    assert_eq!(event.get_summary(), Some(said[0]));
    assert_eq!(event.get_description(), Some(said[1]));
    assert_eq!(event.property_value("TRANSP"), Some("TRANSPARENT"));
    assert_eq!(event.property_value("DTSTAMP"), Some("20261122T000000Z"));
}

#[test]
fn no_text_gets_out_of_its_place_in_a_calendar() {
    let text = hostile::text();
    let wild = plan_of(&text, Format::Ical);
    let shown = ospo::text::visible(&text);
    let (tame, wild) = (events(&plan_of("tame", Format::Ical)), events(&wild));
    assert_eq!(tame.len(), wild.len());
    for (tame, wild) in tame.iter().zip(&wild) {
        let names = |event: &Event| event.properties().keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(tame), names(wild));
        for (one, other) in [
            (tame.get_summary(), wild.get_summary()),
            (tame.get_description(), wild.get_description()),
        ] {
            assert_eq!(one.unwrap().replace("tame", &shown), other.unwrap());
        }
    }
}

#[test]
fn no_text_of_a_plan_changes_what_a_screen_does() {
    let text = hostile::text();
    let files = [Format::Ical, Format::Mermaid].map(|format| plan_of(&text, format));
    let pages = pages_of(&text).into_iter().map(|(_, text)| text);
    for file in files.into_iter().chain(pages) {
        for c in file.replace("\r\n", "\n").chars() {
            assert!(c == '\n' || !c.is_control(), "{c:?}");
            assert!(!safety::is_hidden(c), "{c:?}");
        }
    }
}

#[test]
fn no_sign_of_a_text_divides_a_value_of_a_calendar() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    for owner in [
        r"C:\new",
        r"a\,b",
        r"a\;b",
        r"\",
        r"\\n",
        "a,b;c",
        "a:b",
        "\"a\"",
        "END:VEVENT",
        "a\nEND:VEVENT",
        "a\r\nX:y",
    ] {
        let advice = hostile::advice(&assessment, owner);
        let report = report::of_plan(&assessment, &advice, false, Audience::Everybody);
        for event in events(&crate::text(&report, Format::Ical, WIDE)) {
            let summary = event.get_summary().unwrap();
            let shown = format!(", {}", ospo::text::visible(owner));
            assert!(summary.ends_with(&shown), "{owner}: {summary}");
        }
    }
}

#[test]
fn an_event_of_a_calendar_lasts_to_the_end_of_the_day_on_which_it_is_done() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let advice = kitchen_sink::advice(&assessment);
    let calendar = plan(&assessment, Format::Ical);
    let events = events(&calendar);
    let (due, events): (Vec<_>, Vec<_>) =
        (events.into_iter()).partition(|event| event.get_uid().unwrap().contains("-due-"));
    let settled = advice.roadmap.entries().filter(|entry| entry.due.is_some());
    assert_eq!(due.len(), settled.count());
    let begun: Vec<_> = advice.roadmap.entries().filter(|e| e.start().is_some()).collect();
    assert_eq!(begun.len(), events.len());
    for (entry, event) in begun.iter().zip(events) {
        let slot = entry.slot.unwrap();
        let (begins, done) = (slot.begins, slot.ends);
        assert_eq!(day(event.get_start()), begins);
        assert_eq!(day(event.get_end()), done.tomorrow().unwrap());
        if entry.action.finds_out() {
            // The plan counts from a Sunday.
            assert_eq!([begins, done], [advice.roadmap.begins.tomorrow().unwrap(); 2]);
        }
    }
}

fn day(date: Option<DatePerhapsTime>) -> Date {
    match date {
        Some(DatePerhapsTime::Date(date)) => date.to_string().parse().unwrap(),
        other => panic!("no whole day: {other:?}"),
    }
}

/// The days of each item in a file for programs, by what they mean: `raise`, `due` and `shown`.
type Days = BTreeMap<String, BTreeMap<String, Date>>;

fn days_of_calendar(calendar: &str) -> Days {
    let mut days = Days::new();
    for event in events(calendar) {
        let uid = event.get_uid().unwrap();
        let kind = ["-find-out-", "-raise-", "-due-", "-shown-"];
        let kind = kind.into_iter().find(|kind| uid.contains(kind)).unwrap();
        let (item, _) = uid.split_once(kind).unwrap();
        let kinds = days.entry(item.to_owned()).or_default();
        kinds.insert(kind.trim_matches('-').to_owned(), day(event.get_start()));
    }
    days
}

fn days_of_chart(chart: &str) -> Days {
    let mut days = Days::new();
    for (_, data) in chart_of(chart).iter().filter(|(kind, _)| *kind == Kind::TaskData) {
        let parts = data[1..].split(',').map(str::trim).filter(|part| *part != "milestone");
        let parts: Vec<&str> = parts.collect();
        let (kind, item) = parts[0].rsplit_once('-').unwrap();
        let kinds = days.entry(item.to_owned()).or_default();
        kinds.insert(kind.to_owned(), parts[1].parse().unwrap());
    }
    days
}

fn days_of_json(json: &str) -> Days {
    let json: Value = serde_json::from_str(json).unwrap();
    let mut days = Days::new();
    for action in json["actions"].as_array().unwrap() {
        let kinds = days.entry(action["item"].as_str().unwrap().to_owned()).or_default();
        let raises = if action["find_out"] == true { "find-out" } else { "raise" };
        for (kind, field) in [(raises, "begins"), ("due", "due"), ("shown", "shown_from")] {
            if let Some(day) = action[field].as_str() {
                kinds.insert(kind.to_owned(), day.parse().unwrap());
            }
        }
    }
    days
}

#[test]
fn nothing_is_due_before_it_begins_and_nothing_is_shown_before_its_months_are_over() {
    let mut model = kitchen_sink::model();
    for item in model.stages.iter_mut().flat_map(|stage| &mut stage.items).chain(&mut model.topics)
    {
        item.steps.iter_mut().skip(1).for_each(|step| step.shows_after = Some(7));
    }
    let assessment = kitchen_sink::assessment(&model);
    let from = jiff::civil::date(2026, 11, 10);
    let mut conflicts = 0;
    for due in (0..120).map(|days| from.saturating_add(jiff::Span::new().days(days))) {
        let advice = kitchen_sink::advice_due(&assessment, due);
        let report = report::of_plan(&assessment, &advice, true, Audience::Everybody);
        for (format, days) in [
            (Format::Ical, days_of_calendar as fn(&str) -> Days),
            (Format::Mermaid, days_of_chart),
            (Format::Json, days_of_json),
        ] {
            let told = days(&crate::text(&report, format, WIDE));
            assert!(told.values().any(|kinds| kinds.contains_key("due")), "{format}");
            for entry in advice.roadmap.entries().filter(|entry| !entry.action.finds_out()) {
                let Some(slot) = entry.slot else { continue };
                let kinds = &told[entry.action.item.id.as_str()];
                let begins = kinds.get("raise");
                assert!(begins.is_none_or(|begins| *begins <= kinds["due"]), "{format} {due}");
                assert!(begins.is_some() || entry.conflict(advice.roadmap.begins).is_some());
                conflicts += usize::from(begins.is_none());
                let shown = slot.ends.saturating_add(jiff::Span::new().months(7));
                assert!(kinds["shown"] >= shown, "{format} {due}");
            }
        }
    }
    assert!(conflicts > 0);
}

#[test]
fn an_action_keeps_its_name_in_calendars_and_no_two_share_one() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let uids = |calendar: &str| -> Vec<String> {
        let events = events(calendar);
        events.iter().map(|e| e.get_uid().unwrap().to_owned()).collect()
    };
    let before = uids(&plan(&assessment, Format::Ical));
    let mut sheet = assessment.sheet.clone();
    sheet.date = jiff::civil::date(2027, 5, 1);
    let later =
        Assessment::new(&model, sheet.clone(), Narrowed::default(), assessment.wanted.clone());
    assert_eq!(uids(&plan(&later, Format::Ical)), before);
    sheet.subject = "Acme Corp Payments".to_owned();
    let other = Assessment::new(&model, sheet, Narrowed::default(), assessment.wanted.clone());
    let others = uids(&plan(&other, Format::Ical));
    let mut all: Vec<&String> = before.iter().chain(&others).collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), before.len() + others.len());
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let model = kitchen_sink::model();
    for format in Format::OF_PLANS.iter().copied().filter(|one| !one.is_binary()) {
        let once = plan(&kitchen_sink::assessment(&model), format);
        let again = plan(&kitchen_sink::assessment(&model), format);
        assert_eq!(once, again, "{format}");
    }
    assert_eq!(pages_of("tame"), pages_of("tame"));
}

/// What Mermaid makes of a chart; it must be a title, a format of days, and sections with tasks.
fn chart_of(chart: &str) -> Vec<(Kind, String)> {
    let tokens = gantt::tokens(chart);
    let kinds: Vec<Kind> = tokens.iter().map(|(kind, _)| *kind).collect();
    let lines: Vec<&[Kind]> =
        kinds.split(|kind| *kind == Kind::NewLine).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines[..3], [[Kind::Gantt], [Kind::Title], [Kind::DateFormat]]);
    assert_eq!(lines[3], [Kind::Section]);
    for line in &lines[3..] {
        let known: [&[Kind]; 2] = [&[Kind::Section], &[Kind::TaskText, Kind::TaskData]];
        assert!(known.contains(line), "{line:?}");
    }
    tokens
}

#[test]
fn no_text_gets_out_of_its_place_in_a_chart() {
    let text = hostile::text();
    let wild = chart_of(&plan_of(&text, Format::Mermaid));
    let shown = ospo::text::visible(&text);
    let tame = chart_of(&plan_of("tame", Format::Mermaid));
    let tame = tame.into_iter().map(|(kind, words)| (kind, words.replace("tame", &shown)));
    assert_eq!(tame.collect::<Vec<_>>(), wild);
}

#[test]
fn no_word_of_mermaid_is_one_as_a_title() {
    for title in [
        "section x",
        "Title x",
        "gantt",
        "click a href \"b\"",
        "call f()",
        "href \"x\"",
        "topAxis",
        "weekday friday",
        "includes x",
        "excludes weekends",
        "accTitle: x",
        "accDescr { x }",
        "dateFormat x",
        "inclusiveEndDates",
        "2026-11-22",
        "50% done",
        "% x",
        "%% x",
        "%%{init: {}}%%",
        "a %%{init: {}}%% b",
        "}%% x",
        "a:b;c#d,e",
        "#35;",
        "#quot;",
        "ﬂ°°35¶ß",
        "style x: #y;",
        "a\nsection b",
        "a\r\nb",
        "<b>x</b>",
        "---",
        "",
        " ",
    ] {
        let mut model = kitchen_sink::model();
        let staged = model.stages.iter_mut().flat_map(|stage| &mut stage.items);
        for item in staged.chain(&mut model.topics) {
            title.clone_into(&mut item.title);
        }
        model.source.attribution = Some(title.to_owned());
        let mut assessment = kitchen_sink::assessment(&model);
        title.clone_into(&mut assessment.sheet.subject);
        let chart = plan(&assessment, Format::Mermaid);
        assert!(!chart.contains("%%{"), "{title}");
        let tokens = chart_of(&chart);
        let shown = format!("{}", ospo::text::visible(title));
        for (kind, words) in &tokens {
            if *kind == Kind::TaskText {
                assert!(words.contains(shown.trim()), "{title}: {words}");
            }
        }
        let tasks = tokens.iter().filter(|(kind, _)| *kind == Kind::TaskData);
        let events = events(&plan(&assessment, Format::Ical));
        assert_eq!(tasks.count(), events.len(), "{title}");
    }
}

#[test]
fn every_bar_has_a_name_of_its_own_and_days_in_order() {
    let model = kitchen_sink::model();
    let tokens = chart_of(&plan(&kitchen_sink::assessment(&model), Format::Mermaid));
    let data = tokens.iter().filter(|(kind, _)| *kind == Kind::TaskData);
    let mut names = Vec::new();
    for (_, data) in data {
        let parts: Vec<&str> = data[1..].split(',').map(str::trim).collect();
        let (name, begins, ends) = match parts.as_slice() {
            ["milestone", name, day, "0d"] => (name, day, day),
            [name, begins, ends] => (name, begins, ends),
            other => panic!("{other:?}"),
        };
        assert!(begins <= ends, "{data}");
        let is_date = |day: &&str| day.parse::<jiff::civil::Date>().is_ok();
        assert!(is_date(begins) && is_date(ends), "{data}");
        assert!(!names.contains(&(*name).to_owned()), "{name} twice");
        names.push((*name).to_owned());
    }
}

#[test]
fn issue_trackers_read_every_text_of_a_page_as_a_text() {
    let text = hostile::text();
    let shown = ospo::text::visible(&text);
    let wild = pages_of(&text);
    let tame = pages_of("tame");
    assert_eq!(tame.len(), wild.len());
    for ((tame, tame_text), (wild, wild_text)) in tame.iter().zip(&wild).skip(1) {
        assert_eq!(tame.name, wild.name);
        let (tame, wild) = (front_matter(tame_text), front_matter(wild_text));
        assert_eq!(wild["assignees"][0], shown.as_ref());
        let title = tame["title"].as_str().unwrap().replace("tame", &shown);
        assert_eq!(wild["title"], title);
        let (Value::Object(mut tame), Value::Object(mut wild)) = (tame, wild) else {
            panic!("no map");
        };
        for key in ["id", "title", "assignees", "milestone"] {
            tame.remove(key);
            wild.remove(key);
        }
        assert_eq!(tame, wild);
    }
}

#[test]
fn trackers_find_no_command_no_formula_and_no_cell_of_its_own_in_a_text() {
    let tables = |text: &str, tracker: Tracker| {
        let model = model_of(text);
        let assessment = hostile::with_answers(&model, text);
        let advice = hostile::advice(&assessment, text);
        let mut table = Vec::new();
        let pages = report::pages(&assessment, &advice, Some(tracker));
        render::tickets(&pages, tracker, &mut table).unwrap();
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_slice());
        rows.records().map(Result::unwrap).collect::<Vec<_>>()
    };
    let is_formula = |cell: &str| cell.starts_with(['=', '+', '@', '\t', '\r']);
    for tracker in Tracker::ALL {
        for text in
            [hostile::text(), "/close\n/close".to_owned(), "=1".to_owned(), "x @all".to_owned()]
        {
            let (tame, wild) = (tables("tame", tracker), tables(&text, tracker));
            assert_eq!(tame.len(), wild.len(), "{tracker}");
            for cell in wild.iter().flatten() {
                assert!(!is_formula(cell), "{tracker}: {cell}");
                let commands = cell.lines().filter(|line| line.starts_with('/'));
                for command in commands {
                    assert!(tracker == Tracker::Gitlab, "{tracker}: {command}");
                    assert!(command.starts_with("/label ~\"ospo\" ~\""), "{tracker}: {command}");
                }
            }
        }
    }
}

#[test]
fn a_word_that_yaml_takes_for_something_else_stays_a_word() {
    for owner in [
        "no",
        "on",
        "~",
        "null",
        "1e3",
        "0x1F",
        "2026-11-22",
        "- a",
        "a: b",
        "#x",
        "'",
        "\"",
        "!!str x",
        "&a",
        "*a",
        "---",
        "...",
        "a\n---\nb",
        "{}",
        "[]",
        "| x",
        "> x",
    ] {
        let model = kitchen_sink::model();
        let assessment = kitchen_sink::assessment(&model);
        let advice = hostile::advice(&assessment, owner);
        for (page, text) in written(report::pages(&assessment, &advice, None)).iter().skip(1) {
            let front = front_matter(text);
            assert_eq!(front["assignees"][0], ospo::text::visible(owner).as_ref(), "{}", page.name);
        }
    }
}

#[test]
fn a_page_says_what_comes_before_it() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let pages = written(report::pages(&assessment, &kitchen_sink::advice(&assessment), None));
    let names: Vec<&str> = pages.iter().map(|(page, _)| page.name.as_str()).collect();
    let mut found = 0;
    for (page, text) in pages.iter().skip(1) {
        for before in front_matter(text)["depends_on"].as_array().unwrap() {
            let before = before.as_str().unwrap();
            assert!(names.contains(&before), "{before}");
            assert!(before < page.name.as_str(), "{before}");
            found += 1;
        }
    }
    assert!(found > 0);
}

#[test]
fn only_a_plan_is_written_as_a_calendar_or_a_chart() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let guide = guide::guide(&model);
    let views = crate::views(&model, &assessment, &guide);
    let others = views.iter().filter(|(_, report)| !matches!(report.data, Data::Plan(_)));
    for (name, report) in others {
        for format in [Format::Ical, Format::Mermaid] {
            let error = render::write(report, format, &Look::default(), &mut Vec::new());
            let kind = error.unwrap_err().kind();
            assert_eq!(kind, std::io::ErrorKind::Unsupported, "{name} {format}");
        }
    }
}
