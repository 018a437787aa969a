//! The flags that every command knows, and the variables that stand in for them.

use std::env;
use std::path::PathBuf;

use clap::ColorChoice;
use jiff::Span;
use jiff::civil::Date;
use ospo::organisation::Period;
use ospo::yaml::{self, WrongDay};

use crate::cli::error::CommandError;

/// Flags that every command knows.
// Help is no Markdown: names stand in it as one types them. Each flag stands for itself.
#[allow(clippy::doc_markdown, clippy::struct_excessive_bools)]
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// Work in this folder, or the nearest above it that has an ospo.yaml [env: OSPO_DIR]
    #[arg(short = 'C', long, global = true, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    /// Use this maturity model [env: OSPO_MODEL] [default: that of the sheet, else ospo]
    #[arg(long, global = true, value_name = "ID")]
    pub(crate) model: Option<String>,
    /// Use your own checklists: a whole model, or files to lay over the built-in one [env: OSPO_CHECKLISTS]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) checklists: Option<PathBuf>,
    /// Speak this language, such as de; `ospo model list` names them [env: OSPO_LANG] [default: en]
    #[arg(long, global = true, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// Treat this date, such as 2026-11-22, as today [env: OSPO_DATE]
    #[arg(long, global = true, value_name = "DATE", value_parser = date)]
    pub(crate) date: Option<Date>,
    /// The flags that say what is worked on, as they were typed.
    #[arg(skip)]
    pub(crate) typed: Vec<(&'static str, String)>,
    /// How long an answer holds, where the environment says so.
    #[arg(skip)]
    pub(crate) stale_after: Option<Period>,
    /// Count an answer that calls for evidence and has none, in the worst case, as the highest level that needs none
    #[arg(long, global = true)]
    pub(crate) proven: bool,
    /// When to use colour; auto is on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
    /// Show long results at once, not in a pager [env: PAGER] [default: less]
    #[arg(long, global = true)]
    pub(crate) no_pager: bool,
    /// Say only what was asked for
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Never ask, nor wait for a key in a pager; fail instead
    #[arg(long, global = true)]
    pub(crate) no_input: bool,
}

impl Global {
    /// Returns when to use colour, for what is written.
    pub(crate) fn colour(&self) -> anstream::ColorChoice {
        match self.color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        }
    }

    fn as_typed(&self) -> Vec<(&'static str, String)> {
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
        let typed = [
            ("-C", path(&self.dir)),
            ("--model", self.model.clone()),
            ("--checklists", path(&self.checklists)),
            ("--lang", self.lang.clone()),
            ("--date", self.date.map(|date| date.to_string())),
        ];
        typed.into_iter().filter_map(|(flag, value)| Some((flag, value?))).collect()
    }

    /// Lays the flags over the environment; a variable that is empty says nothing.
    pub(crate) fn with_environment(self) -> Result<Self, CommandError> {
        let said = |name| env::var_os(name).filter(|value| !value.is_empty());
        let date = match (self.date, said("OSPO_DATE")) {
            (None, Some(value)) => {
                let value = value.to_string_lossy().into_owned();
                let told = |message| CommandError::new(format!("OSPO_DATE: {message}"));
                Some(date(&value).map_err(told)?)
            }
            (flag, _) => flag,
        };
        let stale_after = match said("OSPO_STALE_AFTER") {
            Some(value) => {
                let value = value.to_string_lossy();
                let told = || CommandError::new(format!("OSPO_STALE_AFTER: {}", no_period(&value)));
                Some(Period::parse(&value).ok_or_else(|| told().help(Period::HELP))?)
            }
            None => None,
        };
        Ok(Self {
            typed: self.as_typed(),
            dir: self.dir.or_else(|| said("OSPO_DIR").map(PathBuf::from)),
            model: self.model.or_else(|| Some(said("OSPO_MODEL")?.to_string_lossy().into_owned())),
            checklists: self.checklists.or_else(|| said("OSPO_CHECKLISTS").map(PathBuf::from)),
            lang: self.lang.or_else(|| Some(said("OSPO_LANG")?.to_string_lossy().into_owned())),
            date,
            stale_after,
            ..self
        })
    }
}

/// Reads a day of the calendar, whatever day is today.
pub(crate) fn date(word: &str) -> Result<Date, String> {
    yaml::day(word).map_err(|wrong| in_words(&wrong))
}

/// A day as it was said; what it means depends on which is today.
#[derive(Clone, Debug)]
pub(crate) struct SaidDay(String);

impl SaidDay {
    /// Returns the day; one that is none was refused when it was read.
    pub(crate) fn on(&self, today: Date) -> Option<Date> {
        day(&self.0, today).ok()
    }
}

/// Takes a day, also one such as `today` or `yesterday`.
pub(crate) fn said_day(word: &str) -> Result<SaidDay, String> {
    match day(word, Date::default()) {
        Ok(_) => Ok(SaidDay(word.to_owned())),
        Err(wrong) => Err(in_words(&wrong)),
    }
}

/// Returns the day that `--until` says, and refuses one that has passed.
pub(crate) fn until(said: Option<&SaidDay>, today: Date) -> Result<Option<Date>, CommandError> {
    let day = said.and_then(|day| day.on(today));
    match day.filter(|day| *day < today) {
        Some(passed) => Err(CommandError::new(format!("`--until {passed}` has passed already"))
            .help(format!("give today, {today}, or a later day; or leave `--until` out"))),
        None => Ok(day),
    }
}

/// Reads a day, also one such as `today` or `yesterday`.
pub(crate) fn day(word: &str, today: Date) -> Result<Date, WrongDay> {
    match yaml::day(word) {
        Err(WrongDay::Relative { days, .. }) => Ok(today.saturating_add(Span::new().days(days))),
        read => read,
    }
}

fn in_words(wrong: &WrongDay) -> String {
    let (message, help) = wrong.told();
    format!("{message}; {help}")
}

/// Reads how long an answer holds.
pub(crate) fn period(word: &str) -> Result<Period, String> {
    Period::parse(word).ok_or_else(|| format!("{}; {}", no_period(word), Period::HELP))
}

fn no_period(word: &str) -> String {
    format!("`{word}` is not a period")
}
