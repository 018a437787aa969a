//! A page as PDF, printed by an installed browser: over no network, with a profile of its own, and
//! with nothing of it left behind.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, io, thread};

use ospo::text;
use tempfile::TempDir;

use crate::cli::browser::Browser;
use crate::cli::error::CommandError;

/// Gives a browser another time than the usual one, in seconds.
const TIMEOUT: &str = "OSPO_BROWSER_TIMEOUT";
const USUAL_SECONDS: u64 = 60;
/// So often it is looked whether it has ended.
const PAUSE: Duration = Duration::from_millis(20);
/// As many times a folder is removed that a process which is being killed still writes into.
const TRIES: u32 = 50;
/// So many letters of what it complains of are told.
const COMPLAINT: usize = 200;

/// What every browser is told: to print no lines of its own, to ask nothing, to fetch nothing, and
/// to keep nothing but in its profile. Older ones know the first by another name.
const FLAGS: [&str; 17] = [
    "--headless",
    "--no-pdf-header-footer",
    "--print-to-pdf-no-header",
    "--virtual-time-budget=5000",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-extensions",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
];

/// How a browser came to its end.
enum BrowserEnd {
    Itself(ExitStatus),
    Late,
    Signal(usize),
}

/// Returns a page as the browser prints it.
///
/// # Errors
/// Where the browser cannot be run, takes too long, or prints nothing.
pub(crate) fn printed(browser: &Browser, page: &[u8]) -> Result<Vec<u8>, CommandError> {
    let limit = limit()?;
    let folder = PassingFolder::within(browser.shared.as_deref())?;
    let (from, to) = (folder.join("page.html"), folder.join("page.pdf"));
    let complaints = folder.join("complaints");
    fs::write(&from, page)?;
    let mut command = Command::new(&browser.command);
    command.args(FLAGS).args(without_sandbox());
    command.arg(flag("--user-data-dir=", &folder.join("profile")));
    command.arg(flag("--print-to-pdf=", &to)).arg(&from);
    // What it puts beside its profile goes with the folder too.
    if cfg!(target_os = "linux") {
        command.env("TMPDIR", folder.join(""));
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(&complaints)?);
    let name = browser.command.display();
    let end = watched(command, limit).map_err(|error| {
        CommandError::from(error).help(format!("{name} is no browser that can be run"))
    })?;
    let told = match end {
        BrowserEnd::Signal(signal) => {
            drop(folder);
            process::exit(128 + i32::try_from(signal).unwrap_or_default());
        }
        BrowserEnd::Late => format!(
            "{name} has printed nothing in {}",
            text::count(usize::try_from(limit.as_secs()).unwrap_or(usize::MAX), "second")
        ),
        BrowserEnd::Itself(status) => {
            let pdf = fs::read(&to).unwrap_or_default();
            if pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF") {
                return Ok(pdf);
            }
            format!("{name} has printed nothing and ended with {status}")
        }
    };
    let error = match complaint(&complaints) {
        Some(words) => CommandError::new(told).help(format!("it said: {words}")),
        None => CommandError::new(told),
    };
    let error = match end {
        BrowserEnd::Late => error.help(format!("`{TIMEOUT}=120` gives it two minutes")),
        BrowserEnd::Itself(_) | BrowserEnd::Signal(_) => error,
    };
    Err(error.help(Browser::BY_HAND))
}

fn flag(name: &str, value: &Path) -> OsString {
    let mut flag = OsString::from(name);
    flag.push(value);
    flag
}

fn limit() -> Result<Duration, CommandError> {
    let said = env::var(TIMEOUT).ok().filter(|value| !value.is_empty());
    let seconds = said.map(|value| {
        let seconds = value.trim().parse().ok().filter(|seconds| *seconds > 0);
        seconds.ok_or_else(|| {
            CommandError::new(format!("{TIMEOUT}: `{value}` is no number of seconds"))
        })
    });
    Ok(Duration::from_secs(seconds.transpose()?.unwrap_or(USUAL_SECONDS)))
}

/// The browser shuts itself in, which it cannot where it runs as root.
fn without_sandbox() -> Option<&'static str> {
    #[cfg(unix)]
    let is_root = rustix::process::geteuid().is_root();
    #[cfg(not(unix))]
    let is_root = false;
    is_root.then_some("--no-sandbox")
}

/// Runs a command until it ends, is late, or somebody ends us; none of its processes outlives that.
fn watched(mut command: Command, limit: Duration) -> io::Result<BrowserEnd> {
    let signal = Arc::new(AtomicUsize::new(0));
    for kind in signal_hook::consts::TERM_SIGNALS {
        let number = usize::try_from(*kind).unwrap_or_default();
        // Where that cannot be had, a signal ends us at once, and the folder stays.
        let _ = signal_hook::flag::register_usize(*kind, Arc::clone(&signal), number);
    }
    // A group of its own, so that all of it can be ended.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn()?;
    let begun = Instant::now();
    let end = loop {
        if let Some(status) = child.try_wait()? {
            break BrowserEnd::Itself(status);
        }
        match signal.load(Ordering::SeqCst) {
            0 if begun.elapsed() < limit => thread::sleep(PAUSE),
            0 => break BrowserEnd::Late,
            signal => break BrowserEnd::Signal(signal),
        }
    };
    kill(&mut child);
    Ok(end)
}

/// Ends a process and those that it has begun; what has ended already is no error.
fn kill(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// Returns the last that it complained of; what it misses of a desktop stops none.
fn complaint(file: &Path) -> Option<String> {
    let words = fs::read(file).ok()?;
    let words = String::from_utf8_lossy(&words);
    let mut lines = words.lines().map(str::trim).rev();
    let last = lines.find(|line| !line.is_empty() && !line.contains("dbus"))?;
    Some(text::clipped(last, COMPLAINT).into_owned())
}

/// A folder that is gone when it is let go, with all that is in it.
struct PassingFolder(TempDir);

impl PassingFolder {
    fn within(shared: Option<&Path>) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        let builder = builder.prefix("ospo-");
        let Some(shared) = shared else {
            return builder.tempdir().map(Self);
        };
        fs::create_dir_all(shared)?;
        builder.tempdir_in(shared).map(Self)
    }

    fn join(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

impl Drop for PassingFolder {
    fn drop(&mut self) {
        // A process that was killed may write into it to its very end.
        for _ in 0..TRIES {
            match fs::remove_dir_all(self.0.path()) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => thread::sleep(PAUSE),
                _ => return,
            }
        }
    }
}
