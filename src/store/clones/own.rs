//! A folder of our own in which git works: it sees the objects of a repository, and neither its
//! settings nor its hooks.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::{env, thread, time};

use crate::store::clones::unread::NotRead;
use crate::store::error::StoreError;
use crate::store::git;

/// Nothing that git keeps in one piece is larger: a commit or a folder that is could fill memory.
const LARGEST: &str = "512m";

/// Where folders for git are made; it goes with the last hold on it.
#[derive(Clone, Debug)]
pub struct Workshop(Arc<WorkshopFolder>);

#[derive(Debug)]
struct WorkshopFolder {
    folder: PathBuf,
    next: AtomicUsize,
    is_closed: Arc<AtomicBool>,
}

impl Workshop {
    /// Makes the folder, where passing files are kept.
    ///
    /// # Errors
    /// Where none can be made, or there is no git.
    pub fn open() -> Result<Self, StoreError> {
        Command::new("git")
            .arg("--version")
            .stdin(Stdio::null())
            .output()
            .map_err(|source| StoreError::NoGit { source })?;
        let made = tempfile::Builder::new().prefix("ospo-gather-").tempdir();
        let folder = made.map_err(StoreError::writing(&env::temp_dir()))?.keep();
        let (next, is_closed) = (AtomicUsize::new(0), Arc::default());
        Ok(Self(Arc::new(WorkshopFolder { folder, next, is_closed })))
    }

    /// Returns what takes the folder away at once when it is dropped, whoever still works in it.
    pub fn closing(&self) -> impl Send + use<> {
        WorkshopGuard { folder: self.0.folder.clone(), is_closed: Arc::clone(&self.0.is_closed) }
    }

    /// Makes a repository without objects, in which git does as it would in that of others.
    pub(super) fn bench(&self, objects: &Path, format: CloneLayout) -> Result<Bench, NotRead> {
        let room = &self.0;
        if room.is_closed.load(Ordering::SeqCst) {
            return Err(io::Error::from(io::ErrorKind::Interrupted).into());
        }
        let folder = room.folder.join(room.next.fetch_add(1, Ordering::SeqCst).to_string());
        fs::create_dir(&folder)?;
        let bench = Bench { folder, objects: objects.to_owned() };
        fs::create_dir(bench.folder.join("refs"))?;
        bench.write("HEAD", "ref: refs/heads/none\n")?;
        let mut settings = "[core]\n\tbare = true\n\tcommitGraph = false\n".to_owned();
        settings += "\trepositoryFormatVersion = 1\n[extensions]\n";
        if format.has_long_names {
            settings += "\tobjectFormat = sha256\n";
        }
        if format.has_tables {
            settings += "\trefStorage = reftable\n";
        }
        bench.write("config", &settings)?;
        Ok(bench)
    }
}

impl Drop for WorkshopFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

struct WorkshopGuard {
    folder: PathBuf,
    is_closed: Arc<AtomicBool>,
}

impl Drop for WorkshopGuard {
    fn drop(&mut self) {
        self.is_closed.store(true, Ordering::SeqCst);
        // Somebody may be making a file in it right now.
        for _ in 0..20 {
            if fs::remove_dir_all(&self.folder).is_ok() || !self.folder.exists() {
                return;
            }
            thread::sleep(time::Duration::from_millis(10));
        }
    }
}

/// How a repository keeps what it has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CloneLayout {
    /// SHA-256 in place of SHA-1.
    pub(super) has_long_names: bool,
    /// Branches and tags in tables in place of files.
    pub(super) has_tables: bool,
}

/// A repository of our own with the objects of another.
#[derive(Debug)]
pub(super) struct Bench {
    folder: PathBuf,
    objects: PathBuf,
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Bench {
    pub(super) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> Result<(), NotRead> {
        // Only that one folder: once the workshop is closed, nothing brings it back.
        match name.split_once('/').map(|(inner, _)| fs::create_dir(self.folder.join(inner))) {
            Some(Err(error)) if error.kind() != io::ErrorKind::AlreadyExists => Err(error)?,
            _ => {}
        }
        Ok(fs::write(self.folder.join(name), text)?)
    }

    /// Runs git on what is `asked`, line by line, and hands over what it answers; `read` says whether
    /// it has read all of that.
    pub(super) fn ask(
        &self,
        arguments: &[&str],
        asked: &[u8],
        read: impl FnOnce(ChildStdout) -> Result<bool, NotRead>,
    ) -> Result<(), NotRead> {
        self.write("asked", asked)?;
        let mut git = Command::new("git");
        for (name, _) in env::vars_os() {
            if name.to_str().is_none_or(|name| name.starts_with("GIT_")) {
                git.env_remove(name);
            }
        }
        git.current_dir(&self.folder)
            .args(arguments)
            .env("GIT_DIR", &self.folder)
            .env("GIT_OBJECT_DIRECTORY", &self.objects)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", if cfg!(windows) { "NUL" } else { "/dev/null" })
            // A git that does not know that one yet looks here.
            .env("HOME", &self.folder)
            .env("XDG_CONFIG_HOME", &self.folder)
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_ALLOW_PROTOCOL", "")
            .env("GIT_NO_REPLACE_OBJECTS", "1")
            .env("GIT_LITERAL_PATHSPECS", "1")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_ALLOC_LIMIT", LARGEST)
            .env("LC_ALL", "C")
            .stdin(File::open(self.folder.join("asked"))?)
            .stdout(Stdio::piped())
            .stderr(File::create(self.folder.join("complaint"))?);
        let mut running = Running(git.spawn()?);
        let Some(answers) = running.0.stdout.take() else {
            return Err(io::Error::from(io::ErrorKind::BrokenPipe).into());
        };
        let is_all = read(answers)?;
        // Whoever has heard enough has closed the pipe: that ends git, and is no fault.
        if running.0.wait()?.success() || !is_all {
            return Ok(());
        }
        Err(NotRead::Git(git::complaint(&self.complaint()?)))
    }

    fn complaint(&self) -> Result<String, NotRead> {
        let mut words = Vec::new();
        let file = File::open(self.folder.join("complaint"))?;
        file.take(4 * 1024).read_to_end(&mut words)?;
        Ok(String::from_utf8_lossy(&words).into_owned())
    }
}

/// A process that does not outlive whoever waits for it.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
