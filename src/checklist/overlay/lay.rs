//! What an overlay makes of the files below it.

use std::collections::{BTreeMap, BTreeSet};

use crate::checklist::files::FileKind;
use crate::checklist::overlay::file::{Below, OverlayFile};
use crate::checklist::overlay::merge;
use crate::checklist::stage::{ItemDraft, StageDraft};
use crate::format::{Read, id_of};
use crate::model::{ItemId, KnownIds, Method, ModelId};
use crate::yaml::{Node, Reader};

/// What stands in the place of what the files below it say.
#[derive(Debug, Default)]
pub(in crate::checklist) struct Laid {
    /// Each with the reason, where one is given.
    pub(in crate::checklist) hidden: BTreeMap<ItemId, Option<String>>,
    pub(in crate::checklist) hidden_stages: BTreeSet<u32>,
    pub(in crate::checklist) changed: BTreeMap<ItemId, ItemDraft>,
    pub(in crate::checklist) stages: BTreeMap<u32, StageDraft>,
    pub(in crate::checklist) method: Option<Method>,
    /// Each with its stage; none for a topic.
    pub(in crate::checklist) added: Vec<(Option<u32>, ItemDraft)>,
}

/// Reads an overlay over the files below it, whose model has a name and may use some ids.
pub(in crate::checklist) fn read<'a>(
    node: &Node<'a>,
    trees: &[(FileKind, Node<'_>)],
    model: Option<&ModelId>,
    (ids, complete): (KnownIds, bool),
    reader: &mut Reader<'a>,
) -> Laid {
    let mut below = Below { ids, complete, ..Below::default() };
    for (kind, tree) in trees {
        let (home, list) = match kind {
            FileKind::Header => {
                below.method = tree.field("method").map(merge::owned);
                continue;
            }
            FileKind::Stage(number) => {
                below.stages.insert(*number, merge::owned(tree));
                (Some(*number), "items")
            }
            FileKind::Topics => (None, "topics"),
            _ => continue,
        };
        let items = tree.field(list).map_or(&[][..], Node::entries).iter();
        let items = items.filter_map(|node| Some((id_of(node)?.1, node)));
        below.items.extend(items.map(|(id, node)| (id.to_owned(), (home, merge::owned(node)))));
    }
    let Some(file) = OverlayFile::read(node, &mut below, reader) else {
        return Laid::default();
    };
    if let (Some(over), Some(model)) = (&file.over, model)
        && over.model.0 != *model
    {
        let message = format!("this lies over `{model}`, not over `{}`", over.model.0);
        let help =
            "name the model that it lies over; `--model ID` says which, where there are several";
        reader.tell(over.model.1, message, help);
    }
    if let Some(hide) = node.field("hide") {
        below.tell_empty(&file.add, hide.place, reader);
    }
    Laid {
        hidden: below.hidden.into_iter().map(|(id, why)| (ItemId::new(id), why)).collect(),
        hidden_stages: below.hidden_stages,
        changed: file.change,
        stages: file.stages,
        method: file.method,
        added: file.add,
    }
}
