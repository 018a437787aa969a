//! Words as a screen gets them: made visible, and coloured by role where it has colours.

use std::io;

use anstyle::{AnsiColor, Style};

use crate::render::look::Look;
use crate::report::{Line, Span, Tone};
use crate::text;

/// Words in one style; what they contain has been made visible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) ink: Ink,
}

impl Piece {
    pub(super) fn new(text: impl Into<String>, ink: Ink) -> Self {
        Self { text: text.into(), ink }
    }
}

pub(super) type PaintedRow = Vec<Piece>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Strong,
    Code,
    Link,
    /// Something is there.
    Met,
    /// Something is to come or to be found out.
    Open,
    /// Something to read past.
    Quiet,
}

impl Ink {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Code => AnsiColor::Cyan.on_default(),
            Self::Link => AnsiColor::Blue.on_default().underline(),
            Self::Met => AnsiColor::Green.on_default(),
            Self::Open => AnsiColor::Yellow.on_default(),
            Self::Quiet => Style::new().dimmed(),
        }
    }
}

impl From<Tone> for Ink {
    fn from(tone: Tone) -> Self {
        match tone {
            Tone::Met => Self::Met,
            Tone::Open => Self::Open,
            Tone::Quiet => Self::Quiet,
        }
    }
}

/// Returns words from anywhere so that a screen only shows them.
pub(super) fn shown(words: &str, look: Look) -> String {
    let visible = text::visible(words);
    if look.unicode { visible.into_owned() } else { visible.chars().map(text::in_ascii).collect() }
}

/// Returns the pieces of a line. An address that is no link's own text is written after it.
pub(super) fn pieces(line: &Line, look: Look) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(line.0.len());
    let mut add = |text: &str, ink| {
        pieces.push(Piece::new(shown(text, look), ink));
    };
    for span in &line.0 {
        match span {
            Span::Text(text) => add(text, Ink::Plain),
            Span::Strong(text) => add(text, Ink::Strong),
            Span::Code(text) => add(text, Ink::Code),
            Span::Toned(tone, text) => add(text, (*tone).into()),
            Span::Link { text, url } if text == url => add(url, Ink::Link),
            Span::Link { text, url } => {
                add(text, Ink::Plain);
                add(" <", Ink::Quiet);
                add(url, Ink::Link);
                add(">", Ink::Quiet);
            }
        }
    }
    pieces
}

pub(super) fn write(row: &[Piece], look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    for piece in row {
        let style = piece.ink.style();
        if look.colour && piece.ink != Ink::Plain {
            write!(out, "{style}{}{style:#}", piece.text)?;
        } else {
            write!(out, "{}", piece.text)?;
        }
    }
    Ok(())
}
