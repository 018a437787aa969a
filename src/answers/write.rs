//! A sheet as text: the same answers give the same bytes, in the order of the model.

use serde_json::Value;

use crate::answers::sheet::Sheet;
use crate::format::{self, Order};
use crate::model::{ItemId, Model};
use crate::yaml::Indent;

/// Returns the file of a sheet; its first line tells editors its schema. Answers that `model` does not
/// ask for come last, by name.
///
/// # Errors
/// Only what the YAML writer itself cannot do.
pub fn to_yaml(sheet: &Sheet, model: &Model) -> Result<String, serde_yaml::SerializeError> {
    let first = format::first_line("ospo/sheet/1");
    Ok(first + &serde_yaml::to_string(&to_json(sheet, model))?)
}

/// Returns the same as JSON.
pub fn to_json(sheet: &Sheet, model: &Model) -> Value {
    format::write_record(sheet, model)
}

/// Returns a value as lines of YAML; none where it cannot be written.
pub fn yaml_lines(value: &Value, indent: Indent) -> Option<String> {
    let options = serde_yaml::ser_options! {
        indent_step: indent.step.min(8),
        compact_list_indent: !indent.lists,
    };
    serde_yaml::to_string_with_options(value, options).ok()
}

impl Order<ItemId> for Model {
    fn names(&self) -> Vec<&ItemId> {
        self.items_and_topics().map(|item| &item.id).collect()
    }
}
