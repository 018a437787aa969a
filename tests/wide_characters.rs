//! A screen of a fixed width shows languages with wide characters in straight columns, and cuts
//! nothing.

use ospo::insight::{Assessment, Stale};
use ospo::model::Model;
use ospo::organisation::Period;
use ospo::problem::SourceFile;
use ospo::render::{self, Format, Look};
use ospo::report::{self, Audience, Onward, Report};
use ospo::score::Narrowed;
use ospo::{answers, checklist};
use unicode_width::UnicodeWidthStr;

/// Each language with the words for area and weight.
const LANGUAGES: [(&str, &str, &str); 2] = [("ja", "領域", "重み"), ("zh-Hans", "领域", "权重")];

fn spoken(tag: &str) -> Model {
    let mut files = checklist::builtin("ospo").unwrap();
    files.extend(checklist::builtin_language("ospo", tag));
    let model = checklist::parse(&files).unwrap();
    checklist::in_language(model, &files, tag).unwrap()
}

fn models() -> impl Iterator<Item = Model> {
    LANGUAGES.iter().map(|(tag, ..)| spoken(tag))
}

fn assessment(model: &Model) -> Assessment<'_> {
    let answers = model.items().map(|item| format!("  {}: repeatable\n", item.id));
    let answers: String = answers.skip(3).collect();
    let sheet = SourceFile::new(
        "a.yaml",
        format!(
            "format: ospo/sheet/1\nmodel: {{ id: ospo, version: '{}' }}\nsubject: 株式会社\n\
             date: 2026-11-22\nanswers:\n{answers}",
            model.version
        ),
    );
    let bound = answers::parse(&sheet).unwrap().bind(model).unwrap();
    Assessment::new(model, bound.sheet, Narrowed::default(), None)
}

fn status(assessment: &Assessment) -> Report {
    let today = assessment.sheet.date;
    let stale = Stale::new(assessment.model, &assessment.sheet, today, Period::default());
    report::of_status(assessment, &stale, &Onward::default(), Audience::Everybody)
}

fn lines(report: &Report, width: usize) -> Vec<String> {
    let look = Look { width, colour: false, unicode: true };
    let mut out = Vec::new();
    render::write(report, Format::Terminal, &look, &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    out.lines().map(str::to_owned).collect()
}

/// Returns the columns of the screen at which a sign stands.
fn columns_of(line: &str, sign: char) -> Option<usize> {
    line.find(sign).map(|at| line[..at].width())
}

#[test]
fn no_line_is_wider_than_the_screen() {
    for model in models() {
        let assessment = assessment(&model);
        let reports =
            [report::of_model(&model, None), status(&assessment), report::of_score(&assessment)];
        for report in reports {
            for width in [40, 60, 80, 100] {
                for line in lines(&report, width) {
                    // An address or a name for programs has no place to break.
                    let has_word = line.split(' ').any(|word| word.is_ascii() && word.len() > 30);
                    assert!(line.width() <= width || has_word, "{width}: {line}");
                }
            }
        }
    }
}

#[test]
fn bars_stand_below_one_another_whatever_their_names_are_made_of() {
    for model in models() {
        let lines = lines(&status(&assessment(&model)), 80);
        let marks = lines
            .iter()
            .filter(|line| line.contains(['█', '░']))
            .filter_map(|line| columns_of(line, '│'));
        let marks: Vec<usize> = marks.collect();
        assert!(marks.windows(2).all(|two| two[0] == two[1]), "{lines:#?}");
        assert_eq!(marks.len(), model.staged().count());
    }
}

#[test]
fn columns_of_a_table_begin_where_their_heads_do() {
    for (tag, area, weight) in LANGUAGES {
        let mut model = spoken(tag);
        // Weights stand there only where they differ.
        model.stages[1].items[0].weight = 2;
        let lines = lines(&report::of_model(&model, Some(1)), 80);
        let head = lines.iter().find(|line| line.ends_with(weight)).unwrap();
        let (before, _) = head.split_once(area).unwrap();
        let (area, end) = (before.width(), head.width());
        let at = lines.iter().position(|line| line == head).unwrap();
        let rows: Vec<&String> = lines[at + 2..].iter().take_while(|l| !l.is_empty()).collect();
        assert!(rows.len() >= model.stages[1].items.len());
        for row in rows.iter().filter(|row| row.ends_with('1')) {
            assert_eq!(row.width(), end, "{row}");
        }
        // What a title goes on with on a line of its own may end before the next column.
        for row in rows.iter().filter(|row| row.width() > area) {
            let mut column = 0;
            let mut text = row.chars();
            while column < area {
                column += text.next().unwrap().to_string().width();
            }
            assert_eq!(column, area, "a wide character stands across columns: {row}");
            assert!(text.next().is_none_or(|c| c != ' ') || row.ends_with("  "), "{row}");
        }
    }
}

#[test]
fn no_line_begins_with_a_stop_or_ends_with_an_opening_bracket() {
    for model in models() {
        for line in lines(&report::of_model(&model, None), 64) {
            let line = line.trim();
            let stops = ['、', '。', '，', '；', '：', '）', '”', '」', 'ー', 'っ'];
            assert!(!line.starts_with(stops), "{line}");
            assert!(!line.ends_with(['（', '“', '「']), "{line}");
        }
    }
}
