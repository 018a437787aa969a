//! What follows from a yes, from a no, and from less.

use crate::insight::{Assessment, Closing, Gap, Reason, Roadmap, Shortlist};
use crate::lang::{Lang, say, say_of};
use crate::model::Model;
use crate::organisation::BoardWords;
use crate::report::board::verdict::{self, stages};
use crate::report::board::{aims, room};
use crate::report::common::{dates, terms};
use crate::report::document::line::{Line, said};
use crate::report::plan::action;
use crate::report::standing::whole;
use crate::score::{StageScore, StageState};
use crate::text;

/// Says what follows from a yes, from a no, and from less.
pub(crate) fn otherwise(
    assessment: &Assessment,
    roadmap: &Roadmap,
    gaps: &[Gap],
    shortlist: &Shortlist,
    words: &BoardWords,
) -> Vec<Line> {
    let lang = &assessment.model.lang;
    let named = |lead: String, said: &str| {
        let lead = Line::default().strong(lead);
        said!(lang, "{lead} {sentence}", lead, sentence = said)
    };
    let approved = approved(assessment, roadmap, shortlist);
    let approved = approved.map(|said| named(say!(lang, "If it is approved:"), &said));
    let refused = words.if_refused.clone().or_else(|| refused(assessment, roadmap, gaps));
    let less = words.if_less.clone().or_else(|| less(assessment.model, gaps, shortlist));
    let refused = refused.map(|said| named(say!(lang, "If it is refused:"), &said));
    let spares = shortlist.spare.as_ref().is_some_and(|spare| spare.stages.is_empty());
    let one_ladder = assessment.model.method.one_ladder();
    let goal = verdict::goal(&roadmap.plan).filter(|_| one_ladder.is_some());
    let goal = goal.filter(|_| spares && words.if_less.is_none());
    let lead = goal.map_or_else(
        || say!(lang, "If one action must go:"),
        |number| say!(lang, "Not needed for stage {number}:", number),
    );
    let less = less.map(|said| named(lead, &said));
    approved.into_iter().chain(refused).chain(less).collect()
}

/// Says what is there once all of the plan is done; none where it raises nothing.
fn approved(assessment: &Assessment, roadmap: &Roadmap, shortlist: &Shortlist) -> Option<String> {
    let lang = &assessment.model.lang;
    shortlist.entries.first()?;
    let practices = shortlist.after.practices;
    let in_place = terms::in_place(lang, practices);
    let held = shortlist.after.stages.iter().filter(|one| one.state == StageState::Holds);
    let held: Vec<u32> = held.map(|one| one.number).collect();
    let holds = (!held.is_empty()).then(|| {
        let stages = stages(lang, &held);
        say_of!(lang, held.len(), "{stages} holds", "{stages} hold", stages)
    });
    let model = assessment.model;
    let other = aims::standing(model, &shortlist.after);
    let after = match &model.method.ladder {
        Some(_) => lang.in_a_row([in_place].into_iter().chain(holds).chain(other)),
        None => other?,
    };
    let Some((done, shown)) = roadmap.done().zip(roadmap.shown()) else {
        return Some(say!(lang, "at least {figures}.", figures = after));
    };
    let (done, shown) = (dates::month(lang, done), dates::month(lang, shown));
    Some(say!(
        lang,
        "at least {figures}, with the work done in {done}; it can be shown from {shown}.",
        figures = after,
        done,
        shown
    ))
}

