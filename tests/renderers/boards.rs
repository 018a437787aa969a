//! The page for those who decide, from drawn rounds: what a browser makes of each is looked at in
//! `tests/browser`, which finds the pages that are written here.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use ospo::answers::{Answer, Choice, Evidence, Sheet};
use ospo::checklist;
use ospo::guide::Guide;
use ospo::insight::{Advice, Asked, Assessment, History, Point, Round, RoundFacts, SourceSheet};
use ospo::model::{ItemId, Model, Stage};
use ospo::organisation::{self, BoardWords, Organisation};
use ospo::problem::SourceFile;
use ospo::render::Format;
use ospo::report::{self, Audience, Earlier};
use ospo::score::Narrowed;

use crate::WIDE;

const ROUNDS: u64 = 200;
const LANGUAGES: [Option<&str>; 4] = [None, Some("de"), Some("ja"), Some("zh-Hans")];
/// The largest that a page may be, in bytes.
const LARGEST: usize = 60 * 1024;

/// Numbers that are the same on each run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn is(&mut self, one_in: u64) -> bool {
        self.below(one_in) == 0
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }
}

const NAMES: [&str; 6] = [
    "Acme",
    "Halden Mutual Insurance",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KG",
    "Stadt Musterhausen, Amt für Digitalisierung, Informationstechnik und Verwaltungsmodernisierung",
    "株式会社日本オープンソースソフトウェア管理推進機構システム開発本部",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
];

const TITLES: [&str; 4] = [
    "Fixes accepted outside, per half-year, of those that were sent by our own developers",
    "Anteil der ausgelieferten Produkte mit vollständiger und aktueller Komponentenliste",
    "最新のコンポーネント一覧がある製品の割合（出荷済みのものに限る、委託開発分を含む）",
    "Days",
];

/// A model of seven stages and many practices with long names, made of the built-in one.
fn large(mut model: Model, drawn: &mut Drawn) -> Model {
    let more: Vec<Stage> = (5..8)
        .filter_map(|number| {
            let mut stage = model.stage(number - 4)?.clone();
            stage.number = number;
            for item in &mut stage.items {
                item.id = ItemId::new(format!("{}-{number}", item.id));
            }
            Some(stage)
        })
        .collect();
    model.stages.extend(more);
    for stage in &mut model.stages {
        stage.title = format!("{} {}", stage.title, drawn.pick(&TITLES));
        for item in &mut stage.items {
            item.title = format!("{} {}", item.title, drawn.pick(&TITLES));
            if let Some(next) =
                item.steps.iter_mut().filter_map(|step| step.next.as_mut()).next_back()
            {
                next.what = format!("{} {}", next.what, drawn.pick(&TITLES));
            }
            item.risk = item.risk.take().map(|risk| risk.replace(". ", ", ").repeat(2));
        }
    }
    model
}

fn choice(drawn: &mut Drawn, kind: u64, item: &ospo::model::Item) -> Option<Choice> {
    let level = |at: u64| Choice::Level(item.scale.levels[usize::try_from(at).unwrap()].id.clone());
    let top = item.scale.levels.len() as u64 - 1;
    let aside = || Choice::NotApplicable { reason: "Nothing is published.".to_owned() };
    match kind {
        0 => None,
        1 => Some(Choice::Unknown),
        2 => Some(aside()),
        3 => Some(level(top)),
        4 => Some(level(0)),
        _ => match drawn.below(10) {
            0 => None,
            1 => Some(Choice::Unknown),
            2 => Some(aside()),
            _ => Some(level(drawn.below(top + 1))),
        },
    }
}

fn sheet(model: &Model, drawn: &mut Drawn, subject: &str, day: Date, kind: u64) -> Sheet {
    let mut sheet = Sheet::new(model, subject, day);
    for item in model.items() {
        if let Some(choice) = choice(drawn, kind, item) {
            let mut answer = Answer::new(choice);
            if drawn.is(2) {
                answer.evidence.push(Evidence {
                    text: "https://intranet.example/charter".to_owned(),
                    date: None,
                    until: None,
                    known: None,
                });
            }
            sheet.answers.insert(item.id.clone(), answer);
        }
    }
    sheet
}

fn file(text: String) -> SourceFile {
    SourceFile::new("ospo.yaml", text)
}

