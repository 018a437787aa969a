//! Answers of GraphQL: objects within each other, in which lists of nodes stand somewhere.

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error, MapAccess, Visitor};

use crate::gather::tools::stream::{Streamed, Tally, else_ignored};

/// What is kept of all nodes, however deep they stand.
#[derive(Debug, Default)]
pub(super) struct Nested<R>(pub(super) Streamed<R>);

impl<R> Nested<R> {
    const ELSE: Self = Self(Streamed::Missing);
}

impl<'de, R: Tally<Element = R> + DeserializeOwned> Deserialize<'de> for Nested<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InNested(PhantomData))
    }
}

struct InNested<R>(PhantomData<R>);

impl<'de, R: Tally<Element = R> + DeserializeOwned> Visitor<'de> for InNested<R> {
    type Value = Nested<R>;

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Nested<R>, A::Error> {
        let mut all: Streamed<R> = Streamed::Missing;
        while let Some(key) = map.next_key::<String>()? {
            let found = if key == "nodes" {
                match map.next_value::<Streamed<Nodes<R>>>()? {
                    Streamed::List(Nodes(nodes)) => Streamed::List(nodes),
                    Streamed::Missing | Streamed::Else => Streamed::Missing,
                }
            } else {
                map.next_value::<Nested<R>>()?.0
            };
            all = match (all, found) {
                (Streamed::List(mut all), Streamed::List(found)) => {
                    all.take(found).map_err(A::Error::custom)?;
                    Streamed::List(all)
                }
                (Streamed::List(all), _) => Streamed::List(all),
                (_, found) => found,
            };
        }
        Ok(Nested(all))
    }

    else_ignored! { no_bool no_number no_text no_list }
}

/// The nodes of one list; null stands for those that whoever asked may not see.
#[derive(Debug, Default)]
struct Nodes<R>(R);

impl<R: Tally<Element = R> + DeserializeOwned> Tally for Nodes<R> {
    type Element = Option<R>;

    fn take(&mut self, node: Option<R>) -> Result<(), String> {
        node.map_or(Ok(()), |node| self.0.take(node))
    }
}
