//! The models that are built in are sound, and a new practice needs no Rust.

#[path = "../advised/mod.rs"]
mod advised;
mod compiled;
mod content;
mod default_guide;
mod default_model;
mod import;
mod languages;
mod looks;
mod new_item;
mod old_sheets;
mod overlay;
mod own_guide;
mod own_tests;
mod profiles;
mod published_summaries;
mod scopes;
mod signals;
mod starters;
#[path = "../small_model/mod.rs"]
mod small_model;
