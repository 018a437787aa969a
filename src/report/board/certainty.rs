//! How sure it is which stages hold.

use crate::insight::{Assessment, Certainty};
use crate::lang::{Lang, say, say_of};
use crate::organisation::BoardWords;
use crate::report::board::{figures, verdict};
use crate::report::document::line::{Line, said};
use crate::score::{Claims, StageScore};

/// Says whether open answers, or claims that nothing shows, could change which stages hold.
pub(crate) fn certainty(assessment: &Assessment, words: &BoardWords) -> Line {
    if let Some(own) = &words.certainty {
        return Line::from(own.as_str());
    }
    if assessment.model.method.one_ladder().is_none() {
        return figures::certainty(assessment);
    }
    let lang = &assessment.model.lang;
    let sure = Certainty::of(assessment);
    let lead = if assessment.scorecard.coverage.answered == 0 || !sure.could_hold.is_empty() {
        say!(lang, "Not certain:")
    } else if !sure.rest_on_claims.is_empty() {
        say!(lang, "Certain but for evidence:")
    } else {
        say!(lang, "Which stages hold is certain:")
    };
    let lead = Line::default().strong(lead);
    let told = said!(lang, "{lead} {sentence}.", lead, sentence = open(assessment, &sure));
    match claims(assessment, &sure) {
        Some(claims) => told.text(lang.gap()).text(claims),
        None => told,
    }
}

fn open(assessment: &Assessment, sure: &Certainty) -> String {
    let (lang, open) = (&assessment.model.lang, sure.open + sure.uncertain);
    let best = assessment.scorecard.practices.best.in_place;
    if assessment.scorecard.coverage.applicable() == 0 {
        return say!(lang, "no question of the model applies");
    }
    let unproven = sure.unproven;
    match (open, sure.could_hold.as_slice()) {
        (0, _) if unproven == 0 => say!(lang, "every question has an answer"),
        (0, []) => say_of!(
            lang,
            unproven,
            "evidence for one more answer cannot change it; at best, {best} are in place",
            "evidence for {n} more answers cannot change it; at best, {best} are in place",
            best
        ),
        (0, could) => say_of!(
            lang,
            unproven,
            "with evidence for one more answer, {best} may be in place, and {stages} may hold",
            "with evidence for {n} more answers, up to {best} may be in place, and {stages} may hold",
            best,
            stages = verdict::stages(lang, could)
        ),
        (open, []) if unproven > 0 => say_of!(
            lang,
            open,
            "the one uncertain answer and evidence for {unproven} more cannot change it; at best, {best} are \
             in place",
            "the {n} uncertain answers and evidence for {unproven} more cannot change it; at best, {best} are \
             in place",
            unproven,
            best
        ),
        (open, could) if unproven > 0 => say_of!(
            lang,
            open,
            "with the one uncertain answer and evidence for {unproven} more, up to {best} may be in place, and \
             {stages} may hold",
            "with the {n} uncertain answers and evidence for {unproven} more, up to {best} may be in place, \
             and {stages} may hold",
            unproven,
            best,
            stages = verdict::stages(lang, could)
        ),
        (open, []) => say_of!(
            lang,
            open,
            "the one uncertain answer cannot change it; at best, {best} are in place",
            "the {n} uncertain answers cannot change it; at best, {best} are in place",
            best
        ),
        (open, could) => say_of!(
            lang,
            open,
            "with the one uncertain answer, {best} may be in place, and {stages} may hold already",
            "with the {n} uncertain answers, up to {best} may be in place, and {stages} may hold already",
            best,
            stages = verdict::stages(lang, could)
        ),
    }
}

fn claims(assessment: &Assessment, sure: &Certainty) -> Option<String> {
    let lang = &assessment.model.lang;
    let all = assessment.scorecard.practices.worst.in_place;
    Claims::of(assessment.model, &assessment.sheet, &assessment.narrowed).filter(|_| all > 0)?;
    let claimed = sure.claimed;
    let holds_any = assessment.scorecard.stages.iter().any(StageScore::passes);
    if claimed == all {
        return Some(none_shown(lang, sure, holds_any));
    }
    Some(match sure.rest_on_claims.as_slice() {
        _ if claimed == 0 => say!(lang, "What is in place has evidence."),
        [] if !holds_any => say_of!(
            lang,
            claimed,
            "One of the {all} in place has no evidence yet.",
            "{n} of the {all} in place have no evidence yet.",
            all
        ),
        [] => say_of!(
            lang,
            claimed,
            "One of the {all} in place has no evidence yet; without it, the same stages hold.",
            "{n} of the {all} in place have no evidence yet; without them, the same stages hold.",
            all
        ),
        rest => say_of!(
            lang,
            claimed,
            "One of the {all} in place has no evidence yet; without it, {stages} would not hold.",
            "{n} of the {all} in place have no evidence yet; without them, {stages} would not hold.",
            all,
            stages = verdict::stages(lang, rest)
        ),
    })
}

/// Says the same where nothing of what is in place has evidence.
fn none_shown(lang: &Lang, sure: &Certainty, holds_any: bool) -> String {
    match sure.rest_on_claims.as_slice() {
        [] if !holds_any => say_of!(
            lang,
            sure.claimed,
            "The one in place has no evidence yet.",
            "None of the {n} in place has evidence yet."
        ),
        [] => say_of!(
            lang,
            sure.claimed,
            "The one in place has no evidence yet; without it, the same stages hold.",
            "None of the {n} in place has evidence yet; without them, the same stages hold."
        ),
        rest => say_of!(
            lang,
            sure.claimed,
            "The one in place has no evidence yet; without it, {stages} would not hold.",
            "None of the {n} in place has evidence yet; without them, {stages} would not hold.",
            stages = verdict::stages(lang, rest)
        ),
    }
}
