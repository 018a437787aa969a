//! Whether the answers that a model holds side by side can be given.

use std::collections::BTreeMap;

use crate::model::{Contradiction, Item, ItemId};
use crate::text;
use crate::yaml::Reader;

/// Tells items that the model does not have, and levels that their items do not have; `None` stands
/// for an item in which something is wrong.
pub(super) fn check(
    contradictions: &[Contradiction],
    items: &BTreeMap<&ItemId, Option<&Item>>,
    reader: &mut Reader<'_>,
) {
    let answers = contradictions.iter().flat_map(|one| &one.when);
    for (id, held) in answers {
        let Some(place) = held.place else { continue };
        let Some(item) = items.get(id) else {
            let nearest = text::nearest(id.as_str(), items.keys().map(|id| id.as_str()));
            let help = nearest.map_or_else(
                || "name an item or topic of the model".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            reader.tell(place, format!("the model has no item `{id}`"), help);
            continue;
        };
        let scale = item.map(|item| &item.scale);
        if let Some(scale) = scale.filter(|scale| scale.level(&held.level).is_none()) {
            let levels = text::ticked(scale.levels.iter().map(|level| level.id.as_str()));
            let message = format!("`{id}` has no level `{}`", held.level);
            reader.tell(
                place,
                message,
                format!("its levels are {levels}; `at least` or `at most` may stand before one"),
            );
        }
    }
}
