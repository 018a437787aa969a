//! The texts of a model that a language translates, entry by entry, always in the same order.

use std::sync::Arc;

use crate::format::{Field, Record, Stands, What};
use crate::model::{Item, Model, Scale, Stage};
use crate::text::words;

words! {
    /// A part of a language file that holds entries, named as its field there.
    #[derive(PartialOrd, Ord)]
    pub(super) enum TextSection {
        Model = "model",
        Areas = "areas",
        Roles = "roles",
        Scales = "scales",
        Stages = "stages",
        Items = "items",
        Contradictions = "contradictions",
    }
}

/// How the value of a field stands in its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextKind {
    Text,
    List,
    Levels,
}

impl TextSection {
    pub(super) fn noun(self) -> &'static str {
        self.as_str().trim_end_matches('s')
    }

    /// Describes an entry: the fingerprint of its English, then its texts in their order.
    fn record(self) -> &'static Record {
        match self {
            Self::Model => &OF_MODEL,
            Self::Areas | Self::Roles => &NAMED,
            Self::Scales => &OF_SCALE,
            Self::Stages => &OF_STAGE,
            Self::Items => &OF_ITEM,
            Self::Contradictions => &OF_CONTRADICTION,
        }
    }

    pub(super) fn fields(self) -> impl Iterator<Item = (&'static str, TextKind)> {
        let fields = self.record().fields.iter();
        fields.filter_map(|field| match field.stands {
            Stands::InField(What::Text) => Some((field.name, TextKind::Text)),
            Stands::InField(What::List(..)) => Some((field.name, TextKind::List)),
            Stands::InField(What::Map(..)) => Some((field.name, TextKind::Levels)),
            _ => None,
        })
    }
}

const OF: Field = may(
    "of",
    "The fingerprint of the texts that are translated here; `ospo model translate` writes it.",
    What::Word,
);
const TITLE: Field = text("title", "The name that people read.");

const fn text(name: &'static str, doc: &'static str) -> Field {
    may(name, doc, What::Text)
}

const fn list(name: &'static str, doc: &'static str) -> Field {
    may(name, doc, What::List(&What::Text, 0, None))
}

const fn levels(name: &'static str, doc: &'static str) -> Field {
    may(name, doc, What::Map(&What::Text, 0, None))
}

pub(super) const fn may(name: &'static str, doc: &'static str, what: What) -> Field {
    Field { name, doc, required: false, stands: Stands::InField(what) }
}

const fn entry(name: &'static str, doc: &'static str, fields: &'static [Field]) -> Record {
    Record { name, doc, fields, file: None, more: None }
}

pub(super) const OF_MODEL: Record = entry(
    "ModelTexts",
    "The texts of the model itself.",
    &[
        OF,
        TITLE,
        text("summary", "What the model is."),
        text("attribution", "The line that every report carries."),
    ],
);

pub(super) const NAMED: Record = entry("Named", "The name of an area or role.", &[OF, TITLE]);

pub(super) const OF_SCALE: Record = entry(
    "ScaleTexts",
    "The answers of a scale.",
    &[OF, levels("levels", "The names that people read, by level.")],
);

pub(super) const OF_STAGE: Record = entry(
    "StageTexts",
    "The texts of a stage.",
    &[
        OF,
        text("title", "The name of the stage."),
        text("label", "What it is called in the field."),
        text("summary", "What characterises it."),
        list(
            "signs",
            "What one sees in an organisation at this stage: as many as in English, in the same order.",
        ),
        list(
            "communities",
            "What each community is good for that says so in English, in the same order.",
        ),
    ],
);

pub(super) const OF_ITEM: Record = entry(
    "ItemTexts",
    "The texts of an item or topic.",
    &[
        OF,
        text("title", "A few words for tables."),
        text("ask", "The one question."),
        text("why", "Why it matters."),
        list("look_for", "Concrete things to look for: as many as in English, in the same order."),
        levels("levels", "What one would see, by level."),
        list("evidence", "What would show the answer: as many as in English, in the same order."),
        levels("next", "What to do to reach a level, by level."),
    ],
);

pub(super) const OF_CONTRADICTION: Record = entry(
    "ContradictionTexts",
    "What is told of answers that hardly go together.",
    &[OF, text("say", "What is told.")],
);

/// Where in its field a text stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TextPlace {
    /// It is the whole field.
    Whole,
    /// It is an entry of a list, counted from 0.
    Nth(usize),
    /// It is what is said of a level.
    Level(String),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TextSpot {
    pub(super) field: &'static str,
    pub(super) at: TextPlace,
}

/// The texts of one entry in English: in the language of the checklist's own files.
#[derive(Clone, Debug)]
pub(super) struct TextEntry {
    pub(super) section: TextSection,
    /// The name that the file uses; empty for the model itself.
    pub(super) id: String,
    pub(super) texts: Vec<(TextSpot, String)>,
    /// What tells these texts from others: eight digits that are others when a text is.
    pub(super) fingerprint: String,
}

impl TextEntry {
    /// Names the entry in a sentence.
    pub(super) fn name(&self) -> String {
        match self.section {
            TextSection::Model => "the model itself".to_owned(),
            section => format!("{} `{}`", section.noun(), self.id),
        }
    }

    pub(super) fn of_field<'e>(
        &'e self,
        field: &'e str,
    ) -> impl Iterator<Item = &'e (TextSpot, String)> {
        self.texts.iter().filter(move |(spot, _)| spot.field == field)
    }
}

