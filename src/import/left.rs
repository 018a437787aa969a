//! What a source says and a model cannot hold.

use crate::text;

/// As many places of one kind are named.
const MOST_NAMED: usize = 3;

/// A kind of things that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What they are: `links to publications without an address`.
    pub what: String,
    pub number: usize,
    /// Where the first of them stand.
    pub places: Vec<String>,
}

impl LeftOut {
    /// Says it in one line: `tools without an address: 25 (a.yaml:3, …)`.
    pub fn line(&self) -> String {
        let more = if self.number > self.places.len() { ", …" } else { "" };
        let places: Vec<_> = self.places.iter().map(|place| text::visible(place)).collect();
        let what = text::visible(&self.what);
        format!("{what}: {} ({}{more})", self.number, places.join(", "))
    }
}

/// Counts what is left out, kind by kind in the order in which each is first met.
#[derive(Debug, Default)]
pub(super) struct Left(Vec<LeftOut>);

impl Left {
    pub(super) fn add(&mut self, what: &str, place: impl Into<String>) {
        let known = self.0.iter().position(|one| one.what == what);
        let at = known.unwrap_or_else(|| {
            self.0.push(LeftOut { what: what.to_owned(), number: 0, places: Vec::new() });
            self.0.len() - 1
        });
        let one = &mut self.0[at];
        one.number += 1;
        if one.places.len() < MOST_NAMED {
            one.places.push(place.into());
        }
    }

    pub(super) fn finish(self) -> Vec<LeftOut> {
        self.0
    }
}
