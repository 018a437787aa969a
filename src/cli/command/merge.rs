//! `ospo merge`: several respondents of one subject, disagreement first.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use ospo::answers::{self, MergeRoles, MergeRule, Sheet};
use ospo::insight::{Merge, SourceSheet};
use ospo::model::Model;
use ospo::report::{self, Meeting};
use ospo::{store, text};

use crate::cli::desk::merged::{self, Into};
use crate::cli::desk::{self, day};
use crate::cli::error::{CommandError, Exit};
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;

/// As many items to settle are shown on a screen.
const MOST_ON_SCREEN: usize = 10;

/// Put several respondents together, disagreement first
///
/// Shows what a meeting has to settle: who says what, what shows it, and what one would see at each
/// level in between. Without names it takes the sheets of one day: those of the latest sheet's
/// subject and date. Nothing is written unless --into says where.
///
/// Where an item says which roles would know, and somebody of such a role has answered it, answers
/// of other roles do not count. An answer always outweighs “don't know”. A level against “not
/// applicable” is settled by no rule: the item counts as not known until you settle it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo merge                                   The sheets of the latest day
  ospo merge -o agenda.md                      The agenda of a meeting, to print
  ospo merge --rule lowest                     Be careful: the lowest answer
  ospo merge 2026-11-22-dev 2026-11-22-legal   Two of them
  ospo merge --into 2026-11-22-merged          Write the merged sheet")]
pub(crate) struct Args {
    /// Files, or dates or names in assessments/ [default: those of the latest day]
    #[arg(value_name = "SHEET")]
    sheets: Vec<String>,
    /// Which of several answers to take
    #[arg(long, value_name = "RULE", default_value = "median")]
    rule: Rule,
    /// Let all answers count alike, whatever the role
    #[arg(long)]
    all_roles: bool,
    /// Take the sheets of this subject; with SHEET, what they assess together
    #[arg(long, value_name = "NAME")]
    subject: Option<String>,
    /// Write the merged sheet: a name in assessments/ that begins with a date, or a file
    #[arg(long, value_name = "NAME")]
    into: Option<String>,
    /// Show everything there is to settle
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// Which of several answers is taken.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Rule {
    /// The one in the middle, or the lower of two in the middle
    Median,
    /// The lowest
    Lowest,
    /// The highest level that is worth no more than the mean
    Mean,
    /// The latest one; of those from one day, the lowest
    Latest,
}

impl Rule {
    fn meant(self) -> MergeRule {
        match self {
            Self::Median => MergeRule::Median,
            Self::Lowest => MergeRule::Lowest,
            Self::Mean => MergeRule::Mean,
            Self::Latest => MergeRule::Latest,
        }
    }
}

impl Args {
    fn roles(&self) -> MergeRoles {
        if self.all_roles { MergeRoles::Alike } else { MergeRoles::Knowing }
    }
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?;
    let paths = paths(args, session)?;
    let (model, sources) = read(&paths, args, session)?;
    let how = (args.rule.meant(), args.roles());
    let Some(mut merge) = Merge::new(&model, sources, how.0, how.1) else {
        return Err(too_few(&paths, args, session));
    };
    if let Some(subject) = &args.subject {
        merge.subject.clone_from(subject);
    }
    let into = Into::of(args.into.as_deref(), &merge, session);
    into.is_no_source(&paths)?;
    let mut open = match &args.into {
        Some(_) => Some(into.open(session)?),
        None => None,
    };
    let earlier = match &open {
        Some((_, earlier)) => earlier.clone(),
        None => into.earlier(session)?,
    };
    let merge = match &earlier {
        Some(earlier) => {
            into.is_of(earlier, &merge)?;
            merge.keeping(earlier)
        }
        None => merge,
    };
    let most = (output.is_for_the_screen() && !args.all).then_some(MOST_ON_SCREEN);
    let write = command(args, &into);
    let is_there = open.is_some() || earlier.is_some();
    let meeting = Meeting { most, into: &into.name, write: (!is_there).then_some(&write) };
    output.write(&report::of_merge(&merge, meeting), session)?;
    if let Some((file, _)) = &mut open {
        return merged::save(file, &merge, session);
    }
    let sheet = merge.sheet();
    if earlier.is_some_and(|earlier| earlier.says_as(&sheet)) {
        return into.is_up_to_date(&sheet, session);
    }
    session.say(&format!("Nothing is written. Next: {write}"));
    Ok(Exit::Done)
}

