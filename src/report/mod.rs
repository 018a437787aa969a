//! How findings are laid out, free of format: each view once, as blocks for people and as data
//! for programs. A room for each kind of view.

mod document;
mod common;
mod crosswalk;
mod standing;
mod guide;
mod model;
mod plan;
mod over_time;
mod respondents;
mod portfolio;
mod page;
mod board;
mod doctor;
mod exchange;
mod attest;
mod gather;
mod voices;
mod view;
pub mod data;

pub use attest::attestation_data::{Attested, StatementData};
pub use attest::of_attestation::of_attestation;
pub use attest::of_verified::of_verified;
pub use board::of_board::of_board;
pub use board::of_slides::of_slides;
pub use board::words_file::words_to_begin_with;
pub use common::content::changed;
pub(crate) use common::dates;
pub use crosswalk::crossed::CrossedView;
pub use crosswalk::of_crosswalks::{Linked, of_crosswalks};
pub use crosswalk::of_implied::of_implied;
pub use doctor::finding::{Checkup, Circumstance, Finding, LookedAt, Weight};
pub use doctor::of_doctor::of_doctor;
pub use document::block::{
    Align, Answered, Answers, Block, Column, Document, Event, Fact, Table, Task,
};
pub use document::board::{
    Board, BoardAction, BoardDrawn, BoardGap, BoardGoal, BoardOf, BoardPoint, BoardStage,
    BoardTrend, PracticeMark,
};
pub use document::curve::{Curve, CurvePoint};
pub use document::ending::Ending;
pub use document::gantt::{Bar, Gantt};
pub use document::heat::{Heat, HeatRow, Marked, Square};
pub use document::line::{Line, Span, Tone};
pub use document::meter::{Mark, Meter, Meters};
pub use document::radar::{Radar, Spoke};
pub use document::rows::{Cell, Chart, ChartKind, Drawn, Header, Rows};
pub use exchange::checked::{Checked, Exchange, Group, Outcome};
pub use exchange::of_exchange::{NoExchange, of_exchange};
pub use gather::of_gathered::{Gathered, of_gathered};
pub use guide::of_archetype::of_archetype;
pub use guide::of_journey::of_journey;
pub use guide::of_journeys::of_journeys;
pub use guide::of_milestones::{Sought, of_milestones};
pub use guide::of_profile::of_profile;
pub use guide::of_source::of_source;
pub use guide::of_starters::{items_of, of_starters};
pub use model::helps::{helps, lists, of_words};
pub use model::of_area::of_area;
pub use model::of_item::of_item;
pub use model::of_model::{of_model, of_questions};
pub use model::of_models::{Listed, of_models};
pub use model::of_stage::of_stage;
pub use over_time::migrate_data::Migrated;
pub use over_time::of_compare::of_compare;
pub use over_time::of_history::of_history;
pub use over_time::of_migrate::of_migrate;
pub use over_time::of_stale::{ToLookAgain, of_stale};
pub use page::assessment_data::Earlier;
pub use page::of_assessment::{For, of_assessment};
pub use page::of_status::{FoundSince, Missing, Onward, of_status};
pub use plan::agenda::{Agenda, Appointment};
pub use plan::of_plan::of_plan;
pub use plan::pages::{Page, pages};
pub use portfolio::of_long::{long_of_history, long_of_portfolio};
pub use portfolio::of_packet::of_packet;
pub use portfolio::of_portfolio::of_portfolio;
pub use respondents::meeting::Meeting;
pub use respondents::of_done::{Done, of_done};
pub use respondents::of_merge::of_merge;
pub use respondents::of_round::of_round;
pub use standing::of_score::of_score;
pub use standing::of_what_if::of_what_if;
pub use standing::outside::left_out;
pub use view::{Audience, Data, Report};
pub use voices::of_voices::of_voices;
