//! Signals from outside: the screen is given back before the process ends.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

static SCREEN_IS_ON: AtomicBool = AtomicBool::new(false);

/// Notes whether the full screen is on, so that a signal can take it down.
pub(crate) fn screen_is_on(on: bool) {
    SCREEN_IS_ON.store(on, Ordering::SeqCst);
}

/// Ends the process on a signal, with the screen given back and `last_words` on standard error.
///
/// Answers need nothing done: each is on disk before the next question is shown.
#[cfg(unix)]
pub(crate) fn end_well(last_words: String) {
    use std::io::Write;

    use signal_hook::consts::SIGHUP;
    use signal_hook::consts::SIGINT;
    use signal_hook::consts::SIGTERM;
    use signal_hook::iterator::Signals;

    // Without handlers a signal ends the process at once, which loses nothing either.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            if SCREEN_IS_ON.load(Ordering::SeqCst) {
                ratatui::restore();
            }
            let _ = writeln!(std::io::stderr(), "\n{last_words}");
            std::process::exit(128 + signal);
        }
    });
}

#[cfg(not(unix))]
pub(crate) fn end_well(_last_words: String) {}
