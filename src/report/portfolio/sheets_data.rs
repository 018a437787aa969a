//! Which sheets many units were read from.

use schemars::JsonSchema;
use serde::Serialize;

/// How many sheets there were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct SheetsData {
    /// How many were read and may count; of each unit the latest does.
    pub read: usize,
    /// How many hold for a later day than was asked for.
    pub later: usize,
    /// How many cannot be read; they count for nothing here.
    pub left_out: usize,
}

/// A sheet that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LeftOutData {
    /// Its name.
    pub sheet: String,
    /// Its folder.
    pub folder: String,
}
