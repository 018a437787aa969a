//! `journeys/NAME.yaml`: how an organisation got there.

use bitcode::{Decode, Encode};

use crate::format::{May, Need, Or, Text, Url, What, With, kind, record};
use crate::guide::id::{ArchetypeId, JourneyId, SectorId, SourceId};
use crate::guide::known::{Known, Ref, StageNumber};
use crate::guide::source::{Finding, Findings};
use crate::model::ItemId;
use crate::text;
use crate::yaml::Value;
use serde::Serialize;

record! {
    /// How one organisation got there: a complete journey, or a brief profile.
    #[derive(Decode, Encode, Serialize)]
    pub struct Journey: "a journey", "journeys" in Known,
        file "ospo/journey/1" "A journey (journeys/NAME.yaml)"
    {
        /// The name that commands use, as in the name of the file.
        id: Need<NameOfFile>,
        /// The name of the organisation.
        title: Need<Text>,
        /// What the organisation does, in a few words.
        what: Need<Text>,
        /// What it works in: a sector of industries.yaml.
        sector: May<Ref<SectorId>>,
        /// The archetype that it is like.
        archetype: May<Alike>,
        /// Where its story is published: http, https or mailto.
        url: May<Url>,
        /// What is told of it.
        story: With<Story>,
        /// What happened, in order of time.
        milestones: Or<Vec<Milestone>>,
    }
}

record! {
    /// What is told of a journey beside its milestones.
    #[derive(Decode, Encode, Serialize)]
    pub struct Story: "a story", "stories" in Known {
        /// The story in short.
        brief: Need<Findings>,
        /// How its programme office is built.
        structure: Or<Findings>,
        /// Who works in it.
        staffing: Or<Findings>,
        /// Who it reports to.
        reporting: Or<Findings>,
        /// What it is for.
        goals: Or<Findings>,
        /// What it counts.
        metrics: Or<Findings>,
        /// What was hard.
        challenges: Or<Findings>,
        /// What others can learn from it.
        lesson: May<Finding>,
    }
}

impl Story {
    /// Says whether each part is told; a brief profile has only some of them.
    pub fn is_complete(&self) -> bool {
        let parts = [
            &self.structure,
            &self.staffing,
            &self.reporting,
            &self.goals,
            &self.metrics,
            &self.challenges,
        ];
        self.lesson.is_some() && parts.iter().all(|part| !part.is_empty())
    }
}

record! {
    /// The archetype that an organisation is like.
    #[derive(Decode, Encode, Serialize)]
    pub struct Alike: "an archetype", "archetypes" in Known {
        /// An id of archetypes.yaml.
        id: Need<Ref<ArchetypeId>>,
        /// Who says so: an id of sources.yaml.
        source: Need<Ref<SourceId>>,
        /// What the sources leave unclear, or where they differ.
        unclear: May<Text>,
    }
}

record! {
    /// Something that happened on the way.
    #[derive(Decode, Encode, Serialize)]
    pub struct Milestone: "a milestone", "milestones" in Known {
        /// When, in words. Put a bare year into quotes: "2012".
        when: Need<Text>,
        /// The stage or the two stages that it belongs to, the lower first; a judgement of ours.
        stages: Or<Stages>,
        /// The items and topics that it shows done; a judgement of ours.
        items: Or<Vec<Ref<ItemId>>>,
        /// What happened.
        text: Need<Text>,
        /// Who says so: an id of sources.yaml.
        source: Need<Ref<SourceId>>,
        /// What the sources leave unclear, or where they differ.
        unclear: May<Text>,
    }
}

impl Milestone {
    /// Returns what happened, without the tags.
    pub fn finding(&self) -> Finding {
        Finding {
            text: self.text.clone(),
            source: self.source.clone(),
            unclear: self.unclear.clone(),
        }
    }
}

kind! {
    /// The id of a journey, which is the name of its file.
    pub struct NameOfFile = JourneyId: What::Id, "ids",
    in any |node, _, reader| {
        let id = reader.id(node)?;
        let name = reader.path().rsplit(['/', '\\']).next().unwrap_or_default();
        if name != format!("{id}.yaml") {
            let message = format!("journey `{id}` is in the file {name}");
            reader.tell(node.place, message, format!("name the file {id}.yaml"));
        }
        Some(JourneyId::new(id))
    }
}

kind! {
    /// One stage, or two with the lower first.
    pub struct Stages = Vec<u32>: What::List(&StageNumber::WHAT, 1, Some(2)), StageNumber::MANY,
    in Known |node, known, reader| {
        let number = node.entries().len();
        if matches!(node.value, Value::List(_)) && !(1..=2).contains(&number) {
            let message = format!("a milestone of {}", text::count(number, "stage"));
            let help = "name one stage, or two with the lower first";
            reader.tell(node.place, message, help);
        }
        let stages = Vec::<StageNumber>::read(node, known, reader)?;
        if let [first, second] = stages[..]
            && second <= first
        {
            let message = format!("stage {second} comes after stage {first}");
            let help = "write the lower stage first, each once";
            reader.tell(node.place, message, help);
        }
        Some(stages)
    }
}
