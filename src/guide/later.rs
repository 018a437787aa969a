//! A part of a guide that few commands show: what was compiled is decoded where it is asked for.

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use bitcode::DecodeOwned;

/// A part that may be missing.
#[derive(Clone)]
pub struct Later<T> {
    compiled: &'static [u8],
    part: OnceLock<Option<T>>,
}

impl<T> Later<T> {
    /// Takes the part, which may be missing, as `build.rs` encodes it.
    pub(crate) fn of(compiled: &'static [u8]) -> Self {
        Self { compiled, part: OnceLock::new() }
    }
}

impl<T> From<Option<T>> for Later<T> {
    fn from(part: Option<T>) -> Self {
        Self { compiled: &[], part: part.into() }
    }
}

impl<T> Default for Later<T> {
    fn default() -> Self {
        None.into()
    }
}

impl<T: DecodeOwned> Deref for Later<T> {
    type Target = Option<T>;

    fn deref(&self) -> &Option<T> {
        self.part.get_or_init(|| bitcode::decode(self.compiled).ok().flatten())
    }
}

impl<T: DecodeOwned + fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: DecodeOwned + PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: DecodeOwned + Eq> Eq for Later<T> {}
