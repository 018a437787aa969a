//! Where an answer goes: which round, and which sheet of it.

use std::path::PathBuf;

use jiff::civil::Date;
use ospo::answers::{Part, Respondent, Sheet, SheetName};
use ospo::insight::{Invited, RoundFacts, RoundState, SourceSheet};
use ospo::lang::Lang;
use ospo::model::ModelId;
use ospo::{say, text};

use crate::cli::desk::ask::{Ask, SheetArgs};
use crate::cli::desk::name::{date_of, name_of, sheet_name};
use crate::cli::desk::round::ReadRound;
use crate::cli::desk::which::Which;
use crate::cli::error::CommandError;
use crate::cli::screen::Ended;
use crate::cli::session::Session;

/// Where an answer goes.
pub(super) struct AnswerPlace {
    pub(super) path: PathBuf,
    /// The day on which its round began.
    pub(super) day: Date,
    /// What is there of that round.
    pub(super) round: Option<ReadRound>,
    /// Whether somebody named the sheet itself, so that it may be another's.
    is_named: bool,
}

impl AnswerPlace {
    /// Finds where answers go; looks again where another run has begun a sheet meanwhile, which may be
    /// the one that is meant.
    pub(super) fn find(
        session: &Session,
        name: Option<&str>,
        args: &SheetArgs,
        ask: &mut dyn Ask,
    ) -> Result<Option<Self>, CommandError> {
        loop {
            let before = session.sheets_of(session.today)?;
            let found = Self::looked_up(session, name, args, ask)?;
            if session.sheets_of(session.today)? == before {
                return Ok(found);
            }
        }
    }

    fn looked_up(
        session: &Session,
        name: Option<&str>,
        args: &SheetArgs,
        ask: &mut dyn Ask,
    ) -> Result<Option<Self>, CommandError> {
        let subject = args.subject.as_deref();
        let which = match (name, subject) {
            (Some(name), _) => Some(session.which(Some(name))?),
            (None, Some(subject)) => session.latest_of(subject)?,
            (None, None) => session.latest(session.settings.organisation.subject().as_deref())?,
        };
        let there = |day| -> Result<Option<ReadRound>, CommandError> {
            let is_there = !session.sheets_of(day)?.is_empty();
            is_there.then(|| session.round(&Which::Round(day), subject)).transpose()
        };
        let (day, read) = match which {
            Some(Which::Alone(path)) => {
                let day = date_of(&path).unwrap_or(session.today);
                let is_own = session.store.own_sheet(&name_of(&path)) == path;
                let read = if is_own { there(day)? } else { None };
                tell_closed(read.as_ref(), session);
                let round = read.filter(|_| !path.exists());
                return Ok(Some(Self { path, day, round, is_named: name.is_some() }));
            }
            Some(Which::Round(day)) => (day, there(day)?),
            None => (session.today, None),
        };
        if name.is_some() {
            tell_closed(read.as_ref(), session);
        }
        if name.is_none()
            && let Some(read) = &read
            && let Some(told) = ended(&read.facts, session.today, &Lang::default())
            && !is_awaited(read, session, args)
        {
            let lang = &read.model.lang;
            let said = ended(&read.facts, session.today, lang).unwrap_or_default();
            match ask.ended(&said, lang)? {
                Some(Ended::New) if read.facts.day == session.today => {
                    return Err(CommandError::new(told).help(format!(
                        "it began today, and a round bears its day; name it, {day}, to correct it"
                    )));
                }
                Some(Ended::New) => {
                    return Ok(Some(Self::of(session, session.today, None, args)));
                }
                Some(Ended::Correct) => {}
                Some(Ended::Leave) => return Ok(None),
                None => {
                    return Err(CommandError::new(told).help(format!(
                        "`ospo round new` begins the next one; to correct this one, name it: `ospo \
                         assess {day}`, or `ospo answer ITEM=LEVEL --sheet {day}`"
                    )));
                }
            }
        }
        Ok(Some(Self::of(session, day, read, args)))
    }

