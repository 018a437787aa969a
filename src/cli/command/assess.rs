//! `ospo assess`: the checklist, one question at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use clap::ValueEnum;
use ospo::answers::Sheet;
use ospo::insight::{self, Lasting, SourceSheet, Stale};
use ospo::interview::{Interview, Only, Selection};
use ospo::model::{Item, ItemId, Model, RoleId};
use ospo::organisation;
use ospo::render::Format;
use ospo::score;
use ospo::{report, say, say_of};

use crate::cli::command::stale::AfterArgs;
use crate::cli::desk::{self, Desk, Nobody, Opened, RolePart, SheetArgs, Somebody, Which};
use crate::cli::error::{CommandError, Exit};
use crate::cli::output::formats;
use crate::cli::screen::{self, Asking, Console, End, Recall};
use crate::cli::session::Session;
use crate::cli::{lookup, signal, terminal};

/// Answer the checklist, one question at a time
///
/// Goes on where you stopped: every answer is saved before the next question is shown. Without a
/// terminal it reads one answer a line from standard input: a level (0-4), `u`, `s`, `n REASON`;
/// words after a level are added to its note.
///
/// Before the first answer of a round, a person is asked what is not known yet: who is assessed and
/// who answers, sector, size, scope and lists; `ospo.yaml` keeps it if one says so. What is out of
/// scope is not asked, unless `--item` names it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo assess                   Go on with what is not answered yet
  ospo assess --quick           A first estimate in five minutes, without evidence
  ospo assess --role legal      Ask only what the lawyers would know
  ospo assess --only open       Go through what is unknown or unanswered
  ospo assess --only stale      Confirm or change what has grown old
  ospo round new                Begin the next round, with the former answers as suggestions
  ospo assess --item software-inventory
  ospo assess --no-input -f json   The questions that are left, for a program
  printf '3\\n2\\nu\\n' | ospo assess --subject \"Acme Corp\"")]
pub(crate) struct Args {
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    #[command(flatten)]
    which: SheetArgs,
    /// Ask only the items of this stage
    #[arg(long, value_name = "N")]
    stage: Option<String>,
    /// Ask only what this role can know
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// Ask only this item (can be repeated)
    #[arg(long = "item", value_name = "ID")]
    items: Vec<String>,
    /// Ask the topics outside the stages too
    #[arg(long)]
    topics: bool,
    /// Ask in short and without evidence: a first estimate in five minutes
    ///
    /// The answers are marked as a first estimate wherever they are shown, until `ospo assess` asks
    /// them again and they are confirmed or changed.
    #[arg(long, conflicts_with_all = ["topics", "only"])]
    quick: bool,
    /// Ask only items in this state
    #[arg(long, value_name = "STATE")]
    only: Option<StateAsked>,
    #[command(flatten)]
    after: AfterArgs,
    /// Ask line by line, for a screen reader or a slow line
    #[arg(long)]
    plain: bool,
    /// Ask nothing, and write what is not answered yet as JSON for a program
    #[arg(short, long, value_name = "FORMAT", value_parser = formats(&[Format::Json]))]
    format: Option<Format>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum StateAsked {
    /// Unknown or unanswered
    Open,
    /// What `ospo stale` lists, topics too; Enter keeps an answer as of today
    Stale,
}

/// One sitting: what was asked for, and where its answers go.
struct Sitting<'a> {
    args: &'a Args,
    session: &'a Session,
    model: &'a Model,
    path: PathBuf,
    which: SheetArgs,
    /// The role that is asked; none where everybody is.
    role: Option<RoleId>,
    after: Lasting,
    /// What lies outside the organisation, each with the reason.
    outside: BTreeMap<ItemId, String>,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    if args.format.is_some() {
        return tell_questions(args, session);
    }
    if session.global.no_input {
        return Err(CommandError::new("`--no-input` forbids asking").help(
            "give answers with `ospo answer ITEM=LEVEL`; `ospo assess -f json` writes the questions",
        ));
    }
    let mut stdin = io::stdin().lock();
    let mut out = terminal::for_questions();
    let mut lines = Console::new(&mut stdin, &mut *out, session.look().width);
    let opened = open(args, session, &mut lines)?;
    let Some(Opened { mut desk, session: told, which }) = opened else { return Ok(Exit::Done) };
    let session = told.as_ref().unwrap_or(session);
    let sitting = Sitting::new(args, session, &desk.model, (desk.file.path().to_owned(), which))?;
    let selection = sitting.selection()?;
    if let Some(role) = &selection.role {
        if desk.begun {
            desk::take(&mut desk.sheet, role, &sitting.which);
        } else {
            desk::tell_whose(&desk.sheet, role, &sitting.path, &desk.model, session);
        }
    }
    let items: Vec<&Item> = selection.of(&desk.model, &desk.sheet);
    let (lang, path) = (&desk.model.lang, sitting.path.display());
    if items.is_empty() {
        session.say(&match args.only {
            Some(StateAsked::Stale) => {
                say!(lang, "Nothing in {path} has to be looked at again.", path)
            }
            Some(StateAsked::Open) | None => say!(lang, "Nothing is left to ask in {path}.", path),
        });
        return Ok(Exit::Done);
    }
    let is_complete = items.iter().all(|item| is_confirmed(item, &desk.sheet));
    if is_complete && selection.is_all() {
        session.say(&say!(
            lang,
            "{path} is complete; it is opened for changes. {command} begins the next round.",
            path,
            command = "`ospo round new`"
        ));
    }
    let again = sitting.again();
    let kept = say!(lang, "Every answer up to now is in {path}.", path);
    let last_words = format!("{kept}\n{}", say!(lang, "Next: {next}", next = again));
    signal::end_well(last_words, desk.file.hold());
    let mut keep = |sheet: &_, typed: &_| {
        let _whole = signal::undisturbed();
        desk::save_typed(&mut desk.file, &desk.model, sheet, typed).map(|_| ())
    };
    let mut asking = Asking {
        recall: Recall::of(&desk.sheet),
        interview: sitting.interview(desk.sheet, items),
        today: session.today,
        after: sitting.after.after,
        keep: &mut keep,
        unsaved: None,
        typed: Vec::new(),
        certain: None,
        outside: sitting.outside.clone(),
        lists: session.settings.organisation.lists.clone(),
        introduced: BTreeSet::new(),
        guides: args.guides(session),
        quick: args.quick,
    };
    let end = if args.plain || !terminal::is_a_screen() {
        screen::line(&mut asking, &mut lines)?
    } else {
        screen::full(&mut asking, terminal::unicode())?
    };
    let sheet = asking.interview.sheet().clone();
    sitting.finish(&sheet, end)
}

