//! One question of an interview sheet, line after line.

use std::collections::BTreeMap;
use std::mem;

use crate::answers::{AnswerMeant, NOT_APPLICABLE, UNKNOWN};
use crate::form::filled::{ChosenWord, FilledQuestion, FormPlace, Said};
use crate::form::labels::FormField;
use crate::form::markdown::line::{self, MarkdownLine};
use crate::form::markdown::line_builder::ShownLine;
use crate::form::markdown::open::OpenQuestion;
use crate::form::markdown::own::{self, OwnQuestion};
use crate::form::markdown::signs::{self, BLANKS};
use crate::form::markdown::tick::{self, Tick, TickedBox};
use crate::form::markdown::write::{LEAST_SIGN, NOT_APPLICABLE_SIGN, UNKNOWN_SIGN};
use crate::lang::Lang;
use crate::model::{Item, ItemId, Model};

/// Where something is wrong, what, and the way out.
pub(super) type Told = (FormPlace, String, String);

pub(super) struct QuestionReading {
    filled: FilledQuestion,
    pub(super) open: OpenQuestion,
    item: Option<Item>,
    /// The words of the form itself; none where it is of another version, or asks something else.
    own: Option<OwnQuestion>,
    has_boxes: bool,
    /// How many words have been held against the answers.
    compared: usize,
    /// Where an answer is ticked and struck out.
    struck: Option<FormPlace>,
    told: Vec<Told>,
}

impl QuestionReading {
    pub(super) fn new(item: String, at: FormPlace, model: &Model, is_current: bool) -> Self {
        let asked = model.item(&ItemId::new(&*item)).filter(|_| is_current);
        Self {
            own: asked.map(|item| OwnQuestion::new(item, model)),
            item: asked.cloned(),
            filled: FilledQuestion {
                item: Said { words: item, at },
                chosen: Vec::new(),
                least: None,
                fields: BTreeMap::new(),
            },
            open: OpenQuestion::default(),
            has_boxes: false,
            compared: 0,
            struck: None,
            told: Vec::new(),
        }
    }

    pub(super) fn take_title(&mut self, title: &str, behind: &str, at: &FormPlace, lang: &Lang) {
        let is_own = self.own.as_mut().is_none_or(|own| own.takes(title));
        if !is_own || !behind.is_empty() {
            self.tell_beside(title, at, lang);
        }
    }

    /// Only above its first label does a question show words of the form.
    pub(super) fn has_label(&self) -> bool {
        self.filled.fields.keys().any(|field| *field != FormField::Reason)
    }

    /// Takes a line; says whether it is of this question.
    pub(super) fn take(
        &mut self,
        read: MarkdownLine<'_>,
        line: &ShownLine,
        at: &FormPlace,
        lang: &Lang,
    ) -> bool {
        match read {
            MarkdownLine::Box(ticked) if self.is_confidence(ticked, lang) => {
                self.add(FormField::Confidence, &line.text, line, at);
            }
            MarkdownLine::Box(ticked) if self.is_remark(ticked, lang) => {
                return self.add_words(&line.text, line, at, lang);
            }
            MarkdownLine::Box(ticked) => self.take_box(ticked, line, at, lang),
            MarkdownLine::Field { field, rest } => {
                self.open = OpenQuestion::at(field, rest, line);
                self.add(field, rest, line, at);
            }
            // A rule on its own says nothing; within words it is one of them.
            MarkdownLine::Rule(_) if !self.has_words() => {}
            MarkdownLine::Heading(words) => return self.add_words(&words, line, at, lang),
            MarkdownLine::Rule(words) | MarkdownLine::Words(words) => {
                return self.add_words(words, line, at, lang);
            }
            MarkdownLine::Question { .. } | MarkdownLine::Section(_) => {}
        }
        true
    }

    fn has_words(&self) -> bool {
        let said = self.open.field.and_then(|field| self.filled.fields.get(&field));
        said.is_some_and(|said| !said.words.trim().is_empty())
    }

