//! One round in as few bytes as its figures need.

use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

use jiff::civil::Date;

use crate::answers::{Answer, Estimates, Sheet, SheetName};
use crate::insight::crosswalk::{How, Implied};
use crate::insight::portfolio::detail::Detail;
use crate::insight::round::RoundFacts;
use crate::model::{CrosswalkLink, Fingerprint, Item, ItemId, Model, ModelId};
use crate::score::{self, Bounds, Narrowed, Scorecard, State};

/// One of many that stand side by side: a subject, in one of the folders.
///
/// Two folders may each have a subject of the same name; those are two units.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    pub subject: Box<str>,
    /// The place of its folder among those that were asked for, from 0.
    pub folder: u32,
}

/// One sheet of a unit, or one round: when, under which model, and the state of each item in a byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRow {
    model: Arc<Model>,
    of_choice: ModelOfChoice,
    /// None where it is the version that the model has now.
    version: Option<Box<str>>,
    /// What was asked under that version; none where the sheet does not say.
    fingerprint: Option<Fingerprint>,
    date: Date,
    /// What one types to read the same.
    name: Box<str>,
    /// The other sheets of its round, as long as they are not put together with it.
    beside: Vec<Box<str>>,
    respondents: u32,
    /// How many items they see otherwise, and nobody has settled.
    not_agreed: u32,
    /// How many of the answers are first estimates.
    estimated: u32,
    /// One for each item and topic, in the order of the model.
    marks: Box<[u8]>,
    /// What is known of its items beside that; none for most sheets, so it has a place of its own.
    narrowed: Option<Box<Narrowed>>,
    /// What belongs to its answers, one for each mark; none where nobody wants to know.
    details: Option<Box<[Detail]>>,
}

/// Why the answers to a model count before those that a unit gave to others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ModelOfChoice {
    /// Somebody asks for it: it counts however old it is.
    pub is_asked: bool,
    /// It is the one that is used where nobody says which: it counts where others are of the same day.
    pub is_usual: bool,
}

/// What is known of an item or topic; a level is its place in the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StateMark {
    Level(usize),
    Unknown,
    NotApplicable,
    Unanswered,
}

/// The bytes of the states without a level; a scale has at most as many levels as there are
/// hundredths.
const UNKNOWN: u8 = u8::MAX - 2;
const NOT_APPLICABLE: u8 = u8::MAX - 1;
const UNANSWERED: u8 = u8::MAX;

impl UnitRow {
    /// Takes a sheet that is bound to its model, or what several say together; `name` is that of its
    /// file, without the ending.
    pub fn new(name: &str, model: &Arc<Model>, sheet: &Sheet, mut narrowed: Narrowed) -> Self {
        keep_least(model, sheet, &mut narrowed);
        let marks = model.items_and_topics().map(|item| mark(item, sheet, &narrowed)).collect();
        let version = sheet.model.version.as_str();
        Self {
            model: Arc::clone(model),
            of_choice: ModelOfChoice::default(),
            version: (version != model.version).then(|| version.into()),
            fingerprint: sheet.model.fingerprint,
            date: SheetName::of(name).day.unwrap_or(sheet.date),
            name: name.into(),
            beside: Vec::new(),
            respondents: 1,
            not_agreed: 0,
            estimated: count(sheet.estimates(model).map_or(0, |one| one.estimated)),
            marks,
            narrowed: (!narrowed.is_empty()).then(|| Box::new(narrowed)),
            details: None,
        }
    }

    #[must_use]
    pub fn of_choice(self, of_choice: ModelOfChoice) -> Self {
        Self { of_choice, ..self }
    }

    /// Keeps what belongs to each answer of the sheet that it was made from, too.
    #[must_use]
    pub fn detailed(mut self, sheet: &Sheet) -> Self {
        let nothing = Narrowed::default();
        let known = self.narrowed.as_deref().unwrap_or(&nothing);
        let items = self.model.items_and_topics();
        let details = items.map(|item| {
            let answer = sheet.answer(&item.id);
            let of = |answer| Detail::of(item, answer, (known, sheet.date));
            answer.map_or_else(Detail::default, of)
        });
        self.details = Some(details.collect());
        self
    }

    /// Returns what belongs to the answers, in the order of the model; none where it was not kept.
    pub fn details(&self) -> Option<&[Detail]> {
        self.details.as_deref()
    }

    pub fn model(&self) -> &Arc<Model> {
        &self.model
    }

    /// Returns the version whose wording was answered.
    pub fn version(&self) -> &str {
        self.version.as_deref().unwrap_or(&self.model.version)
    }

