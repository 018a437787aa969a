//! A sheet as it stands in its file, and what the model says to it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answers::bind::Bound;
use crate::answers::bind::bind;
use crate::answers::sheet::Answer;
use crate::answers::sheet::Choice;
use crate::answers::sheet::Confidence;
use crate::answers::sheet::Evidence;
use crate::answers::sheet::ModelRef;
use crate::answers::sheet::NOT_APPLICABLE;
use crate::answers::sheet::Respondent;
use crate::answers::sheet::Sheet;
use crate::answers::sheet::UNKNOWN;
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
    places: Places,
}

/// Where in its file a sheet says what only its model can judge.
#[derive(Debug, Default)]
struct Places {
    model: Option<Place>,
    answers: BTreeMap<ItemId, Place>,
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
        if !is_of(&sheet, &places, model, &mut reader) {
            return reader.finish_with(None);
        }
        (sheet.answers, places.answers)
    } else {
        answers(&tree, &mut reader)
    };
    let ids = || model.items_and_topics().map(|item| item.id.as_str());
    for stray in bind(&mut answers, &places, model, &mut reader) {
        if let Some(place) = places.get(&stray.item) {
            reader.tell_unknown(*place, ("item", stray.item.as_str()), ids(), || {
                "`ospo model show` lists the items".to_owned()
            });
        }
    }
    let mut sheet = onto.clone();
    for (id, answer) in answers {
        let answer = match sheet.answers.remove(&id) {
            Some(before) => answer.over(before),
            None => answer,
        };
        sheet.answers.insert(id, answer);
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
        let strays = bind(
            &mut self.sheet.answers,
            &self.places.answers,
            model,
            &mut reader,
        );
        let sheet = reader.finish_with(Some(self.sheet))?;
        Ok(Bound { sheet, strays })
    }
}

/// Says whether a sheet answers `model`, and tells where it does not.
fn is_of(sheet: &Sheet, places: &Places, model: &Model, reader: &mut Reader<'_>) -> bool {
    let (theirs, ours) = (&sheet.model.id, &model.id);
    if theirs != ours {
        let start = Place {
            line: 1,
            column: 1,
            width: 1,
        };
        let place = places.model.unwrap_or(start);
        let message = format!("this sheet answers the model `{theirs}`, not `{ours}`");
        reader.tell(place, message, format!("use `--model {theirs}`"));
    }
    theirs == ours
}

type Answers = (BTreeMap<ItemId, Answer>, BTreeMap<ItemId, Place>);

fn read<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<(Sheet, Places)> {
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
    let (answers, places) = fields
        .take("answers")
        .map(|n| answers_or_none(n, reader))
        .unwrap_or_default();
    fields.finish(reader);
    let (model, place) = model?;
    let sheet = Sheet {
        model,
        subject: subject?,
        date: date?,
        respondent,
        answers,
    };
    Some((
        sheet,
        Places {
            model: Some(place),
            answers: places,
        },
    ))
}

/// `answers:` with nothing behind it is a sheet that was just begun.
fn answers_or_none<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Answers {
    if node.is_nothing() {
        Answers::default()
    } else {
        answers(node, reader)
    }
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
            version: version?,
        },
        id_node?.place,
    ))
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
    let Some(mut fields) = reader.fields(node, "answers") else {
        return read;
    };
    for (key, value) in fields.rest() {
        let (Some(id), Some((answer, place))) = (reader.key_id(key), answer(value, reader)) else {
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
        let Some(choice) = choice(&word, None) else {
            return needs_reason(node.place, reader);
        };
        return Some((Answer::new(choice), node.place));
    }
    let mut fields = reader.fields(node, "an answer")?;
    let word_node = fields.need("answer");
    let word = word_node.and_then(|n| reader.word(n));
    let reason_node = fields.take("reason");
    let reason = reason_node.and_then(|n| reader.text(n));
    let remark = fields.take("note").and_then(|n| reader.text(n));
    let evidence = fields
        .take("evidence")
        .map(|n| evidence(n, reader))
        .unwrap_or_default();
    let confidence = fields
        .take("confidence")
        .and_then(|n| confidence(n, reader));
    let answered = fields.take("answered").and_then(|n| reader.date(n));
    fields.finish(reader);
    let place = word_node?.place;
    let Some(choice) = choice(&word?, reason) else {
        return if reason_node.is_none() {
            needs_reason(place, reader)
        } else {
            None
        };
    };
    if let (Some(node), false) = (reason_node, matches!(choice, Choice::NotApplicable { .. })) {
        let message = "a reason belongs to `not-applicable` alone";
        reader.tell(node.place, message, "write it as `note:`");
    }
    Some((
        Answer {
            choice,
            note: remark,
            evidence,
            confidence,
            answered,
        },
        place,
    ))
}

/// Returns what a word means; none where it needs a reason and has none.
fn choice(word: &str, reason: Option<String>) -> Option<Choice> {
    match word {
        UNKNOWN => Some(Choice::Unknown),
        NOT_APPLICABLE | "n/a" => reason.map(|reason| Choice::NotApplicable { reason }),
        level => Some(Choice::Level(LevelId::new(level))),
    }
}

fn needs_reason<T>(place: Place, reader: &mut Reader<'_>) -> Option<T> {
    let help =
        "write `answer: not-applicable` and below it `reason: …`, why it does not concern you";
    reader.tell(place, "`not-applicable` needs a reason", help);
    None
}

fn evidence<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Vec<Evidence> {
    let nodes = reader.list(node, "evidence");
    let read = nodes.iter().filter_map(|node| {
        if let Value::Scalar { .. } = &node.value {
            return Some(Evidence {
                text: reader.text(node)?,
                date: None,
            });
        }
        let mut fields = reader.fields(node, "evidence")?;
        let text = fields.need("text").and_then(|n| reader.text(n));
        let date: Option<Date> = fields.take("date").and_then(|n| reader.date(n));
        fields.finish(reader);
        Some(Evidence { text: text?, date })
    });
    read.collect()
}

fn confidence<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Confidence> {
    let word = reader.word(node)?;
    let found = Confidence::ALL
        .into_iter()
        .find(|confidence| confidence.as_str() == word);
    if found.is_none() {
        let words = || Confidence::ALL.into_iter().map(Confidence::as_str);
        reader.tell_unknown(node.place, ("confidence", &word), words(), || {
            format!("use {}", text::one_of(words()))
        });
    }
    found
}