    /// Says whether a box below a label is part of what is written there, and none of the form's.
    fn is_remark(&mut self, ticked: TickedBox<'_>, lang: &Lang) -> bool {
        let is_free = matches!(self.open.field, Some(FormField::Note | FormField::Evidence));
        let mut is_own = || {
            own::reason(ticked.rest, lang).is_some()
                || self.own.as_mut().is_none_or(|own| own.takes_option(ticked.rest))
        };
        is_free && !is_own()
    }

    /// Says whether a box is one of those of a confidence that stand below its label.
    fn is_confidence(&self, ticked: TickedBox<'_>, lang: &Lang) -> bool {
        self.open.field == Some(FormField::Confidence)
            && !ticked.rest.is_empty()
            && tick::confidence(&format!("[x] {}", ticked.rest), lang)
                .0
                .split(", ")
                .all(|label| tick::is_confidence(label, lang))
    }

    fn add(&mut self, field: FormField, words: &str, line: &ShownLine, at: &FormPlace) {
        let is_bare = words.is_empty();
        let words = match field {
            // A bullet that the parser left is none of a list.
            FormField::Evidence if line.list.is_none() => line::without_bullet(words).to_owned(),
            _ => words.to_owned(),
        };
        let words = signs::without_blank(&words);
        // A field with nothing in it has a place to name all the same.
        let empty = || Said { words: String::new(), at: at.clone() };
        let said = self.filled.fields.entry(field).or_insert_with(empty);
        if !said.words.is_empty() && !words.is_empty() {
            // Empty lines between the lines of a note are part of it.
            let breaks = match field {
                FormField::Note | FormField::Reason => line.first.saturating_sub(self.open.last),
                _ => 1,
            };
            let separator = if field == FormField::Confidence { " " } else { "\n" };
            said.words.push_str(&separator.repeat(breaks.clamp(1, MOST_BREAKS)));
        }
        said.words.push_str(words);
        self.open.last = line.last;
        self.open.is_bare &= is_bare;
    }

    /// Adds words to the field that is open, or tells that there is none.
    fn add_words(&mut self, words: &str, line: &ShownLine, at: &FormPlace, lang: &Lang) -> bool {
        if let Some(field) = self.open.field.filter(|_| self.open.takes(line)) {
            let is_free = matches!(field, FormField::Note | FormField::Reason);
            if is_free && !line.marker.is_empty() {
                self.add(field, &format!("{} {words}", line.marker), line, at);
            } else {
                self.add(field, words, line, at);
            }
            return true;
        }
        if self.has_label() {
            return false;
        }
        let is_own = match &mut self.own {
            Some(own) => own.takes(words),
            // Above its boxes, another version asks in other words.
            None => !self.has_boxes,
        };
        if !is_own {
            self.tell_beside(words, at, lang);
        }
        true
    }

