//! Tables of fields written as they are read: what a file holds, without its looks.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use serde_json::{Map as Entries, Value};

use crate::format::kind::{Day, Id, Text, Truth, Whole, Word, Write};
use crate::format::list::{Map, Names, OrNothing};
use crate::format::record::{Alone, May, Need, Or, OrAlone, Put, PutRow, With};

/// Knows in which order names stand. Those that it does not know come last, in their own.
pub trait Order<N> {
    fn names(&self) -> Vec<&N>;
}

impl<C, K: Write<C>> PutRow<C> for Need<K> {
    fn put(name: &'static str, value: &K::Value, known: &C, fields: &mut Entries<String, Value>) {
        fields.insert(name.to_owned(), K::write(value, known));
    }

    fn is_said(value: &K::Value) -> bool {
        K::is_said(value)
    }
}

impl<C, K: Write<C>> PutRow<C> for May<K> {
    fn put(
        name: &'static str,
        value: &Option<K::Value>,
        known: &C,
        fields: &mut Entries<String, Value>,
    ) {
        let said = value.as_ref().filter(|value| K::is_said(value));
        fields.extend(said.map(|value| (name.to_owned(), K::write(value, known))));
    }
}

impl<C, K: Write<C, Value: Default + PartialEq>> PutRow<C> for Or<K> {
    fn put(name: &'static str, value: &K::Value, known: &C, fields: &mut Entries<String, Value>) {
        if K::EVEN_EMPTY || *value != K::Value::default() {
            fields.insert(name.to_owned(), K::write(value, known));
        }
    }
}

impl<C, P: Put<C>> PutRow<C> for With<P> {
    fn put(_: &'static str, part: &P, known: &C, fields: &mut Entries<String, Value>) {
        part.put(known, fields);
    }
}

/// Writes kinds whose values are JSON's own.
macro_rules! written_as_they_are {
    ($($kind:ty),*) => {$(
        impl<C> Write<C> for $kind {
            fn write(value: &Self::Value, _: &C) -> Value {
                Value::from(value.clone())
            }
        }
    )*};
}

written_as_they_are! { Id, Truth }

/// Writes kinds that no file can be read with where they are blank.
macro_rules! written_where_said {
    ($($kind:ty),*) => {$(
        impl<C> Write<C> for $kind {
            fn write(value: &String, _: &C) -> Value {
                value.as_str().into()
            }

            fn is_said(value: &String) -> bool {
                !value.trim().is_empty()
            }
        }
    )*};
}

written_where_said! { Text, Word }

impl<C, const LEAST: u32, const MOST: u32> Write<C> for Whole<LEAST, MOST> {
    fn write(value: &u32, _: &C) -> Value {
        (*value).into()
    }
}

impl<C, D: Display> Write<C> for Day<D> {
    fn write(value: &D, _: &C) -> Value {
        value.to_string().into()
    }
}

impl<C, K: Write<C>> Write<C> for OrNothing<K> {
    const EVEN_EMPTY: bool = true;

    fn write(value: &K::Value, known: &C) -> Value {
        K::write(value, known)
    }
}

impl<C, P: Alone + Write<C, Value = P>> Write<C> for OrAlone<P> {
    fn write(value: &P, known: &C) -> Value {
        P::write(value, known)
    }

    fn is_said(value: &P) -> bool {
        P::is_said(value)
    }
}

impl<C, K: Write<C>> Write<C> for Vec<K> {
    fn write(value: &Vec<K::Value>, known: &C) -> Value {
        value.iter().filter(|one| K::is_said(one)).map(|one| K::write(one, known)).collect()
    }
}

impl<C: Order<K::Value>, K: Write<C, Value: Ord>> Write<C> for BTreeSet<K> {
    fn write(value: &BTreeSet<K::Value>, known: &C) -> Value {
        in_order(value.iter(), known).into_iter().map(|one| K::write(one, known)).collect()
    }
}

impl<C, N, K, const LEAST: usize> Write<C> for Map<N, K, LEAST>
where
    C: Order<N::Name>,
    N: Names<Name: Display>,
    K: Write<C>,
{
    fn write(value: &BTreeMap<N::Name, K::Value>, known: &C) -> Value {
        let names = in_order(value.keys(), known).into_iter();
        let entries = names.filter_map(|name| value.get_key_value(name));
        entries.map(|(name, value)| (name.to_string(), K::write(value, known))).collect()
    }
}

fn in_order<'v, N: Ord + 'v>(
    names: impl Iterator<Item = &'v N>,
    order: &impl Order<N>,
) -> Vec<&'v N> {
    let mut left: BTreeSet<&N> = names.collect();
    let mut sorted: Vec<&N> =
        order.names().into_iter().filter_map(|name| left.take(name)).collect();
    sorted.extend(left);
    sorted
}
