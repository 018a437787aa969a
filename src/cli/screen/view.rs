//! How the full screen looks. Colour is never needed to read it.

use ospo::answers::Respondent;
use ospo::model::Item;
use ospo::text;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::cli::screen::input::Input;
use crate::cli::screen::keys::keys;
use crate::cli::screen::question;
use crate::cli::screen::state::{Mode, Screen, TextField};

const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
const FAINT: Style = Style::new().add_modifier(Modifier::DIM);
const MARKED: Style = Style::new().add_modifier(Modifier::REVERSED);

/// Lines wider than this tire the eye.
const WIDEST: u16 = 100;
/// With fewer rows there is none to spare for a word on what is below.
const TELLS_MORE: usize = 4;
/// Below this many rows the keys are told in fewer words.
const LOW: u16 = 20;

pub(super) fn draw(frame: &mut Frame, screen: &Screen<'_, '_, '_>, item: &Item) {
    let mut whole = frame.area();
    whole.width = whole.width.min(WIDEST);
    let low = low(screen, whole);
    let bottom = u16::try_from(low.len()).unwrap_or(1);
    let rows = [Constraint::Length(2), Constraint::Min(1), Constraint::Length(bottom)];
    let [top, middle, foot] = Layout::vertical(rows).areas(whole);
    draw_top(frame, screen, item, top);
    match &screen.mode {
        Mode::Ask => draw_question(frame, screen, item, middle, None),
        Mode::Help(scrolled) => draw_help(frame, screen, item, middle, *scrolled),
        Mode::Jump(at) => draw_jump(frame, screen, middle, *at),
        Mode::Drop(at) => draw_drop(frame, screen, middle, *at),
        Mode::Type(field, input) => {
            let title = match field {
                TextField::Reason => "Why does it not apply to you?",
                TextField::Evidence => {
                    "What shows it? A few words or an address, a day in brackets: Audit (2026-01-31)"
                }
                TextField::Note => "A note on the answer",
                TextField::NoteEvidence(_) => {
                    "What shows it? It is added to what is there, a day in brackets"
                }
            };
            draw_question(frame, screen, item, middle, Some((title, input)));
        }
    }
    frame.render_widget(Paragraph::new(low), foot);
}

