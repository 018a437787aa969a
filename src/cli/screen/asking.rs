//! An interview with what makes its answers last.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ospo::answers::{Answer, Choice, Confidence, Evidence, Sheet, WrongDays};
use ospo::insight::{self, Found, Outdated};
use ospo::interview::Interview;
use ospo::lang::Lang;
use ospo::model::{Item, ItemId, LevelNeeds, Part, PartOf};
use ospo::organisation::{ListEntries, Period};
use ospo::yaml::{self, WrongDay};
use ospo::{say, score};

use crate::cli::error::CommandError;
use crate::cli::global;
use crate::cli::screen::offer;
use crate::cli::screen::recall::{Recall, Typed};

/// How the asking ended; every answer up to then is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// All questions were gone through.
    Finished,
    /// The respondent stopped, or the input ended.
    Stopped,
    /// Ctrl-C.
    Interrupted,
}

/// A part of the model that is introduced before its first question.
pub(crate) struct AskedPart<'m> {
    /// None for the whole of a model of many small parts.
    pub(crate) of: Option<PartOf<'m>>,
    pub(crate) items: Vec<&'m Item>,
    /// Whether nothing has been introduced before.
    pub(crate) is_first: bool,
}

/// What an answer is to be asked for, beside its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needed {
    Evidence,
    Note,
    Link,
}

/// As many questions have the parts on average that are introduced one by one.
const FEWEST: usize = 5;
/// As many of them are introduced one by one.
const MOST: usize = 8;

/// An interview with what makes its answers last.
pub(crate) struct Asking<'a, 'm> {
    pub(crate) interview: Interview<'m>,
    pub(crate) today: Date,
    /// How long an answer and its evidence hold.
    pub(crate) after: Period,
    /// Saves the sheet, or says why not and, where nothing else has them, the words that were typed;
    /// called before anything new is shown.
    pub(crate) keep: &'a mut dyn FnMut(&Sheet, &str) -> Result<(), CommandError>,
    /// Why the last save failed, if it did. What was to be saved then is in the sheet no more.
    pub(crate) unsaved: Option<CommandError>,
    /// The words that were typed since the last save that did not fail.
    pub(crate) typed: Vec<String>,
    pub(crate) recall: Recall,
    /// What lies outside the organisation, each with the reason.
    pub(crate) outside: BTreeMap<ItemId, String>,
    /// What follows for items from the answers to another model, in words.
    pub(crate) implied: BTreeMap<ItemId, String>,
    /// What programs found.
    pub(crate) found: Found<'m>,
    /// The questions whose answers get that as evidence once one is given that it shows.
    pub(crate) takes_found: BTreeSet<ItemId>,
    /// What the organisation has named once.
    pub(crate) lists: ListEntries,
    /// The parts that have been introduced, by their place in the model.
    pub(crate) introduced: BTreeSet<usize>,
    /// Whether parts are introduced, and stages said to be certain.
    pub(crate) guides: bool,
    /// Whether answers are first estimates: asked in short, and without evidence.
    pub(crate) quick: bool,
    /// A stage that the last answer has made certain, to be told.
    pub(crate) certain: Option<u32>,
}

