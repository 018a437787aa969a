//! How the efforts of a model are scaled by the size of an organisation.

use bitcode::{Decode, Encode};

use crate::format::{May, Need, Placed, What, Whole, entries, kind, record};
use crate::model::steps::PersonWeeks;

record! {
    /// What the efforts of the model are multiplied by, up to a size.
    #[derive(Decode, Encode)]
    pub struct SizeStep: "a size", "sizes" in any {
        /// So many people work there at most. The last entry has none: it holds for all above.
        up_to: May<Whole<1, 10_000_000>>,
        /// What an effort is multiplied by, in percent.
        percent: Need<Whole<1, 10_000>>,
    }
}

/// So many sizes are told apart at most.
const MOST: usize = 20;

/// How efforts are scaled by size; where nothing is said, not at all.
#[derive(Clone, Debug, Decode, Default, Encode, PartialEq, Eq)]
pub struct EffortBySize(pub Vec<SizeStep>);

kind! {
    impl EffortBySize = Self: What::List(&SizeStep::WHAT, 1, Some(MOST)), SizeStep::MANY,
    in any |node, known, reader| {
        let number = entries(node, "size", MOST, reader)?.len();
        let steps = Vec::<Placed<SizeStep>>::read(node, known, reader)?;
        let (last, place) = steps.last()?;
        if steps.len() < number {
            return None;
        }
        if let Some(most) = last.up_to {
            let message = format!("nothing holds for more than {most} people");
            reader.tell(*place, message, "leave `up_to` out of the last size");
        }
        let mut below = 0;
        for (step, place) in steps.iter().take(number - 1) {
            match step.up_to {
                Some(size) if size > below => below = size,
                Some(size) => {
                    let message = format!("{size} comes after {below}");
                    reader.tell(*place, message, "write the smallest size first");
                }
                None => {
                    let help = "give it `up_to`, or move it to the end";
                    reader.tell(*place, "only the last size has no end", help);
                }
            }
        }
        Some(Self(steps.into_iter().map(|(step, _)| step).collect()))
    }
}

/// What a plan multiplies each effort by, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EffortScale(u32);

impl Default for EffortScale {
    fn default() -> Self {
        Self(100)
    }
}

impl EffortBySize {
    /// Returns what efforts are multiplied by for so many people; by one where nothing is said of
    /// them, or of the size.
    pub fn scale(&self, size: Option<u32>) -> EffortScale {
        let step = size.and_then(|size| self.step(size));
        step.map_or_else(EffortScale::default, |step| EffortScale(step.percent))
    }

    /// Returns the step that holds for so many people.
    pub fn step(&self, size: u32) -> Option<&SizeStep> {
        self.0.iter().find(|step| step.up_to.is_none_or(|most| size <= most))
    }

    /// Returns the largest size that is told from larger ones.
    pub fn largest(&self) -> Option<u32> {
        self.0.iter().rev().find_map(|step| step.up_to)
    }
}

impl EffortScale {
    pub fn percent(self) -> u32 {
        self.0
    }

    /// Scales the effort of a step, rounded to hundredths of a person-week, half up.
    #[must_use]
    pub fn of(self, effort: PersonWeeks) -> PersonWeeks {
        let scaled = (u64::from(effort.0) * u64::from(self.0) + 50) / 100;
        PersonWeeks(u32::try_from(scaled).unwrap_or(u32::MAX))
    }
}
