//! Who was asked in a round, and who of them has answered.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::answers::Respondent;
use crate::insight::round::facts::{RoundFacts, RoundSheet};
use crate::insight::round::voice::SourceSheet;
use crate::model::{Item, ItemId, Model};
use crate::organisation::Person;
use crate::score::Narrowed;

/// Somebody who was asked in a round, or who has answered in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    pub respondent: Option<Respondent>,
    /// Who it is, in a few words.
    pub label: String,
    /// The sheet; none where nothing has come back yet.
    pub sheet: Option<String>,
    /// How many items were asked of them; of somebody whom nobody asked, those that their role would
    /// know.
    pub asked: usize,
    /// How many of these they have said something to.
    pub given: usize,
    /// The last day on which they have answered something.
    pub last: Option<Date>,
}

impl Invited {
    /// Returns those who were asked, in their order, then those who have answered all the same. Nobody
    /// is asked for what is outside by `narrowed` and no sheet answers.
    pub fn all(
        model: &Model,
        people: &[Person],
        facts: &RoundFacts,
        sources: &[SourceSheet],
        narrowed: &Narrowed,
    ) -> Vec<Self> {
        let answered: BTreeSet<&ItemId> =
            sources.iter().flat_map(|source| source.sheet.answers.keys()).collect();
        let is_in =
            |item: &&Item| narrowed.outside(&item.id).is_none() || answered.contains(&item.id);
        let sources: BTreeMap<&str, &SourceSheet> =
            sources.iter().map(|source| (source.name.as_str(), source)).collect();
        let mut rest: Vec<&RoundSheet> = facts.sheets.iter().collect();
        let mut invited = Vec::new();
        for person in people {
            let who = Respondent { name: Some(person.name.clone()), role: person.role.clone() };
            let place = rest.iter().position(|sheet| is_theirs(sheet, &who));
            let sheet = place.map(|place| rest.remove(place));
            let asked: Vec<&Item> = person.asked(model).into_iter().filter(is_in).collect();
            invited.push(Self::of(who, &asked, sheet, &sources));
        }
        invited.extend(rest.into_iter().map(|sheet| {
            let who = sheet.respondent.clone().unwrap_or_default();
            let is_asked = |item: &&Item| match &who.role {
                Some(role) => item.who.iter().any(|who| who.as_str() == role),
                None => true,
            };
            let asked: Vec<&Item> = model.items().filter(is_asked).filter(is_in).collect();
            Self::of(who, &asked, Some(sheet), &sources)
        }));
        invited
    }

    fn of(
        who: Respondent,
        asked: &[&Item],
        sheet: Option<&RoundSheet>,
        sources: &BTreeMap<&str, &SourceSheet>,
    ) -> Self {
        let source = sheet.and_then(|sheet| sources.get(sheet.name.as_str()));
        let given: BTreeSet<&ItemId> =
            source.map_or_else(BTreeSet::new, |one| one.sheet.answers.keys().collect());
        let label = sheet.map(|sheet| sheet.label.clone());
        // What somebody answers as decides what counts, whatever role they were asked in.
        let answers_as = sheet.and_then(|sheet| sheet.respondent.as_ref()?.role.clone());
        let who = Respondent { role: answers_as.or(who.role), ..who };
        Self {
            label: label.or_else(|| who.name.clone()).unwrap_or_default(),
            respondent: Some(who).filter(|who| !who.is_empty()),
            sheet: sheet.map(|sheet| sheet.name.clone()),
            asked: asked.len(),
            given: asked.iter().filter(|item| given.contains(&item.id)).count(),
            last: sheet.and_then(|sheet| sheet.last),
        }
    }

    /// Says whether something that was asked is still to come.
    pub fn is_out(&self) -> bool {
        self.given < self.asked
    }
}

/// Says whether a sheet is that of somebody who was asked: by name, for whoever gives none may be
/// anybody.
fn is_theirs(sheet: &RoundSheet, who: &Respondent) -> bool {
    sheet.respondent.as_ref().is_some_and(|respondent| respondent.is_same(who))
}
