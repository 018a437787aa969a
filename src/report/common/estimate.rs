//! That answers are first estimates, wherever a figure of theirs is shown.

use crate::answers::Estimates;
use crate::insight::Assessment;
use crate::lang::{Lang, phrase, say, say_of};
use crate::report::document::block::Block;
use crate::report::document::line::{Line, said_of};
use crate::report::document::rows::Cell;

/// What gives first estimates.
const COMMAND: &str = "ospo assess --quick";

/// Says how many of the answers are first estimates, and how they were given; none where no answer
/// is.
pub(crate) fn told(lang: &Lang, estimates: Option<Estimates>) -> Option<Line> {
    let Estimates { estimated, answered } = estimates?;
    Some(said_of!(
        lang,
        answered,
        "First estimate: {estimated} of {n} answer was given in {command}, without evidence.",
        "First estimate: {estimated} of {n} answers were given in {command}, without evidence.",
        estimated = estimated.to_string(),
        command = command()
    ))
}

/// Returns the command that gives first estimates.
pub(crate) fn command() -> Line {
    Line::default().code(COMMAND)
}

/// Returns the same set apart from what stands around it.
pub(crate) fn callout(assessment: &Assessment) -> Option<Block> {
    told(&assessment.model.lang, assessment.estimates()).map(Block::Callout)
}

/// Returns the same in so few words that they fit beside others.
pub(crate) fn in_brief(lang: &Lang, estimates: Option<Estimates>) -> Option<String> {
    let Estimates { estimated, answered } = estimates?;
    Some(say_of!(
        lang,
        answered,
        "first estimate: {estimated} of {n} answer",
        "first estimate: {estimated} of {n} answers",
        estimated
    ))
}

/// Adds to how much is answered that some of it is estimated.
pub(crate) fn beside_answered(
    lang: &Lang,
    answered: String,
    estimates: Option<Estimates>,
) -> String {
    match estimates {
        None => answered,
        Some(all) if all.estimated == all.answered => {
            say!(lang, "{answered}, estimated", answered)
        }
        Some(some) => say!(lang, "{answered}, {n} estimated", answered, n = some.estimated),
    }
}

/// Returns how many answers are first estimates.
pub(crate) fn number(estimates: Option<Estimates>) -> usize {
    estimates.map_or(0, |estimates| estimates.estimated)
}

/// Returns a cell for the number of first estimates, which people see only where there are some.
pub(crate) fn count<'a>(number: usize) -> Cell<'a> {
    let number = number.to_string();
    let shown = if number == "0" { String::new() } else { number.clone() };
    Cell::word(number, shown)
}

/// Returns a cell for whether an answer is one.
pub(crate) fn of_answer<'a>(lang: &Lang, is_estimate: bool) -> Cell<'a> {
    let shown = is_estimate.then(|| sign(lang));
    Cell::word(is_estimate.to_string(), shown.unwrap_or_default())
}

/// Returns the word that marks an answer or a figure where there is no room for more.
pub(crate) fn sign(lang: &Lang) -> String {
    lang.plain(phrase!("estimate")).into_owned()
}
