//! The answers that one may give, in order, and what each is worth.

use std::cmp::Ordering;
use std::fmt;

use bitcode::{Decode, Encode};
use num_integer::Integer;
use serde_json::json;

use crate::format::{
    Kind, May, Need, Or, Placed, Read, Stands, Text, What, Whole, file_words, id_of, kind, known,
    record, row, unique,
};
use crate::lang::{self, Decimal};
use crate::model::id::{LevelId, ScaleId};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Node, Reader};

/// What a level is worth: an exact part of the whole, from nothing to all of it.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq, Hash)]
pub struct Credit {
    /// In lowest terms, so that what is worth the same is the same.
    part: u16,
    of: u16,
}

impl Credit {
    pub const NONE: Self = Self { part: 0, of: 1 };
    pub const FULL: Self = Self { part: 1, of: 1 };
    /// A scale may count its credits in so many parts.
    const MOST_PARTS: u16 = 1000;
    /// The parts of a scale that says nothing.
    const PARTS: u16 = 100;

    /// Takes so many parts of the whole; none of nothing, and none of more than all.
    pub fn new(part: u16, of: u16) -> Option<Self> {
        let divisor = part.gcd(&of);
        (part <= of && of > 0).then(|| Self { part: part / divisor, of: of / divisor })
    }

    pub fn percent(percent: u8) -> Option<Self> {
        Self::new(percent.into(), 100)
    }

    pub fn part(self) -> u64 {
        self.part.into()
    }

    /// Returns of how many parts `part` is one.
    pub fn of(self) -> u64 {
        self.of.into()
    }
}

impl Ord for Credit {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.part() * other.of()).cmp(&(other.part() * self.of()))
    }
}

impl PartialOrd for Credit {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// In percent where that is a whole number, else as a fraction: `75`, `1/3`.
impl fmt::Display for Credit {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let hundredfold = self.part() * 100;
        match hundredfold % self.of() {
            0 => write!(f, "{}", hundredfold / self.of()),
            _ => write!(f, "{}/{}", self.part, self.of),
        }
    }
}

impl From<Credit> for Decimal {
    /// Returns the percent with two decimals at most; what is less than all is never told as all.
    fn from(credit: Credit) -> Self {
        let rounded = (credit.part() * 20_000 + credit.of()) / (2 * credit.of());
        let most = if credit == Credit::FULL { 10_000 } else { 9_999 };
        lang::hundredths(rounded.min(most))
    }
}

/// One answer of a scale.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Level {
    /// The name that items and sheets use.
    pub id: LevelId,
    /// The name that people read.
    pub label: String,
    pub credit: Credit,
    /// What one would see, for items that say nothing for it.
    pub anchor: Option<String>,
    /// Without it, an answer at this level is only a claim.
    pub needs: Option<LevelNeeds>,
}

record! {
    /// One answer of a scale.
    pub(crate) struct LevelFile: "a level", "levels" in ManyParts {
        /// The name that items and sheets use.
        id: Need<LevelName>,
        /// The name that people read.
        label: Need<Text>,
        /// What the level is worth, from nothing to all of it: in parts of the scale's `of`, which
        /// are hundredths without it.
        credit: Need<CreditParts>,
        /// What one would see at this level, for items that say nothing for it.
        anchor: May<Text>,
        /// Without this, an answer at this level is only a claim: a `note`, or a `link` as evidence.
        needs: May<LevelNeeds>,
    }
}

/// Of how many parts the credits of a scale are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ManyParts(u16);

kind! {
    /// What a level is worth, in parts of its scale.
    pub(crate) struct CreditParts = Credit: What::Whole(0, 1000), "numbers",
    in ManyParts |node, many, reader| {
        let part = reader.whole(node, 0, many.0.into())?;
        Credit::new(u16::try_from(part).ok()?, many.0)
    }
}

file_words! {
    /// What an answer at a level has to bring.
    #[derive(Decode, Encode)]
    pub enum LevelNeeds: "need" {
        /// A note, or a piece of evidence.
        Note is "note",
        /// A piece of evidence with a link.
        Link is "link",
    }
}

/// What a sheet already uses for other answers than levels.
const RESERVED: [&str; 6] = ["unknown", "u", "not-applicable", "n", "unanswered", "n-a"];

kind! {
    /// The name of a level; sheets use digits and some words for something else.
    pub(crate) struct LevelName = LevelId: What::Else(|| {
        json!({
            "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64,
            "not": { "pattern": format!("^([0-9]+|{})$", RESERVED.join("|")) }
        })
    }), "ids",
    in any |node, known, reader| {
        let id = LevelId::read(node, known, reader)?;
        let is_number = id.as_str().bytes().all(|b| b.is_ascii_digit());
        if is_number || RESERVED.contains(&id.as_str()) {
            let message = format!("a level cannot be named `{id}`");
            let help = "sheets use that word for something else; choose another";
            reader.tell(node.place, message, help);
            return None;
        }
        Some(id)
    }
}

record! {
    /// The answers that one may give, in order.
    #[derive(Decode, Encode)]
    pub struct Scale: "a scale", "scales" in any {
        /// The name that items use.
        id: Need<ScaleId>,
        /// Credits are so many parts of the whole. Without it, hundredths.
        of: Parts,
        /// The number of the lowest level, by which levels are also called. Without it, 0.
        from: Or<Whole<0, 9>>,
        /// The levels, the lowest first; each is worth at least as much as the one before it.
        levels: Levels,
        /// From this level on, an answer without evidence is only a claim; items may name another.
        evidence_from: OwnLevel,
    }
}

