//! The parts of an interview sheet, line after line; no word of it is lost in silence.

use crate::form::filled::{FilledParts, FormPlace, Said};
use crate::form::labels::FormField;
use crate::form::markdown::line::{self, Expected, MarkdownLine};
use crate::form::markdown::line_builder::{Block, ShownLine};
use crate::form::markdown::own::{self, OwnFront, OwnWords};
use crate::form::markdown::question::QuestionReading;
use crate::form::markdown::read;
use crate::form::markdown::shown_lines::shown_lines;
use crate::model::Model;
use crate::problem::SourceFile;

/// Longer lines are not shown with a problem, so that no more of one is kept with each word of it.
const MOST_BYTES: usize = 2000;

/// The most lines that one sentence above the fields is broken into.
const MOST_LINES: usize = 20;

/// Labels may be in the language of the model or in English.
pub(in crate::form) fn parts(file: &SourceFile, model: &Model, is_current: bool) -> FilledParts {
    let source = file.lines();
    let lines = shown_lines(&read::with_line_ends(&file.text));
    let Some(format) = read::format(&lines) else {
        return FilledParts::default();
    };
    let mut reading = MarkdownReading {
        path: &file.path,
        model,
        is_current,
        parts: FilledParts::default(),
        place: MarkdownPlace::Front,
        question: None,
        own: OwnFront::new(model),
        attribution: own::attribution(model),
        has_title: false,
        quotes: lines.get(format.first).map_or(0, |line| line.quotes),
    };
    let mut passed = 0;
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.text.trim().is_empty()) {
        let text = source.get(line.first.saturating_sub(1)).copied().unwrap_or_default();
        let kept = text.char_indices().map(|(at, _)| at).find(|at| *at > MOST_BYTES);
        let text = text.get(..kept.unwrap_or(text.len())).unwrap_or_default();
        let at = FormPlace::Line(line.first, text.into());
        if line.has_picture {
            let help = "say in words what it shows, or where it can be seen";
            reading.tell(&at, "a picture, which a sheet has no place for", help);
        }
        // What the form is has been read already.
        if (format.first..=format.last).contains(&index) {
            if index == format.first {
                reading.parts.asked = read::asked(&format).map(|asked| (asked, at.clone()));
            }
            if index == format.first && !format.before.trim().is_empty() {
                reading.tell_no_field(&at);
            }
            continue;
        }
        if index < passed {
            continue;
        }
        let behind = lines.get(index..).unwrap_or_default();
        let said = reading.said_first(behind);
        if said > 0 {
            passed = index + said;
            continue;
        }
        match MarkdownLine::of(line, reading.expected(line), &model.lang) {
            MarkdownLine::Rule(_) if reading.is_end(behind.get(1..).unwrap_or_default()) => {
                reading.end_question();
                reading.place = MarkdownPlace::End;
            }
            read => reading.take(read, line, at),
        }
    }
    reading.end_question();
    reading.parts
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MarkdownPlace {
    Front,
    Question,
    /// After the heading of a stage.
    Between,
    /// Below the last rule, where the form says what the model is from.
    End,
}

struct MarkdownReading<'f> {
    path: &'f str,
    model: &'f Model,
    /// Whether the form has the words of this very version.
    is_current: bool,
    parts: FilledParts,
    place: MarkdownPlace,
    question: Option<QuestionReading>,
    own: OwnFront,
    /// What has not come yet of what the model is from.
    attribution: OwnWords,
    has_title: bool,
    quotes: usize,
}