fn settings(model: &Model, drawn: &mut Drawn) -> SourceFile {
    let mut yaml = String::from("organisation: Acme\n");
    let sector = drawn.pick(&["finance", "it", "government", "health"]);
    writeln!(yaml, "sector: {sector}\nsize: {}", 1 + drawn.below(20_000)).unwrap();
    if drawn.is(2) {
        let said = drawn.pick(&[
            "Confidential",
            "Vertraulich, nur für den Aufsichtsrat bestimmt",
            "社外秘",
        ]);
        writeln!(yaml, "classification: {said}").unwrap();
    }
    writeln!(
        yaml,
        "target:\n  stage: {}\n  by: 2027-{:02}-28",
        1 + drawn.below(model.top().into()),
        1 + drawn.below(12)
    )
    .unwrap();
    writeln!(yaml, "  items:").unwrap();
    for item in model.items().filter(|_| drawn.is(6)).collect::<Vec<_>>() {
        let reason = drawn.pick(&TITLES);
        writeln!(yaml, "    {}: {{ level: not-a-goal, reason: \"{reason}\", decided_by: {}, until: 2028-06-30 }}", item.id, NAMES[1]).unwrap();
    }
    if yaml.ends_with("items:\n") {
        yaml.truncate(yaml.len() - "  items:\n".len());
    }
    writeln!(yaml, "plan:\n  capacity: {}", 1 + drawn.below(8)).unwrap();
    if drawn.is(2) {
        writeln!(yaml, "  rate: {} JPY\n  funding: own-staff", drawn.pick(&["4500", "1250000"]))
            .unwrap();
    }
    writeln!(yaml, "  actions:").unwrap();
    for item in model.items() {
        let owner = drawn.pick(&[
            "Kim",
            "Dr. Maximiliane Freifrau von Hohenstein-Wittgenstein",
            "山田太郎（法務・知的財産部）",
        ]);
        let agreed = drawn.pick(&["true", "false"]);
        writeln!(yaml, "    {}: {{ owner: {owner}, agreed: {agreed} }}", item.id).unwrap();
    }
    let goals = drawn.below(4);
    if goals > 0 {
        yaml += "goals:\n";
    }
    for _ in 0..goals {
        writeln!(yaml, "  - question: {}", drawn.pick(&TITLES)).unwrap();
        yaml += "    aim: { value: 9500000, by: 2027-12-31 }\n";
        if !drawn.is(4) {
            yaml += "    figures:\n";
            let unit = drawn.pick(&["%", "Personenwochen pro Quartal und Bereich", "件"]);
            for year in 0..=drawn.below(3) {
                let value = drawn.below(9_000_000);
                writeln!(
                    yaml,
                    "      - {{ day: {}-05-01, value: {value}.25, unit: \"{unit}\" }}",
                    2024 + year
                )
                .unwrap();
            }
        }
    }
    file(yaml)
}

/// Words that fill the room that they have.
fn words(drawn: &mut Drawn) -> BoardWords {
    if !drawn.is(4) {
        return BoardWords::default();
    }
    let wide = drawn.is(2);
    let sentence = if wide {
        "取締役会の承認が必要な事項。"
    } else {
        "Ein ganzer Satz mit Wörtern. "
    };
    let full = sentence.repeat(9);
    let mut yaml = String::new();
    let fields = [
        ("verdict", 150),
        ("certainty", 200),
        ("ask", 240),
        ("presented_by", 60),
        ("if_refused", 200),
        ("if_less", 200),
    ];
    for (field, room) in fields {
        let most = if wide { room / 2 } else { room };
        let said: String = full.chars().take(most).collect();
        writeln!(yaml, "{field}: \"{}\"", said.trim_end()).unwrap();
    }
    yaml += "decide_by: 2027-01-15\n";
    organisation::parse_words(&file(yaml)).unwrap_or_else(|problems| panic!("{problems}"))
}

fn history(model: &Model, drawn: &mut Drawn, last: &Sheet) -> History {
    let points = (0..drawn.below(5)).map(|back| {
        let day = last.date.saturating_sub((i64::try_from(back).unwrap() * 6).months());
        let sheet =
            if back == 0 { last.clone() } else { sheet(model, drawn, &last.subject, day, 9) };
        point(model, sheet)
    });
    let points: Vec<Point> = points.collect();
    History::new(last.subject.as_str(), points, Vec::new())
}

