//! What answers to one model say of another: whose answers these are, and what comes of them.

use std::collections::BTreeMap;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use ospo::answers::{self, Sheet};
use ospo::insight::{self, Also, Assessment, How, HowMany, Implied, ImpliedFrom, Reach, Settles};
use ospo::model::{Crosswalk, ItemId, Model, ModelId};
use ospo::organisation::{self, Organisation, PlanSettings};
use ospo::report::Onward;
use ospo::say;
use ospo::score::{self, Narrowed, Scorecard};

use crate::cli::desk::name::as_one_word;
use crate::cli::desk::read::sources;
use crate::cli::desk::round::ReadRound;
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// A round that was answered under one model, and another model of which something follows from it.
pub(crate) struct Crossing {
    pub(crate) read: ReadRound,
    pub(crate) target: ManuallyDrop<Model>,
    crosswalk: Crosswalk,
    answered: Scorecard,
    /// What was answered of the other model itself, and what is known of it besides.
    own: Sheet,
    narrowed: Narrowed,
    known: Scorecard,
}

impl Session {
    /// Reads the round or the sheet that is named, or the latest round of another model, for what it
    /// says of a model.
    ///
    /// # Errors
    /// Where no crosswalk leads there.
    pub(crate) fn crossing(
        &self,
        target: &str,
        name: Option<&str>,
        subject: Option<&str>,
    ) -> Result<Crossing, CommandError> {
        let target = ManuallyDrop::new(self.model(Some(target))?);
        let (read, crosswalk) = match name {
            Some(_) => {
                let which = self.which_there(name)?;
                let there = self.models_in(&self.paths(&which)?, subject)?;
                let other = there.iter().find(|id| **id != target.id);
                let Some(id) = other.or(there.first()) else {
                    return Err(self.none_in(&which, subject)?);
                };
                let read = self.round_under(&which, id, subject)?;
                read.tell(self);
                let crosswalk = self.crosswalk(&read.model, &target)?;
                let crosswalk = crosswalk.ok_or_else(|| none_leads(&read.model.id, &target.id))?;
                (read, crosswalk)
            }
            None => self.latest_crossed(&target, subject)?,
        };
        let (own, narrowed) = self.answered_itself(&target, &read)?;
        let answered = score::score(&read.model, &read.sheet, &read.narrowed);
        let undecided = organisation::undecided(&self.settings.organisation.scope, &target);
        let narrowed = narrowed.with_undecided(undecided);
        let known = score::score(&target, &own, &narrowed);
        Ok(Crossing { read, target, crosswalk, answered, own, narrowed, known })
    }

    /// Returns the crosswalk from one model to another; none where none leads there.
    pub(crate) fn crosswalk(
        &self,
        from: &Model,
        to: &Model,
    ) -> Result<Option<Crosswalk>, CommandError> {
        let chosen = self.chosen(Some(from.id.as_str()))?;
        let models = self.models()?;
        let all = chosen.crosswalks(from, |id| models.target(id))?;
        let is_other = from.id != to.id;
        Ok(all.into_iter().find(|one| one.to.model == to.id && is_other))
    }

    /// Reads the latest round from whose model a crosswalk leads to another.
    fn latest_crossed(
        &self,
        target: &Model,
        subject: Option<&str>,
    ) -> Result<(ReadRound, Crosswalk), CommandError> {
        let usual = self.settings.organisation.subject();
        let wanted = subject.or(usual.as_deref());
        let mut seen: Option<ModelId> = None;
        for (which, paths) in self.present()?.into_iter().rev() {
            for id in self.models_in(&paths, wanted)? {
                if id == target.id {
                    continue;
                }
                let from = self.model(Some(id.as_str()))?;
                if let Some(crosswalk) = self.crosswalk(&from, target)? {
                    let read = self.round_under(&which, &id, subject)?;
                    read.tell(self);
                    return Ok((read, crosswalk));
                }
                seen.get_or_insert(id);
            }
        }
        Err(match seen {
            Some(from) => none_leads(&from, &target.id),
            None if self.store.sheets()?.is_empty() => self.no_sheet(),
            None => CommandError::new(format!(
                "no sheet here answers another model than `{}`",
                target.id
            ))
            .help("`ospo status` shows what they answer; `ospo crosswalk` lists the crosswalks"),
        })
    }

    /// Returns the models that sheets answer for a subject, or for anybody where none is named; the
    /// last sheet first.
    pub(super) fn models_in(
        &self,
        paths: &[PathBuf],
        subject: Option<&str>,
    ) -> Result<Vec<ModelId>, CommandError> {
        let mut models = Vec::new();
        for path in paths.iter().rev() {
            let file = self.source(path)?;
            let draft = answers::parse(&file)?;
            let is_meant = subject.is_none_or(|name| answers::same_name(draft.subject(), name));
            if is_meant && !models.contains(&draft.model().id) {
                models.push(draft.model().id.clone());
            }
        }
        Ok(models)
    }

