//! What came before an assessment, as far as a report shows it.

use crate::insight::{Assessment, History};

#[derive(Clone, Copy, Debug, Default)]
pub struct Earlier<'a> {
    /// The assessment before it, of the same subject and model.
    pub assessment: Option<&'a Assessment<'a>>,
    /// All assessments of the subject up to this one.
    pub history: Option<&'a History>,
}
