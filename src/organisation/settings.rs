//! What an organisation says of itself, and how one set of settings lies over another.

use serde_json::{Value, json};

use crate::answers::{Respondent, choosable};
use crate::format::{
    Id, Kind, Map, May, Or, OrNothing, Read, Text, What, Whole, file_words, kind, names_of, record,
};
use crate::lang;
use crate::organisation::office_goal::OfficeGoal;
use crate::organisation::people::Person;
use crate::organisation::period::Period;
use crate::organisation::plan::PlanSettings;
use crate::organisation::scope::{InScope, ListTexts, Lists, Named, Scopes};
use crate::organisation::target::Target;
use crate::problem::Place;
use crate::yaml::{Key, Node, Reader};

record! {
    /// What an organisation says of itself, once, for all its assessments.
    #[derive(Default)]
    pub struct Organisation: "settings", "settings" in any,
        file "" "Settings (ospo.yaml)", more may_be_empty
    {
        /// The name of the organisation.
        name as "organisation": May<Text>,
        /// The unit that is assessed, where it is not the whole.
        unit: May<Text>,
        /// The sector.
        sector: May<Text>,
        /// How many people work there.
        size: May<Whole<1, 10_000_000>>,
        /// What kind of organisation it is.
        kind: May<Text>,
        /// To whom the programme office reports.
        reports_to: May<Text>,
        /// How confidential it is: printed on every page that is written for people.
        classification: May<Text>,
        /// The id of the model that is used. Without it, that of the sheet, or the built-in one.
        model: May<Id>,
        /// A folder with checklists of its own, beside this file or below it.
        checklists: May<FolderBelow>,
        /// Folders with clones and files with the results of tools, beside this file or below it,
        /// that `ospo gather` looks at where none are named.
        gather: Or<Vec<FolderBelow>>,
        /// The language that is spoken, by its tag: de, pt-BR, zh-Hans. Without it, English.
        language: May<LanguageTag>,
        /// Who answers, where nothing else is said.
        respondent: May<Respondent>,
        /// Who is asked what in a round.
        people: Or<Vec<Person>>,
        /// How long an answer or its evidence holds before it should be looked at again: a whole
        /// number and `d`, `w`, `m` or `y` for days, weeks, months or years. Without it, 12 months.
        stale_after: May<Period>,
        /// Whether an answer that calls for evidence counts without it.
        evidence: May<EvidenceRule>,
        /// What the organisation wants.
        target: May<Target>,
        /// How far the organisation agrees with statements about itself, by the id of the statement.
        ratings as "archetypes": Or<Map<Ratings, Rating>>,
        /// What lies outside the organisation, by the id of a scope of the model: `no` has its items
        /// not apply, wherever a sheet does not answer them.
        scope: Or<OrNothing<Map<Scopes, Named<InScope>>>>,
        /// What the organisation names once, by the id of a list of the model.
        lists: Or<OrNothing<Map<Lists, Named<ListTexts>>>>,
        /// What is settled for the plan.
        plan: Or<PlanSettings>,
        /// What the programme office is measured by.
        goals: Or<Vec<OfficeGoal>>,
    }
}

file_words! {
    /// What becomes of an answer that calls for evidence and has none.
    pub enum EvidenceRule: "rule" {
        /// It counts as it is, and is told.
        Optional is "optional",
        /// In the worst case, it counts as the highest level that needs none.
        Required is "required",
    }
}

pub(super) fn may_be_empty() -> Value {
    json!({ "type": ["object", "null"] })
}

/// How far an organisation agrees with a statement about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// From 0, not at all, to 4, wholly.
    pub value: u32,
    pub place: Place,
}

impl Kind for Rating {
    type Value = Self;
    const WHAT: What = What::Whole(0, 4);
    const MANY: &'static str = "ratings";
}

impl<C> Read<C> for Rating {
    fn read<'a>(node: &Node<'a>, _: &mut C, reader: &mut Reader<'a>) -> Option<Self> {
        let value = reader.whole(node, 0, 4)?;
        let place = node.place;
        Some(Self { value, place })
    }

    fn read_under<'a>(
        key: &Key<'a>,
        node: &Node<'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<Self> {
        let place = key.place;
        Some(Self { place, ..Self::read(node, known, reader)? })
    }
}

