//! A sheet as it stands in its file, and what the model says to it.

use jiff::civil::Date;

use crate::answers::bind::{Bound, bind, strays};
use crate::answers::entries;
use crate::answers::merged::{MergeRoles, MergeRule, Merged, MergedFrom};
use crate::answers::migration::{self, Became, Gone};
use crate::answers::sheet::{ModelRef, Respondent, Sheet};
use crate::format::Read as _;
use crate::model::{ItemId, Model, ModelId};
use crate::problem::{Place, Problems, SourceFile};
use crate::text;
use crate::yaml::{self, Node, Reader, Value};

/// The words of `format:` in a sheet.
pub(super) const FORMAT: &str = "ospo/sheet/1";

/// Where a file begins.
const START: Place = Place {
    line: 1,
    column: 1,
    width: 1,
};

/// A sheet that is sound in itself; whether its levels exist, only its model can tell.
#[derive(Debug)]
pub struct Draft<'a> {
    file: &'a SourceFile,
    sheet: Sheet,
    places: Places<'a>,
}

/// Where in its file a sheet says what only its model can judge.
#[derive(Debug, Default)]
struct Places<'a> {
    model: Option<Place>,
    answers: entries::Places<'a>,
}

/// Reads a sheet.
///
/// # Errors
/// Everything that is wrong in the file, with places.
pub fn parse(file: &SourceFile) -> Result<Draft<'_>, Problems> {
    let (tree, mut reader) = yaml::parse(file)?;
    let read = read(&tree, &mut reader);
    let (sheet, places) = reader.finish_with(read)?;
    Ok(Draft {
        file,
        sheet,
        places,
    })
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
    let whole = matches!(&tree.value, Value::Map(m) if m.iter().any(|(k, _)| k.text == "format"));
    let (mut answers, places) = if whole {
        let Some((sheet, places)) = read(&tree, &mut reader) else {
            return reader.finish_with(None);
        };
        if !is_of(&sheet, &places, model, &mut reader)
            || !is_current(&sheet, &places, model, &mut reader)
        {
            return reader.finish_with(None);
        }
        (sheet.answers, places.answers)
    } else {
        entries::answers(&tree, &mut reader)
    };
    bind(&mut answers, &places, model, &mut reader);
    let ids = || model.items_and_topics().map(|item| item.id.as_str());
    let given_up = model.given_up();
    for (id, place) in &places {
        let id = &ItemId::new(&**id);
        if model.item(id).is_some() {
            continue;
        }
        match given_up.get(id).copied().and_then(Gone::of) {
            Some(gone) => {
                let help = "`ospo explain ITEM` shows what an item asks now";
                reader.tell(*place, format!("`{id}` was {}", gone.why), help);
            }
            None => reader.tell_unknown(*place, ("item", id.as_str()), ids(), || {
                "`ospo model show` lists the items".to_owned()
            }),
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
        let meant = self.sheet.model.id == model.id && self.sheet.subject == subject;
        Some(meant.then(|| self.bind(model))?.ok()?.sheet)
    }

    /// Checks the answers against their model.
    ///
    /// # Errors
    /// Another model's sheet, or a level that an item's scale does not have.
    pub fn bind(mut self, model: &Model) -> Result<Bound, Problems> {
        let mut reader = Reader::new(self.file);
        if !is_of(&self.sheet, &self.places, model, &mut reader) {
            return reader.finish_with(None);
        }
        let migration = migration::migrate(&mut self.sheet, model);
        for fate in migration.iter().flat_map(|migration| &migration.fates) {
            if let Became::Renamed { from } = &fate.became
                && let places = &mut self.places.answers
                && let Some(place) = places.iter_mut().find(|(item, _)| item == from.as_str())
            {
                place.0 = fate.item.to_string().into();
            }
        }
        bind(
            &mut self.sheet.answers,
            &self.places.answers,
            model,
            &mut reader,
        );
        let sheet = reader.finish_with(Some(self.sheet))?;
        let strays = strays(&sheet, model);
        Ok(Bound {
            sheet,
            strays,
            migration,
        })
    }
}

/// Says whether a sheet answers `model`, and tells where it does not.
fn is_of(sheet: &Sheet, places: &Places<'_>, model: &Model, reader: &mut Reader<'_>) -> bool {
    let (theirs, ours) = (&sheet.model.id, &model.id);
    if theirs != ours {
        let place = places.model.unwrap_or(START);
        let message = format!("this sheet answers the model `{theirs}`, not `{ours}`");
        reader.tell(place, message, format!("use `--model {theirs}`"));
    }
    theirs == ours
}

