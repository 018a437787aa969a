//! What a form asks, whom, and what has been answered so far.

use std::collections::BTreeSet;
use std::mem;

use jiff::civil::Date;

use crate::answers::{Again, Answer, Respondent, Sheet};
use crate::interview::Selection;
use crate::lang::{Lang, say};
use crate::model::{Item, ItemId, Model, PartOf, RoleId};

#[derive(Clone, Debug)]
pub struct Questionnaire<'m> {
    pub model: &'m Model,
    /// Subject, day and respondent, and the answers so far; it may hold more than is asked.
    pub sheet: Sheet,
    /// The items that are asked, in order: those of each part, then the topics.
    pub items: Vec<&'m Item>,
    /// Why questions are left out: a reason for each.
    pub left_out: Vec<String>,
    /// What lies outside the organisation, as far as the sheet does not answer it.
    pub outside: BTreeSet<ItemId>,
    /// Whether what calls for evidence counts only with it.
    pub proven: bool,
    /// The role that the items were picked for; none where everything is asked.
    pub role: Option<RoleId>,
    /// The last day on which answers are waited for.
    pub until: Option<Date>,
}

/// Leaves first estimates for whoever answers to confirm or change: a box that is ticked already
/// would be sent back as if it were an answer.
fn ask_estimates_again(sheet: &mut Sheet, lang: &Lang) {
    let answers = mem::take(&mut sheet.answers).into_iter();
    let (estimated, rest): (Vec<_>, Vec<_>) = answers.partition(|(_, answer)| answer.estimate);
    sheet.answers.extend(rest);
    sheet.again.extend(estimated.into_iter().map(|(id, was)| {
        let why = say!(lang, "The answer was a first estimate, without evidence.");
        (id, Again { why, was })
    }));
}

#[derive(Clone, Debug)]
pub struct FormSection<'m> {
    /// Its part of the model; none for the topics.
    pub part: Option<PartOf<'m>>,
    /// Its items that are asked; never empty.
    pub items: Vec<&'m Item>,
}

fn is_same(one: Option<PartOf<'_>>, other: Option<PartOf<'_>>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(PartOf::Stage(one)), Some(PartOf::Stage(other))) => one.number == other.number,
        (Some(PartOf::Area { area: one, .. }), Some(PartOf::Area { area: other, .. })) => {
            one.id == other.id
        }
        _ => false,
    }
}

impl<'m> Questionnaire<'m> {
    /// Picks the items to ask. Who is asked in a role is noted with that role, where the sheet
    /// names none.
    pub fn new(model: &'m Model, mut sheet: Sheet, selection: &Selection) -> Self {
        if let Some(role) = &selection.role {
            let respondent = sheet.respondent.get_or_insert_with(Respondent::default);
            respondent.role.get_or_insert_with(|| role.to_string());
        }
        let (items, role) = (selection.of(model, &sheet), selection.role.clone());
        let left_out = selection.left_out(model, &sheet).into_iter().map(str::to_owned).collect();
        let outside = selection.outside.keys().cloned().collect();
        ask_estimates_again(&mut sheet, &model.lang);
        Self { model, sheet, items, left_out, outside, proven: false, role, until: None }
    }

    pub fn sections(&self) -> Vec<FormSection<'m>> {
        let mut sections: Vec<FormSection<'m>> = Vec::new();
        for item in &self.items {
            let part = self.model.part_of(&item.id);
            match sections.last_mut() {
                Some(last) if is_same(last.part, part) => last.items.push(item),
                _ => sections.push(FormSection { part, items: vec![item] }),
            }
        }
        sections
    }

    pub fn answer(&self, item: &ItemId) -> Option<&Answer> {
        self.sheet.answer(item)
    }

    pub fn respondent(&self) -> Option<&str> {
        self.sheet.respondent.as_ref()?.name.as_deref()
    }

    pub fn respondent_role(&self) -> Option<&str> {
        self.sheet.respondent.as_ref()?.role.as_deref()
    }
}
