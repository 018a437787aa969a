//! What was read of a round, and how far it has come.

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::answers::{self, Closed, Respondent, Sheet, SheetName};
use crate::format;
use crate::insight::round::together::Round;
use crate::model::{ItemId, Model};
use crate::text::{self, words};

/// What was read, for those who are told a figure of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundFacts {
    /// What one types to read the same: the day of the round, or the name of a sheet alone.
    pub name: String,
    /// The day on which the round began.
    pub day: Date,
    pub state: RoundState,
    /// The sheets of respondents, by name.
    pub sheets: Vec<RoundSheet>,
    /// The items that respondents see otherwise and nobody has settled, in the order of the model.
    pub not_agreed: Vec<ItemId>,
    /// Those of them of which what programs found excludes the answer.
    pub contradicted: Vec<ItemId>,
    /// The day on which programs looked; none where nothing was gathered.
    pub gathered: Option<Date>,
    /// The items that were agreed on, in the order of the model.
    pub settled: Vec<ItemId>,
    pub closed: Option<Closed>,
    /// Whether a sheet says something else than when the round was closed.
    pub changed_since: bool,
}

/// A respondent's sheet of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundSheet {
    pub name: String,
    pub respondent: Option<Respondent>,
    /// Who answered, in a few words.
    pub label: String,
    /// The version of the model that was answered.
    pub version: String,
    /// How many items of the stages it says something to, were it that it is not known.
    pub answered: usize,
    /// How many items and topics it says something to.
    pub given: usize,
    /// How many of its answers are first estimates.
    pub estimated: usize,
    /// The last day on which something in it was answered.
    pub last: Option<Date>,
}

words! {
    /// How far a round has come.
    pub enum RoundState {
        /// Something of it is not answered yet.
        Open = "open",
        /// Each item has an answer that is no estimate, were it that it is not known.
        Complete = "complete",
        /// Somebody has ended it.
        Closed = "closed",
    }
}

/// So many hexadecimal digits of a digest are noted.
const DIGITS: usize = 32;

impl RoundFacts {
    /// Takes what stands in a round; `sheet` is what its sheets say together.
    pub fn of(round: &Round, name: impl Into<String>, sheet: &Sheet) -> Self {
        let model = round.model;
        let asked = model.items_and_topics().map(|item| &item.id);
        let settled = asked.filter(|id| round.is_settled(id)).cloned();
        let not_agreed = round.not_agreed();
        let state = match &sheet.closed {
            Some(_) => RoundState::Closed,
            None if model
                .items()
                .all(|item| is_answered(sheet, &item.id) || round.is_outside(&item.id)) =>
            {
                RoundState::Complete
            }
            None => RoundState::Open,
        };
        let sheets = round.sources().map(|(source, label)| RoundSheet {
            name: source.name.clone(),
            respondent: source.sheet.respondent.clone(),
            label: label.to_owned(),
            version: source.sheet.model.version.clone(),
            answered: answered(&source.sheet, model),
            given: source.sheet.answers.len(),
            estimated: source.sheet.estimates(model).map_or(0, |one| one.estimated),
            last: source.sheet.answers.values().filter_map(|answer| answer.answered).max(),
        });
        Self {
            name: name.into(),
            day: round.day,
            state,
            sheets: sheets.collect(),
            not_agreed: not_agreed.iter().map(|one| one.item.id.clone()).collect(),
            contradicted: (not_agreed.iter().filter(|one| one.contradicted().is_some()))
                .map(|one| one.item.id.clone())
                .collect(),
            gathered: round.found().file().map(|file| file.gathered),
            settled: settled.collect(),
            changed_since: sheet.closed.as_ref().is_some_and(|end| end.digest != digest(round)),
            closed: sheet.closed.clone(),
        }
    }

    /// Returns the sheets of those who have answered: one that was begun says nothing yet.
    pub fn respondents(&self) -> impl Iterator<Item = &RoundSheet> {
        self.sheets.iter().filter(|sheet| sheet.given > 0)
    }

    /// Says whether several have answered.
    pub fn is_of_several(&self) -> bool {
        self.respondents().nth(1).is_some()
    }

    /// Returns the last day on which something in it was answered, or on which it began.
    pub fn last(&self) -> Date {
        self.sheets.iter().filter_map(|sheet| sheet.last).fold(self.day, Ord::max)
    }
}

/// Says whether an item has an answer that need not be confirmed.
fn is_answered(sheet: &Sheet, item: &ItemId) -> bool {
    sheet.answer(item).is_some_and(|answer| !answer.estimate)
}

fn answered(sheet: &Sheet, model: &Model) -> usize {
    model.items().filter(|item| sheet.answer(&item.id).is_some()).count()
}

/// Returns a digest of what all sheets of a round say and of what programs found for it, whatever
/// their formatting and comments: the first 32 hexadecimal digits of SHA-256 over the name and the
/// JSON of each, without the end of the round itself.
pub fn digest(round: &Round) -> String {
    let mut hash = Sha256::new();
    for source in round.sheets() {
        let sheet = Sheet { closed: None, ..source.sheet.clone() };
        let said = answers::to_json(&sheet, round.model);
        hash.update(format!("{}\n{said}\n", source.name));
    }
    if let Some(found) = round.found().file() {
        let said = format::write_record(found, &());
        hash.update(format!("{}\n{said}\n", SheetName::gathered(round.day)));
    }
    let mut digits = text::hexadecimal(&hash.finalize());
    digits.truncate(DIGITS);
    digits
}
