//! `overlay.yaml`: single changes to a model that a folder of one's own lies over.

mod merge;
mod file;
mod lay;
mod notes;

pub(crate) use file::OverlayFile;
pub(super) use lay::{Laid, read};
pub use notes::{over, overlay_notes};
