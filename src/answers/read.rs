//! A sheet as it stands in its file, and what the model says to it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answers::sheet::Answer;
use crate::answers::sheet::Choice;
use crate::answers::sheet::Confidence;
use crate::answers::sheet::Evidence;
use crate::answers::sheet::ModelRef;
use crate::answers::sheet::Respondent;
use crate::answers::sheet::Sheet;
use crate::model::ItemId;
use crate::model::LevelId;
use crate::model::Model;
use crate::model::ModelId;
use crate::problem::Place;
use crate::problem::Problems;
use crate::problem::SourceFile;
use crate::text;
use crate::yaml;
use crate::yaml::Node;
use crate::yaml::Reader;
use crate::yaml::Value;

/// The words of `format:` in a sheet.
pub(super) const FORMAT: &str = "ospo/sheet/1";

/// A sheet that is sound in itself; whether its levels exist, only its model can tell.
#[derive(Debug)]
pub struct Draft<'a> {
    file: &'a SourceFile,
    sheet: Sheet,
    places: BTreeMap<ItemId, Place>,
}

/// An answer to an item that the model does not have. It is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// The item that is not in the model.
    pub item: ItemId,
    /// An item of the model with a name much like it.
    pub meant: Option<ItemId>,
}

/// A sheet whose answers the model knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The sheet, with its levels by name.
    pub sheet: Sheet,
    /// Answers that the model does not ask for; they stay in the sheet.
    pub strays: Vec<Stray>,
}

/// Reads a sheet.
///
/// # Errors
/// Everything that is wrong in the file, with places.
pub fn parse(file: &SourceFile) -> Result<Draft<'_>, Problems> {
    let tree = yaml::parse(file)?;
    let mut reader = Reader::new(file);
    let read = read(&tree, &mut reader);
    let (sheet, places) = reader.finish_with(read)?;
    Ok(Draft { file, sheet, places })
}

/// Reads answers alone, `item: level` or in full, into a copy of `onto`; a whole sheet will do too.
///
/// # Errors
/// Everything that is wrong in the file, with places; also answers to items that are not in
/// `model`, because here somebody is typing them.
pub fn parse_answers(file: &SourceFile, onto: &Sheet, model: &Model) -> Result<Sheet, Problems> {
    let tree = yaml::parse(file)?;
    let mut reader = Reader::new(file);
    let whole = matches!(&tree.value, Value::Map(m) if m.iter().any(|(k, _)| k.text == "format"));
    let read = if whole { read(&tree, &mut reader) } else { None };
    let (answers, places) = match read {
        Some((sheet, places)) => (sheet.answers, places),
        None if whole => return reader.finish_with(None),
        None => answers(&tree, &mut reader),
    };
    for (id, place) in &places {
        if model.item(id).is_none() {
            reader.tell(*place, format!("unknown item `{id}`"), meant_or_list(id, model));
        }
    }
    let mut sheet = onto.clone();
    sheet.answers.extend(answers);
    let sheet = reader.finish_with(Some(sheet))?;
    Ok(Draft { file, sheet, places }.bind(model)?.sheet)
}

fn meant_or_list(id: &ItemId, model: &Model) -> String {
    match near(id, model) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`ospo model show` lists the items".to_owned(),
    }
}

fn near(id: &ItemId, model: &Model) -> Option<ItemId> {
    text::nearest(id.as_str(), model.items_and_topics().map(|item| item.id.as_str()))
        .map(ItemId::new)
}

impl Draft<'_> {
    /// Returns the model that the sheet answers.
    pub fn model(&self) -> &ModelRef {
        &self.sheet.model
    }

    /// Checks the answers against their model.
    ///
    /// # Errors
    /// Another model's sheet, or a level that an item's scale does not have.
    pub fn bind(mut self, model: &Model) -> Result<Bound, Problems> {
        let mut reader = Reader::new(self.file);
        if self.sheet.model.id != model.id {
            let (theirs, ours) = (&self.sheet.model.id, &model.id);
            let place = Place { line: 1, column: 1, width: 1 };
            let message = format!("this sheet answers the model `{theirs}`, not `{ours}`");
            reader.tell(place, message, format!("use `--model {theirs}`"));
        }
        let mut strays = Vec::new();
        for (id, answer) in &mut self.sheet.answers {
            let Some(item) = model.item(id) else {
                strays.push(Stray { item: id.clone(), meant: near(id, model) });
                continue;
            };
            let Choice::Level(written) = &mut answer.choice else { continue };
            match item.scale.meant_by(written.as_str()) {
                Some(level) => *written = level.id.clone(),
                None => {
                    let Some(place) = self.places.get(id) else { continue };
                    let levels = || item.scale.levels.iter().map(|level| level.id.as_str());
                    let help = match text::nearest(written.as_str(), levels()) {
                        Some(meant) => format!("did you mean `{meant}`?"),
                        None => format!(
                            "`{id}` may be {}, `unknown` or `not-applicable`",
                            text::ticked(levels())
                        ),
                    };
                    reader.tell(*place, format!("unknown level `{written}`"), help);
                }
            }
        }
        let sheet = reader.finish_with(Some(self.sheet))?;
        Ok(Bound { sheet, strays })
    }
}

type Answers = (BTreeMap<ItemId, Answer>, BTreeMap<ItemId, Place>);

