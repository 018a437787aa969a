//! `lang/TAG.yaml`: the texts of a model, and the tool's own wording, in another language.

mod section;
mod texts;
mod guide;
mod english;
mod marks;
mod translation;
mod page;
mod read;
mod wording;
mod lay;
mod state;
mod write;
mod fold;

pub use lay::{guide_in_language, in_language, in_language_over, languages_of};
pub use state::{LanguageState, check_languages};
pub(super) use texts::of_all as fingerprint_of;
pub(crate) use translation::Translation;
pub use write::translation;
