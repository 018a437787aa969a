//! The words of a workbook that come from no file: names of sheets, titles of columns and charts.
//! No name of a sheet is longer than 31 characters, which is the most that there may be.

use crate::lang::{Lang, Phrase, phrase, say};

/// The most characters that the name of a sheet may have.
const LONGEST_NAME: usize = 31;

pub(super) const SUMMARY: Phrase = phrase!("Summary");
pub(super) const STAGES: Phrase = phrase!("Stages");
pub(super) const AREAS: Phrase = phrase!("Areas");
pub(super) const ITEMS: Phrase = phrase!("Items");
pub(super) const EVIDENCE: Phrase = phrase!("Evidence");
pub(super) const PLAN: Phrase = phrase!("Plan");
pub(super) const HISTORY: Phrase = phrase!("History");

pub(super) const NOTE: Phrase = phrase!("Note");
pub(super) const IN_FIGURES: Phrase = phrase!("In figures");

pub(super) const STAGE: Phrase = phrase!("Stage");
pub(super) const STAGE_REACHED: Phrase = phrase!("Stage reached");
pub(super) const STAGE_POSSIBLE: Phrase = phrase!("Stage possible");
pub(super) const INDEX: Phrase = phrase!("Index");
pub(super) const INDEX_WORST: Phrase = phrase!("Index at worst");
pub(super) const INDEX_BEST: Phrase = phrase!("Index at best");
pub(super) const INDEX_TOP: Phrase = phrase!("Index at most");
pub(super) const TO_TARGET: Phrase = phrase!("Way to the target");
pub(super) const ANSWERED: Phrase = phrase!("Answered");
pub(super) const APPLICABLE: Phrase = phrase!("Applicable");
pub(super) const COVERAGE: Phrase = phrase!("Coverage");

pub(super) const TITLE: Phrase = phrase!("Title");
pub(super) const RESULT: Phrase = phrase!("Result");
pub(super) const BY_ANSWERS: Phrase = phrase!("By what is answered");
pub(super) const BEST: Phrase = phrase!("At best");
pub(super) const SURE: Phrase = phrase!("Sure today");
pub(super) const COULD_ADD: Phrase = phrase!("Open answers could add");
pub(super) const NEEDED: Phrase = phrase!("Needed to pass");
pub(super) const SHORT_BY: Phrase = phrase!("Points short");
pub(super) const IN_THE_WAY: Phrase = phrase!("In the way");
pub(super) const TARGET: Phrase = phrase!("Target");

pub(super) const AREA: Phrase = phrase!("Area");
pub(super) const PRACTICE: Phrase = phrase!("Practice");
pub(super) const STATE: Phrase = phrase!("Answer");
pub(super) const LEVEL: Phrase = phrase!("Level");
pub(super) const CREDIT: Phrase = phrase!("Worth");
pub(super) const WEIGHT: Phrase = phrase!("Weight");
pub(super) const CONFIDENCE: Phrase = phrase!("How sure");
pub(super) const ANSWERED_ON: Phrase = phrase!("Answered on");
pub(super) const REASON: Phrase = phrase!("Why not applicable");
pub(super) const REMARK: Phrase = phrase!("Note");
pub(super) const ASK_AGAIN: Phrase = phrase!("Why to ask again");
pub(super) const ID: Phrase = phrase!("Id");

pub(super) const DATE: Phrase = phrase!("Date");
pub(super) const HOLDS_UNTIL: Phrase = phrase!("Holds until");
pub(super) const ENDED: Phrase = phrase!("Ended");

pub(super) const NUMBER: Phrase = phrase!("No.");
pub(super) const FROM: Phrase = phrase!("From");
pub(super) const TO: Phrase = phrase!("To");
pub(super) const PERSON_WEEKS: Phrase = phrase!("Person-weeks");
pub(super) const WITHOUT_ESTIMATE: Phrase = phrase!("Steps without an estimate");
pub(super) const BEGINS: Phrase = phrase!("Begins");
pub(super) const DONE: Phrase = phrase!("Done");
pub(super) const MONTHS: Phrase = phrase!("Months");
pub(super) const OWNER: Phrase = phrase!("Owner");
pub(super) const DUE: Phrase = phrase!("Due");
pub(super) const DO: Phrase = phrase!("Do");
pub(super) const DONE_WHEN: Phrase = phrase!("Done when");
pub(super) const SHOWN_BY: Phrase = phrase!("What shows it");

