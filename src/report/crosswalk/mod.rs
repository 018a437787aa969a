//! What answers to one model say of another: which crosswalks there are, and what comes of one.

pub(crate) mod crossed;
pub(crate) mod crosswalks_data;
pub(crate) mod implied_data;
pub(crate) mod notes;
pub(crate) mod of_crosswalks;
pub(crate) mod of_implied;
pub(crate) mod rows;
