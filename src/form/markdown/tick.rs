//! A box to tick, and what stands in it.

use crate::answers::choosable;
use crate::form::markdown::signs;
use crate::lang::Lang;

const TICKS: [&str; 6] = ["x", "X", "✓", "✔", "☒", "☑"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tick<'t> {
    Open,
    Ticked,
    /// A sign that may be meant as a tick, or as none.
    Odd(&'t str),
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

/// Takes a box apart: `[ ]`, `[x]`, `[ X ]` and what stands behind it.
pub(super) fn of(text: &str) -> Option<(Tick<'_>, &str)> {
    let (inside, rest) = text.strip_prefix('[')?.split_once(']')?;
    let mark = inside.trim();
    // An editor may make the sign of an emoji, with a mark of its own behind it.
    let sign = mark.trim_end_matches('\u{fe0f}');
    let is_box = sign.chars().count() <= 1 && !rest.starts_with(['(', '[', ':']);
    let tick = match sign {
        "" => Tick::Open,
        sign if TICKS.contains(&sign) => Tick::Ticked,
        sign => Tick::Odd(sign),
    };
    is_box.then(|| (tick, rest.trim()))
}

/// Reads `[ ] low [x] medium [ ] high`, or a word, and the first tick that is not understood.
pub(super) fn confidence<'t>(line: &'t str, lang: &Lang) -> (String, Option<Tick<'t>>) {
    let Some((before, _)) = line.split_once('[') else {
        return (signs::meant(line), None);
    };
    let mut rest = line.get(before.len()..).unwrap_or_default();
    let mut odd = None;
    let mut chosen = Vec::new();
    // What is no label cannot be left out: it is somebody's word.
    chosen.extend(Some(signs::meant(before.trim())).filter(|before| !before.is_empty()));
    while let Some((tick, behind)) = of(rest) {
        let end = behind.find('[').unwrap_or(behind.len());
        let (label, next) = behind.split_at(end);
        let label = signs::meant(label.trim());
        match tick {
            Tick::Open if is_confidence(&label, lang) => {}
            Tick::Odd(_) => odd = odd.or(Some(tick)),
            Tick::Open | Tick::Ticked => chosen.push(label),
        }
        rest = next;
    }
    chosen.extend(Some(signs::meant(rest)).filter(|rest| !rest.is_empty()));
    (chosen.join(", "), odd)
}

fn is_confidence(label: &str, lang: &Lang) -> bool {
    let known = |lang| choosable::chosen(label, &choosable::confidences(lang)).is_some();
    label.is_empty() || known(lang) || known(&Lang::default())
}