pub(super) const SHEET: Phrase = phrase!("Sheet");
pub(super) const RESPONDENT: Phrase = phrase!("By");
pub(super) const ROLE: Phrase = phrase!("Role");
pub(super) const MODEL: Phrase = phrase!("Model");
pub(super) const UNLIKE: Phrase = phrase!("Unlike the latest");

pub(super) const PASSES: Phrase = phrase!("passes");
pub(super) const COULD_PASS: Phrase = phrase!("could pass");
pub(super) const NOT_YET: Phrase = phrase!("not yet");
pub(super) const DOES_NOT_APPLY: Phrase = phrase!("not applicable");
pub(super) const FIND_OUT: Phrase = phrase!("find out");
pub(super) const AT_ONCE: Phrase = phrase!("at once");
pub(super) const HAS_ENDED: Phrase = phrase!("ended");

pub(super) const STAGES_DRAWN: Phrase =
    phrase!("Stages: sure today, and what open answers could add");
pub(super) const STAGES_TOLD: Phrase = phrase!(
    "A bar for each stage, from 0 to 100 percent. \
     The table beside it has the same figures."
);
pub(super) const AREAS_DRAWN: Phrase = phrase!("Areas");
pub(super) const AREAS_TOLD: Phrase = phrase!(
    "The areas around one point, from 0 in the middle to 100 \
     percent. The table on this sheet has the same figures."
);
pub(super) const HISTORY_DRAWN: Phrase = phrase!("Index over time, with its range");
pub(super) const HISTORY_TOLD: Phrase = phrase!(
    "The index at worst, by what is answered and at best, for \
     each assessment. The table on this sheet has the same figures."
);

/// Stands where a text goes on that no cell can hold whole.
pub(super) const CUT: &str = " … (goes on: a cell holds no more)";

/// Returns what stands above the figures of an earlier assessment.
pub(super) fn before(lang: &Lang, day: &str) -> String {
    say!(lang, "Before ({day})", day)
}

/// Returns the name of a sheet, as far as a workbook takes it.
pub(super) fn name(lang: &Lang, phrase: Phrase) -> String {
    let name = lang.plain(phrase);
    let taken = name
        .chars()
        .filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\''));
    let taken: String = taken
        .filter(|c| !c.is_control())
        .take(LONGEST_NAME)
        .collect();
    if taken.trim().is_empty() {
        phrase.as_str().to_owned()
    } else {
        taken
    }
}

/// Returns a state as people read it.
pub(super) fn state(lang: &Lang, state: &str) -> String {
    match state {
        "answered" => say!(lang, "answered"),
        "unknown" => say!(lang, "unknown"),
        "unanswered" => say!(lang, "unanswered"),
        "not-applicable" => say!(lang, "not applicable"),
        other => other.to_owned(),
    }
}

/// Returns how sure a respondent is, as people read it.
pub(super) fn confidence(lang: &Lang, confidence: &str) -> String {
    match confidence {
        "low" => say!(lang, "low"),
        "medium" => say!(lang, "medium"),
        "high" => say!(lang, "high"),
        other => other.to_owned(),
    }
}

/// Returns the reason why a point is not compared with the latest, as people read it.
pub(super) fn why_not(lang: &Lang, word: &str) -> String {
    match word {
        "model" => say!(lang, "other model"),
        "version" => say!(lang, "other version"),
        "coverage" => say!(lang, "few answers"),
        "latest-coverage" => say!(lang, "far more answers"),
        "merged" => say!(lang, "merged"),
        other => other.to_owned(),
    }
}

/// Stands where somebody else answered.
pub(super) const OTHER_PERSON: Phrase = phrase!("other person");
