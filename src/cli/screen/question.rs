//! What is said of a question, on the full screen and line by line.

use ospo::answers::{Answer, Choice, Confidence, Evidence, choosable};
use ospo::insight::{FoundItem, Outdated};
use ospo::interview::Interview;
use ospo::lang::Lang;
use ospo::model::{Item, ItemId, LevelId, PartOf};
use ospo::{phrase, say, say_of};

use crate::cli::screen::asking::{Asking, Needed};

/// Where the question stands: its part of the model, or that it is a topic.
pub(super) fn place(interview: &Interview<'_>, item: &Item) -> String {
    let model = interview.model();
    match model.part_of(&item.id) {
        Some(part) => part.heading(&model.lang),
        None => model.topic_heading(),
    }
}

/// What is asked about, in a few words: `Licence and legal risk (stage 1)`.
pub(super) fn title(interview: &Interview<'_>, item: &Item) -> String {
    let lang = &interview.model().lang;
    let title = &item.title;
    match interview.model().part_of(&item.id) {
        Some(PartOf::Stage(stage)) => {
            say!(lang, "{title} (stage {number})", title, number = stage.number)
        }
        Some(PartOf::Area { area, .. }) => title.clone() + &lang.aside(&area.title),
        None => say!(lang, "{title} (topic)", title),
    }
}

/// So many questions of a quick assessment take a minute.
const QUICKER: usize = 3;

/// How far the walk is: `3 of 16, about 13 minutes left`.
pub(super) fn progress(asking: &Asking<'_, '_>) -> String {
    let (lang, progress) = (asking.lang(), asking.interview.progress());
    let (at, of) = (progress.at, progress.of);
    let minutes = match progress.minutes_left() {
        0 => 0,
        minutes if asking.quick => ((minutes + 1) / QUICKER).max(1),
        minutes => minutes,
    };
    match minutes {
        0 => say!(lang, "{at} of {of}, all answered", at, of),
        minutes => say_of!(
            lang,
            minutes as u64,
            "{at} of {of}, about {n} minute left",
            "{at} of {of}, about {n} minutes left",
            at,
            of
        ),
    }
}

/// An answer in a few words: `Established`, `don't know`.
pub(super) fn answer(lang: &Lang, item: &Item, answer: &Answer) -> String {
    match &answer.choice {
        Choice::Unknown => say!(lang, "don't know"),
        Choice::NotApplicable { reason } => say!(lang, "not applicable: {reason}", reason),
        Choice::Level(id) => label(item, id),
        Choice::AtLeast(id) => choosable::at_least(lang, &label(item, id)),
    }
}

/// Asks for what shows an answer.
pub(super) fn what_shows_it(lang: &Lang, needed: Option<Needed>) -> String {
    match needed {
        Some(Needed::Link) => {
            say!(lang, "This level needs a link: where is it shown? Enter alone adds nothing")
        }
        Some(Needed::Note) => which_note(lang),
        Some(Needed::Evidence) | None => {
            say!(lang, "What shows it? A few words or an address; Enter alone adds nothing")
        }
    }
}

/// Asks for the note that a level needs.
pub(super) fn which_note(lang: &Lang) -> String {
    say!(lang, "This level needs a note: why is it so? Enter alone adds none")
}

pub(super) fn of_which_day(lang: &Lang) -> String {
    say!(lang, "When is it from? 2026-11-20, 2026-11, Enter alone: not dated")
}

/// Asks why a question does not apply, and says in which case alone that is right.
pub(super) fn why_not(asking: &Asking<'_, '_>, last: Option<&str>) -> String {
    let lang = asking.lang();
    let asked = match last {
        Some(last) => say!(lang, "Why does it not apply to you? Enter takes “{last}”", last),
        None => say!(lang, "Why does it not apply to you?"),
    };
    let item = asking.interview.current();
    match item.and_then(|item| item.not_applicable_when.as_deref()) {
        Some(case) => say!(lang, "When it does not apply: {case}", case) + "\n" + &asked,
        None => asked,
    }
}

/// How sure a respondent is, in a few words.
pub(super) fn sure(lang: &Lang, confidence: Confidence) -> String {
    let words = match confidence {
        Confidence::Low => phrase!("a guess"),
        Confidence::Medium => phrase!("fairly sure"),
        Confidence::High => phrase!("could show it"),
    };
    lang.plain(words).into_owned()
}

