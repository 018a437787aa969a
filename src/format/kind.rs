//! Kinds of values: how one is read, and what may stand there.

use std::marker::PhantomData;
use std::str::FromStr;

use crate::format::what::What;
use crate::problem::Place;
use crate::yaml::{Key, Node, Reader};

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

/// A kind whose values can be written where `C` is known.
pub trait Write<C>: Kind {
    /// Whether a field is written that may be missing and has nothing in it.
    const EVEN_EMPTY: bool = false;

    fn write(value: &Self::Value, known: &C) -> serde_json::Value;

    /// Says whether there is something in it: no file may hold a blank text, it could not be read.
    fn is_said(_: &Self::Value) -> bool {
        true
    }
}

/// Makes a kind, `in` whatever has to be known where it is read (`in any` where that is nothing).
macro_rules! kind {
    ($(#[$doc:meta])* $vis:vis struct $name:ident = $value:ty: $($rest:tt)*) => {
        $(#[$doc])*
        #[derive(Debug)]
        $vis struct $name;

        $crate::format::kind! { impl $name = $value: $($rest)* }
    };
    (
        $(#[$doc:meta])* $vis:vis struct $name:ident<$of:ident> = $value:ty:
        $what:expr, $many:expr, in any $($read:tt)*
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        $vis struct $name<$of>(std::marker::PhantomData<$of>);

        $crate::format::kind! {
            @ [<$of: $crate::format::Kind>] [<C, $of: $crate::format::Read<C>>] [C]
            [$name<$of>] $value; $what, $many, $($read)*
        }
    };
    (impl $name:ident = $value:ty: $what:expr, $many:expr, in any $($read:tt)*) => {
        $crate::format::kind! { @ [] [<C>] [C] [$name] $value; $what, $many, $($read)* }
    };
    (impl $name:ident = $value:ty: $what:expr, $many:expr, in $known:ident $($read:tt)*) => {
        $crate::format::kind! { @ [] [] [$known] [$name] $value; $what, $many, $($read)* }
    };
    (
        @ [$($kind:tt)*] [$($read:tt)*] [$known:ident] [$name:ty] $value:ty;
        $what:expr, $many:expr, |$node:tt, $own:tt, $reader:tt| $body:block
    ) => {
        impl $($kind)* $crate::format::Kind for $name {
            type Value = $value;
            const WHAT: $crate::format::What = $what;
            const MANY: &'static str = $many;
        }

        impl $($read)* $crate::format::Read<$known> for $name {
            fn read<'a>(
                $node: &$crate::yaml::Node<'a>,
                $own: &mut $known,
                $reader: &mut $crate::yaml::Reader<'a>,
            ) -> Option<$value> $body
        }
    };
}

pub(crate) use kind;

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
                reader.$read(node).map(Into::into)
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

/// Year, month and day, as a type of days that is read from text.
#[derive(Debug)]
pub struct Day<D>(PhantomData<D>);

impl<D> Kind for Day<D> {
    type Value = D;
    const WHAT: What = What::Day;
    const MANY: &'static str = "days";
}

impl<C, D: FromStr> Read<C> for Day<D> {
    fn read<'a>(node: &Node<'a>, _: &mut C, reader: &mut Reader<'a>) -> Option<D> {
        reader.date(node)
    }
}

kind! {
    pub struct Placed<K> = (K::Value, Place): K::WHAT, K::MANY,
    in any |node, known, reader| {
        Some((K::read(node, known, reader)?, node.place))
    }
}
