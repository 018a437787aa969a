//! Line by line: what stands beside a level: a note, evidence, how sure one is.

use ospo::answers::{self, Confidence, Evidence, choosable};
use ospo::{say, text};

use crate::cli::error::CommandError;
use crate::cli::screen::asking::Needed;
use crate::cli::screen::talk::{Next, Talk};
use crate::cli::screen::{asking, question};

impl Talk<'_, '_, '_, '_> {
    pub(super) fn words_on(&mut self, note: &str) -> Result<Next, CommandError> {
        let lang = self.asking.lang();
        let interview = &self.asking.interview;
        let answered = interview.current().is_some_and(|item| interview.answer_to(item).is_some());
        if !answered && !self.lines.person() {
            let help = "write the words after the level: `2 Seen in May.`";
            return Err(self.lines.wrong("a note without an answer", help));
        }
        let mut note = note.to_owned();
        let mut shown_by = None;
        if self.lines.person() {
            if note.is_empty() {
                note = self.read(&say!(lang, "A note on it; Enter alone adds none"))?;
            }
            shown_by = self.read_evidence(None)?;
        }
        let is_saved = self.asking.add_words(&note, shown_by);
        if self.saved(is_saved)? {
            self.lines.say(&say!(lang, "Saved."))?;
        }
        Ok(Next::Same)
    }

    /// Says how sure the respondent is, by a word of the file or its number from 1.
    pub(super) fn how_sure(&mut self, word: &str) -> Result<Next, CommandError> {
        let lang = self.asking.lang();
        let mut word = word.to_owned();
        if word.is_empty() && self.lines.person() {
            for (index, confidence) in Confidence::ALL.into_iter().enumerate() {
                let head = format!("  {}  ", index + 1);
                self.lines.say_hanging(&head, &question::sure(lang, confidence))?;
            }
            word = self.read(&say!(lang, "How sure are you? Enter alone says nothing of it"))?;
        }
        let number = text::number_of(&answers::name_key(&word)).and_then(|n| n.checked_sub(1));
        let numbered = number.and_then(|at| Confidence::ALL.get(at).copied());
        let meant = numbered.or_else(|| choosable::confidence_meant(&word, lang, &[]));
        if meant.is_none() && (!word.is_empty() || !self.lines.person()) {
            let message = format!("`{word}` does not say how sure you are");
            let words = Confidence::ALL.map(Confidence::as_str);
            let help = format!("write {}", text::one_of(words));
            let told =
                say!(lang, "`{word}` does not say how sure you are; nothing was changed.", word);
            return self.refuse(&told, &message, &help);
        }
        let is_saved = self.asking.set_confidence(meant);
        if self.saved(is_saved)? {
            self.lines.say(&question::sure_now(lang, meant))?;
        }
        Ok(Next::Same)
    }

    pub(super) fn tell_dropped(&mut self, dropped: Option<usize>) -> Result<Next, CommandError> {
        if self.saved(dropped.is_some())? {
            let told = question::dropped(self.asking.lang(), dropped.unwrap_or_default());
            self.lines.say(&told)?;
        }
        Ok(Next::Same)
    }

    /// Removes the piece of evidence with a number from 1; where there is but one, it needs none.
    pub(super) fn remove(&mut self, number: &str) -> Result<Next, CommandError> {
        let lang = self.asking.lang();
        let evidence = self.asking.present().map(|answer| answer.evidence.clone());
        let evidence = evidence.unwrap_or_default();
        let number = match (number, evidence.len()) {
            ("", 1) => "1".to_owned(),
            ("", _) if self.lines.person() => {
                for (index, evidence) in evidence.iter().enumerate() {
                    let head = format!("{:>4}  ", index + 1);
                    self.lines.say_hanging(&head, &question::piece(lang, evidence))?;
                }
                self.read(&say!(lang, "Remove which?"))?
            }
            (number, _) => number.to_owned(),
        };
        let at =
            text::number_of(&answers::name_key(&number)).and_then(|number| number.checked_sub(1));
        if let Some(at) = at.filter(|at| *at < evidence.len()) {
            let dropped = self.asking.drop_evidence(at);
            return self.tell_dropped(dropped);
        }
        let message = format!("there is no evidence `{number}`");
        let help = format!("the pieces are 1 to {}", evidence.len());
        self.refuse(&say!(lang, "Nothing was removed."), &message, &help)
    }

    /// Asks a person what shows a high level, once; false where the answer cannot be saved.
    pub(super) fn ask_what_shows_it(&mut self) -> Result<bool, CommandError> {
        let Some(needed) = self.asking.needed().filter(|_| self.lines.person()) else {
            return Ok(true);
        };
        let is_saved = if needed == Needed::Note {
            let note = self.read(&question::which_note(self.asking.lang()))?;
            self.asking.add_words(&note, None)
        } else {
            let shown_by = self.read_evidence(Some(needed))?;
            self.asking.add_words("", shown_by)
        };
        self.saved(is_saved)
    }

    /// Reads what shows an answer, until its days are right; none where nothing is said.
    fn read_evidence(&mut self, needed: Option<Needed>) -> Result<Option<Evidence>, CommandError> {
        let lang = self.asking.lang();
        loop {
            let typed = self.read(&question::what_shows_it(lang, needed))?;
            match asking::shown_by(&typed, (self.asking.today, lang)) {
                Ok(Some(evidence)) if asking::lacks_day(&typed, &evidence) => {
                    return self.read_day(&evidence).map(Some);
                }
                Ok(shown_by) => return Ok(shown_by),
                Err(told) => self.lines.say(&told)?,
            }
        }
    }

    fn read_day(&mut self, evidence: &Evidence) -> Result<Evidence, CommandError> {
        let lang = self.asking.lang();
        loop {
            let typed = self.read(&question::of_which_day(lang))?;
            match asking::dated(evidence.clone(), &typed, (self.asking.today, lang)) {
                Ok(evidence) => return Ok(evidence),
                Err(told) => self.lines.say(&told)?,
            }
        }
    }
}
