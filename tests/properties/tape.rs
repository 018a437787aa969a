//! Numbers that decide what is drawn, one after the other: where they run out, the first of all there is.

pub(crate) struct Tape(pub(crate) std::vec::IntoIter<u32>);

impl Tape {
    /// A number under `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0.next().unwrap_or(0) as usize % bound
    }

    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// Says yes in `percent` of a hundred cases.
    pub(crate) fn is(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }
}
