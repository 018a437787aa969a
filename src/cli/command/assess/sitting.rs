//! One sitting: which items are asked, and what is shown at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use ospo::answers::Sheet;
use ospo::insight::{self, Lasting, SourceSheet, Stale};
use ospo::interview::{Interview, Only, Selection};
use ospo::model::{Item, ItemId, Model, RoleId};
use ospo::render::Format;
use ospo::{organisation, report, say, say_of, score};

use crate::cli::command::assess::args::{Args, StateAsked};
use crate::cli::desk::{self, Desk, RolePart, SheetArgs, Which};
use crate::cli::error::{CommandError, Exit};
use crate::cli::lookup;
use crate::cli::screen::End;
use crate::cli::session::Session;

/// One sitting: what was asked for, and where its answers go.
pub(super) struct Sitting<'a> {
    pub(super) args: &'a Args,
    pub(super) session: &'a Session,
    pub(super) model: &'a Model,
    pub(super) path: PathBuf,
    pub(super) which: SheetArgs,
    /// The role that is asked; none where everybody is.
    pub(super) role: Option<RoleId>,
    pub(super) after: Lasting,
    /// What lies outside the organisation, each with the reason.
    pub(super) outside: BTreeMap<ItemId, String>,
    /// What follows from answers to another model and is not asked.
    pub(super) settled: BTreeSet<ItemId>,
}

impl<'a> Sitting<'a> {
    pub(super) fn new(
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
        let settled = BTreeSet::new();
        Ok(Self { args, session, model, path, which, role, after, outside, settled })
    }

    pub(super) fn selection(&self) -> Result<Selection, CommandError> {
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

    /// Returns what is asked, without what follows from other answers and has none of its own.
    pub(super) fn asked(&self, selection: &Selection, sheet: &Sheet) -> Vec<&'a Item> {
        let mut items = selection.of(self.model, sheet);
        items.retain(|item| !self.settled.contains(&item.id) || sheet.answer(&item.id).is_some());
        items
    }

    pub(super) fn interview(
        &self,
        sheet: Sheet,
        items: Vec<&'a Item>,
        offered: Option<Sheet>,
    ) -> Interview<'a> {
        let former = offered.or_else(|| desk::former(self.session, &self.path, &sheet, self.model));
        let interview = Interview::resume(self.model, sheet, items, former);
        match self.args.only {
            Some(StateAsked::Stale) => interview.confirming(),
            None if self.args.quick => interview,
            None if self.args.items.is_empty() => interview.confirming_estimates(),
            _ => interview.confirming_estimates().through_all(),
        }
    }

    /// Returns what asks in the same sheet: the command alone where that finds it.
    pub(super) fn start(&self) -> String {
        if let Some(from) = &self.args.from {
            let from = desk::as_one_word(from);
            return format!("ospo --model {} assess --from {from}", self.model.id);
        }
        let found = Desk::own(self.session, &self.which);
        if found.is_ok_and(|own| own == self.path) {
            let who = self.which.respondent.as_deref();
            let who = who.map(|name| format!(" --respondent {}", desk::as_one_word(name)));
            return format!("ospo assess{}", who.unwrap_or_default());
        }
        format!("ospo assess {}", desk::typed(self.session, &self.path))
    }

    pub(super) fn again(&self) -> String {
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
    pub(super) fn finish(&self, sheet: &Sheet, end: End) -> Result<Exit, CommandError> {
        let (session, path) = (self.session, &self.path);
        if !path.exists() {
            let lang = &self.model.lang;
            session.say(&say!(lang, "No answer was given, so no sheet is saved."));
            session.say(&say!(lang, "Next: {next}", next = self.again()));
            let is_interrupted = end == End::Interrupted;
            return Ok(if is_interrupted { Exit::Interrupted } else { Exit::Done });
        }
        if let (Some(crossing), End::Finished) = (self.args.crossing(session)?, end) {
            let (assessment, onward) = (crossing.assess(session), crossing.onward(session));
            let stale = session.stale(self.model, &assessment.sheet, &assessment.narrowed);
            session.show(
                &report::of_status(&assessment, &stale, &onward, report::Audience::People),
                Format::Terminal,
            )?;
            return Ok(Exit::Done);
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
        let mut onward = read.onward(session, &assessment)?;
        onward.next = left.unwrap_or(onward.next);
        let (sheet, narrowed) = (&assessment.sheet, &assessment.narrowed);
        let stale = Stale::new(&read.model, sheet, session.today, self.after).without(narrowed);
        let status = report::of_status(&assessment, &stale, &onward, report::Audience::People);
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
