//! What a stage needs before it holds, in a few words.

use crate::insight::Assessment;
use crate::lang::{self, Lang, say, say_of};
use crate::report::common::terms;
use crate::report::document::figure;
use crate::report::model::method_note;
use crate::score::{Blocker, Lack, StageScore, Why};

/// As many practices are named; more of them are counted.
const MOST_NAMED: usize = 2;

/// Returns `Stage 1 needs 1 more in place and an answer on Education.`; none where it holds.
pub(crate) fn sentence(assessment: &Assessment, stage: &StageScore) -> Option<String> {
    let (lang, number) = (&assessment.model.lang, stage.number);
    let needs = of_stage(assessment, stage)?;
    Some(say!(lang, "Stage {number} needs {needs}.", number, needs))
}

/// Returns `1 more in place and an answer on Education`; none where the stage holds.
pub(crate) fn of_stage(assessment: &Assessment, stage: &StageScore) -> Option<String> {
    let lang = &assessment.model.lang;
    let mut needs = Vec::new();
    match assessment.model.method.one_ladder().and_then(|ladder| stage.short_by(ladder)) {
        Some(Lack::InPlace(more)) => {
            needs.push(say_of!(lang, more, "{n} more in place", "{n} more in place"));
        }
        Some(Lack::Points(_)) if has_unit(assessment) => {
            let pass = assessment.model.method.pass().unwrap_or_default();
            let shown = assessment.scorecard.shown.as_ref();
            let figure = figure::of_mark(lang, shown, pass);
            needs.push(say!(lang, "a figure of {figure}", figure));
        }
        Some(Lack::Points(points)) => needs.push(say_of!(
            lang,
            lang::hundredths(points.hundredths()),
            "{n} more percentage point",
            "{n} more percentage points"
        )),
        None => {}
    }
    needs.extend(weak_areas(assessment, stage));
    let mut names_two = false;
    for (titles, said) in raises(assessment, stage) {
        names_two |= titles == MOST_NAMED;
        needs.push(said);
    }
    for why in [Why::Open, Why::AtLeast, Why::NotAgreed, Why::Claimed] {
        let blocked = named(assessment, stage, |blocker| blocker.why == why);
        names_two |= blocked.len() == MOST_NAMED;
        needs.extend((!blocked.is_empty()).then(|| asked(lang, why, &blocked)));
    }
    // Where two names are joined by “and”, another “and” between the needs would be misread.
    let said = if names_two { needs.join(&lang.semicolon()) } else { lang.listed(&needs) };
    (!needs.is_empty()).then_some(said)
}

/// Says whether stages are told in a unit that is no percent.
fn has_unit(assessment: &Assessment) -> bool {
    assessment.scorecard.shown.is_some_and(|shown| !shown.sum)
}

/// Returns `the means of A and B at Level or above`, of those under the floor; none where none is.
pub(crate) fn weak_areas(assessment: &Assessment, stage: &StageScore) -> Option<String> {
    let (model, lang) = (assessment.model, &assessment.model.lang);
    let floor = model.method.one_ladder()?.floor.as_ref()?;
    let weak = stage.gate.as_ref()?.weak.iter().filter_map(|weak| model.area(&weak.area));
    let weak: Vec<&str> = weak.map(|area| area.title.as_str()).collect();
    let level = method_note::label(model, floor.credit).unwrap_or_default();
    let areas = lang.listed(&weak);
    (!weak.is_empty()).then(|| {
        say_of!(
            lang,
            weak.len(),
            "the mean of {areas} at {level} or above",
            "the means of {areas} at {level} or above",
            areas,
            level
        )
    })
}

/// Returns what is to be raised to which level, the same level once, each with the number of
/// practices.
fn raises(assessment: &Assessment, stage: &StageScore) -> Vec<(usize, String)> {
    let lang = &assessment.model.lang;
    let mut levels: Vec<(&str, bool)> = Vec::new();
    for blocker in stage.blockers().iter().filter(|blocker| blocker.why == Why::BelowFloor) {
        let level = level(assessment, blocker).filter(|level| !levels.contains(level));
        levels.extend(level);
    }
    let raises = levels.into_iter().map(|(level, is_highest)| {
        let under = |blocker: &Blocker| {
            blocker.why == Why::BelowFloor
                && self::level(assessment, blocker) == Some((level, is_highest))
        };
        let titles = named(assessment, stage, under);
        let number = titles.len();
        let said = match (number > MOST_NAMED, is_highest) {
            (true, true) => {
                say_of!(lang, number, "{n} practice at {level}", "{n} practices at {level}", level)
            }
            (true, false) => say_of!(
                lang,
                number,
                "{n} practice at {level} or above",
                "{n} practices at {level} or above",
                level
            ),
            (false, true) => {
                say!(lang, "{practices} at {level}", practices = lang.listed(titles), level)
            }
            (false, false) => {
                say!(
                    lang,
                    "{practices} at {level} or above",
                    practices = lang.listed(titles),
                    level
                )
            }
        };
        (number, said)
    });
    raises.collect()
}

/// Returns the level that an item needs at least, as people read it, and whether none is above it.
fn level<'m>(assessment: &Assessment<'m>, blocker: &Blocker) -> Option<(&'m str, bool)> {
    let item = assessment.model.item(&blocker.item)?;
    let bar = assessment.model.method.floor_of(item);
    Some((terms::label_worth(item, bar)?, terms::is_highest(item, bar)))
}

fn named<'m>(
    assessment: &Assessment<'m>,
    stage: &StageScore,
    is_meant: impl Fn(&Blocker) -> bool,
) -> Vec<&'m str> {
    let blockers = stage.blockers().iter().filter(|blocker| is_meant(blocker));
    let items = blockers.filter_map(|blocker| assessment.model.item(&blocker.item));
    items.map(|item| item.title.as_str()).collect()
}

fn asked(lang: &Lang, why: Why, titles: &[&str]) -> String {
    let number = titles.len();
    let practices = || lang.listed(titles);
    match (why, number > MOST_NAMED) {
        (Why::AtLeast, true) => {
            say_of!(
                lang,
                number,
                "a certain level of {n} practice",
                "certain levels of {n} practices"
            )
        }
        (Why::AtLeast, false) => say_of!(
            lang,
            number,
            "a certain level of {practices}",
            "certain levels of {practices}",
            practices = practices()
        ),
        (Why::BelowFloor | Why::Open, true) => {
            say_of!(lang, number, "{n} answer", "{n} answers")
        }
        (Why::BelowFloor | Why::Open, false) => say_of!(
            lang,
            number,
            "an answer on {practices}",
            "answers on {practices}",
            practices = practices()
        ),
        (Why::NotAgreed, true) => {
            say_of!(lang, number, "agreement on {n} practice", "agreement on {n} practices")
        }
        (Why::NotAgreed, false) => {
            say!(lang, "agreement on {practices}", practices = practices())
        }
        (Why::Claimed, true) => {
            say_of!(lang, number, "evidence for {n} practice", "evidence for {n} practices")
        }
        (Why::Claimed, false) => say!(lang, "evidence for {practices}", practices = practices()),
    }
}
