//! What programs found.

pub(crate) mod gathered_data;
pub(crate) mod of_gathered;
pub(crate) mod rows;