    /// Returns what the subject of a round has answered of a model itself, in the latest round of it.
    fn answered_itself(
        &self,
        model: &Model,
        read: &ReadRound,
    ) -> Result<(Sheet, Narrowed), CommandError> {
        let subject = &read.sheet.subject;
        for (which, paths) in self.present()?.into_iter().rev() {
            let sources = sources(&paths, model, subject);
            if sources.is_empty() {
                continue;
            }
            let gathered = self.facts(&which, subject)?;
            if let Some(round) = self.together(model, sources, gathered) {
                let sheet = round.sheet();
                let narrowed = self.proven(round.narrowed(), model, &sheet);
                return Ok((sheet, narrowed));
            }
        }
        Ok((Sheet::new(model, subject, read.sheet.date), self.outside(model)))
    }
}

fn none_leads(from: &ModelId, to: &ModelId) -> CommandError {
    CommandError::new(format!("no crosswalk leads from `{from}` to `{to}`"))
        .help("`ospo crosswalk` lists those that there are")
}

impl Crossing {
    pub(crate) fn implied(&self) -> Implied<'_> {
        let answered = (&**self.read.model, &self.answered);
        Implied::new(&self.crosswalk.links, answered, (&self.target, &self.known))
    }

    /// Returns from which answers it follows, and how much does.
    pub(crate) fn facts(&self, implied: &Implied) -> ImpliedFrom {
        let (offered, _) = self.offers(implied);
        let (model, round) = (&self.read.model, &self.read.facts.name);
        ImpliedFrom::new(model, round, implied.how_many(), offered.answers)
    }

    /// Returns what the settings say of the organisation, without what they say of the model that it
    /// answers.
    pub(crate) fn organisation(session: &Session) -> Organisation {
        Organisation {
            target: None,
            people: Vec::new(),
            ratings: BTreeMap::new(),
            plan: PlanSettings::default(),
            goals: Vec::new(),
            ..session.settings.organisation.clone()
        }
    }

    /// Scores what was answered of the other model itself, with what follows from the round.
    pub(crate) fn assess(&self, session: &Session) -> Assessment<'_> {
        let implied = self.implied();
        let facts = self.facts(&implied);
        let mut with_implied = self.own.clone();
        for (id, answer) in &facts.answers {
            with_implied.answers.insert(id.clone(), answer.clone());
        }
        // Where evidence is required, what follows needs it as an answer would.
        let narrowed = implied.narrow(self.narrowed.clone());
        let narrowed = session.proven(narrowed, &self.target, &with_implied);
        let sheet = Sheet { date: self.read.sheet.date, ..self.own.clone() };
        // What the organisation wants is said of the model that it answers.
        let assessment = Assessment::new(&self.target, sheet, narrowed, None);
        assessment.of_organisation(&session.settings.organisation).implied_from(facts)
    }

    /// Returns what one more answer of the round's own model would settle.
    pub(crate) fn settles(&self, implied: &Implied) -> Vec<Settles<'_>> {
        let answered = (&**self.read.model, &self.answered);
        insight::settles(&self.crosswalk.links, answered, implied)
    }

    /// Returns how much any answers can settle.
    pub(crate) fn reach(&self) -> Reach<'_> {
        insight::reach(&self.crosswalk.links, &self.read.model, &self.target)
    }

    /// Returns what can be taken for answers to the other model, each with where it is from, and says that
    /// of each of its items of which something follows.
    pub(crate) fn offers(&self, implied: &Implied) -> (Sheet, BTreeMap<ItemId, String>) {
        let mut offered = Sheet::new(&self.target, &self.read.sheet.subject, self.read.sheet.date);
        let mut told = BTreeMap::new();
        let (lang, from) = (&self.target.lang, &self.read.model);
        for one in &implied.items {
            let titles = one.from().into_iter().filter_map(|id| from.item(id));
            let titles = lang.listed(titles.map(|item| item.title.as_str()));
            let (model, day) = (&from.title, self.read.sheet.date);
            let follows = match one.how {
                How::Settled | How::Narrowed => one.in_words(lang),
                How::Excluded => say!(lang, "answers that exclude each other"),
                How::Own | How::Open => continue,
            };
            let source = say!(lang, "From “{model}” of {day}: {titles}", model, day, titles);
            if let Some(answer) = one.answer(&self.read.sheet, source) {
                offered.answers.insert(one.item.id.clone(), answer);
            }
            let words = say!(
                lang,
                "By “{model}” of {day}: {follows} ({titles})",
                model,
                day,
                follows,
                titles
            );
            told.insert(one.item.id.clone(), words);
        }
        (offered, told)
    }

    /// Returns how much is known of the other model.
    pub(crate) fn also(&self) -> Also {
        let (model, title) = (self.target.id.clone(), self.target.title.clone());
        Also { model, title, many: self.implied().how_many() }
    }

    /// Returns the subject of the round.
    pub(crate) fn subject(&self) -> &str {
        &self.read.sheet.subject
    }

    /// Returns what asks the rest.
    pub(crate) fn onward(&self, session: &Session) -> Onward<'_> {
        let HowMany { narrowed, excluded, open, .. } = self.implied().how_many();
        let (target, round) = (&self.target.id, as_one_word(&self.read.facts.name));
        let next = match narrowed + excluded + open {
            0 => format!("ospo report --as {target}"),
            _ => format!("ospo --model {target} assess --from {round}"),
        };
        Onward { next: session.to_type(next), ..Onward::default() }
    }
}