/// What was saved of how sure the respondent is.
pub(super) fn sure_now(lang: &Lang, confidence: Option<Confidence>) -> String {
    match confidence {
        Some(confidence) => {
            say!(lang, "Saved: how sure you are: {sure}.", sure = sure(lang, confidence))
        }
        None => say!(lang, "Saved: how sure you are is not said."),
    }
}

fn label(item: &Item, id: &LevelId) -> String {
    item.scale.level(id).map_or(id.as_str(), |level| &level.label).to_owned()
}

/// What stands there already: the answer of this sheet, that from before the question changed, or
/// that of an earlier sheet.
pub(super) fn present(asking: &Asking<'_, '_>, item: &Item) -> Option<String> {
    let (lang, interview) = (asking.lang(), &asking.interview);
    let given = interview.answer_to(item);
    if let (None, Some(words)) = (given, asking.implied.get(&item.id)) {
        return Some(words.clone());
    }
    let former = || {
        let asked_again = interview.asked_again(item).map(|again| &again.was);
        asked_again.or_else(|| interview.suggestion(item))
    };
    let stands = given.or_else(former)?;
    let answer = with_words(lang, answer(lang, item, stands), stands);
    let words = match (given.is_some(), stands.answered) {
        (true, day) if interview.is_to_confirm(item) => {
            let day = day.unwrap_or(interview.sheet().date);
            if stands.estimate {
                return Some(say!(lang, "First estimate of {day}: {answer}", day, answer));
            }
            say!(lang, "To confirm or change, answered on {day}: {answer}", day, answer)
        }
        (true, _) => say!(lang, "Present answer: {answer}", answer),
        (false, Some(day)) => say!(lang, "Last time on {day}: {answer}", day, answer),
        (false, None) => say!(lang, "Last time: {answer}", answer),
    };
    Some(match outdated(asking, stands) {
        Some(outdated) => say!(lang, "{words}. Outdated evidence: {outdated}", words, outdated),
        None => words,
    })
}

/// What programs found, a line each: `found: an SBOM … → at least Repeatable`.
pub(super) fn found(asking: &Asking<'_, '_>, item: &Item) -> Vec<String> {
    let (lang, found) = (asking.lang(), asking.found.item(&item.id));
    let found = found.into_iter().flat_map(|found| &found.because);
    found.map(|by| say!(lang, "found: {fact}", fact = by.said(item, lang))).collect()
}

/// What `at least` the lowest level says.
pub(super) fn says_nothing(lang: &Lang) -> String {
    say!(lang, "“At least” the lowest level says nothing: answer u, or a level that is certain.")
}

/// Why an item is asked although something was answered.
pub(super) fn again(interview: &Interview<'_>, item: &Item) -> Option<String> {
    let again = interview.asked_again(item)?;
    let model = interview.model();
    Some(say!(model.lang, "Asked again: {why}", why = model.retold(&again.why)))
}

/// What was dropped, and how to put something in its place.
pub(super) fn dropped(lang: &Lang, pieces: usize) -> String {
    say_of!(
        lang,
        pieces as u64,
        "Saved: {n} piece of evidence dropped; `e` adds what shows it now.",
        "Saved: {n} pieces of evidence dropped; `e` adds what shows it now."
    )
}

pub(super) fn taken_back(lang: &Lang) -> String {
    say!(lang, "Saved: the answer is taken back.")
}

/// A piece of evidence with its days.
pub(super) fn piece(lang: &Lang, evidence: &Evidence) -> String {
    let text = &evidence.text;
    match (evidence.date, evidence.until) {
        (None, None) => text.clone(),
        (Some(day), None) => say!(lang, "{text} (of {day})", text, day),
        (None, Some(until)) => say!(lang, "{text} (until {until})", text, until),
        (Some(day), Some(until)) => {
            say!(lang, "{text} (of {day}, until {until})", text, day, until)
        }
    }
}

/// Which evidence shows nothing any more, and since when.
fn outdated(asking: &Asking<'_, '_>, answer: &Answer) -> Option<String> {
    let lang = asking.lang();
    let outdated = answer.evidence.iter().filter_map(|evidence| {
        let text = &evidence.text;
        Some(match asking.outdated(evidence)? {
            Outdated::Old(day) => say!(lang, "{text} (of {day})", text, day),
            Outdated::Ended(day) => say!(lang, "{text} (ended on {day})", text, day),
        })
    });
    let outdated: Vec<String> = outdated.collect();
    (!outdated.is_empty()).then(|| outdated.join(&lang.semicolon()))
}

