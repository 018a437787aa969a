//! What the script of the page says, so that it says it in the language of the model.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::lang::{Forms, Lang, Phrase, forms_of, phrase};

type Named = (&'static str, Phrase);

/// Returns the phrases by the names that the script knows. Their holes are filled there.
pub(super) fn spoken(lang: &Lang, has_worth: bool) -> BTreeMap<&'static str, Cow<'static, str>> {
    let worth = if has_worth { WORTH } else { &[] };
    let phrases = [AS_IT_GOES, HANDED_OVER, TO_PUT_RIGHT, NOT_OPENED, worth].concat();
    let said = phrases.into_iter();
    let marks = [
        ("colon", lang.colon()),
        ("comma", lang.comma()),
        ("semicolon", lang.semicolon()),
        ("aside", lang.aside("{text}")),
        ("decimal", lang.number(".")),
    ];
    let marks = marks.into_iter().map(|(name, mark)| (name, mark.into()));
    said.map(|(name, phrase)| (name, lang.plain(phrase))).chain(marks).collect()
}

/// Returns the phrases that count something, likewise, with all their forms; all are of what answers
/// are worth.
pub(super) fn counted(lang: &Lang, has_worth: bool) -> BTreeMap<&'static str, Forms> {
    if !has_worth {
        return BTreeMap::new();
    }
    let counted = [
        (
            "in-place",
            forms_of!(
                lang,
                "{number} of {n} practice in place",
                "{number} of {n} practices in place"
            ),
        ),
        ("not-known", forms_of!(lang, "{n} not known", "{n} not known")),
        ("not-answered", forms_of!(lang, "{n} not answered", "{n} not answered")),
        ("not-applicable", forms_of!(lang, "{n} not applicable", "{n} not applicable")),
        ("claims", forms_of!(lang, "for {shown} of {n} claim", "for {shown} of {n} claims")),
        (
            "not-asked",
            forms_of!(
                lang,
                "{n} practice is not asked here and counts as not answered.",
                "{n} practices are not asked here and count as not answered."
            ),
        ),
        ("more", forms_of!(lang, "{n} more in place", "{n} more in place")),
        ("points", forms_of!(lang, "{n} more percentage point", "{n} more percentage points")),
        (
            "at-floor",
            forms_of!(
                lang,
                "{n} practice at {level} or above",
                "{n} practices at {level} or above"
            ),
        ),
        ("at-highest", forms_of!(lang, "{n} practice at {level}", "{n} practices at {level}")),
        ("answers", forms_of!(lang, "{n} answer", "{n} answers")),
        ("answers-on", forms_of!(lang, "an answer on {practices}", "answers on {practices}")),
        (
            "levels",
            forms_of!(lang, "a certain level of {n} practice", "certain levels of {n} practices"),
        ),
        (
            "levels-of",
            forms_of!(lang, "a certain level of {practices}", "certain levels of {practices}"),
        ),
        ("evidence", forms_of!(lang, "evidence for {n} practice", "evidence for {n} practices")),
    ];
    counted.into()
}

/// What is told and asked as one fills the form in.
const AS_IT_GOES: &[Named] = &[
    ("count", phrase!("{given} of {all} done")),
    ("again", phrase!("Asked again: {why} Answered before: {was}.")),
    ("at-least", phrase!("At least {level}")),
    ("kept", phrase!("Kept in this browser; in a private window, only until it is closed.")),
    (
        "not-kept",
        phrase!(
            "This browser keeps nothing here: download or copy the sheet before you close the page."
        ),
    ),
    (
        "kept-no-more",
        phrase!("What this browser kept has been cleared: what you see now is on this page alone."),
    ),
    ("found", phrase!("Your answers are back, as this browser kept them on {when}.")),
    ("not-printed", phrase!("This browser does not print from here: use its own menu.")),
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

/// What is told of a sheet that was handed to the browser: never more than the page can see.
const HANDED_OVER: &[Named] = &[
    (
        "handed",
        phrase!(
            "The browser was asked to save {name}. Whether it did, this page cannot see: look among your downloads; if it is not there, copy it here."
        ),
    ),
    (
        "to-copy",
        phrase!(
            "Here a download may be refused without a word. Look for {name} among your downloads; if it is not there, copy the text into a file of that name, or into a mail."
        ),
    ),
    ("copied", phrase!("Copied: paste it into a file named {name}, or into a mail.")),
    (
        "copy-by-hand",
        phrase!(
            "The browser does not let this page copy. The text is selected: press Ctrl+C, or on a Mac ⌘C."
        ),
    ),
    ("have", phrase!("You have {name}, so the page can be closed.")),
];

/// What is told of what the answers are worth.
const WORTH: &[Named] = &[
    ("stage", phrase!("Stage {number}: {title}")),
    ("partly", phrase!("{n} partly")),
    ("at-best", phrase!("at best {best} in place")),
    ("of-all", phrase!("{number} of {all}")),
    ("range-of-all", phrase!("{number}–{best} of {all}")),
    ("percent", phrase!("{number} %")),
    ("percents", phrase!("{low}–{high} %")),
    ("holds", phrase!("holds")),
    ("under-way", phrase!("under way")),
    ("begun", phrase!("begun")),
    ("not-begun", phrase!("not begun")),
    ("open", phrase!("not known")),
    ("not-applicable", phrase!("not applicable")),
    ("reached", phrase!("Stage {number} holds, with all below it.")),
    ("needs", phrase!("Stage {number} needs {needs}.")),
    ("raise", phrase!("{practices} at {level} or above")),
    ("raise-to-highest", phrase!("{practices} at {level}")),
    ("evidence-for", phrase!("evidence for {practices}")),
    ("and", phrase!("{first} and {last}")),
    ("in-a-row", phrase!("{before}, {next}")),
    ("answered", phrase!("{answered} of {all} answered")),
    ("with-evidence", phrase!("Evidence: {claims}")),
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
