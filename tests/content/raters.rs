//! Three readers rated twenty described organisations by what `ospo assess` shows: docs/raters has
//! the texts and the ratings, and here the figures are reckoned that its page tells.
//!
//! `SNAPSHOTS=overwrite cargo test --test content` writes the figures anew; read the diff.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use ospo::answers::{Answer, Choice, Sheet};
use ospo::checklist;
use ospo::model::{LevelId, Model};
use ospo::score::{self, Narrowed};

/// What one reader answered for one question of one organisation.
#[derive(Debug)]
struct Rating {
    /// The number of the level in the scale; none for unknown or not applicable.
    level: Option<usize>,
    answer: String,
    doubt: bool,
}

/// Ratings by organisation and item.
type Reader = BTreeMap<(String, String), Rating>;

const BEGIN: &str = "<!-- figures -->\n";
const END: &str = "<!-- end of figures -->\n";

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/raters")
}

fn model() -> Model {
    checklist::builtin_model("ospo", None).unwrap()
}

fn readers(model: &Model) -> Vec<Reader> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder().join("ratings"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.iter().map(|path| reader(model, &fs::read_to_string(path).unwrap())).collect()
}

fn reader(model: &Model, text: &str) -> Reader {
    let ratings = text.lines().map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [organisation, item, answer, doubt, ..] = fields[..] else { panic!("{line}") };
        let of_model = model.items().find(|known| known.id == *item);
        let scale = &of_model.unwrap_or_else(|| panic!("no item {item}")).scale;
        let level = answer.trim_end_matches('+');
        let level = scale.levels.iter().position(|known| known.id == *level);
        assert!(level.is_some() || ["u", "n"].contains(&answer), "{line}");
        let rating = Rating { level, answer: answer.to_owned(), doubt: doubt == "1" };
        ((organisation.to_owned(), item.to_owned()), rating)
    });
    ratings.collect()
}

fn exact(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap())
}

/// Cohen's kappa with weights that grow with the distance of two levels, `power` 1 for linear and 2
/// for quadratic ones (J. Cohen, Weighted kappa, 1968).
fn kappa(one: &Reader, other: &Reader, power: i32) -> f64 {
    let pairs = one.iter().filter_map(|(key, rating)| Some((rating.level?, other[key].level?)));
    let pairs: Vec<(usize, usize)> = pairs.collect();
    let apart = |a: usize, b: usize| exact(a.abs_diff(b)).powi(power);
    let seen: f64 = pairs.iter().map(|(a, b)| apart(*a, *b)).sum();
    let by_chance: f64 =
        pairs.iter().flat_map(|(a, _)| pairs.iter().map(move |(_, b)| apart(*a, *b))).sum();
    1.0 - seen * exact(pairs.len()) / by_chance
}

fn alike(one: &Reader, other: &Reader) -> usize {
    one.iter().filter(|(key, rating)| other[*key].answer == rating.answer).count()
}

fn organisations(reader: &Reader) -> Vec<&str> {
    let mut names: Vec<&str> = reader.keys().map(|(name, _)| name.as_str()).collect();
    names.dedup();
    names
}

/// The mean of the levels of one organisation, counted from 0.
fn mean(reader: &Reader, organisation: &str) -> f64 {
    let own = reader.iter().filter(|((name, _), _)| name == organisation);
    let levels: Vec<usize> = own.filter_map(|(_, rating)| rating.level).collect();
    exact(levels.iter().sum()) / exact(levels.len())
}

fn furthest(one: &Reader, other: &Reader) -> f64 {
    let names = organisations(one).into_iter();
    names.map(|name| (mean(one, name) - mean(other, name)).abs()).fold(0.0, f64::max)
}

/// How many answers are at each level, and the name of the fullest.
fn fullest(model: &Model, reader: &Reader) -> (String, usize) {
    let scale = &model.items().next().unwrap().scale;
    let at = |number| reader.values().filter(|rating| rating.level == Some(number)).count();
    let counts = scale.levels.iter().enumerate().map(|(number, level)| (at(number), &level.label));
    let (count, label) = counts.max().unwrap();
    (label.clone(), count)
}

fn doubts(reader: &Reader) -> usize {
    reader.values().filter(|rating| rating.doubt).count()
}

