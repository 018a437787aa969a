//! What a reader has to know before the figures of an assessment.

use std::collections::BTreeSet;

use crate::insight::Assessment;
use crate::lang::{Lang, say, say_of};
use crate::model::Item;
use crate::report::common::{content, estimate, terms};
use crate::report::crosswalk::notes;
use crate::report::document::block::Block;
use crate::report::document::line::{Line, said};

/// Says that evidence is required; nothing where it is not.
pub(crate) fn evidence_required(lang: &Lang, is_required: bool) -> Option<Block> {
    is_required.then(|| {
        Block::Callout(Line::from(say!(
            lang,
            "Evidence is required: an answer that calls for it and has none counts, in the worst \
             case, as the highest level that needs none."
        )))
    })
}

/// Returns what one should know before reading the figures, one callout each.
pub(crate) fn warnings(assessment: &Assessment) -> impl Iterator<Item = Block> {
    let lang = &assessment.model.lang;
    let evidence = evidence_required(lang, assessment.narrowed.needs_evidence());
    let several = several_versions(lang, versions(assessment));
    let alone = other_version(assessment).filter(|_| several.is_none()).map(|theirs| {
        let ours = &assessment.model.version;
        Line::from(say!(
            lang,
            "The questions were answered in version {theirs} of the model; the figures here \
             follow version {ours}.",
            theirs,
            ours
        ))
    });
    let mut strays = assessment.strays().peekable();
    let strays = strays.peek().is_some().then(|| {
        let mut ids = Line::default();
        for (index, id) in strays.enumerate() {
            let between = if index == 0 { String::new() } else { lang.comma() };
            ids = ids.text(between).code(id.as_str());
        }
        said!(
            lang,
            "Some answers belong to no question of this model; they are kept and count for \
             nothing: {ids}.",
            ids
        )
    });
    let mut again = assessment.asked_again().peekable();
    let again = again.peek().is_some().then(|| {
        let titles: Vec<&Item> = again.collect();
        Line::from(say!(
            lang,
            "Some questions have changed since they were answered and must be asked again; until \
             then they count as not answered: {titles}.",
            titles = terms::titles(lang, &titles)
        ))
    });
    let altered = content::altered(assessment.model).map(Line::from);
    let changed = content::changed(assessment.model, &assessment.sheet.model).map(Line::from);
    let told = altered.into_iter().chain(several).chain(alone).chain(changed);
    let told = told.chain(again).chain(strays);
    let estimate = estimate::callout(assessment);
    let implied = notes::warning(assessment).map(Block::Callout);
    let first = implied.into_iter().chain(estimate).chain(evidence);
    first.chain(told.map(Block::Callout))
}

/// Returns the same in so few words that they fit on a line.
pub(crate) fn brief_warning(assessment: &Assessment) -> Option<String> {
    let lang = &assessment.model.lang;
    let mut parts = Vec::new();
    parts.extend(notes::in_brief(assessment));
    parts.extend(estimate::in_brief(lang, assessment.estimates()));
    let is_required = assessment.narrowed.needs_evidence();
    parts.extend(is_required.then(|| say!(lang, "evidence is required")));
    let several: BTreeSet<&str> = versions(assessment).collect();
    parts.extend(match other_version(assessment) {
        _ if several.len() > 1 => {
            Some(say!(lang, "answered in versions {versions}", versions = lang.in_a_row(several)))
        }
        version => version.map(|version| say!(lang, "answered in version {version}", version)),
    });
    parts.extend(content::changed_in_brief(assessment));
    parts.extend(content::laid_over_in_brief(assessment.model));
    let strays = assessment.strays().count();
    if strays > 0 {
        parts.push(say_of!(
            lang,
            strays,
            "{n} answer without a question",
            "{n} answers without a question"
        ));
    }
    (!parts.is_empty()).then(|| parts.join(&lang.semicolon()))
}

/// Returns the version that each sheet of a round answered.
fn versions<'a>(assessment: &'a Assessment) -> impl Iterator<Item = &'a str> {
    let sheets = assessment.round.iter().flat_map(|round| &round.sheets);
    sheets.map(|sheet| sheet.version.as_str())
}

/// Says which versions of the model sheets answered; nothing where it is one.
pub(crate) fn several_versions<'v>(
    lang: &Lang,
    versions: impl Iterator<Item = &'v str>,
) -> Option<Line> {
    let versions: BTreeSet<&str> = versions.collect();
    (versions.len() > 1).then(|| {
        Line::from(say!(
            lang,
            "The sheets answered several versions of the model: {versions}. What has changed \
             since counts as far as it is still certain; the rest is asked again.",
            versions = lang.in_a_row(versions)
        ))
    })
}

fn other_version<'a>(assessment: &'a Assessment) -> Option<&'a str> {
    let version = assessment.sheet.model.version.as_str();
    (version != assessment.model.version).then_some(version)
}
