//! Styles, and texts of a width. Colour is never needed to read them.

use ratatui::style::{Modifier, Style};

pub(super) const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
pub(super) const FAINT: Style = Style::new().add_modifier(Modifier::DIM);
pub(super) const MARKED: Style = Style::new().add_modifier(Modifier::REVERSED);

/// Cuts a text to a width of columns.
pub(super) fn cut(text: &str, room: usize) -> String {
    if textwrap::core::display_width(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        let mut longer = kept.clone();
        longer.push(c);
        if textwrap::core::display_width(&longer) > room.saturating_sub(1) {
            break;
        }
        kept = longer;
    }
    kept + "…"
}