pub(super) fn of_model(model: &Model) -> Vec<TextEntry> {
    let mut entries = Vec::new();
    // The same walk serves those who read and those who write, so that their orders cannot differ.
    each(&mut model.clone(), |section, id, texts| {
        let texts = texts.into_iter().map(|(spot, text)| (spot, text.clone()));
        let texts: Vec<(TextSpot, String)> = texts.collect();
        entries.push(TextEntry {
            section,
            id: id.to_owned(),
            fingerprint: fingerprint(&texts),
            texts,
        });
    });
    entries
}

fn fingerprint(texts: &[(TextSpot, String)]) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    let mut add = |text: &str| {
        // A byte that stands in no text keeps neighbours apart.
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    };
    for (spot, text) in texts {
        add(spot.field);
        if let TextPlace::Level(level) = &spot.at {
            add(level);
        }
        add(text);
    }
    format!("{hash:08x}")
}

type Texts<'m> = Vec<(TextSpot, &'m mut String)>;

/// Shows every entry of a model with its texts, which may be changed.
pub(super) fn each(model: &mut Model, mut show: impl FnMut(TextSection, &str, Texts<'_>)) {
    let mut own = vec![whole("title", &mut model.title)];
    own.extend(model.summary.as_mut().map(|text| whole("summary", text)));
    let attribution = model.source.attribution.as_mut();
    own.extend(attribution.map(|text| whole("attribution", text)));
    show(TextSection::Model, "", own);
    for area in &mut model.areas {
        let texts = vec![whole("title", &mut area.title)];
        show(TextSection::Areas, area.id.as_str(), texts);
    }
    for role in &mut model.roles {
        let texts = vec![whole("title", &mut role.title)];
        show(TextSection::Roles, role.id.as_str(), texts);
    }
    each_scale(model, &mut show);
    for stage in &mut model.stages {
        let id = stage.number.to_string();
        show(TextSection::Stages, &id, of_stage(stage));
    }
    let items = model.stages.iter_mut().flat_map(|stage| &mut stage.items);
    for item in items.chain(&mut model.topics) {
        let id = item.id.clone();
        show(TextSection::Items, id.as_str(), of_item(item));
    }
    for contradiction in &mut model.contradictions {
        let texts = vec![whole("say", &mut contradiction.say)];
        show(TextSection::Contradictions, &contradiction.id, texts);
    }
}

/// Items share their scales, and go on to do so.
fn each_scale(model: &mut Model, show: &mut impl FnMut(TextSection, &str, Texts<'_>)) {
    let mut scales: Vec<Arc<Scale>> = Vec::new();
    for item in model.items_and_topics() {
        if !scales.iter().any(|scale| scale.id == item.scale.id) {
            scales.push(Arc::clone(&item.scale));
        }
    }
    for scale in &mut scales {
        let mut shown = Scale::clone(scale);
        let labels = shown.levels.iter_mut().map(|level| {
            let at = TextPlace::Level(level.id.to_string());
            let field = "levels";
            (TextSpot { field, at }, &mut level.label)
        });
        let texts = labels.collect();
        show(TextSection::Scales, scale.id.as_str(), texts);
        *scale = Arc::new(shown);
    }
    let items = model.stages.iter_mut().flat_map(|stage| &mut stage.items);
    for item in items.chain(&mut model.topics) {
        if let Some(scale) = scales.iter().find(|scale| scale.id == item.scale.id) {
            item.scale = Arc::clone(scale);
        }
    }
}

fn of_stage(stage: &mut Stage) -> Texts<'_> {
    let mut texts = vec![whole("title", &mut stage.title)];
    texts.extend(stage.label.as_mut().map(|text| whole("label", text)));
    texts.push(whole("summary", &mut stage.summary));
    texts.extend(listed("signs", &mut stage.signs));
    let communities = stage.communities.iter_mut();
    let whys = communities.filter_map(|community| community.why.as_mut());
    texts.extend(listed("communities", whys));
    texts
}

fn of_item(item: &mut Item) -> Texts<'_> {
    let mut texts = vec![whole("title", &mut item.title), whole("ask", &mut item.ask)];
    texts.extend(item.why.as_mut().map(|text| whole("why", text)));
    texts.extend(listed("look_for", &mut item.look_for));
    let levels: Vec<String> = item.scale.levels.iter().map(|l| l.id.to_string()).collect();
    let mut nexts = Vec::new();
    for (level, step) in levels.iter().zip(&mut item.steps) {
        let at = || TextPlace::Level(level.clone());
        let spot = |field| TextSpot { field, at: at() };
        texts.push((spot("levels"), &mut step.anchor));
        nexts.extend(step.next.as_mut().map(|next| (spot("next"), next)));
    }
    texts.extend(listed("evidence", &mut item.evidence));
    texts.extend(nexts);
    texts
}

fn whole<'m>(field: &'static str, text: &'m mut String) -> (TextSpot, &'m mut String) {
    let at = TextPlace::Whole;
    (TextSpot { field, at }, text)
}

fn listed<'m>(
    field: &'static str,
    texts: impl IntoIterator<Item = &'m mut String>,
) -> impl Iterator<Item = (TextSpot, &'m mut String)> {
    let texts = texts.into_iter().enumerate();
    texts.map(move |(index, text)| {
        let at = TextPlace::Nth(index);
        (TextSpot { field, at }, text)
    })
}
