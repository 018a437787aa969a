//! Several respondents of one subject, and what a meeting has to settle.

pub(crate) mod done_data;
pub(crate) mod heard;
pub(crate) mod meeting;
pub(crate) mod merge_data;
pub(crate) mod of_done;
pub(crate) mod of_merge;
pub(crate) mod of_round;
pub(crate) mod round_view_data;
pub(crate) mod rows;
