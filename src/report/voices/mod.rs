//! What many anonymous voices say.

pub(crate) mod of_voices;
pub(crate) mod rows;
pub(crate) mod voices_data;
