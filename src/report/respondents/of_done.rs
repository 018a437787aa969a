//! What a command has done, for programs.

use crate::insight::Assessment;
use crate::lang::Lang;
use crate::model::ItemId;
use crate::report::respondents::done_data::{DoneData, RoundStandingData};
use crate::report::view::{Data, Report};

/// What a command has written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// By path; none where everything was so already.
    pub files: Vec<String>,
    /// The items that were answered or settled.
    pub items: Vec<ItemId>,
    /// Whether nothing was written and this is what would be.
    pub dry_run: bool,
    /// What to type next, where there is something.
    pub next: Option<String>,
    /// A text that goes with what was written.
    pub letter: Option<String>,
    /// What of a source could not be taken, one line a kind.
    pub left_out: Vec<String>,
}

/// Tells programs what was done; people are told in sentences.
pub fn of_done(done: &Done, after: Option<&Assessment>) -> Report {
    let lang = after.map_or_else(Lang::default, |after| after.model.lang.clone());
    let data = DoneData {
        schema: "ospo/done/1",
        written: !done.dry_run && !done.files.is_empty(),
        files: done.files.clone(),
        items: done.items.iter().map(ItemId::to_string).collect(),
        standing: after.map(RoundStandingData::of),
        next: done.next.clone(),
        letter: done.letter.clone(),
        left_out: done.left_out.clone(),
    };
    Report::new(&lang, Vec::new(), Data::Done(Box::new(data)))
}
