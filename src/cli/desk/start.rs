//! What is asked once, before a sheet has its first answer, and where it is kept.

use std::path::PathBuf;

use ospo::answers::{Answer, Choice, Respondent, Sheet};
use ospo::guide::Guide;
use ospo::model::{Model, ModelId};
use ospo::organisation::edit::{self, FactChange};
use ospo::organisation::{self, Organisation};
use ospo::say;

use crate::cli::desk::ask::{Ask, SheetArgs};
use crate::cli::desk::name::folder_name;
use crate::cli::desk::open::Desk;
use crate::cli::desk::own::Own;
use crate::cli::desk::place::AnswerPlace;
use crate::cli::error::CommandError;
use crate::cli::screen::{Fact, Start, Started};
use crate::cli::session::Session;

/// A sheet that is open, with what was said before.
pub(crate) struct Opened {
    pub(crate) desk: Desk,
    /// The session with what was said; none where nothing was asked.
    pub(crate) session: Option<Session>,
    pub(crate) which: SheetArgs,
}

impl Desk {
    /// Opens a sheet as [`Desk::open`] does. Where it has no answer yet, whoever can be asked is
    /// first asked what is not known; none where they leave.
    pub(crate) fn start(
        session: &Session,
        name: Option<&str>,
        args: &SheetArgs,
        role: Option<&str>,
        ask: &mut dyn Ask,
    ) -> Result<Option<Opened>, CommandError> {
        let Some(place) = AnswerPlace::find(session, name, args, ask)? else { return Ok(None) };
        Self::start_at(place, session, args, role, ask)
    }

    /// Opens one's own sheet of a model as [`Desk::start`] does, whatever other rounds are of.
    pub(crate) fn start_under(
        session: &Session,
        model: &ModelId,
        args: &SheetArgs,
        role: Option<&str>,
        ask: &mut dyn Ask,
    ) -> Result<Option<Opened>, CommandError> {
        let place = AnswerPlace::under(session, model, args)?;
        Self::start_at(place, session, args, role, ask)
    }

    /// Returns the sheet that [`Desk::start_under`] would open, as [`Desk::look_at`] does.
    pub(crate) fn look_under(
        session: &Session,
        model: &ModelId,
        args: &SheetArgs,
    ) -> Result<Option<(PathBuf, Model, Sheet)>, CommandError> {
        Self::look_there(session, AnswerPlace::under(session, model, args)?, args).map(Some)
    }

    fn start_at(
        place: AnswerPlace,
        session: &Session,
        args: &SheetArgs,
        role: Option<&str>,
        ask: &mut dyn Ask,
    ) -> Result<Option<Opened>, CommandError> {
        if !ask.starts() || !place.is_blank() {
            let desk = Self::at(&place, session, args, ask)?;
            return Ok(Some(Opened { desk, session: None, which: args.clone() }));
        }
        let (model, subject) = Self::asked(&place, session, args)?;
        let guide = session.guide(&model)?;
        let mut said = session.settings.organisation.clone();
        let there = place.sheet().and_then(|sheet| sheet.respondent.clone());
        said.respondent = there.or_else(|| args.who(session));
        let facts = [Fact::Subject, Fact::Name, Fact::Role, Fact::Sector, Fact::Size].into_iter();
        let facts = facts.filter(|fact| match fact {
            Fact::Subject => subject.is_none(),
            Fact::Role => role.is_none(),
            Fact::Sector => !guide.sectors.is_empty(),
            Fact::Size => uses_size(&model, &guide),
            _ => true,
        });
        let facts = facts.chain(model.scopes.iter().map(Fact::Scope));
        let facts = facts.chain(model.lists.iter().map(Fact::List));
        let facts: Vec<Fact> = facts.filter(|fact| !fact.is_known(&said)).collect();
        let folder = folder_name(session);
        let mut start = Start { model: &model, guide: &guide, facts, folder, said };
        let started = if start.facts.is_empty() { Started::Once } else { ask.start(&mut start)? };
        if started == Started::Leave {
            session.say(&say!(model.lang, "Nothing was begun."));
            return Ok(None);
        }
        let kept = match started {
            Started::Keep => match keep(&start, args, session) {
                Ok(()) => true,
                // What cannot be kept holds for this run all the same.
                Err(error) => {
                    session.fail(&error);
                    false
                }
            },
            Started::Once | Started::Leave => false,
        };
        let Start { facts, said, .. } = start;
        let mut which = args.clone();
        let is_named = facts.iter().any(|fact| matches!(fact, Fact::Name)) && !kept;
        if let (true, Some(who)) = (is_named, &said.respondent) {
            which.respondent.clone_from(&who.name);
        }
        let mut told = session.again()?;
        told.settings.organisation = said;
        let place = place.again(&told, &which);
        let mut desk = Self::at(&place, &told, &which, ask)?;
        if desk.sheet.respondent.is_none() {
            desk.sheet.respondent = place.respondent(&told, &which);
        }
        if !kept {
            desk.note_outside(&facts, &told.settings.organisation, &told);
        }
        Ok(Some(Opened { desk, session: Some(told), which }))
    }

