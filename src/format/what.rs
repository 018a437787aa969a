//! What a file may hold, as far as the file alone shows it.

use serde_json::Value;

/// What a record of a file is, as far as the file alone shows it.
#[derive(Clone, Copy, Debug)]
pub struct Record {
    pub name: &'static str,
    pub doc: &'static str,
    pub fields: &'static [Field],
    /// The words of `format:` and a title, where the record is a whole file.
    pub file: Option<(&'static str, &'static str)>,
    /// What a JSON Schema says of its fields together.
    pub more: Option<fn() -> Value>,
}

#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub doc: &'static str,
    pub required: bool,
    pub stands: Stands,
}

/// How a value stands in its record.
#[derive(Clone, Copy, Debug)]
pub enum Stands {
    InField(What),
    /// It is made of fields of its own, which stand beside the others.
    Beside(&'static Record),
    Nowhere,
}

/// What may stand at a place of a file, as far as the file alone shows it.
#[derive(Clone, Copy, Debug)]
pub enum What {
    Text,
    /// A word or number just as it stands.
    Word,
    Id,
    Url,
    Day,
    Truth,
    Whole(u32, u32),
    /// A number with decimals, from 0 to another.
    Decimal(u32),
    OneOf(&'static [&'static str]),
    /// A list; how many entries it has at least and at most.
    List(&'static What, usize, Option<usize>),
    /// Values by name; how many at least and at most.
    Map(&'static What, usize, Option<usize>),
    /// Values by words of a text.
    ByText(&'static What),
    Record(&'static Record),
    /// Any fields of a record but some of them, where nothing may stand behind the name.
    SomeOf(&'static Record, &'static [&'static str]),
    /// The first field of a record alone, or the whole of it.
    Alone(&'static What, &'static Record),
    /// Something, or nothing behind its name.
    OrNothing(&'static What),
    /// What none of the others says: a JSON Schema.
    Else(fn() -> Value),
}
