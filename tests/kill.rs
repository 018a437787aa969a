//! A run that is killed at any moment loses no answer that it showed as saved, and nothing that a
//! person wrote into the sheet.

#![cfg(unix)]
// The seed and the figures are what one wants to see when it fails.
#![allow(clippy::print_stdout)]

mod terminal;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime};

use expectrl::process::unix::Signal;
use ospo::answers;
use ospo::model::{ItemId, Model};
use ospo::problem::SourceFile;
use ospo::yaml;
use terminal::{Folder, model, spawn, word};

/// How many, unless `OSPO_TEST_KILLS` says otherwise.
const KILLS: u32 = 100;
/// How long one may take on a busy machine.
const LIMIT: Duration = Duration::from_millis(600);

/// What stands in each sheet before it is answered: typed, and not as `ospo` would write it.
const TYPED: [&str; 4] = [
    "# What we said in November\n---\nformat: ospo/sheet/1   # by hand\n\
     model: { id: ospo, version: '2.0', fingerprint: 'ASKED' }\nsubject: \"Acme\"\n\ndate: 2026-11-22\n\n\
     answers:   # in any order\n\n",
    "    # Kim, by telephone\n    'value-recognition':\n        note: |  # as told\n            \
     One: thing.\n\n            # no comment\n        answer: 2    # or 3?\n",
    "    # nobody else knows\n    innersource: { answer: ad-hoc, evidence: [ Minutes ] }  # of May\n",
    "\n# the end\n",
];

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

const LEVELS: [&str; 5] = ["absent", "ad-hoc", "repeatable", "established", "measured"];

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
    let mut screen = folder.start(&["-q", "assess", "--subject", "Acme", "--topics"]);
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
    let kills = std::env::var("OSPO_TEST_KILLS").ok().and_then(|kills| kills.parse().ok());
    let kills: u32 = kills.unwrap_or(KILLS);
    let (mut folder, mut known) = typed();
    let (mut confirmed, mut unfinished, mut locks, mut folders) = (0, 0, 0, 1);
    for kill in 0..kills {
        if known.len() + 5 > total {
            rest_is_in_order(&folder, &known);
            (folder, known) = typed();
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
        // What was not confirmed but is saved all the same stays, too.
        known = everything_known_is_kept(&folder, &known, &model);
    }
    rest_is_in_order(&folder, &known);
    let took = begun.elapsed();
    println!(
        "{kills} kills in {:.1} s, {confirmed} answers confirmed, 0 lost, and no comment; {folders} \
         folders, {unfinished} half-written files and {locks} locks left behind and swept",
        took.as_secs_f32()
    );
    assert!(confirmed > kills as usize / 2, "the kills come before anything is answered");
    assert!(took < LIMIT * kills, "{took:?}");
}

/// Returns what was typed, with what `model` asks noted as any command would note it.
fn parts(model: &Model) -> [String; 4] {
    TYPED.map(|part| part.replace("ASKED", &model.fingerprint().to_string()))
}

/// Returns a folder with a sheet that somebody typed, and what it answers.
fn typed() -> (Folder, Confirmed) {
    let folder = Folder::known();
    fs::create_dir(folder.assessments()).unwrap();
    fs::write(folder.sheet_path(), parts(&model()).concat()).unwrap();
    let sheet = folder.sheet();
    let ids = sheet.answers.keys().map(ToString::to_string);
    let known = ids.map(|id| (id.clone(), word(&sheet, &id))).collect();
    (folder, known)
}

/// Asserts that the sheet is whole and has all that is known; returns what it has.
#[track_caller]
fn everything_known_is_kept(folder: &Folder, known: &Confirmed, model: &Model) -> Confirmed {
    let file = SourceFile::from_bytes("sheet", folder.sheet_text().into_bytes()).unwrap();
    let draft = answers::parse(&file).unwrap_or_else(|told| panic!("{told}\n{}", file.text));
    let sheet = draft.bind(model).unwrap().sheet;
    let comments = |text: &str| -> Vec<String> {
        yaml::comments(text).unwrap().into_iter().map(|comment| comment.text).collect()
    };
    assert_eq!(comments(&file.text), comments(&parts(model).concat()), "{}", file.text);
    for part in parts(model) {
        assert!(file.text.contains(&part), "{part:?} is gone from:\n{}", file.text);
    }
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
