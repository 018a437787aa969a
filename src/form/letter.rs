//! What whoever gets a form is told first: in the form itself, and in the mail that brings it.

use crate::form::questionnaire::Questionnaire;
use crate::interview;
use crate::lang::{Phrase, phrase, say, say_of};
use crate::model::{Model, RoleId};
use crate::report;
use crate::text;

/// How a form is filled in and sent back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Page,
    Spreadsheet,
    Markdown,
}

/// Returns a line for the subject of a mail, then the sentences below it: what it is about, how
/// much it asks, until when, what becomes of the answers, and how they come back.
pub fn letter(form: &Questionnaire<'_>, ways: &[Way]) -> Vec<String> {
    let lang = &form.model.lang;
    let role = form.respondent_role().map(RoleId::new);
    let name = form.respondent().or_else(|| role.as_ref().map(|role| form.model.role_title(role)));
    let facts = Facts {
        subject: &form.sheet.subject,
        name,
        day: &form.sheet.date.to_string(),
        number: form.items.len(),
        left_out: report::left_out(lang, form.left_out.iter().map(String::as_str)),
        until: form.until.map(|day| day.to_string()),
    };
    sentences(form.model, facts, ways)
}

/// What a letter says of one form.
struct Facts<'f> {
    subject: &'f str,
    name: Option<&'f str>,
    day: &'f str,
    number: usize,
    left_out: Vec<String>,
    until: Option<String>,
}

fn sentences(model: &Model, facts: Facts<'_>, ways: &[Way]) -> Vec<String> {
    let lang = &model.lang;
    let Facts { subject, name, day, number, left_out, until } = facts;
    let first = match name {
        Some(name) => {
            say!(lang, "{subject}: questions for {name}, round of {day}", subject, name, day)
        }
        None => say!(lang, "{subject}: questions, round of {day}", subject, day),
    };
    let title = &model.title;
    let about = say!(
        lang,
        "These questions are part of an assessment of {subject}, “{title}”, in the round that began on {day}.",
        subject,
        title,
        day
    );
    let minutes = interview::minutes(number);
    let time = say_of!(lang, minutes, "about {n} minute", "about {n} minutes");
    let size = say_of!(
        lang,
        number,
        "There is {n} question, which takes {time}.",
        "There are {n} questions, which take {time}.",
        time
    );
    let until = until.map(|day| say!(lang, "Send your answers back by {day}.", day));
    let said = |phrase: Phrase| lang.plain(phrase).into_owned();
    let rules = [
        phrase!("“Not known” is an answer too; what does not apply to you needs a reason."),
        phrase!(
            "Your answers are put together with those of others. Whoever leads the round sees who \
             said what; reports show the results, with notes and evidence."
        ),
    ];
    let ways = ways.iter().map(|way| said(way.phrase()));
    let lines = [first, about, size].into_iter().chain(left_out).chain(until);
    let lines = lines.chain(rules.map(said)).chain(ways);
    lines.map(|line| text::visible(&line).into_owned()).collect()
}

/// Stands in the sentences of a letter for what differs from form to form.
pub(super) const ANY: char = '\u{fffc}';

/// Returns every sentence that an interview sheet of a model may say above its fields, with [`ANY`]
/// for subject, name, day and reason, and whatever number.
pub(super) fn possible_sentences(model: &Model) -> Vec<String> {
    let any = &ANY.to_string();
    // One and several are said in other words.
    let all = [1, 2].map(|number| {
        let facts = Facts {
            subject: any,
            name: Some(any).filter(|_| number == 1).map(String::as_str),
            day: any,
            number,
            left_out: report::left_out(&model.lang, (0..number).map(|_| any.as_str())),
            until: Some(any.clone()),
        };
        sentences(model, facts, &[Way::Markdown])
    });
    all.into_iter().flatten().chain(rules(model)).collect()
}

/// Returns the rules by which every answer is chosen, a line each.
pub(super) fn rules(model: &Model) -> impl Iterator<Item = String> {
    let rules = model.rules.iter().map(|rule| model.lang.named(&rule.title, &rule.text));
    rules.map(|line| text::visible(&line).into_owned())
}

impl Way {
    fn phrase(self) -> Phrase {
        match self {
            Self::Page => phrase!(
                "Open the page in a browser and pick, for each question, what one would see today. \
                 What you type is sent nowhere; the page says whether that browser keeps it. At the \
                 end, download the sheet and send it back."
            ),
            Self::Spreadsheet => phrase!(
                "Fill in the yellow cells on both sheets of the spreadsheet, save it and send it back."
            ),
            Self::Markdown => phrase!(
                "Tick one box for each question, and write one piece of evidence a line, with its \
                 days in brackets after it: Audit (2026-01-31 – 2027-01-31). Save the file and send \
                 it back."
            ),
        }
    }
}