fn point(model: &Model, sheet: Sheet) -> Point {
    let name = sheet.date.to_string();
    let round = Round::new(model, vec![SourceSheet { name: name.clone(), sheet }]).unwrap();
    let sheet = round.sheet();
    Point::new(&RoundFacts::of(&round, name, &sheet), model, &sheet, &Narrowed::default())
}

/// Lays out one round as a page and as slides; the rounds of one seed are alike in all languages.
fn page(seed: u64, model: &Model, guide: &Guide) -> [String; 2] {
    let mut drawn = Drawn(seed * 7919);
    let large = drawn.is(5).then(|| large(model.clone(), &mut drawn));
    let model = large.as_ref().unwrap_or(model);
    let name = drawn.pick(&NAMES);
    // Every eighth round is answered the same throughout, in each way in turn.
    let kind = if seed.is_multiple_of(8) { seed / 8 % 5 } else { 9 };
    let sheet = sheet(model, &mut drawn, name, date(2026, 11, 22), kind);
    let file = settings(model, &mut drawn);
    let said: Organisation =
        organisation::parse(&file).unwrap_or_else(|problems| panic!("{problems}"));
    let wanted = said.target.as_ref().unwrap().wanted(&file, model);
    let wanted = wanted.unwrap_or_else(|problems| panic!("{problems}"));
    let history = history(model, &mut drawn, &sheet);
    let assessment = Assessment::new(model, sheet, Narrowed::default(), Some(wanted));
    let begins = assessment.sheet.date;
    let advice = Advice::new(&assessment, guide, &said, Asked::default(), begins);
    let earlier = Earlier { assessment: None, history: Some(&history) };
    let words = words(&mut drawn);
    let board = report::of_board(&assessment, &advice, earlier, &said, &words, Audience::Everybody);
    let slides = report::of_slides(&assessment, &advice, earlier, &said, &words);
    [crate::text(&board, Format::Html, WIDE), crate::text(&slides, Format::Slides, WIDE)]
}

#[test]
fn what_nobody_knows_is_told_neither_as_there_nor_as_missing() {
    let model = checklist::builtin_model("ospo", None).unwrap();
    let guide = checklist::builtin_guide("ospo", None).unwrap();
    let mut sheet = Sheet::new(&model, "Acme", date(2026, 11, 22));
    for (at, item) in model.items().enumerate() {
        let absent = Choice::Level(item.scale.levels[0].id.clone());
        let choice = if at == 0 { absent } else { Choice::Unknown };
        sheet.give(item.id.clone(), Answer::new(choice));
    }
    let assessment = Assessment::new(&model, sheet, Narrowed::default(), None);
    let said = Organisation::default();
    let advice = Advice::new(&assessment, &guide, &said, Asked::default(), assessment.sheet.date);
    let (earlier, words) = (Earlier::default(), BoardWords::default());
    let board = report::of_board(&assessment, &advice, earlier, &said, &words, Audience::Everybody);
    let board = crate::text(&board, Format::Markdown, WIDE);
    for told in [
        "0 to 15 of 16 practices in place: no stage is known to be begun.",
        "0 to 15 of 16 practices stay in place, stage 1 does not hold and gap 1 stays open.",
    ] {
        assert!(board.contains(told), "{board}");
    }
}

#[test]
fn the_board_s_pages_of_drawn_rounds_are_left_for_the_tests_in_a_browser() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("boards");
    fs::create_dir_all(&folder).unwrap();
    let decks = folder.with_file_name("slides");
    fs::create_dir_all(&decks).unwrap();
    let rounds = std::env::var("OSPO_TEST_BOARDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    for tag in LANGUAGES {
        let model = checklist::builtin_model("ospo", tag).unwrap();
        let guide = checklist::builtin_guide("ospo", tag).unwrap();
        for seed in 0..rounds {
            let [page, slides] = page(seed, &model, &guide);
            let name = format!("{}-{seed:03}.html", tag.unwrap_or("en"));
            assert!(page.len() <= LARGEST, "{name} has {} bytes", page.len());
            fs::write(folder.join(&name), page).unwrap();
            fs::write(decks.join(name), slides).unwrap();
        }
    }
}
