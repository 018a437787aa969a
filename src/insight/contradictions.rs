//! Answers that hardly go together: told, not judged.

use crate::answers::{Choice, Sheet};
use crate::lang::say;
use crate::model::{Item, LevelId, Model};

/// Fewer answers that are alike say nothing.
const FEWEST_ALIKE: usize = 8;

/// Returns a sentence for each contradiction of the model whose answers all stand in a sheet, and
/// one where all levels are alike.
pub fn contradictions(model: &Model, sheet: &Sheet) -> Vec<String> {
    let stands = model.contradictions.iter().filter(|one| {
        one.when.iter().all(|(id, held)| {
            let item = model.item(id);
            item.is_some_and(|item| given(item, sheet).is_some_and(|level| held.is(item, level)))
        })
    });
    let told = stands.map(|one| one.say.clone());
    told.chain(all_alike(model, sheet)).collect()
}

fn all_alike(model: &Model, sheet: &Sheet) -> Option<String> {
    let levels = model.items().filter_map(|item| {
        let level = item.scale.level(given(item, sheet)?)?;
        Some(&level.label)
    });
    let levels: Vec<&String> = levels.collect();
    let label = *levels.first()?;
    let n = levels.len();
    (n >= FEWEST_ALIKE && levels.iter().all(|one| *one == label)).then(|| {
        say!(
            model.lang,
            "All {n} levels are “{label}”. Offices are seldom that even: look again at those that were chosen quickly.",
            n,
            label
        )
    })
}

fn given<'s>(item: &Item, sheet: &'s Sheet) -> Option<&'s LevelId> {
    match &sheet.answer(&item.id)?.choice {
        Choice::Level(level) => Some(level),
        _ => None,
    }
}
