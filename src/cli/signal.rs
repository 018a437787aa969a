//! Signals from outside: the screen is given back before the process ends or stops.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::cli::terminal;

/// How long a terminal may take to throw away what it has not shown.
const FLUSH: Duration = Duration::from_millis(30);
/// So often it is looked for Ctrl-C where the system wakes nobody.
#[cfg(not(unix))]
const LISTEN: Duration = Duration::from_millis(50);

static SCREEN_IS_ON: AtomicBool = AtomicBool::new(false);
static AT_WORK: Mutex<()> = Mutex::new(());

/// Notes whether the full screen is on, so that a signal can take it down.
pub(crate) fn screen_is_on(on: bool) {
    SCREEN_IS_ON.store(on, Ordering::SeqCst);
}

pub(crate) fn give_screen_back() {
    terminal::give_back();
    screen_is_on(false);
}

/// Keeps signals waiting while something is saved or drawn, so that neither is cut in half.
pub(crate) fn undisturbed() -> MutexGuard<'static, ()> {
    AT_WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Has a file that may grow no longer be an error like any other, and not the end of the process.
pub(crate) fn outlive_limits() {
    #[cfg(unix)]
    {
        let unheeded = std::sync::Arc::new(AtomicBool::new(false));
        // Where that cannot be had, the process ends there; a sheet is whole all the same.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, unheeded);
    }
}

/// Ends the process on a signal, with the screen given back, `last_words` on standard error and
/// `held` let go. On one that stops it the screen is given back too, and taken when it goes on.
///
/// Answers need nothing done: each is on disk before the next question is shown.
#[cfg(unix)]
pub(crate) fn end_well(last_words: String, held: impl Send + 'static) {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    // Without handlers a signal ends the process at once, which loses nothing either.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT]) else {
        return std::mem::forget(held);
    };
    std::thread::spawn(hang_up_without_a_terminal);
    std::thread::spawn(move || {
        let ends = |signal: &i32| match *signal {
            SIGTSTP => {
                stop();
                false
            }
            SIGCONT => {
                go_on();
                false
            }
            _ => true,
        };
        if let Some(signal) = signals.forever().find(ends) {
            end(signal, &last_words, held);
        }
    });
}

/// The same where only Ctrl-C can be heard, and that not at once.
#[cfg(not(unix))]
pub(crate) fn end_well(last_words: String, held: impl Send + 'static) {
    use signal_hook::consts::SIGINT;

    let pressed = std::sync::Arc::new(AtomicBool::new(false));
    if signal_hook::flag::register(SIGINT, std::sync::Arc::clone(&pressed)).is_err() {
        return std::mem::forget(held);
    }
    std::thread::spawn(move || {
        while !pressed.load(Ordering::SeqCst) {
            std::thread::sleep(LISTEN);
        }
        end(SIGINT, &last_words, held);
    });
}

fn end(signal: i32, last_words: &str, held: impl Send) -> ! {
    // Held until the end: from here on nothing is saved any more.
    let _end = undisturbed();
    if SCREEN_IS_ON.load(Ordering::SeqCst) {
        give_screen_back();
    }
    drop(held);
    // On Ctrl-C a terminal sends the signal first and then throws away what has been written to it
    // and not shown yet: words that come at once could be among that.
    std::thread::sleep(FLUSH);
    let _ = writeln!(io::stderr(), "\n{}", terminal::shown(last_words));
    std::process::exit(128 + signal);
}

/// Does what a terminal does with Ctrl-Z where it sends no key: whoever was started with us is
/// stopped too.
#[cfg(unix)]
pub(crate) fn stop_all() {
    use rustix::process::{Signal, kill_current_process_group};

    if has_a_shell() {
        // Where it cannot be had, nothing happens, as with any other key.
        let _ = kill_current_process_group(Signal::TSTP);
    }
}

#[cfg(not(unix))]
pub(crate) fn stop_all() {}

/// Says whether there is a shell that could let us go on: where there is none, the system does not
/// stop anybody on a key.
#[cfg(unix)]
fn has_a_shell() -> bool {
    use rustix::process::{getpgrp, getsid};

    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops the process, with the screen given back.
#[cfg(unix)]
fn stop() {
    let has_screen = SCREEN_IS_ON.load(Ordering::SeqCst);
    // On the full screen no key sends a signal: whoever did can let us go on.
    if !has_screen && !has_a_shell() {
        return;
    }
    let _whole = undisturbed();
    if has_screen {
        terminal::give_back();
    }
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGSTOP);
}

#[cfg(unix)]
fn go_on() {
    let _whole = undisturbed();
    if SCREEN_IS_ON.load(Ordering::SeqCst) {
        terminal::take_again();
    }
}

/// A terminal that went away can be read for ever without a word, and not every run is told by a
/// signal: this one tells itself.
#[cfg(unix)]
fn hang_up_without_a_terminal() {
    use std::io::IsTerminal;

    loop {
        std::thread::sleep(Duration::from_secs(1));
        if SCREEN_IS_ON.load(Ordering::SeqCst) && !io::stdin().is_terminal() {
            let _ = signal_hook::low_level::raise(signal_hook::consts::SIGHUP);
            return;
        }
    }
}