    /// Finds where answers to a model go whatever other rounds are of: into the latest round of it that
    /// nobody has closed, else into a new one.
    pub(super) fn under(
        session: &Session,
        model: &ModelId,
        args: &SheetArgs,
    ) -> Result<Self, CommandError> {
        let subject = args.subject.as_deref();
        for (which, paths) in session.rounds_so_far()?.into_iter().rev() {
            let Which::Round(day) = which else { continue };
            if session.models_in(&paths, subject)?.contains(model) {
                let read = session.round_under(&which, model, subject)?;
                if read.facts.closed.is_none() {
                    return Ok(Self::of(session, day, Some(read), args));
                }
                break;
            }
        }
        Ok(Self::of(session, session.today, None, args))
    }

    /// Returns the place of whoever answers in the round of a day.
    pub(super) fn of(
        session: &Session,
        day: Date,
        round: Option<ReadRound>,
        args: &SheetArgs,
    ) -> Self {
        let sources = round.as_ref().map_or(&[][..], |round| &round.sources);
        let subject = round.as_ref().map(|round| round.sheet.subject.as_str());
        let subject = subject.or(args.subject.as_deref());
        let path = own(session, day, sources, subject, args);
        Self { path, day, round, is_named: false }
    }

    /// Returns who answers in a sheet that is begun there. Whoever has one in the round already begins
    /// no second for themselves; and what was settled is nobody's.
    pub(super) fn respondent(&self, session: &Session, args: &SheetArgs) -> Option<Respondent> {
        let who = args.who(session)?;
        let mut sources = self.round.iter().flat_map(|round| &round.sources);
        let has_one =
            sources.any(|one| one.sheet.respondent.as_ref().is_some_and(|r| r.is_same(&who)));
        let is_theirs = args.respondent.is_some() || !self.is_named || !has_one;
        let is_settled = sheet_name(&self.path).part == Part::Settled;
        (is_theirs && !is_settled).then_some(who)
    }

    /// Returns the sheet as it was read with its round.
    pub(super) fn sheet(&self) -> Option<&Sheet> {
        let name = name_of(&self.path);
        let sources = &self.round.as_ref()?.sources;
        Some(&sources.iter().find(|source| source.name == name)?.sheet)
    }

    /// Says whether there is no answer yet but for estimates: no sheet, or one that was only begun.
    pub(super) fn is_blank(&self) -> bool {
        let is_blank = |sheet: &Sheet| sheet.answers.values().all(|answer| answer.estimate);
        self.sheet().map_or_else(|| !self.path.exists(), is_blank)
    }

    /// Returns the place once more where it is known better who answers; a sheet that is named, or
    /// is there, stays.
    pub(super) fn again(self, session: &Session, args: &SheetArgs) -> Self {
        if self.is_named || self.path.exists() {
            return self;
        }
        Self::of(session, self.day, self.round, args)
    }

    /// Says that a sheet is another's, which is written only where it is named.
    pub(super) fn tell_whose(&self, sheet: &Sheet, lang: &Lang, session: &Session) {
        let usual = session.settings.organisation.respondent.as_ref();
        if self.is_named
            && Respondent::are_two(usual, sheet.respondent.as_ref())
            && let Some(who) = sheet.respondent.as_ref().and_then(Respondent::in_words)
        {
            let path = self.path.display();
            session.say(&say!(lang, "{path} is the sheet of {who}.", path, who));
        }
    }
}

/// Says of a round that is written into that somebody has closed it.
pub(crate) fn tell_closed(read: Option<&ReadRound>, session: &Session) {
    let Some(read) = read else { return };
    if let Some(closed) = &read.facts.closed {
        session.say(&say!(
            read.model.lang,
            "The round of {day} was closed on {on}; from now on it is shown as changed since.",
            day = read.facts.day,
            on = closed.on
        ));
    }
}

/// Says that a round has ended, where it has: it is closed, or complete and nothing in it is of
/// today.
pub(crate) fn ended(facts: &RoundFacts, today: Date, lang: &Lang) -> Option<String> {
    let day = facts.day;
    match (facts.state, &facts.closed) {
        (RoundState::Closed, Some(closed)) => {
            Some(say!(lang, "the round of {day} was closed on {on}", day, on = closed.on))
        }
        (RoundState::Complete, _) => {
            let last = facts.last();
            (last < today).then(|| {
                say!(
                    lang,
                    "the round of {day} is complete; the last answer in it is of {last}",
                    day,
                    last
                )
            })
        }
        _ => None,
    }
}

