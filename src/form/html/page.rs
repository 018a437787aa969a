//! The whole page.

use std::borrow::Cow;
use std::collections::BTreeMap;

use askama::Template;
use serde::Serialize;
use thiserror::Error;

use crate::answers::choosable::{self, Choosable};
use crate::answers::{self, ModelRef, Sheet};
use crate::form::Questionnaire;
use crate::form::html::fields::{self, FormFields};
use crate::form::html::label::{self, LabelWords};
use crate::form::html::question::{self, ShownPart, shown};
use crate::form::html::spoken;
use crate::form::html::worth::{self, Worth};
use crate::form::letter::{Way, letter, rules};
use crate::lang::Forms;
use crate::model::{Item, Model};

const STYLE: &str = include_str!("../../../templates/form/style.css");

/// What the page does: a sheet, what it is worth, the form, what is kept, what is handed over, and moving about.
const SCRIPT: &str = concat!(
    include_str!("../../../templates/form/sheet.js"),
    include_str!("../../../templates/form/worth.js"),
    include_str!("../../../templates/form/form.js"),
    include_str!("../../../templates/form/keep.js"),
    include_str!("../../../templates/form/hand.js"),
    include_str!("../../../templates/form/move.js"),
);

/// What a browser may do: show the style and run the script above, and nothing else; it may load
/// nothing and send nothing. The words are their SHA-256; a test reckons them anew.
const POLICY: &str = "default-src 'none'; style-src 'sha256-k08clHhngIdfE/rzzQlDUO9GiX01eHvO/KgmbClCVq4='; script-src 'sha256-vN9VVHIsZzaXdtLReZobA7xezk6WAnR4rf8c8rhFYt0='; base-uri 'none'; form-action 'none'";

#[derive(Debug, Error)]
pub enum HtmlError {
    /// The answers are those of several people, and a form is filled by one.
    #[error("a merged sheet cannot be handed out")]
    Merged,
    #[error("cannot write the page")]
    Page(#[source] askama::Error),
}

type SaidPhrase = Cow<'static, str>;

#[derive(Template)]
#[template(path = "form/page.html")]
struct HtmlForm<'q> {
    policy: &'static str,
    style: &'static str,
    script: &'static str,
    language: &'q str,
    label: LabelWords,
    title: String,
    letter: Vec<String>,
    summary: Option<String>,
    source: String,
    data: GivenSheet<'q>,
    roles: Vec<Choosable>,
    /// The roles that would know something of what is asked.
    asked_roles: Vec<Choosable>,
    confidences: Vec<(&'static str, SaidPhrase)>,
    keys: Vec<(String, SaidPhrase)>,
    count: usize,
    needs_evidence: bool,
    /// Whether the page can say what the answers are worth.
    has_worth: bool,
    sections: Vec<ShownPart>,
}

#[derive(Serialize)]
struct GivenSheet<'q> {
    sheet: serde_json::Value,
    fields: FormFields,
    words: BTreeMap<&'static str, SaidPhrase>,
    /// Why answers are asked for again, in the language of the page, by what the sheet says.
    retold: BTreeMap<String, String>,
    worth: Option<Worth<'q>>,
    /// Phrases that count something, by name, with all their forms.
    counted: BTreeMap<&'static str, Forms>,
}

/// Writes a questionnaire as one file for a browser.
///
/// # Errors
/// Where the answers so far are merged, or cannot be written.
pub fn html(questionnaire: &Questionnaire<'_>) -> Result<String, HtmlError> {
    let Questionnaire { model, items, .. } = questionnaire;
    if questionnaire.sheet.merged.is_some() {
        return Err(HtmlError::Merged);
    }
    let mut sheet = questionnaire.sheet.clone();
    // It has been brought to the present version, whatever version was answered.
    sheet.model = ModelRef::of(model);
    let lang = &model.lang;
    let roles = choosable::roles(model, questionnaire.respondent_role());
    let is_asked = |role: &&Choosable| items.iter().any(|item| asks(item, &role.id));
    let asked_roles = roles.iter().filter(is_asked).cloned().collect();
    let worth = worth::worth(questionnaire);
    let page = HtmlForm {
        policy: POLICY,
        style: STYLE,
        script: SCRIPT,
        language: lang.tag(),
        label: label::of(model),
        has_worth: worth.is_some(),
        title: shown(&model.title),
        letter: letter(questionnaire, &[Way::Page]).into_iter().chain(rules(model)).collect(),
        summary: model.summary.as_deref().map(shown),
        source: source(model),
        data: GivenSheet {
            retold: retold(&sheet, model),
            sheet: answers::to_json(&sheet, model),
            fields: fields::of_sheet(),
            words: spoken::spoken(lang, worth.is_some()),
            counted: spoken::counted(lang, worth.is_some()),
            worth,
        },
        asked_roles,
        roles,
        confidences: label::confidences(lang),
        keys: label::keys(lang, numbers(items)),
        count: items.len(),
        needs_evidence: questionnaire.proven,
        sections: question::parts(&questionnaire.sections(), model),
    };
    let mut text = page.render().map_err(HtmlError::Page)?;
    text.push('\n');
    Ok(text)
}

/// Returns the lowest and the highest number by which a level is called.
fn numbers(items: &[&Item]) -> [usize; 2] {
    let scales = || items.iter().map(|item| &item.scale);
    let lowest = scales().map(|scale| scale.number(0)).min();
    let highest = scales().map(|scale| scale.number(scale.levels.len().saturating_sub(1))).max();
    [lowest, highest].map(Option::unwrap_or_default)
}

fn retold(sheet: &Sheet, model: &Model) -> BTreeMap<String, String> {
    let whys = sheet.again.values().map(|again| again.why.as_str());
    let whys = whys.map(|why| (why, model.retold(why))).filter(|(why, told)| **why != **told);
    whys.map(|(why, told)| (why.to_owned(), shown(&told))).collect()
}

fn asks(item: &Item, role: &str) -> bool {
    item.who.iter().any(|who| who.as_str() == role)
}

fn source(model: &Model) -> String {
    let source = &model.source;
    let told = source.attribution.as_ref();
    told.map_or_else(
        || format!("{} ({})", shown(&source.name), shown(&source.licence)),
        |told| shown(told),
    )
}
