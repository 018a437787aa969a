//! What the answers tell.

mod round;
mod assessment;
mod crosswalk;
mod plan;
mod guidance;
mod advice;
mod what_if;
mod history;
mod comparison;
mod missing;
mod model_test;
mod stale;
mod contradictions;
mod filling;
mod portfolio;
mod packet;
mod board;
mod voices;

pub use advice::{Advice, Asked};
pub use assessment::Assessment;
pub use board::{
    Certainty, Closing, Gap, Shortlist, Spare, Unanswered, could_hold, gaps, saved_by, unanswered,
};
pub use comparison::{AreaMove, Beside, BlockerMove, Cause, Comparison, Move, StageMove};
pub use contradictions::contradictions;
pub use crosswalk::{
    Also, Because, How, HowMany, Implied, ImpliedFrom, ImpliedItem, Reach, Settled, Settles, reach,
    settles, tied,
};
pub use filling::Filling;
pub use guidance::{
    Agreement, Example, Guidance, Near, Profile, Published, PublishedValue, Recommendation,
    Settling, Surroundings, Verdict, check_ratings,
};
pub use history::{History, InPlaceChange, IndexChange, Likeness, Point, Trend, WhyNot};
pub use missing::{MissingRole, missing_roles};
pub use model_test::{Expected, ModelTest, ModelTestFile, model_tests};
pub use packet::{
    Among, Band, Distribution, GroupOf, LEAST, Mark, Measure, NoComparison, NoPacket, Packet,
    PacketError, PacketGroup, PacketModel, Pooled, PooledFigure, pool,
};
pub use plan::{
    Action, Budget, Capacity, CapacityBy, Deed, Dropped, DueConflict, Enough, Entry, FigureOutcome,
    First, Goal, Horizon, Missed, Origin, Outlay, Plan, Quarter, Reason, Roadmap, RoleWork,
    Schedule, Slot, StageOutcome, TargetDay, Tilted, Towards, plan,
};
pub use portfolio::{
    Apart, Blocking, Detail, Figures, Gathered, Group, GroupPart, LevelCounts, Member,
    ModelOfChoice, Portfolio, Sort, Spread, StageCount, Standing, Unit, UnitRow, Weakest,
};
pub use round::{
    Accord, Found, FoundBy, FoundItem, Invited, Round, RoundFacts, RoundItem, RoundSheet,
    RoundState, Ruling, SourceSheet, Voice, digest,
};
pub use stale::{
    EndedGoal, Lasting, Outdated, Stale, StaleFact, StaleItem, Upcoming, WhyStale, is_stale,
    outdated,
};
pub use voices::{
    AnonymousVoice, HeardBefore, ItemVoices, LEAST_VOICES, LevelVoices, MarkedVoice, Moment, Pairs,
    Side, VoiceMarks, VoiceSaid, Voices, VoicesCounted, VoicesOnce,
};
pub use what_if::{Changed, Outcome, WhatIf};
