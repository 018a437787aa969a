//! A questionnaire as one page for a browser, which hands over a sheet and sends nothing.

mod question;
mod label;
mod spoken;
mod page;

pub use page::{HtmlError, html};
