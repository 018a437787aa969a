//! Models of other methods in every view: without a ladder, with one for each area, on a scale of
//! eleven levels, and on one that begins with 1.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use calamine::{Reader, Xlsx};
use serde_json::Value;

/// What only a model with a ladder has.
const OF_LADDERS: [&str; 6] = ["stage", "stages", "pass mark", "gate", "in place", "ladder"];

const HEAD: &str = "format: ospo/model/1\nid: own\ntitle: Own\nversion: '1'\npurpose: For whom it is.\n\
                    source: { name: Ours, url: 'https://example.org', licence: CC0-1.0 }\n";
const AREAS: &str = "areas:\n  - { id: outer, title: Outer }\n  - { id: inner, title: Inner, in: outer }\n  \
                     - { id: other, title: Other, in: outer }\n";
const NO_LADDER: &str = "method:\n  mean: [area]\n  shown: { to: 3 }\n  \
                         bands: [{ from: 2, label: good }, { from: 0, label: poor }]\n";
const EACH_AREA: &str = "method: { ladder: { pass: 100, each: area } }\n";
const YES_NO: &str = "scales:\n  - id: answer\n    levels:\n      \
                      - { id: 'no', label: 'No', credit: 0, anchor: It is not so. }\n      \
                      - { id: some, label: Some, credit: 50, anchor: It is so in part., needs: note }\n      \
                      - { id: 'yes', label: 'Yes', credit: 100, anchor: It is so. }\n";

/// A folder with a model of our own, gone when the test ends.
struct Own(PathBuf);

impl Drop for Own {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Own {
    /// Writes a model of two stages and two areas, each with an item in either stage, and a topic.
    fn new(name: &str, method: &str, scales: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("any-model-{name}"));
        let _ = fs::remove_dir_all(&folder);
        let model = folder.join("checklists/own");
        fs::create_dir_all(&model).unwrap();
        let write = |path: PathBuf, text: &str| fs::write(path, text).unwrap();
        write(folder.join("ospo.yaml"), "organisation: Acme\nmodel: own\nchecklists: checklists\n");
        write(model.join("model.yaml"), &[HEAD, method, scales, AREAS].concat());
        for stage in [1, 2] {
            let items = ["inner", "other"].map(|area| {
                format!(
                    "  - {{ id: {area}-{stage}, area: {area}, ask: 'Is {area} {stage} so?' }}\n"
                )
            });
            let head = format!("stage: {stage}\ntitle: Title {stage}\nsummary: As ours.\nitems:\n");
            write(model.join(format!("stage-{stage}.yaml")), &(head + &items.concat()));
        }
        let topic = "topics:\n  - { id: aside, area: other, ask: Is it so beside? }\n";
        write(model.join("topics.yaml"), topic);
        Self(folder)
    }

    fn run(&self, day: &str, args: &[&str], typed: &str) -> (bool, Vec<u8>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
        command.current_dir(&self.0).args(["--date", day, "--no-pager"]).args(args);
        for name in ["OSPO_CHECKLISTS", "OSPO_MODEL", "OSPO_DIR", "OSPO_LANG", "LANG", "LC_ALL"] {
            command.env_remove(name);
        }
        command.env("XDG_CONFIG_HOME", &self.0).env("HOME", &self.0).env("NO_COLOR", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), output.stdout, told)
    }

    fn told(&self, day: &str, args: &[&str]) -> String {
        let (is_done, out, told) = self.run(day, args, "");
        assert!(is_done, "{args:?}: {told}");
        String::from_utf8_lossy(&out).into_owned() + &told
    }

    /// Two rounds, the second of two respondents who differ.
    fn with_rounds(self) -> Self {
        let first =
            ["inner-1=yes", "inner-2=no", "other-1=some", "other-2=no", "--note", "So far."];
        self.told("2026-01-10", &[&["answer", "--no-input"], &first[..]].concat());
        self.told("2026-06-10", &["round", "new", "--no-input"]);
        let second = ["inner-1=yes", "inner-2=yes", "other-1=yes", "other-2=no"];
        self.told("2026-06-10", &[&["answer", "--no-input"], &second[..]].concat());
        let sheets = self.0.join("assessments");
        let text = fs::read_to_string(sheets.join("2026-06-10.yaml")).unwrap();
        let named =
            |name: &str, text: &str| text.to_owned() + "respondent: { name: " + name + " }\n";
        let other = text.replacen("answer: \"yes\"", "answer: \"no\"", 1);
        assert_ne!(text, other);
        fs::write(sheets.join("2026-06-10.yaml"), named("Ann", &text)).unwrap();
        fs::write(sheets.join("2026-06-10-ben.yaml"), named("Ben", &other)).unwrap();
        self
    }
}

