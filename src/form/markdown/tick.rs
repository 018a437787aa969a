//! A box to tick, and what stands in it.

use crate::answers::choosable;
use crate::form::markdown::signs;
use crate::lang::Lang;

const TICKS: [&str; 7] = ["x", "X", "✓", "✔", "☒", "☑", "✅"];

/// Boxes that word processors have as one sign.
const SIGNS: [(char, &str); 9] = [
    ('☐', "[ ]"),
    ('□', "[ ]"),
    ('⬜', "[ ]"),
    ('◻', "[ ]"),
    ('☑', "[x]"),
    ('☒', "[x]"),
    ('✅', "[x]"),
    ('✔', "[x]"),
    ('✓', "[x]"),
];

/// An editor may make the sign of an emoji, with this mark behind it.
const EMOJI: char = '\u{fe0f}';

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tick<'t> {
    Open,
    Ticked,
    /// A sign that may be meant as a tick, or as none.
    Odd(&'t str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TickedBox<'t> {
    pub(super) tick: Tick<'t>,
    /// What stands behind it.
    pub(super) rest: &'t str,
    /// Whether all of it is struck out.
    pub(super) is_struck: bool,
    pub(super) is_in_brackets: bool,
}

impl Tick<'_> {
    pub(super) fn trouble(self) -> Option<(String, &'static str)> {
        let Self::Odd(sign) = self else {
            return None;
        };
        let message = format!("a tick that is not understood: `{sign}`");
        let help = "write `[x]` for the answer that holds, and `[ ]` for one that does not";
        Some((message, help))
    }
}

/// Takes a box apart: `[ ]`, `[x]`, `[ X ]`, `☒`, and what stands behind it.
pub(super) fn of(text: &str) -> Option<TickedBox<'_>> {
    let struck = text.strip_prefix("~~").unwrap_or(text);
    let (tick, rest) = in_brackets(struck).or_else(|| alone(struck))?;
    let inside = rest.strip_prefix("~~").unwrap_or(rest);
    let is_struck = (struck.len() < text.len() || inside.len() < rest.len())
        && inside.find("~~").is_some_and(|at| at + "~~".len() == inside.len());
    let is_in_brackets = struck.starts_with('[');
    let rest = if is_struck { inside.trim_end_matches('~') } else { rest };
    Some(TickedBox { tick, rest, is_struck, is_in_brackets })
}

fn in_brackets(text: &str) -> Option<(Tick<'_>, &str)> {
    let (inside, rest) = text.strip_prefix('[')?.split_once(']')?;
    let sign = inside.trim().trim_end_matches(EMOJI);
    let tick = match sign {
        "" => Tick::Open,
        sign if TICKS.contains(&sign) => Tick::Ticked,
        sign => Tick::Odd(sign),
    };
    (sign.chars().count() <= 1).then(|| (tick, rest.trim()))
}

fn alone(text: &str) -> Option<(Tick<'_>, &str)> {
    let (_, drawn) = SIGNS.iter().find(|(sign, _)| text.starts_with(*sign))?;
    let rest = text.trim_start_matches(|c| SIGNS.iter().any(|(sign, _)| *sign == c) || c == EMOJI);
    let tick = if *drawn == "[x]" { Tick::Ticked } else { Tick::Open };
    Some((tick, rest.trim()))
}

/// Reads `[ ] low [x] medium [ ] high`, or a word, and the first tick that is not understood.
pub(super) fn confidence<'t>(line: &'t str, lang: &Lang) -> (String, Option<Tick<'t>>) {
    let Some(at) = line.find(|c| c == '[' || SIGNS.iter().any(|(sign, _)| *sign == c)) else {
        return (signs::without_blank(line).to_owned(), None);
    };
    let (before, mut rest) = line.split_at(at);
    let mut odd = None;
    let mut chosen = Vec::new();
    // What is no label cannot be left out: it is somebody's word.
    chosen.extend(Some(before.trim().to_owned()).filter(|before| !before.is_empty()));
    while let Some((tick, behind)) = in_brackets(rest).or_else(|| alone(rest)) {
        let is_box = |c| c == '[' || SIGNS.iter().any(|(sign, _)| *sign == c);
        let end = behind.find(is_box).unwrap_or(behind.len());
        let (label, next) = behind.split_at(end);
        let label = label.trim().trim_end_matches(['|', ',', ';', '/']).trim();
        match tick {
            Tick::Open if is_confidence(label, lang) => {}
            Tick::Odd(_) => odd = odd.or(Some(tick)),
            Tick::Open | Tick::Ticked => chosen.push(label.to_owned()),
        }
        rest = next;
    }
    let rest = signs::without_blank(rest);
    chosen.extend(Some(rest.to_owned()).filter(|rest| !rest.is_empty()));
    (chosen.join(", "), odd)
}

pub(super) fn is_confidence(label: &str, lang: &Lang) -> bool {
    let known = |lang| choosable::chosen(label, &choosable::confidences(lang)).is_some();
    label.is_empty() || known(lang) || known(&Lang::default())
}
