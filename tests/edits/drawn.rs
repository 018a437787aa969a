//! Sheets drawn by rule in many hands, and changes drawn with them.

use ospo::answers::{Answer, Choice, Evidence, Sheet};
use ospo::model::{ItemId, LevelId};

use crate::terminal::model;
use crate::{ITEM, TODAY, edited};

/// How many sheets are drawn, each with every change.
const SHEETS: u64 = 160;

/// Numbers that look random and come again with the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit
    }

    fn of<'c>(&mut self, choices: &[&'c str]) -> &'c str {
        choices[self.below(choices.len())]
    }
}

/// How one person writes.
struct Pen {
    dice: Dice,
    step: usize,
    list: usize,
    ending: &'static str,
}

impl Pen {
    fn of(seed: u64) -> Self {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let step = 2 + dice.below(3);
        let list = if dice.below(2) == 0 { 0 } else { step };
        let ending = if dice.below(4) == 0 { "\r\n" } else { "\n" };
        Self { dice, step, list, ending }
    }

    /// A comment or an empty line before something that stands in by some columns.
    fn before(&mut self, indent: usize) -> String {
        let indent = " ".repeat(indent);
        match self.dice.below(6) {
            0 => format!("{indent}# above: it\n"),
            1 => "\n".to_owned(),
            2 => format!("\n{indent}# one\n{indent}# - two\n"),
            _ => String::new(),
        }
    }

    fn beside(&mut self) -> &'static str {
        self.dice.of(&["", "", "", " # beside", "   # wide: {a}", "\t# behind a tab", "  "])
    }

    fn word(&mut self, word: &str) -> String {
        match self.dice.below(4) {
            0 => format!("\"{word}\""),
            1 => format!("'{word}'"),
            _ => word.to_owned(),
        }
    }

    fn field(&mut self, indent: usize, name: &str, value: &str) -> String {
        let (name, value) = (self.word(name), self.word(value));
        let gap = self.dice.of(&[" ", " ", "   ", "\t"]);
        let beside = self.beside();
        format!("{}{name}:{gap}{value}{beside}\n", " ".repeat(indent))
    }

    fn note(&mut self, indent: usize) -> String {
        let (key, text) = (" ".repeat(indent), " ".repeat(indent + self.step));
        match self.dice.below(6) {
            0 => format!("{key}note: |\n{text}first: line\n\n{text}# no comment\n"),
            1 => format!("{key}note: |-  # of block\n{text}first\n{text}  deeper\n{text}back\n"),
            2 => format!("{key}note: >\n{text}folded\n{text}text\n\n{text}and more\n"),
            3 => format!("{key}note: plain text\n{text}that goes on{}\n", self.beside()),
            4 => format!("{key}note: \"a\\nb # c\"{}\n", self.beside()),
            _ => String::new(),
        }
    }

    fn evidence(&mut self, indent: usize) -> String {
        let (key, dash) = (" ".repeat(indent), " ".repeat(indent + self.list));
        match self.dice.below(4) {
            0 => format!(
                "{key}evidence: [ Audit, {{ text: Board, date: 2026-10-01 }} ]{}\n",
                self.beside()
            ),
            1 => format!(
                "{key}evidence:{}\n{dash}- Audit{}\n{}{dash}- text: Board{}\n{dash}  date: 2026-10-01\n",
                self.beside(),
                self.beside(),
                self.before(indent + self.list),
                self.beside()
            ),
            2 => format!("{key}evidence:\n{dash}-   text: 'Board: 3'\n{dash}- Audit # old\n"),
            _ => String::new(),
        }
    }

    /// One answer, with what stands right above it.
    fn answer(&mut self, indent: usize, item: &str) -> (String, String) {
        let above = self.before(indent);
        let level = self.dice.of(&["absent", "1", "repeatable", "measured", "unknown"]).to_owned();
        let inner = indent + self.step;
        let written = match self.dice.below(4) {
            0 => self.field(indent, item, &level),
            1 => {
                let (item, level) = (self.word(item), self.word(&level));
                let indent = " ".repeat(indent);
                format!(
                    "{indent}{item}: {{ answer: {level}, answered: 2026-11-01 }}{}\n",
                    self.beside()
                )
            }
            _ => {
                let head = format!("{}{}:{}\n", " ".repeat(indent), self.word(item), self.beside());
                let mut fields = [
                    self.field(inner, "answer", &level),
                    self.note(inner),
                    self.evidence(inner),
                    self.field(inner, "answered", "2026-11-01"),
                ];
                let turn = self.dice.below(fields.len());
                fields.rotate_left(turn);
                fields.iter().fold(head, |all, field| {
                    let gap = if field.is_empty() { String::new() } else { self.before(inner) };
                    all + &gap + field
                })
            }
        };
        (above, written)
    }

    /// A sheet: what stands before the answer to the item, that answer, and what is behind it.
    fn sheet(mut self) -> [String; 3] {
        let mut head = self.before(0);
        head += self.dice.of(&["", "---\n", "--- # begins\n"]);
        head += &self.field(0, "format", "ospo/sheet/1");
        head += "model: { id: ospo, version: \"2.0\" }  # the list\n";
        head += &self.field(0, "subject", "Acme");
        head += &self.field(0, "date", "2026-11-22");
        head += &self.before(0);
        head += &["answers:", self.beside(), "\n"].concat();
        let indent = self.step;
        let mut items = ["programme-identity", "value-recognition", "project-hosting"];
        items.rotate_left(self.dice.below(3));
        let before = self.dice.below(4);
        let (mut above, mut below) = (head, String::new());
        for item in &items[..before] {
            let (gap, answer) = self.answer(indent, item);
            above += &(gap + &answer);
        }
        let (gap, own) = self.answer(indent, ITEM);
        above += &gap;
        for item in &items[before..] {
            let (gap, answer) = self.answer(indent, item);
            below += &(gap + &answer);
        }
        below += self.dice.of(&["", "", "# the end\n", "\n\n", "...\n"]);
        let mut parts = [above, own, below].map(|part| part.replace('\n', self.ending));
        if self.dice.below(4) == 0 {
            let last = if parts[2].is_empty() { 1 } else { 2 };
            let end = parts[last].trim_end_matches(['\r', '\n']).len();
            parts[last].truncate(end);
        }
        parts
    }
}