names_of! {
    /// Statements.
    Ratings is "ratings" of String;
}

kind! {
    /// A folder that is not outside the one of the file.
    pub struct FolderBelow = String: What::Else(|| {
        // What leads out: a root, a home, a drive, a step upwards.
        let outside = r"^[/\\~]|[:\u0000-\u001f]|(^|[/\\])\.\.([/\\]|$)";
        json!({ "type": "string", "pattern": r"\S", "not": { "pattern": outside } })
    }), "folders",
    in any |node, _, reader| {
        let path = reader.text(node)?;
        let leads_out = path.starts_with(['/', '\\', '~'])
            || path.chars().any(|c| c == ':' || c.is_control())
            || path.split(['/', '\\']).any(|part| part == "..");
        if leads_out {
            let help = "name a folder beside this file or below it; `--checklists DIR` takes any";
            let told = format!("`{path}` leads out of this folder");
            reader.tell(node.place, told, help);
            return None;
        }
        Some(path)
    }
}

kind! {
    /// The tag of a language; whether there is such a one is known where models are read.
    pub struct LanguageTag = String: What::Else(|| {
        let tag = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$";
        json!({ "type": "string", "pattern": tag })
    }), "languages",
    in any |node, _, reader| {
        let tag = reader.word(node)?;
        if lang::is_tag(tag) {
            return Some(tag.to_owned());
        }
        let told = format!("`{tag}` is not the tag of a language");
        reader.tell(
            node.place,
            told,
            "write it as in `de`, `pt-BR` or `zh-Hans`",
        );
        None
    }
}

impl Organisation {
    /// Lays these settings over others: what is not said here is taken from there.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        let respondent = match (self.respondent, below.respondent) {
            (Some(own), Some(below)) => {
                Some(Respondent { name: own.name.or(below.name), role: own.role.or(below.role) })
            }
            (own, below) => own.or(below),
        };
        let mut ratings = below.ratings;
        ratings.extend(self.ratings);
        let (mut scope, mut lists) = (below.scope, below.lists);
        scope.extend(self.scope);
        lists.extend(self.lists);
        Self {
            name: self.name.or(below.name),
            unit: self.unit.or(below.unit),
            sector: self.sector.or(below.sector),
            size: self.size.or(below.size),
            kind: self.kind.or(below.kind),
            reports_to: self.reports_to.or(below.reports_to),
            classification: self.classification.or(below.classification),
            model: self.model.or(below.model),
            checklists: self.checklists.or(below.checklists),
            gather: if self.gather.is_empty() { below.gather } else { self.gather },
            language: self.language.or(below.language),
            respondent,
            people: if self.people.is_empty() { below.people } else { self.people },
            stale_after: self.stale_after.or(below.stale_after),
            evidence: self.evidence.or(below.evidence),
            target: self.target.or(below.target),
            ratings,
            scope,
            lists,
            plan: self.plan.over(below.plan),
            goals: if self.goals.is_empty() { below.goals } else { self.goals },
        }
    }

    /// Returns the same with the roles that a built-in model has for the words that are used.
    #[must_use]
    pub fn with_roles_of(mut self, model: &str) -> Self {
        let people = self.people.iter_mut().map(|person| &mut person.role);
        let respondent = self.respondent.iter_mut().map(|respondent| &mut respondent.role);
        for role in people.chain(respondent).flatten() {
            *role = choosable::role_said(role, model).unwrap_or_else(|| role.clone());
        }
        self
    }

    /// Returns what to call the subject: the name, with the unit where one is given.
    pub fn subject(&self) -> Option<String> {
        match (&self.name, &self.unit) {
            (Some(name), Some(unit)) => Some(format!("{name}, {unit}")),
            (Some(name), None) => Some(name.clone()),
            (None, unit) => unit.clone(),
        }
    }
}
