//! The full report of an assessment, as the command lays it out where nothing is said of the
//! organisation and the model comes without a guide.

use ospo::guide::Guide;
use ospo::insight::{Advice, Asked, Assessment};
use ospo::organisation::{BoardWords, Organisation};
use ospo::report::{self, Audience, Earlier, For, Report};

pub(crate) fn report(assessment: &Assessment) -> Report {
    of(assessment, For::Audit)
}

/// The same for those who lead.
#[allow(dead_code)] // Not every test that lays out reports looks at it.
pub(crate) fn lead(assessment: &Assessment) -> Report {
    of(assessment, For::Lead)
}

fn of(assessment: &Assessment, reader: For) -> Report {
    let (guide, nothing_said) = (Guide::default(), Organisation::default());
    let begins = assessment.sheet.date;
    let advice = Advice::new(assessment, &guide, &nothing_said, Asked::default(), begins);
    let page = (&nothing_said, &BoardWords::default());
    report::of_assessment(
        assessment,
        &advice,
        Earlier::default(),
        page,
        (reader, Audience::Everybody),
    )
}
