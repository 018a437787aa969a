//! What readers and checks tell, as findings.

use ospo::problem::Problem;
use ospo::report::{Finding, LookedAt, Weight};

use crate::cli::error::CommandError;

pub(super) fn of_error(error: &CommandError, weight: Weight, at: LookedAt) -> Vec<Finding> {
    if let Some(problems) = error.problems() {
        return of_problems(problems, weight, at);
    }
    let (what, helps) = error.told();
    vec![Finding { helps: helps.to_vec(), ..Finding::new(weight, at, what) }]
}

pub(super) fn of_problems(problems: &[Problem], weight: Weight, at: LookedAt) -> Vec<Finding> {
    let findings = problems.iter().map(|problem| Finding {
        place: problem.place,
        helps: problem.help.iter().cloned().collect(),
        ..Finding::new(weight, at, problem.message.as_str()).of(&problem.path)
    });
    findings.collect()
}
