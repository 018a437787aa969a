//! What is longer than the screen goes through a pager, as it does in git.

use std::env;
use std::ffi::OsStr;
#[cfg(windows)]
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::cli::{signal, terminal};

/// What `less` is told where the user tells it nothing: to show colours, and to leave what was read
/// on the screen.
const LESS: &str = "FRX";
/// What a shell ends with where it cannot run what it was given, or finds nothing of that name.
const NOT_RUN: &[i32] = if cfg!(windows) { &[1, 9009] } else { &[126, 127] };

/// Shows a text in the pager until it is closed. False where that is not called for, or there is
/// none: then the text is still to be shown. One that is closed before the end of the text has shown
/// what it was asked for.
pub(crate) fn shows(text: &[u8]) -> bool {
    if !terminal::goes_back() || fits(text) {
        return false;
    }
    let Some(mut pager) = pager() else {
        return false;
    };
    // On Windows it would take what it is given for signs of the console's old code page.
    let signs = cfg!(windows).then_some(("LESSCHARSET", "utf-8"));
    for (name, value) in [("LESS", LESS), ("LV", "-c")].into_iter().chain(signs) {
        if env::var_os(name).is_none() {
            pager.env(name, value);
        }
    }
    // Ctrl-C is for the pager: without us it would hold a terminal that a shell reads from as well.
    let _undisturbed = signal::undisturbed();
    for kind in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        // Where that cannot be had, a signal ends both, as it would have without a pager.
        let _ = signal_hook::flag::register(kind, Arc::new(AtomicBool::new(false)));
    }
    pager.stdin(Stdio::piped()).spawn().is_ok_and(|pager| feeds(pager, text))
}

/// Says whether the pager ran.
fn feeds(mut pager: Child, text: &[u8]) -> bool {
    let fed = match pager.stdin.take() {
        Some(mut stdin) => stdin.write_all(text),
        None => Ok(()),
    };
    let is_fed = fed.map_or_else(|error| error.kind() == ErrorKind::BrokenPipe, |()| true);
    let ended = pager.wait().map(|status| status.code());
    is_fed && ended.is_ok_and(|code| code.is_none_or(|code| !NOT_RUN.contains(&code)))
}

/// Returns what one would type to get the pager that is used; none where none is.
pub(crate) fn name() -> Option<String> {
    let usual = pager().filter(|_| terminal::goes_back())?;
    let words = env::var_os("PAGER").unwrap_or_else(|| usual.get_program().to_owned());
    Some(words.to_string_lossy().into_owned())
}

/// Returns the pager of the environment, else `less`; none where none is wished for.
fn pager() -> Option<Command> {
    match env::var_os("PAGER") {
        Some(named) if named.is_empty() || named == "cat" => None,
        Some(named) => Some(shell(&named)),
        // What comes with Windows shows no UTF-8.
        None if cfg!(windows) => None,
        None => Some(Command::new("less")),
    }
}

/// Returns a command as one types it, with its options.
#[cfg(not(windows))]
fn shell(line: &OsStr) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(line);
    command
}

/// Returns a command as one types it, with its options.
#[cfg(windows)]
fn shell(line: &OsStr) -> Command {
    use std::os::windows::process::CommandExt;

    let mut command = Command::new("cmd");
    // The outer quotation marks are its own; what is between them is taken as it is.
    let mut quoted = OsString::from("\"");
    quoted.push(line);
    quoted.push("\"");
    command.args(["/D", "/S", "/C"]).raw_arg(quoted);
    // It would look in the folder that is worked in first, which may be anybody's.
    command.env("NoDefaultCurrentDirectoryInExePath", "1");
    command
}

/// Says whether all of it is on the screen at once, with the line to type in below it.
fn fits(text: &[u8]) -> bool {
    let rows = terminal_size::terminal_size().map_or(usize::MAX, |(_, rows)| usize::from(rows.0));
    text.split(|byte| *byte == b'\n').count() <= rows
}
