//! From YAML to a model: the only module that knows how a checklist is written.

mod builtin;
mod spoken;
mod template;
mod files;
mod changes;
mod lineage;
mod contradictions;
mod scopes;
mod header;
mod method;
mod stage;
mod overlay;
mod links;
mod crosswalks;
mod signals;
mod parse;
mod parse_guide;
mod content;
mod language;
mod starters;

pub use builtin::{
    builtin, builtin_crosswalks, builtin_fingerprint, builtin_guide, builtin_ids, builtin_language,
    builtin_languages, builtin_model, builtin_roles, builtin_text, is_as_built,
};
pub use content::{OtherContent, laid_over, other_content};
pub use crosswalks::{Crosswalks, LinkTarget, read_crosswalks};
pub use files::{is_whole, overlay, relative_name, tests_of};
pub(crate) use header::ModelHeader;
pub(crate) use language::Translation;
pub use language::{
    LanguageState, check_languages, guide_in_language, in_language, in_language_over, languages_of,
    translation,
};
pub(crate) use overlay::OverlayFile;
pub use overlay::{over, overlay_notes};
pub use parse::{id_of, parse};
pub use parse_guide::{check, parse_guide, parse_or_tell_all};
pub use spoken::{spoken, spoken_of};
pub(crate) use stage::{StageFile, TopicsFile};
pub use starters::{Starters, builtin_starters, read_starters};
pub use template::{new_model, new_overlay};
