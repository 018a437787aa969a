//! What the script of the page says, so that it says it in the language of the model.

use std::borrow::Cow;

use crate::lang::{Lang, Phrase, phrase};

type Named = (&'static str, Phrase);

/// Returns the phrases, each with the name by which the script knows it. Their holes are filled there.
pub(super) fn spoken(lang: &Lang) -> Vec<(&'static str, Cow<'static, str>)> {
    let phrases = [AS_IT_GOES, TO_PUT_RIGHT, WRONG_IN_A_SHEET].concat();
    let said = phrases.into_iter();
    said.map(|(name, phrase)| (name, lang.plain(phrase)))
        .collect()
}

/// What is told and asked as one fills the form in.
const AS_IT_GOES: &[Named] = &[
    ("count", phrase!("{given} of {all} done")),
    (
        "again",
        phrase!("Asked again: {why} Answered before: {was}."),
    ),
    ("kept", phrase!("Kept in this browser.")),
    (
        "not-kept",
        phrase!("This browser keeps nothing here: download the sheet before you close the page."),
    ),
    (
        "found",
        phrase!("Your answers from last time are back; they were kept in this browser."),
    ),
    ("downloaded", phrase!("Downloaded as {name}.")),
    ("opened", phrase!("{name} is open.")),
    (
        "opened-with-others",
        phrase!(
            "{name} is open. Answers to what this form does not ask stay in the sheet: {others}."
        ),
    ),
    ("cleared", phrase!("The form is as you received it.")),
    ("all-given", phrase!("Every question shown has an answer.")),
    (
        "ask-open",
        phrase!("Replace the answers in the form with those of {name}?"),
    ),
    (
        "ask-clear",
        phrase!(
            "Clear all answers, here and in this browser? The form will be as you received it."
        ),
    ),
    (
        "ask-take-back",
        phrase!("Take the answer back, with its note and evidence?"),
    ),
];

/// What keeps the form from handing over a sheet.
const TO_PUT_RIGHT: &[Named] = &[
    (
        "to-put-right",
        phrase!("There is no sheet yet. Put this right first:"),
    ),
    ("no-subject", phrase!("say which organisation is assessed.")),
    (
        "no-reason",
        phrase!("“Not applicable” needs a reason: say why."),
    ),
    (
        "no-answer",
        phrase!(
            "something is written beside the answer, but no answer is picked; “Not known” is one too."
        ),
    ),
    (
        "no-evidence",
        phrase!("a piece of evidence has a day but no text."),
    ),
    ("no-day", phrase!("a day is not complete.")),
];

/// Why a sheet is not opened.
const WRONG_IN_A_SHEET: &[Named] = &[
    (
        "not-opened",
        phrase!("{name} was not opened, and the form is as it was:"),
    ),
    (
        "broken",
        phrase!("The answers that this form came with cannot be shown:"),
    ),
    ("too-large", phrase!("it is larger than 4 MiB.")),
    (
        "not-text",
        phrase!("it is not text in UTF-8, so it is not a sheet."),
    ),
    ("in-line", phrase!("line {line}: {what}")),
    (
        "comment",
        phrase!("a comment, which will not be in the sheet that is downloaded."),
    ),
    ("sheet-tab", phrase!("a tab in the indentation.")),
    ("sheet-line", phrase!("this is not understood here.")),
    (
        "sheet-indent",
        phrase!("this line does not fit the ones above it."),
    ),
    ("sheet-twice", phrase!("`{name}` is there twice.")),
    (
        "sheet-quote",
        phrase!("a quote is opened and not closed on its line."),
    ),
    (
        "sheet-escape",
        phrase!("an escape that YAML does not have."),
    ),
    (
        "sheet-bracket",
        phrase!("a comma or a closing bracket is missing."),
    ),
    (
        "sheet-colon",
        phrase!("a `:` within a text: put the text into quotes."),
    ),
    (
        "sheet-sign",
        phrase!("a text begins with a sign: put it into quotes."),
    ),
    (
        "sheet-format",
        phrase!("this is not a sheet of `ospo/sheet/1`."),
    ),
    (
        "sheet-model",
        phrase!("the sheet answers the model `{given}`, the form asks `{own}`."),
    ),
    (
        "sheet-version",
        phrase!(
            "the sheet answers version {given} of the model, the form asks version {own}; `ospo migrate` brings the sheet up to date."
        ),
    ),
    (
        "sheet-merged",
        phrase!("the sheet is merged from several; only `ospo` can continue it."),
    ),
    ("sheet-unknown-field", phrase!("unknown field `{name}`.")),
    ("sheet-missing", phrase!("`{name}` is missing.")),
    (
        "sheet-fields",
        phrase!("fields with `name: value` are expected for `{name}`."),
    ),
    ("sheet-list", phrase!("a list is expected for `{name}`.")),
    ("sheet-text", phrase!("a text is expected for `{name}`.")),
    ("sheet-empty", phrase!("`{name}` is empty.")),
    (
        "sheet-day",
        phrase!("`{given}` is not a day such as 2026-11-22."),
    ),
    ("sheet-id", phrase!("`{given}` is not an id.")),
    (
        "sheet-confidence",
        phrase!("`{given}` is not `low`, `medium` or `high`."),
    ),
    ("sheet-level", phrase!("`{name}` has no level `{given}`.")),
    (
        "sheet-no-reason",
        phrase!("`{name}` is not applicable and gives no reason."),
    ),
    (
        "sheet-needless-reason",
        phrase!("`{name}`: only `not-applicable` takes a reason."),
    ),
];