fn read<'a>(
    node: &Node<'a>,
    reader: &mut Reader<'a>,
) -> Option<(Sheet, BTreeMap<ItemId, Place>)> {
    let mut fields = reader.fields(node, "a sheet")?;
    if let Some(node) = fields.need("format", reader)
        && let Some(format) = reader.word(node)
        && format != FORMAT
    {
        let message = format!("unknown format `{format}`");
        reader.tell(node.place, message, format!("this version reads `{FORMAT}`"));
    }
    let model = fields.need("model", reader).and_then(|n| model_ref(n, reader));
    let subject = fields.need("subject", reader).and_then(|n| reader.text(n));
    let date = fields.need("date", reader).and_then(|n| reader.date(n));
    let respondent = fields.take("respondent").and_then(|n| respondent(n, reader));
    let (answers, places) =
        fields.take("answers").map(|n| answers_or_none(n, reader)).unwrap_or_default();
    fields.finish(reader);
    let sheet = Sheet { model: model?, subject: subject?, date: date?, respondent, answers };
    Some((sheet, places))
}

/// `answers:` with nothing behind it is a sheet that was just begun.
fn answers_or_none<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Answers {
    match &node.value {
        Value::Scalar { text, plain: true } if text.is_empty() => Answers::default(),
        _ => answers(node, reader),
    }
}

fn model_ref<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<ModelRef> {
    let mut fields = reader.fields(node, "a model")?;
    let id = fields.need("id", reader).and_then(|n| reader.id(n));
    let version = fields.need("version", reader).and_then(|n| reader.word(n));
    fields.finish(reader);
    Some(ModelRef { id: ModelId::new(id?), version: version? })
}

fn respondent<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Respondent> {
    let mut fields = reader.fields(node, "a respondent")?;
    let name = fields.take("name").and_then(|n| reader.text(n));
    let role = fields.take("role").and_then(|n| reader.id(n));
    fields.finish(reader);
    let respondent = Respondent { name, role };
    (!respondent.is_empty()).then_some(respondent)
}

fn answers<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Answers {
    let mut read = Answers::default();
    let Some(mut fields) = reader.fields(node, "answers") else { return read };
    for (key, value) in fields.rest() {
        let id = Node { place: key.place, value: Value::Scalar { text: key.text.clone(), plain: true } };
        let (Some(id), Some((answer, place))) = (reader.id(&id), answer(value, reader)) else {
            continue;
        };
        let id = ItemId::new(id);
        read.1.insert(id.clone(), place);
        read.0.insert(id, answer);
    }
    read
}

fn answer<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<(Answer, Place)> {
    if let Value::Scalar { .. } = &node.value {
        let word = reader.word(node)?;
        return Some((Answer::new(choice(&word, None, node.place, reader)?), node.place));
    }
    let mut fields = reader.fields(node, "an answer")?;
    let word_node = fields.need("answer", reader);
    let word = word_node.and_then(|n| reader.word(n));
    let reason_node = fields.take("reason");
    let reason = reason_node.and_then(|n| reader.text(n));
    let note = fields.take("note").and_then(|n| reader.text(n));
    let evidence = fields.take("evidence").map(|n| evidence(n, reader)).unwrap_or_default();
    let confidence = fields.take("confidence").and_then(|n| confidence(n, reader));
    let answered = fields.take("answered").and_then(|n| reader.date(n));
    fields.finish(reader);
    let place = word_node?.place;
    let choice = choice(&word?, reason, place, reader)?;
    if let (Some(node), false) = (reason_node, matches!(choice, Choice::NotApplicable { .. })) {
        let message = "a reason belongs to `not-applicable` alone";
        reader.tell(node.place, message, "write it as `note:`");
    }
    Some((Answer { choice, note, evidence, confidence, answered }, place))
}

fn choice(
    word: &str,
    reason: Option<String>,
    place: Place,
    reader: &mut Reader<'_>,
) -> Option<Choice> {
    match (word, reason) {
        ("unknown", _) => Some(Choice::Unknown),
        ("not-applicable" | "n/a", Some(reason)) => Some(Choice::NotApplicable { reason }),
        ("not-applicable" | "n/a", None) => {
            let message = "`not-applicable` needs a reason";
            reader.tell(place, message, "add `reason:` and say why it does not concern the subject");
            None
        }
        (level, _) => Some(Choice::Level(LevelId::new(level))),
    }
}

fn evidence<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Vec<Evidence> {
    let nodes = reader.list(node, "evidence");
    let read = nodes.iter().filter_map(|node| {
        if let Value::Scalar { .. } = &node.value {
            return Some(Evidence { text: reader.text(node)?, date: None });
        }
        let mut fields = reader.fields(node, "evidence")?;
        let text = fields.need("text", reader).and_then(|n| reader.text(n));
        let date: Option<Date> = fields.take("date").and_then(|n| reader.date(n));
        fields.finish(reader);
        Some(Evidence { text: text?, date })
    });
    read.collect()
}

fn confidence<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Confidence> {
    let word = reader.word(node)?;
    let found = Confidence::ALL.into_iter().find(|confidence| confidence.as_str() == word);
    if found.is_none() {
        let words = text::ticked(Confidence::ALL.map(Confidence::as_str));
        reader.tell(node.place, format!("unknown confidence `{word}`"), format!("use {words}"));
    }
    found
}
