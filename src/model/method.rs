//! How answers become figures and stages. Data of the model; the arithmetic is in `score`.

use std::fmt;

use bitcode::{Decode, Encode};
use serde_json::json;

use crate::format::{Need, Or, Stands, Text, Truth, What, file_words, kind, record, row};
use crate::model::id::LevelId;
use crate::model::item::Item;
use crate::model::scale::Credit;
use crate::text;
use crate::yaml::{Fields, Node, Reader};

/// A method: words that compose. None is hidden behind another.
///
/// Whoever depends on a word takes it apart where it is used, by a pattern that names its variants:
/// so a new one does not compile until each such place knows what it means there.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Method {
    /// By what items are grouped, from the inside out: each group counts once in the one around it,
    /// whatever its number of items. Empty pools all items, each counted as much as it weighs.
    pub mean: Vec<Grouping>,
    /// What a stage needs; none where stages are no rungs of anything.
    pub ladder: Option<Ladder>,
    /// The unit in which figures are told; none where they are percents, and the whole is told as an
    /// index of the stages where there is a ladder.
    pub shown: Option<Shown>,
    /// What figures of the whole are called, the highest first.
    pub bands: Vec<Band>,
    pub not_applicable: NotApplicable,
}

file_words! {
    /// By what items are grouped.
    #[derive(Decode, Encode)]
    pub enum Grouping: "group" {
        /// By their stage.
        Stage is "stage",
        /// By their area.
        Area is "area",
        /// By the area in which their area lies.
        Section is "section",
    }
}

file_words! {
    /// What an item that does not apply does to the figures.
    #[derive(Decode, Default, Encode)]
    pub enum NotApplicable: "rule" {
        /// It leaves all sums.
        #[default]
        Leaves is "leaves",
        /// It counts as if all of it were there.
        Full is "full",
    }
}

#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Ladder {
    pub needs: Needs,
    /// The least that every member of a stage needs; none where it may be anything.
    pub floor: Option<Floor>,
    pub of: Member,
    pub each: Each,
}

file_words! {
    /// What a stage counts, and what has to be at its floor.
    #[derive(Decode, Default, Encode)]
    pub enum Member: "member" {
        /// Each of its items.
        #[default]
        Item is "item",
        /// Each area, with the mean of its items in the stage.
        Area is "area",
    }
}

file_words! {
    /// For what there is a ladder.
    #[derive(Decode, Default, Encode)]
    pub enum Each: "ladder" {
        /// One for all.
        #[default]
        All is "all",
        /// One for each area.
        Area is "area",
    }
}

/// What a stage needs on the whole.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub enum Needs {
    /// So many percent of its points, from 1 to 100, every open item counted as 0.
    Percent(u64),
    /// So many of its members in place, of those that apply and count.
    Share {
        /// The level from which on a member is in place, named as in the first scale.
        most: LevelId,
        /// What that level is worth: the bar for items on any scale.
        credit: Credit,
        share: Share,
    },
}

/// A part of a whole, exact: more than nothing, and no more than all.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Share {
    part: u32,
    whole: u32,
}

/// What a stage needs of every part of it.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Floor {
    /// The level, named as in the first scale.
    pub level: LevelId,
    /// What that level is worth: the bar for items on any scale.
    pub credit: Credit,
}

record! {
    /// The unit in which figures are told.
    #[derive(Copy, Decode, Encode)]
    pub struct Shown: "a unit", "units" in any, check unit_is_wide {
        /// What nothing at all is told as. Without it, 0.
        from: Or<Hundredths>,
        /// What all of it is told as. Without it, 100.
        to: Full,
        /// So many decimals. Without it, 2.
        decimals: Decimals,
        /// How what lies between is rounded. Without it, `half-up`.
        round: Or<Rounding>,
        /// Whether the outermost mean is a sum. Without it, it is a mean.
        sum: Or<Truth>,
    }
}

file_words! {
    /// How a figure is rounded where it is shown.
    #[derive(Decode, Default, Encode)]
    pub enum Rounding: "way to round" {
        /// To the nearest, a half away from nothing.
        #[default]
        HalfUp is "half-up",
        /// To the nearest, a half to the even neighbour.
        HalfEven is "half-even",
        /// Down.
        Down is "down",
    }
}

kind! {
    /// A number with at most two decimals, in hundredths.
    pub struct Hundredths = u32: What::Decimal(MOST_SHOWN), "numbers",
    in any |node, _, reader| { reader.hundredths(node, MOST_SHOWN) }
}

/// No unit goes beyond a million.
const MOST_SHOWN: u32 = 1_000_000;
/// What all is told as where nothing is said, in hundredths.
const ALL: u32 = 10_000;

record! {
    /// A name for a figure of the whole.
    #[derive(Decode, Encode)]
    pub struct Band: "a band", "bands" in any {
        /// The least figure that is called so, in the unit that is shown.
        from: Need<Hundredths>,
        /// What it is called.
        label: Need<Text>,
    }
}

row! {
    /// What all is told as; where nothing stands, 100.
    pub struct Full = u32: false, Stands::InField(What::Decimal(MOST_SHOWN)),
    in any |name, fields, _, reader| {
        fields.take(name).map_or(Some(ALL), |node| reader.hundredths(node, MOST_SHOWN))
    }
}

row! {
    /// How many decimals are shown; where nothing stands, two.
    pub struct Decimals = u32: false, Stands::InField(What::Else(
        || json!({ "type": "integer", "minimum": 0, "maximum": 4, "default": 2 }),
    )),
    in any |name, fields, _, reader| {
        fields.take(name).map_or(Some(2), |node| reader.whole(node, 0, 4))
    }
}

