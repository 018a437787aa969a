//! `ospo answer`: answers without being asked.

use std::io::{self, Read};
use std::path::Path;

use clap::ValueEnum;
use jiff::civil::Date;
use ospo::answers::{self, Answer, Choice, Confidence, Evidence};
use ospo::model::RoleId;
use ospo::problem::{MAX_BYTES, Place, Problem, Problems, SourceFile};
use ospo::score::{self, Narrowed};
use ospo::{store, text};

use crate::cli::desk::{self, Desk, Nobody, SheetArgs};
use crate::cli::error::{CommandError, Exit};
use crate::cli::global;
use crate::cli::lookup::{self, Wrong};
use crate::cli::session::Session;

/// Answer items without being asked
///
/// LEVEL is the name or number of a level, `unknown`, `n/a` (with --reason), or `unanswered` to
/// take an answer back. All answers are saved together or, if one of them is wrong, none.
///
/// A file for --from has lines of ITEM=LEVEL, or is YAML as in a sheet: `item: level`, or all
/// fields of an answer.
///
/// An answer that is given again is confirmed as of today; what it says beside its level stays.
/// --evidence replaces all evidence that was there.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo answer programme-identity=practised software-inventory=2
  ospo answer project-hosting=n/a --reason \"We only consume.\"
  ospo answer licence-management=3 --evidence https://example.org/policy
  ospo answer software-inventory=3 --evidence \"Audit\" --evidence-date 2026-10-01
  ospo answer licence-management=unanswered
  ospo answer licence-management=2 --sheet 2026-11-22-legal --role legal
  ospo answer --from answers.yaml")]
