//! A sheet as it stands in its file, and what the model says to it.

use jiff::civil::Date;

use crate::answers::bind::{Bound, name_levels, name_role, strays};
use crate::answers::migration::{self, Became, Gone};
use crate::answers::same_name::same_name;
use crate::answers::sheet::{Answers, ModelRef, Sheet};
use crate::answers::wrong_level::{place_of, tell_levels};
use crate::format::Read as _;
use crate::model::Model;
use crate::problem::{Place, Problems, SourceFile};
use crate::yaml::{self, Node, Reader};

/// A sheet that is sound in itself; whether its levels exist, only its model can tell.
#[derive(Debug)]
pub struct Draft<'a> {
    file: &'a SourceFile,
    sheet: Sheet,
}

/// Reads a sheet.
///
/// # Errors
/// Everything that is wrong in the file, with places.
pub fn parse(file: &SourceFile) -> Result<Draft<'_>, Problems> {
    let (tree, mut reader) = yaml::parse(file)?;
    let sheet = Sheet::read(&tree, &mut (), &mut reader);
    let sheet = reader.finish_with(sheet)?;
    Ok(Draft { file, sheet })
}

/// Reads answers alone, `item: level` or in full, into a copy of `onto`; a whole sheet will do too.
///
/// What an answer of `onto` says beside its level stays, unless something new is given.
///
/// # Errors
/// Everything that is wrong in the file, with places; also answers to items that are not in
/// `model`, because here somebody is typing them.
pub fn parse_answers(file: &SourceFile, onto: &Sheet, model: &Model) -> Result<Sheet, Problems> {
    let (tree, mut reader) = yaml::parse(file)?;
    let whole = tree.field("format").is_some();
    let (answers, node) = if whole {
        let sheet = Sheet::read(&tree, &mut (), &mut reader);
        let sheet = sheet.filter(|sheet| {
            is_of(sheet, &tree, model, &mut reader) && is_current(sheet, &tree, model, &mut reader)
        });
        (sheet.map(|sheet| sheet.answers), tree.field("answers"))
    } else {
        (Answers::read(&tree, &mut (), &mut reader), Some(&tree))
    };
    let Some(mut answers) = answers else {
        return reader.finish_with(None);
    };
    tell_levels(&name_levels(&mut answers, model), node, model, &mut reader);
    let ids = || model.items_and_topics().map(|item| item.id.as_str());
    let given_up = model.given_up();
    for id in answers.keys().filter(|id| model.item(id).is_none()) {
        let place = place_of(node, id);
        match given_up.get(id).copied().and_then(Gone::of) {
            Some(gone) => {
                let help = "`ospo explain ITEM` shows what an item asks now";
                reader.tell(place, format!("`{id}` was {}", gone.why), help);
            }
            None => {
                reader.tell_unknown(place, ("item", id.as_str()), ids(), || model.where_listed());
            }
        }
    }
    let mut sheet = onto.clone();
    for (id, answer) in answers {
        let answer = match sheet.to_go_on_from(&id) {
            Some(before) => answer.over(before),
            None => answer,
        };
        sheet.give(id, answer);
    }
    reader.finish_with(Some(sheet))
}

impl Draft<'_> {
    /// Returns the model that the sheet answers.
    pub fn model(&self) -> &ModelRef {
        &self.sheet.model
    }

    /// Returns whom the sheet assesses.
    pub fn subject(&self) -> &str {
        &self.sheet.subject
    }

    /// Returns the day for which the answers hold.
    pub fn date(&self) -> Date {
        self.sheet.date
    }

    /// Says whether the sheet was put together from others.
    pub fn is_merged(&self) -> bool {
        self.sheet.merged.is_some()
    }

    /// Returns the sheet where it answers `model` soundly and for `subject`.
    pub fn of(self, model: &Model, subject: &str) -> Option<Sheet> {
        let meant = self.sheet.model.id == model.id && same_name(&self.sheet.subject, subject);
        Some(meant.then(|| self.bind(model))?.ok()?.sheet)
    }

    /// Checks the answers against their model.
    ///
    /// # Errors
    /// Another model's sheet, or a level that an item's scale does not have.
    pub fn bind(mut self, model: &Model) -> Result<Bound, Problems> {
        if self.sheet.model.id != model.id {
            let (tree, mut reader) = yaml::parse(self.file)?;
            is_of(&self.sheet, &tree, model, &mut reader);
            return reader.finish_with(None);
        }
        name_role(&mut self.sheet, model);
        let mut wrong = Vec::new();
        let migration = migration::migrate(&mut self.sheet, model, &mut wrong);
        let mut of_today = name_levels(&mut self.sheet.answers, model);
        if !wrong.is_empty() || !of_today.is_empty() {
            // Where answers stand is looked up only where one is told: sheets are read by the thousand.
            let (tree, mut reader) = yaml::parse(self.file)?;
            for level in &mut of_today {
                let fates = migration.iter().flat_map(|migration| &migration.fates);
                let mut fates = fates.filter(|fate| fate.item == level.item);
                if let Some(Became::Renamed { from }) = fates.next().map(|fate| &fate.became) {
                    level.stands_under.clone_from(from);
                }
            }
            wrong.append(&mut of_today);
            tell_levels(&wrong, tree.field("answers"), model, &mut reader);
            return reader.finish_with(None);
        }
        let is_current = migration.is_some() || self.sheet.model.version == model.version;
        Ok(Bound {
            strays: strays(&self.sheet, model),
            sheet: self.sheet,
            migration,
            fingerprint: is_current.then(|| model.fingerprint()),
        })
    }
}

/// Says whether a sheet answers `model`, and tells where it does not.
fn is_of(sheet: &Sheet, tree: &Node<'_>, model: &Model, reader: &mut Reader<'_>) -> bool {
    let (theirs, ours) = (&sheet.model.id, &model.id);
    if theirs != ours {
        let place = place_of_model(tree);
        let message = format!("this sheet answers the model `{theirs}`, not `{ours}`");
        let help = format!(
            "use `--model {theirs}`; `ospo --model {ours} assess` begins a sheet for `{ours}`"
        );
        reader.tell(place, message, help);
    }
    theirs == ours
}

/// Says whether answers may be taken from a sheet as they are, and tells where it is of an older
/// version in which something was asked otherwise.
fn is_current(sheet: &Sheet, tree: &Node<'_>, model: &Model, reader: &mut Reader<'_>) -> bool {
    // A level that is none is asked again here, so the sheet is refused anyway.
    let migration = migration::migrate(&mut sheet.clone(), model, &mut Vec::new());
    let mut fates = migration.iter().flat_map(|migration| &migration.fates);
    let same = fates.all(|fate| match &fate.became {
        Became::Held | Became::NotCounted { why: None } => true,
        Became::BroughtOver { was, now, .. } => was == now,
        Became::AskedAgain { .. } => !sheet.answers.contains_key(&fate.item),
        Became::Renamed { .. } | Became::NotCounted { why: Some(_) } => false,
    });
    if !same {
        let (theirs, ours) = (&sheet.model.version, &model.version);
        let place = place_of_model(tree);
        let message = format!("this sheet was answered under version {theirs}, not {ours}");
        let help = "some questions have changed since; `ospo migrate` brings it up to date";
        reader.tell(place, message, help);
    }
    same
}

fn place_of_model(tree: &Node<'_>) -> Place {
    let id = tree.field("model").and_then(|model| model.field("id"));
    id.map_or(Place::START, |id| id.place)
}
