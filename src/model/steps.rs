//! `levels`, `next`, `effort` and `shows_after` of an item: one step for each level of its scale.

use std::fmt;

use bitcode::{Decode, Encode};

use crate::format::{Field, Kind, Need, Read, Record, Stands, Text, What, kind, record, row};
use crate::lang::{self, Decimal};
use crate::model::known::KnownIds;
use crate::model::scale::{MOST_LEVELS, Scale};
use crate::text;
use crate::yaml::{Fields, Node, Reader, Value};

/// What a level means for one item, and what it takes to get there.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Step {
    pub anchor: String,
    /// What to do to get there from the level below.
    pub next: Option<NextStep>,
    /// What the step from the level below costs.
    pub effort: Option<PersonWeeks>,
    /// So many months must pass before it can be shown, because its anchor looks back on them.
    pub shows_after: Option<u32>,
}

record! {
    /// What to do to reach a level from the one below it.
    #[derive(Decode, Encode)]
    pub struct NextStep: "a step", "steps" in any {
        /// A title of at most seven words, as one tells somebody what to do.
        what as "do": Need<FewWords>,
        /// How that is done, in one or two sentences.
        how: Need<Text>,
    }
}

/// No title of a step has more words.
const MOST_WORDS: usize = 7;

kind! {
    /// A text of few words.
    pub struct FewWords = String: What::Text, "texts",
    in any |node, _, reader| {
        let text = reader.text(node)?;
        let number = text.split_whitespace().count();
        if number > MOST_WORDS {
            let message = format!("{number} words, at most {MOST_WORDS} here");
            reader.tell(node.place, message, "say it shorter; the rest belongs under `how`");
        }
        Some(text)
    }
}

/// Work, in hundredths of a person-week.
#[derive(Clone, Copy, Debug, Decode, Encode, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonWeeks(pub u32);

impl fmt::Display for PersonWeeks {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", Decimal::from(*self))
    }
}

impl From<PersonWeeks> for Decimal {
    fn from(weeks: PersonWeeks) -> Self {
        lang::hundredths(weeks.0.into())
    }
}

row! {
    /// What each level of a scale means for one item, and what it takes to get there; one for each
    /// level, in the order of the scale.
    pub struct Steps = Vec<Step>: false, Stands::Beside(&Record {
        name: "Steps",
        doc: "What each level means for one item.",
        fields: &[
            Field {
                name: "levels",
                doc: "What one would see at each level of the scale, in its order, the lowest first. What \
                      is left out is what the scale says for that level.",
                required: false,
                stands: Stands::InField(What::Map(&What::Text, 0, Some(MOST_LEVELS))),
            },
            Field {
                name: "next",
                doc: "What to do to reach a level from the one below it; nothing leads to the lowest.",
                required: false,
                stands: Stands::InField(What::Map(&NextStep::WHAT, 0, Some(MOST_LEVELS - 1))),
            },
            Field {
                name: "effort",
                doc: "What the step to a level costs, in person-weeks, with at most two decimals.",
                required: false,
                stands: Stands::InField(What::Map(&What::Decimal(10_000), 0, Some(MOST_LEVELS - 1))),
            },
            Field {
                name: "shows_after",
                doc: "So many months must pass before a level can be shown, because its anchor looks back on them.",
                required: false,
                stands: Stands::InField(What::Map(&What::Whole(1, 60), 0, Some(MOST_LEVELS - 1))),
            },
        ],
        file: None,
        more: None,
    }),
    in KnownIds |_, fields, known, reader| {
        steps(fields, known.scale.as_deref(), reader)
    }
}

