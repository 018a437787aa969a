//! That figures follow from the answers to another model.

use crate::insight::{Assessment, HowMany};
use crate::lang::{Lang, say, say_of};
use crate::report::document::line::{Line, said};

/// Returns `14 of 25 settled, 3 narrowed`.
pub(crate) fn how_many(lang: &Lang, many: HowMany) -> String {
    let HowMany { items, own, settled, narrowed, excluded, .. } = many;
    let mut parts = vec![say!(lang, "{settled} of {items} settled", settled, items)];
    parts.extend((narrowed > 0).then(|| say_of!(lang, narrowed, "{n} narrowed", "{n} narrowed")));
    parts.extend((own > 0).then(|| say_of!(lang, own, "{n} answered", "{n} answered")));
    parts.extend(
        (excluded > 0).then(|| say_of!(lang, excluded, "{n} contradictory", "{n} contradictory")),
    );
    lang.in_a_row(parts)
}

/// Returns `also: OpenChain (14 of 25 settled, 3 narrowed)` for each other model that is to be told of.
pub(crate) fn also(assessment: &Assessment) -> impl Iterator<Item = String> {
    let lang = &assessment.model.lang;
    assessment.also.iter().map(move |also| {
        say!(lang, "also: {model} ({many})", model = also.title, many = how_many(lang, also.many))
    })
}

/// Says that figures are no assessment of their own, and what tells by which answers; none where they
/// are one.
pub(crate) fn warning(assessment: &Assessment) -> Option<Line> {
    let from = assessment.implied.as_ref()?;
    let (lang, target) = (&assessment.model.lang, &assessment.model.id);
    let command = Line::default().code(format!("ospo crosswalk {target} {}", from.round));
    Some(said!(
        lang,
        "These figures follow from the answers to “{model}” ({version}) of {round} and are no \
         assessment of their own: {many}. {command} says by which.",
        model = from.title.as_str(),
        version = from.version.as_str(),
        round = from.round.as_str(),
        many = how_many(lang, from.many),
        command
    ))
}

/// Returns the same in so few words that they fit on a line.
pub(crate) fn in_brief(assessment: &Assessment) -> Option<String> {
    let from = assessment.implied.as_ref()?;
    let lang = &assessment.model.lang;
    let (many, model, round) = (how_many(lang, from.many), &from.model, &from.round);
    Some(say!(
        lang,
        "{many}; from {model} of {round}, no assessment of its own",
        many,
        model,
        round
    ))
}