/// Says whether somebody was asked in a round that is not closed and has not answered all of it yet.
fn is_awaited(read: &ReadRound, session: &Session, args: &SheetArgs) -> bool {
    let Some(who) = args.who(session) else { return false };
    let people = &session.settings.organisation.people;
    let invited = Invited::all(&read.model, people, &read.facts, &read.sources, &read.narrowed);
    let mut asked = invited.iter().take(people.len());
    let is_out =
        |one: &Invited| one.is_out() && one.respondent.as_ref().is_some_and(|r| r.is_same(&who));
    read.facts.state != RoundState::Closed && asked.any(is_out)
}

/// So many respondents of one day may have the same name but for a number.
const MOST_OF_A_NAME: u32 = 9999;

/// Returns where somebody's answers go in the round of a day: into the sheet that they have there,
/// else into a new one. Who is nobody in particular answers in the round's own sheet, and so does
/// the first to answer.
fn own(
    session: &Session,
    day: Date,
    sources: &[SourceSheet],
    subject: Option<&str>,
    args: &SheetArgs,
) -> PathBuf {
    let who = args.who(session);
    let who = who.as_ref();
    let at = |name: &str| session.store.own_sheet(name);
    let plain = day.to_string();
    let voices = || sources.iter().filter(|source| source.is_voice());
    let of = |source: &&SourceSheet| source.sheet.respondent.clone().unwrap_or_default();
    if let Some(who) = who {
        let is_theirs = |source: &&SourceSheet| of(source).is_same(who);
        let theirs: Vec<&SourceSheet> = voices().filter(is_theirs).collect();
        let own = theirs.iter().find(|source| source.name == plain).or(theirs.first());
        if let Some(own) = own {
            if theirs.len() > 1 {
                let lang = session.lang();
                session.say(&say!(
                    lang,
                    "{who} has more than one sheet in the round of {day}: {names}. Each counts; \
                     take a copy out of the folder.",
                    who = who.in_words().unwrap_or_default(),
                    day,
                    names = lang.listed(theirs.iter().map(|one| one.name.as_str()))
                ));
            }
            return at(&own.name);
        }
    }
    let leading = voices().find(|source| source.name == plain);
    match leading {
        Some(leading) => match &leading.sheet.respondent {
            Some(led) if !Respondent::are_two(Some(led), who) => return at(&plain),
            // Nobody knows whose it is: that of whoever the settings name, of nobody else by name.
            None if !args.is_another(session) => return at(&plain),
            _ => {}
        },
        None if (sources.is_empty() || who.is_none()) && !at(&plain).is_file() => {
            return at(&plain);
        }
        None => {
            // The plain name is that of a sheet of another model or subject.
            let nobodys = |source: &&SourceSheet| source.sheet.respondent.is_none();
            if let Some(own) = voices().find(nobodys).filter(|_| who.is_none()) {
                return at(&own.name);
            }
        }
    }
    let free = |name: &str| !at(name).exists();
    at(&beside(day, who, subject, free))
}

/// Returns the name of a new sheet beside the others of its round: after its respondent, else after
/// what is said instead. One that is not free, or that would mean another part of the round, differs
/// by a number, as do two names in letters that no file name here has.
pub(super) fn beside(
    day: Date,
    who: Option<&Respondent>,
    instead: Option<&str>,
    is_free: impl Fn(&str) -> bool,
) -> String {
    let said = who.map(Respondent::id).filter(|id| !id.is_empty());
    let said = said.or_else(|| instead.and_then(text::to_id));
    let name = said.map_or(day.to_string(), |said| format!("{day}-{said}"));
    let numbered = (2..=MOST_OF_A_NAME).map(|number| format!("{name}-{number}"));
    let is_fit = |name: &String| {
        let part = SheetName::of(name).part;
        matches!(part, Part::Respondent | Part::Own) && is_free(name)
    };
    let mut fit = std::iter::once(name.clone()).chain(numbered).filter(is_fit);
    fit.next().unwrap_or(name)
}