impl<'m> Asking<'_, 'm> {
    /// How things are said to the respondent.
    pub(super) fn lang(&self) -> &'m Lang {
        &self.interview.model().lang
    }

    /// Records an answer to the current item and saves it; false where that fails.
    pub(super) fn record(&mut self, choice: Choice) -> bool {
        if let Choice::NotApplicable { reason } = &choice {
            self.recall.keep(Typed::Reason, reason);
        }
        let mut draft = self.interview.draft(choice);
        if draft.choice.level().is_some() {
            self.add_found(&mut draft);
        }
        self.record_whole(draft)
    }

    fn record_whole(&mut self, answer: Answer) -> bool {
        // Whoever only goes by a confirmed answer makes no estimate of it.
        let is_confirmed =
            self.present().is_some_and(|one| !one.estimate && one.choice == answer.choice);
        let estimate = self.quick && !is_confirmed;
        let answer = Answer { answered: Some(self.today), estimate, ..answer };
        self.change(|interview| interview.record(answer))
    }

    /// Takes the current answer back and saves the sheet; false where that fails.
    pub(super) fn take_back(&mut self) -> bool {
        self.change(Interview::take_back)
    }

    /// Changes the sheet and saves it. Where that fails all is as before, so that it can be done
    /// again.
    fn change(&mut self, change: impl FnOnce(&mut Interview<'m>)) -> bool {
        let before = self.interview.clone();
        let present = self.present().cloned();
        change(&mut self.interview);
        let typed = self.present().map(|answer| new_words(answer, present.as_ref()));
        self.typed.extend(typed.filter(|typed| !typed.is_empty()));
        // Whoever tries again types nothing new.
        self.typed.dedup();
        self.unsaved = (self.keep)(self.interview.sheet(), &self.typed.join("\n")).err();
        if self.unsaved.is_some() {
            self.interview = before;
        } else {
            self.typed.clear();
            let was = offer::certain(&self.interview, before.sheet(), &self.outside);
            let is = offer::certain(&self.interview, self.interview.sheet(), &self.outside);
            self.certain = is.filter(|_| was != is);
        }
        self.unsaved.is_none()
    }

    /// Says why nothing was saved, where that is so.
    pub(super) fn told_unsaved(&self) -> Option<String> {
        let error = self.unsaved.as_ref()?;
        let why = error.in_words();
        Some(say!(self.lang(), "Not saved: {why}. What you did can be done again.", why))
    }

    /// Returns the part of the current question where it is to be introduced: nothing of it has been
    /// answered, now or last time.
    pub(super) fn introduce_next(&mut self) -> Option<AskedPart<'m>> {
        let interview = &self.interview;
        let (model, current) = (interview.model(), interview.current()?);
        let mut parts = model.parts();
        let has_current = |part: &Part| part.items.iter().any(|item| item.id == current.id);
        let mut place = parts.iter().position(has_current)?;
        // A screen before each of many small parts would be more to read than the questions.
        let are_small = parts.len() > MOST || model.items().count() < parts.len() * FEWEST;
        let (of, items) = if model.method.ladder.is_none() && are_small {
            place = 0;
            (None, model.items().collect())
        } else {
            let part = parts.swap_remove(place);
            (Some(part.of), part.items)
        };
        let is_known = |item: &Item| {
            let answer = interview.answer_to(item).or(interview.suggestion(item));
            let is_out = self.outside.contains_key(&item.id);
            answer.is_some() && !interview.is_estimate(item) && !is_out
        };
        if items.iter().any(|item| is_known(item)) || !self.guides || !self.introduced.insert(place)
        {
            return None;
        }
        Some(AskedPart { of, items, is_first: self.introduced.len() == 1 })
    }

    /// Returns a row for each question that is not asked, with why, below the list of those that are.
    pub(super) fn rows_left_out(&self) -> Vec<String> {
        let (lang, model) = (self.lang(), self.interview.model());
        let is_open = |item: &&Item| self.interview.answer_to(item).is_none();
        let is_here = |item: &Item| self.interview.items().iter().any(|one| one.id == item.id);
        let items = model.items_in_order().filter(|item| model.stage_of(&item.id).is_some());
        let items = items.filter(is_open).filter(|item| !is_here(item));
        let rows = items.filter_map(|item| {
            let (title, reason) = (&item.title, self.outside.get(&item.id)?);
            Some(say!(lang, "{title}: left out: {reason}", title, reason))
        });
        rows.collect()
    }

    /// Says, once, that the answer that was given last has made a stage certain.
    pub(super) fn tell_certain(&mut self) -> Option<String> {
        offer::told(&self.interview, self.certain.take().filter(|_| self.guides)?)
    }

    pub(super) fn present(&self) -> Option<&Answer> {
        self.interview.answer_to(self.interview.current()?)
    }

    /// Returns what the current answer is to be asked for: what its level needs and it has not, or
    /// what shows it, where it is high enough and nothing does; what programs found is evidence.
    pub(super) fn needed(&self) -> Option<Needed> {
        let (item, answer) = (self.interview.current()?, self.present()?);
        let level = item.scale.level(answer.choice.level()?).filter(|_| !self.quick)?;
        let place = item.scale.index_of(&level.id)?;
        if self.found.item(&item.id).is_some_and(|found| found.shows(place)) {
            return None;
        }
        if let Some(needs) = level.needs {
            return score::is_claim(item, answer, self.today).then_some(match needs {
                LevelNeeds::Note => Needed::Note,
                LevelNeeds::Link => Needed::Link,
            });
        }
        let is_high = level.credit >= self.interview.model().method.in_place_from(item);
        (is_high && answer.evidence.is_empty()).then_some(Needed::Evidence)
    }

    /// Says whether the current answer has evidence that shows nothing any more.
    pub(super) fn has_outdated(&self) -> bool {
        self.present().is_some_and(|answer| {
            answer.evidence.iter().any(|evidence| self.outdated(evidence).is_some())
        })
    }

    /// Says why a piece of evidence shows nothing any more; none where it still does.
    pub(super) fn outdated(&self, evidence: &Evidence) -> Option<Outdated> {
        insight::outdated(evidence, self.today, self.after)
    }

    /// Drops what shows nothing any more from the current answer, saves it, and returns how many
    /// pieces that were; none where the save fails.
    pub(super) fn drop_outdated(&mut self) -> Option<usize> {
        self.keep_evidence(|asking, _, evidence| asking.outdated(evidence).is_none())
    }

    /// Drops a piece of evidence by its place, from 0; none where the save fails.
    pub(super) fn drop_evidence(&mut self, at: usize) -> Option<usize> {
        self.keep_evidence(|_, index, _| index != at)
    }

    /// Says how sure the respondent is of the current answer, and saves it; false where that fails.
    /// That confirms no level, so the day of the answer stays.
    pub(super) fn set_confidence(&mut self, confidence: Option<Confidence>) -> bool {
        let Some(answer) = self.present().filter(|answer| answer.confidence != confidence) else {
            return true;
        };
        let amended = Answer { confidence, ..answer.clone() };
        self.change(|interview| interview.amend(amended))
    }

    /// The day of the answer stays: nobody has confirmed its level.
    fn keep_evidence(&mut self, stays: impl Fn(&Self, usize, &Evidence) -> bool) -> Option<usize> {
        let Some(answer) = self.present() else {
            return Some(0);
        };
        let pieces = answer.evidence.iter().enumerate();
        let kept = pieces.filter(|(index, evidence)| stays(self, *index, evidence));
        let kept: Vec<Evidence> = kept.map(|(_, evidence)| evidence.clone()).collect();
        let dropped = answer.evidence.len() - kept.len();
        let amended = Answer { evidence: kept, ..answer.clone() };
        let is_saved = dropped == 0 || self.change(|interview| interview.amend(amended));
        is_saved.then_some(dropped)
    }

    /// Puts a note on the current answer, or takes it away where it is empty, adds what shows it,
    /// and saves it; false where that fails. Words without an answer are a don't know with a note:
    /// they must not get lost.
    pub(super) fn set_words(&mut self, note: Option<&str>, shown_by: Option<Evidence>) -> bool {
        let note = note.map(str::trim);
        self.recall_beside(note.unwrap_or_default(), shown_by.as_ref());
        self.say_beside(note.is_some() || shown_by.is_some(), |answer| {
            if let Some(note) = note {
                answer.note = Some(note.to_owned()).filter(|note| !note.is_empty());
            }
            if let Some(shown_by) = shown_by {
                answer.add_evidence(shown_by);
            }
        })
    }

    /// Adds to the current answer a line to its note and what shows it, and saves it; false where
    /// that fails.
    pub(super) fn add_words(&mut self, note: &str, shown_by: Option<Evidence>) -> bool {
        let note = note.trim();
        self.recall_beside(note, shown_by.as_ref());
        self.say_beside(!note.is_empty() || shown_by.is_some(), |answer| {
            if !note.is_empty() {
                answer.add_note(note);
            }
            if let Some(shown_by) = shown_by {
                answer.add_evidence(shown_by);
            }
        })
    }

    /// Keeps words that were typed, to be taken again.
    fn recall_beside(&mut self, note: &str, shown_by: Option<&Evidence>) {
        self.recall.keep(Typed::Note, note);
        self.recall.keep(Typed::Evidence, shown_by.map_or("", |evidence| &evidence.text));
    }

    pub(super) fn say_beside(&mut self, is_said: bool, say: impl FnOnce(&mut Answer)) -> bool {
        let present = self.present().cloned();
        let mut answer = present.clone().unwrap_or_else(|| Answer::new(Choice::Unknown));
        say(&mut answer);
        let is_empty = present.is_none() && answer == Answer::new(Choice::Unknown);
        !is_said || is_empty || self.record_whole(answer)
    }
}

