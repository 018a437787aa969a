//! Records: tables of fields that read themselves.

use std::marker::PhantomData;

use serde_json::{Map as JsonMap, Value as JsonValue};

use crate::format::kind::{Kind, Read};
use crate::format::names;
use crate::format::what::{Field, Record, Stands, What};
use crate::problem::Place;
use crate::yaml::{Fields, Node, Reader, Value};

impl Field {
    /// Describes a row that is taken by hand.
    pub const fn of<R: Row>(name: &'static str, doc: &'static str) -> Self {
        Self { name, doc, required: R::REQUIRED, stands: R::STANDS }
    }
}

/// Some fields that belong together: a record, or a part of one.
pub trait Part: Sized {
    const RECORD: Record;
}

/// A part that can be read where `C` is known.
pub trait Take<C>: Part {
    /// Takes the fields; none where something in them is wrong, which has been told.
    fn take<'a>(
        fields: &mut Fields<'_, 'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<Self>;
}

/// A part whose fields can be written where `C` is known.
pub trait Put<C>: Part {
    fn put(&self, known: &C, fields: &mut JsonMap<String, JsonValue>);

    /// Says whether there is something in all that must be there.
    fn is_said(&self) -> bool {
        true
    }
}

/// Reads a record; `what` is the noun of an error: "an item".
pub fn read_as<'a, C, P: Take<C>>(
    node: &Node<'a>,
    what: &str,
    known: &mut C,
    reader: &mut Reader<'a>,
) -> Option<P> {
    let mut fields = reader.fields(node, what)?;
    if let Some((format, _)) = P::RECORD.file.filter(|(format, _)| !format.is_empty()) {
        names::check_format(fields.need_as("format", format), format, reader)?;
    }
    let part = P::take(&mut fields, known, reader);
    fields.finish(reader);
    part
}

/// Returns what a record holds, in the order of its table.
pub fn write_record<C, P: Put<C>>(part: &P, known: &C) -> JsonValue {
    let mut fields = JsonMap::new();
    if let Some((format, _)) = P::RECORD.file.filter(|(format, _)| !format.is_empty()) {
        fields.insert("format".to_owned(), format.into());
    }
    part.put(known, &mut fields);
    fields.into()
}

pub trait Row {
    type Value;
    const REQUIRED: bool;
    const STANDS: Stands;
}

/// A row that can be taken where `C` is known.
pub trait TakeRow<C>: Row {
    fn take<'a>(
        name: &'static str,
        fields: &mut Fields<'_, 'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<Self::Value>;
}

/// A row that can be written where `C` is known.
pub trait PutRow<C>: Row {
    fn put(
        name: &'static str,
        value: &Self::Value,
        known: &C,
        fields: &mut JsonMap<String, JsonValue>,
    );

    fn is_said(_: &Self::Value) -> bool {
        true
    }
}

/// Makes a kind of rows, `in` whatever has to be known where one is taken (`in any` where that is
/// nothing).
macro_rules! row {
    (
        $(#[doc = $doc:literal])* $vis:vis struct $name:ident<$part:ident: $bound:path> = $value:ty:
        $required:expr, $stands:expr, in any where $read:path, $($take:tt)*
    ) => {
        $crate::format::row! {
            @ [$($doc)*] [$vis $name <$part>] [<$part: $bound>] [<C, $part: $read>] [C]
            $value; $required, $stands, $($take)*
        }
    };
    (
        $(#[doc = $doc:literal])* $vis:vis struct $name:ident = $value:ty:
        $required:expr, $stands:expr, in any $($take:tt)*
    ) => {
        $crate::format::row! {
            @ [$($doc)*] [$vis $name] [] [<C>] [C] $value; $required, $stands, $($take)*
        }
    };
    (
        $(#[doc = $doc:literal])* $vis:vis struct $name:ident = $value:ty:
        $required:expr, $stands:expr, in $known:ident $($take:tt)*
    ) => {
        $crate::format::row! {
            @ [$($doc)*] [$vis $name] [] [] [$known] $value; $required, $stands, $($take)*
        }
    };
    (
        @ [$($doc:literal)*] [$vis:vis $name:ident $(<$part:ident>)?] [$($row:tt)*] [$($taken:tt)*]
        [$known:ident] $value:ty; $required:expr, $stands:expr,
        |$field:tt, $fields:tt, $own:tt, $reader:tt| $body:block
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug)]
        $vis struct $name $(<$part>(std::marker::PhantomData<$part>))?;

        impl $($row)* $crate::format::Row for $name $(<$part>)? {
            type Value = $value;
            const REQUIRED: bool = $required;
            const STANDS: $crate::format::Stands = $stands;
        }

        impl $($taken)* $crate::format::TakeRow<$known> for $name $(<$part>)? {
            fn take<'a>(
                $field: &'static str,
                $fields: &mut $crate::yaml::Fields<'_, 'a>,
                $own: &mut $known,
                $reader: &mut $crate::yaml::Reader<'a>,
            ) -> Option<$value> $body
        }
    };
}