    /// Takes a box: its sign says which answer it is, what stands behind that is the form's own.
    fn take_box(&mut self, ticked: TickedBox<'_>, line: &ShownLine, at: &FormPlace, lang: &Lang) {
        let TickedBox { tick, rest, is_struck, .. } = ticked;
        self.has_boxes = true;
        self.tell_odd(at, tick);
        self.open = OpenQuestion::default();
        let (sign, behind) = sign(rest);
        let is_least = sign == LEAST_SIGN.to_string();
        let is_number = !sign.is_empty() && sign.bytes().all(|b| b.is_ascii_digit());
        // `2+` is more than the number of a level.
        let is_number = is_number && !behind.trim_start().starts_with(LEAST_SIGN);
        let reason = own::reason(rest, lang);
        let is_not_applicable = sign.eq_ignore_ascii_case(NOT_APPLICABLE_SIGN) || reason.is_some();
        let is_own = reason.is_some()
            || self.own.as_mut().is_none_or(|own| own.takes_option(rest))
            // Somebody may have written the answer in other words behind its box; a reason is their
            // own, and what stands before it is the form's.
            || if is_not_applicable {
                self.is_answer(&label(rest), lang) || self.is_answer(&label(behind), lang)
            } else {
                self.is_answer(rest, lang)
            };
        if tick == Tick::Ticked && is_struck {
            self.struck = Some(at.clone());
        } else if tick == Tick::Ticked && is_least {
            self.filled.least = Some(Said { words: rest.to_owned(), at: at.clone() });
        } else if tick == Tick::Ticked {
            let words = match sign {
                _ if is_not_applicable => NOT_APPLICABLE.to_owned(),
                sign if sign.eq_ignore_ascii_case(UNKNOWN_SIGN) => UNKNOWN.to_owned(),
                sign if is_number => sign.to_owned(),
                _ => label(rest),
            };
            let said = Said { words, at: at.clone() };
            self.filled.chosen.push(ChosenWord { said, is_number });
        }
        if is_not_applicable {
            let other = || behind.split_once([':', '：']).map_or(behind, |(_, reason)| reason);
            let reason = reason.unwrap_or_else(other);
            self.open = OpenQuestion::at(FormField::Reason, reason, line);
            self.add(FormField::Reason, reason.trim_matches(BLANKS), line, at);
        }
        if !is_own {
            self.tell_beside(rest, at, lang);
        }
    }

    fn is_answer(&mut self, word: &str, lang: &Lang) -> bool {
        // It looks into other languages, which takes long; no question has so many boxes.
        self.compared += 1;
        if self.compared > MOST_COMPARED {
            return false;
        }
        let scale = self.item.as_ref().map(|item| &item.scale).filter(|_| !word.is_empty());
        scale.is_some_and(|scale| AnswerMeant::of(word, scale, lang).is_some())
    }

    fn tell(&mut self, at: &FormPlace, message: String, help: impl Into<String>) {
        self.told.push((at.clone(), message, help.into()));
    }

    fn tell_odd(&mut self, at: &FormPlace, tick: Tick<'_>) {
        if let Some((message, help)) = tick.trouble() {
            self.tell(at, message, help);
        }
    }

    /// Tells words that are neither in a field nor the form's own.
    fn tell_beside(&mut self, words: &str, at: &FormPlace, lang: &Lang) {
        let id = self.filled.item.words.clone();
        let label = words.split_once(':').map_or(words, |(label, _)| label);
        let word = sign(label).1.trim();
        let is_answer = [label.trim(), word].into_iter().any(|word| self.is_answer(word, lang));
        let help = if is_answer {
            "tick the box of the answer: `[x]`"
        } else {
            "write them after the label of a note"
        };
        self.tell(at, format!("words on `{id}` that are in no field"), help);
    }

    pub(super) fn finished(mut self, lang: &Lang) -> (FilledQuestion, Vec<Told>) {
        // Its boxes may stand on several lines.
        if let Some(said) = self.filled.fields.get_mut(&FormField::Confidence) {
            let boxes = mem::take(&mut said.words);
            let at = said.at.clone();
            let (sure, odd) = tick::confidence(&boxes, lang);
            said.words = sure;
            if let Some(odd) = odd {
                self.tell_odd(&at, odd);
            }
        }
        if let Some(at) = self.struck.take().filter(|_| self.filled.chosen.is_empty()) {
            let message =
                format!("the answer to `{}` is ticked and struck out", self.filled.item.words);
            self.tell(&at, message, "tick the answer that holds");
        }
        (self.filled, self.told)
    }
}

/// The most words of a question that are held against the answers.
const MOST_COMPARED: usize = 60;

/// The most line breaks that are kept between two lines of a note.
const MOST_BREAKS: usize = 100;

fn sign(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let end = if text.starts_with(LEAST_SIGN) { LEAST_SIGN.len_utf8() } else { end };
    text.split_at(end)
}

/// Returns the label behind a box that has no sign: `**Repeatable**: …`.
fn label(text: &str) -> String {
    let label = text.split_once(':').map_or(text, |(label, _)| label);
    label.trim_matches(['*', '_']).trim().to_owned()
}
