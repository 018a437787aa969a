//! SAMM 2 as its core team keeps it: a file for each question, activity, stream, practice, …, which
//! point at one another.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::import::draft::{self, ImportDraft, Imported, Named};
use crate::import::left::Left;
use crate::import::source::{self, SourceDocument, said, text_of, texts};
use crate::problem::{Problem, Problems, SourceFile};
use crate::text;
use crate::yaml::Node;

/// The kinds of files that are read; others are left out.
const KINDS: [&str; 8] = [
    "Question",
    "Activity",
    "Stream",
    "PracticeLevel",
    "Practice",
    "Function",
    "MaturityLevel",
    "AnswerSet",
];

/// Makes a model of a folder: an item for each question, an area for each practice in its function,
/// and a stage for each level.
///
/// # Errors
/// What is no YAML, or where there is no question.
pub fn samm(files: &[SourceFile], named: &Named) -> Result<Imported, Problems> {
    let documents = source::documents(&source::yaml_of(files));
    let mut left = Left::default();
    let read = source::read(&documents, &mut left)?;
    let parts = SammParts::of(&read, &mut left);
    let Some(questions) = parts.0.get("Question") else {
        let path = documents.first().map_or("", |file| &*file.path);
        let message = "there is no question here: no file says `type: Question`";
        let help = "name the folder `model` of github.com/owaspsamm/core, or what you made of it";
        return Err(Problem::of_file(path, message, help).into());
    };
    let title = Some("OWASP SAMM".to_owned());
    let about = [Some("samm".to_owned()), title, Some("2.0".to_owned()), source::licence_of(files)];
    let mut draft = ImportDraft::new(named, about);
    draft.source.insert("url".to_owned(), "https://owaspsamm.org/model/".into());
    draft.method = json!({ "mean": ["stage", "area", "section"], "shown": { "to": 3 } });
    draft.left = left;
    let mut asked: Vec<SammQuestion> = Vec::new();
    for part in questions.values() {
        if let Some(question) = parts.question(*part) {
            asked.push(question);
        } else {
            let what = "questions whose activity, stream, practice or level is missing";
            draft.left.add(what, part.at());
        }
    }
    asked.sort_by_key(|question| question.order);
    let mut scales = BTreeMap::new();
    for question in asked {
        parts.add(&question, &mut scales, &mut draft);
    }
    Ok(draft.finish())
}

/// One file.
#[derive(Clone, Copy)]
struct SammPart<'r, 'f> {
    document: &'r SourceDocument<'f>,
}

impl<'r> SammPart<'r, '_> {
    fn word(self, name: &str) -> Option<&'r str> {
        self.document.root.field(name)?.word()
    }

    fn at(self) -> String {
        format!("{}:1", self.document.path)
    }

    /// The name of the file, which is the number of the question: `D-SA-1-A`.
    fn stem(self) -> &'r str {
        let name = self.document.path.rsplit(['/', '\\']).next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    fn number(self, name: &str) -> u32 {
        self.word(name).and_then(|word| word.parse().ok()).unwrap_or(u32::MAX)
    }
}

/// All files by kind and id.
struct SammParts<'r, 'f>(BTreeMap<&'static str, BTreeMap<&'r str, SammPart<'r, 'f>>>);

/// A question with the files that it hangs on.
struct SammQuestion<'r, 'f> {
    question: SammPart<'r, 'f>,
    activity: SammPart<'r, 'f>,
    practice: SammPart<'r, 'f>,
    function: SammPart<'r, 'f>,
    level: SammPart<'r, 'f>,
    order: (u32, u32, u32, u32, u32),
}

