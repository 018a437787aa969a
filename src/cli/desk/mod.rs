//! What lies on the desk: rounds, sheets, settings and forms that are read, found and written.

pub(crate) mod odd;
mod name;
mod ask;
mod round;
mod which;
mod gathered;
mod crossing;
mod read;
mod next;
mod done;
mod free;
mod open;
mod place;
mod own;
mod start;
mod role;
pub(crate) mod form_file;
pub(crate) mod forms;
pub(crate) mod tickets;

pub(crate) use ask::{Ask, Nobody, SheetArgs, Somebody, words};
pub(crate) use crossing::Crossing;
pub(crate) use done::tell_done;
pub(crate) use free::FreeText;
pub(crate) use gathered::facts_of;
pub(crate) use name::{as_one_word, folder_name, name_of, sheet_name, take_folder_name, typed};
pub(crate) use next::Whose;
pub(crate) use open::{Desk, former, open_or_begin, save, save_typed};
pub(crate) use own::Own;
pub(crate) use place::{ended, tell_closed};
pub(crate) use read::sources;
pub(crate) use role::{RolePart, take, tell_whose};
pub(crate) use round::ReadRound;
pub(crate) use start::Opened;
pub(crate) use which::{Which, by_round};
