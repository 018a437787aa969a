//! Evidence on one line of a form.

use crate::answers::{Evidence, WrongDays};
use crate::form::shown;

pub(super) fn line(evidence: &Evidence) -> String {
    evidence.with_days(&shown::on_one_line(&evidence.text))
}

pub(super) fn read(line: &str) -> Result<Evidence, WrongDays> {
    let read = Evidence::on_line(line)?;
    Ok(Evidence { text: shown::meant(&read.text).trim().to_owned(), ..read })
}