/// Returns the sheets that are meant, and says which where nobody named them.
fn paths(args: &Args, session: &Session) -> Result<Vec<PathBuf>, CommandError> {
    if !args.sheets.is_empty() {
        let named = args.sheets.iter().map(|name| session.store.sheet(name));
        return Ok(named.collect());
    }
    session.sheets()?;
    session.tell_forms(&session.store.assessments());
    let paths = day::of_respondents(session, args.subject.as_deref())?;
    if paths.len() > 1 {
        let names = text::listed(paths.iter().map(|path| desk::name_of(path)));
        session.say(&format!("Taking {names}."));
    }
    Ok(paths)
}

/// Reads the sheets; says no to what cannot be put together.
fn read(
    paths: &[PathBuf],
    args: &Args,
    session: &Session,
) -> Result<(Model, Vec<SourceSheet>), CommandError> {
    let [first, others @ ..] = paths else {
        return Err(too_few(paths, args, session));
    };
    if others.is_empty() {
        return Err(too_few(paths, args, session));
    }
    for (index, path) in paths.iter().enumerate() {
        let mut before = paths.iter().take(index);
        if before.any(|other| desk::name_of(other) == desk::name_of(path)) {
            let message = format!("{} is named twice", desk::name_of(path));
            return Err(CommandError::new(message)
                .help("name each sheet once; two files of one name need other names"));
        }
    }
    let (model, sheet) = session.read(first)?;
    let mut sources = vec![source(first, sheet)?];
    for path in others {
        let source = source(path, sheet_of(path, &model, first, session)?)?;
        if let Some(first) = sources.first() {
            is_like(first, &source, args)?;
        }
        sources.push(source);
    }
    Ok((model, sources))
}

/// Reads a sheet of the model of `first`; says no to one of another model.
fn sheet_of(
    path: &Path,
    model: &Model,
    first: &Path,
    session: &Session,
) -> Result<Sheet, CommandError> {
    if !path.is_file() {
        // Says which sheets there are.
        return Ok(session.read(path)?.1);
    }
    if let Some(sheet) = session.sheet_of(path, model)? {
        return Ok(sheet);
    }
    let file = store::read(path)?;
    let (ours, theirs) = (&model.id, &answers::parse(&file)?.model().id.clone());
    let [a, b] = [first, path].map(desk::name_of);
    let message = format!("{a} answers the model `{ours}`, {b} the model `{theirs}`");
    Err(CommandError::new(message).help("merge sheets of one model"))
}

fn source(path: &Path, sheet: Sheet) -> Result<SourceSheet, CommandError> {
    if let Some(merged) = &sheet.merged {
        let from = merged.from.iter().map(|from| from.sheet.as_str());
        let from = text::listed(from);
        return Err(CommandError::new(format!("{} is a merged sheet itself", path.display()))
            .help(format!("name the sheets that it was made from: {from}")));
    }
    Ok(SourceSheet { name: desk::name_of(path), sheet })
}

fn is_like(one: &SourceSheet, other: &SourceSheet, args: &Args) -> Result<(), CommandError> {
    let (ours, theirs) = (&one.sheet, &other.sheet);
    let (a, b) = (&one.name, &other.name);
    if !answers::same_name(&ours.subject, &theirs.subject) && args.subject.is_none() {
        let message =
            format!("{a} is the sheet of {}, {b} that of {}", ours.subject, theirs.subject);
        return Err(CommandError::new(message).help(
            "merge sheets of one subject; where they mean the same, `--subject NAME` says what",
        ));
    }
    Ok(())
}

fn too_few(paths: &[PathBuf], args: &Args, session: &Session) -> CommandError {
    let today = session.today;
    let Some(only) = paths.first() else {
        let told = match &args.subject {
            Some(subject) => format!("there is no sheet of `{subject}` to merge"),
            None => "there is no sheet of a respondent to merge".to_owned(),
        };
        return CommandError::new(told).help("`ospo history` names the subjects of this folder");
    };
    let day = day::of_another(desk::date_of(only).unwrap_or(today), today);
    CommandError::new(format!("there is one sheet to merge, {}", only.display())).help(format!(
        "a colleague answers in a sheet of their own, such as `ospo assess {day}-legal --role \
         legal`; or name two sheets"
    ))
}

fn command(args: &Args, into: &Into) -> String {
    let mut words = vec!["ospo merge".to_owned()];
    words.extend(args.sheets.iter().cloned());
    words.extend(day::merge_options(args.rule.meant(), args.roles()));
    words.extend(args.subject.as_ref().map(|name| format!("--subject '{name}'")));
    words.push(format!("--into {}", into.name));
    words.join(" ")
}
