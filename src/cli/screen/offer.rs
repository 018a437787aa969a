//! That a stage is certain, and whether to go on.

use std::collections::BTreeMap;

use ospo::answers::Sheet;
use ospo::interview::Interview;
use ospo::model::{Item, ItemId};
use ospo::say_of;
use ospo::score::{self, Narrowed};

/// Returns the stage in hand where it is certain: all that is asked up to it is answered, and no
/// open answer can change it. What lies `outside` the organisation need not be answered.
pub(super) fn certain(
    interview: &Interview<'_>,
    sheet: &Sheet,
    outside: &BTreeMap<ItemId, String>,
) -> Option<u32> {
    let model = interview.model();
    let card = score::score(model, sheet, &Narrowed::default().without(outside.clone()));
    let in_hand = card.next().filter(|_| card.reached() == card.possible())?;
    let mut asked = model.staged().take_while(|stage| stage.number <= in_hand);
    let is_settled =
        |item: &Item| sheet.answer(&item.id).is_some() || outside.contains_key(&item.id);
    asked.all(|stage| stage.items.iter().all(is_settled)).then_some(in_hand)
}

/// Says that a stage is certain now, and what is left to ask; none where nothing is.
pub(super) fn told(interview: &Interview<'_>, stage: u32) -> Option<String> {
    let progress = interview.progress();
    let left = progress.of - progress.answered;
    (left > 0).then(|| {
        say_of!(
            interview.model().lang,
            left as u64,
            "Stage {stage} is certain: nothing that is open can change it. {n} more question shows what comes next.",
            "Stage {stage} is certain: nothing that is open can change it. {n} more questions show what comes next.",
            stage
        )
    })
}
