//! Where a subject stands: figures, their arithmetic, what is wanted, what would change them.

pub(crate) mod by_area;
pub(crate) mod ladders;
pub(crate) mod needs;
pub(crate) mod of_score;
pub(crate) mod of_what_if;
pub(crate) mod outlook;
pub(crate) mod outside;
pub(crate) mod rows;
pub(crate) mod summary;
pub(crate) mod sums;
pub(crate) mod target_data;
pub(crate) mod totals;
pub(crate) mod wanted;
pub(crate) mod what_if_data;
pub(crate) mod whole;
