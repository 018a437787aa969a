//! How the full screen looks. Colour is never needed to read it.

use ospo::answers::Respondent;
use ospo::model::Item;
use ospo::{say, text};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::cli::screen::explained::Part;
use crate::cli::screen::input::Input;
use crate::cli::screen::keys::keys;
use crate::cli::screen::look::{BOLD, FAINT, MARKED, cut};
use crate::cli::screen::recall::Typed;
use crate::cli::screen::state::{After, Mode, Screen, TextField};
use crate::cli::screen::{explained, lists, question};

/// Lines wider than this tire the eye.
const WIDEST: u16 = 100;
/// With fewer rows there is none to spare for a word on what is below.
const TELLS_MORE: usize = 4;
/// The rows above a question.
const TOP: u16 = 2;
/// Below this many rows a message stands in the place of the keys.
const LOW: u16 = 20;

pub(super) fn draw(frame: &mut Frame, screen: &Screen<'_, '_, '_>, item: &Item) {
    let mut whole = frame.area();
    whole.width = whole.width.min(WIDEST);
    let room = RoomBeside::of(screen, item, whole);
    let low = low(screen, whole.width, room);
    let bottom = u16::try_from(low.len()).unwrap_or(1);
    let head = Constraint::Length(room.head(screen));
    let rows = [head, Constraint::Min(1), Constraint::Length(bottom)];
    let [top, middle, foot] = Layout::vertical(rows).areas(whole);
    draw_top(frame, screen, item, top, room);
    match &screen.mode {
        Mode::Ask => draw_question(frame, screen, item, middle, room, None),
        Mode::Help(scrolled) => {
            let head = wrapped("", &item.ask, usize::from(middle.width), BOLD);
            let parts = explained::help(screen.asking, item);
            draw_parts(frame, screen, head, &parts, middle, *scrolled);
        }
        Mode::Intro(parts, scrolled) => {
            draw_parts(frame, screen, Vec::new(), parts, middle, *scrolled);
        }
        Mode::Jump(at, _) => lists::draw_jump(frame, screen, middle, *at),
        Mode::Drop(at) => lists::draw_drop(frame, screen, middle, *at),
        Mode::Against(told) | Mode::Offer(told) => {
            let lang = screen.asking.lang();
            let width = usize::from(middle.width);
            let mut lines = vec![Line::default()];
            lines.extend(wrapped("", told, width, BOLD));
            lines.push(Line::default());
            let kept = match screen.mode {
                Mode::Against(_) => say!(lang, "Keep the answer? It is saved as you gave it."),
                _ => say!(lang, "Go on? What is answered is saved either way."),
            };
            lines.extend(wrapped("", &kept, width, Style::new()));
            frame.render_widget(Paragraph::new(lines), middle);
        }
        Mode::Type(field, input) => {
            let title = asked_for(screen, field, input);
            draw_question(frame, screen, item, middle, room, Some((&title, input)));
        }
    }
    frame.render_widget(Paragraph::new(low), foot);
}

/// How much of what stands around a question has room beside it, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RoomBeside {
    /// Whose sheet it is, and every key in words.
    Ample,
    /// Every key in words.
    Keys,
    /// The keys in few words and no bar; a message stands in its place.
    Small,
    /// The same, and a message in the place of the keys.
    Low,
}

impl RoomBeside {
    fn of(screen: &Screen<'_, '_, '_>, item: &Item, whole: Rect) -> Self {
        if whole.height < LOW {
            return Self::Low;
        }
        if !matches!(screen.mode, Mode::Ask) {
            return Self::Ample;
        }
        let width = whole.width;
        let has_room = |(room, texts): &(Self, LevelTexts)| {
            let (lines, _) = lines_of(screen, item, usize::from(width), (*room, *texts));
            let head = usize::from(room.head(screen));
            head + lines.len() + low(screen, width, *room).len() <= usize::from(whole.height)
        };
        // A level can be judged by its whole text alone: that goes before what stands around it.
        let (whole_texts, least) = (LevelTexts::Whole, LevelTexts::least(screen));
        let ways = [
            (Self::Ample, whole_texts),
            (Self::Keys, whole_texts),
            (Self::Small, whole_texts),
            (Self::Ample, least),
            (Self::Keys, least),
        ];
        ways.into_iter().find(has_room).map_or(Self::Small, |(room, _)| room)
    }

    /// Returns the rows above a question: the bar is what can best be done without.
    fn head(self, screen: &Screen<'_, '_, '_>) -> u16 {
        if self == Self::Small && screen.message.is_none() { 1 } else { TOP }
    }
}

/// How much is shown of what one would see at each level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LevelTexts {
    Whole,
    /// What has room on a line.
    Line,
}

impl LevelTexts {
    /// Returns what is shown where there is no room for all: a first estimate looks at all levels at
    /// once.
    fn least(screen: &Screen<'_, '_, '_>) -> Self {
        if screen.asking.quick { Self::Line } else { Self::Whole }
    }
}

