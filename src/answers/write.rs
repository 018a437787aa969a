//! A sheet as text: the same answers give the same bytes, in the order of the model.

use crate::answers::sheet::Sheet;
use crate::format::{self, Order};
use crate::model::{ItemId, Model};

/// Returns the file of a sheet. Answers that `model` does not ask for come last, by name.
///
/// # Errors
/// Only what the YAML writer itself cannot do.
pub fn to_yaml(sheet: &Sheet, model: &Model) -> Result<String, serde_yaml::SerializeError> {
    serde_yaml::to_string(&to_json(sheet, model))
}

/// Returns the same as JSON.
pub fn to_json(sheet: &Sheet, model: &Model) -> serde_json::Value {
    format::write_record(sheet, model)
}

impl Order<ItemId> for Model {
    fn names(&self) -> Vec<&ItemId> {
        self.items_and_topics().map(|item| &item.id).collect()
    }
}
