//! A questionnaire as one page for a browser, which gives a sheet and sends nothing.

mod question;
mod fields;
mod label;
mod spoken;
mod worth;
mod page;

pub use page::{HtmlError, html};
