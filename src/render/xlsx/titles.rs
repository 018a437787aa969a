//! The words of a workbook that come from no file: names of sheets, titles of columns and charts.
//! No name of a sheet is longer than 31 characters, which is the most that there may be.

pub(super) const SUMMARY: &str = "Summary";
pub(super) const STAGES: &str = "Stages";
pub(super) const AREAS: &str = "Areas";
pub(super) const ITEMS: &str = "Items";
pub(super) const EVIDENCE: &str = "Evidence";
pub(super) const PLAN: &str = "Plan";
pub(super) const HISTORY: &str = "History";

pub(super) const NOTE: &str = "Note";
pub(super) const IN_FIGURES: &str = "In figures";

pub(super) const STAGE: &str = "Stage";
pub(super) const STAGE_REACHED: &str = "Stage reached";
pub(super) const STAGE_POSSIBLE: &str = "Stage possible";
pub(super) const INDEX: &str = "Index";
pub(super) const INDEX_WORST: &str = "Index at worst";
pub(super) const INDEX_BEST: &str = "Index at best";
pub(super) const INDEX_TOP: &str = "Index at most";
pub(super) const TO_TARGET: &str = "Way to the target";
pub(super) const ANSWERED: &str = "Answered";
pub(super) const APPLICABLE: &str = "Applicable";
pub(super) const COVERAGE: &str = "Coverage";

pub(super) const TITLE: &str = "Title";
pub(super) const RESULT: &str = "Result";
pub(super) const BY_ANSWERS: &str = "By what is answered";
pub(super) const BEST: &str = "At best";
pub(super) const SURE: &str = "Sure today";
pub(super) const COULD_ADD: &str = "Open answers could add";
pub(super) const NEEDED: &str = "Needed to pass";
pub(super) const SHORT_BY: &str = "Points short";
pub(super) const IN_THE_WAY: &str = "In the way";
pub(super) const TARGET: &str = "Target";

pub(super) const AREA: &str = "Area";
pub(super) const PRACTICE: &str = "Practice";
pub(super) const STATE: &str = "Answer";
pub(super) const LEVEL: &str = "Level";
pub(super) const CREDIT: &str = "Worth";
pub(super) const WEIGHT: &str = "Weight";
pub(super) const CONFIDENCE: &str = "How sure";
pub(super) const ANSWERED_ON: &str = "Answered on";
pub(super) const REASON: &str = "Why not applicable";
pub(super) const REMARK: &str = "Note";
pub(super) const ASK_AGAIN: &str = "Why to ask again";
pub(super) const ID: &str = "Id";

pub(super) const DATE: &str = "Date";
pub(super) const HOLDS_UNTIL: &str = "Holds until";
pub(super) const ENDED: &str = "Ended";

pub(super) const NUMBER: &str = "No.";
pub(super) const FROM: &str = "From";
pub(super) const TO: &str = "To";
pub(super) const PERSON_WEEKS: &str = "Person-weeks";
pub(super) const WITHOUT_ESTIMATE: &str = "Steps without an estimate";
pub(super) const BEGINS: &str = "Begins";
pub(super) const DONE: &str = "Done";
pub(super) const MONTHS: &str = "Months";
pub(super) const OWNER: &str = "Owner";
pub(super) const DUE: &str = "Due";
pub(super) const DO: &str = "Do";
pub(super) const DONE_WHEN: &str = "Done when";
pub(super) const SHOWN_BY: &str = "What shows it";

pub(super) const SHEET: &str = "Sheet";
pub(super) const RESPONDENT: &str = "By";
pub(super) const ROLE: &str = "Role";
pub(super) const MODEL: &str = "Model";
pub(super) const UNLIKE: &str = "Unlike the latest";

pub(super) const PASSES: &str = "passes";
pub(super) const COULD_PASS: &str = "could pass";
pub(super) const NOT_YET: &str = "not yet";
pub(super) const DOES_NOT_APPLY: &str = "not applicable";
pub(super) const FIND_OUT: &str = "find out";
pub(super) const AT_ONCE: &str = "at once";
pub(super) const HAS_ENDED: &str = "ended";

pub(super) const STAGES_DRAWN: &str = "Stages: sure today, and what open answers could add";
pub(super) const STAGES_TOLD: &str = "A bar for each stage, from 0 to 100 percent. \
     The table beside it has the same figures.";
pub(super) const AREAS_DRAWN: &str = "Areas";
pub(super) const AREAS_TOLD: &str = "The areas around one point, from 0 in the middle to 100 \
     percent. The table on this sheet has the same figures.";
pub(super) const HISTORY_DRAWN: &str = "Index over time, with its range";
pub(super) const HISTORY_TOLD: &str = "The index at worst, by what is answered and at best, for \
     each assessment. The table on this sheet has the same figures.";

/// Stands where a text goes on that no cell can hold whole.
pub(super) const CUT: &str = " … (goes on: a cell holds no more)";

/// Returns what stands above the figures of an earlier assessment.
pub(super) fn before(day: &str) -> String {
    format!("Before ({day})")
}

/// Returns a state as people read it.
pub(super) fn state(state: &str) -> String {
    state.replace('-', " ")
}

/// Returns the reason why a point is not compared with the latest, as people read it.
pub(super) fn why_not(word: &str) -> &str {
    match word {
        "model" => "other model",
        "version" => "other version",
        "coverage" => "few answers",
        "latest-coverage" => "far more answers",
        other => other,
    }
}

/// Stands where somebody else answered.
pub(super) const OTHER_PERSON: &str = "other person";
