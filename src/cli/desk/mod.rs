//! What lies on the desk: sheets, settings and forms that are read, found and written.

pub(crate) mod odd;
mod read;
mod name;
mod open;
mod own;
mod role;
pub(crate) mod day;
pub(crate) mod forms;
pub(crate) mod merged;

pub(crate) use name::{
    as_one_word, assess, date_of, folder_name, is_meant_unnamed, name_of, take_folder_name, typed,
};
pub(crate) use open::{Desk, SheetArgs, former, save, words};
pub(crate) use own::Own;
pub(crate) use read::ReadSheet;
pub(crate) use role::{RolePart, take, tell_whose};
