//! What to type next, seen from a round.

use ospo::answers::{self, Sheet};
use ospo::insight::{self, Assessment, RoundState, SourceSheet};
use ospo::report::{FoundSince, Missing, Onward};

use crate::cli::desk::name::as_one_word;
use crate::cli::desk::round::ReadRound;
use crate::cli::desk::which::Which;
use crate::cli::error::{self, CommandError};
use crate::cli::session::Session;

/// What was typed to say whose answers are meant, to be typed with the next command too.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Whose<'a> {
    pub(crate) sheet: Option<&'a str>,
    pub(crate) subject: Option<&'a str>,
    pub(crate) respondent: Option<&'a str>,
}

impl Whose<'_> {
    /// Returns the words behind `ospo assess`, each with a blank before it.
    fn words(self, round: &str) -> String {
        let sheet = self.sheet.map(|sheet| format!(" {}", as_one_word(sheet)));
        let flags = [("subject", self.subject), ("respondent", self.respondent)];
        let flags = flags.into_iter().filter_map(|(flag, name)| Some((flag, name?)));
        let flags = flags.map(|(flag, name)| format!(" --{flag} {}", as_one_word(name)));
        [sheet.unwrap_or_else(|| round.to_owned())].into_iter().chain(flags).collect()
    }
}

impl Session {
    /// Returns a command for whoever reads what is written: a program types again what it has typed
    /// to say what is worked on. A person does not need to be told, but for the model: without it the
    /// command would ask another.
    pub(crate) fn to_type(&self, mut command: String) -> String {
        for (flag, value) in &self.global.typed {
            let is_told = error::is_for_a_program() || *flag == "--model";
            if is_told && !command.split(' ').any(|word| word == *flag) {
                command = format!("{command} {flag} {}", as_one_word(value));
            }
        }
        command
    }

    /// Returns the name of a round or sheet as one word; none where it is what is meant unnamed.
    pub(crate) fn name_to_type(&self, name: &str) -> Option<String> {
        match self.newest().ok().flatten() {
            Some(Which::Round(day)) if *name == day.to_string() => None,
            _ => Some(as_one_word(name)),
        }
    }
}

impl ReadRound {
    /// Returns the word that means what was read, with the blank before it: none where it is what
    /// is meant unnamed.
    pub(crate) fn word(&self, session: &Session) -> String {
        let name = session.name_to_type(&self.facts.name);
        name.map_or_else(String::new, |name| format!(" {name}"))
    }

    /// Returns what is still to do in the round, and what to type next.
    pub(crate) fn onward<'m>(
        &'m self,
        session: &Session,
        assessment: &Assessment<'m>,
    ) -> Result<Onward<'m>, CommandError> {
        let word = self.word(session);
        Ok(Onward {
            sheet: self.facts.name.clone(),
            next: self.next(session, assessment),
            stale: format!("ospo stale{word}"),
            missing: self.missing(session),
            found_since: self.found_since(session)?,
        })
    }

    pub(crate) fn next(&self, session: &Session, assessment: &Assessment) -> String {
        self.next_for(session, assessment, Whose::default())
    }

    /// Returns what whoever has just answered types next.
    pub(super) fn next_for(
        &self,
        session: &Session,
        assessment: &Assessment,
        whose: Whose<'_>,
    ) -> String {
        let (word, coverage) = (self.word(session), assessment.scorecard.coverage);
        let own = whose.words(&word);
        session.to_type(match () {
            () if self.facts.state == RoundState::Closed => format!("ospo plan{word}"),
            () if coverage.unanswered > 0 => format!("ospo assess{own}"),
            () if self.sheet.estimates(&self.model).is_some() => format!("ospo assess{own}"),
            () if !self.facts.not_agreed.is_empty() => format!("ospo merge{word}"),
            () if coverage.unknown > 0 => format!("ospo assess{own} --only open"),
            () => format!("ospo plan{word}"),
        })
    }

    /// Returns what programs found of its subject for a later round, to which nobody has answered yet.
    fn found_since(&self, session: &Session) -> Result<Option<FoundSince>, CommandError> {
        if session.newest()?.as_ref() != Some(&self.which) {
            return Ok(None);
        }
        let last = session.last_gathered()?.filter(|(day, facts)| {
            *day > self.facts.day && answers::same_name(&facts.subject, &self.sheet.subject)
        });
        Ok(last.map(|(day, facts)| {
            let answer = session.to_type(format!("ospo assess {day}"));
            FoundSince { facts, answer }
        }))
    }

    /// Returns the roles that could still answer what is open, and what one of them types.
    pub(crate) fn missing(&self, session: &Session) -> Missing<'_> {
        let voices = self.sources.iter().filter(|source| source.is_voice());
        let sheets: Vec<&Sheet> = voices.map(|source| &source.sheet).collect();
        let roles = insight::missing_roles(&self.model, &sheets, &self.narrowed);
        let is_closed = self.facts.state == RoundState::Closed;
        let ask = roles.first().filter(|_| !is_closed).map(|first| {
            let role = first.role;
            let theirs = |one: &&SourceSheet| one.role().as_ref() == Some(role) && one.is_voice();
            let name = match self.sources.iter().find(theirs) {
                Some(theirs) => theirs.name.clone(),
                None => format!("{}-{role}", self.facts.day),
            };
            session.to_type(format!("ospo assess {name} --role {role}"))
        });
        let all = session.to_type(format!("ospo round{}", self.word(session)));
        Missing { roles, ask, all }
    }
}
