//! Where a sheet comes from that is put together from those of several respondents.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::answers::sheet::Respondent;
use crate::model::ItemId;

/// How a sheet was put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Which of several answers was taken.
    pub rule: MergeRule,
    /// Whose answers count.
    pub roles: MergeRoles,
    /// The sheets, by day and name.
    pub from: Vec<MergedFrom>,
    /// Items that were answered in the merged sheet itself: merged again, they stay as they are.
    pub settled: BTreeSet<ItemId>,
}

/// A sheet that was put together with others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MergedFrom {
    /// The day for which its answers hold.
    pub date: Date,
    /// Its name.
    pub sheet: String,
    /// Who answered.
    pub respondent: Option<Respondent>,
}

/// Which of several answers to an item is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeRule {
    /// The one in the middle.
    Median,
    /// The lowest.
    Lowest,
    /// The level that the mean of the credits reaches.
    Mean,
    /// The one that was given last.
    Latest,
}

impl MergeRule {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Median, Self::Lowest, Self::Mean, Self::Latest];

    /// Returns the word that files and users use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Median => "median",
            Self::Lowest => "lowest",
            Self::Mean => "mean",
            Self::Latest => "latest",
        }
    }
}

/// Whose answers to an item count, where it says which roles would know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MergeRoles {
    /// Where somebody has answered whose role would know, those of other roles do not.
    #[default]
    Knowing,
    /// Those of all alike.
    Alike,
}

impl MergeRoles {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Knowing, Self::Alike];

    /// Returns the word that files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Knowing => "knowing",
            Self::Alike => "alike",
        }
    }
}
