//! The field that more lines may belong to.

use crate::form::labels::FormField;
use crate::form::markdown::line_builder::ShownLine;

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OpenQuestion {
    pub(super) field: Option<FormField>,
    /// The list and the paragraph that its label stands in.
    pub(super) list: Option<usize>,
    pub(super) begins: usize,
    /// The line of the source that its last words stand on.
    pub(super) last: usize,
    /// Whether nothing stands behind its label.
    pub(super) is_bare: bool,
}

impl OpenQuestion {
    pub(super) fn at(field: FormField, rest: &str, line: &ShownLine) -> Self {
        let is_bare = rest.is_empty();
        Self { field: Some(field), list: line.list, begins: line.begins, last: line.last, is_bare }
    }

    /// Says whether the words of a line belong to it.
    pub(super) fn takes(&self, line: &ShownLine) -> bool {
        match self.field {
            // These are a line each, though it may be the one below the label.
            Some(FormField::Confidence | FormField::Answered) => {
                self.is_bare || line.begins == self.begins
            }
            // It stands in its item; below the list, something else is said.
            Some(FormField::Reason) => {
                line.begins == self.begins
                    || line.quotes > 0
                    || (line.list.is_some() && line.list == self.list)
            }
            field => field.is_some(),
        }
    }
}
