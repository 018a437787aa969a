//! Records: tables of fields that read themselves.

use std::marker::PhantomData;

use crate::format::kind::{Kind, Read};
use crate::format::names;
use crate::format::what::{Field, Record, Stands};
use crate::problem::Place;
use crate::yaml::{Fields, Node, Reader};

impl Field {
    /// Describes a row that is taken by hand.
    pub const fn of<R: Row>(name: &'static str, doc: &'static str) -> Self {
        Self {
            name,
            doc,
            required: R::REQUIRED,
            stands: R::STANDS,
        }
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

/// Must be there.
#[derive(Debug)]
pub struct Need<K>(PhantomData<K>);

impl<K: Kind> Row for Need<K> {
    type Value = K::Value;
    const REQUIRED: bool = true;
    const STANDS: Stands = Stands::InField(K::WHAT);
}

impl<C, K: Read<C>> TakeRow<C> for Need<K> {
    fn take<'a>(
        name: &'static str,
        fields: &mut Fields<'_, 'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<K::Value> {
        K::read(fields.need_as(name, K::EXAMPLE)?, known, reader)
    }
}

/// May be missing, and then is none.
#[derive(Debug)]
pub struct May<K>(PhantomData<K>);

impl<K: Kind> Row for May<K> {
    type Value = Option<K::Value>;
    const REQUIRED: bool = false;
    const STANDS: Stands = Stands::InField(K::WHAT);
}

impl<C, K: Read<C>> TakeRow<C> for May<K> {
    fn take<'a>(
        name: &'static str,
        fields: &mut Fields<'_, 'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<Option<K::Value>> {
        let node = fields.take(name);
        Some(node.and_then(|node| K::read(node, known, reader)))
    }
}

/// May be missing, and then is empty, or what else its type has without being told.
#[derive(Debug)]
pub struct Or<K>(PhantomData<K>);

impl<K: Kind> Row for Or<K> {
    type Value = K::Value;
    const REQUIRED: bool = false;
    const STANDS: Stands = Stands::InField(K::WHAT);
}

impl<C, K: Read<C, Value: Default>> TakeRow<C> for Or<K> {
    fn take<'a>(
        name: &'static str,
        fields: &mut Fields<'_, 'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<K::Value> {
        match fields.take(name) {
            Some(node) => K::read(node, known, reader),
            None => Some(K::Value::default()),
        }
    }
}

/// Is none where something in it is wrong, so that the rest of the record is read all the same.
#[derive(Debug)]
pub struct Seen<R>(PhantomData<R>);

impl<R: Row> Row for Seen<R> {
    type Value = Option<R::Value>;
    const REQUIRED: bool = R::REQUIRED;
    const STANDS: Stands = R::STANDS;
}

impl<C, R: TakeRow<C>> TakeRow<C> for Seen<R> {
    fn take<'a>(
        name: &'static str,
        fields: &mut Fields<'_, 'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<Option<R::Value>> {
        Some(R::take(name, fields, known, reader))
    }
}

/// Is made of fields of its own, which stand beside the others.
#[derive(Debug)]
pub struct With<P>(PhantomData<P>);

impl<P: Part> Row for With<P> {
    type Value = P;
    const REQUIRED: bool = false;
    const STANDS: Stands = Stands::Beside(&P::RECORD);
}

impl<C, P: Take<C>> TakeRow<C> for With<P> {
    fn take<'a>(
        _: &'static str,
        fields: &mut Fields<'_, 'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<P> {
        P::take(fields, known, reader)
    }
}

/// Is the place of the record, or of the name under which it stands in a map.
#[derive(Debug)]
pub struct Here;

impl Row for Here {
    type Value = Place;
    const REQUIRED: bool = false;
    const STANDS: Stands = Stands::Nowhere;
}

impl<C> TakeRow<C> for Here {
    fn take<'a>(
        _: &'static str,
        fields: &mut Fields<'_, 'a>,
        _: &mut C,
        _: &mut Reader<'a>,
    ) -> Option<Place> {
        Some(fields.name_place())
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
