//! The package that a spreadsheet is: an archive of parts in XML, whichever program wrote them.

mod unread;
mod xml;
mod archive;
mod runs;
mod numbers;
mod styles;
mod formula;
mod sheet;
mod beside;
mod workbook;

pub(super) use numbers::{PLAUSIBLE, day};
pub(super) use unread::Unread;
pub(super) use workbook::read;
