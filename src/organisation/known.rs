//! Items that settings name, held against a model.

use crate::model::{ItemId, Model};
use crate::problem::Place;
use crate::yaml::Reader;

/// Tells an item that a model does not ask, and what became of it.
pub(super) fn check_item(id: &ItemId, place: Place, model: &Model, reader: &mut Reader<'_>) {
    if model.item(id).is_some() {
        return;
    }
    if let Some(became) = model.what_became_of(id) {
        let help = "name an item that is asked now, or take it out";
        reader.tell(place, format!("`{id}` was {became}"), help);
        return;
    }
    let ids = model.items_and_topics().map(|item| item.id.as_str());
    reader.tell_unknown(place, ("item", id.as_str()), ids, || model.where_listed());
}
