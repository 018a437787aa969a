//! Where a sheet comes from that is put together from those of several respondents.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::answers::respondent::Who;
use crate::format::{Day, Need, Or, Text, file_words, record};
use crate::model::ItemId;

record! {
    /// How a sheet was put together from those of several respondents.
    pub struct Merged: "a merger", "mergers" in any {
        /// Which of several answers was taken.
        rule: Need<MergeRule>,
        /// Whose answers to an item count: where somebody answered whose role would know, those of
        /// other roles do not; or all alike.
        roles: Or<MergeRoles>,
        /// The sheets, by day and name.
        from: Need<Vec<MergedFrom>>,
        /// Items that were answered in the merged sheet itself. Merged again, they stay as they are.
        settled: Or<BTreeSet<ItemId>>,
    }
}

record! {
    /// A sheet that was put together with others.
    pub struct MergedFrom: "a sheet that was merged", "sheets" in any {
        /// Its name.
        sheet: Need<Text>,
        /// The day for which its answers hold.
        date: Need<Day<Date>>,
        /// Who answered.
        respondent: Who,
    }
}

file_words! {
    /// Which of several answers to an item is taken.
    pub enum MergeRule: "rule" {
        /// The one in the middle.
        Median is "median",
        /// The lowest.
        Lowest is "lowest",
        /// The level that the mean of the credits reaches.
        Mean is "mean",
        /// The one that was given last.
        Latest is "latest",
    }
}

file_words! {
    /// Whose answers to an item count, where it says which roles would know.
    #[derive(Default)]
    pub enum MergeRoles: "word" {
        /// Where somebody has answered whose role would know, those of other roles do not.
        #[default]
        Knowing is "knowing",
        /// Those of all alike.
        Alike is "alike",
    }
}
