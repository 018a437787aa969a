//! The target in the shape `ospo/assessment/1`: what is wanted, why, and how near it is.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::Assessment;
use crate::organisation::Wanted;
use crate::report::common::figure_data::Number;
use crate::score::ToTarget;

/// What is wanted and how near it is.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct TargetData {
    /// The stage that is wanted; `null` where only items are.
    pub stage: Option<u32>,
    /// How near the target is, in percent; `null` where nothing that applies is wanted.
    pub percent: Option<Number>,
    /// Why this stage.
    pub reason: Option<String>,
    /// What is said of single items, in the order of the model.
    pub wishes: Vec<WishData>,
    /// What is said of whole areas, in the order of the model. What is said of an item takes precedence.
    pub areas: Vec<AreaWishData>,
}

/// What is wanted of one item or topic.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct WishData {
    /// The item.
    pub item: String,
    /// The level that is wanted; `null` where the item is not a goal.
    pub level: Option<String>,
    /// Whether the item is a goal at all.
    pub goal: bool,
    /// Why.
    pub reason: Option<String>,
    /// Who decided that it is not a goal; `null` where not said.
    pub decided_by: Option<String>,
    /// The last day on which that holds; `null` where not said.
    #[schemars(extend("format" = "date"))]
    pub until: Option<String>,
}

/// What is wanted of the items of an area.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AreaWishData {
    /// The area.
    pub area: String,
    /// The level that is wanted at least, as the scale of its first item calls it; `null` where the
    /// area is not a goal.
    pub level: Option<String>,
    /// Whether the area is a goal at all.
    pub goal: bool,
    /// Why.
    pub reason: Option<String>,
    /// Who decided that it is not a goal; `null` where not said.
    pub decided_by: Option<String>,
    /// The last day on which that holds; `null` where not said.
    #[schemars(extend("format" = "date"))]
    pub until: Option<String>,
}

impl TargetData {
    /// Takes the target of an assessment; none where nothing is wanted.
    pub fn of(assessment: &Assessment) -> Option<Self> {
        let wanted = assessment.wanted.as_ref()?;
        let sum = assessment.to_target();
        if sum.is_none() && !wanted.has_wishes() {
            return None;
        }
        let percent = sum.as_ref().and_then(ToTarget::percent);
        Some(Self {
            stage: wanted.stage,
            percent: percent.as_ref().map(Number::of),
            reason: wanted.reason.clone(),
            wishes: wishes(assessment, wanted),
            areas: areas(assessment, wanted),
        })
    }
}

fn wishes(assessment: &Assessment, wanted: &Wanted) -> Vec<WishData> {
    let items = assessment.model.items_and_topics();
    let wishes = items.filter_map(|item| {
        let wish = wanted.wishes.get(&item.id)?;
        Some(WishData {
            item: item.id.to_string(),
            level: wish.level.as_ref().map(ToString::to_string),
            goal: wish.level.is_some(),
            reason: wish.reason.clone(),
            decided_by: wish.decision.decided_by.clone(),
            until: wish.decision.until.as_ref().map(Date::to_string),
        })
    });
    wishes.collect()
}

fn areas(assessment: &Assessment, wanted: &Wanted) -> Vec<AreaWishData> {
    let areas = assessment.model.areas.iter();
    let wishes = areas.filter_map(|area| {
        let wish = wanted.areas.get(&area.id)?;
        Some(AreaWishData {
            area: area.id.to_string(),
            level: wish.level.as_ref().map(ToString::to_string),
            goal: wish.level.is_some(),
            reason: wish.reason.clone(),
            decided_by: wish.decision.decided_by.clone(),
            until: wish.decision.until.as_ref().map(Date::to_string),
        })
    });
    wishes.collect()
}