    /// Returns what was asked under that version; none where the sheet does not say.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        self.fingerprint
    }

    /// Returns the day for which the answers hold.
    pub fn date(&self) -> Date {
        self.date
    }

    /// Returns what one types to read the same: the name of its sheet, or the day of its round.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the sheets of its round, where there is more than one and they are to be put
    /// together.
    pub fn several(&self) -> Option<impl Iterator<Item = &str>> {
        let names = [&self.name].into_iter().chain(&self.beside);
        (!self.beside.is_empty()).then(|| names.map(|name| &**name))
    }

    pub fn respondents(&self) -> u32 {
        self.respondents
    }

    pub fn not_agreed(&self) -> u32 {
        self.not_agreed
    }

    /// Returns how many of the answers are first estimates; none where no answer is.
    pub fn estimates(&self) -> Option<Estimates> {
        let estimated = usize::try_from(self.estimated).ok().filter(|number| *number > 0)?;
        let answered = self.marks.iter().filter(|mark| **mark != UNANSWERED).count();
        Some(Estimates { estimated, answered })
    }

    /// Says what the round is that it was put together from.
    #[must_use]
    pub fn of_round(mut self, round: &RoundFacts) -> Self {
        self.name = round.name.as_str().into();
        self.respondents = count(round.respondents().count());
        self.not_agreed = count(round.not_agreed.len());
        self
    }

    /// Says how much is not agreed on in its round.
    #[must_use]
    pub fn not_agreed_on(mut self, round: &RoundFacts) -> Self {
        self.not_agreed = count(round.not_agreed.len());
        self
    }

    /// Says whether it stands behind another sheet of the same unit.
    pub(super) fn is_later_than(&self, other: &Self) -> bool {
        let place = |row: &Self| SheetName::of(&row.name);
        self.standing().cmp(&other.standing()).then(place(self).cmp(&place(other))).is_gt()
    }

    /// Returns what decides which of a unit's rounds counts: the model that is asked for before the day,
    /// and of one day the usual one.
    fn standing(&self) -> (bool, Date, bool, Reverse<&ModelId>) {
        let ModelOfChoice { is_asked, is_usual } = self.of_choice;
        (is_asked, self.date, is_usual, Reverse(&self.model.id))
    }

    /// Takes another sheet of the same unit: that of the later round stays; those of one round stand
    /// beside each other.
    pub(super) fn take(&mut self, mut other: Self) {
        match self.standing().cmp(&other.standing()) {
            Ordering::Less => *self = other,
            Ordering::Equal => {
                // Whatever the order in which they come, the row is the same.
                if other.name < self.name {
                    std::mem::swap(self, &mut other);
                }
                self.beside.push(other.name);
                self.beside.append(&mut other.beside);
                self.beside.sort_unstable();
            }
            Ordering::Greater => {}
        }
    }

    /// Returns what is known of each item and topic, in the order of the model.
    pub(super) fn marks(&self) -> impl Iterator<Item = StateMark> {
        self.marks.iter().map(|mark| match *mark {
            UNKNOWN => StateMark::Unknown,
            NOT_APPLICABLE => StateMark::NotApplicable,
            UNANSWERED => StateMark::Unanswered,
            level => StateMark::Level(level.into()),
        })
    }

    pub(super) fn is_uncertain(&self, item: &ItemId) -> bool {
        let bounds = self.narrowed.as_ref().and_then(|narrowed| narrowed.of(item));
        bounds.is_some_and(|bounds| !bounds.is_certain())
    }

    /// Returns what the links of a crosswalk to another model say in its place; `outside` is what of
    /// that does not apply.
    #[must_use]
    pub fn crossed(
        &self,
        (links, subject): (&[CrosswalkLink], &str),
        target: &Arc<Model>,
        outside: Narrowed,
    ) -> Self {
        let mut sheet = Sheet::new(target, subject, self.date);
        let known = score::score(target, &sheet, &outside);
        let implied = Implied::new(links, (&self.model, &self.card()), (target, &known));
        let settled = implied.items.iter().filter(|one| one.how == How::Settled);
        let estimated = self.estimated.min(count(settled.clone().count()));
        for one in settled {
            if let Some(answer) = one.answer(&sheet, String::new()) {
                sheet.answers.insert(one.item.id.clone(), Answer { note: None, ..answer });
            }
        }
        let crossed = Self::new(&self.name, target, &sheet, implied.narrow(outside));
        Self { respondents: self.respondents, estimated, ..crossed }
    }

    /// Scores the sheet; why an item does not apply is not kept.
    pub fn card(&self) -> Scorecard {
        let mut marks = self.marks();
        let plain = Narrowed::default();
        let narrowed = self.narrowed.as_deref().unwrap_or(&plain);
        score::score_states(&self.model, narrowed, |item| {
            state(item, marks.next().unwrap_or(StateMark::Unanswered))
        })
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Keeps which answers name the least that is certain: a mark has no room for it.
fn keep_least(model: &Model, sheet: &Sheet, narrowed: &mut Narrowed) {
    for item in model.items_and_topics() {
        if narrowed.of(&item.id).is_none()
            && let State::Answered { level, at_least: true, .. } = State::of(item, sheet, narrowed)
            && let Some(bounds) = Bounds::at_least(&item.scale, &level)
        {
            narrowed.set(item.id.clone(), bounds);
        }
    }
}

fn mark(item: &Item, sheet: &Sheet, narrowed: &Narrowed) -> u8 {
    match State::of(item, sheet, narrowed) {
        State::Answered { level, .. } => {
            let index = item.scale.index_of(&level);
            let mark = index.and_then(|index| u8::try_from(index).ok());
            mark.unwrap_or(UNANSWERED)
        }
        State::Unknown => UNKNOWN,
        State::NotApplicable { .. } => NOT_APPLICABLE,
        State::Unanswered => UNANSWERED,
    }
}

fn state(item: &Item, mark: StateMark) -> State {
    match mark {
        StateMark::Unknown => State::Unknown,
        StateMark::NotApplicable => State::NotApplicable { reason: String::new() },
        StateMark::Unanswered => State::Unanswered,
        // Where a higher one may hold, its bounds say so.
        StateMark::Level(level) => State::at(item.scale.levels.get(level), false),
    }
}
