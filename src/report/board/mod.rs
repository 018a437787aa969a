//! One page for those who decide: where it stands, how sure that is, what is asked, and why.

pub(crate) mod of_board;
pub(crate) mod of_slides;
mod actions;
mod aims;
mod certainty;
mod consequences;
mod figures;
mod gaps;
mod goals;
mod peers;
mod room;
mod stages;
mod trend;
mod verdict;
pub(crate) mod words_file;
