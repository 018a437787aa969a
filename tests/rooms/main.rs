//! What each room makes of small inputs, as its face gives it.

mod checklist;
mod drawings;
mod formats;
mod guide;
mod lang;
mod markdown;
mod model;
mod period;
mod problem;
mod text;
mod yaml;
