//! What is assessed and who answers, and how somebody is asked where nobody has said.

use std::path::Path;

use ospo::answers::{self, Respondent, Sheet};
use ospo::lang::Lang;
use ospo::organisation::Person;
use ospo::say;

use crate::cli::desk::name::{folder_name, take_folder_name};
use crate::cli::desk::next::Whose;
use crate::cli::error::CommandError;
use crate::cli::lookup;
use crate::cli::screen::{self, Console, Ended, Start, Started};
use crate::cli::session::Session;

/// What is assessed, and who answers.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct SheetArgs {
    /// Name the organisation or unit that is assessed
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(crate) subject: Option<String>,
    /// Say who answers
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(crate) respondent: Option<String>,
}

impl SheetArgs {
    pub(crate) fn whose(&self) -> Whose<'_> {
        let (subject, respondent) = (self.subject.as_deref(), self.respondent.as_deref());
        Whose { sheet: None, subject, respondent }
    }

    /// Returns who answers: who is named here, else in the settings; none where nobody is, and then
    /// it is whoever leads the round.
    pub(crate) fn who(&self, session: &Session) -> Option<Respondent> {
        let usual = session.settings.organisation.respondent.clone();
        let Some(name) = &self.respondent else { return usual };
        let people = &session.settings.organisation.people;
        // One of their names alone means them, where it means nobody else; which is told.
        let is_name = |person: &&Person| {
            answers::same_name(&person.name, name)
                || person.name.split_whitespace().any(|word| answers::same_name(word, name))
        };
        let person = lookup::person(people, name).ok().filter(is_name);
        // Else the settings tell the role of one person alone.
        let is_usual = |usual: &Respondent| {
            usual.name.as_ref().is_none_or(|usual| answers::same_name(usual, name))
        };
        let role = match person {
            Some(person) => person.role.clone(),
            None => usual.filter(is_usual).and_then(|usual| usual.role),
        };
        let name = person.map_or(name, |person| &person.name);
        Some(Respondent { name: Some(name.clone()), role })
    }

    /// Tells for whom a name that was typed is taken, and that it is that of nobody who was asked
    /// where a sheet is `begun` under it.
    pub(super) fn tell_who(
        &self,
        who: Option<&Respondent>,
        (begun, lang): (bool, &Lang),
        session: &Session,
    ) {
        let people = &session.settings.organisation.people;
        let taken = who.and_then(|who| who.name.as_deref());
        let (Some(typed), Some(taken), false) = (&self.respondent, taken, people.is_empty()) else {
            return;
        };
        if !answers::same_name(typed, taken) {
            session.say(&say!(
                lang,
                "`{typed}` is taken for {taken}, one of `people`.",
                typed,
                taken
            ));
        } else if begun && !people.iter().any(|person| answers::same_name(&person.name, taken)) {
            let names = lang.listed(people.iter().map(|person| format!("`{}`", person.name)));
            session.say(&say!(
                lang,
                "`{typed}` is none of `people` ({names}) and gets a sheet of their own.",
                typed,
                names
            ));
        }
    }

    /// Says whether somebody is named here whom the settings do not name.
    pub(super) fn is_another(&self, session: &Session) -> bool {
        let usual = session.settings.organisation.respondent.as_ref();
        let usual = usual.and_then(|usual| usual.name.as_deref());
        let named = self.respondent.as_deref();
        named.is_some_and(|name| usual.is_none_or(|usual| !answers::same_name(usual, name)))
    }

    /// Says no where a sheet that was named is another's: two people's answers are two sheets.
    pub(super) fn check(&self, sheet: &Sheet, path: &Path) -> Result<(), CommandError> {
        let named = sheet.respondent.as_ref().and_then(|r| r.name.as_ref());
        let theirs = [(&self.subject, Some(&sheet.subject)), (&self.respondent, named)];
        for (ours, theirs) in theirs {
            if let (Some(ours), Some(theirs)) = (ours, theirs)
                && !answers::same_name(ours, theirs)
            {
                let at = path.display();
                let message = format!("{at} is the sheet of {theirs}, not of {ours}");
                let day = sheet.date;
                return Err(CommandError::new(message).about(path).help(format!(
                    "name the round, {day}, and each answers in a sheet of their own; or change the \
                     name in the file"
                )));
            }
        }
        Ok(())
    }
}

pub(crate) fn words(name: &str) -> Result<String, String> {
    match name.trim() {
        "" => Err("it is blank".to_owned()),
        name => Ok(name.to_owned()),
    }
}

/// How somebody is asked what nobody has said; nobody can be asked in a pipe.
pub(crate) trait Ask {
    /// Returns the name of what is assessed.
    fn subject(&mut self, session: &Session) -> Result<String, CommandError>;

    /// Returns what is done about a round that has ended; none where nobody can be asked.
    fn ended(&mut self, told: &str, lang: &Lang) -> Result<Option<Ended>, CommandError>;

    /// Says whether somebody is asked, before the first answer, what is not known yet.
    fn starts(&self) -> bool {
        false
    }

    /// Asks that.
    fn start(&mut self, _: &mut Start<'_>) -> Result<Started, CommandError> {
        Ok(Started::Once)
    }
}

/// Nobody who can be asked: the folder's name stands for the subject.
pub(crate) struct Nobody;

impl Ask for Nobody {
    fn subject(&mut self, session: &Session) -> Result<String, CommandError> {
        let name = folder_name(session);
        take_folder_name(session, &name);
        Ok(name)
    }

    fn ended(&mut self, _: &str, _: &Lang) -> Result<Option<Ended>, CommandError> {
        Ok(None)
    }
}

/// Somebody who is asked line by line.
pub(crate) struct Somebody<'l, 'c> {
    pub(crate) lines: &'l mut Console<'c>,
    /// Whether they are asked first what is not known yet.
    pub(crate) starts: bool,
}

impl Ask for Somebody<'_, '_> {
    fn subject(&mut self, session: &Session) -> Result<String, CommandError> {
        screen::ask_name(self.lines, &folder_name(session), &session.lang())
    }

    fn ended(&mut self, told: &str, lang: &Lang) -> Result<Option<Ended>, CommandError> {
        screen::ask_ended(self.lines, told, lang).map(Some)
    }

    fn starts(&self) -> bool {
        self.starts
    }

    fn start(&mut self, start: &mut Start<'_>) -> Result<Started, CommandError> {
        screen::start(start, self.lines)
    }
}
