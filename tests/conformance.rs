//! Published worked examples of other people's models, with the figures that their authors give.

use std::fs;
use std::path::{Path, PathBuf};

use ospo::answers::{Answer, Choice, Sheet};
use ospo::checklist;
use ospo::model::{AreaId, ItemId, LevelId, Model};
use ospo::problem::SourceFile;
use ospo::score::{self, Figure, Narrowed, Range, Scorecard};
use ospo::yaml::{self, Node, Value};

const FOLDER: &str = "tests/conformance";

/// How many figures there are, so that none vanishes unseen.
const FIGURES: usize = 457;

/// What a test expects of what, such as of an area, and which figure.
struct Expected {
    what: String,
    of: String,
    figure: String,
}

#[test]
fn every_published_figure_comes_out_to_the_last_digit() {
    let mut compared = 0;
    let mut differ = Vec::new();
    for folder in listed(Path::new(FOLDER)).into_iter().filter(|path| path.is_dir()) {
        let model = model(&folder);
        for path in listed(&folder.join("tests")) {
            let file = source(&path);
            let (test, _) = yaml::parse(&file).unwrap_or_else(|problems| panic!("{problems}"));
            let card = scored(&model, field(&test, "answers"));
            for Expected { what, of, figure } in expected(field(&test, "expect")) {
                compared += 1;
                let own = told(&model, &card, &what, &of);
                if own != figure {
                    let path = path.display();
                    differ.push(format!("{path}: {what} {of} is {own}, published as {figure}"));
                }
            }
        }
    }
    assert!(differ.is_empty(), "{} of {compared} differ:\n{}", differ.len(), differ.join("\n"));
    assert_eq!(compared, FIGURES, "figures came or went: count them anew, here and in the README");
}

#[test]
fn the_page_of_the_examples_counts_every_figure_and_names_every_folder() {
    let page = fs::read_to_string(Path::new(FOLDER).join("README.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let cells: Vec<Vec<&str>> = rows.map(|row| row.split('|').map(str::trim).collect()).collect();
    let counted: usize = cells.iter().filter_map(|row| row.get(4)?.parse::<usize>().ok()).sum();
    assert_eq!(counted, FIGURES);
    for folder in listed(Path::new(FOLDER)).into_iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let family = name.split('-').next().unwrap();
        let is_named = page.contains(&format!("`{name}`"))
            || page.contains(&format!("`{family}-*`"))
            || page.contains(&format!("`{}`", name.trim_start_matches(family)));
        assert!(is_named, "{name} is not on the page");
    }
}

/// Returns what a folder holds, in order.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn source(path: &Path) -> SourceFile {
    SourceFile { path: path.display().to_string(), text: fs::read_to_string(path).unwrap() }
}

fn model(folder: &Path) -> Model {
    let files = listed(folder).into_iter().filter(|path| path.is_file());
    let files: Vec<SourceFile> = files
        .map(|path| SourceFile {
            path: path.file_name().unwrap().to_str().unwrap().to_owned(),
            text: fs::read_to_string(&path).unwrap(),
        })
        .collect();
    checklist::parse(&files).unwrap_or_else(|problems| panic!("{}:\n{problems}", folder.display()))
}

fn field<'n, 'a>(node: &'n Node<'a>, name: &str) -> &'n Node<'a> {
    node.field(name).unwrap_or_else(|| panic!("a test without `{name}`"))
}

fn entries<'n>(node: &'n Node<'_>) -> Vec<(&'n str, &'n Node<'n>)> {
    let Value::Map(entries) = &node.value else { panic!("no map: {node:?}") };
    entries.iter().map(|(key, node)| (key.text.as_ref(), node)).collect()
}

fn scored(model: &Model, answers: &Node) -> Scorecard {
    let mut sheet = Sheet::new(model, "Acme", jiff::civil::date(2026, 11, 29));
    for (item, answer) in entries(answers) {
        let id = ItemId::new(item);
        let own = model.item(&id).unwrap_or_else(|| panic!("{} has no item {item}", model.id));
        let choice = match answer.word().unwrap() {
            "n/a" => Choice::NotApplicable { reason: "The example says so.".into() },
            "unknown" => Choice::Unknown,
            level => {
                let level = LevelId::new(level);
                assert!(own.scale.level(&level).is_some(), "{item} has no level {level}");
                Choice::Level(level)
            }
        };
        sheet.answers.insert(id, Answer::new(choice));
    }
    score::score(model, &sheet, &Narrowed::default())
}

fn expected(expect: &Node) -> Vec<Expected> {
    let figure = |node: &Node| node.word().unwrap_or("none").to_owned();
    let mut all = Vec::new();
    for (what, node) in entries(expect) {
        let mut one = |of: &str, node: &Node| {
            all.push(Expected { what: what.into(), of: of.into(), figure: figure(node) });
        };
        match &node.value {
            Value::Map(_) => entries(node).into_iter().for_each(|(of, node)| one(of, node)),
            _ => one("", node),
        }
    }
    all
}

/// Returns what is told of a scorecard, as a view shows it.
fn told(model: &Model, card: &Scorecard, what: &str, of: &str) -> String {
    let answered = |range: &Range| card.figures(range).and_then(|figures| figures.answered);
    let stage = || card.stage(of.parse().unwrap()).unwrap();
    let told = match what {
        "figure" => answered(&card.overall).map(short),
        "areas" => answered(&card.area(&AreaId::new(of)).unwrap().range).map(short),
        "stages" => answered(&stage().range).map(short),
        "holds" => stage().gate.as_ref().map(|gate| gate.passes.to_string()),
        "reached" => card.reached().map(|stage| stage.to_string()),
        "ladders" => {
            let area = AreaId::new(of);
            let ladder = card.ladders.iter().find(|ladder| ladder.area == area);
            ladder.map(|ladder| {
                let plus = if ladder.climbed.plus { "+" } else { "" };
                format!("{}{plus}", ladder.climbed.reached.unwrap_or(0))
            })
        }
        "band" => answered(&card.overall)
            .and_then(|figure| figure.band(&model.method.bands).map(|band| band.label.clone())),
        other => panic!("nothing is told of {other}"),
    };
    told.unwrap_or_else(|| "none".to_owned())
}

/// Returns a figure without zeros that say nothing.
#[expect(clippy::needless_pass_by_value, reason = "it is mapped over what is owned")]
fn short(figure: Figure) -> String {
    let text = figure.decimal().to_string();
    if text.contains('.') {
        return text.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    text
}
