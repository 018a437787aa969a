//! `ospo answer`: answers without being asked.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::Path;

use clap::{ValueEnum, ValueHint};
use jiff::civil::Date;
use ospo::answers::{
    self, Answer, Choice, Confidence, Evidence, HowKnown, NOT_APPLICABLE, Respondent,
};
use ospo::checklist;
use ospo::model::{ItemId, RoleId};
use ospo::problem::{MAX_BYTES, Place, Problem, Problems, SourceFile};
use ospo::report::Done;
use ospo::score;
use ospo::{say_of, store};

use crate::cli::desk::{self, Desk, FreeText, Nobody, SheetArgs, Which, Whose, odd, words};
use crate::cli::error::{CommandError, Exit};
use crate::cli::find::Wrong;
use crate::cli::global::{self, SaidDay};
use crate::cli::lookup;
use crate::cli::output::ToldArgs;
use crate::cli::session::Session;

/// Answer items without being asked
///
/// LEVEL is the name, the label or the number of a level, `unknown`, or `n/a` (with --reason, and
/// --decided-by and --until where somebody decided that);
/// with nothing after the `=` an answer is taken back. A `+` behind a level, or `at least` before it,
/// says that it is certain and that a higher one may hold. All answers are saved together or, if one of
/// them is wrong, none.
///
/// A file for --from has lines of ITEM=LEVEL, or is YAML as in a sheet: `item: level`, or all
/// fields of an answer.
///
/// An answer that is given again is confirmed as of today; what it says beside its level stays.
/// --note and --evidence add to that; --set-note and --set-evidence put something in its place, and
/// --no-note and --no-evidence take it away.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo answer programme-identity=established software-inventory=2
  ospo answer licence-management=2+ \"programme-identity=at least established\"
  ospo answer project-hosting=n/a --reason \"We only consume.\" --decided-by Board
  ospo answer licence-management=3 --evidence https://example.org/policy
  ospo answer software-inventory=3 --evidence \"Audit\" --evidence-date 2026-10-01
  ospo answer licence-management=3 --set-note \"In force since May.\"
  ospo answer licence-management=
  ospo answer licence-management=2 --sheet 2026-11-22-legal --role legal
  ospo answer --from answers.yaml
  ospo answer --from - -f json < answers.yaml   For a program")]