/// How many organisations share the most frequent figures of practices in place and partly.
fn most_alike(model: &Model, reader: &Reader) -> usize {
    let mut profiles: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for name in organisations(reader) {
        let mut sheet = Sheet::new(model, name, "2026-11-29".parse().unwrap());
        for ((_, item), rating) in reader.iter().filter(|((own, _), _)| own == name) {
            let level = LevelId::new(rating.answer.trim_end_matches('+'));
            let choice = match rating.answer.as_str() {
                "u" => Choice::Unknown,
                "n" => Choice::NotApplicable { reason: "As the question says.".to_owned() },
                answer if answer.ends_with('+') => Choice::AtLeast(level),
                _ => Choice::Level(level),
            };
            let item = model.items().find(|known| known.id == **item).unwrap();
            sheet.give(item.id.clone(), Answer::new(choice));
        }
        let practices = score::score(model, &sheet, &Narrowed::default()).practices.worst;
        *profiles.entry((practices.in_place, practices.partly)).or_default() += 1;
    }
    profiles.into_values().max().unwrap()
}

fn pairs(readers: &[Reader]) -> Vec<(usize, usize)> {
    let numbers = 0..readers.len();
    numbers.clone().flat_map(|a| numbers.clone().skip(a + 1).map(move |b| (a, b))).collect()
}

fn told(model: &Model, readers: &[Reader]) -> String {
    let all = readers[0].len();
    let mut text = String::from(
        "| readers | answers alike | kappa, linear | kappa, quadratic | one office's mean level differs by at most |\n|---|---|---|---|---|\n",
    );
    for (a, b) in pairs(readers) {
        let (one, other) = (&readers[a], &readers[b]);
        writeln!(
            text,
            "| {} and {} | {} of {all} | {:.3} | {:.3} | {:.2} |",
            a + 1,
            b + 1,
            alike(one, other),
            kappa(one, other, 1),
            kappa(one, other, 2),
            furthest(one, other),
        )
        .unwrap();
    }
    text += "\n| reader | fullest level | its share | “at least” | unknown | answers in doubt | profiles alike |\n|---|---|---|---|---|---|---|\n";
    for (number, reader) in readers.iter().enumerate() {
        let (label, count) = fullest(model, reader);
        let with = |end: &dyn Fn(&str) -> bool| reader.values().filter(|r| end(&r.answer)).count();
        writeln!(
            text,
            "| {} | {label} | {:.0} % | {} | {} | {} of {all} | {} |",
            number + 1,
            100.0 * exact(count) / exact(all),
            with(&|answer| answer.ends_with('+')),
            with(&|answer| answer == "u"),
            doubts(reader),
            most_alike(model, reader),
        )
        .unwrap();
    }
    text
}

#[test]
fn careful_readers_give_the_same_answers() {
    let model = model();
    let readers = readers(&model);
    assert!(readers.len() >= 3, "{} readers", readers.len());
    for (a, b) in pairs(&readers) {
        let (one, other) = (&readers[a], &readers[b]);
        assert!(one.keys().eq(other.keys()), "readers {a} and {b} rated the same questions");
        let kappa = kappa(one, other, 1);
        assert!(kappa >= 0.93, "readers {a} and {b}: kappa {kappa:.3}");
        let apart = furthest(one, other);
        assert!(apart <= 0.2, "readers {a} and {b}: mean levels {apart:.2} apart");
    }
}

#[test]
fn the_answers_spread_over_the_levels_and_are_seldom_in_doubt() {
    let model = model();
    for reader in readers(&model) {
        assert_eq!(reader.len(), 20 * model.items().count(), "every question of each organisation");
        let (label, count) = fullest(&model, &reader);
        assert!(count * 100 <= 38 * reader.len(), "{label}: {count} of {}", reader.len());
        assert!(2 * doubts(&reader) <= reader.len(), "{} doubts", doubts(&reader));
    }
}

#[test]
fn what_is_told_first_tells_the_organisations_apart() {
    let model = model();
    for reader in readers(&model) {
        let most = most_alike(&model, &reader);
        assert!(most <= 3, "{most} organisations have the same practices in place and partly");
    }
}

#[test]
fn the_page_on_the_raters_tells_the_figures_of_its_ratings() {
    let path = folder().join("README.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (shown, after) = rest.split_once(END).unwrap();
    let model = model();
    let figures = format!("\n{}\n", told(&model, &readers(&model)));
    if std::env::var("SNAPSHOTS").is_ok_and(|how| how == "overwrite") {
        fs::write(&path, format!("{before}{BEGIN}{figures}{END}{after}")).unwrap();
    } else {
        assert_eq!(shown, figures);
    }
}
