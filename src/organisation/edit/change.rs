//! One thing that is changed in an `ospo.yaml`: where it stands, how it is written, what it means.

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::answers::Respondent;
use crate::model::{ItemId, ListId, PersonWeeks, ScopeId};
use crate::organisation::plan::{ActionSettings, ActionState};
use crate::organisation::scope::{InScope, Named};
use crate::organisation::settings::{Organisation, Rating};
use crate::organisation::ticket::TicketId;
use crate::problem::Place;

/// What an organisation says of itself; none takes it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactChange {
    Organisation(Option<String>),
    /// The unit that is assessed, where it is not the whole.
    Unit(Option<String>),
    Sector(Option<String>),
    Size(Option<u32>),
    Kind(Option<String>),
    ReportsTo(Option<String>),
}

/// What is settled for the action on an item; none takes it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionChange {
    /// Whoever it was before has agreed to nothing that somebody else is to do.
    Owner(Option<String>),
    Agreed(Option<bool>),
    Due(Option<Date>),
    State(Option<ActionState>),
    /// What it is called in a tracker.
    Key(Option<String>),
    /// By what its ticket is known again.
    Ticket(Option<TicketId>),
}

#[derive(Debug)]
pub(super) enum SettingsChange<'a> {
    Fact(&'a FactChange),
    /// What is said of who answers; what is not said stays.
    Respondent(&'a Respondent),
    Rating(&'a str, Option<u32>),
    Action(&'a ItemId, &'a ActionChange),
    Capacity(Option<PersonWeeks>),
    Scope(&'a ScopeId, Option<InScope>),
    List(&'a ListId, &'a [String]),
}

impl SettingsChange<'_> {
    pub(super) fn path(&self) -> Vec<&str> {
        match self {
            Self::Fact(fact) => vec![fact.field()],
            Self::Respondent(_) => vec!["respondent"],
            Self::Rating(statement, _) => vec!["archetypes", statement],
            Self::Action(item, action) => vec!["plan", "actions", item.as_str(), action.field()],
            Self::Capacity(_) => vec!["plan", "capacity"],
            Self::Scope(id, _) => vec!["scope", id.as_str()],
            Self::List(id, _) => vec!["lists", id.as_str()],
        }
    }

    pub(super) fn applied(&self, organisation: &Organisation) -> Organisation {
        let mut changed = organisation.clone();
        match self {
            Self::Fact(fact) => fact.apply(&mut changed),
            // Somebody of whom nothing is said is not written.
            Self::Respondent(said) if said.is_empty() => {}
            Self::Respondent(said) => {
                let respondent = changed.respondent.get_or_insert_with(Respondent::default);
                respondent.name = read(said.name.as_ref()).or(respondent.name.take());
                respondent.role = said.role.clone().or(respondent.role.take());
            }
            Self::Rating(statement, Some(value)) => {
                let rating = Rating { value: *value, place: Place::START };
                changed.ratings.insert((*statement).to_owned(), rating);
            }
            Self::Rating(statement, None) => {
                changed.ratings.remove(*statement);
            }
            Self::Action(item, action) => action.apply(&mut changed, item),
            Self::Capacity(capacity) => changed.plan.capacity = *capacity,
            Self::Scope(id, Some(said)) => {
                changed.scope.insert((*id).clone(), Named { said: *said, place: Place::START });
            }
            Self::Scope(id, None) => {
                changed.scope.remove(*id);
            }
            Self::List(id, []) => {
                changed.lists.remove(*id);
            }
            Self::List(id, entries) => {
                let said = entries.iter().map(|entry| entry.trim().to_owned()).collect();
                changed.lists.insert((*id).clone(), Named { said, place: Place::START });
            }
        }
        changed
    }
}

/// Returns a text as it will be read back.
fn read(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
}

impl FactChange {
    fn field(&self) -> &'static str {
        match self {
            Self::Organisation(_) => "organisation",
            Self::Unit(_) => "unit",
            Self::Sector(_) => "sector",
            Self::Size(_) => "size",
            Self::Kind(_) => "kind",
            Self::ReportsTo(_) => "reports_to",
        }
    }

    fn apply(&self, organisation: &mut Organisation) {
        match self {
            Self::Organisation(name) => organisation.name = read(name.as_ref()),
            Self::Unit(unit) => organisation.unit = read(unit.as_ref()),
            Self::Sector(sector) => organisation.sector = read(sector.as_ref()),
            Self::Size(size) => organisation.size = *size,
            Self::Kind(kind) => organisation.kind = read(kind.as_ref()),
            Self::ReportsTo(whom) => organisation.reports_to = read(whom.as_ref()),
        }
    }
}

impl ActionChange {
    fn field(&self) -> &'static str {
        match self {
            Self::Owner(_) => "owner",
            Self::Agreed(_) => "agreed",
            Self::Due(_) => "due",
            Self::State(_) => "state",
            Self::Key(_) => "key",
            Self::Ticket(_) => "ticket",
        }
    }

    fn apply(&self, organisation: &mut Organisation, item: &ItemId) {
        let actions = &mut organisation.plan.actions;
        let present = actions.remove(item);
        let nothing = ActionSettings::nothing();
        let mut action = present.unwrap_or_else(|| nothing.clone());
        match self {
            Self::Owner(owner) => {
                let owner = read(owner.as_ref());
                action.agreed = action.agreed.filter(|_| owner == action.owner);
                action.owner = owner;
            }
            Self::Agreed(agreed) => action.agreed = *agreed,
            Self::Due(due) => action.due = *due,
            Self::State(state) => action.state = *state,
            Self::Key(key) => action.key = read(key.as_ref()),
            Self::Ticket(id) => action.ticket.clone_from(id),
        }
        // An action of which nothing is said is not written.
        if action != nothing {
            actions.insert(item.clone(), action);
        }
    }
}

