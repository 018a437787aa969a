//! `ospo gather`: what programs can see.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::civil::Date;
use ospo::facts::FactsFile;
use ospo::gather::{self, Seen};
use ospo::lang::Lang;
use ospo::report::{self, Gathered};
use ospo::store::{self, CloneFound, Found, NotRead, OpenFile, StoreError, Unread, Workshop};
use ospo::{say, say_of};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::cli::command::gather::progress::ProgressLine;
use crate::cli::desk::{self, Which};
use crate::cli::error::{self, CommandError, Exit};
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;
use crate::cli::{signal, threads};

/// Look at what programs can see, and keep it beside the round
///
/// Looks through folders for git clones, and counts what they show: licences, bills of materials,
/// rules for contributions, maintainers, security contacts, releases, authors. Reads what other
/// tools wrote as well: SBOMs, results of OpenSSF Scorecard, ORT and others, lists of a platform,
/// tables of contributions. Nothing of a clone is run, no link in it is followed, and nothing goes
/// over the network. Only counts are kept: no name and no address of a person.
///
/// The facts are kept in assessments/DATE-gathered.yaml, of the latest round that is open, else of
/// today. They are no answers.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo gather ~/src                  Look through clones, keep what they show
  ospo gather                        The same in folders that ospo.yaml names
  ospo gather ~/src --facts -f csv   Only print the facts, for a spreadsheet
  ospo gather clones --check         In CI: exit with 1 where a fact fell

Tables in CSV have these columns, in any order:
  contributions           date, repository, author, organisation
  first replies           created_at, first_response_at
  critical dependencies   critical; or dependency, repository")]
pub(crate) struct Args {
    /// Folders to look through, and files that tools wrote [default: `gather` of ospo.yaml]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print the facts and keep nothing
    #[arg(long)]
    facts: bool,
    /// Compare with the facts that are kept, and exit with 1 where one fell; keep nothing
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    threads::on_all_processors(|| gather(args, session))
}

fn gather(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?.sparing(&args.paths)?;
    let lang = session.lang();
    let named = named(args, session)?;
    let before = session.last_gathered()?.map(|(_, facts)| facts);
    if args.check && before.is_none() {
        return Err(CommandError::new("no facts are kept that these could be compared with")
            .help("`ospo gather` keeps them; add the file that it names to the repository"));
    }
    let workshop = workshop(&lang)?;
    let (seen, unread) = look(store::found(&named)?, &workshop, session)?;
    drop(workshop);
    // Once a signal has come, nothing is told or kept any more.
    drop(signal::undisturbed());
    let (day, subject) = session.gathering()?;
    let now =
        FactsFile { subject, gathered: session.today, facts: gather::facts(&seen, session.today) };
    let keeps = !(args.facts || args.check || now.facts.is_empty());
    let is_whole = !unread.iter().any(|one| one.why.is_a_fault());
    let file = (keeps && is_whole).then(|| keep(&now, day, session)).transpose()?;
    let left_out: Vec<_> = unread.iter().map(|unread| told(unread, &lang)).collect();
    let view = Gathered {
        now: &now,
        before: before.as_ref(),
        is_whole,
        left_out: &left_out,
        file: file.as_deref(),
    };
    output.write(report::of_gathered(&view, &lang), session)?;
    let fell = view.moved().iter().filter(|one| one.fell()).count();
    if keeps && !is_whole {
        // Of fewer clones shares are others, and the next round would seem to rise or fall.
        let path = session.store.gathered(day);
        let kept = if path.exists() {
            format!("{} stays as it was", path.display())
        } else {
            "nothing is kept".to_owned()
        };
        let message = kept + ": not all could be read";
        let help = "mend what is told as not read, or leave it out of the PATHs, and gather again";
        return Err(CommandError::new(message).help(help).about(&path));
    }
    if !is_whole {
        return Ok(Exit::Failed);
    }
    let Some(before) = before.filter(|_| args.check) else { return Ok(Exit::Done) };
    let day = before.gathered;
    if fell == 0 {
        session.say(&say!(lang, "No fact fell since {day}.", day));
        return Ok(Exit::Done);
    }
    let sentence = say_of!(
        lang,
        fell as u64,
        "{n} fact fell since {day}.",
        "{n} facts fell since {day}.",
        day
    );
    session.say(&sentence);
    Ok(Exit::Below)
}

/// Returns what is looked at: what was named, else what the settings name.
fn named(args: &Args, session: &Session) -> Result<Vec<PathBuf>, CommandError> {
    if !args.paths.is_empty() {
        return Ok(args.paths.clone());
    }
    let said = &session.settings.organisation.gather;
    if said.is_empty() {
        return Err(CommandError::new("nobody named a folder to look through").help(
            "name one with git clones in it, `ospo gather ~/src`, or write `gather: [clones]` in \
             ospo.yaml",
        ));
    }
    let folder = session.store.folder();
    Ok(said.iter().map(|path| store::inside(folder, path)).collect::<Result<_, _>>()?)
}