row! {
    /// Must be there.
    pub struct Need<K: Kind> = K::Value: true, Stands::InField(K::WHAT),
    in any where Read<C>, |name, fields, known, reader| {
        K::read(fields.need_as(name, K::EXAMPLE)?, known, reader)
    }
}

row! {
    /// May be missing, and then is none.
    pub struct May<K: Kind> = Option<K::Value>: false, Stands::InField(K::WHAT),
    in any where Read<C>, |name, fields, known, reader| {
        Some(fields.take(name).and_then(|node| K::read(node, known, reader)))
    }
}

row! {
    /// May be missing, and then is empty, or what else its type has without being told.
    pub struct Or<K: Kind> = K::Value: false, Stands::InField(K::WHAT),
    in any where Read<C, Value: Default>, |name, fields, known, reader| {
        match fields.take(name) {
            Some(node) => K::read(node, known, reader),
            None => Some(K::Value::default()),
        }
    }
}

row! {
    /// Is none where something in it is wrong, so that the rest of the record is read all the same.
    pub struct Seen<R: Row> = Option<R::Value>: R::REQUIRED, R::STANDS,
    in any where TakeRow<C>, |name, fields, known, reader| {
        Some(R::take(name, fields, known, reader))
    }
}

row! {
    /// Is made of fields of its own, which stand beside the others.
    pub struct With<P: Part> = P: false, Stands::Beside(&P::RECORD),
    in any where Take<C>, |_, fields, known, reader| {
        P::take(fields, known, reader)
    }
}

row! {
    /// Is the place of the record, or of the name under which it stands in a map.
    pub struct Here = Place: false, Stands::Nowhere,
    in any |_, fields, _, _| {
        Some(fields.name_place())
    }
}

/// A record whose first field may stand alone in its place.
pub trait Alone: Part {
    /// What the first field is then.
    const ALONE: What;

    /// Reads what stands in the place of a record; none where it is wrong, which has been told.
    fn alone<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Self>;
}

/// A record, or its first field alone.
#[derive(Debug)]
pub struct OrAlone<P>(PhantomData<P>);

impl<P: Alone + Kind> Kind for OrAlone<P> {
    type Value = P;
    const WHAT: What = What::Alone(&P::ALONE, &P::RECORD);
    const MANY: &'static str = P::MANY;
}

impl<C, P: Alone + Kind<Value = P> + Read<C>> Read<C> for OrAlone<P> {
    fn read<'a>(node: &Node<'a>, known: &mut C, reader: &mut Reader<'a>) -> Option<P> {
        match &node.value {
            Value::Scalar { .. } => P::alone(node, reader),
            _ => P::read(node, known, reader),
        }
    }
}