row! {
    /// Of how many parts credits are told; where nothing stands, of a hundred.
    pub struct Parts = u16: false, Stands::InField(What::Else(
        || json!({ "type": "integer", "minimum": 1, "maximum": Credit::MOST_PARTS, "default": Credit::PARTS }),
    )),
    in any |name, fields, _, reader| {
        let parts = fields.take(name).map(|node| reader.whole(node, 1, Credit::MOST_PARTS.into()));
        match parts {
            Some(parts) => parts.and_then(|parts| u16::try_from(parts).ok()),
            None => Some(Credit::PARTS),
        }
    }
}

row! {
    /// A level of the scale beside whose levels it stands; not the lowest.
    pub struct OwnLevel = Option<LevelId>: false, Stands::InField(What::Id),
    in any |name, fields, _, reader| {
        let node = fields.take(name);
        let levels = fields.get("levels").map_or(&[][..], Node::entries).iter();
        let levels: Vec<&str> = levels.filter_map(id_of).map(|(_, id)| id).collect();
        Some(node.and_then(|node| evidence_level(node, &levels, reader)))
    }
}

/// Reads the level from which on evidence is asked for; below it must be one that needs none.
pub(crate) fn evidence_level<'a>(
    node: &Node<'a>,
    levels: &[&str],
    reader: &mut Reader<'a>,
) -> Option<LevelId> {
    let id = known(node, "level", levels, reader)?;
    if levels.first() == Some(&id.as_str()) {
        let message = format!("the lowest level `{id}` cannot ask for evidence");
        reader.tell(node.place, message, "name a level above it");
        return None;
    }
    Some(LevelId::new(id))
}

/// The most levels that a scale may have: from 0 to 10.
pub(crate) const MOST_LEVELS: usize = 11;

row! {
    /// The levels of the scale beside whose parts they stand.
    pub struct Levels = Vec<Level>: true, Stands::InField(
        What::List(&LevelFile::WHAT, 2, Some(MOST_LEVELS)),
    ),
    in any |name, fields, _, reader| {
        let whole = |field| fields.get(field).and_then(Node::word).and_then(|word| word.parse().ok());
        let (of, from) = (whole("of").unwrap_or(Credit::PARTS), whole("from").unwrap_or(0));
        levels(fields.need(name)?, ManyParts(of), from, reader)
    }
}

/// Reads levels whose numbers begin with `from`.
fn levels<'a>(
    node: &Node<'a>,
    mut parts: ManyParts,
    from: u16,
    reader: &mut Reader<'a>,
) -> Option<Vec<Level>> {
    let number = reader.list(node, LevelFile::MANY).len();
    if !(2..=MOST_LEVELS).contains(&number) {
        let message = format!("a scale of {}", text::count(number, "level"));
        reader.tell(node.place, message, format!("a scale has 2 to {MOST_LEVELS} levels"));
        return None;
    }
    let read = Vec::<Placed<LevelFile>>::read(node, &mut parts, reader)?;
    let unique = unique(node.entries().iter().filter_map(id_of), "level", reader);
    let mut levels: Vec<Level> = Vec::with_capacity(number);
    for (number, (file, place)) in (usize::from(from)..).zip(read) {
        check_number(&file, number, place, reader);
        if levels.last().is_some_and(|before| file.credit < before.credit) {
            let message = format!("level `{}` is out of order", file.id);
            reader.tell(place, message, "a level is worth no less than the one before it");
        }
        let LevelFile { id, label, credit, anchor, needs } = file;
        levels.push(Level { id, label, credit, anchor, needs });
    }
    (unique && levels.len() == number).then_some(levels)
}

/// Tells a label that begins with another number than that by which the level is called.
fn check_number(level: &LevelFile, number: usize, place: Place, reader: &mut Reader<'_>) {
    if let Some((said, name)) = text::number_before(&level.label)
        && said != number
    {
        let message = format!("level `{}` says {said}, and is asked by {number}", level.id);
        let help = match name {
            "" => format!("levels are numbered from `from`, the lowest first: write {number}"),
            name => format!("levels are numbered from `from`, the lowest first: write `{name}`"),
        };
        reader.tell(place, message, help);
    }
}

impl Scale {
    /// Returns the place of a level in the order, from 0.
    pub fn index_of(&self, id: &LevelId) -> Option<usize> {
        self.levels.iter().position(|level| level.id == *id)
    }

    pub fn level(&self, id: &LevelId) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == *id)
    }

    /// Returns the number by which a level is called, given its place in the order from 0.
    pub fn number(&self, at: usize) -> usize {
        usize::try_from(self.from).map_or(at, |from| from + at)
    }

    /// Returns the level that is called by a number.
    pub fn by_number(&self, number: &str) -> Option<&Level> {
        let from = usize::try_from(self.from).ok()?;
        self.levels.get(text::number_of(number)?.checked_sub(from)?)
    }

    /// Returns the lowest level that is worth at least `credit`.
    pub fn first_worth(&self, credit: Credit) -> Option<&Level> {
        self.levels.iter().find(|level| level.credit >= credit)
    }
}
