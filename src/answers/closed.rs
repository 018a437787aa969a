//! How a round was ended.

use jiff::civil::Date;

use crate::format::{Day, May, Need, Text, Word, record};

record! {
    /// The end of a round, as `ospo round close` notes it.
    pub struct Closed: "an end of a round", "ends of rounds" in any {
        /// The day on which it was closed.
        on: Need<Day<Date>>,
        /// Who has reviewed it.
        reviewed_by: May<Text>,
        /// What all its sheets said then, as a digest: the first 32 hexadecimal digits of SHA-256.
        digest: Need<Word>,
    }
}