pub(crate) struct Args {
    /// An item and its level (can be repeated)
    #[arg(value_name = "ITEM=LEVEL", required_unless_present = "from")]
    items: Vec<String>,
    /// Read answers from a file, or from standard input with `-`
    #[arg(long, value_name = "FILE|-")]
    from: Option<String>,
    /// Add a note to the answers that are given here
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Say what shows them: an address or a few words (can be repeated)
    #[arg(long, value_name = "TEXT")]
    evidence: Vec<String>,
    /// Say which day that evidence is from
    #[arg(long, value_name = "DATE", value_parser = global::date, requires = "evidence")]
    evidence_date: Option<Date>,
    /// Say until which day that evidence holds
    #[arg(long, value_name = "DATE", value_parser = global::date, requires = "evidence")]
    evidence_until: Option<Date>,
    /// Say why an item is not applicable
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Say how sure you are
    #[arg(long, value_name = "LEVEL")]
    confidence: Option<Sureness>,
    /// Say in which role you answer
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// Write to this sheet: a file, or a date or name in assessments/ [default: the latest]
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
    #[command(flatten)]
    which: SheetArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Sureness {
    Low,
    Medium,
    High,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    check_days(args)?;
    let opened = Desk::open(session, args.sheet.as_deref(), &args.which, &mut Nobody)?;
    let Some(mut desk) = opened else { return Ok(Exit::Done) };
    if let Some(role) = &args.role {
        let role = lookup::own_role(&desk.model, role)?;
        note_role(&mut desk, &role, args, session)?;
    }
    let before = desk.sheet.clone();
    if let Some(from) = &args.from {
        read_into(&mut desk, &source(from)?, args, session.today)?;
    }
    let mut takes_reason = args.reason.is_none() || args.from.is_some();
    for pair in &args.items {
        let (item, word) = lookup::level(pair)?;
        takes_reason |= apply(&mut desk, item, word, args, session.today)?;
    }
    if !takes_reason {
        return Err(CommandError::new("only `n/a` takes a `--reason`")
            .help("`--note` says something about a level"));
    }
    for (id, answer) in &mut desk.sheet.answers {
        if before.answers.get(id) != Some(answer) {
            answer.answered = Some(session.today);
        }
    }
    desk.save()?;
    let coverage = score::score(&desk.model, &desk.sheet, &Narrowed::default()).coverage;
    session.say(&format!(
        "Saved {}: {} of {} answered.",
        desk.file.path().display(),
        coverage.answered,
        text::count(coverage.applicable(), "item")
    ));
    Ok(Exit::Done)
}

/// Notes the role on a sheet that has none; says whose it is where it was answered in another.
fn note_role(
    desk: &mut Desk,
    role: &RoleId,
    args: &Args,
    session: &Session,
) -> Result<(), CommandError> {
    let path = desk.file.path();
    let respondent = desk.sheet.respondent.as_ref();
    if desk.begun || respondent.is_none_or(|respondent| respondent.role.is_none()) {
        desk::take(&mut desk.sheet, role, &args.which);
    } else {
        desk::tell_whose(&desk.sheet, role, path, session);
    }
    Ok(())
}

/// Refuses a last day before the thing itself.
fn check_days(args: &Args) -> Result<(), CommandError> {
    match (args.evidence_date, args.evidence_until) {
        (Some(date), Some(until)) if until < date => {
            let message = format!("evidence of {date} cannot end on {until}, before it");
            Err(CommandError::new(message)
                .help("`--evidence-date` is its day, `--evidence-until` its last one"))
        }
        _ => Ok(()),
    }
}

/// Puts an answer down, or takes it back; says whether a reason belongs to it.
fn apply(desk: &mut Desk, item: &str, word: &str, args: &Args, today: Date) -> Result<bool, Wrong> {
    Ok(match lookup::meant(&desk.model, item, word, args.reason.as_deref())? {
        (id, Some(choice)) => {
            let takes_reason = matches!(choice, Choice::NotApplicable { .. });
            let answer = with_words(choice, desk.sheet.to_go_on_from(&id), args, today);
            desk.sheet.give(id, answer);
            takes_reason
        }
        (id, None) => {
            desk.sheet.answers.remove(&id);
            false
        }
    })
}

/// What an answer says beside its level stays, unless something new is given.
fn with_words(choice: Choice, before: Option<Answer>, args: &Args, today: Date) -> Answer {
    let before = before.unwrap_or_else(|| Answer::new(Choice::Unknown));
    let evidence = args.evidence.iter().map(|text| Evidence {
        date: args.evidence_date,
        until: args.evidence_until,
        ..Evidence::new(text)
    });
    let confidence = args.confidence.map(|sure| match sure {
        Sureness::Low => Confidence::Low,
        Sureness::Medium => Confidence::Medium,
        Sureness::High => Confidence::High,
    });
    Answer {
        choice,
        note: args.note.clone().filter(|note| !note.trim().is_empty()).or(before.note),
        evidence: if args.evidence.is_empty() { before.evidence } else { evidence.collect() },
        confidence: confidence.or(before.confidence),
        answered: Some(today),
    }
}

fn source(from: &str) -> Result<SourceFile, CommandError> {
    if from != "-" {
        return Ok(store::read(Path::new(from))?);
    }
    let mut bytes = Vec::new();
    io::stdin().take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    SourceFile::from_bytes("standard input", bytes)
        .map_err(|problem| Problems::from(problem).into())
}

fn read_into(
    desk: &mut Desk,
    file: &SourceFile,
    args: &Args,
    today: Date,
) -> Result<(), CommandError> {
    if !is_lines(&file.text) {
        desk.sheet = answers::parse_answers(file, &desk.sheet, &desk.model)?;
        return Ok(());
    }
    let mut problems = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let pair = line.trim();
        if pair.is_empty() || pair.starts_with('#') {
            continue;
        }
        let applied =
            lookup::level(pair).and_then(|(item, word)| apply(desk, item, word, args, today));
        if let Err(Wrong { message, help }) = applied {
            problems.push(Problem {
                path: file.path.clone(),
                place: Some(Place {
                    line: index + 1,
                    column: 1,
                    width: line.chars().count().max(1),
                }),
                line: Some(line.into()),
                message,
                help: Some(help),
            });
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Problems(problems).into()) }
}

/// Says whether a file has lines of ITEM=LEVEL rather than YAML.
fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.next().is_some_and(|first| {
        let until = first.find(['=', ':']);
        until.is_some_and(|at| first[at..].starts_with('='))
    })
}
