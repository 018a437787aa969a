//! A sheet and what becomes of it in the present version of its model.

use crate::answers::{Migration, ModelRef};
use crate::lang::Lang;

/// A sheet and what becomes of it in the present version of its model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    pub path: String,
    /// The model, with the version that was answered.
    pub model: ModelRef,
    /// How the model is said.
    pub lang: Lang,
    /// What becomes of its answers; none where it stays as it is.
    pub migration: Option<Migration>,
}
