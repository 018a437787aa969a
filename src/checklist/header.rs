//! `model.yaml`: what the model is, how it counts, and the names that its items may use.

use std::sync::Arc;

use crate::checklist::changes;
use crate::checklist::scopes::ScopeFile;
use crate::format::{
    Every, May, Need, Or, Part, Placed, Read, Seen, Sought, Text, What, Whole, Word, kind, record,
};
use crate::model::{
    Area, Climb, Floor, Glossary, KnownIds, Ladder, LevelId, Mean, Method, ModelId, ModelSource,
    NamedList, Needs, Role, Rule, Scale,
};
use crate::text;
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
    pub(crate) struct MethodFile: "a method", "methods" in any {
        /// The rule: a stage passes on its own items, and all stages below it must pass too.
        kind: Need<Climb>,
        /// What a stage needs, in percent of its points, every open item counted as 0.
        pass: Need<Whole<1, 100>>,
        /// The level of the first scale that every applicable item of the stage needs at least.
        floor: Need<Placed<Sought>>,
    }
}

kind! {
    impl Method = Self: What::Record(&MethodFile::RECORD), MethodFile::MANY,
    in Scales |node, known, reader| {
        let file = MethodFile::read(node, known, reader)?;
        let scales = known.as_ref()?;
        let (first, (floor, place)) = (scales.first()?, file.floor);
        let Some(level) = first.level(&LevelId::new(floor.as_str())) else {
            let levels = first.levels.iter().map(|level| level.id.as_str());
            let message = format!("the first scale has no level `{floor}`");
            let help = format!("its levels are {}", text::ticked(levels));
            reader.tell(place, message, help);
            return None;
        };
        let too_low = |scale: &&Arc<Scale>| scale.levels.iter().all(|l| l.credit < level.credit);
        if let Some(scale) = scales.iter().find(too_low) {
            let id = &scale.id;
            let message = format!("no level of scale `{id}` is worth the floor `{floor}`");
            let least = level.credit.hundredths();
            let help = format!("give its highest level {least} or more");
            reader.tell(place, message, help);
        }
        Some(Self {
            mean: Mean::Pooled,
            ladder: Ladder {
                climb: file.kind,
                needs: Needs::Percent(file.pass.into()),
                floor: Floor::Item {
                    level: level.id.clone(),
                    credit: level.credit,
                },
            },
        })
    }
}
