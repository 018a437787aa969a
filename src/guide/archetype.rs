//! `archetypes.yaml`: kinds of programme offices, and the statements by which an office finds out
//! which it is like.

use bitcode::{Decode, Encode};
use serde::Serialize;

use crate::format::{self, Entries, May, Need, Text, What, Whole, kind, record};
use crate::guide::id::{ArchetypeId, SourceId, StatementId};
use crate::guide::known::{Known, Ref, entries};
use crate::guide::source::{Finding, Findings};
use crate::model::ItemId;
use crate::text;
use crate::yaml::{Fields, Node, Reader, Value};

record! {
    /// Kinds of programme offices, and how an office finds out which it is like.
    #[derive(Decode, Encode, Serialize)]
    pub struct Archetypes: "archetypes", "archetypes" in Known,
        file "ospo/archetypes/1" "The archetypes of a guide (archetypes.yaml)",
        check check_statements
    {
        /// The labels of the ratings 0 to 4.
        scale: Need<Labels>,
        /// When an office is clearly like one, in points of the 8 that two statements give.
        clear: Need<Clear>,
        /// What any office shows that has reached critical mass.
        shared: Need<Findings>,
        /// The archetypes, in the order in which they are shown.
        all as "archetypes": Need<Entries<Archetype>>,
    }
}

record! {
    /// When an office is clearly like an archetype, in points of the 8 that two statements give.
    #[derive(Decode, Encode, Serialize)]
    pub struct Clear: "a rule", "rules" in any {
        /// The points that an archetype needs at least.
        least: Need<Whole<0, 8>>,
        /// How many points it may stand below the highest.
        within: Need<Whole<0, 8>>,
        /// Where more than this many are left, none is clear.
        most: Need<Whole<1, 100>>,
    }
}

record! {
    /// A kind of programme office.
    #[derive(Decode, Encode, Serialize)]
    pub struct Archetype: "an archetype", "archetypes" in Known {
        /// The name that files use.
        id: Need<ArchetypeId>,
        /// The name that people read.
        title: Need<Text>,
        /// Where it comes from: an id of sources.yaml.
        source: Need<Ref<SourceId>>,
        /// What sets it apart from the others where it comes from.
        remark: May<Text>,
        /// What it is.
        summary: Need<Text>,
        /// What characterises it.
        traits: Need<Findings>,
        /// What it does.
        behaviour: Need<Findings>,
        /// What matters to it.
        priorities: Need<Findings>,
        /// What goes wrong with it.
        watch_outs: Need<Findings>,
        /// Who is one.
        example: May<Finding>,
        /// The items towards which its plan tilts.
        favours: Need<Vec<Favour>>,
        /// What an office rates from 0 to 4 to find out whether it is one.
        statements: Need<Two>,
    }
}

impl Copy for Clear {}

entries! { Archetype in archetypes }

record! {
    /// An item towards which a plan tilts.
    #[derive(Decode, Encode, Serialize)]
    pub struct Favour: "a favoured item", "favoured items" in Known {
        /// An item or topic of the model.
        item: Need<Ref<ItemId>>,
        /// The reason, which the plan shows.
        because: Need<Text>,
        /// Who says so: an id of sources.yaml.
        source: Need<Ref<SourceId>>,
    }
}

record! {
    /// A sentence that an office rates.
    #[derive(Decode, Encode, Serialize)]
    pub struct Statement: "a statement", "statements" in Known {
        /// The name that sheets use; unique over all archetypes.
        id: Need<StatementId>,
        /// The sentence, in the first person plural.
        text: Need<Text>,
        /// Who says so: an id of sources.yaml.
        source: Need<Ref<SourceId>>,
    }
}

kind! {
    /// One label for each rating from 0 to 4.
    pub struct Labels = Vec<String>: What::List(&What::Text, 5, Some(5)), Text::MANY,
    in any |node, known, reader| {
        let number = node.entries().len();
        if matches!(node.value, Value::List(_)) && number != 5 {
            let message = format!("a scale of {}", text::count(number, "label"));
            let help = "write five labels, for the ratings 0 to 4";
            reader.tell(node.place, message, help);
            return None;
        }
        Vec::<Text>::read(node, known, reader)
    }
}

kind! {
    /// The two statements of an archetype.
    pub struct Two = [Statement; 2]: What::List(&Statement::WHAT, 2, Some(2)), Statement::MANY,
    in Known |node, known, reader| {
        let number = node.entries().len();
        if matches!(node.value, Value::List(_)) && number != 2 {
            let message = format!("an archetype with {}", text::count(number, "statement"));
            reader.tell(node.place, message, "write exactly two");
        }
        Vec::<Statement>::read(node, known, reader)?.try_into().ok()
    }
}

/// The id of a statement stands once in the file.
fn check_statements(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) {
    let archetypes = fields.get("archetypes").map_or(&[][..], Node::entries);
    let statements = archetypes.iter().filter_map(|one| one.field("statements"));
    let ids = statements.flat_map(Node::entries).filter_map(format::id_of);
    format::unique(ids, "statement", reader);
}