/// What is to be typed.
fn asked_for(screen: &Screen<'_, '_, '_>, field: &TextField, input: &Input) -> String {
    let lang = screen.asking.lang();
    let last = screen.asking.recall.ago(Typed::Reason, 1).filter(|_| input.began_empty());
    match (field, last) {
        (TextField::Reason, last) => question::why_not(screen.asking, last),
        (TextField::Evidence(After::Next), _) => {
            question::what_shows_it(lang, screen.asking.needed())
        }
        (TextField::NeededNote, _) => question::which_note(lang),
        (TextField::Evidence(After::Stay(_)), _) => {
            say!(lang, "What shows it? It is added to what is there; Enter alone adds nothing")
        }
        (TextField::Day(..), _) => question::of_which_day(lang),
        (TextField::Note, _) => say!(lang, "A note on the answer"),
    }
}

/// The message, if there is one, above the keys.
fn low(screen: &Screen<'_, '_, '_>, width: u16, room: RoomBeside) -> Vec<Line<'static>> {
    let width = usize::from(width);
    let in_few_words = matches!(room, RoomBeside::Small | RoomBeside::Low);
    let keys = keys(screen, width, in_few_words).into_iter();
    let keys = keys.map(|line| Line::from(line).style(FAINT));
    let message = screen.message.as_deref().filter(|_| room != RoomBeside::Small);
    let mut lines = message.map(|words| wrapped("", words, width, BOLD)).unwrap_or_default();
    match (room, lines.is_empty()) {
        (RoomBeside::Ample, true) => lines.push(Line::from(whose(screen, width)).style(FAINT)),
        (RoomBeside::Low, false) => return lines,
        _ => {}
    }
    lines.extend(keys);
    lines
}

/// Whose answers these are, and of which day.
fn whose(screen: &Screen<'_, '_, '_>, width: usize) -> String {
    let sheet = screen.asking.interview.sheet();
    let by = sheet.respondent.as_ref().and_then(Respondent::in_words);
    let parts = [sheet.subject.clone(), sheet.date.to_string()].into_iter().chain(by);
    let lang = screen.asking.lang();
    let estimate = screen.asking.quick.then(|| say!(lang, "first estimate"));
    let whose = lang.in_a_row(parts.chain(estimate));
    cut(&text::visible(&whose), width)
}

/// What is asked about and how far the walk is, above a bar.
fn draw_top(
    frame: &mut Frame,
    screen: &Screen<'_, '_, '_>,
    item: &Item,
    area: Rect,
    room: RoomBeside,
) {
    let width = usize::from(area.width);
    let right = question::progress(screen.asking);
    let left = text::visible(&question::title(&screen.asking.interview, item)).into_owned();
    let most = width.saturating_sub(textwrap::core::display_width(&right) + 2);
    let left = cut(&left, most);
    let gap = width.saturating_sub(
        textwrap::core::display_width(&left) + textwrap::core::display_width(&right),
    );
    let head =
        Line::from(vec![Span::styled(left, BOLD), Span::raw(" ".repeat(gap)), Span::raw(right)]);
    let below = match screen.message.as_deref().filter(|_| room == RoomBeside::Small) {
        Some(message) => Line::from(cut(&text::visible(message), width)).style(BOLD),
        None => bar(screen, width),
    };
    frame.render_widget(Paragraph::new(vec![head, below]), area);
}

/// How many of the questions are answered.
fn bar(screen: &Screen<'_, '_, '_>, width: usize) -> Line<'static> {
    let progress = screen.asking.interview.progress();
    let full = width * progress.answered / progress.of.max(1);
    let (done, rest) = if screen.unicode { ("━", "─") } else { ("#", "-") };
    Line::from(vec![
        Span::styled(done.repeat(full), BOLD),
        Span::styled(rest.repeat(width - full), FAINT),
    ])
}

/// The question and its levels; below them, where one is open, a field to type into.
fn draw_question(
    frame: &mut Frame,
    screen: &Screen<'_, '_, '_>,
    item: &Item,
    area: Rect,
    room: RoomBeside,
    field: Option<(&str, &Input)>,
) {
    let width = usize::from(area.width);
    let heads = field.into_iter().flat_map(|(title, _)| title.lines());
    let heads: Vec<Line<'static>> =
        heads.flat_map(|title| wrapped("", title, width, BOLD)).collect();
    let head_rows = u16::try_from(heads.len()).unwrap_or(1);
    let field_rows = field.map_or(0, |(_, input)| 1 + head_rows + input.rows());
    let rows = [Constraint::Min(1), Constraint::Length(field_rows)];
    let [body, field_area] = Layout::vertical(rows).areas(area);
    let height = usize::from(body.height);
    let [whole, least] = [LevelTexts::Whole, LevelTexts::least(screen)];
    let (mut lines, mut pointed) = lines_of(screen, item, width, (room, whole));
    if lines.len() > height && least != whole {
        (lines, pointed) = lines_of(screen, item, width, (room, least));
    }
    if field.is_none() && room == RoomBeside::Ample && !screen.asking.quick {
        explain(screen, item, &mut lines, width, height);
    }
    // Where not all has room, the last row says so, and what is pointed at stands above it.
    let ends = pointed.end < lines.len() && lines.len() > height && height >= TELLS_MORE;
    let room = height.saturating_sub(usize::from(ends));
    let below = pointed.end.saturating_sub(room);
    let scrolled = below.min(pointed.start);
    tell_more(screen, &mut lines, scrolled, height);
    let scrolled = u16::try_from(scrolled).unwrap_or(0);
    frame.render_widget(Paragraph::new(lines).scroll((scrolled, 0)), body);
    if let Some((_, input)) = field {
        let rows = [Constraint::Length(1), Constraint::Length(head_rows), Constraint::Min(1)];
        let [_, head, line] = Layout::vertical(rows).areas(field_area);
        frame.render_widget(Paragraph::new(heads), head);
        let [mark, rest] =
            Layout::horizontal([Constraint::Length(2), Constraint::Min(1)]).areas(line);
        frame.render_widget(Paragraph::new("> "), mark);
        input.draw(frame, rest);
    }
}

/// Says below the levels what the words of the question mean, as far as there is room, the nearest
/// first; where not all has room, the last row says which key has the rest.
fn explain(
    screen: &Screen<'_, '_, '_>,
    item: &Item,
    lines: &mut Vec<Line<'static>>,
    width: usize,
    height: usize,
) {
    let paragraphs = explained::words(screen.asking, item);
    let words = paragraphs.iter().flat_map(|words| wrapped("", words, width, FAINT));
    let words: Vec<Line<'static>> = words.collect();
    let room = height.saturating_sub(lines.len() + 1);
    if words.is_empty() || room == 0 {
        return;
    }
    lines.push(Line::default());
    let is_cut = words.len() > room;
    let shown = if is_cut { room - 1 } else { room };
    lines.extend(words.into_iter().take(shown));
    if is_cut {
        let rest = say!(screen.asking.lang(), "… press ? for the rest of what the words mean");
        lines.push(Line::from(cut(&rest, width)).style(FAINT));
    }
}

/// The lines of a question, and which of them are the level that is pointed at.
fn lines_of(
    screen: &Screen<'_, '_, '_>,
    item: &Item,
    width: usize,
    (room, texts): (RoomBeside, LevelTexts),
) -> (Vec<Line<'static>>, std::ops::Range<usize>) {
    let interview = &screen.asking.interview;
    let mut lines = wrapped("", &item.ask, width, BOLD);
    if let Some(again) = question::again(interview, item) {
        lines.extend(wrapped("", &again, width, FAINT));
    }
    if let Some(present) = question::present(screen.asking, item) {
        lines.extend(wrapped("", &present, width, FAINT));
    }
    for found in question::found(screen.asking, item) {
        lines.extend(wrapped("", &found, width, FAINT));
    }
    if room != RoomBeside::Small {
        lines.push(Line::default());
    }
    let given = interview.answer_to(item).and_then(|answer| answer.choice.level());
    let given = given.and_then(|level| item.scale.index_of(level));
    let mut pointed = 0..0;
    let wide = item.scale.number(item.scale.levels.len() - 1).to_string().len();
    for (at, (level, step)) in item.levels().enumerate() {
        let here = screen.cursor == Some(at);
        let sign = if here { ">" } else { " " };
        let mark = if given == Some(at) { "*" } else { " " };
        let head = format!("{sign}{mark}{:>wide$}  ", item.scale.number(at));
        let style = if here { MARKED } else { Style::new() };
        let start = lines.len();
        let lang = screen.asking.lang();
        let label = head.clone() + lang.named(&text::visible(&level.label), "").trim_end();
        let words = lang.named(&level.label, &step.anchor);
        let mut rows = match texts {
            LevelTexts::Whole => wrapped(&head, &words, width, style),
            LevelTexts::Line => {
                let row = head + &text::visible(&words);
                vec![Line::from(cut(&row, width)).style(style)]
            }
        };
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

fn draw_parts(
    frame: &mut Frame,
    screen: &Screen<'_, '_, '_>,
    head: Vec<Line<'static>>,
    parts: &[Part],
    area: Rect,
    scrolled: u16,
) {
    let width = usize::from(area.width);
    let mut lines = head;
    for (heading, entries) in parts {
        lines.push(Line::default());
        lines.extend(wrapped("", heading, width, BOLD));
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
        let more = say!(screen.asking.lang(), "more below");
        let sign = if screen.unicode { "↓ " } else { "" };
        *last = Line::from(format!("{sign}{more}")).style(FAINT);
    }
}