    /// Notes in the sheet what does not apply by answers that are kept nowhere else.
    fn note_outside(&mut self, facts: &[Fact<'_>], said: &Organisation, session: &Session) {
        let is_asked =
            |id| facts.iter().any(|fact| matches!(fact, Fact::Scope(one) if one.id == id));
        let scope = said.scope.iter().filter(|(id, _)| is_asked((*id).clone()));
        let scope = scope.map(|(id, answer)| (id.clone(), answer.clone())).collect();
        for (id, reason) in organisation::outside(&scope, &self.model) {
            let answer = Answer::new(Choice::NotApplicable { reason });
            let answer = Answer { answered: Some(session.today), ..answer };
            self.sheet.answers.entry(id).or_insert(answer);
        }
    }
}

/// Says whether anything differs with how many people work there: efforts, or others to be held against.
fn uses_size(model: &Model, guide: &Guide) -> bool {
    let has_others = guide.archetypes.is_some() || !guide.journeys.is_empty();
    has_others || !model.effort_by_size.0.is_empty()
}

/// Writes what was said into the folder's own `ospo.yaml`. Where several people are asked, who
/// answers this time is not said for all of them.
fn keep(start: &Start<'_>, args: &SheetArgs, session: &Session) -> Result<(), CommandError> {
    let said = &start.said;
    let mut own = Own::open(session)?;
    let is_one = said.people.is_empty() && args.respondent.is_none();
    for fact in &start.facts {
        let respondent = said.respondent.clone().unwrap_or_default();
        match *fact {
            Fact::Subject => {
                let name = FactChange::Organisation(said.name.clone());
                own.change(|file| edit::with_facts(file, &[name]))?;
            }
            Fact::Name if is_one => {
                let name = Respondent { role: None, ..respondent };
                own.change(|file| edit::with_respondent(file, &name))?;
            }
            Fact::Role if is_one => {
                let role = Respondent { name: None, ..respondent };
                own.change(|file| edit::with_respondent(file, &role))?;
            }
            Fact::Name | Fact::Role => {}
            Fact::Sector => {
                let sector = FactChange::Sector(said.sector.clone());
                own.change(|file| edit::with_facts(file, &[sector]))?;
            }
            Fact::Size => {
                own.change(|file| edit::with_facts(file, &[FactChange::Size(said.size)]))?;
            }
            Fact::Scope(scope) => {
                let answer = said.scope.get(&scope.id).map(|answer| answer.said);
                own.change(|file| edit::with_scope(file, &scope.id, answer))?;
            }
            Fact::List(list) => {
                let entries = said.lists.get(&list.id).map(|entries| entries.said.as_slice());
                own.change(|file| edit::with_list(file, &list.id, entries.unwrap_or_default()))?;
            }
        }
    }
    let saved = own.saved()?;
    session.say(&format!("{saved}."));
    Ok(())
}
