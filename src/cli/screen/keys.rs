//! The lines that tell the keys.

use ospo::model::Scale;
use ospo::say;

use crate::cli::screen::asking::Asking;
use crate::cli::screen::state::{Mode, Screen, TextField};

/// Returns the keys over as many lines as they need; in few words where the screen is low.
pub(super) fn keys(screen: &Screen<'_, '_, '_>, width: usize, is_low: bool) -> Vec<String> {
    let lang = screen.asking.lang();
    let arrows = if screen.unicode { "↑↓".to_owned() } else { say!(lang, "arrows") };
    let keys = match &screen.mode {
        Mode::Ask if is_low => in_few_words(screen.asking),
        Mode::Ask => {
            let mut keys = choosing(screen.asking, &arrows);
            keys.extend(asked(screen.asking));
            keys
        }
        Mode::Help(_) => {
            vec![say!(lang, "{arrows} scroll", arrows), say!(lang, "any other key goes back")]
        }
        Mode::Jump(..) => vec![
            say!(lang, "{arrows} or a number choose", arrows),
            say!(lang, "Enter jumps"),
            say!(lang, "Esc goes back"),
        ],
        Mode::Drop(_) => vec![
            say!(lang, "{arrows} choose", arrows),
            say!(lang, "Enter removes"),
            say!(lang, "Esc goes back"),
        ],
        Mode::Intro(..) => vec![
            say!(lang, "Enter goes on"),
            say!(lang, "{arrows} scroll", arrows),
            say!(lang, "q stop"),
        ],
        Mode::Against(_) => vec![say!(lang, "Enter keeps it"), say!(lang, "b answers again")],
        Mode::Offer(_) => vec![say!(lang, "Enter goes on"), say!(lang, "q stops here")],
        Mode::Type(TextField::Note, _) => vec![
            say!(lang, "Enter goes on"),
            say!(lang, "Alt-Enter begins a line"),
            say!(lang, "Up recalls the last one"),
            say!(lang, "Esc leaves it as it was"),
        ],
        Mode::Type(TextField::Day(..), _) => {
            vec![say!(lang, "Enter saves and goes on"), say!(lang, "Esc goes back to the words")]
        }
        Mode::Type(field, _) => vec![
            match field {
                TextField::Evidence(_) => say!(lang, "Enter goes on"),
                _ => say!(lang, "Enter saves and goes on"),
            },
            say!(lang, "Up recalls the last one"),
            say!(lang, "Esc leaves it as it was"),
        ],
    };
    laid_out(&keys, width)
}

/// How a level is chosen on the full screen.
fn choosing(asking: &Asking<'_, '_>, arrows: &str) -> Vec<String> {
    let (lang, interview) = (asking.lang(), &asking.interview);
    let numbers = interview.current().map(|item| numbers(&item.scale)).unwrap_or_default();
    if interview.current().is_some_and(|item| interview.is_to_confirm(item)) {
        let changes = say!(lang, "{arrows} or {numbers} changes", arrows, numbers);
        return vec![say!(lang, "Enter confirms"), changes];
    }
    let answers = say!(lang, "{arrows} Enter or {numbers} answer", arrows, numbers);
    // Of two levels, at least the lower one says nothing, and none is above the other.
    let levels = interview.current().map_or(0, |item| item.scale.levels.len());
    [answers].into_iter().chain((levels > 2).then(|| say!(lang, "+ at least that"))).collect()
}

/// Returns the numbers by which the levels of a scale are called: `0-4`.
pub(super) fn numbers(scale: &Scale) -> String {
    format!("{}-{}", scale.number(0), scale.number(scale.levels.len() - 1))
}

/// The letters that do something with the current question, on the full screen and line by line.
pub(super) fn asked(asking: &Asking<'_, '_>) -> Vec<String> {
    let lang = asking.lang();
    let present = asking.present();
    let is_shown = present.is_some_and(|answer| !answer.evidence.is_empty());
    let keys = [
        (true, say!(lang, "? why")),
        (true, say!(lang, "n not applicable")),
        (true, say!(lang, "u don't know")),
        (!asking.quick, say!(lang, "e note and evidence")),
        (asking.has_found(), say!(lang, "f take what was found as evidence")),
        (asking.has_outdated(), say!(lang, "d drop what is outdated")),
        (is_shown, say!(lang, "r remove evidence")),
        (present.is_some() && !asking.quick, say!(lang, "c how sure")),
        (present.is_some(), say!(lang, "x take back")),
        (true, say!(lang, "b back")),
        (true, say!(lang, "j jump")),
        (true, say!(lang, "s skip")),
        (true, say!(lang, "q stop")),
    ];
    keys.into_iter().filter(|(is_offered, _)| *is_offered).map(|(_, key)| key).collect()
}

fn in_few_words(asking: &Asking<'_, '_>) -> Vec<String> {
    let lang = asking.lang();
    let present = asking.present();
    let keys = [
        (true, asking.interview.current().map(|item| numbers(&item.scale)).unwrap_or_default()),
        (true, say!(lang, "+ at least")),
        (true, say!(lang, "? why")),
        (true, say!(lang, "n n/a")),
        (true, say!(lang, "u unknown")),
        (!asking.quick, say!(lang, "e note")),
        (asking.has_found(), say!(lang, "f found")),
        (asking.has_outdated(), say!(lang, "d drop")),
        (true, say!(lang, "b back")),
        (true, say!(lang, "j list")),
        (true, say!(lang, "s next")),
        (present.is_some(), say!(lang, "x take back")),
        (true, say!(lang, "q end")),
    ];
    keys.into_iter().filter(|(is_offered, _)| *is_offered).map(|(_, key)| key).collect()
}

fn laid_out(keys: &[String], width: usize) -> Vec<String> {
    let columns = textwrap::core::display_width;
    let mut lines = vec![String::new()];
    for key in keys {
        let Some(line) = lines.last_mut() else {
            continue;
        };
        let gap = if line.is_empty() { "" } else { "  " };
        if !line.is_empty() && columns(line) + gap.len() + columns(key) > width {
            lines.push(key.clone());
        } else {
            line.push_str(gap);
            line.push_str(key);
        }
    }
    lines
}
