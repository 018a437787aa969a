//! What is known of controls, in the formats by which programs of others take it.

mod name;
mod prose;
mod oscal_shape;
mod oscal;
mod gemara_shape;
mod gemara;

pub(super) use gemara::write as write_gemara;
pub(super) use oscal::write as write_oscal;