pub(crate) fn refused(assessment: &Assessment, roadmap: &Roadmap, gaps: &[Gap]) -> Option<String> {
    let (lang, plan) = (&assessment.model.lang, &roadmap.plan);
    plan.actions.iter().find(|action| !action.finds_out())?;
    let practices = assessment.scorecard.practices;
    let (least, most) = (practices.worst.in_place, practices.best.in_place);
    let model = assessment.model;
    let stays = if model.method.ladder.is_none() {
        stays_at(assessment)
    } else if least == most {
        Some(say_of!(
            lang,
            practices.applicable,
            "{in_place} of {n} practice stays in place",
            "{in_place} of {n} practices stay in place",
            in_place = least
        ))
    } else {
        Some(say_of!(
            lang,
            practices.applicable,
            "{least} to {most} of {n} practice stays in place",
            "{least} to {most} of {n} practices stay in place",
            least,
            most
        ))
    };
    let stages = plan.stages.iter().filter(|stage| stage.area.is_none());
    let stages = stages.filter_map(|stage| assessment.scorecard.stage(stage.number));
    let (unsure, sure): (Vec<&StageScore>, Vec<&StageScore>) =
        stages.filter(|stage| !stage.passes()).partition(|stage| stage.could_pass());
    let [sure, unsure] = [sure, unsure].map(|all| all.into_iter().map(|one| one.number));
    let (sure, unsure): (Vec<u32>, Vec<u32>) = (sure.collect(), unsure.collect());
    let misses = (!sure.is_empty()).then(|| does_not_hold(lang, &sure));
    let may_hold = (!unsure.is_empty()).then(|| {
        let (number, stages) = (unsure.len(), self::stages(lang, &unsure));
        say_of!(
            lang,
            number,
            "it stays open whether {stages} holds",
            "it stays open whether {stages} hold",
            stages
        )
    });
    let closed: Vec<usize> = (1..)
        .zip(gaps)
        .filter(|(_, gap)| gap.closing == Closing::Planned)
        .map(|(at, _)| at)
        .collect();
    let stay = (!closed.is_empty()).then(|| {
        let gaps = of_gaps(lang, &closed);
        say_of!(lang, closed.len(), "{gaps} stays open", "{gaps} stay open", gaps)
    });
    // What may be reached already is not missed for certain.
    let is_sure = unsure.is_empty() || !sure.is_empty();
    let late = verdict::target_day(assessment, roadmap).filter(|_| is_sure).map(|by| {
        let month = dates::month(lang, by);
        say!(lang, "the target of {month} is missed", month)
    });
    let parts = stays.into_iter().chain(misses).chain(may_hold).chain(stay).chain(late);
    Some(say!(lang, "{sentence}.", sentence = lang.listed(parts)))
}

/// Says at what the figure of the whole stays; none where nothing is known of it.
fn stays_at(assessment: &Assessment) -> Option<String> {
    let (lang, bands) = (&assessment.model.lang, &assessment.model.method.bands);
    let (worst, best) = whole::ends(&assessment.scorecard)?;
    let [low, high] = [&worst, &best].map(|figure| whole::named(lang, figure, bands));
    Some(if low == high {
        say!(lang, "the figure stays at {figure}", figure = low)
    } else {
        say!(lang, "the figure stays between {low} and {high}", low, high)
    })
}

pub(crate) fn less(model: &Model, gaps: &[Gap], shortlist: &Shortlist) -> Option<String> {
    let lang = &model.lang;
    let spare = shortlist.spare.as_ref()?;
    let entry = shortlist.entries.get(spare.at)?;
    let number = spare.at + 1;
    let work = action::outlay_of(lang, entry.action.outlay());
    let gap = gaps.iter().position(|gap| gap.item.id == entry.action.item.id);
    let gap = gap.map(|at| say!(lang, "gap {number} stays open", number = at + 1));
    let wish = entry.action.reasons.contains(&Reason::Wish).then(|| {
        let practice = text::shortened(&entry.action.item.title, room::GAP);
        say!(lang, "“{practice}” stays short of its target", practice)
    });
    let stages = (!spare.stages.is_empty()).then(|| does_not_hold(lang, &spare.stages));
    let figure = spare.figure.as_ref().map(|figure| {
        let figure = whole::named(lang, figure, &model.method.bands);
        say!(lang, "the figure is {figure}", figure)
    });
    let missed: Vec<String> = gap.into_iter().chain(wish).chain(stages).chain(figure).collect();
    let missed = lang.listed(missed);
    (!missed.is_empty()).then(|| {
        say!(lang, "action {number} ({work}); without it, {missed}.", number, work, missed)
    })
}

fn does_not_hold(lang: &Lang, numbers: &[u32]) -> String {
    let stages = stages(lang, numbers);
    say_of!(lang, numbers.len(), "{stages} does not hold", "{stages} do not hold", stages)
}

/// Returns `gap 1`, or `gaps 1 and 2`.
fn of_gaps(lang: &Lang, numbers: &[usize]) -> String {
    let listed = lang.listed(numbers.iter().map(usize::to_string));
    say_of!(lang, numbers.len(), "gap {numbers}", "gaps {numbers}", numbers = listed)
}
