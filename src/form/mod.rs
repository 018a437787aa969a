//! A questionnaire for those who have no `ospo`: written out, and read back.

mod questionnaire;
mod html;

pub use html::{HtmlError, write_html};
pub use questionnaire::{Questionnaire, Section};