/// Opens the sheet that is meant; asks a person what nobody has said.
fn open(
    args: &Args,
    session: &Session,
    lines: &mut Console<'_>,
) -> Result<Option<Opened>, CommandError> {
    let (sheet, which, role) = (args.sheet.as_deref(), &args.which, args.role.as_deref());
    if lines.person() {
        let mut person = Somebody { lines, starts: args.guides(session) };
        return Desk::start(session, sheet, which, role, &mut person);
    }
    // In a pipe every line is an answer.
    Desk::start(session, sheet, which, role, &mut Nobody)
}

/// Writes what would be asked, for a program; what is named is written whether it has its answer or
/// not.
fn tell_questions(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let looked = Desk::look_at(session, args.sheet.as_deref(), &args.which)?;
    let Some((path, model, sheet)) = looked else { return Ok(Exit::Done) };
    let sitting = Sitting::new(args, session, &model, (path, args.which.clone()))?;
    let is_named = !args.items.is_empty() || args.only.is_some();
    let items = sitting.selection()?.of(&model, &sheet).into_iter();
    let items: Vec<&Item> = items.filter(|item| is_named || !is_confirmed(item, &sheet)).collect();
    session.show(&report::of_questions(&model, &items), Format::Json)?;
    Ok(Exit::Done)
}

fn is_confirmed(item: &Item, sheet: &Sheet) -> bool {
    sheet.answer(&item.id).is_some_and(|one| !one.estimate)
}

impl Args {
    /// Says whether whoever answers is led through, rather than asked for a few items.
    fn guides(&self, session: &Session) -> bool {
        self.items.is_empty() && self.only.is_none() && !self.quick && !session.global.quiet
    }
}

impl<'a> Sitting<'a> {
    fn new(
        args: &'a Args,
        session: &'a Session,
        model: &'a Model,
        (path, which): (PathBuf, SheetArgs),
    ) -> Result<Self, CommandError> {
        let role = args.role.as_deref().map(|role| lookup::role(model, role)).transpose()?;
        let outside = if args.items.is_empty() {
            organisation::outside(&session.settings.organisation.scope, model)
        } else {
            BTreeMap::new()
        };
        let after = args.after.or_settings(session);
        Ok(Self { args, session, model, path, which, role, after, outside })
    }

    fn selection(&self) -> Result<Selection, CommandError> {
        let (args, model) = (self.args, self.model);
        let stage = args.stage.as_deref().map(|name| lookup::asking_stage(model, name));
        let mut items = Vec::new();
        for id in &args.items {
            items.push(lookup::item(model, id)?.id.clone());
        }
        Ok(Selection {
            stage: stage.transpose()?,
            role: self.role.clone(),
            items,
            topics: args.topics,
            outside: self.outside.clone(),
            only: args.only.map(|state| match state {
                StateAsked::Open => Only::Open,
                StateAsked::Stale => Only::Stale { today: self.session.today, after: self.after },
            }),
        })
    }

