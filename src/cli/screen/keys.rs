//! The line that tells the keys.

use crate::cli::screen::state::{Mode, Screen, TextField};

/// Returns the keys over as many lines as they need; in few words where the screen is low.
pub(super) fn keys(screen: &Screen<'_, '_, '_>, width: usize, is_low: bool) -> Vec<String> {
    let top = screen.asking.interview.current().map_or(4, |item| item.scale.levels.len() - 1);
    let arrows = if screen.unicode { "↑↓" } else { "arrows" };
    let (drop, drop_low) = if screen.asking.has_outdated() {
        ("|d drop what is outdated", "|d drop")
    } else {
        ("", "")
    };
    let interview = &screen.asking.interview;
    let confirms = interview.current().is_some_and(|item| interview.is_to_confirm(item));
    let choose = if confirms {
        format!("Enter confirms|{arrows} or 0-{top} changes")
    } else {
        format!("{arrows} Enter or 0-{top} answer|+ at least that")
    };
    let present = screen.asking.present();
    let remove = present.filter(|answer| !answer.evidence.is_empty());
    let remove = remove.map_or("", |_| "|r remove evidence");
    let take_back = present.map_or("", |_| "|x take back");
    let keys = match &screen.mode {
        Mode::Ask if is_low => {
            format!(
                "{arrows} Enter|0-{top}|+ at least|? why|n n/a|u unknown|e note{drop_low}|b back|j jump|\
                 s skip{take_back}|q stop"
            )
        }
        Mode::Ask => format!(
            "{choose}|? why|n not applicable|u don't know|\
             e note and evidence{drop}{remove}{take_back}|b back|j jump|s skip|q stop"
        ),
        Mode::Help(_) => format!("{arrows} scroll|any other key goes back"),
        Mode::Jump(_) => format!("{arrows} choose|Enter jump|Esc back"),
        Mode::Drop(_) => format!("{arrows} choose|Enter removes|Esc back"),
        Mode::Type(TextField::Note, _) => {
            "Enter goes on|Alt-Enter begins a line|Esc leaves it as it was".to_owned()
        }
        Mode::Type(TextField::Evidence, _) => {
            "Enter saves and goes on|Esc back to the question".to_owned()
        }
        Mode::Type(..) => "Enter goes on|Esc leaves it as it was".to_owned(),
    };
    laid_out(keys.split('|'), width)
}

fn laid_out<'k>(keys: impl Iterator<Item = &'k str>, width: usize) -> Vec<String> {
    let columns = textwrap::core::display_width;
    let mut lines = vec![String::new()];
    for key in keys {
        let Some(line) = lines.last_mut() else {
            continue;
        };
        let gap = if line.is_empty() { "" } else { "  " };
        if !line.is_empty() && columns(line) + gap.len() + columns(key) > width {
            lines.push(key.to_owned());
        } else {
            line.push_str(gap);
            line.push_str(key);
        }
    }
    lines
}