/// Returns what can be changed of settings, as it is written.
pub(super) fn written(organisation: &Organisation) -> Value {
    let text = |text: &Option<String>| text.as_deref().map(Value::from);
    let facts = [
        ("organisation", text(&organisation.name)),
        ("unit", text(&organisation.unit)),
        ("sector", text(&organisation.sector)),
        ("size", organisation.size.map(Value::from)),
        ("kind", text(&organisation.kind)),
        ("reports_to", text(&organisation.reports_to)),
    ];
    let respondent = organisation.respondent.iter();
    let respondent = respondent.flat_map(|r| [("name", text(&r.name)), ("role", text(&r.role))]);
    let ratings = organisation.ratings.iter();
    let ratings: Map<_, _> =
        ratings.map(|(id, rating)| (id.clone(), rating.value.into())).collect();
    let actions = organisation.plan.actions.iter().map(|(id, action)| {
        let due = action.due.map(|due| due.to_string().into());
        let action = [
            ("owner", text(&action.owner)),
            ("agreed", action.agreed.map(Value::from)),
            ("due", due),
            ("state", action.state.map(|state| state.as_str().into())),
            ("key", text(&action.key)),
            ("ticket", action.ticket.as_ref().map(|id| id.to_string().into())),
        ];
        (id.to_string(), said(action).into())
    });
    let capacity = organisation.plan.capacity.and_then(|weeks| weeks.to_string().parse().ok());
    let plan = [("capacity", capacity.map(Value::Number)), ("actions", filled(actions.collect()))];
    let scope = organisation.scope.iter();
    let scope = scope.map(|(id, answer)| (id.to_string(), answer.said.as_str().into()));
    let lists = organisation.lists.iter();
    let lists = lists.map(|(id, entries)| (id.to_string(), entries.said.clone().into()));
    let more = [
        ("respondent", filled(said(respondent))),
        ("archetypes", filled(ratings)),
        ("scope", filled(scope.collect())),
        ("lists", filled(lists.collect())),
        ("plan", filled(said(plan))),
    ];
    said(facts.into_iter().chain(more)).into()
}

fn said(fields: impl IntoIterator<Item = (&'static str, Option<Value>)>) -> Map<String, Value> {
    let said = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    said.collect()
}

fn filled(map: Map<String, Value>) -> Option<Value> {
    (!map.is_empty()).then(|| map.into())
}

/// Returns settings whose places say nothing, to compare what two files say.
pub(super) fn placeless(mut organisation: Organisation) -> Organisation {
    for rating in organisation.ratings.values_mut() {
        rating.place = Place::START;
    }
    for answer in organisation.scope.values_mut() {
        answer.place = Place::START;
    }
    for entries in organisation.lists.values_mut() {
        entries.place = Place::START;
    }
    let goals = organisation.goals.iter_mut().flat_map(|goal| &mut goal.items);
    let people = organisation.people.iter_mut().flat_map(|person| &mut person.items);
    for (_, place) in goals.chain(people) {
        *place = Place::START;
    }
    for action in organisation.plan.actions.values_mut() {
        action.place = Place::START;
    }
    if let Some(target) = &mut organisation.target {
        target.stage = target.stage.map(|(number, _)| (number, Place::START));
        let wishes = target.areas.values_mut().chain(target.items.values_mut());
        for wish in wishes {
            (wish.place, wish.level.1) = (Place::START, Place::START);
        }
    }
    organisation
}