fn look(
    found: Found,
    workshop: &Workshop,
    session: &Session,
) -> Result<(Seen, Vec<Unread>), CommandError> {
    let Found { clones, mut unread, files, named } = found;
    let progress = ProgressLine::new(clones.len(), session);
    let look = |clone: &CloneFound| {
        let seen = store::look(clone, workshop, session.today);
        progress.step();
        (clone.path.clone(), seen)
    };
    let looked: Vec<_> = clones.par_iter().map(look).collect();
    progress.end();
    let organisation = &session.settings.organisation;
    let ours = [organisation.name.clone(), organisation.unit.clone()].into_iter().flatten();
    let mut seen = Seen { found: gather::Found::of(ours), ..Seen::default() };
    let named = named.iter().map(|path| (path, true));
    let mut results = 0;
    for (path, is_named) in files.iter().map(|path| (path, false)).chain(named) {
        match read(path, is_named, &mut seen) {
            Ok(is_result) => results += usize::from(is_result),
            Err(why) => unread.push(Unread { path: path.clone(), why }),
        }
    }
    let later = seen.found.later_than(session.today);
    unread.extend(later.map(|(path, day)| Unread { path: path.into(), why: NotRead::Later(day) }));
    let later = seen.found.with_later_rows(session.today).into_iter();
    unread.extend(later.map(|path| Unread { path: path.into(), why: NotRead::LaterRows }));
    if clones.is_empty() && unread.is_empty() && results == 0 {
        return Err(CommandError::new("there is no git clone and no result of a tool there")
            .help("name a folder with git clones in it, or with files that tools wrote"));
    }
    for (path, looked) in looked {
        match looked {
            Ok((repository, notes)) => {
                seen.repositories.push(repository);
                unread.extend(notes.into_iter().map(|why| Unread { path: path.clone(), why }));
            }
            Err(why) => unread.push(Unread { path, why }),
        }
    }
    unread.sort_by(|one, other| one.path.cmp(&other.path));
    Ok((seen, unread))
}

/// Reads the result of a tool; says whether it is one.
fn read(path: &Path, is_named: bool, seen: &mut Seen) -> Result<bool, NotRead> {
    let (mut input, changed) = store::result(path, is_named)?;
    let name = path.display().to_string();
    let read = if is_named {
        gather::read(&mut input, &name, changed, seen).map(|()| true)
    } else {
        gather::read_found(&mut input, &name, changed, seen)
    };
    read.map_err(|problem| {
        let place = problem.place.map(|place| format!("line {}: ", place.line));
        let help = problem.help.map(|help| format!("; {help}"));
        let [place, help] = [place, help].map(Option::unwrap_or_default);
        NotRead::Result(format!("{place}{}{help}", problem.message))
    })
}

fn told(Unread { path, why }: &Unread, lang: &Lang) -> (String, String, bool) {
    (path.display().to_string(), why.told(lang) + &error::cause(why), why.is_in_part())
}

/// Writes the facts of a round, and returns where.
fn keep(now: &FactsFile, day: Date, session: &Session) -> Result<String, CommandError> {
    let path = session.store.gathered(day);
    let told = path.display().to_string();
    let (mut file, last) = OpenFile::open(&path)?;
    // What is there may be somebody's sheet of an unlucky name.
    let last = last.map(|last| FactsFile::parse(&last)).transpose()?;
    let lang = session.lang();
    if last.as_ref() == Some(now) {
        session.say(&say!(lang, "{path} says so already.", path = told));
        return Ok(told);
    }
    let text = now.to_yaml().map_err(anyhow::Error::from)?;
    let _whole = signal::undisturbed();
    file.save(&text)?;
    session.say(&say!(lang, "Saved {path}.", path = told));
    Ok(told)
}

/// Opens a folder for passing files; a signal takes it away, also one that comes just then.
fn workshop(lang: &Lang) -> Result<Workshop, CommandError> {
    let held = Arc::new(Mutex::new(None));
    signal::end_well(say!(lang, "Stopped."), Arc::clone(&held));
    let _whole = signal::undisturbed();
    let workshop = Workshop::open().map_err(|error| match error {
        StoreError::NoGit { .. } => CommandError::from(anyhow::Error::from(error))
            .help("install git: clones are read by it"),
        StoreError::Write { path, source } => {
            let message = format!("the temporary folder {} cannot be used", path.display());
            CommandError::from(anyhow::Error::new(source).context(message))
                .help("name one that can be written into in TMPDIR (on Windows in TMP)")
        }
        error => error.into(),
    })?;
    *threads::held(&held) = Some(workshop.closing());
    Ok(workshop)
}

impl Session {
    /// Returns the day of the round that facts are kept with, and of whom they are: of the latest
    /// round that has not ended, else of a new one of today.
    fn gathering(&self) -> Result<(Date, String), CommandError> {
        let subject = self.settings.organisation.subject();
        if let Some(which @ Which::Round(day)) = self.latest(subject.as_deref())? {
            let read = self.round(&which, None)?;
            let is_over = desk::ended(&read.facts, self.today, &Lang::default()).is_some();
            return Ok((if is_over { self.today } else { day }, read.sheet.subject.clone()));
        }
        let subject = subject.unwrap_or_else(|| {
            let name = desk::folder_name(self);
            self.say(&say!(
                self.lang(),
                "Nobody named the subject; taking the folder's name `{name}` ({field} in ospo.yaml changes it).",
                name,
                field = "`organisation:`"
            ));
            name
        });
        Ok((self.today, subject))
    }
}
