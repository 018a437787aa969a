//! What a file format is made of: tables of fields, by which a file is read and described.

mod what;
mod kind;
mod names;
mod record;
mod list;
mod words;
mod write;
mod schema;

pub(crate) use kind::kind;
pub use kind::{Day, Id, Kind, Placed, Read, Sought, Text, Truth, Url, Whole, Word, Write};
pub(crate) use list::names_of;
pub use list::{AtLeastOne, Entries, Every, ListEntry, Map, Names, OrNothing, ReadName, id_of};
pub(crate) use names::{check_format, entries, known, unique};
pub use record::{
    Alone, Here, May, Need, Or, OrAlone, Part, Put, PutRow, Row, Seen, Take, TakeRow, With,
    read_as, write_record,
};
pub(crate) use record::{field_name, option, record, row};
pub use schema::{address, first_line, of_file, written};
pub use what::{Field, Record, Stands, What};
pub(crate) use words::file_words;
pub use write::Order;
