//! The terminal as a whole: what it can do, and how its screen is taken and given back.

use std::borrow::Cow;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use ospo::text;
use ratatui::crossterm::cursor::{MoveTo, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::terminal::{self, Clear, ClearType, EnterAlternateScreen};
use ratatui::crossterm::{event, execute};
use ratatui::layout::Rect;
use ratatui::{DefaultTerminal, TerminalOptions, Viewport};

/// What a terminal is called of which nothing is known but that it prints.
const PRINTERS: [&str; 5] = ["", "dumb", "unknown", "network", "dialup"];
/// What a line is taken for that does not say how large its screen is, as a serial one.
const USUAL: (u16, u16) = (80, 24);
/// More rows and columns than any screen has; each place costs memory.
const LARGEST: (u16, u16) = (500, 500);

/// What is on the screen is not what was drawn last: the process was stopped in between.
static IS_DISTURBED: AtomicBool = AtomicBool::new(false);

/// Says whether a terminal can go back in what it has printed, as its name has it.
pub(crate) fn goes_back() -> bool {
    let name = env::var_os("TERM");
    let known = |name| !PRINTERS.iter().any(|printer| name == *printer);
    name.map_or(cfg!(windows), known)
}

/// Says whether there is a screen to draw on and a keyboard to read from.
pub(crate) fn is_a_screen() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && goes_back()
}

/// Returns where questions go: to where whoever types sees them. Not locked: a signal has to be able
/// to give the screen back.
pub(crate) fn for_questions() -> Box<dyn Write> {
    if io::stdin().is_terminal() && !io::stdout().is_terminal() {
        Box::new(anstream::stderr())
    } else {
        Box::new(anstream::stdout())
    }
}

/// Says whether the terminal's signs go beyond ASCII. The Linux console has room for too few of
/// them, whatever its locale.
pub(crate) fn unicode() -> bool {
    is_utf8() && env::var_os("TERM").is_none_or(|name| name != "linux")
}

/// Says whether the locale is one of UTF-8, by the first of the variables that say.
pub(crate) fn is_utf8() -> bool {
    let said = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    said.is_none_or(|value| {
        let value = value.to_ascii_lowercase();
        value.contains("utf-8") || value.contains("utf8")
    })
}

/// Returns a text as the terminal can show it.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || unicode() {
        return text.into();
    }
    text.chars().map(text::in_ascii).collect::<String>().into()
}

/// Takes the whole screen. Where that fails, what was taken of it is to be given back.
pub(crate) fn take() -> io::Result<DefaultTerminal> {
    let viewport = Viewport::Fixed(Rect::default());
    let taken = ratatui::try_init_with_options(TerminalOptions { viewport })?;
    // Listens before anything is drawn, or a new size in between would go unnoticed.
    event::poll(std::time::Duration::ZERO)?;
    enter()?;
    Ok(taken)
}

/// Makes what is drawn next as large as the screen is now, and all of it new where that is called for.
pub(crate) fn fit(taken: &mut DefaultTerminal) -> io::Result<()> {
    let area = area();
    if IS_DISTURBED.swap(false, Ordering::SeqCst) || taken.get_frame().area() != area {
        execute!(io::stdout(), Clear(ClearType::All))?;
        taken.resize(area)?;
    }
    Ok(())
}

pub(crate) fn give_back() {
    // Where the terminal is gone there is nobody to tell; the one of old Windows knows no brackets.
    let _ = execute!(io::stdout(), DisableBracketedPaste);
    // Where there is no second screen to leave, what comes next would stand amid what was drawn.
    let _ = execute!(io::stdout(), Clear(ClearType::All), MoveTo(0, 0), Show);
    let _ = ratatui::try_restore();
}

/// Takes the screen once more, after something else had it, and has all of it drawn anew.
#[cfg(unix)]
pub(crate) fn take_again() {
    // What a shell has set meanwhile is what it wants back: it is asked for anew.
    let modes = terminal::disable_raw_mode().and_then(|()| terminal::enable_raw_mode());
    // Where the terminal is gone, whoever reads from it will know.
    let _ = modes.and_then(|()| enter());
    IS_DISTURBED.store(true, Ordering::SeqCst);
    // Wakes who waits for a key.
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
}

fn enter() -> io::Result<()> {
    // Where there is no second screen, what is on the only one would show through.
    execute!(io::stdout(), EnterAlternateScreen, Clear(ClearType::All), MoveTo(0, 0))?;
    // Where pasted text does not come in brackets, it comes as keys.
    let _ = execute!(io::stdout(), EnableBracketedPaste);
    Ok(())
}

fn area() -> Rect {
    let (columns, rows) = terminal::size().unwrap_or(USUAL);
    let told = |told, usual, largest| if told == 0 { usual } else { u16::min(told, largest) };
    let columns = told(columns, USUAL.0, LARGEST.0);
    Rect::new(0, 0, columns, told(rows, USUAL.1, LARGEST.1))
}
