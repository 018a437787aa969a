//! Why a file is not read.

#[derive(Debug)]
pub(in crate::form::xlsx) enum Unread {
    /// It unfolds to far more than a form.
    TooMuch,
    /// What is wrong with it, as whoever reads it says so.
    Damaged(String),
}

impl<E: std::error::Error> From<E> for Unread {
    fn from(error: E) -> Self {
        Self::Damaged(error.to_string())
    }
}