impl<'r, 'f> SammParts<'r, 'f> {
    fn of(documents: &'r [SourceDocument<'f>], left: &mut Left) -> Self {
        let mut parts: BTreeMap<&'static str, BTreeMap<&str, SammPart>> = BTreeMap::new();
        for document in documents {
            let part = SammPart { document };
            let kind = part.word("type");
            let kind = KINDS.into_iter().find(|known| Some(*known) == kind);
            match (kind, part.word("id")) {
                (Some(kind), Some(id)) => {
                    if parts.entry(kind).or_default().insert(id, part).is_some() {
                        left.add("files whose id another has", part.at());
                    }
                }
                _ => left.add("files of another kind", part.at()),
            }
        }
        Self(parts)
    }

    /// Returns the part of a kind that another one points at.
    fn linked(&self, kind: &str, part: SammPart<'r, 'f>, field: &str) -> Option<SammPart<'r, 'f>> {
        self.0.get(kind)?.get(part.word(field)?).copied()
    }

    fn question(&self, question: SammPart<'r, 'f>) -> Option<SammQuestion<'r, 'f>> {
        let activity = self.linked("Activity", question, "activity")?;
        let stream = self.linked("Stream", activity, "stream")?;
        let practice = self.linked("Practice", stream, "practice")?;
        let function = self.linked("Function", practice, "function")?;
        let practice_level = self.linked("PracticeLevel", activity, "level")?;
        let level = self.linked("MaturityLevel", practice_level, "maturityLevel")?;
        let number = level.number("number");
        let order = (
            function.number("order"),
            practice.number("order"),
            number,
            stream.number("order"),
            question.number("order"),
        );
        Some(SammQuestion { question, activity, practice, function, level, order })
    }

    fn add(
        &self,
        asked: &SammQuestion<'r, 'f>,
        scales: &mut BTreeMap<&'r str, String>,
        draft: &mut ImportDraft,
    ) {
        let SammQuestion { question, activity, practice, function, level, .. } = asked;
        let of = |part: &SammPart<'_, '_>, name: &str, left: &mut Left| {
            said(part.document, &part.document.root, &[name], left)
        };
        let Some(ask) = of(question, "text", &mut draft.left) else {
            draft.left.add("questions without a text", question.at());
            return;
        };
        let Some(scale) = self.scale(*question, scales, draft) else {
            draft.left.add("questions without answers that can be read", question.at());
            return;
        };
        for name in ["longDescription", "results", "metrics", "costs", "personnel", "notes"] {
            if activity.word(name).is_some() {
                draft.left.add(&format!("fields `{name}` of activities"), activity.at());
            }
        }
        let function = of(function, "name", &mut draft.left);
        let area = of(practice, "name", &mut draft.left).unwrap_or_else(|| "General".to_owned());
        let area = draft.area(&area, function.as_deref());
        let quality = question.document.root.field("quality");
        let look_for = texts(question.document, quality, &mut draft.left);
        let stem = question.stem();
        let fields = [
            ("id", draft.item_id(stem).into()),
            ("title", of(activity, "title", &mut draft.left).into()),
            ("source", stem.into()),
            ("area", area.into()),
            ("scale", scale.into()),
            ("ask", ask.into()),
            ("words", of(activity, "shortDescription", &mut draft.left).into()),
            ("why", of(activity, "benefit", &mut draft.left).into()),
            ("look_for", look_for.into()),
        ];
        let number = level.number("number").min(99);
        let summary = of(level, "description", &mut draft.left);
        let stage = draft.stage(number);
        stage.title = format!("Level {number}");
        stage.summary = summary.unwrap_or_default();
        stage.items.push(draft::item(fields));
    }

    /// Returns the scale of a question, which is made where it is new: what each answer is worth, of
    /// 100.
    fn scale(
        &self,
        question: SammPart<'r, 'f>,
        scales: &mut BTreeMap<&'r str, String>,
        draft: &mut ImportDraft,
    ) -> Option<String> {
        let set = self.linked("AnswerSet", question, "answerSet")?;
        let key = set.word("id")?;
        if let Some(known) = scales.get(key) {
            return Some(known.clone());
        }
        let entries = set.document.root.field("values").map_or(&[][..], Node::entries);
        let mut values: Vec<(u32, String, u32)> = Vec::new();
        for (at, entry) in (0..).zip(entries) {
            let word = |name: &str| entry.field(name).and_then(Node::word);
            let label = text_of(word("text")?, &mut draft.left, || set.document.at(entry))?;
            let order = word("order").and_then(|order| order.parse().ok()).unwrap_or(at);
            values.push((order, label, text::hundredths(word("value")?).filter(|it| *it <= 100)?));
        }
        values.sort();
        let mut taken = BTreeSet::from(["unknown", "u", "n", "n-a"].map(str::to_owned));
        let levels = values.into_iter().map(|(_, label, credit)| {
            let id = draft::unique(&label, "level", &mut taken);
            json!({ "id": id, "label": label, "credit": credit, "anchor": format!("{label}.") })
        });
        let levels: Vec<Value> = levels.collect();
        let id = format!("answers-{}", text::to_id(set.stem()).unwrap_or_default());
        draft.scales.push(json!({ "id": id, "levels": levels }));
        scales.insert(key, id.clone());
        Some(id)
    }
}
