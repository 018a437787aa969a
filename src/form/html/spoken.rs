//! What the script of the page says, so that it says it in the language of the model.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::lang::{Lang, Phrase, phrase};

type Named = (&'static str, Phrase);

/// Returns the phrases by the names that the script knows. Their holes are filled there.
pub(super) fn spoken(lang: &Lang) -> BTreeMap<&'static str, Cow<'static, str>> {
    let phrases = [AS_IT_GOES, TO_PUT_RIGHT, NOT_OPENED].concat();
    let said = phrases.into_iter();
    said.map(|(name, phrase)| (name, lang.plain(phrase))).collect()
}

/// What is told and asked as one fills the form in.
const AS_IT_GOES: &[Named] = &[
    ("count", phrase!("{given} of {all} done")),
    ("again", phrase!("Asked again: {why} Answered before: {was}.")),
    ("at-least", phrase!("At least {level}")),
    ("kept", phrase!("Kept in this browser.")),
    (
        "not-kept",
        phrase!("This browser keeps nothing here: download the sheet before you close the page."),
    ),
    ("found", phrase!("Your answers from last time are back; they were kept in this browser.")),
    ("downloaded", phrase!("Downloaded as {name}.")),
    (
        "to-copy",
        phrase!(
            "This page is shown within another, where a download may be refused without a word: copy the text below into a file named {name}."
        ),
    ),
    ("opened", phrase!("{name} is open.")),
    (
        "opened-with-others",
        phrase!(
            "{name} is open. Answers to what this form does not ask stay in the sheet: {others}."
        ),
    ),
    (
        "opened-with-fields",
        phrase!(
            "{name} is open. It has fields that this form does not know and keeps: {fields}. Where `ospo form --read` does not know them either, it says so and takes nothing."
        ),
    ),
    ("cleared", phrase!("The form is as you received it.")),
    ("all-given", phrase!("Every question shown has an answer.")),
    ("ask-open", phrase!("Replace the answers in the form with those of {name}?")),
    (
        "ask-clear",
        phrase!(
            "Clear all answers, here and in this browser? The form will be as you received it."
        ),
    ),
    ("ask-take-back", phrase!("Take the answer back, with its note and evidence?")),
];

/// What keeps the form from handing over a sheet.
const TO_PUT_RIGHT: &[Named] = &[
    ("to-put-right", phrase!("There is no sheet yet. Put this right first:")),
    ("no-subject", phrase!("say which organisation is assessed.")),
    ("no-reason", phrase!("“Not applicable” needs a reason: say why.")),
    (
        "no-answer",
        phrase!(
            "something is written beside the answer, but no answer is picked; “Not known” is one too."
        ),
    ),
    ("no-evidence", phrase!("a piece of evidence has a day but no text.")),
    ("no-day", phrase!("a day is not complete.")),
];

const NOT_OPENED: &[Named] = &[
    ("not-opened", phrase!("{name} was not opened, and the form is as it was:")),
    ("too-large", phrase!("it is larger than 4 MiB.")),
    (
        "no-json",
        phrase!(
            "it is not a sheet in JSON as this form saves one. To start from a sheet in YAML, make the form with `ospo form --html FILE SHEET`."
        ),
    ),
    ("twice", phrase!("a name appears twice in it; `ospo form --read` says on which line.")),
    ("no-sheet", phrase!("this is not a sheet of `ospo/sheet/1`.")),
    ("other-model", phrase!("the sheet answers the model `{given}`, the form asks `{own}`.")),
    (
        "other-version",
        phrase!(
            "the sheet answers version {given} of the model, the form asks version {own}; `ospo form --read` writes it anew."
        ),
    ),
    ("merged", phrase!("the sheet is merged from several; only `ospo` can continue it.")),
    ("no-place", phrase!("`{name}`: the form has no place for `{given}`.")),
];
