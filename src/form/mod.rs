//! What is filled in by hand: a questionnaire for those who have no `ospo`, written out and read back,
//! and the draft of a document.

mod questionnaire;
mod shown;
mod evidence;
mod labels;
mod letter;
mod remark;
mod filled;
mod markdown;
mod choose;
mod understand;
mod xlsx;
mod html;
mod draft;
mod voices;

pub use draft::{Draft, draft};
pub use filled::Filled;
pub use html::{HtmlError, html};
pub use letter::{Way, letter};
pub use markdown::{markdown, parse_markdown};
pub use questionnaire::{FormSection, Questionnaire};
pub use remark::FormRemark;
pub use voices::{
    CellsLeft, CodesFrom, LeftOfTable, RowVoice, VoicesTable, settle_codes, voices_of_csv,
    voices_of_xlsx,
};
pub use xlsx::{cells_of_xlsx, parse_xlsx, xlsx};
