//! A sheet that an earlier version put together from those of several respondents. Today sheets are
//! put together when they are read; what was settled in such a one still holds.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::answers::respondent::Who;
use crate::format::{Day, May, Need, Or, Text, record};
use crate::model::ItemId;

record! {
    /// How a sheet was put together from those of several respondents, by an earlier version.
    pub struct Merged: "a merger", "mergers" in any {
        /// Which of several answers was taken. It says nothing any more.
        rule: May<Text>,
        /// Whose answers to an item counted. It says nothing any more.
        roles: May<Text>,
        /// The sheets, by day and name.
        from: Need<Vec<MergedFrom>>,
        /// Items that were answered in the merged sheet itself: these still hold.
        settled: Or<BTreeSet<ItemId>>,
    }
}

record! {
    /// A sheet that was merged.
    pub struct MergedFrom: "a sheet that was merged", "sheets" in any {
        /// Its name.
        sheet: Need<Text>,
        /// The day for which its answers hold.
        date: Need<Day<Date>>,
        /// Who answered.
        respondent: Who,
    }
}
