//! A run that is killed at any moment loses no answer that it showed as saved.

#![cfg(unix)]
// The seed and the figures are what one wants to see when it fails.
#![allow(clippy::print_stdout)]

mod terminal;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime};

use expectrl::process::unix::Signal;
use ospo::answers;
use ospo::model::{ItemId, Model};
use ospo::problem::SourceFile;
use terminal::{Folder, model, spawn, word};

const KILLS: usize = 200;
const LIMIT: Duration = Duration::from_secs(60);

/// Numbers that look random and come again with the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn index(&mut self, limit: u64) -> usize {
        usize::try_from(self.below(limit)).unwrap()
    }

    /// Lets a moment pass that is too short for the system's clock of sleepers.
    fn moment(&mut self, micros: u64) {
        let until = Instant::now() + Duration::from_micros(self.below(micros));
        while Instant::now() < until {
            std::hint::spin_loop();
        }
    }
}

/// The answers that were shown as saved, by item, in the words of [`word`].
type Confirmed = BTreeMap<String, String>;

const LEVELS: [&str; 5] = ["absent", "ad-hoc", "defined", "practised", "measured"];

/// Answers in a pipe and is killed; returns what was confirmed.
fn kill_in_a_pipe(folder: &Folder, dice: &mut Dice) -> Confirmed {
    let mut command = folder.ospo(&["assess", "--subject", "Acme", "--topics"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = spawn(&mut command);
    let mut stdin = child.stdin.take().unwrap();
    let wanted = dice.below(4);
    let lines: Vec<String> = (0..wanted + 3).map(|_| format!("{}\n", dice.below(5))).collect();
    stdin.write_all(lines.concat().as_bytes()).unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut confirmed = Confirmed::new();
    while (confirmed.len() as u64) < wanted {
        // Fewer where the last question comes first.
        let Some(line) = out.next() else { break };
        confirmed.extend(saved(&line));
    }
    dice.moment(if wanted == 0 { 30_000 } else { 4_000 });
    child.kill().unwrap();
    confirmed.extend(out.filter_map(|line| saved(&line)));
    child.wait().unwrap();
    drop(stdin);
    confirmed
}

/// Reads `Saved. ID: Label`.
fn saved(line: &str) -> Option<(String, String)> {
    let (id, label) = line.strip_prefix("Saved. ")?.split_once(": ")?;
    Some((id.to_owned(), label.to_lowercase().replace(' ', "-")))
}

/// Answers on the whole screen and is killed; the next question confirms the answer before it.
fn kill_on_a_screen(folder: &Folder, dice: &mut Dice, model: &Model) -> Confirmed {
    let sheet = folder.sheet_path().exists().then(|| folder.sheet());
    let open: Vec<ItemId> = model
        .items_and_topics()
        .map(|item| item.id.clone())
        .filter(|id| sheet.as_ref().is_none_or(|sheet| sheet.answer(id).is_none()))
        .collect();
    let left = |count: usize| match count {
        0 => "all answered".to_owned(),
        1 => "about 1 minute left".to_owned(),
        count => format!("about {count} minutes left"),
    };
    let mut screen = folder.start(&["assess", "--subject", "Acme", "--topics"]);
    let mut confirmed = Confirmed::new();
    if dice.below(10) == 0 {
        dice.moment(30_000);
        screen.signal(Signal::SIGKILL);
        assert_eq!(screen.end(), 128 + 9);
        return confirmed;
    }
    screen.see(&left(open.len()));
    let answers = dice.index(4);
    let mut waiting = None;
    for (index, id) in open.iter().take(open.len() - 1).enumerate() {
        // Without evidence: a level that is asked for it takes one key more.
        let level = dice.index(3);
        screen.press(&level.to_string());
        waiting = Some((id, level, left(open.len() - index - 1)));
        if index >= answers {
            break;
        }
        let (id, level, shown) = waiting.take().unwrap();
        screen.see(&shown);
        confirmed.insert(id.to_string(), LEVELS[level].to_owned());
    }
    dice.moment(4_000);
    screen.signal(Signal::SIGKILL);
    assert_eq!(screen.end(), 128 + 9);
    if let Some((id, level, shown)) = waiting
        && screen.screen().contains(&shown)
    {
        confirmed.insert(id.to_string(), LEVELS[level].to_owned());
    }
    confirmed
}

#[test]
fn an_answer_that_was_shown_as_saved_survives_a_kill_at_any_moment() {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let given = std::env::var("OSPO_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed: u64 = given.unwrap_or(now.subsec_nanos().into());
    println!("OSPO_TEST_SEED={seed}");
    let mut dice = Dice(seed | 1);
    let model = model();
    let total = model.items_and_topics().count();
    let begun = Instant::now();
    let (mut folder, mut known) = (Folder::new(), Confirmed::new());
    let (mut confirmed, mut unfinished, mut locks, mut folders) = (0, 0, 0, 1);
    for kill in 0..KILLS {
        if known.len() + 5 > total {
            rest_is_in_order(&folder, &known);
            (folder, known) = (Folder::new(), Confirmed::new());
            folders += 1;
        }
        let new = match kill % 2 {
            0 => kill_in_a_pipe(&folder, &mut dice),
            _ => kill_on_a_screen(&folder, &mut dice, &model),
        };
        confirmed += new.len();
        known.extend(new);
        if folder.assessments().exists() {
            let names = folder.names();
            unfinished += names.iter().filter(|name| name.ends_with(".unfinished")).count();
            locks += names.iter().filter(|name| *name == ".ospo").count();
        }
        if folder.sheet_path().exists() {
            // What was not confirmed but is saved all the same stays, too.
            known = everything_known_is_kept(&folder, &known, &model);
        } else {
            assert!(known.is_empty(), "kill {kill}: no sheet, but {known:?} was confirmed");
        }
    }
    rest_is_in_order(&folder, &known);
    let took = begun.elapsed();
    println!(
        "{KILLS} kills in {:.1} s, {confirmed} answers confirmed, 0 lost; {folders} folders, \
         {unfinished} half-written files and {locks} locks left behind and swept",
        took.as_secs_f32()
    );
    assert!(confirmed > KILLS / 2, "the kills come before anything is answered");
    assert!(took < LIMIT, "{took:?}");
}

/// Asserts that the sheet is whole and has all that is known; returns what it has.
#[track_caller]
fn everything_known_is_kept(folder: &Folder, known: &Confirmed, model: &Model) -> Confirmed {
    let file = SourceFile::from_bytes("sheet", folder.sheet_text().into_bytes()).unwrap();
    let draft = answers::parse(&file).unwrap_or_else(|told| panic!("{told}\n{}", file.text));
    let sheet = draft.bind(model).unwrap().sheet;
    for (id, level) in known {
        assert_eq!(word(&sheet, id), *level, "`{id}` was confirmed:\n{}", file.text);
    }
    let ids = sheet.answers.keys().map(ToString::to_string);
    ids.map(|id| (id.clone(), word(&sheet, &id))).collect()
}

/// Asserts that the next run takes the sheet, and nothing but sheets for one, and sweeps the rest.
#[track_caller]
fn rest_is_in_order(folder: &Folder, known: &Confirmed) {
    let ran = folder.run(&["answer", "--subject", "Acme", "sponsorship-and-budget=0"], "");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
    for (id, level) in known.iter().filter(|(id, _)| *id != "sponsorship-and-budget") {
        assert_eq!(folder.answer(id), *level, "`{id}`");
    }
}
