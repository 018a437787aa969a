//! Where a subject stands that has no one ladder, and how sure that is.

use crate::insight::Assessment;
use crate::lang::{Lang, say, say_of};
use crate::model::Area;
use crate::report::board::{aims, room, stages};
use crate::report::document::figure;
use crate::report::document::line::{Line, said};
use crate::report::standing::whole;
use crate::score::{self, Claims, Scorecard};
use crate::text;

/// Returns `1.48, on a scale from 0 to 3: “Operations” is highest with 2.1, “Design” lowest with 0.9.`
pub(crate) fn verdict(assessment: &Assessment) -> String {
    let (model, card) = (assessment.model, &assessment.scorecard);
    let lang = &model.lang;
    let (Some((worst, _)), Some([from, to])) = (whole::ends(card), whole::scale(model, card))
    else {
        return say_of!(
            lang,
            card.coverage.applicable(),
            "Nobody has answered the one question yet.",
            "Nobody has answered any of the {n} questions yet."
        );
    };
    let figure = whole::named(lang, &worst, &model.method.bands);
    let whole = say!(lang, "{figure}, on a scale from {from} to {to}", figure, from, to);
    match ends(assessment) {
        Some([(low, least), (high, most)]) => say!(
            lang,
            "{whole}: “{high}” is highest with {most}, “{low}” lowest with {least}.",
            whole,
            high,
            most,
            low,
            least
        ),
        None => say!(lang, "{sentence}.", sentence = whole),
    }
}

/// Returns the lowest and the highest area with their figures; none where all of which
/// something is known are alike, and none while what is not known could make it another.
fn ends(assessment: &Assessment) -> Option<[(String, String); 2]> {
    let (lang, shown) = (&assessment.model.lang, assessment.scorecard.shown?);
    // Of sums each area has a scale of its own.
    if shown.sum {
        return None;
    }
    let mut areas = stages::outer(assessment);
    areas.retain(|(_, score)| score.range.answered().is_some());
    let lowest = areas.iter().min_by_key(|(_, score)| score.range.worst())?;
    let highest = areas.iter().rev().max_by_key(|(_, score)| score.range.worst())?;
    let is_certain = areas.iter().all(|(area, score)| {
        let is = |other: &Area| area.id == other.id;
        (is(lowest.0) || lowest.1.range.best() <= score.range.worst())
            && (is(highest.0) || highest.1.range.worst() >= score.range.best())
    });
    if !is_certain {
        return None;
    }
    let told = [lowest, highest].map(|(area, score)| {
        let figures = score::Figures::of(&shown, &score.range, None);
        let figure = figures.worst.map(|worst| worst.said(lang));
        let title = text::shortened(&area.title, room::AREA_WITH_BAR);
        (title, figure.unwrap_or_else(|| figure::NONE.to_owned()))
    });
    let [(_, low), (_, high)] = &told;
    (low != high).then_some(told)
}

/// Says whether open answers, or claims that nothing shows, could change the figure, or which stages
/// areas have reached.
pub(crate) fn certainty(assessment: &Assessment) -> Line {
    let (model, card) = (assessment.model, &assessment.scorecard);
    let lang = &model.lang;
    let narrowed = assessment.narrowed.clone().proven(model, &assessment.sheet);
    let proven = score::score(model, &assessment.sheet, &narrowed);
    let rests_on_claims = is_other(card, &proven);
    let has_figure = model.method.ladder.is_none();
    let is_open = if has_figure {
        card.overall.worst() != card.overall.best()
    } else {
        aims::could_be_further(assessment) > 0
    };
    let lead = if card.coverage.answered == 0 || is_open {
        say!(lang, "Not certain:")
    } else if rests_on_claims {
        say!(lang, "Certain but for evidence:")
    } else if has_figure {
        say!(lang, "The figure is certain:")
    } else {
        say!(lang, "Which stages are reached is certain:")
    };
    let lead = Line::default().strong(lead);
    let told = said!(lang, "{lead} {sentence}.", lead, sentence = open(assessment));
    match claims(assessment, &proven, rests_on_claims) {
        Some(claims) => told.text(lang.gap()).text(claims),
        None => told,
    }
}

/// Says whether two scorecards differ in what is told of the whole.
fn is_other(card: &Scorecard, other: &Scorecard) -> bool {
    let reached =
        |card: &Scorecard| card.ladders.iter().map(|one| one.climbed.reached).collect::<Vec<_>>();
    if card.ladders.is_empty() {
        card.overall.worst() != other.overall.worst()
    } else {
        reached(card) != reached(other)
    }
}

fn open(assessment: &Assessment) -> String {
    let (model, card) = (assessment.model, &assessment.scorecard);
    let lang = &model.lang;
    let uncertain = assessment
        .scores()
        .filter(|(_, score)| score.weight > 0 && (score.is_open() || score.narrowed().is_some()));
    let open = uncertain.count();
    if card.coverage.applicable() == 0 {
        return say!(lang, "no question of the model applies");
    }
    if open == 0 {
        return say!(lang, "every question has an answer");
    }
    if model.method.ladder.is_some() {
        let further = aims::could_be_further(assessment);
        if further == 0 {
            return say_of!(
                lang,
                open,
                "the one uncertain answer cannot change it",
                "the {n} uncertain answers cannot change it"
            );
        }
        return say_of!(
            lang,
            open,
            "with the one uncertain answer, {further} of {all} areas may be at a higher stage already",
            "with the {n} uncertain answers, {further} of {all} areas may be at a higher stage already",
            further,
            all = card.ladders.len()
        );
    }
    let best = card.figures(&card.overall).and_then(|figures| figures.best);
    let best = best.map_or_else(
        || figure::NONE.to_owned(),
        |best| whole::named(lang, &best, &model.method.bands),
    );
    say_of!(
        lang,
        open,
        "with the one uncertain answer, the figure may be up to {figure}",
        "with the {n} uncertain answers, the figure may be up to {figure}",
        figure = best
    )
}

/// Says on how many answers it rests that call for evidence and have none; none where none does.
fn claims(assessment: &Assessment, proven: &Scorecard, rests_on_claims: bool) -> Option<String> {
    let lang: &Lang = &assessment.model.lang;
    let claims = Claims::of(assessment.model, &assessment.sheet, &assessment.narrowed)?;
    let missing = claims.all - claims.shown;
    let without = aims::standing(assessment.model, proven).filter(|_| rests_on_claims);
    Some(match (missing, without) {
        (0, _) => say!(lang, "Every answer that calls for evidence has some."),
        (missing, None) => say_of!(
            lang,
            missing,
            "One answer has no evidence yet, and nothing here rests on it.",
            "{n} answers have no evidence yet, and nothing here rests on them."
        ),
        (missing, Some(without)) => say_of!(
            lang,
            missing,
            "One answer has no evidence yet; without it: {figures}.",
            "{n} answers have no evidence yet; without them: {figures}.",
            figures = without
        ),
    })
}
