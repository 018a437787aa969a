//! What a table of voices says, and how it is put to what others say.

use crate::form::voices::left::{AskedColumn, LeftOfTable};
use crate::insight::{HeardBefore, MarkedVoice, Side, VoiceMarks, VoicesOnce};

/// What a table says.
#[derive(Clone, Debug)]
pub struct VoicesTable {
    pub path: String,
    /// What its columns ask for where their headings say nothing else.
    pub side: Side,
    pub voices: Vec<RowVoice>,
    pub left: LeftOfTable,
    pub(super) columns: Vec<AskedColumn>,
    /// The codes among its answers, until they are settled.
    pub(super) codes: Vec<Code>,
}

/// What a row says.
#[derive(Clone, Debug)]
pub struct RowVoice {
    pub row: usize,
    pub marked: MarkedVoice,
}

/// A code that stands in for a level until it is known from which number codes are counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Code {
    pub(super) voice: usize,
    /// The place of its column among those that ask an item.
    pub(super) column: usize,
    pub(super) number: usize,
}

impl VoicesTable {
    /// Returns what two tables have in common that say the same, in whatever order and format.
    pub fn digest(&self) -> u64 {
        let mut rows: Vec<u64> = self.voices.iter().map(|one| one.marked.marks.whole).collect();
        rows.sort_unstable();
        VoiceMarks::hash(&rows)
    }

    /// Adds its voices to those of others, and returns what was left out.
    pub fn add_to(self, once: &mut VoicesOnce) -> LeftOfTable {
        let mut left = self.left;
        let marked = self.voices.iter().map(|one| &one.marked);
        let is_other = once.is_other_survey(self.side, marked);
        for mut one in self.voices {
            if is_other {
                one.marked.marks.count_within(&self.path);
            }
            match once.add(self.side, one.marked) {
                HeardBefore::New => {}
                HeardBefore::Again => left.again.add(one.row),
                HeardBefore::Alike => left.alike.add(one.row),
            }
        }
        left
    }
}
