//! A model and its parts, explained.

pub(crate) mod asked;
pub(crate) mod helps;
pub(crate) mod items_data;
pub(crate) mod models_data;
pub(crate) mod method_note;
pub(crate) mod of_area;
pub(crate) mod of_item;
pub(crate) mod of_model;
pub(crate) mod of_models;
pub(crate) mod of_stage;
pub(crate) mod rows;