    fn interview(&self, sheet: Sheet, items: Vec<&'a Item>) -> Interview<'a> {
        let former = desk::former(self.session, &self.path, &sheet, self.model);
        let interview = Interview::resume(self.model, sheet, items, former);
        match self.args.only {
            Some(StateAsked::Stale) => interview.confirming(),
            None if self.args.quick => interview,
            None if self.args.items.is_empty() => interview.confirming_estimates(),
            _ => interview.confirming_estimates().through_all(),
        }
    }

    /// Returns what asks in the same sheet: the command alone where that finds it.
    fn start(&self) -> String {
        let found = Desk::own(self.session, &self.which);
        if found.is_ok_and(|own| own == self.path) {
            let who = self.which.respondent.as_deref();
            let who = who.map(|name| format!(" --respondent {}", desk::as_one_word(name)));
            return format!("ospo assess{}", who.unwrap_or_default());
        }
        format!("ospo assess {}", desk::typed(self.session, &self.path))
    }

    fn again(&self) -> String {
        let args = self.args;
        let mut words = vec![self.start()];
        let stage = args.stage.as_deref().map(desk::as_one_word);
        words.extend(stage.map(|stage| format!("--stage {stage}")));
        words.extend(self.role.as_ref().map(|role| format!("--role {role}")));
        words.extend(args.topics.then(|| "--topics".to_owned()));
        words.extend(args.quick.then(|| "--quick".to_owned()));
        words.join(" ")
    }

    /// Shows the result on one screen after the last question; else says how to go on.
    fn finish(&self, sheet: &Sheet, end: End) -> Result<Exit, CommandError> {
        let (session, path) = (self.session, &self.path);
        if !path.exists() {
            let lang = &self.model.lang;
            session.say(&say!(lang, "Nothing was answered, so nothing is saved."));
            session.say(&say!(lang, "Next: {next}", next = self.again()));
            let is_interrupted = end == End::Interrupted;
            return Ok(if is_interrupted { Exit::Interrupted } else { Exit::Done });
        }
        let read = session.round(&Which::of(path, session), Some(&sheet.subject))?;
        let assessment = session.assess(&read)?;
        let unanswered = assessment.scorecard.coverage.unanswered;
        let own = Stale::new(self.model, sheet, session.today, self.after);
        let is_left = matches!(self.args.only, Some(StateAsked::Stale)) && !own.items.is_empty();
        let left =
            is_left.then(|| format!("{} --only stale{}", self.start(), self.args.after.typed()));
        if end != End::Finished {
            self.tell_how_far(sheet);
            let own = self.part(sheet).map(|part| part.answered());
            let is_own_left = own.is_some_and(|(answered, all)| answered < all);
            let next = left.unwrap_or_else(|| match unanswered {
                0 if !is_own_left => read.next(session, &assessment),
                _ => self.again(),
            });
            session.say(&say!(self.model.lang, "Next: {next}", next));
            let is_interrupted = end == End::Interrupted;
            return Ok(if is_interrupted { Exit::Interrupted } else { Exit::Done });
        }
        let is_whole = {
            let args = self.args;
            args.stage.is_none() && args.items.is_empty() && args.only.is_none()
        };
        if let Some(part) = self.part(sheet).filter(|_| is_whole) {
            part.tell(session, path, &read);
            return Ok(Exit::Done);
        }
        let mut onward = read.onward(session, &assessment);
        onward.next = left.unwrap_or(onward.next);
        let (sheet, narrowed) = (&assessment.sheet, &assessment.narrowed);
        let stale = Stale::new(&read.model, sheet, session.today, self.after).without(narrowed);
        let status = report::of_status(&assessment, &stale, &onward);
        session.show(&status, Format::Terminal)?;
        self.tell_contradictions(&assessment.sheet);
        Ok(Exit::Done)
    }

    /// Tells what hardly goes together, for a second look; nothing is changed by it.
    fn tell_contradictions(&self, sheet: &Sheet) {
        let told = insight::contradictions(self.model, sheet);
        if !told.is_empty() {
            self.session.say(&say!(self.model.lang, "Worth a second look:"));
        }
        for told in told {
            let told = format!("- {told}");
            for line in textwrap::wrap(&told, textwrap::Options::new(80).subsequent_indent("  ")) {
                self.session.say(&line);
            }
        }
    }

    fn tell_how_far(&self, sheet: &Sheet) {
        let coverage = score::score(self.model, sheet, &self.session.outside(self.model)).coverage;
        let (lang, path) = (&self.model.lang, self.path.display());
        self.session.say(&if let Some(part) = self.part(sheet) {
            let (answered, own) = part.answered();
            say_of!(
                lang,
                own as u64,
                "{answered} of your {n} item answered, all in {path}.",
                "{answered} of your {n} items answered, all in {path}.",
                answered,
                path
            )
        } else {
            say_of!(
                lang,
                coverage.applicable() as u64,
                "{answered} of {n} item answered, all in {path}.",
                "{answered} of {n} items answered, all in {path}.",
                answered = coverage.answered,
                path
            )
        });
    }

    /// Returns the part of the role that was asked, where the sheet is answered in that role.
    fn part<'s>(&'s self, sheet: &'s Sheet) -> Option<RolePart<'s>> {
        let role = SourceSheet::role_of(sheet)?;
        let (model, outside) = (self.model, self.session.outside(self.model));
        (self.role.as_ref() == Some(&role)).then_some(RolePart { model, sheet, role, outside })
    }
}