/// Tells a unit in which all is no more than nothing.
fn unit_is_wide<'a>(fields: &Fields<'_, 'a>, reader: &mut Reader<'a>) {
    let hundredths = |name| fields.get(name).and_then(Node::word).and_then(text::hundredths);
    let (from, to) = (hundredths("from").unwrap_or(0), hundredths("to").unwrap_or(ALL));
    if to <= from {
        let place = fields.get("to").or(fields.get("from")).map_or(fields.place(), |n| n.place);
        reader.tell(place, "`to` is not above `from`", "all is told as more than nothing is");
    }
}

impl Default for Shown {
    /// Percents with two decimals.
    fn default() -> Self {
        Self { from: 0, to: ALL, decimals: 2, round: Rounding::HalfUp, sum: false }
    }
}

impl Shown {
    /// Returns the most that the figure of so many members can be, in hundredths.
    pub fn most(&self, members: u64) -> u64 {
        u64::from(self.to) * if self.sum { members } else { 1 }
    }
}

impl Method {
    /// Returns what an item is worth at the floor: its own, else that of the method; nothing where
    /// neither has one, or where areas have to be at it and not items.
    ///
    /// Where all is needed, each item needs all, so that each one that is missing is named.
    pub fn floor_of(&self, item: &Item) -> Credit {
        let Some(ladder) = &self.ladder else { return Credit::NONE };
        if ladder.asks_all() {
            return Credit::FULL;
        }
        let own = item.floor.as_ref().and_then(|floor| item.scale.level(floor));
        own.map_or_else(|| ladder.common_floor(), |level| level.credit)
    }

    /// Returns what an item is worth at least where it is in place: never less than its floor.
    ///
    /// Where a stage needs a percent, that is the percent: with all of its items in place it passes.
    /// Without a ladder it is all.
    pub fn in_place_from(&self, item: &Item) -> Credit {
        let bar = self.ladder.as_ref().map(|ladder| ladder.needs.in_place_from());
        bar.unwrap_or(Credit::FULL).max(self.floor_of(item))
    }

    /// Returns the one ladder of the model; none where it has none, or one for each area.
    pub fn one_ladder(&self) -> Option<&Ladder> {
        self.ladder.as_ref().filter(|ladder| match ladder.each {
            Each::All => true,
            Each::Area => false,
        })
    }

    /// Returns the percent that each stage needs; none where it counts items in place, or where
    /// there is no ladder.
    pub fn pass(&self) -> Option<u64> {
        self.ladder.as_ref().and_then(|ladder| ladder.needs.percent())
    }
}

impl Ladder {
    /// Says whether a stage passes only with all that it asks for.
    pub fn asks_all(&self) -> bool {
        match self.needs {
            Needs::Percent(pass) => pass == 100,
            Needs::Share { .. } => false,
        }
    }

    /// Returns what items are worth at the floor that is told for all of them; nothing where none
    /// is, or where areas have to be at it.
    pub fn common_floor(&self) -> Credit {
        let floor = self.floor.as_ref().map_or(Credit::NONE, |floor| floor.credit);
        match self.of {
            Member::Item => floor,
            Member::Area => Credit::NONE,
        }
    }
}

impl Needs {
    /// Returns the percent that a stage needs; none where it counts members in place.
    pub fn percent(&self) -> Option<u64> {
        match self {
            Self::Percent(pass) => Some(*pass),
            Self::Share { .. } => None,
        }
    }

    /// Returns what a member is worth at least where it is in place.
    pub fn in_place_from(&self) -> Credit {
        match self {
            Self::Percent(pass) => u8::try_from(*pass).ok().and_then(Credit::percent),
            Self::Share { credit, .. } => Some(*credit),
        }
        .unwrap_or(Credit::FULL)
    }
}

impl Share {
    const MOST: u32 = 1000;

    /// Takes a part and the whole; none where it is nothing, or more than all.
    pub fn new(part: u32, whole: u32) -> Option<Self> {
        ((1..=whole).contains(&part) && whole <= Self::MOST).then_some(Self { part, whole })
    }

    pub fn part(self) -> u32 {
        self.part
    }

    pub fn whole(self) -> u32 {
        self.whole
    }

    /// Returns how many of a number of members are at least this share.
    pub fn of(self, number: u64) -> u64 {
        (number * u64::from(self.part)).div_ceil(self.whole.into())
    }

    fn parse(word: &str) -> Option<Self> {
        let (part, whole) = word.split_once('/').unwrap_or((word, "1"));
        let digits = |text: &str| text.trim().parse().ok();
        Self::new(digits(part)?, digits(whole)?)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.whole {
            1 => write!(f, "{}", self.part),
            _ => write!(f, "{}/{}", self.part, self.whole),
        }
    }
}

kind! {
    impl Share = Self: What::Else(|| json!({
        "oneOf": [{ "const": 1 }, { "type": "string", "pattern": "^ *[0-9]+ */ *[0-9]+ *$" }]
    })), "shares",
    in any |node, _, reader| {
        let word = reader.word(node)?;
        let share = Self::parse(word);
        if share.is_none() {
            let message = format!("`{word}` is not a share");
            let help = "write a fraction of whole numbers, more than 0 and no more than 1: 2/3, or 1";
            reader.tell(node.place, message, help);
        }
        share
    }
}
