//! How questions are asked: line by line, or on a full screen. Both drive the same interview.

mod offer;
mod recall;
mod asking;
mod question;
mod explained;
mod lines;
mod talk;
mod beside;
mod line;
mod survey;
mod start;
mod state;
mod full;
mod typing;
mod keys;
mod look;
mod lists;
mod view;
mod input;

pub(crate) use asking::{Asking, End};
pub(crate) use full::full;
pub(crate) use line::line;
pub(crate) use lines::{Console, Ended, ask_ended, ask_name};
pub(crate) use recall::Recall;
pub(crate) use start::{Fact, Start, Started, start};
pub(crate) use survey::{ProfileSurvey, SurveyAnswer, survey};