pub(crate) struct Args {
    /// An item and its level (can be repeated)
    #[arg(value_name = "ITEM=LEVEL", required_unless_present = "from")]
    items: Vec<String>,
    /// Read answers from a file, or from standard input with `-`
    #[arg(long, value_name = "FILE|-", value_hint = ValueHint::FilePath)]
    from: Option<String>,
    /// Add a line to the note on each answer that is given here
    #[arg(long, value_name = "TEXT", value_parser = FreeText(words), allow_hyphen_values = true)]
    note: Option<String>,
    /// Put this note in the place of what is there
    #[arg(long, value_name = "TEXT", value_parser = FreeText(words), allow_hyphen_values = true)]
    #[arg(conflicts_with = "note")]
    set_note: Option<String>,
    /// Take the note away
    #[arg(long, conflicts_with_all = ["note", "set_note"])]
    no_note: bool,
    /// Say what shows them, too: an address or a few words, its days in brackets (can be repeated)
    #[arg(long, value_name = "TEXT", value_parser = FreeText(evidence), allow_hyphen_values = true)]
    #[arg(group = "shown")]
    evidence: Vec<Evidence>,
    /// Put this evidence in the place of what is there (can be repeated)
    #[arg(long, value_name = "TEXT", value_parser = FreeText(evidence), allow_hyphen_values = true)]
    #[arg(group = "shown", conflicts_with = "evidence")]
    set_evidence: Vec<Evidence>,
    /// Take all evidence away
    #[arg(long, conflicts_with_all = ["evidence", "set_evidence"])]
    no_evidence: bool,
    /// Say which day that evidence is from, where its brackets do not
    #[arg(long, value_name = "DATE", value_parser = global::said_day, requires = "shown")]
    evidence_date: Option<SaidDay>,
    /// Say until which day that evidence holds, where its brackets do not
    #[arg(long, value_name = "DATE", value_parser = global::said_day, requires = "shown")]
    evidence_until: Option<SaidDay>,
    /// Say how you know of that evidence
    #[arg(long, value_name = "HOW", requires = "shown")]
    known: Option<HowKnownArg>,
    /// Say why an item is not applicable
    #[arg(long, value_name = "TEXT", value_parser = FreeText(words), allow_hyphen_values = true)]
    reason: Option<String>,
    /// Say who decided that: a person, a role or a body
    #[arg(long, value_name = "NAME", value_parser = words)]
    decided_by: Option<String>,
    /// Say the last day on which that holds; then it is asked again
    #[arg(long, value_name = "DATE", value_parser = global::said_day)]
    until: Option<SaidDay>,
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
    #[command(flatten)]
    told: ToldArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Sureness {
    Low,
    Medium,
    High,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum HowKnownArg {
    /// You saw it
    Seen,
    /// It was counted or measured
    Measured,
    /// Somebody told you
    Told,
}

/// The items that are answered here.
#[derive(Default)]
struct SaidItems {
    seen: BTreeSet<ItemId>,
    /// Which of them is taken for what was typed, in sentences.
    taken: Vec<String>,
}

/// What is said of each answer that is given here.
struct Given<'a> {
    args: &'a Args,
    /// With its days.
    evidence: Vec<Evidence>,
    /// Until when an item does not apply.
    until: Option<Date>,
    today: Date,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let is_na = |pair: &String| {
        let word = lookup::halves(pair).and_then(|(_, word)| answers::state_said(word));
        word == Some(NOT_APPLICABLE)
    };
    let of_na = [
        ("reason", args.reason.is_some()),
        ("decided-by", args.decided_by.is_some()),
        ("until", args.until.is_some()),
    ];
    let given_of_na = of_na.into_iter().find(|(_, is_given)| *is_given);
    if let (Some((flag, _)), None) = (given_of_na, &args.from)
        && !args.items.iter().any(is_na)
    {
        return Err(CommandError::new(format!("only `n/a` takes `--{flag}`"))
            .help("`--note` says something about a level"));
    }
    let today = session.today;
    let until = global::until(args.until.as_ref(), today)?;
    let given = Given { args, evidence: shown(args, today)?, until, today };
    let opened = Desk::open(session, args.sheet.as_deref(), &args.which, &mut Nobody)?;
    let Some(mut desk) = opened else { return Ok(Exit::Done) };
    if let Some(role) = &args.role {
        let role = lookup::own_role(&desk.model, role)?;
        note_role(&mut desk, &role, args)?;
    }
    let before = desk.sheet.clone();
    let mut said = SaidItems::default();
    if let Some(from) = &args.from {
        read_into(&mut desk, &source(from)?, &given, &mut said)?;
    }
    for pair in &args.items {
        let wrong = apply(&mut desk, pair, &given, &mut said).err();
        if let Some(wrong) = wrong {
            let models = session.models()?;
            let others = checklist::builtin_ids().filter_map(|id| models.named(id));
            let of_another = lookup::of_another(&desk.model, desk.file.path(), pair, others);
            return Err(of_another.unwrap_or(wrong.into()));
        }
    }
    for (id, answer) in &mut desk.sheet.answers {
        if before.answers.get(id) != Some(answer) {
            answer.answered = Some(today);
        }
    }
    let saved = desk.save()?;
    for taken in &said.taken {
        session.say(taken);
    }
    for evidence in &given.evidence {
        let missing = odd::missing_file(&desk.model.lang, session.store.folder(), evidence);
        if let Some(sentence) = missing {
            session.say(&sentence);
        }
    }
    let coverage = score::score(&desk.model, &desk.sheet, &session.outside(&desk.model)).coverage;
    session.say(&say_of!(
        desk.model.lang,
        coverage.applicable() as u64,
        "Saved {path}: {answered} of {n} item answered.",
        "Saved {path}: {answered} of {n} items answered.",
        path = desk.file.path().display(),
        answered = coverage.answered
    ));
    if args.told.is_json() {
        let now = &desk.sheet.answers;
        let ids = before.answers.keys().chain(now.keys()).collect::<BTreeSet<_>>().into_iter();
        let is_given =
            |id: &&ItemId| before.answers.get(*id) != now.get(*id) || said.seen.contains(*id);
        let items = ids.filter(is_given).cloned().collect();
        let path = desk.file.path();
        let files = saved.then(|| path.display().to_string()).into_iter().collect();
        let done = Done { files, items, ..Done::default() };
        let subject = &desk.sheet.subject;
        let whose = Whose { sheet: args.sheet.as_deref(), ..args.which.whose() };
        desk::tell_done(session, (&Which::of(path, session), subject), whose, done)?;
    }
    Ok(Exit::Done)
}

/// Notes the role on a sheet that has none; says whose it is where it was answered in another.
fn note_role(desk: &mut Desk, role: &RoleId, args: &Args) -> Result<(), CommandError> {
    let respondent = desk.sheet.respondent.as_ref();
    let own = respondent.and_then(|respondent| respondent.role.as_deref());
    if desk.begun || own.is_none_or(|own| *role == *own) {
        desk::take(&mut desk.sheet, role, &args.which);
        return Ok(());
    }
    let who = respondent.and_then(Respondent::in_words).unwrap_or_default();
    let (path, day) = (desk.file.path(), desk.sheet.date);
    let told = format!("{} is the sheet of {who}", path.display());
    Err(CommandError::new(told).about(path).help(format!(
        "answers of your own go into a sheet of your own: add `--respondent NAME`, or `--sheet \
         {day}-{role}`"
    )))
}

fn evidence(line: &str) -> Result<Evidence, String> {
    let read = Evidence::on_line(&words(line)?);
    read.map_err(|wrong| format!("{wrong}; {}", wrong.help()))
}

/// Returns the evidence that was given, with how it is known and the days that its brackets leave
/// out. Refuses a last day before the thing itself, and a thing that is still to come.
fn shown(args: &Args, today: Date) -> Result<Vec<Evidence>, CommandError> {
    let known = args.known.map(|known| match known {
        HowKnownArg::Seen => HowKnown::Seen,
        HowKnownArg::Measured => HowKnown::Measured,
        HowKnownArg::Told => HowKnown::Told,
    });
    let given = args.evidence.iter().chain(&args.set_evidence);
    let dated = given.map(|one| {
        let date = one.date.or(args.evidence_date.as_ref().and_then(|day| day.on(today)));
        let until = one.until.or(args.evidence_until.as_ref().and_then(|day| day.on(today)));
        let one = Evidence { date, until, known, ..one.clone() }.in_order().map_err(|wrong| {
            CommandError::new(wrong.to_string())
                .help("`--evidence-date` is its day, `--evidence-until` its last one")
        })?;
        match one.date.filter(|day| *day > today) {
            Some(day) => Err(CommandError::new(format!("evidence of {day} is still to come"))
                .help(format!(
                    "today is {today}; `--evidence-until` is the last day on which it holds"
                ))),
            None => Ok(one),
        }
    });
    dated.collect()
}

fn apply(
    desk: &mut Desk,
    pair: &str,
    given: &Given<'_>,
    said: &mut SaidItems,
) -> Result<(), Wrong> {
    let (item, word) = lookup::level(pair)?;
    let (id, choice) = lookup::meant(&desk.model, item, word, given.args.reason.as_deref())?;
    lookup::first_time(&mut said.seen, &id)?;
    said.taken.extend(lookup::taken(&desk.model, item, &id));
    match choice {
        Some(choice) => {
            let answer = with_words(choice, desk.sheet.to_go_on_from(&id), given);
            desk.sheet.give(id, answer);
        }
        None => {
            desk.sheet.answers.remove(&id);
        }
    }
    Ok(())
}

/// What an answer says beside its level stays, unless something else is asked for.
fn with_words(choice: Choice, before: Option<Answer>, given: &Given<'_>) -> Answer {
    let Given { args, evidence, until, today } = given;
    let before = before.unwrap_or_else(|| Answer::new(Choice::Unknown));
    let mut answer = before.choosing(choice);
    (answer.answered, answer.estimate) = (Some(*today), false);
    if let Choice::NotApplicable { .. } = answer.choice {
        let decision = &mut answer.decision;
        decision.decided_by = args.decided_by.clone().or(decision.decided_by.take());
        decision.until = until.or(decision.until);
    }
    if args.no_note || args.set_note.is_some() {
        answer.note.clone_from(&args.set_note);
    }
    if let Some(note) = &args.note {
        answer.add_note(note);
    }
    if args.no_evidence || !args.set_evidence.is_empty() {
        answer.evidence.clear();
    }
    evidence.iter().cloned().for_each(|one| answer.add_evidence(one));
    let confidence = args.confidence.map(|sure| match sure {
        Sureness::Low => Confidence::Low,
        Sureness::Medium => Confidence::Medium,
        Sureness::High => Confidence::High,
    });
    answer.confidence = confidence.or(answer.confidence);
    answer
}

fn source(from: &str) -> Result<SourceFile, CommandError> {
    if from != "-" {
        return Ok(store::read_named(Path::new(from))?);
    }
    let mut bytes = Vec::new();
    io::stdin().take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    SourceFile::from_bytes("standard input", bytes)
        .map_err(|problem| Problems::from(problem).into())
}

fn read_into(
    desk: &mut Desk,
    file: &SourceFile,
    given: &Given<'_>,
    said: &mut SaidItems,
) -> Result<(), CommandError> {
    if !is_lines(&file.text) {
        let args = given.args;
        let words = [&args.note, &args.set_note, &args.reason, &args.decided_by];
        let is_said = words.iter().any(|words| words.is_some()) || args.until.is_some();
        let is_said = is_said || args.confidence.is_some() || args.no_note || args.no_evidence;
        if args.items.is_empty() && (is_said || !given.evidence.is_empty()) {
            return Err(CommandError::new(
                "a file in YAML says itself what stands beside its levels",
            )
            .about(Path::new(&file.path))
            .help("write `note:`, `evidence:` and the like into it, without flags for them"));
        }
        desk.sheet = answers::parse_answers(file, &desk.sheet, &desk.model)?;
        return Ok(());
    }
    let mut problems = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let pair = line.trim();
        if pair.is_empty() || pair.starts_with('#') {
            continue;
        }
        if let Err(Wrong { message, help }) = apply(desk, pair, given, said) {
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
