//! A form as it was filled in: words and where they stand, whatever the format.

use std::collections::BTreeMap;

use crate::answers::ModelRef;
use crate::answers::choosable::Choosable;
use crate::form::labels::FormField;
use crate::form::remark::FormRemark;
use crate::problem::{Place, Problem, SourceFile};

pub(super) const FORMAT: &str = "ospo/form/1";

/// A form that somebody filled in; what its answers mean, only its model can tell.
#[derive(Debug)]
pub struct Filled {
    pub(super) path: String,
    pub(super) model: ModelRef,
    /// The tag of the language whose labels it has; none where it is English, or tells its own.
    pub(super) language: Option<String>,
    pub(super) body: Body,
}

#[derive(Debug)]
pub(super) enum Body {
    /// Cells, which tell their meaning themselves.
    Read(FilledParts),
    /// Markdown, whose labels are words of the model's language.
    Text(SourceFile, Vec<FormRemark>),
}

#[derive(Debug, Default)]
pub(super) struct FilledParts {
    /// What stands in the fields of the form as a whole.
    pub(super) fields: BTreeMap<FormField, Said>,
    pub(super) questions: Vec<FilledQuestion>,
    /// How many questions it was handed out with, where it says so, and where.
    pub(super) asked: Option<(usize, FormPlace)>,
    /// The words to choose from, by list, as this form has them.
    pub(super) lists: BTreeMap<String, Vec<Choosable>>,
    pub(super) problems: Vec<Problem>,
    pub(super) remarks: Vec<FormRemark>,
}

impl Filled {
    pub fn model(&self) -> &ModelRef {
        &self.model
    }

    /// Returns what is in it and no answer takes, although it can be read.
    pub fn remarks(&self) -> &[FormRemark] {
        match &self.body {
            Body::Read(parts) => &parts.remarks,
            Body::Text(_, remarks) => remarks,
        }
    }

    /// Returns the tag of the language that the form needs to be read in; none where any will do.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }
}

#[derive(Debug)]
pub(super) struct FilledQuestion {
    pub(super) item: Said,
    /// What was chosen; several where several boxes are ticked.
    pub(super) chosen: Vec<ChosenWord>,
    /// The box that says that a level higher than the chosen one may hold, where it is ticked.
    pub(super) least: Option<Said>,
    pub(super) fields: BTreeMap<FormField, Said>,
}

#[derive(Debug)]
pub(super) struct ChosenWord {
    pub(super) said: Said,
    /// Whether it is the number of a level, whatever the levels are called.
    pub(super) is_number: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) words: String,
    pub(super) at: FormPlace,
}

#[derive(Clone, Debug)]
pub(super) enum FormPlace {
    Cell(String),
    /// Its number, from 1, and its text.
    Line(usize, Box<str>),
}

impl FormPlace {
    pub(super) fn problem(&self, path: &str, message: &str, help: &str) -> Problem {
        match self {
            Self::Cell(cell) => {
                // The constructor makes both texts safe and short; a cell has no line.
                let message = format!("{cell}: {message}");
                let mut told = Problem::at((path, None), Place::START, message, help);
                told.place = None;
                told
            }
            Self::Line(number, line) => {
                let indent = line.chars().take_while(|c| c.is_whitespace()).count();
                let place = Place {
                    line: *number,
                    column: indent + 1,
                    width: line.trim().chars().count().max(1),
                };
                Problem::at((path, Some(line)), place, message, help)
            }
        }
    }
}