/// Makes a type from the table of its fields, and reads it.
///
/// ```text
/// record! {
///     /// What it is; the words that a schema and the page of the struct show.
///     #[derive(Serialize)]
///     pub struct Fact: "a fact", "facts" in Known {
///         /// What was found.
///         text: Need<Text>,
///         /// Where it is found.
///         url: May<Url>,
///     }
/// }
/// ```
///
/// `in` names what is known where it is read (`in any` for a record that needs nothing); then may
/// follow `file` with the words of `format:` and a title, `more` with what a JSON Schema says beside
/// the fields, and `check` with a function that sees the fields together. A field whose name in the
/// file is another has it behind `as`.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $(#[derive($($derive:path),*)])?
        $vis:vis struct $name:ident: $noun:literal, $many:literal in any $($rest:tt)*
    ) => {
        $crate::format::record! {
            @ [C] [C] [$($doc)*] [$($($derive),*)?] $vis $name $noun $many $($rest)*
        }
    };
    (
        $(#[doc = $doc:literal])*
        $(#[derive($($derive:path),*)])?
        $vis:vis struct $name:ident: $noun:literal, $many:literal in $known:ident $($rest:tt)*
    ) => {
        $crate::format::record! {
            @ [] [$known] [$($doc)*] [$($($derive),*)?] $vis $name $noun $many $($rest)*
        }
    };
    (
        @ [$($generic:ident)?] [$known:ident] [$($doc:literal)*] [$($derive:path),*]
        $vis:vis $name:ident $noun:literal $many:literal $(, file $format:literal $title:literal)? $(, more $more:path)?
        $(, check $check:path)?
        { $($(#[doc = $said:literal])* $field:ident $(as $file:literal)?: $row:ty,)* }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq, $($derive),*)]
        $vis struct $name {
            $($(#[doc = $said])* pub $field: <$row as $crate::format::Row>::Value,)*
        }

        impl $crate::format::Part for $name {
            const RECORD: $crate::format::Record = $crate::format::Record {
                name: stringify!($name),
                doc: concat!($($doc),*),
                fields: &[$($crate::format::Field::of::<$row>(
                    $crate::format::field_name!($field $($file)?),
                    concat!($($said),*),
                )),*],
                file: $crate::format::option!($(($format, $title))?),
                more: $crate::format::option!($($more)?),
            };
        }

        impl$(<$generic>)? $crate::format::Take<$known> for $name {
            fn take<'a>(
                fields: &mut $crate::yaml::Fields<'_, 'a>,
                known: &mut $known,
                reader: &mut $crate::yaml::Reader<'a>,
            ) -> Option<Self> {
                $(let $field = <$row as $crate::format::TakeRow<$known>>::take(
                    $crate::format::field_name!($field $($file)?), fields, known, reader,
                );)*
                $($check(fields, reader);)?
                Some(Self { $($field: $field?),* })
            }
        }

        impl<K> $crate::format::Put<K> for $name
        where
            $($row: $crate::format::PutRow<K>,)*
        {
            fn put(&self, known: &K, fields: &mut serde_json::Map<String, serde_json::Value>) {
                $(<$row as $crate::format::PutRow<K>>::put(
                    $crate::format::field_name!($field $($file)?), &self.$field, known, fields,
                );)*
            }

            fn is_said(&self) -> bool {
                true $(&& <$row as $crate::format::PutRow<K>>::is_said(&self.$field))*
            }
        }

        impl<K> $crate::format::Write<K> for $name
        where
            Self: $crate::format::Put<K>,
        {
            fn write(value: &Self, known: &K) -> serde_json::Value {
                $crate::format::write_record(value, known)
            }

            fn is_said(value: &Self) -> bool {
                $crate::format::Put::<K>::is_said(value)
            }
        }

        impl $crate::format::Kind for $name {
            type Value = Self;
            const WHAT: $crate::format::What =
                $crate::format::What::Record(&<Self as $crate::format::Part>::RECORD);
            const MANY: &'static str = $many;
        }

        impl$(<$generic>)? $crate::format::Read<$known> for $name {
            fn read<'a>(
                node: &$crate::yaml::Node<'a>,
                known: &mut $known,
                reader: &mut $crate::yaml::Reader<'a>,
            ) -> Option<Self> {
                $crate::format::read_as(node, $noun, known, reader)
            }

            fn read_under<'a>(
                key: &$crate::yaml::Key<'a>,
                node: &$crate::yaml::Node<'a>,
                known: &mut $known,
                reader: &mut $crate::yaml::Reader<'a>,
            ) -> Option<Self> {
                let mut fields = reader.fields(node, $noun)?.under(key.place);
                let read = <Self as $crate::format::Take<$known>>::take(&mut fields, known, reader);
                fields.finish(reader);
                read
            }
        }
    };
}

/// The name of a field in the file.
macro_rules! field_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $file:literal) => {
        $file
    };
}

macro_rules! option {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

pub(crate) use field_name;
pub(crate) use option;
pub(crate) use record;
pub(crate) use row;