impl MarkdownReading<'_> {
    fn expected(&self, line: &ShownLine) -> Expected<'static> {
        let open = self.question.as_ref().map(|question| question.open).unwrap_or_default();
        Expected {
            fields: match self.place {
                MarkdownPlace::Front => &FormField::OF_FORM,
                MarkdownPlace::Question => &FormField::OF_ANSWER,
                MarkdownPlace::Between | MarkdownPlace::End => &[],
            },
            has_boxes: self.question.as_ref().is_none_or(|question| !question.has_label()),
            is_evidence: open.field == Some(FormField::Evidence) && open.list != line.list,
            quotes: self.quotes,
        }
    }

    /// Returns how many lines are of those that the form says first, above its fields.
    fn said_first(&self, lines: &[ShownLine]) -> usize {
        let Some(line) = lines.first().filter(|line| line.block == Block::Words) else { return 0 };
        if self.place != MarkdownPlace::Front || !self.parts.fields.is_empty() {
            return 0;
        }
        // A form of another version says other sentences.
        let is_field = || {
            let read = MarkdownLine::of(line, self.expected(line), &self.model.lang);
            matches!(read, MarkdownLine::Field { .. })
        };
        if self.own.is_title(&line.text) || (!self.is_current && !is_field()) {
            return 1;
        }
        let paragraph = lines.iter().take(MOST_LINES);
        let paragraph = paragraph.take_while(|other| other.begins == line.begins);
        let paragraph: Vec<&str> = paragraph.map(|line| line.text.as_str()).collect();
        // An editor may have broken a sentence, or put several into one paragraph.
        let says = |end: usize| self.own.says(&paragraph.get(..end).unwrap_or_default().join(" "));
        (1..=paragraph.len()).rev().find(|end| says(*end)).unwrap_or_default()
    }

    /// Says whether a rule stands above what the model is from; any other is part of a field.
    fn is_end(&self, behind: &[ShownLine]) -> bool {
        let Some(question) = self.question.as_ref() else { return false };
        if self.is_current {
            let mut attribution = self.attribution.clone();
            let _ = behind.iter().take_while(|line| attribution.take(&line.text)).count();
            return self.model.source.attribution.is_some() && attribution.has_come();
        }
        // Another version may be from elsewhere: below the last field, one paragraph says so.
        let first = behind.first().map(|line| line.begins);
        let is_one = first.is_some() && behind.iter().all(|line| Some(line.begins) == first);
        is_one
            && !behind.iter().any(|line| question.open.takes(line))
            && self.model.source.attribution.is_some()
    }

    fn take(&mut self, read: MarkdownLine<'_>, line: &ShownLine, at: FormPlace) {
        match read {
            MarkdownLine::Question { title, item, behind } => {
                self.end_question();
                self.place = MarkdownPlace::Question;
                let mut question =
                    QuestionReading::new(item, at.clone(), self.model, self.is_current);
                question.take_title(&title, &behind, &at, &self.model.lang);
                self.question = Some(question);
            }
            MarkdownLine::Section(title) => {
                self.end_question();
                self.place = MarkdownPlace::Between;
                if self.is_current && own::is_changed(title, self.model) {
                    self.tell_no_field(&at);
                }
            }
            MarkdownLine::Heading(words) if self.is_title(line, &words) => {}
            MarkdownLine::Words(words) if self.is_title(line, words) => {}
            read => match (self.place, self.question.as_mut()) {
                (MarkdownPlace::Question, Some(question)) => {
                    if !question.take(read, line, &at, &self.model.lang)
                        && !self.attribution.take(&line.text)
                    {
                        self.tell_no_field(&at);
                    }
                }
                _ => self.take_around(&read, line, at),
            },
        }
    }

    fn is_title(&mut self, line: &ShownLine, words: &str) -> bool {
        let is_above = self.place == MarkdownPlace::Front && self.parts.fields.is_empty();
        let is_heading = matches!(line.block, Block::Heading { .. });
        if !is_above || !is_heading {
            return false;
        }
        let words = line::without_names(words.trim_start_matches('#'));
        // A form of another version may have another title.
        self.own.is_title(words)
            || !self.is_current && !std::mem::replace(&mut self.has_title, true)
    }

    /// Takes a line that is of no question.
    fn take_around(&mut self, read: &MarkdownLine<'_>, line: &ShownLine, at: FormPlace) {
        match read {
            MarkdownLine::Field { field, rest } => {
                let empty = || Said { words: String::new(), at };
                let said = self.parts.fields.entry(*field).or_insert_with(empty);
                if !said.words.is_empty() && !rest.is_empty() {
                    said.words.push('\n');
                }
                said.words.push_str(rest);
            }
            // A rule on its own says nothing.
            MarkdownLine::Rule(_) => {}
            _ if self.place == MarkdownPlace::End && !self.is_current => {}
            _ if self.attribution.take(&line.text) => {}
            _ => self.tell_no_field(&at),
        }
    }

    fn end_question(&mut self) {
        if let Some(question) = self.question.take() {
            let (question, problems) = question.finished(&self.model.lang);
            self.parts.questions.push(question);
            for (at, message, help) in problems {
                self.tell(&at, &message, &help);
            }
        }
    }

    fn tell(&mut self, at: &FormPlace, message: &str, help: &str) {
        let problem = at.problem(self.path, message, help);
        self.parts.problems.push(problem);
    }

    fn tell_no_field(&mut self, at: &FormPlace) {
        let help = "write them after the label of a note, or leave them out";
        self.tell(at, "words that are in no field", help);
    }
}