/// Returns the words of an answer that the one before it did not have, a line each.
fn new_words(answer: &Answer, before: Option<&Answer>) -> String {
    let words = |answer: &Answer| {
        let reason = match &answer.choice {
            Choice::NotApplicable { reason } => Some(reason.clone()),
            Choice::Level(_) | Choice::AtLeast(_) | Choice::Unknown => None,
        };
        let evidence = answer.evidence.iter().map(|one| one.with_days(&one.text));
        let words = reason.into_iter().chain(answer.note.clone()).chain(evidence);
        words.collect::<Vec<_>>()
    };
    let old = before.map(words).unwrap_or_default();
    let new = words(answer).into_iter().filter(|words| !old.contains(words));
    new.collect::<Vec<_>>().join("\n")
}

/// Reads what was typed as evidence, its days in brackets; what is wrong is told as a sentence.
pub(super) fn shown_by(
    typed: &str,
    (today, lang): (Date, &Lang),
) -> Result<Option<Evidence>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let told = |wrong: WrongDays| {
        let help = wrong.help();
        say!(lang, "Not taken: {wrong}; {help}.", wrong, help)
    };
    let evidence = Evidence::on_line(typed).map_err(told)?;
    not_to_come(evidence, (today, lang)).map(Some)
}

/// Refuses evidence of a day that is still to come.
fn not_to_come(evidence: Evidence, (today, lang): (Date, &Lang)) -> Result<Evidence, String> {
    match evidence.date.filter(|day| *day > today) {
        Some(day) => Err(say!(
            lang,
            "Not taken: {day} is after today, {today}. Give the day that it is from; (– {day}) behind the words says until when it holds.",
            day,
            today
        )),
        None => Ok(evidence),
    }
}

/// Says whether a piece of evidence has no day yet, and was not typed with the empty brackets that
/// say so.
pub(super) fn lacks_day(typed: &str, evidence: &Evidence) -> bool {
    evidence.date.or(evidence.until).is_none() && !typed.trim_end().ends_with("()")
}

/// Reads when evidence is from: a day, a month, which counts from its first day, or nothing. What is
/// wrong is told as a sentence.
pub(super) fn dated(
    evidence: Evidence,
    typed: &str,
    (today, lang): (Date, &Lang),
) -> Result<Evidence, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(evidence);
    }
    let day = match global::day(typed, today) {
        Err(WrongDay::NotADate(_)) => yaml::day(&format!("{typed}-01")),
        read => read,
    };
    match day {
        Ok(day) => not_to_come(Evidence { date: Some(day), ..evidence }, (today, lang)),
        Err(WrongDay::Either { readings: [one, other], .. }) => Err(say!(
            lang,
            "“{typed}” may be {one} or {other}: write it as one of them.",
            typed,
            one,
            other
        )),
        Err(_) => Err(say!(
            lang,
            "“{typed}” is no day: write it as 2026-11-20 or 2026-11; Enter alone leaves it without one.",
            typed
        )),
    }
}
