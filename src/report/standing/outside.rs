//! What is in no sum because of what the organisation says of itself.

use crate::insight::Assessment;
use crate::lang::{Lang, say, say_of};
use crate::report::document::block::Fact;

/// Names the practices with the reason; none where nothing lies outside.
pub(crate) fn fact(assessment: &Assessment) -> Option<Fact> {
    let lang = &assessment.model.lang;
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for (item, reason) in assessment.outside() {
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, titles)) => titles.push(&item.title),
            None => reasons.push((reason, vec![&item.title])),
        }
    }
    let told = reasons.iter().map(|(reason, titles)| {
        let practices = lang.in_a_row(titles);
        say!(lang, "{practices}: {reason}", practices, reason)
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| Fact::new(say!(lang, "Out of scope"), lang.sentences(told)))
}

/// Says how many questions are not asked for each of these reasons, in the order of the reasons.
pub fn left_out<'r>(lang: &Lang, reasons: impl IntoIterator<Item = &'r str>) -> Vec<String> {
    let mut counts: Vec<(&str, u64)> = Vec::new();
    for reason in reasons {
        match counts.iter_mut().find(|(one, _)| *one == reason) {
            Some((_, count)) => *count += 1,
            None => counts.push((reason, 1)),
        }
    }
    let lines = counts.into_iter().map(|(reason, count)| {
        say_of!(
            lang,
            count,
            "{n} question is left out: {reason} ({setting} in ospo.yaml)",
            "{n} questions are left out: {reason} ({setting} in ospo.yaml)",
            reason,
            setting = "`scope`"
        )
    });
    lines.collect()
}
