//! The full screen: lists of which one line is pointed at.

use ospo::text;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::cli::screen::look::{FAINT, MARKED, cut};
use crate::cli::screen::question;
use crate::cli::screen::state::Screen;

pub(super) fn draw_jump(frame: &mut Frame, screen: &Screen<'_, '_, '_>, area: Rect, at: usize) {
    let width = usize::from(area.width);
    let (lang, interview) = (screen.asking.lang(), &screen.asking.interview);
    let rows = interview.items().iter().enumerate().map(|(index, item)| {
        let given = interview.answer_to(item).map(|answer| question::answer(lang, item, answer));
        let given = given.unwrap_or_else(|| "-".to_owned());
        let pointer = if index == at { ">" } else { " " };
        let model = interview.model();
        let stage = model.told_stage(&item.id).map_or("-".to_owned(), |stage| stage.to_string());
        let stage = if model.method.ladder.is_some() { stage + "  " } else { String::new() };
        let title = text::visible(&item.title);
        let answered = lang.named(&title, &text::visible(&given));
        let row = format!("{pointer}{:>3}  {stage}{answered}", index + 1);
        let style = if index == at { MARKED } else { Style::new() };
        Line::from(cut(&row, width)).style(style)
    });
    let left_out = screen.asking.rows_left_out().into_iter().map(|row| {
        let row = format!("   -  {}", text::visible(&row));
        Line::from(cut(&row, width)).style(FAINT)
    });
    draw_list(frame, rows.chain(left_out).collect(), area, at);
}

pub(super) fn draw_drop(frame: &mut Frame, screen: &Screen<'_, '_, '_>, area: Rect, at: usize) {
    let width = usize::from(area.width);
    let evidence = screen.asking.present().map(|answer| answer.evidence.as_slice());
    let rows = evidence.unwrap_or_default().iter().enumerate().map(|(index, evidence)| {
        let pointer = if index == at { ">" } else { " " };
        let piece = question::piece(screen.asking.lang(), evidence);
        let row = format!("{pointer}{:>3}  {}", index + 1, text::visible(&piece));
        Line::from(cut(&row, width)).style(if index == at { MARKED } else { Style::new() })
    });
    draw_list(frame, rows.collect(), area, at);
}

/// Draws as many rows as have room, with the one that is pointed at among them.
fn draw_list(frame: &mut Frame, rows: Vec<Line<'static>>, area: Rect, at: usize) {
    let scrolled = (at + 1).saturating_sub(usize::from(area.height));
    let scrolled = u16::try_from(scrolled).unwrap_or(u16::MAX);
    frame.render_widget(Paragraph::new(rows).scroll((scrolled, 0)), area);
}
