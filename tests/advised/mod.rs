//! The full report of an assessment, as the command lays it out where nothing is said of the
//! organisation and the model comes without a guide.

use ospo::guide::Guide;
use ospo::insight::{Advice, Asked, Assessment};
use ospo::organisation::{BoardWords, Organisation};
use ospo::report::{self, Earlier, For, Report};

pub(crate) fn report(assessment: &Assessment) -> Report {
    let (guide, nothing_said) = (Guide::default(), Organisation::default());
    let begins = assessment.sheet.date;
    let advice = Advice::new(assessment, &guide, &nothing_said, Asked::default(), begins);
    let page = (&nothing_said, &BoardWords::default());
    report::of_assessment(assessment, &advice, Earlier::default(), page, For::Audit)
}
