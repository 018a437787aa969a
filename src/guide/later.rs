//! A part of a guide: what was compiled is decoded where it is asked for, as few commands show more
//! than one or two.

use std::fmt;
use std::mem;
use std::ops::Deref;
use std::sync::OnceLock;

use bitcode::DecodeOwned;

/// A part that is either compiled, or was read.
#[derive(Clone)]
pub struct Later<T> {
    compiled: &'static [u8],
    part: OnceLock<T>,
}

impl<T> Later<T> {
    /// Takes a part as `build.rs` encodes it.
    pub(crate) fn of(compiled: &'static [u8]) -> Self {
        Self { compiled, part: OnceLock::new() }
    }
}

impl<T: DecodeOwned + Default> Later<T> {
    fn decoded(&self) -> T {
        bitcode::decode(self.compiled).unwrap_or_default()
    }

    pub fn change(&mut self, change: impl FnOnce(&mut T)) {
        let mut held = mem::take(self);
        let mut part = held.part.take().unwrap_or_else(|| held.decoded());
        change(&mut part);
        *self = part.into();
    }
}

impl<T> From<T> for Later<T> {
    fn from(part: T) -> Self {
        Self { compiled: &[], part: part.into() }
    }
}

impl<T: Default> Default for Later<T> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T: DecodeOwned + Default> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.part.get_or_init(|| self.decoded())
    }
}

impl<T: DecodeOwned + Default + fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: DecodeOwned + Default + PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: DecodeOwned + Default + Eq> Eq for Later<T> {}
