//! Which browser is installed that can print a page.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::cli::error::CommandError;

/// The variables that name one, the first before the second.
const VARIABLES: [&str; 2] = ["OSPO_BROWSER", "CHROME"];

/// What they are called where a system looks for its commands.
const COMMANDS: [&str; 8] = [
    "chromium",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
    "chromium-browser",
];

/// Where macOS has them, in its folder for applications or in the user's.
const APPLICATIONS: [&str; 3] = [
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// Where Windows has them, in any of its folders for programs.
const PROGRAMS: [&str; 3] = [
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
];

/// Where flatpak has them, and what it calls them.
const FLATPAKS: [&str; 3] = ["org.chromium.Chromium", "com.google.Chrome", "com.microsoft.Edge"];

#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) command: PathBuf,
    /// The only folder that it may share with us, where it may not look everywhere.
    pub(crate) shared: Option<PathBuf>,
}

impl Browser {
    /// How to print without us.
    pub(crate) const BY_HAND: &str =
        "write a page, such as `-o report.html`, open it in any browser and print it as PDF";

    /// Returns the browser that a variable names, else the first that is found where systems have
    /// them.
    pub(crate) fn find() -> Result<Self, CommandError> {
        for name in VARIABLES {
            let Some(named) = env::var_os(name).filter(|value| !value.is_empty()) else {
                continue;
            };
            let found = found_in_path(&named).ok_or_else(|| {
                let named = Path::new(&named).display();
                CommandError::new(format!("{name} names no browser: there is no `{named}`"))
                    .help("name the file of Chromium, Chrome or Edge, or leave it unset")
            })?;
            return Ok(Self::at(found));
        }
        let commands = COMMANDS.iter().filter_map(|name| found_in_path(OsStr::new(name)));
        let found = commands.chain(usual_places().into_iter().filter(|path| path.is_file())).next();
        found.map(Self::at).ok_or_else(|| {
            CommandError::new("a PDF is printed by Chromium, Chrome or Edge, and none is found")
                .help("name its file in OSPO_BROWSER")
                .help(Self::BY_HAND)
        })
    }

    fn at(command: PathBuf) -> Self {
        let shared = shared(&command);
        Self { command, shared }
    }
}

/// Returns what a name means as a command: a path as it is, a word by `PATH`.
pub(crate) fn found_in_path(name: &OsStr) -> Option<PathBuf> {
    let named = PathBuf::from(name);
    if named.components().count() > 1 {
        return named.is_file().then_some(named);
    }
    let folders = env::var_os("PATH")?;
    let mut file = name.to_owned();
    if !name.to_string_lossy().to_ascii_lowercase().ends_with(env::consts::EXE_SUFFIX) {
        file.push(env::consts::EXE_SUFFIX);
    }
    env::split_paths(&folders).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

fn usual_places() -> Vec<PathBuf> {
    let within = |folders: Vec<PathBuf>, names: &[&str]| {
        let files = |folder: PathBuf| names.iter().map(move |name| folder.join(name)).collect();
        folders.into_iter().flat_map::<Vec<PathBuf>, _>(files).collect()
    };
    if cfg!(target_os = "macos") {
        let folders = [Some(PathBuf::from("/Applications")), home("Applications")];
        return within(folders.into_iter().flatten().collect(), &APPLICATIONS);
    }
    if cfg!(windows) {
        let folders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].map(env::var_os);
        return within(folders.into_iter().flatten().map(PathBuf::from).collect(), &PROGRAMS);
    }
    let exports = [home(".local/share"), Some(PathBuf::from("/var/lib"))];
    let exports = exports.into_iter().flatten().map(|share| share.join("flatpak/exports/bin"));
    let mut places = vec![PathBuf::from("/snap/bin/chromium")];
    places.extend(within(exports.collect(), &FLATPAKS));
    places
}

/// Returns the folder that a browser in a box shares with what is outside of it: neither snap nor
/// flatpak lets one see the folder for passing files.
fn shared(command: &Path) -> Option<PathBuf> {
    let name = command.file_name()?.to_str()?;
    if FLATPAKS.contains(&name) {
        return home(".var/app").map(|apps| apps.join(name).join("cache"));
    }
    let is_snap = command.canonicalize().is_ok_and(|path| path.ends_with("bin/snap"));
    is_snap.then(|| home("snap")).flatten().map(|snap| snap.join(name).join("common"))
}

fn home(below: &str) -> Option<PathBuf> {
    env::home_dir().map(|home| home.join(below))
}
