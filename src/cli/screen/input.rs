//! A field to type into.

use ratatui::Frame;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui_textarea::TextArea;

#[derive(Debug)]
pub(super) struct Input {
    area: Box<TextArea<'static>>,
}

impl Input {
    pub(super) fn new(text: &str) -> Self {
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut area = Box::new(TextArea::new(vec![text]));
        area.set_cursor_line_style(Style::default());
        area.move_cursor(ratatui_textarea::CursorMove::End);
        Self { area }
    }

    pub(super) fn text(&self) -> String {
        self.area.lines().join(" ").trim().to_owned()
    }

    /// Takes a key; Enter is not for the field. Ctrl-U clears it, as a shell does.
    pub(super) fn key(&mut self, key: KeyEvent) {
        if key.code == KeyCode::Char('u') && key.modifiers.contains(KeyModifiers::CONTROL) {
            *self = Self::new("");
        } else if !matches!(key.code, KeyCode::Enter | KeyCode::Tab) {
            self.area.input(key);
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.area.insert_str(text.split(['\r', '\n']).collect::<Vec<_>>().join(" "));
    }

    pub(super) fn draw(&self, frame: &mut Frame, area: Rect) {
        frame.render_widget(&*self.area, area);
    }
}