/// Reads the four together; none where something is wrong, which has been told.
fn steps<'a>(
    fields: &mut Fields<'_, 'a>,
    scale: Option<&Scale>,
    reader: &mut Reader<'a>,
) -> Option<Vec<Step>> {
    let levels = fields.take("levels");
    let next = fields.take("next");
    let effort = fields.take("effort");
    let shows_after = fields.take("shows_after");
    let scale = scale?;
    let anchors = match levels {
        Some(node) => by_level(node, scale, reader, Reader::text),
        None => Some(vec![StepEntry::None; scale.levels.len()]),
    };
    let next = rises(next, scale, reader, next_step);
    let effort = rises(effort, scale, reader, |r, n| r.hundredths(n, 10_000));
    let shows_after = rises(shows_after, scale, reader, |r, n| r.whole(n, 1, 60));
    let mut anchors = anchors?;
    let mut missing = Vec::new();
    for (level, entry) in scale.levels.iter().zip(&mut anchors) {
        match (&*entry, &level.anchor) {
            (StepEntry::None, Some(anchor)) => *entry = StepEntry::Read(anchor.clone()),
            (StepEntry::None, None) => missing.push(level.id.as_str()),
            (StepEntry::Read(_) | StepEntry::Wrong, _) => {}
        }
    }
    if !missing.is_empty() {
        let place = levels.map_or(fields.place(), |levels| levels.place);
        let message = format!("no anchor for {}", text::ticked(missing.iter().copied()));
        let help = "say for each level what one would see, here or as its `anchor` in the scale";
        reader.tell(place, message, help);
    }
    let steps = anchors.into_iter().zip(next).zip(effort.into_iter().zip(shows_after));
    steps
        .map(|((anchor, next), (effort, shows_after))| match anchor {
            StepEntry::Read(anchor) => {
                Some(Step { anchor, next, effort: effort.map(PersonWeeks), shows_after })
            }
            StepEntry::Wrong | StepEntry::None => None,
        })
        .collect()
}

fn next_step<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<NextStep> {
    if let Value::Scalar { .. } = node.value {
        let help =
            "write `do:` with a title of at most seven words, and below it this text as `how:`";
        reader.tell(node.place, "a step has a title and says how", help);
        return None;
    }
    NextStep::read(node, &mut (), reader)
}

/// What stands for a level.
#[derive(Clone, Debug, PartialEq, Eq)]
enum StepEntry<T> {
    Read(T),
    /// Something that is wrong, which has been told.
    Wrong,
    None,
}

/// Reads a field that says something of each rise to a level, so of none to the lowest.
fn rises<'a, T: Clone + PartialEq>(
    node: Option<&Node<'a>>,
    scale: &Scale,
    reader: &mut Reader<'a>,
    read: impl Fn(&mut Reader<'a>, &Node<'a>) -> Option<T>,
) -> Vec<Option<T>> {
    let entries = node.and_then(|node| Some((node, by_level(node, scale, reader, read)?)));
    let Some((node, entries)) = entries else {
        return vec![None; scale.levels.len()];
    };
    if let (Some(StepEntry::Read(_)), Some(lowest)) = (entries.first(), scale.levels.first()) {
        let message = format!("no step leads to the lowest level `{}`", lowest.id);
        reader.tell(node.place, message, "leave that level out here");
    }
    let read = entries.into_iter().map(|entry| match entry {
        StepEntry::Read(value) => Some(value),
        StepEntry::Wrong | StepEntry::None => None,
    });
    read.collect()
}

/// Reads a map from levels to values into the order of the scale; none where it is no map.
fn by_level<'a, T: Clone + PartialEq>(
    node: &Node<'a>,
    scale: &Scale,
    reader: &mut Reader<'a>,
    read: impl Fn(&mut Reader<'a>, &Node<'a>) -> Option<T>,
) -> Option<Vec<StepEntry<T>>> {
    let mut entries = vec![StepEntry::None; scale.levels.len()];
    let mut fields = reader.fields(node, "levels")?;
    let names: Vec<&str> = scale.levels.iter().map(|level| level.id.as_str()).collect();
    let index_of = |word: &str| names.iter().position(|name| *name == word);
    let mut last = 0;
    for (key, value) in fields.rest() {
        let Some(index) = index_of(&key.text) else {
            reader.tell_unknown(key.place, ("level", &key.text), names.iter().copied(), || {
                format!("scale `{}` has {}", scale.id, text::ticked(names.iter().copied()))
            });
            // A level that is only misspelt is not missing as well.
            let meant = text::nearest(&key.text, names.iter().copied()).and_then(index_of);
            if let Some(entry) = meant.and_then(|index| entries.get_mut(index))
                && *entry == StepEntry::None
            {
                *entry = StepEntry::Wrong;
            }
            continue;
        };
        if index < last {
            let message = format!("level `{}` is out of order", key.text);
            let help = format!("write them as the scale has them: {}", names.join(", "));
            reader.tell(key.place, message, help);
        }
        last = last.max(index);
        if let Some(entry) = entries.get_mut(index) {
            *entry = read(reader, value).map_or(StepEntry::Wrong, StepEntry::Read);
        }
    }
    Some(entries)
}
