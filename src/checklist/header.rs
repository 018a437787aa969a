//! `model.yaml`: what the model is, how it counts, and the names that its items may use.

use std::sync::Arc;

use crate::checklist::changes;
use crate::checklist::scopes::ScopeFile;
use crate::format::{Every, May, Need, Or, Placed, Read, Seen, Text, Word, kind, record};
use crate::model::{
    Area, Contradiction, EffortBySize, Glossary, ItemId, KnownIds, Method, ModelId, ModelSource,
    NamedList, Role, Rule, Scale,
};
use crate::yaml::{Node, Reader};

record! {
    /// What a model is, how it counts, and the names that its items may use.
    #[derive(Default)]
    pub(crate) struct ModelHeader: "a model", "models" in Scales,
        file "ospo/model/1" "A maturity model (model.yaml)"
    {
        /// The name that sheets use: it never changes once a sheet uses it.
        id: Seen<Need<ModelId>>,
        /// The name that people read.
        title: Seen<Need<Text>>,
        /// What is assessed, as the page for the board is headed: `Open source programme`, of Acme.
        /// Without it, the title stands there.
        assesses: May<Text>,
        /// What stands beside the figure on a badge. Without it, the title does.
        badge: May<Text>,
        /// Changes with the wording of any item. Put it into quotes: "1.0".
        version: Seen<Need<Word>>,
        /// What it is for and who asks for it, in one line.
        purpose: May<Text>,
        /// What the model is, in a few sentences.
        summary: May<Text>,
        /// Where it comes from, and what may be done with its texts.
        source: Seen<Need<ModelSource>>,
        /// The answers that one may give; items that name no scale use the first.
        scales: Seen<Need<ScalesKind>>,
        /// How answers become figures and stages.
        method: Seen<Need<Method>>,
        /// The words in an anchor behind which stands what is not there yet at its level, `, but`: a
        /// plan tells as done what stands before them. Without it, the whole anchor.
        not_yet: May<Text>,
        /// What holds for all questions.
        rules: Seen<Or<Vec<Rule>>>,
        /// The words that several questions use in one sense.
        glossary: Seen<Or<Glossary>>,
        /// What is asked once, before the first item.
        scopes: Seen<Or<Every<ScopeFile>>>,
        /// What is named once, and asked about by several items.
        lists: Seen<Or<Every<NamedList>>>,
        /// The capabilities that items belong to, in the order of the radar.
        areas: Seen<Need<AreasKind>>,
        /// Who may know an answer. Without it, items may name any role.
        roles: Seen<Or<Every<Role>>>,
        /// Answers that hardly go together; told at the end of an assessment.
        contradictions: Seen<Or<Every<Contradiction>>>,
        /// The item by which leadership pays for the programme: a plan never does it last.
        sponsor: May<Placed<ItemId>>,
        /// How the efforts of items are scaled by the size of an organisation, the smallest first.
        /// Without it, they are not.
        effort_by_size: Or<EffortBySize>,
        /// What became of items from version to version, the newest first.
        changes: Seen<Or<changes::All>>,
    }
}

impl ModelHeader {
    pub(super) fn known(&self) -> KnownIds {
        let areas = self.areas.as_ref();
        KnownIds {
            scales: self.scales.clone(),
            areas: areas.map(|areas| areas.iter().map(|area| area.id.to_string()).collect()),
            lists: (self.lists.as_ref())
                .map(|lists| lists.iter().map(|list| list.id.to_string()).collect()),
            roles: (self.roles.iter().flatten()).map(|role| role.id.to_string()).collect(),
            scale: None,
        }
    }
}

pub(super) fn read<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<ModelHeader> {
    ModelHeader::read(node, &mut None, reader)
}

/// The scales of the file, once they are read.
pub(super) type Scales = Option<Vec<Arc<Scale>>>;

kind! {
    pub(crate) struct ScalesKind = Vec<Arc<Scale>>: Every::<Scale>::WHAT, Scale::MANY,
    in Scales |node, known, reader| {
        let scales = Every::<Scale>::read(node, known, reader)?;
        *known = Some(scales.into_iter().map(Arc::new).collect());
        known.clone()
    }
}

kind! {
    /// Areas, some of which may lie in one that lies in none.
    pub(crate) struct AreasKind = Vec<Area>: Every::<Area>::WHAT, Area::MANY,
    in any |node, known, reader| {
        let areas = Every::<Area>::read(node, known, reader)?;
        for (area, node) in areas.iter().zip(node.entries()) {
            let (Some(id), Some(field)) = (&area.section, node.field("in")) else { continue };
            let place = field.place;
            match areas.iter().find(|other| other.id == *id) {
                None => {
                    let ids = areas.iter().map(|area| area.id.as_str());
                    reader.tell_unknown(place, ("area", id.as_str()), ids, || {
                        "name an area of this list".to_owned()
                    });
                }
                Some(section) if section.section.is_some() || section.id == area.id => {
                    let message = format!("`{id}` lies in another area itself");
                    let help = "areas lie in areas one level deep: name one that lies in none";
                    reader.tell(place, message, help);
                }
                Some(_) => {}
            }
        }
        Some(areas)
    }
}
