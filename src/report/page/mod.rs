//! The report of one assessment, whole and on one screen.

pub(crate) mod annex;
pub(crate) mod assessment_data;
pub(crate) mod item_rows;
pub(crate) mod of_assessment;
pub(crate) mod of_status;
pub(crate) mod rows;
pub(crate) mod squares;
pub(crate) mod stage_data;
