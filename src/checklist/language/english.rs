//! The English texts that a language file is held against.

use crate::checklist::language::guide;
use crate::checklist::language::section::TextSection;
use crate::checklist::language::texts::{self, TextEntry, entries};
use crate::guide::Guide;
use crate::model::Model;

/// What a language file is read for: entries of the model, of its guide, or of both.
pub(super) struct English {
    pub(super) entries: Vec<TextEntry>,
    pub(super) of_model: bool,
    of_guide: bool,
}

impl English {
    pub(super) fn of_model(model: &Model) -> Self {
        // The same walk serves those who read and those who write, so that their orders cannot differ.
        let entries = entries(|show| texts::each(&mut model.clone(), show));
        Self { entries, of_model: true, of_guide: false }
    }

    pub(super) fn of_guide(guide: &Guide) -> Self {
        let entries = entries(|show| guide::each(&mut guide.clone(), show));
        Self { entries, of_model: false, of_guide: true }
    }

    pub(super) fn of_both(model: &Model, guide: &Guide) -> Self {
        let mut both = Self::of_model(model);
        both.entries.extend(Self::of_guide(guide).entries);
        Self { of_guide: true, ..both }
    }

    /// Says whether a section of the file is read.
    pub(super) fn has(&self, section: TextSection) -> bool {
        if section.is_of_guide() { self.of_guide } else { self.of_model }
    }
}
