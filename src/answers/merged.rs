//! Where a sheet comes from that is put together from those of several respondents.

use jiff::civil::Date;

use crate::answers::sheet::Respondent;

/// How a sheet was put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Which of several answers was taken.
    pub rule: MergeRule,
    /// The sheets, by day and name.
    pub from: Vec<MergedFrom>,
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