/// The views that this file walks through.
const VIEWS: [&[&str]; 10] = [
    &["history"],
    &["compare"],
    &["stale"],
    &["portfolio"],
    &["merge"],
    &["round"],
    &["model", "show"],
    &["explain", "inner-1"],
    &["explain", "aside"],
    &["explain", "outer"],
];

/// Returns what people read of a result, and what programs read that is no key.
fn words(format: &str, bytes: &[u8]) -> String {
    let text = || String::from_utf8_lossy(bytes).into_owned();
    match format {
        "json" => {
            let mut words = Vec::new();
            values(&serde_json::from_slice(bytes).unwrap(), &mut words);
            words.join("\n")
        }
        // The first row has the keys.
        "csv" => text().lines().skip(1).collect::<Vec<_>>().join("\n"),
        "html" => seen(&text()),
        "xlsx" => {
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
            let mut words = book.sheet_names();
            for name in book.sheet_names() {
                let cells = book.worksheet_range(&name).unwrap();
                let cells = cells.cells().map(|(_, _, cell)| cell.to_string());
                words.extend(cells.filter(|words| !words.starts_with("ospo:")));
            }
            words.join("\n")
        }
        _ => text(),
    }
}

fn values(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) => words.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|one| values(one, words)),
        Value::Object(all) => all.values().for_each(|one| values(one, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Leaves out of a page what is no text of it.
fn seen(page: &str) -> String {
    let mut rest = page;
    let mut seen = String::new();
    while let Some((before, after)) = rest.split_once('<') {
        seen += before;
        seen.push('\n');
        let is = |name: &str| after.starts_with(name);
        let end = match () {
            () if is("script") && !after.starts_with("script type=\"application/json\"") => {
                "</script>"
            }
            () if is("style") => "</style>",
            () => ">",
        };
        rest = after.split_once(end).map_or("", |(_, rest)| rest);
    }
    seen + rest
}

/// Says which words of ladders a text has, with what stands around them.
fn of_ladders(text: &str) -> Vec<String> {
    let small = text.to_lowercase();
    let found = OF_LADDERS.into_iter().flat_map(|word| {
        small.match_indices(word).map(move |(at, _)| (word, at)).collect::<Vec<_>>()
    });
    let is_word = |(word, at): &(&str, usize)| {
        let edge = |sign: Option<char>| sign.is_none_or(|sign| !sign.is_alphanumeric());
        let behind = small.get(at + word.len()..).unwrap_or_default();
        edge(small.get(..*at).unwrap_or_default().chars().last()) && edge(behind.chars().next())
    };
    let around = |(_, at): (&str, usize)| {
        let line = small.get(..at).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1);
        small.get(line..).unwrap_or_default().lines().next().unwrap_or_default().to_owned()
    };
    found.filter(is_word).map(around).collect()
}

#[test]
fn no_view_of_a_model_without_a_ladder_tells_of_stages() {
    let own = Own::new("none", NO_LADDER, YES_NO).with_rounds();
    for view in VIEWS {
        for format in ["terminal", "markdown", "html", "csv", "json", "xlsx"] {
            let (is_done, out, told) =
                own.run("2027-12-01", &[view, &["-f", format, "-o", "-"]].concat(), "");
            assert!(is_done, "{view:?} {format}: {told}");
            let told = words(format, &out) + &told;
            assert_eq!(of_ladders(&told), [""; 0], "{view:?} {format}");
            assert!(!told.trim().is_empty() || format == "csv", "{view:?} {format}");
        }
    }
    for args in [&["model", "list"][..], &["round", "settle", "inner-1=yes"], &["assess", "--list"]]
    {
        let (_, out, told) = own.run("2026-06-11", args, "");
        let out = String::from_utf8_lossy(&out).into_owned();
        let own_lines = out.lines().filter(|line| !line.starts_with("ospo "));
        assert_eq!(of_ladders(&(own_lines.collect::<Vec<_>>().join("\n") + &told)), [""; 0]);
    }
}

#[test]
fn no_question_or_form_of_it_does_either() {
    let own = Own::new("asked", NO_LADDER, YES_NO);
    for (format, name) in [("html", "form.html"), ("xlsx", "form.xlsx"), ("markdown", "form.md")] {
        let told = own.told("2026-07-01", &["form", &format!("--{format}"), name]);
        let form = fs::read(own.0.join(name)).unwrap();
        assert_eq!(of_ladders(&(words(format, &form) + &told)), [""; 0], "{format}");
    }
    let keys = "?\nyes\n?\nsome\nb\nj\nj 3\nu\nn It is not ours.\nq\n";
    let (_, asked, told) = own.run("2026-07-01", &["assess"], keys);
    let asked = String::from_utf8(asked).unwrap() + &told;
    assert_eq!(of_ladders(&asked), [""; 0]);
    assert!(asked.contains("Outer: Inner. Question 1 of 4"), "{asked}");
}

#[test]
fn its_figures_are_told_in_its_unit_with_their_band() {
    let own = Own::new("unit", NO_LADDER, YES_NO).with_rounds();
    let day = "2026-06-11";
    let explained = own.told(day, &["explain", "inner-1"]);
    assert!(explained.contains("Some (1.5)") && explained.contains("Yes (3)"), "{explained}");
    let history = own.told(day, &["history"]);
    assert!(
        history.contains("the figure went from 1.13, poor to 1.50–2.25, poor–good"),
        "{history}"
    );
    let compare = own.told(day, &["compare"]);
    let figures = |line: &str| line.contains("1.13, poor") && line.contains("1.50–2.25, poor–good");
    assert!(compare.lines().any(|line| line.starts_with("Figure  ") && figures(line)), "{compare}");
    let merge = own.told(day, &["merge"]);
    assert!(merge.lines().any(|line| line.starts_with("Ann ") && line.contains("2.25, good")));
    let portfolio = own.told(day, &["portfolio"]);
    assert!(portfolio.lines().any(|line| line.starts_with("Acme ") && line.contains("1.50–2.25")));
    let json: Value =
        serde_json::from_str(&own.told(day, &["history", "-f", "json", "-q"])).unwrap();
    let point = &json["points"][0];
    assert_eq!((&point["figure"]["answered"], &point["index"]), (&1.13.into(), &Value::Null));
    assert_eq!(point["in_place"]["of"], 0);
}

#[test]
fn work_that_nobody_has_estimated_has_no_days_in_any_format() {
    let own = Own::new("undated", NO_LADDER, YES_NO);
    let settings = "target: { figure: 3, by: 2027-01-01 }\n";
    let path = own.0.join("ospo.yaml");
    fs::write(&path, fs::read_to_string(&path).unwrap() + settings).unwrap();
    own.told("2026-06-10", &["answer", "--no-input", "inner-1=no", "inner-2=no", "other-1=some"]);
    own.told("2026-06-10", &["answer", "--no-input", "other-2=yes", "--note", "So far."]);
    // A Saturday: work that takes no time would be done on the Monday after it.
    let day = "2026-07-04";
    let mut views = vec![own.told(day, &["plan", "--folder", "tickets"])];
    for page in fs::read_dir(own.0.join("tickets")).unwrap() {
        views.push(fs::read_to_string(page.unwrap().path()).unwrap());
    }
    for tracker in ["github", "gitlab", "jira"] {
        views.push(own.told(day, &["plan", "--for", tracker, "-o", "-"]));
    }
    for format in ["terminal", "markdown", "html", "csv", "json", "xlsx", "ical", "mermaid"] {
        let (is_done, out, told) = own.run(day, &["plan", "-f", format, "-o", "-"], "");
        assert!(is_done, "{format}: {told}");
        views.push(words(format, &out));
    }
    for view in [&["--for", "board"][..], &["-f", "slides"], &["-f", "html"], &["-f", "json"]] {
        views.push(own.told(day, &[&["report", "-o", "-"], view].concat()));
    }
    for told in &views {
        for sign in
            ["2026-07-06", "20260706", "Jul 2026", "2026-06-10 to", "until 2026", "Months 0", "0-6"]
        {
            assert!(!told.contains(sign), "{sign}: {told}");
        }
    }
    let told = views.join("\n");
    for sign in
        ["Without an estimate", "3 actions have no days", "2027-01-01; nobody has estimated"]
    {
        assert!(told.contains(sign), "{sign}: {told}");
    }
}

#[test]
fn a_plan_to_a_figure_begins_with_what_is_lowest_and_says_how_to_begin() {
    let own = Own::new("lowest", NO_LADDER, YES_NO);
    let told = "area: inner, next: { some: { do: Begin small, how: Ask one. }, 'yes': { do: End large, \
                how: Ask all. } }";
    let path = own.0.join("checklists/own/stage-2.yaml");
    let stage = fs::read_to_string(&path).unwrap();
    fs::write(&path, stage.replace("area: inner", told)).unwrap();
    let answers = ["inner-1=some", "inner-2=no", "other-1=some", "other-2=no", "--note", "So far."];
    own.told("2026-06-10", &[&["answer", "--no-input"], &answers[..]].concat());
    let csv = own.told("2026-06-10", &["plan", "-f", "csv"]);
    let rows = csv.lines().skip(1).map(|row| row.split(',').collect::<Vec<_>>());
    let rises: Vec<_> =
        rows.map(|row| (row[2].to_owned(), row[5].to_owned(), row[8].to_owned())).collect();
    let rise = |id: &str, from: &str, to: &str| (id.to_owned(), from.to_owned(), to.to_owned());
    assert_eq!(
        rises,
        [
            rise("inner-2", "no", "some"),
            rise("other-2", "no", "some"),
            rise("inner-1", "some", "yes"),
            rise("other-1", "some", "yes"),
        ]
    );
    own.told("2026-06-10", &["plan", "--to-figure", "3"]);
    let path = own.0.join("ospo.yaml");
    let settings = fs::read_to_string(&path).unwrap() + "target: { figure: 3 }\n";
    fs::write(&path, settings).unwrap();
    let board = own.told("2026-06-10", &["report", "--for", "board", "-f", "markdown"]);
    assert!(board.contains("Begin small") && !board.contains("End large"), "{board}");
    // Without the last half of one of two items, an area has three quarters.
    let dropped = "the figure is 2.63, good";
    assert!(board.replace('\\', "").contains(dropped), "{board}");
}

#[test]
fn reports_are_headed_by_what_the_model_says_it_assesses() {
    let own = Own::new("headed", NO_LADDER, YES_NO).with_rounds();
    let views: [&[&str]; 4] = [
        &["-f", "html"],
        &["--for", "board", "-f", "markdown"],
        &["-f", "slides"],
        &["-f", "badge"],
    ];
    let told = |view: &&[&str]| own.told("2026-06-11", &[&["report", "-o", "-"], *view].concat());
    for told in views.iter().map(told) {
        assert!(!told.to_lowercase().contains("programme") && !told.contains("OSPO"), "{told}");
    }
    let [page, board, slides, badge] = views.map(|view| told(&view));
    assert!(page.contains("<title>Own: Acme"), "{page}");
    assert!(board.starts_with("# Own: Acme\n"), "{board}");
    assert!(slides.contains("Own: Acme") && badge.contains("Own: 1.50"), "{badge}");
    let path = own.0.join("checklists/own/model.yaml");
    let model = fs::read_to_string(&path).unwrap() + "assesses: Kitchen\nbadge: Clean\n";
    fs::write(&path, model).unwrap();
    let [page, board, slides, badge] = views.map(|view| told(&view));
    assert!(page.contains("<title>Kitchen of Acme"), "{page}");
    assert!(board.starts_with("# Kitchen of Acme\n"), "{board}");
    assert!(slides.contains("Kitchen of Acme") && badge.contains("Clean: 1.50"), "{badge}");
}

#[test]
fn an_answer_to_another_model_says_where_it_goes_and_goes_there() {
    let own = Own::new("two", NO_LADDER, YES_NO);
    own.told("2026-06-10", &["answer", "--no-input", "inner-1=no"]);
    let path = own.0.join("ospo.yaml");
    let settings = fs::read_to_string(&path).unwrap().replace("model: own\n", "");
    fs::write(&path, settings).unwrap();
    let (is_done, _, told) = own.run("2026-06-10", &["answer", "osps-ac-01-01=met"], "");
    let sheet = Path::new("assessments").join("2026-06-10.yaml");
    let expected = format!("{} answers the model `own`, which has no `osps-ac", sheet.display());
    assert!(!is_done && told.contains(&expected), "{told}");
    let command = told.split('`').find(|part| part.starts_with("ospo answer --model")).unwrap();
    for pair in [command.rsplit(' ').next().unwrap(), "osps-ac-02-01=met"] {
        own.told("2026-06-10", &["answer", "--model", "osps-baseline", "--no-input", pair]);
    }
    let status = own.told("2026-06-10", &["--model", "osps-baseline", "status"]);
    assert!(status.contains("2 of 64 answered") && !status.contains("respondents"), "{status}");
}

#[test]
fn the_stages_of_areas_are_told_beside_one_another() {
    let own = Own::new("each", EACH_AREA, YES_NO).with_rounds();
    for view in ["history", "compare", "merge", "portfolio"] {
        let told = own.told("2026-06-11", &[view]);
        assert!(told.contains("Stage reached by area"), "{view}: {told}");
        assert!(!told.contains("Index"), "{view}: {told}");
    }
    let history = own.told("2026-06-11", &["history"]);
    assert!(!of_ladders(&history).is_empty(), "{history}");
    let inner = history.lines().find(|line| line.starts_with("Inner ")).unwrap();
    let cells: Vec<&str> = inner.split_whitespace().collect();
    assert_eq!(cells.get(..2), Some(&["Inner", "1"][..]), "{history}");
    let other = history.lines().find(|line| line.starts_with("Other ")).unwrap();
    assert!(other.contains("0+") && other.contains('1'), "{history}");
}

/// Returns a scale of levels that are worth as much more each, called by numbers from `from` on.
fn scale(from: usize, levels: usize) -> String {
    let levels = "abcdefghijk".chars().take(levels).enumerate().map(|(at, sign)| {
        format!("      - {{ id: l{at}, label: Degree {sign}, credit: {at}, anchor: As {sign}. }}\n")
    });
    let levels: Vec<String> = levels.collect();
    let (of, levels) = (levels.len() - 1, levels.concat());
    format!("scales:\n  - id: answer\n    of: {of}\n    from: {from}\n    levels:\n{levels}")
}

#[test]
fn a_level_is_chosen_by_the_number_that_is_shown() {
    for (name, from, levels, highest) in [("eleven", 0, 11, 10), ("from-one", 1, 5, 5)] {
        let own = Own::new(name, NO_LADDER, &scale(from, levels));
        let typed = format!("{highest}\n{from}\nq\n");
        let (is_done, asked, told) = own.run("2026-07-01", &["assess"], &typed);
        assert!(is_done, "{told}");
        let asked = String::from_utf8(asked).unwrap() + &told;
        assert!(asked.contains(&format!("{from}-{highest} answer")), "{asked}");
        own.told("2026-07-01", &["answer", "--no-input", &format!("other-1={highest}")]);
        let sheet = fs::read_to_string(own.0.join("assessments/2026-07-01.yaml")).unwrap();
        let top = format!("answer: l{}", levels - 1);
        assert_eq!(sheet.matches(&top).count(), 2, "{sheet}");
        assert_eq!(sheet.matches("answer: l0").count(), 1, "{sheet}");
        own.told("2026-07-01", &["form", "--markdown", "form.md", "--respondent", "Ben"]);
        let form = fs::read_to_string(own.0.join("form.md")).unwrap();
        let box_of = |tick: &str| format!("- [{tick}] **{highest} Degree");
        assert!(form.contains(&box_of(" ")), "{form}");
        fs::write(own.0.join("form.md"), form.replace(&box_of(" "), &box_of("x"))).unwrap();
        own.told("2026-07-01", &["form", "--read", "form.md"]);
        let read = fs::read_to_string(own.0.join("assessments/2026-07-01-ben.yaml")).unwrap();
        assert_eq!(read.matches(&top).count(), 5, "{read}");
    }
}
