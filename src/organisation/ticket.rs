//! By what a ticket is known again, whatever becomes of its title and its text.

use std::fmt;

use jiff::civil::Date;

use crate::answers;
use crate::model::ItemId;
use crate::text;

/// What is to come of an item whose answer is to be found out, where others name a level.
pub const FIND_OUT: &str = "find-out";

/// What stands before it in a ticket: `ospo: software-inventory.established@2026-11-28-1f0c9a3e`.
const SIGN: &str = "ospo:";

/// The longest one, in bytes, that is looked at.
const LONGEST: usize = 200;

/// An action of a plan, as a ticket bears it. The same action of the same round of the same subject
/// has the same one, whatever the capacity, the order and the days of the plan are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketId {
    pub item: ItemId,
    /// The level to reach, or [`FIND_OUT`].
    pub aim: String,
    /// The day of the round whose answers the plan rests on.
    pub round: Date,
    /// Whose plan it is: eight digits that stand for a subject.
    pub whose: String,
}

impl TicketId {
    pub fn new(item: &ItemId, aim: &str, round: Date, subject: &str) -> Self {
        Self { item: item.clone(), aim: aim.to_owned(), round, whose: whose(subject) }
    }

    pub fn is_of(&self, subject: &str) -> bool {
        self.whose == whose(subject)
    }

    pub fn finds_out(&self) -> bool {
        self.aim == FIND_OUT
    }

    /// Reads one as it is displayed.
    pub fn read(word: &str) -> Option<Self> {
        let (action, rest) = word.split_once('@').filter(|_| word.len() <= LONGEST)?;
        let (item, aim) = action.split_once('.')?;
        // A day is ten letters long.
        let (day, whose) = rest.split_at_checked(10)?;
        let whose = whose.strip_prefix('-')?;
        let is_whose = whose.len() == 8 && whose.bytes().all(|b| b.is_ascii_hexdigit());
        let is_sound = is_whose && text::is_id(item) && text::is_id(aim);
        let round = day.parse().ok().filter(|_| is_sound)?;
        let item = ItemId::new(item);
        Some(Self { item, aim: aim.to_owned(), round, whose: whose.to_owned() })
    }

    /// Returns those that a text or a label bears, each once.
    pub fn found_in(text: &str) -> Vec<Self> {
        let mut found = Vec::new();
        for after in text.split(SIGN).skip(1) {
            let word = after.trim_start_matches([' ', '`', '\u{a0}']);
            let ends = word.find(|c: char| !(c.is_ascii_alphanumeric() || "-.@".contains(c)));
            let word = ends.and_then(|end| word.get(..end)).unwrap_or(word);
            let id = Self::read(word.trim_end_matches(['-', '.']));
            found.extend(id.filter(|id| !found.contains(id)));
        }
        found
    }

    /// Returns an id with what stands before it in a text.
    pub fn sign_of(id: &str) -> String {
        format!("{SIGN} {id}")
    }

    /// Returns the same without a blank, as a label has none.
    pub fn label_of(id: &str) -> String {
        format!("{SIGN}{id}")
    }
}

impl fmt::Display for TicketId {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}.{}@{}-{}", self.item, self.aim, self.round, self.whose)
    }
}

fn whose(subject: &str) -> String {
    format!("{:08x}", text::hash(&answers::name_key(subject)) >> 32)
}
