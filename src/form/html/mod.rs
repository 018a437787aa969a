//! A questionnaire as one page for a browser, which saves a sheet and sends nothing.

mod question;
mod fields;
mod label;
mod spoken;
mod page;

pub use page::{HtmlError, html};
