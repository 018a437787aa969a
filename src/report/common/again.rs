//! What was answered to a question before it changed.

use crate::answers::{Answer, Choice, choosable};
use crate::insight::Assessment;
use crate::lang::{Lang, say};
use crate::model::{Item, LevelId};
use crate::report::common::terms;
use crate::report::document::block::Fact;
use crate::report::document::line::{Line, Tone};

pub(crate) fn facts(assessment: &Assessment, item: &Item) -> Vec<Fact> {
    let Some(again) = assessment.again(&item.id) else {
        return Vec::new();
    };
    let (lang, was) = (&assessment.model.lang, &again.was);
    let why = assessment.model.retold(&again.why);
    let mut before = Line::default().text(choice(lang, item, was));
    if let Some(day) = was.answered {
        before = before.toned(Tone::Quiet, lang.aside(say!(lang, "answered {day}", day)));
    }
    let mut facts = vec![
        Fact::new(say!(lang, "Asked again"), terms::linked(&why)),
        Fact::new(say!(lang, "Before"), before),
    ];
    if let Choice::NotApplicable { reason } = &was.choice {
        facts.push(Fact::new(say!(lang, "Reason before"), terms::linked(reason)));
    }
    let note = was.note.as_deref().map(terms::linked);
    facts.extend(note.map(|note| Fact::new(say!(lang, "Note before"), note)));
    facts.extend(
        terms::evidence(lang, was, assessment.sheet.date)
            .map(|line| Fact::new(say!(lang, "Evidence before"), line)),
    );
    facts
}

/// Returns a former answer in a word or two: its level may be one no more.
pub(crate) fn choice(lang: &Lang, item: &Item, was: &Answer) -> String {
    match &was.choice {
        Choice::Level(id) => label(item, id).to_owned(),
        Choice::AtLeast(id) => choosable::at_least(lang, label(item, id)),
        Choice::Unknown => say!(lang, "Not known"),
        Choice::NotApplicable { .. } => say!(lang, "Not applicable"),
    }
}

fn label<'a>(item: &'a Item, id: &'a LevelId) -> &'a str {
    item.scale.level(id).map_or(id.as_str(), |level| &level.label)
}