/// The message, if there is one, above the keys. Where the screen is low, a message stands in their
/// place.
fn low(screen: &Screen<'_, '_, '_>, whole: Rect) -> Vec<Line<'static>> {
    let width = usize::from(whole.width);
    let is_low = whole.height < LOW;
    let keys = keys(screen, width, is_low).into_iter().map(|line| Line::from(line).style(FAINT));
    let message = screen.message.as_deref();
    let mut lines = message.map(|words| wrapped("", words, width, BOLD)).unwrap_or_default();
    match (is_low, lines.is_empty()) {
        (false, true) => lines.push(Line::from(whose(screen, width)).style(FAINT)),
        (true, false) => return lines,
        _ => {}
    }
    lines.extend(keys);
    lines
}

/// Whose answers these are, and of which day.
fn whose(screen: &Screen<'_, '_, '_>, width: usize) -> String {
    let sheet = screen.asking.interview.sheet();
    let by = sheet.respondent.as_ref().and_then(Respondent::in_words);
    let by = by.map(|by| format!(", {by}")).unwrap_or_default();
    let whose = format!("{}, {}{by}", sheet.subject, sheet.date);
    cut(&text::visible(&whose), width)
}

/// What is asked about and how far the walk is, above a bar.
fn draw_top(frame: &mut Frame, screen: &Screen<'_, '_, '_>, item: &Item, area: Rect) {
    let width = usize::from(area.width);
    let right = question::progress(&screen.asking.interview);
    let left = text::visible(&question::title(&screen.asking.interview, item)).into_owned();
    let room = width.saturating_sub(textwrap::core::display_width(&right) + 2);
    let left = cut(&left, room);
    let gap = width.saturating_sub(
        textwrap::core::display_width(&left) + textwrap::core::display_width(&right),
    );
    let head =
        Line::from(vec![Span::styled(left, BOLD), Span::raw(" ".repeat(gap)), Span::raw(right)]);
    let progress = screen.asking.interview.progress();
    let full = width * progress.answered / progress.of.max(1);
    let (done, rest) = if screen.unicode { ("━", "─") } else { ("#", "-") };
    let bar = Line::from(vec![
        Span::styled(done.repeat(full), BOLD),
        Span::styled(rest.repeat(width - full), FAINT),
    ]);
    frame.render_widget(Paragraph::new(vec![head, bar]), area);
}

/// Cuts a text to a width of columns.
fn cut(text: &str, room: usize) -> String {
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

/// The question and its levels; below them, where one is open, a field to type into.
fn draw_question(
    frame: &mut Frame,
    screen: &Screen<'_, '_, '_>,
    item: &Item,
    area: Rect,
    field: Option<(&str, &Input)>,
) {
    let field_rows = field.map_or(0, |(_, input)| 2 + input.rows());
    let rows = [Constraint::Min(1), Constraint::Length(field_rows)];
    let [body, field_area] = Layout::vertical(rows).areas(area);
    let (mut lines, pointed) = lines_of(screen, item, usize::from(area.width));
    let height = usize::from(body.height);
    // Where not all has room, the last row says so, and what is pointed at stands above it.
    let ends = pointed.end < lines.len() && lines.len() > height && height >= TELLS_MORE;
    let room = height.saturating_sub(usize::from(ends));
    let below = pointed.end.saturating_sub(room);
    let scrolled = below.min(pointed.start);
    tell_more(screen, &mut lines, scrolled, height);
    let scrolled = u16::try_from(scrolled).unwrap_or(0);
    frame.render_widget(Paragraph::new(lines).scroll((scrolled, 0)), body);
    if let Some((title, input)) = field {
        let rows = [Constraint::Length(1), Constraint::Length(1), Constraint::Min(1)];
        let [_, head, line] = Layout::vertical(rows).areas(field_area);
        frame.render_widget(Paragraph::new(Line::from(title).style(BOLD)), head);
        let [mark, rest] =
            Layout::horizontal([Constraint::Length(2), Constraint::Min(1)]).areas(line);
        frame.render_widget(Paragraph::new("> "), mark);
        input.draw(frame, rest);
    }
}

/// The lines of a question, and which of them are the level that is pointed at.
fn lines_of(
    screen: &Screen<'_, '_, '_>,
    item: &Item,
    width: usize,
) -> (Vec<Line<'static>>, std::ops::Range<usize>) {
    let interview = &screen.asking.interview;
    let mut lines = wrapped("", &item.ask, width, BOLD);
    if let Some(again) = question::again(interview, item) {
        lines.extend(wrapped("", &again, width, FAINT));
    }
    if let Some(present) = question::present(screen.asking, item) {
        lines.extend(wrapped("", &present, width, FAINT));
    }
    lines.push(Line::default());
    let given = interview.answer_to(item).and_then(|answer| answer.choice.level());
    let given = given.and_then(|level| item.scale.index_of(level));
    let mut pointed = 0..0;
    for (number, (level, step)) in item.levels().enumerate() {
        let here = screen.cursor == Some(number);
        let sign = if here { ">" } else { " " };
        let mark = if given == Some(number) { "*" } else { " " };
        let head = format!("{sign}{mark}{number}  ");
        let style = if here { MARKED } else { Style::new() };
        let start = lines.len();
        let label = format!("{head}{}:", text::visible(&level.label));
        let mut rows = wrapped(&head, &format!("{}: {}", level.label, step.anchor), width, style);
        if let Some(first) = rows.first_mut() {
            embolden(first, &label);
        }
        lines.extend(rows);
        if here {
            pointed = start..lines.len();
        }
    }
    (lines, pointed)
}

fn embolden(line: &mut Line<'static>, start: &str) {
    let whole: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
    if let Some(rest) = whole.strip_prefix(start) {
        line.spans = vec![Span::styled(start.to_owned(), BOLD), Span::raw(rest.to_owned())];
    }
}

fn wrapped(head: &str, words: &str, width: usize, style: Style) -> Vec<Line<'static>> {
    let indent = " ".repeat(textwrap::core::display_width(head));
    let options =
        textwrap::Options::new(width.max(20)).initial_indent(head).subsequent_indent(&indent);
    let shown = text::visible(words);
    let lines = textwrap::wrap(&shown, options);
    lines.into_iter().map(|line| Line::from(line.into_owned()).style(style)).collect()
}

fn draw_help(
    frame: &mut Frame,
    screen: &Screen<'_, '_, '_>,
    item: &Item,
    area: Rect,
    scrolled: u16,
) {
    let width = usize::from(area.width);
    let mut lines = wrapped("", &item.ask, width, BOLD);
    for (heading, entries) in question::help(&screen.asking.interview, item) {
        lines.push(Line::default());
        lines.extend(wrapped("", &heading, width, BOLD));
        for entry in entries {
            let (head, words) = match entry.strip_prefix("- ") {
                Some(rest) => ("- ", rest),
                None => ("", entry.as_str()),
            };
            lines.extend(wrapped(head, words, width, Style::new()));
        }
    }
    let height = usize::from(area.height);
    let scrolled = usize::from(scrolled).min(lines.len().saturating_sub(height));
    tell_more(screen, &mut lines, scrolled, height);
    let scrolled = u16::try_from(scrolled).unwrap_or(u16::MAX);
    frame.render_widget(Paragraph::new(lines).scroll((scrolled, 0)), area);
}

/// Says in the last row that there is more below, where there is.
fn tell_more(
    screen: &Screen<'_, '_, '_>,
    lines: &mut [Line<'static>],
    scrolled: usize,
    height: usize,
) {
    let is_more = scrolled + height < lines.len() && height >= TELLS_MORE;
    let last = lines.get_mut(scrolled + height.saturating_sub(1));
    if let (true, Some(last)) = (is_more, last) {
        let sign = if screen.unicode { "↓ more" } else { "more below" };
        *last = Line::from(sign).style(FAINT);
    }
}

fn draw_jump(frame: &mut Frame, screen: &Screen<'_, '_, '_>, area: Rect, at: usize) {
    let width = usize::from(area.width);
    let interview = &screen.asking.interview;
    let rows = interview.items().iter().enumerate().map(|(index, item)| {
        let given = interview.answer_to(item).map(|answer| question::answer(item, answer));
        let given = given.unwrap_or_else(|| "-".to_owned());
        let pointer = if index == at { ">" } else { " " };
        let stage = interview.model().stage_of(&item.id);
        let stage = stage.map_or_else(|| "-".to_owned(), |stage| stage.number.to_string());
        let title = text::visible(&item.title);
        let row = format!("{pointer}{:>3}  {stage}  {title}: {}", index + 1, text::visible(&given));
        let style = if index == at { MARKED } else { Style::new() };
        Line::from(cut(&row, width)).style(style)
    });
    draw_list(frame, rows.collect(), area, at);
}

fn draw_drop(frame: &mut Frame, screen: &Screen<'_, '_, '_>, area: Rect, at: usize) {
    let width = usize::from(area.width);
    let evidence = screen.asking.present().map(|answer| answer.evidence.as_slice());
    let rows = evidence.unwrap_or_default().iter().enumerate().map(|(index, evidence)| {
        let pointer = if index == at { ">" } else { " " };
        let piece = question::piece(evidence);
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
