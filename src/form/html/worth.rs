//! What the page needs to know of a model to say what the answers are worth.

use serde::Serialize;

use crate::form::Questionnaire;
use crate::form::html::question::shown;
use crate::model::{Credit, Item, Ladder, LevelId, Member, Method, Needs, NotApplicable, Stage};

/// The rules of a model in figures: worths are whole percents.
#[derive(Debug, Serialize)]
pub(super) struct Worth<'q> {
    stages: Vec<StageWorth<'q>>,
    needs: StageNeeds,
    /// Whether what calls for evidence counts only with it.
    proven: bool,
}

#[derive(Debug, Serialize)]
struct StageWorth<'q> {
    number: u32,
    title: String,
    items: Vec<ItemWorth<'q>>,
}

#[derive(Debug, Serialize)]
struct ItemWorth<'q> {
    id: &'q str,
    title: String,
    weight: u32,
    /// The levels from the lowest up, each with its label and what it is worth.
    levels: Vec<(&'q str, String, u64)>,
    floor: u64,
    /// The level at the floor, as people read it.
    floor_label: String,
    in_place_from: u64,
    /// What the first level is worth that calls for evidence.
    evidence_from: Option<u64>,
    /// Whether it does not apply where it has no answer.
    outside: bool,
}

/// What a stage needs on the whole.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum StageNeeds {
    Pass(u64),
    Share(u32, u32),
}

/// Returns the rules of the model; none where its method has words that the script does not know.
pub(super) fn worth<'q>(form: &'q Questionnaire<'_>) -> Option<Worth<'q>> {
    let ladder = known(&form.model.method)?;
    let stage = |stage: &'q Stage| StageWorth {
        number: stage.number,
        title: shown(&stage.title),
        items: stage.items.iter().map(|item| of_item(item, form)).collect(),
    };
    let is_known = form.model.staged().all(|stage| {
        let levels = stage.items.iter().flat_map(|item| &item.scale.levels);
        stage.is_rung && levels.clone().all(|level| level.needs.is_none() && is_whole(level.credit))
    });
    is_known.then(|| Worth {
        stages: form.model.staged().map(stage).collect(),
        needs: match &ladder.needs {
            Needs::Percent(pass) => StageNeeds::Pass(*pass),
            Needs::Share { share, .. } => StageNeeds::Share(share.part(), share.whole()),
        },
        proven: form.proven,
    })
}

/// Returns the ladder of a method of which the script knows all words.
fn known(method: &Method) -> Option<&Ladder> {
    let Method { mean, ladder: _, shown, bands, not_applicable } = method;
    let leaves = match not_applicable {
        NotApplicable::Leaves => true,
        NotApplicable::Full => false,
    };
    let is_plain = mean.is_empty() && shown.is_none() && bands.is_empty() && leaves;
    method.one_ladder().filter(|ladder| match ladder.of {
        Member::Item => is_plain,
        Member::Area => false,
    })
}

fn is_whole(credit: Credit) -> bool {
    100 % credit.of() == 0
}

/// Returns what a level is worth, in percent.
fn percent(credit: Credit) -> u64 {
    credit.part() * 100 / credit.of()
}

fn of_item<'q>(item: &'q Item, form: &Questionnaire<'_>) -> ItemWorth<'q> {
    let method = &form.model.method;
    let levels = item.scale.levels.iter();
    let credit = |id: &LevelId| item.scale.level(id).map(|level| percent(level.credit));
    let floor = method.floor_of(item);
    let at_floor = item.scale.first_worth(floor);
    ItemWorth {
        id: item.id.as_str(),
        title: shown(&item.title),
        weight: item.weight,
        levels: levels
            .map(|level| (level.id.as_str(), shown(&level.label), percent(level.credit)))
            .collect(),
        floor: percent(floor),
        floor_label: at_floor.map(|level| shown(&level.label)).unwrap_or_default(),
        in_place_from: percent(method.in_place_from(item)),
        evidence_from: item.evidence_from.as_ref().and_then(credit),
        outside: form.outside.contains(&item.id),
    }
}
