//! What an assessment says of the controls that others have named, for the formats in which these are
//! handed on.

pub(crate) mod checked;
pub(crate) mod of_exchange;
