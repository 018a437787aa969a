//! What views tell of where somebody stands, which differs from method to method.

use crate::model::method::Method;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is told or not, whatever the others are")]
pub struct Tells {
    /// Stages, and what of them is in place.
    pub stages: bool,
    /// What of them is partly in place: nothing where all is needed.
    pub partly: bool,
    /// The stage that is reached on the one ladder.
    pub reached: bool,
    /// The index of the stages.
    pub index: bool,
    /// The figure of the whole in the unit of the model.
    pub figure: bool,
}

impl Tells {
    /// Returns what either tells.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            stages: self.stages || other.stages,
            partly: self.partly || other.partly,
            reached: self.reached || other.reached,
            index: self.index || other.index,
            figure: self.figure || other.figure,
        }
    }
}

impl Method {
    pub fn tells(&self) -> Tells {
        let reached = self.one_ladder().is_some();
        let figure = self.shown.is_some();
        let partly = self.ladder.as_ref().is_some_and(|ladder| !ladder.asks_all());
        Tells { stages: self.ladder.is_some(), partly, reached, index: reached && !figure, figure }
    }
}