type Change = fn(&mut Answer);

const CHANGES: [(&str, Change); 9] = [
    ("another level", |answer| answer.choice = Choice::Level(LevelId::new("established"))),
    ("not applicable", |answer| {
        answer.choice = Choice::NotApplicable { reason: "no: we only consume".into() };
    }),
    ("another day", |answer| answer.answered = Some(TODAY)),
    ("a note of one line", |answer| answer.note = Some("- as told".into())),
    ("a note more", |answer| {
        let note = answer.note.as_deref().unwrap_or("first");
        answer.note = Some(format!("{note}\nand: more # of it"));
    }),
    ("no note", |answer| answer.note = None),
    ("evidence more", |answer| answer.evidence.push(Evidence::new("https://example.org/#a"))),
    ("evidence less", |answer| {
        answer.evidence.pop();
    }),
    ("other evidence", |answer| {
        answer.evidence = vec![Evidence { until: Some(TODAY), ..Evidence::new("Board") }];
    }),
];

/// Returns the comments of a text in their order.
fn comments(text: &str) -> Vec<String> {
    let found = ospo::yaml::comments(text).unwrap_or_else(|| panic!("{text}"));
    found.into_iter().map(|comment| comment.text).collect()
}

#[test]
fn whatever_is_changed_of_an_answer_all_around_it_and_every_comment_stays() {
    let model = model();
    let item = ItemId::new(ITEM);
    for seed in 1..=SHEETS {
        let [above, own, below] = Pen::of(seed).sheet();
        let text = [above.as_str(), &own, &below].concat();
        for (what, change) in CHANGES {
            let after = edited(&text, &model, |sheet: &mut Sheet| {
                change(sheet.answers.get_mut(&item).unwrap());
            });
            let around = after.starts_with(&above) && after.ends_with(&below);
            assert!(around, "{seed}, {what}: from:\n{text}\nto:\n{after}");
            assert_eq!(comments(&after), comments(&text), "{seed}, {what}: {after}");
        }
    }
}

#[test]
fn an_answer_that_is_taken_back_leaves_what_is_around_it_and_its_comments() {
    let model = model();
    for seed in 1..=SHEETS {
        let [above, own, below] = Pen::of(seed).sheet();
        let text = [above.as_str(), &own, &below].concat();
        let after = edited(&text, &model, |sheet| {
            sheet.answers.remove(&ItemId::new(ITEM));
        });
        assert_eq!(comments(&after), comments(&text), "{seed}");
        if !after.contains("{}") {
            let around = after.starts_with(&above) && after.ends_with(&below);
            assert!(around, "{seed}: from:\n{text}\nto:\n{after}");
        }
    }
}

#[test]
fn a_new_answer_is_put_between_the_lines_that_are_there() {
    let model = model();
    for seed in 1..=SHEETS {
        let text = Pen::of(seed).sheet().concat();
        let after = edited(&text, &model, |sheet| {
            let answer = Answer::new(Choice::Level(LevelId::new("repeatable")));
            sheet.give(ItemId::new("developer-education"), answer);
        });
        let (_, old, _) = crate::difference(&text, &after);
        assert_eq!(old, "", "{seed}: from:\n{text}\nto:\n{after}");
        assert_eq!(comments(&after), comments(&text), "{seed}");
    }
}
