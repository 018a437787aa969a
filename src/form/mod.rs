//! A questionnaire for those who have no `ospo`: written out, and read back.

mod questionnaire;

pub use questionnaire::{Questionnaire, Section};
