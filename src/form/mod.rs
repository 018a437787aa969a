//! A questionnaire for those who have no `ospo`: written out, and read back.

mod questionnaire;
mod shown;
mod evidence;
mod labels;
mod letter;
mod filled;
mod markdown;
mod choose;
mod understand;
mod xlsx;
mod html;

pub use filled::Filled;
pub use html::{HtmlError, html};
pub use letter::{Way, letter};
pub use markdown::{markdown, parse_markdown};
pub use questionnaire::{FormSection, Questionnaire};
pub use xlsx::{parse_xlsx, xlsx};
