//! Whether the goal can be shown by the day that is set for it, and what would help.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{Dropped, Enough, Missed, Roadmap, TargetDay};
use crate::lang::{Lang, say, say_of};
use crate::model::Item;
use crate::report::common::figure_data::Number;
use crate::report::common::terms;
use crate::report::document::line::{Line, Tone};

/// Returns what there is to say of the day; none where no day is set.
pub(crate) fn told(lang: &Lang, roadmap: &Roadmap) -> Option<Line> {
    let Some(TargetDay { by, missed }) = &roadmap.target_day else {
        let by = roadmap.plan.goal.by?;
        return Some(Line::from(say!(lang, "{day}; nobody has estimated the work", day = by)));
    };
    let Some(missed) = missed else {
        return Some(Line::from(say!(lang, "{day}: it can be shown by then", day = by)));
    };
    let shown = roadmap.shown().unwrap_or(roadmap.begins);
    let late = say!(lang, "{day}, but it can be shown only from {shown}.", day = by, shown);
    let mut sentences = vec![enough(lang, missed.capacity)];
    sentences.extend(missed.drop.as_ref().map(|drop| dropped(lang, drop)));
    let ways = lang.sentences(sentences);
    Some(Line::default().toned(Tone::Open, late).text(lang.gap()).text(ways))
}

fn enough(lang: &Lang, enough: Enough) -> String {
    match enough {
        Enough::Capacity(capacity) => {
            let weeks = terms::just_person_weeks(lang, capacity.a_month());
            say!(lang, "In this order, it takes {weeks} a month to show it in time.", weeks)
        }
        Enough::Past => say!(lang, "The day has passed."),
        Enough::LooksBack { item, months } => say_of!(
            lang,
            months,
            "No capacity is enough, because {title} looks back on a month.",
            "No capacity is enough, because {title} looks back on {n} months.",
            title = item.title
        ),
        Enough::None => say!(lang, "No capacity is enough."),
    }
}

fn dropped(lang: &Lang, drop: &Dropped) -> String {
    let titles = |items: &[&Item]| terms::titles(lang, items);
    let all: Vec<&Item> = drop.beside.iter().chain(&drop.needed).copied().collect();
    let all = titles(&all);
    if drop.needed.is_empty() {
        say!(
            lang,
            "With the capacity of today, all but {titles} can be shown in time.",
            titles = all
        )
    } else if drop.beside.is_empty() {
        say!(
            lang,
            "With the capacity of today, all but {titles} can be shown in time, which the goal needs.",
            titles = all
        )
    } else {
        say!(
            lang,
            "With the capacity of today, all but {titles} can be shown in time; of these, the goal \
             needs {needed}.",
            titles = all,
            needed = titles(&drop.needed)
        )
    }
}

/// Whether the goal can be shown by its day.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct TargetDayData {
    /// The day by which it is to be shown.
    #[schemars(extend("format" = "date"))]
    pub by: String,
    /// Whether it can be shown by then with the capacity of the plan.
    pub met: bool,
    /// The least capacity a month with which it can; `null` where it can already, or none is enough.
    pub needs_capacity: Option<Number>,
    /// Why no capacity is enough: the day has passed (`past`), a practice looks back on months
    /// (`looks-back`), or it is too much work (`work`).
    #[schemars(extend("enum" = ["past", "looks-back", "work", null]))]
    pub never: Option<&'static str>,
    /// The practice that looks back too far.
    pub looks_back: Option<String>,
    /// The fewest practices without which the rest can be shown in time with the capacity of the plan;
    /// `null` where it can already, or nothing helps.
    pub drop: Option<Vec<String>>,
    /// Those of them that stages of the goal need, which do not pass without.
    pub needed: Vec<String>,
}

impl TargetDayData {
    pub(crate) fn of(day: &TargetDay) -> Self {
        let missed = day.missed.as_ref();
        let (needs_capacity, never, looks_back) = match missed.map(|missed| missed.capacity) {
            None => (None, None, None),
            Some(Enough::Capacity(capacity)) => (Some(capacity), None, None),
            Some(Enough::Past) => (None, Some("past"), None),
            Some(Enough::LooksBack { item, .. }) => (None, Some("looks-back"), Some(item)),
            Some(Enough::None) => (None, Some("work"), None),
        };
        let drop = missed.and_then(|Missed { drop, .. }| drop.as_ref());
        let ids = |items: &[&Item]| items.iter().map(|item| item.id.to_string()).collect();
        let all = |drop: &Dropped| ids(&[&drop.beside[..], &drop.needed].concat());
        Self {
            by: day.by.to_string(),
            met: missed.is_none(),
            needs_capacity: needs_capacity.map(|c| Number::of_hundredths(c.a_month().0)),
            never,
            looks_back: looks_back.map(|item| item.id.to_string()),
            drop: drop.map(all),
            needed: drop.map(|drop| ids(&drop.needed)).unwrap_or_default(),
        }
    }
}
