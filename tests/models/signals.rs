//! The signals of the default model: which there are, what they say, and that the page about them says
//! the same.

use std::path::Path;
use std::{env, fs};

use ospo::checklist;
use ospo::model::{FactName, FactUnit, Model, Signal};
use ospo::problem::SourceFile;

fn default_model() -> Model {
    checklist::builtin_model("ospo", None).unwrap()
}

fn when(signal: &Signal) -> String {
    let unit = match signal.fact.unit() {
        FactUnit::Share => " %",
        FactUnit::Days => " days",
        FactUnit::Count | FactUnit::OfTen | FactUnit::OfHundred => "",
    };
    let mark = |mark: u32| format!("{}{unit}", f64::from(mark) / 100.0);
    let mut when = Vec::new();
    when.extend(signal.from.map(|from| format!("from {}", mark(from))));
    when.extend(signal.to.map(|to| format!("up to {}", mark(to))));
    when.extend(signal.among.map(|among| format!("of at least {among}")));
    when.join(", ")
}

fn table(model: &Model) -> String {
    let mut rows = vec![
        "| signal | fact | holds | practice | has at least | known |".to_owned(),
        "|---|---|---|---|---|---|".to_owned(),
    ];
    rows.extend(model.signals.iter().map(|signal| {
        let item = model.item(&signal.item).unwrap();
        let level = signal.at_least.as_ref().map_or("–", |level| {
            item.scale.level(level).map_or("?", |level| level.label.as_str())
        });
        format!(
            "| `{}` | `{}` | {} | {} | {level} | {} |",
            signal.id,
            signal.fact.as_str(),
            when(signal),
            item.title,
            signal.known.as_str()
        )
    }));
    rows.join("\n") + "\n"
}

#[test]
fn the_page_about_signals_has_each_as_its_file_says_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/signals.md");
    let page = fs::read_to_string(&path).unwrap();
    let (begin, end) = ("<!-- signals -->\n", "<!-- end of signals -->");
    let (before, rest) = page.split_once(begin).unwrap();
    let (present, after) = rest.split_once(end).unwrap();
    let table = table(&default_model());
    if env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite") {
        fs::write(&path, format!("{before}{begin}{table}{end}{after}")).unwrap();
        return;
    }
    assert_eq!(present, table);
}

#[test]
fn no_signal_rules_out_what_may_lie_elsewhere_or_shows_more_than_a_file_can() {
    let model = default_model();
    for signal in &model.signals {
        assert_eq!(signal.at_most, None, "{}", signal.id);
        let item = model.item(&signal.item).unwrap();
        let level = item.scale.index_of(signal.at_least.as_ref().unwrap()).unwrap();
        // From repeatable on a level asks what a team does each time, which no file shows.
        assert_eq!(level, 1, "{}", signal.id);
    }
    assert!(model.signals.iter().any(|signal| signal.fact == FactName::Sboms));
}

#[test]
fn what_asks_for_an_intention_is_named() {
    let model = default_model();
    let asks = model.items_and_topics().filter(|item| item.intention);
    let asks: Vec<&str> = asks.map(|item| item.id.as_str()).collect();
    let named = ["value-recognition", "strategic-partnership", "sponsorship-and-budget"];
    assert_eq!(asks, named);
}

#[test]
fn signals_change_nothing_of_what_is_asked() {
    let with = checklist::builtin("ospo").unwrap();
    let mut without = with.clone();
    without.retain(|file| !file.path.ends_with("signals.yaml"));
    assert_eq!(without.len() + 1, with.len());
    let (with, without) = (checklist::parse(&with).unwrap(), checklist::parse(&without).unwrap());
    assert_eq!(with.fingerprint(), without.fingerprint());
    assert!(!with.signals.is_empty() && without.signals.is_empty());
}

#[test]
fn files_of_ones_own_may_lack_what_a_built_in_signal_names_and_their_own_may_not() {
    let built_in = checklist::builtin("ospo").unwrap();
    let own = |path: &str, text: &str| SourceFile::new(path, text);
    let others = |file: &SourceFile| {
        let text = file.text.replace("software-inventory", "component-lists");
        own(&file.path, &text)
    };
    let is_signals = |file: &SourceFile| file.path.ends_with("signals.yaml");
    // Other files name the item too; only the signals are left as they are built in.
    let files: Vec<SourceFile> = built_in
        .iter()
        .map(|file| if is_signals(file) { file.clone() } else { others(file) })
        .collect();
    let model = checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"));
    assert!(model.signals.iter().all(|signal| signal.item.as_str() != "software-inventory"));
    assert_eq!(model.signals.len() + 1, default_model().signals.len());

    let mine = files.iter().map(|file| {
        if is_signals(file) {
            own("mine/signals.yaml", &format!("{}\n", file.text))
        } else {
            file.clone()
        }
    });
    let told = checklist::parse(&mine.collect::<Vec<_>>()).unwrap_err().to_string();
    assert!(told.contains("unknown item `software-inventory`"), "{told}");
}
