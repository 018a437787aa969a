//! The answers that one may give, in order, and what each is worth.

use bitcode::{Decode, Encode};
use serde_json::json;

use crate::format::{
    Kind, Need, Placed, Stands, Text, What, id_of, kind, known, record, row, unique,
};
use crate::model::id::{LevelId, ScaleId};
use crate::text;
use crate::yaml::{Node, Reader};

/// What a level is worth, in whole hundredths from 0 to 100.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credit(u8);

impl Credit {
    pub const NONE: Self = Self(0);
    pub const FULL: Self = Self(100);

    /// Takes hundredths; none over 100.
    pub fn new(hundredths: u32) -> Option<Self> {
        u8::try_from(hundredths).ok().filter(|credit| *credit <= 100).map(Self)
    }

    pub fn hundredths(self) -> u64 {
        u64::from(self.0)
    }
}

kind! {
    impl Credit = Self: What::Whole(0, 100), "numbers",
    in any |node, _, reader| {
        Self::new(reader.whole(node, 0, 100)?)
    }
}

record! {
    /// One answer of a scale.
    #[derive(Decode, Encode)]
    pub struct Level: "a level", "levels" in any {
        /// The name that items and sheets use.
        id: Need<LevelName>,
        /// The name that people read.
        label: Need<Text>,
        /// What the level is worth, in hundredths: 0 is nothing, 100 is all.
        credit: Need<Credit>,
    }
}

/// What a sheet already uses for other answers than levels.
const RESERVED: [&str; 6] = ["unknown", "u", "not-applicable", "n", "unanswered", "n-a"];

kind! {
    /// The name of a level; sheets use digits and some words for something else.
    pub struct LevelName = LevelId: What::Else(|| {
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
        /// The levels, the lowest first; each is worth more than the one before it.
        levels: Need<Levels>,
        /// From this level on, an answer without evidence is only a claim; items may name another.
        evidence_from: OwnLevel,
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

kind! {
    /// Two to ten levels, from the lowest credit to the highest.
    pub struct Levels = Vec<Level>: What::List(&Level::WHAT, 2, Some(10)), Level::MANY,
    in any |node, known, reader| {
        let number = reader.list(node, Self::MANY).len();
        if !(2..=10).contains(&number) {
            let message = format!("a scale of {}", text::count(number, "level"));
            reader.tell(node.place, message, "a scale has 2 to 10 levels");
            return None;
        }
        let levels = Vec::<Placed<Level>>::read(node, known, reader)?;
        let unique = unique(node.entries().iter().filter_map(id_of), "level", reader);
        for ((lower, _), (upper, place)) in levels.iter().zip(levels.iter().skip(1)) {
            if upper.credit <= lower.credit {
                let message = format!("level `{}` is out of order", upper.id);
                reader.tell(
                    *place,
                    message,
                    "a level is worth more than the one before it",
                );
            }
        }
        for (number, (level, place)) in levels.iter().enumerate() {
            if let Some((said, name)) = text::number_before(&level.label)
                && said != number
            {
                let message = format!("level `{}` says {said}, and is asked by {number}", level.id);
                let help = match name {
                    "" => format!("levels are numbered from 0, the lowest first: write {number}"),
                    name => format!("levels are numbered from 0, the lowest first: write `{name}`"),
                };
                reader.tell(*place, message, help);
            }
        }
        let complete = unique && levels.len() == number;
        complete.then(|| levels.into_iter().map(|(level, _)| level).collect())
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

    /// Returns the level of a number from 0.
    pub fn by_number(&self, number: &str) -> Option<&Level> {
        self.levels.get(text::number_of(number)?)
    }

    /// Returns the lowest level that is worth at least `credit`.
    pub fn first_worth(&self, credit: Credit) -> Option<&Level> {
        self.levels.iter().find(|level| level.credit >= credit)
    }
}
