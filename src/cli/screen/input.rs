//! A field to type into.

use ratatui::Frame;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea};

/// A longer text is scrolled through.
const MOST_LINES: usize = 5;

#[derive(Debug)]
pub(super) struct Input {
    area: Box<TextArea<'static>>,
    has_lines: bool,
    /// What stood there before anything was typed.
    before: String,
    /// How many texts were recalled one after the other.
    pub(super) recalled: usize,
}

impl Input {
    /// A field of one line.
    pub(super) fn new(text: &str) -> Self {
        Self::of(text, false)
    }

    /// A field of as many lines as the text has, and more.
    pub(super) fn of_lines(text: &str) -> Self {
        Self::of(text, true)
    }

    fn of(text: &str, has_lines: bool) -> Self {
        let is_kept = |c: char| !c.is_control() || (has_lines && c == '\n');
        let text: String = text.chars().map(|c| if is_kept(c) { c } else { ' ' }).collect();
        let mut area = Box::new(TextArea::new(text.split('\n').map(str::to_owned).collect()));
        area.set_cursor_line_style(Style::default());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        let mut input = Self { area, has_lines, before: String::new(), recalled: 0 };
        input.before = input.text();
        input
    }

    pub(super) fn text(&self) -> String {
        let lines = self.area.lines().join(if self.has_lines { "\n" } else { " " });
        lines.trim().to_owned()
    }

    /// Says whether it says what it said before anything was typed.
    pub(super) fn is_untouched(&self) -> bool {
        self.text() == self.before
    }

    /// Says whether it was empty before anything was typed.
    pub(super) fn began_empty(&self) -> bool {
        self.before.is_empty()
    }

    /// Says whether there is no line above the one that is typed into.
    pub(super) fn is_at_top(&self) -> bool {
        self.area.cursor().0 == 0
    }

    /// Puts a text in the place of what is there; without one, what stood there first.
    pub(super) fn put(&mut self, text: Option<&str>) {
        let text = text.unwrap_or(&self.before);
        self.area = Self::of(text, self.has_lines).area;
    }

    /// How many lines are shown at once.
    pub(super) fn rows(&self) -> u16 {
        u16::try_from(self.area.lines().len().min(MOST_LINES)).unwrap_or(1)
    }

    /// Takes a key; Enter alone is not for the field. Ctrl-U clears it, as a shell does.
    pub(super) fn key(&mut self, key: KeyEvent) {
        let is_held = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Enter | KeyCode::Char('j') if self.has_lines && is_held => {
                self.area.insert_newline();
            }
            KeyCode::Char('u') if key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.area.select_all();
                self.area.cut();
            }
            KeyCode::Enter | KeyCode::Tab => {}
            _ => {
                self.area.input(key);
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        // A terminal sends the end of a line as the key for it.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.area.insert_str(if self.has_lines { text } else { text.replace('\n', " ") });
    }

    pub(super) fn draw(&self, frame: &mut Frame, area: Rect) {
        frame.render_widget(&*self.area, area);
    }
}

/// Takes a letter for the same with and without caps lock.
pub(super) fn lower(code: KeyCode) -> KeyCode {
    match code {
        // Some keyboards write signs and digits wide.
        KeyCode::Char(wide @ '！'..='～') => {
            let narrow = u32::from(wide).checked_sub(0xfee0).and_then(char::from_u32);
            KeyCode::Char(narrow.unwrap_or(wide).to_ascii_lowercase())
        }
        KeyCode::Char(letter) => KeyCode::Char(letter.to_ascii_lowercase()),
        other => other,
    }
}