/// Adds what an answer says beside its level: all of it is kept when the level is.
fn with_words(lang: &Lang, mut words: String, answer: &Answer) -> String {
    if let Some(note) = &answer.note {
        words += &lang.aside(note);
    }
    if let Some(first) = answer.evidence.first() {
        let first = &first.text;
        words = match answer.evidence.len() - 1 {
            0 => say!(lang, "{words}, shown by {first}", words, first),
            more => say!(lang, "{words}, shown by {first} and {more} more", words, first, more),
        };
    }
    if let Some(confidence) = answer.confidence {
        words = say!(lang, "{words}; how sure: {sure}", words, sure = sure(lang, confidence));
    }
    words
}

impl<'m> Asking<'_, 'm> {
    /// Returns what programs found of the current question.
    pub(super) fn found_here(&self) -> Option<&FoundItem<'m>> {
        self.found.item(&self.interview.current()?.id)
    }

    /// Says whether something was found that shows a level and does not stand beside the answer yet.
    pub(super) fn has_found(&self) -> bool {
        let evidence = self.found_evidence();
        let is_taken = |one| self.present().is_some_and(|answer| answer.evidence.contains(one));
        let is_against = self.present().zip(self.found_here());
        let is_against = is_against.is_some_and(|(answer, found)| found.contradicts(answer));
        let waits = self.interview.current().is_some_and(|item| self.awaits_found(&item.id));
        !waits && !is_against && !evidence.iter().all(is_taken)
    }

    fn awaits_found(&self, item: &ItemId) -> bool {
        self.takes_found.contains(item)
    }

    fn found_evidence(&self) -> Vec<Evidence> {
        let found = self.found_here().into_iter().flat_map(FoundItem::shown_by);
        found.map(|by| by.evidence(self.lang())).collect()
    }

    /// Takes what was found for evidence of the answer, and says so; where there is none yet, of the
    /// one that is given next, because what it is stays with the respondent. None where it cannot be
    /// saved.
    pub(super) fn take_found(&mut self) -> Option<String> {
        if self.present().is_none() {
            self.takes_found.extend(self.interview.current().map(|item| item.id.clone()));
            let told =
                say!(self.lang(), "What was found will stand beside the answer that you give.");
            return Some(told);
        }
        let evidence = self.found_evidence();
        let is_saved = self.say_beside(true, |answer| {
            for one in evidence {
                answer.add_evidence(one);
            }
        });
        is_saved.then(|| say!(self.lang(), "Saved: what was found is evidence of the answer."))
    }

    /// Adds what was found to an answer that is given, where that was asked for.
    pub(super) fn add_found(&mut self, answer: &mut Answer) {
        let Some(item) = self.interview.current().filter(|item| self.awaits_found(&item.id)) else {
            return;
        };
        // What excludes an answer does not show it; it waits for another.
        if !self.found_here().is_some_and(|found| found.contradicts(answer)) {
            self.takes_found.remove(&item.id);
            for one in self.found_evidence() {
                answer.add_evidence(one);
            }
        }
    }

    /// Says that what was to stand beside the answer does not; none where nothing waits for that.
    pub(super) fn not_kept(&self) -> Option<String> {
        let item = self.interview.current().filter(|item| self.awaits_found(&item.id))?;
        self.interview.answer_to(item)?;
        Some(say!(
            self.lang(),
            "What was found does not stand beside this answer, because it does not show it; it waits \
             for another."
        ))
    }

    /// Says what was found that excludes the current answer; none where nothing does.
    pub(super) fn against(&self) -> Option<String> {
        let (lang, item, answer) = (self.lang(), self.interview.current()?, self.present()?);
        let found = self.found_here().filter(|found| found.contradicts(answer))?;
        let facts = lang.listed(found.because.iter().map(|by| by.said(item, lang)));
        let answer = self::answer(lang, item, answer);
        Some(say!(
            lang,
            "You answered {answer}; programs found: {facts}. If both stay, the practice counts as \
             not agreed, from the one to the other.",
            answer,
            facts
        ))
    }
}
