//! What is drawn with characters, on screens of several kinds.

use jiff::civil::date;
use ospo::lang::Lang;
use ospo::render::{self, Format, Look};
use ospo::report::{
    Bar, Block, Curve, CurvePoint, Data, Document, Event, Gantt, Line, Mark, Meter, Meters, Report,
    Table,
};
use ospo::score::Fraction;

fn drawn(block: Block, look: Look) -> String {
    written(block, Format::Terminal, look)
}

fn written(block: Block, format: Format, look: Look) -> String {
    let document = Document { blocks: vec![block], ..Document::default() };
    let report = Report { document, data: Data::Nothing };
    let mut out = Vec::new();
    render::write(&report, format, &look, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// One row with its worst percent and its best one.
fn meters([worst, best]: [Option<Fraction>; 2], gate: Option<u64>) -> Block {
    let (label, words) = ("Legal".into(), Line::default());
    let rows = vec![Meter { label, count: None, worst, best, words }];
    let needed = gate.map(|gate| format!("{gate} % needed"));
    let (of, lang, gate) = ("Areas".into(), Lang::default(), gate.map(Mark::Percent));
    Block::Meters(Meters { of, gate, needed, head: None, rows, lang })
}

fn bar(worst: (u64, u64), best: (u64, u64), gate: Option<u64>) -> String {
    let [worst, best] = [worst, best].map(|(above, below)| Fraction::new(above, below));
    let text = drawn(meters([worst, best], gate), Look::default());
    text.split_whitespace().nth(1).unwrap().to_owned()
}

#[test]
fn what_is_sure_what_is_open_and_what_is_missing_look_different() {
    assert_eq!(bar((50, 1), (75, 1), Some(75)), "████████▒▒▒▒│░░░░");
    assert_eq!(bar((100, 1), (100, 1), Some(75)), "████████████│████");
    assert_eq!(bar((0, 1), (0, 1), None), "░░░░░░░░░░░░░░░░");
}

#[test]
fn a_bar_touches_the_mark_only_if_it_reaches_it() {
    assert_eq!(bar((7499, 100), (7499, 100), Some(75)), "███████████░│░░░░");
    assert_eq!(bar((75, 1), (75, 1), Some(75)), "████████████│░░░░");
    assert_eq!(bar((61, 1), (61, 1), Some(61)), "██████████│░░░░░░");
    assert_eq!(bar((99, 1), (100, 1), Some(100)), "███████████████▒│");
}

/// Returns the curve and what is said of it.
fn curve(points: &[Option<u64>], width: usize, unicode: bool) -> (String, String) {
    let points = points.iter().map(|point| {
        let hundredths = (*point)?;
        let value = Fraction::new(hundredths, 100)?;
        let told = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        Some(CurvePoint { label: String::new(), worst: value.clone(), told, best: value })
    });
    let points = points.collect();
    let curve = Curve { of: "Index".into(), top: 4, points, lang: Lang::default() };
    let text = drawn(Block::Curve(curve), Look { width, colour: false, unicode });
    let (signs, legend) = text.split_once('\n').unwrap();
    (signs.to_owned(), legend.replace('\n', " ").trim_end().to_owned())
}

#[test]
fn the_lowest_and_the_highest_of_a_curve_have_signs_of_their_own() {
    let points = [Some(0), Some(49), Some(50), None, Some(399), Some(400)];
    assert_eq!(curve(&points, 80, true).0, "▁▁▂·██");
    assert_eq!(curve(&points, 80, false).0, "011.99");
}

#[test]
fn more_points_than_columns_leave_the_latest() {
    let many: Vec<Option<u64>> = (0..100).map(|n| Some(n * 4)).collect();
    let (signs, legend) = curve(&many, 40, false);
    assert_eq!(signs, ["6", "7", "8", "9"].map(|sign| sign.repeat(10)).concat());
    assert_eq!(legend, "Index, the oldest first: 0 is 0, 9 is 4; the latest 40 of 100");
}

fn timeline(dates: &[&str], look: Look) -> Vec<String> {
    let event = |when: &&str| Event {
        when: (*when).to_owned(),
        tag: Line::from("Stage 1"),
        what: Line::from("It was."),
        notes: Vec::new(),
    };
    let events = dates.iter().map(event).collect();
    drawn(Block::Timeline(events), look).lines().map(str::to_owned).collect()
}

#[test]
fn the_line_of_time_stands_straight_whatever_the_dates() {
    let expected = [
        "         2006 ● Stage 1",
        "              │ It was.",
        "              │",
        "     2007年度 ● Stage 1",
        "              │ It was.",
        "              │",
        "  a few years ● Stage 1",
        "   after 2007   It was.",
    ];
    let dates = ["2006", "2007年度", "a few years after 2007"];
    assert_eq!(timeline(&dates, Look::default()), expected);
}

#[test]
fn on_a_narrow_screen_the_dates_stand_beside_the_marks() {
    let expected = ["* 2006", "| Stage 1", "| It was.", "|", "* 2007", "  Stage 1", "  It was."];
    let look = Look { width: 40, colour: false, unicode: false };
    assert_eq!(timeline(&["2006", "2007"], look), expected);
}

#[test]
fn a_date_that_goes_on_is_quiet() {
    for width in [80, 40] {
        let look = Look { width, colour: true, unicode: true };
        let lines = timeline(&["2006", "2006", "2007"], look);
        let dates: Vec<&String> = lines.iter().filter(|line| line.contains("m200")).collect();
        let (strong, quiet) = ("\u{1b}[1m2", "\u{1b}[2m2");
        let begins = [strong, quiet, strong];
        assert!(dates.iter().zip(begins).all(|(line, ink)| line.contains(ink)), "{lines:?}");
        assert_eq!(dates.len(), 3);
    }
}

#[test]
fn nothing_that_happened_takes_no_row() {
    assert_eq!(timeline(&[], Look::default()), Vec::<String>::new());
}

/// Returns the lines of a text on a narrow screen, of 40 columns.
fn lines(line: Line) -> Vec<String> {
    let look = Look { width: 40, colour: false, unicode: true };
    let text = drawn(Block::Paragraph(vec![line]), look);
    text.lines().map(str::to_owned).collect()
}

#[test]
fn a_command_is_never_broken() {
    let fits = "ospo assess --only open --role legal";
    let line = Line::from("Nine answers are open:").text(" ").code(fits).text(".");
    assert_eq!(lines(line), ["Nine answers are open:", &*format!("{fits}.")]);
    let wide = "ospo answer ITEM=LEVEL --set-evidence TEXT --sheet 2026-11-22-lea-legal";
    assert_eq!(lines(Line::from("New evidence:").text(" ").code(wide)), ["New evidence:", wide]);
}

#[test]
fn a_word_that_is_too_long_is_broken_by_what_it_takes_on_a_screen() {
    let [begun, rest] = ["w".repeat(40), "w".repeat(20)];
    let expected = ["a".to_owned(), begun, format!("{rest} b")];
    assert_eq!(lines(format!("a  {} b", "w".repeat(60)).into()), expected);
}

#[test]
fn scripts_without_spaces_are_broken_between_their_signs_but_not_before_a_stop() {
    let text = |signs: usize, rest: &str| format!("{}{rest}", "日".repeat(signs));
    assert_eq!(lines(text(21, "").into()), [text(20, ""), text(1, "")]);
    assert_eq!(lines(text(20, "、「語").into()), [text(19, ""), text(1, "、「語")]);
    assert_eq!(lines(text(17, "SBOM形式").into()), [text(17, "SBOM形"), "式".to_owned()]);
    assert_eq!(lines(text(18, "SBOM形式").into()), [text(18, "SBOM"), "形式".to_owned()]);
    // A change of style keeps the stop with its word.
    let styled = Line::default().strong(text(20, "")).text("、語日");
    assert_eq!(lines(styled), [text(19, ""), text(1, "、語日")]);
}

#[test]
fn a_percent_sign_stays_with_its_number() {
    let before = "w".repeat(36);
    assert_eq!(lines(format!("{before} 75 %.").into()), [&*before, "75 %."]);
}

#[test]
fn words_in_two_styles_without_a_space_are_one_word() {
    let before = "w".repeat(36);
    let line = Line::default().strong(format!("{before} yes")).text(", or");
    assert_eq!(lines(line), [&*before, "yes, or"]);
}

#[test]
fn a_percent_never_rounds_up_to_a_mark_that_is_not_reached() {
    let shown = |above, below, pass: Option<u64>| {
        let value = Fraction::new(above, below);
        let [worst, best] = [(); 2].map(|()| value.clone());
        let meter =
            Meter { label: "Legal".into(), count: None, worst, best, words: Line::default() };
        meter.figure(&Lang::default(), pass.map(Mark::Percent))
    };
    assert_eq!(shown(1498, 20, Some(75)), "74.9 %");
    assert_eq!(shown(1498, 20, None), "75 %");
    assert_eq!(shown(75, 1, Some(75)), "75 %");
    assert_eq!(shown(175, 3, Some(75)), "58 %");
    assert_eq!(shown(2999, 30, None), "99.97 %");
    assert_eq!(shown(1, 3, None), "0.33 %");
}

#[test]
fn a_row_of_which_only_facts_are_known_shows_its_range() {
    let shown = |percents: [u64; 2]| {
        let percents = percents.map(|whole| Some(Fraction::whole(whole)));
        drawn(meters(percents, None), Look::default())
    };
    assert!(shown([25, 100]).contains("25–100 %"));
    // Where anything is possible nothing is known.
    assert!(!shown([0, 100]).contains('%'));
}

#[test]
fn a_bar_is_as_long_as_what_is_sure_and_open_answers_go_on_from_there() {
    let percents = [25, 75].map(|whole| Some(Fraction::whole(whole)));
    let page = written(meters(percents, Some(50)), Format::Html, Look::default());
    let [sure, gate] = [r#"class="on" width="50.0""#, r#"class="gate" d="M100.0 "#];
    let [begins, ends] = [r#"class="hatch" d="M50.0 1.8"#, r#"L150.0 9.8""#];
    for drawn in [sure, begins, ends, gate] {
        assert!(page.contains(drawn), "{drawn}");
    }
}

#[test]
fn work_of_one_day_can_be_seen_in_a_plan_of_years_and_at_its_end() {
    let [begins, middle, ends] = [date(2026, 1, 1), date(2028, 1, 1), date(2029, 12, 31)];
    let bar = |begins, done| Bar {
        label: "Legal".into(),
        what: String::new(),
        finds_out: false,
        begins: Some(begins),
        done: Some(done),
        shown: None,
        due: None,
    };
    let bars = vec![bar(begins, ends), bar(middle, middle), bar(ends, ends)];
    let gantt = Gantt { begins, ends, bars, wanted: None, lang: Lang::default() };
    let page = written(
        Block::Gantt(gantt, Table { head: Vec::new(), rows: Vec::new() }),
        Format::Html,
        Look::default(),
    );
    let drawn: Vec<&str> = page.split(r#"<rect class="on" x=""#).skip(1).collect();
    let drawn: Vec<_> = drawn.iter().filter_map(|rect| rect.split_once(r#"" height"#)).collect();
    let drawn: Vec<&str> = drawn.into_iter().map(|(rect, _)| rect).collect();
    let bars = ["0.0%\" y=\"2\" width=\"100.0%", "50.0%\" y=\"2\" width=\"1.0%"];
    assert_eq!(drawn, [bars[0], bars[1], "99.0%\" y=\"2\" width=\"1.0%"]);
}
