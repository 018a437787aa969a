//! Lists, and values by name.

use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;

use crate::format::kind::{Kind, Read, kind};
use crate::format::names;
use crate::format::record::{self, Take};
use crate::format::what::What;
use crate::problem::Place;
use crate::text;
use crate::yaml::{Key, Node, Reader};

const MOST: usize = 1000;

impl<K: Kind> Kind for Vec<K> {
    type Value = Vec<K::Value>;
    const WHAT: What = What::List(&K::WHAT, 0, None);
    const MANY: &'static str = K::MANY;
}

impl<C, K: Read<C>> Read<C> for Vec<K> {
    fn read<'a>(node: &Node<'a>, known: &mut C, reader: &mut Reader<'a>) -> Option<Vec<K::Value>> {
        let nodes = reader.list(node, K::MANY);
        let read = nodes.iter().filter_map(|node| K::read(node, known, reader));
        Some(read.collect())
    }
}

impl<K: Kind> Kind for BTreeSet<K> {
    type Value = BTreeSet<K::Value>;
    const WHAT: What = Vec::<K>::WHAT;
    const MANY: &'static str = K::MANY;
}

impl<C, K: Read<C, Value: Ord>> Read<C> for BTreeSet<K> {
    fn read<'a>(
        node: &Node<'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<BTreeSet<K::Value>> {
        Some(Vec::<K>::read(node, known, reader)?.into_iter().collect())
    }
}

kind! {
    pub struct AtLeastOne<K> = Vec<K::Value>: What::List(&K::WHAT, 1, None), K::MANY,
    in any |node, known, reader| {
        if node.is_empty_list() {
            let message = format!("there is no {} here", K::MANY.trim_end_matches('s'));
            let help = "write one or more, or leave the field out where it may be missing";
            reader.tell(node.place, message, help);
        }
        Vec::<K>::read(node, known, reader)
    }
}

/// A list of records with an `id` of their own each, of which there is at least one.
#[derive(Debug)]
pub struct Entries<P>(PhantomData<P>);

/// A record with an `id`, in a list of such.
pub trait ListEntry<C>: Take<C> {
    /// Takes note of the ids, those of entries in which something else is wrong among them; none
    /// where one is not readable.
    fn learn(_known: &mut C, _ids: Option<Vec<String>>) {}
}

impl<P: Kind<Value = P>> Kind for Entries<P> {
    type Value = Vec<P>;
    const WHAT: What = What::List(&P::WHAT, 1, Some(MOST));
    const MANY: &'static str = P::MANY;
}

impl<C, P: ListEntry<C> + Kind<Value = P>> Read<C> for Entries<P> {
    fn read<'a>(node: &Node<'a>, known: &mut C, reader: &mut Reader<'a>) -> Option<Vec<P>> {
        let noun = P::MANY.trim_end_matches('s');
        let Some(nodes) = names::entries(node, noun, MOST, reader) else {
            P::learn(known, None);
            return None;
        };
        let what = format!("an entry for each {noun}");
        let read = nodes.iter();
        let read = read.filter_map(|node| record::read_as::<C, P>(node, &what, known, reader));
        let read: Vec<P> = read.collect();
        let ids: Vec<(Place, &str)> = nodes.iter().filter_map(id_of).collect();
        names::unique(ids.iter().copied(), noun, reader);
        let complete = ids.len() == nodes.len();
        let ids = ids.into_iter().map(|(_, id)| id.to_owned()).collect();
        P::learn(known, complete.then_some(ids));
        Some(read)
    }
}

kind! {
    /// A list of at most a hundred records with an `id` of their own each; none where not all of
    /// them can be read, so that nobody is blamed for using one.
    pub struct Every<P> = Vec<P::Value>: What::List(&P::WHAT, 1, Some(100)), P::MANY,
    in any |node, known, reader| {
        let noun = P::MANY.trim_end_matches('s');
        let nodes = names::entries(node, noun, 100, reader)?;
        let read = Vec::<P>::read(node, known, reader)?;
        let unique = names::unique(nodes.iter().filter_map(id_of), noun, reader);
        (unique && read.len() == nodes.len()).then_some(read)
    }
}

/// Returns the id of an entry with its place, where it is one.
pub fn id_of<'n>(node: &'n Node<'_>) -> Option<(Place, &'n str)> {
    let node = node.field("id")?;
    let id = node.word().filter(|id| text::is_id(id))?;
    Some((node.place, id))
}

/// The names by which values stand in a map.
pub trait Names {
    type Name: Ord;
    const MAP: &'static str;
}

/// Names that can be read where `C` is known.
pub trait ReadName<C>: Names {
    /// Reads a name; none where something is wrong with it, which has been told.
    fn read<'a>(key: &Key<'a>, known: &mut C, reader: &mut Reader<'a>) -> Option<Self::Name>;
}

/// Ids of a type as they stand.
macro_rules! names_of {
    ($($(#[doc = $doc:literal])* $names:ident is $map:literal of $id:ty;)*) => {$(
        $(#[doc = $doc])*
        #[derive(Debug)]
        pub struct $names;

        impl $crate::format::Names for $names {
            type Name = $id;
            const MAP: &'static str = $map;
        }

        impl<C> $crate::format::ReadName<C> for $names {
            fn read<'a>(
                key: &$crate::yaml::Key<'a>,
                _: &mut C,
                reader: &mut $crate::yaml::Reader<'a>,
            ) -> Option<$id> {
                reader.key_id(key).map(<$id>::from)
            }
        }
    )*};
}

pub(crate) use names_of;

#[derive(Debug)]
pub struct Map<N, K, const LEAST: usize = 0>(PhantomData<(N, K)>);

impl<N: Names, K: Kind, const LEAST: usize> Kind for Map<N, K, LEAST> {
    type Value = BTreeMap<N::Name, K::Value>;
    const WHAT: What = What::Map(&K::WHAT, LEAST, None);
    const MANY: &'static str = N::MAP;
}

impl<C, N: ReadName<C>, K: Read<C>, const LEAST: usize> Read<C> for Map<N, K, LEAST> {
    fn read<'a>(
        node: &Node<'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<BTreeMap<N::Name, K::Value>> {
        let mut fields = reader.fields(node, N::MAP)?;
        let read = fields.rest().iter().filter_map(|(key, node)| {
            let name = N::read(key, known, reader);
            name.zip(K::read_under(key, node, known, reader))
        });
        Some(read.collect())
    }
}

/// Is empty where nothing stands behind the name: a file that was just begun.
#[derive(Debug)]
pub struct OrNothing<K>(PhantomData<K>);

impl<K: Kind> Kind for OrNothing<K> {
    type Value = K::Value;
    const WHAT: What = What::OrNothing(&K::WHAT);
    const MANY: &'static str = K::MANY;
}

impl<C, K: Read<C, Value: Default>> Read<C> for OrNothing<K> {
    fn read<'a>(node: &Node<'a>, known: &mut C, reader: &mut Reader<'a>) -> Option<K::Value> {
        if node.is_nothing() {
            return Some(K::Value::default());
        }
        K::read(node, known, reader)
    }
}
