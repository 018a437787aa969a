//! What each room makes of small inputs, as its face gives it.

mod answers;
mod board;
mod checklist;
mod crosswalks;
mod drawings;
mod formats;
mod forms;
mod guide;
mod lang;
mod markdown;
mod model;
mod money;
mod period;
mod problem;
mod returned_forms;
mod text;
mod tracker;
mod workbooks;
mod yaml;

#[path = "../small_model/mod.rs"]
mod small_model;
