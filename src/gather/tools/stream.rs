//! Parts of JSON and YAML that are read as a stream: lists whose elements are taken in one by one, and
//! fields that other tools use for something else.

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{
    DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor,
    value::MapAccessDeserializer,
};

/// What is kept of the elements of a list.
pub(super) trait Tally: Default {
    type Element: DeserializeOwned;

    /// Takes in the next element.
    ///
    /// # Errors
    /// What is wrong with it, or that there are too many.
    fn take(&mut self, element: Self::Element) -> Result<(), String>;
}

/// A field that is a list where it is meant, and perhaps something else in files of other tools.
#[derive(Clone, Debug, Default)]
pub(super) enum Streamed<T> {
    #[default]
    Missing,
    /// It is no list.
    Else,
    List(T),
}

impl<T: Default> Streamed<T> {
    /// Returns what was kept; nothing of a list that is missing.
    ///
    /// # Errors
    /// That the field is no list.
    pub(super) fn or_none(self, field: &str) -> Result<T, String> {
        match self {
            Self::Missing => Ok(T::default()),
            Self::Else => Err(format!("`{field}` is no list")),
            Self::List(tally) => Ok(tally),
        }
    }
}

impl<'de, T: Tally> Deserialize<'de> for Streamed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InList(PhantomData))
    }
}

/// Defines that what is not meant is let go, for a visitor whose value has an `ELSE`.
macro_rules! else_ignored {
    ($($kept:ident)*) => {
        $(crate::gather::tools::stream::else_ignored! { @ $kept })*

        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }

        fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
            f.write_str("anything")
        }
    };
    (@ no_number) => {
        fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Self::Value, E> {
            Ok(Self::Value::ELSE)
        }

        fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<Self::Value, E> {
            Ok(Self::Value::ELSE)
        }

        fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Self::Value, E> {
            Ok(Self::Value::ELSE)
        }
    };
    (@ no_bool) => {
        fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<Self::Value, E> {
            Ok(Self::Value::ELSE)
        }
    };
    (@ no_text) => {
        fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Self::Value, E> {
            Ok(Self::Value::ELSE)
        }
    };
    (@ no_map) => {
        fn visit_map<A: serde::de::MapAccess<'de>>(
            self,
            mut map: A,
        ) -> Result<Self::Value, A::Error> {
            use serde::de::IgnoredAny;
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            Ok(Self::Value::ELSE)
        }
    };
    (@ no_list) => {
        fn visit_seq<A: serde::de::SeqAccess<'de>>(
            self,
            mut list: A,
        ) -> Result<Self::Value, A::Error> {
            while list.next_element::<serde::de::IgnoredAny>()?.is_some() {}
            Ok(Self::Value::ELSE)
        }
    };
}
pub(super) use else_ignored;

struct InList<T>(PhantomData<T>);

impl<T> Streamed<T> {
    const ELSE: Self = Self::Else;
}

impl<'de, T: Tally> Visitor<'de> for InList<T> {
    type Value = Streamed<T>;

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut tally = T::default();
        while let Some(element) = list.next_element()? {
            tally.take(element).map_err(A::Error::custom)?;
        }
        Ok(Streamed::List(tally))
    }

    else_ignored! { no_bool no_number no_text no_map }
}

/// A field that is an object where it is meant.
#[derive(Clone, Debug, Default)]
pub(super) enum Object<T> {
    #[default]
    Missing,
    Else,
    Of(T),
}

impl<T> Object<T> {
    const ELSE: Self = Self::Else;

    pub(super) fn into_option(self) -> Option<T> {
        match self {
            Self::Of(object) => Some(object),
            Self::Missing | Self::Else => None,
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InObject(PhantomData))
    }
}

struct InObject<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for InObject<T> {
    type Value = Object<T>;

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Object::Of)
    }

    else_ignored! { no_bool no_number no_text no_list }
}

/// A field that is a text where it is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words(pub(super) Option<String>);

impl Words {
    const ELSE: Self = Self(None);

    pub(super) fn as_deref(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InWords)
    }
}

struct InWords;

impl<'de> Visitor<'de> for InWords {
    type Value = Words;

    fn visit_str<E: Error>(self, text: &str) -> Result<Words, E> {
        Ok(Words(Some(text.to_owned())))
    }

    else_ignored! { no_bool no_number no_map no_list }
}
