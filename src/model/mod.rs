//! What is asked: a maturity model, already checked, complete and consistent.

mod id;
mod scale;
mod known;
mod item;
mod steps;
mod method;
mod stage;
mod change;
mod content;
mod contradiction;
mod whole;

pub use change::{Change, Changes, OldAnswers, version_order};
pub use content::{AskedPart, Content, Differences, Fingerprint};
pub use contradiction::{Contradiction, Held, HeldLevel};
pub(crate) use id::ids;
pub use id::{AreaId, ItemId, LevelId, ModelId, RoleId, ScaleId};
pub use item::{Item, Link, Subject};
pub(crate) use known::KnownIds;
pub use method::{Climb, Floor, Ladder, Mean, Method, Needs, Share};
pub use scale::{Credit, Level, Scale};
pub use stage::{Area, Community, Role, Stage};
pub use steps::{PersonWeeks, Step};
pub use whole::{Model, ModelSource};
