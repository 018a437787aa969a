//! One file per command: its arguments, which are its help, and what it does.

pub(crate) mod assess;
pub(crate) mod attest;
pub(crate) mod answer;
pub(crate) mod stale;
pub(crate) mod starter;
pub(crate) mod status;
pub(crate) mod voices;
pub(crate) mod plan;
pub(crate) mod profile;
pub(crate) mod report;
pub(crate) mod round;
pub(crate) mod explain;
pub(crate) mod history;
pub(crate) mod compare;
pub(crate) mod merge;
pub(crate) mod form;
pub(crate) mod gather;
pub(crate) mod migrate;
pub(crate) mod portfolio;
pub(crate) mod crosswalk;
pub(crate) mod journeys;
pub(crate) mod model;
pub(crate) mod doctor;
pub(crate) mod completions;
pub(crate) mod man;
