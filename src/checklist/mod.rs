//! From YAML to a model: the only module that knows how a checklist is written.

mod builtin;
mod template;
mod files;
mod names;
mod changes;
mod lineage;
mod header;
mod steps;
mod item;
mod stage;
mod links;
mod parse;
mod known;
mod findings;
mod entries;
mod sources;
mod industries;
mod archetypes;
mod journey;
mod comparison;
mod figures;
mod benchmarks;
mod parse_guide;
mod language;

pub use builtin::{
    builtin, builtin_guide, builtin_ids, builtin_language, builtin_languages, builtin_model,
};
pub use files::{is_whole, overlay, relative_name};
pub use language::{
    LanguageState, check_languages, in_language, in_language_over, languages_of, translation,
};
pub use parse::{id_of, parse};
pub use parse_guide::{check, parse_guide};
pub use template::starter;