/// Says whether answers may be taken from a sheet as they are, and tells where it is of an older
/// version in which something was asked otherwise.
fn is_current(sheet: &Sheet, places: &Places<'_>, model: &Model, reader: &mut Reader<'_>) -> bool {
    let migration = migration::migrate(&mut sheet.clone(), model);
    let mut fates = migration.iter().flat_map(|migration| &migration.fates);
    let same = fates.all(|fate| match &fate.became {
        Became::Held | Became::NotCounted { why: None } => true,
        Became::AskedAgain { .. } => !sheet.answers.contains_key(&fate.item),
        Became::Renamed { .. } | Became::NotCounted { why: Some(_) } => false,
    });
    if !same {
        let (theirs, ours) = (&sheet.model.version, &model.version);
        let place = places.model.unwrap_or(START);
        let message = format!("this sheet was answered under version {theirs}, not {ours}");
        let help = "some questions have changed since; `ospo migrate` brings it up to date";
        reader.tell(place, message, help);
    }
    same
}

fn read<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<(Sheet, Places<'a>)> {
    let mut fields = reader.fields(node, "a sheet")?;
    if let Some(node) = fields.need_as("format", FORMAT)
        && let Some(format) = reader.word(node)
        && format != FORMAT
    {
        let message = format!("unknown format `{format}`");
        reader.tell(
            node.place,
            message,
            format!("this version reads `{FORMAT}`"),
        );
        // What else a file of another format means, nobody knows.
        return None;
    }
    let model = fields.need("model").and_then(|n| model_ref(n, reader));
    let subject = fields.need("subject").and_then(|n| reader.text(n));
    let date = fields.need("date").and_then(|n| reader.date(n));
    let respondent = fields
        .take("respondent")
        .and_then(|n| respondent(n, reader));
    let merged = fields.take("merged").and_then(|n| merged(n, reader));
    let (answers, places) = fields
        .take("answers")
        .map(|n| entries::answers_or_none(n, reader))
        .unwrap_or_default();
    let again = fields
        .take("ask_again")
        .map(|n| entries::again(n, reader))
        .unwrap_or_default();
    fields.finish(reader);
    let (model, place) = model?;
    let sheet = Sheet {
        model,
        subject: subject?,
        date: date?,
        respondent,
        merged,
        answers,
        again,
    };
    Some((
        sheet,
        Places {
            model: Some(place),
            answers: places,
        },
    ))
}

fn model_ref<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<(ModelRef, Place)> {
    let mut fields = reader.fields(node, "a model")?;
    let id_node = fields.need("id");
    let id = id_node.and_then(|n| reader.id(n));
    let version = fields.need("version").and_then(|n| reader.word(n));
    fields.finish(reader);
    Some((
        ModelRef {
            id: ModelId::new(id?),
            version: version?.to_owned(),
        },
        id_node?.place,
    ))
}

fn respondent<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Respondent> {
    let respondent = Respondent::read(node, &mut (), reader)?;
    (!respondent.is_empty()).then_some(respondent)
}

fn merged<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Merged> {
    let mut fields = reader.fields(node, "a merger")?;
    let rule = fields
        .need("rule")
        .and_then(|n| one_of("rule", MergeRule::ALL, MergeRule::as_str, n, reader));
    let roles = fields
        .take("roles")
        .map(|n| one_of("word", MergeRoles::ALL, MergeRoles::as_str, n, reader));
    let from_node = fields.need("from");
    let settled_node = fields.take("settled");
    fields.finish(reader);
    let from = reader.list(from_node?, "sheets");
    let from = from.iter().filter_map(|node| merged_from(node, reader));
    let from = from.collect();
    let settled = settled_node.map_or(&[][..], |node| reader.list(node, "items"));
    let settled = settled.iter().filter_map(|node| reader.id(node));
    let settled = settled.map(ItemId::new).collect();
    Some(Merged {
        rule: rule?,
        roles: roles.unwrap_or_else(|| Some(MergeRoles::default()))?,
        from,
        settled,
    })
}

fn merged_from<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<MergedFrom> {
    let mut fields = reader.fields(node, "a sheet that was merged")?;
    let sheet = fields.need("sheet").and_then(|n| reader.text(n));
    let date = fields.need("date").and_then(|n| reader.date(n));
    let respondent = fields
        .take("respondent")
        .and_then(|n| respondent(n, reader));
    fields.finish(reader);
    Some(MergedFrom {
        date: date?,
        sheet: sheet?,
        respondent,
    })
}

/// Reads one of a few words.
fn one_of<'a, T: Copy, const N: usize>(
    what: &str,
    all: [T; N],
    as_str: fn(T) -> &'static str,
    node: &Node<'a>,
    reader: &mut Reader<'a>,
) -> Option<T> {
    let word = reader.word(node)?;
    let found = all.into_iter().find(|one| as_str(*one) == word);
    if found.is_none() {
        let words = || all.into_iter().map(as_str);
        reader.tell_unknown(node.place, (what, word), words(), || {
            format!("use {}", text::one_of(words()))
        });
    }
    found
}
