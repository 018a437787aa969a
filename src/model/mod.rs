//! What is asked: a maturity model, already checked, complete and consistent.

mod id;
mod scale;
mod known;
mod item;
mod steps;
mod effort_by_size;
mod method;
mod stage;
mod glossary;
mod scope;
mod change;
mod content;
mod contradiction;
mod crosswalk;
mod signal;
mod whole;
mod part;
mod tells;
mod retold;

pub use change::{AT_LEAST, Change, Changes, Holds, OldAnswers, OldLevels, version_order};
pub use content::{AskedPart, Content, Differences, Fingerprint};
pub use contradiction::{Contradiction, Held, HeldLevel};
pub use crosswalk::{Crosswalk, CrosswalkLink, Ends, Linkable, LinkedModel};
pub use effort_by_size::{EffortBySize, EffortScale, SizeStep};
pub(crate) use glossary::Glossary;
pub use glossary::{Rule, Term};
pub(crate) use id::ids;
pub use id::{AreaId, ItemId, LevelId, ListId, ModelId, RoleId, ScaleId, ScopeId, SourceId};
pub use item::{Item, Link, Severity, Subject};
pub(crate) use known::KnownIds;
pub(crate) use method::Hundredths;
pub use method::{
    Band, Each, Floor, Grouping, Ladder, Member, Method, Needs, NotApplicable, Rounding, Share,
    Shown,
};
pub use part::{Part, PartOf};
pub(crate) use scale::LevelName;
pub use scale::{Credit, Level, LevelNeeds, Scale};
pub use scope::{NamedList, Scope};
pub use signal::{BetterWhen, FactName, FactUnit, HowKnown, Signal, Signalled, SignalsFile};
pub(crate) use stage::IsRung;
pub use stage::{Area, Community, Role, Stage};
pub use steps::{NextStep, PersonWeeks, Step};
pub use tells::Tells;
pub use whole::{Model, ModelSource};
