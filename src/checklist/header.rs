//! `model.yaml`: what the model is, how it counts, and the names that its items may use.

use std::sync::Arc;

use crate::checklist::changes;
use crate::checklist::scopes::ScopeFile;
use crate::format::{
    Every, May, Need, Or, Part, Placed, Read, Seen, Sought, Text, What, Whole, Word, kind, record,
};
use crate::model::{
    Area, Climb, Contradiction, Credit, EffortBySize, Floor, Glossary, ItemId, KnownIds, Ladder,
    Level, LevelId, Mean, Method, ModelId, ModelSource, NamedList, Needs, Role, Rule, Scale, Share,
};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Fields, Node, Reader};

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
        /// Changes with the wording of any item. Put it into quotes: "1.0".
        version: Seen<Need<Word>>,
        /// What the model is, in a few sentences.
        summary: May<Text>,
        /// Where it comes from, and what may be done with its texts.
        source: Seen<Need<ModelSource>>,
        /// The answers that one may give; items that name no scale use the first.
        scales: Seen<Need<ScalesKind>>,
        /// How answers become a stage.
        method: Seen<Need<Method>>,
        /// What holds for all questions.
        rules: Seen<Or<Vec<Rule>>>,
        /// The words that several questions use in one sense.
        glossary: Seen<Or<Glossary>>,
        /// What is asked once, before the first item.
        scopes: Seen<Or<Every<ScopeFile>>>,
        /// What is named once, and asked about by several items.
        lists: Seen<Or<Every<NamedList>>>,
        /// The capabilities that items belong to, in the order of the radar.
        areas: Seen<Need<Every<Area>>>,
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
type Scales = Option<Vec<Arc<Scale>>>;

kind! {
    pub(crate) struct ScalesKind = Vec<Arc<Scale>>: Every::<Scale>::WHAT, Scale::MANY,
    in Scales |node, known, reader| {
        let scales = Every::<Scale>::read(node, known, reader)?;
        *known = Some(scales.into_iter().map(Arc::new).collect());
        known.clone()
    }
}

record! {
    /// How answers become a stage.
    pub(crate) struct MethodFile: "a method", "methods" in any, check either {
        /// The rule: a stage passes on its own items, and all stages below it must pass too.
        kind: Need<Climb>,
        /// What a stage needs, in percent of its points, every open item counted as 0. Either this,
        /// or `most` with `share`.
        pass: May<Whole<1, 100>>,
        /// The level of the first scale from which on an item is in place; it goes with `share`.
        most: May<Placed<Sought>>,
        /// The part of its applicable items that a stage needs in place: 2/3. It goes with `most`.
        share: May<Share>,
        /// The level of the first scale that every applicable item of the stage needs at least,
        /// unless the item names another.
        floor: Need<Placed<Sought>>,
    }
}

/// Tells where a method says neither or both of what a stage may need.
fn either<'a>(fields: &Fields<'_, 'a>, reader: &mut Reader<'a>) {
    let nodes = ["pass", "most", "share"].map(|name| fields.get(name));
    if matches!(nodes, [Some(_), None, None] | [None, Some(_), Some(_)]) {
        return;
    }
    let place = nodes.into_iter().flatten().next().map_or(fields.place(), |node| node.place);
    let message = "a method needs either `pass`, or `most` and `share` together";
    let help = "write `pass: 75` for a percent, or `most: LEVEL` and `share: 2/3` for a count of \
                items in place";
    reader.tell(place, message, help);
}

kind! {
    impl Method = Self: What::Record(&MethodFile::RECORD), MethodFile::MANY,
    in Scales |node, known, reader| {
        let file = MethodFile::read(node, known, reader)?;
        let scales = known.as_ref()?;
        let (floor, place) = file.floor;
        let floor = level_of(scales, "floor", (&floor, place), reader)?;
        let needs = match (file.pass, file.most, file.share) {
            (Some(pass), None, None) => Needs::Percent(pass.into()),
            (None, Some((most, place)), Some(share)) => {
                let most = level_of(scales, "level", (&most, place), reader)?;
                if most.credit < floor.credit || most.credit == Credit::NONE {
                    let nothing = most.credit == Credit::NONE;
                    let than = if nothing { "nothing" } else { "less than the floor" };
                    let message = format!("`{}` is worth {than}", most.id);
                    let help = "an item is in place at a level that is worth something, and no less \
                                than the floor; name a higher one";
                    reader.tell(place, message, help);
                }
                Needs::Share { most: most.id.clone(), credit: most.credit, share }
            }
            // Told already.
            _ => return None,
        };
        Some(Self {
            mean: Mean::Pooled,
            ladder: Ladder {
                climb: file.kind,
                needs,
                floor: Floor::Item { level: floor.id.clone(), credit: floor.credit },
            },
        })
    }
}

/// Finds a level of the first scale, and tells where another scale has none worth as much.
fn level_of<'s>(
    scales: &'s [Arc<Scale>],
    field: &str,
    (name, place): (&str, Place),
    reader: &mut Reader<'_>,
) -> Option<&'s Level> {
    let first = scales.first()?;
    let Some(level) = first.level(&LevelId::new(name)) else {
        let levels = first.levels.iter().map(|level| level.id.as_str());
        let message = format!("the first scale has no level `{name}`");
        let help = format!("its levels are {}", text::ticked(levels));
        reader.tell(place, message, help);
        return None;
    };
    let too_low = |scale: &&Arc<Scale>| scale.levels.iter().all(|l| l.credit < level.credit);
    if let Some(scale) = scales.iter().find(too_low) {
        let id = &scale.id;
        let message = format!("no level of scale `{id}` is worth the {field} `{name}`");
        let help = format!("give its highest level {} or more", level.credit.hundredths());
        reader.tell(place, message, help);
    }
    Some(level)
}
