//! Kinds of values: how one is read, and what may stand there.

use std::marker::PhantomData;

use jiff::civil::Date;
use serde_json::Value;

use crate::format::record::Record;
use crate::problem::Place;
use crate::yaml::{Key, Node, Reader};

/// A kind of values in a file.
pub trait Kind {
    /// What is made of one.
    type Value;
    const WHAT: What;
    /// What several are called: `a list of texts`.
    const MANY: &'static str;
    /// What to write where one is missing.
    const EXAMPLE: &'static str = "…";
}

/// A kind whose values can be read where `C` is known.
pub trait Read<C>: Kind {
    /// Reads a value; none where something in it is wrong, which has been told.
    fn read<'a>(node: &Node<'a>, known: &mut C, reader: &mut Reader<'a>) -> Option<Self::Value>;

    /// Reads a value that stands under a name in a map.
    fn read_under<'a>(
        _: &Key<'a>,
        node: &Node<'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<Self::Value> {
        Self::read(node, known, reader)
    }
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
    /// A whole number between two others.
    Whole(u32, u32),
    /// A number with decimals, from 0 to another.
    Decimal(u32),
    OneOf(&'static [&'static str]),
    /// A list; how many entries it has at least and at most.
    List(&'static What, usize, Option<usize>),
    /// Values by name; how many at least and at most.
    Map(&'static What, usize, Option<usize>),
    Record(&'static Record),
    /// What none of the others says: a JSON Schema.
    Else(fn() -> Value),
}

/// Makes kinds that are read by one call.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:ident is $value:ty, $what:expr, $many:literal, $read:ident;)*) => {$(
        $(#[doc = $doc])*
        #[derive(Debug)]
        pub struct $name;

        impl Kind for $name {
            type Value = $value;
            const WHAT: What = $what;
            const MANY: &'static str = $many;
        }

        impl<C> Read<C> for $name {
            fn read<'a>(node: &Node<'a>, _: &mut C, reader: &mut Reader<'a>) -> Option<$value> {
                reader.$read(node)
            }
        }
    )*};
}

kinds! {
    /// A text with something in it.
    Text is String, What::Text, "texts", text;
    /// A word or number just as it stands.
    Word is String, What::Word, "words", word;
    /// A name: small letters, digits and single hyphens.
    Id is String, What::Id, "ids", id;
    /// The name of something that is looked up where more is known.
    Sought is String, What::Id, "ids", word;
    /// An address that may become a link.
    Url is String, What::Url, "addresses", url;
    /// Year, month and day.
    Day is Date, What::Day, "days", date;
    /// `true` or `false`.
    Truth is bool, What::Truth, "words", truth;
}

/// A whole number between two others.
#[derive(Debug)]
pub struct Whole<const LEAST: u32, const MOST: u32>;

impl<const LEAST: u32, const MOST: u32> Kind for Whole<LEAST, MOST> {
    type Value = u32;
    const WHAT: What = What::Whole(LEAST, MOST);
    const MANY: &'static str = "numbers";
}

impl<C, const LEAST: u32, const MOST: u32> Read<C> for Whole<LEAST, MOST> {
    fn read<'a>(node: &Node<'a>, _: &mut C, reader: &mut Reader<'a>) -> Option<u32> {
        reader.whole(node, LEAST, MOST)
    }
}

/// A value with its place.
#[derive(Debug)]
pub struct Placed<K>(PhantomData<K>);

impl<K: Kind> Kind for Placed<K> {
    type Value = (K::Value, Place);
    const WHAT: What = K::WHAT;
    const MANY: &'static str = K::MANY;
}

impl<C, K: Read<C>> Read<C> for Placed<K> {
    fn read<'a>(
        node: &Node<'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<(K::Value, Place)> {
        Some((K::read(node, known, reader)?, node.place))
    }
}
