//! How questions are asked: line by line, or on a full screen. Both drive the same interview.

mod question;
mod asking;
mod lines;
mod line;
mod survey;
mod state;
mod full;
mod typing;
mod keys;
mod view;
mod input;

pub(crate) use asking::{Asking, End};
pub(crate) use full::full;
pub(crate) use line::line;
pub(crate) use lines::{Console, Ended, ask_ended, ask_name};
pub(crate) use survey::{ProfileSurvey, SurveyAnswer, survey};
