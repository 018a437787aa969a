//! The texts of a model that a language translates, entry by entry, always in the same order.

use std::sync::Arc;

use crate::checklist::language::section::TextSection;
use crate::model::{Item, Model, Scale, Stage};

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

/// Is shown an entry with its texts.
pub(super) type Show<'s> = dyn FnMut(TextSection, &str, Texts<'_>) + 's;

/// Returns the entries that a walk shows.
pub(super) fn entries(each: impl FnOnce(&mut Show<'_>)) -> Vec<TextEntry> {
    let mut entries = Vec::new();
    each(&mut |section, id, texts| {
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
    of_all(texts.iter().flat_map(|(spot, text)| {
        let level = match &spot.at {
            TextPlace::Level(level) => Some(level.as_str()),
            TextPlace::Whole | TextPlace::Nth(_) => None,
        };
        [Some(spot.field), level, Some(text.as_str())].into_iter().flatten()
    }))
}

/// Returns eight digits that are others when one of some texts is.
pub(in crate::checklist) fn of_all<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    for text in texts {
        // A byte that stands in no text keeps neighbours apart.
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    format!("{hash:08x}")
}

pub(super) type Texts<'m> = Vec<(TextSpot, &'m mut String)>;

/// Shows every entry of a model with its texts, which may be changed.
pub(super) fn each(model: &mut Model, show: &mut Show<'_>) {
    let mut own = vec![whole("title", &mut model.title)];
    own.extend(model.assesses.as_mut().map(|text| whole("assesses", text)));
    own.extend(model.badge.as_mut().map(|text| whole("badge", text)));
    own.extend(model.summary.as_mut().map(|text| whole("summary", text)));
    let attribution = model.source.attribution.as_mut();
    own.extend(attribution.map(|text| whole("attribution", text)));
    own.extend(model.not_yet.as_mut().map(|text| whole("not_yet", text)));
    show(TextSection::Model, "", own);
    each_shared(model, show);
    for area in &mut model.areas {
        let texts = vec![whole("title", &mut area.title)];
        show(TextSection::Areas, area.id.as_str(), texts);
    }
    for role in &mut model.roles {
        let texts = vec![whole("title", &mut role.title)];
        show(TextSection::Roles, role.id.as_str(), texts);
    }
    each_scale(model, show);
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
    for signal in &mut model.signals {
        let texts = vec![whole("why", &mut signal.why)];
        show(TextSection::Signals, &signal.id, texts);
    }
    each_change(model, show);
}

/// What changed stays in English, as sheets tell it; the model has both beside one another.
fn each_change(model: &mut Model, show: &mut Show<'_>) {
    for changes in &model.changes {
        let whys: Vec<_> = changes.list.iter().filter_map(|change| change.why()).collect();
        let mut said: Vec<String> = whys.iter().map(|(_, why)| (*why).to_owned()).collect();
        let texts = whys.iter().zip(&mut said).map(|((item, _), said)| {
            let at = TextPlace::Level(item.to_string());
            (TextSpot { field: "why", at }, said)
        });
        let texts: Texts<'_> = texts.collect();
        if !texts.is_empty() {
            show(TextSection::Changes, &changes.version, texts);
        }
        let retold = whys.iter().zip(said).filter(|((_, why), said)| why != said);
        let retold = retold.map(|((_, why), said)| ((*why).to_owned(), said));
        model.retold.extend(retold);
    }
}

/// What holds for all questions, and what is asked beside them.
fn each_shared(model: &mut Model, show: &mut Show<'_>) {
    for rule in &mut model.rules {
        let id = rule.title.clone();
        let texts = vec![whole("title", &mut rule.title), whole("text", &mut rule.text)];
        show(TextSection::Rules, &id, texts);
    }
    for term in &mut model.glossary {
        let id = term.word.clone();
        let english = term.words().collect::<Vec<_>>().join(", ");
        let mut words = english.clone();
        show(
            TextSection::Glossary,
            &id,
            vec![whole("term", &mut words), whole("means", &mut term.means)],
        );
        // A language has forms of its own.
        if words != english {
            let mut words = words.split(',').map(|word| word.trim().to_owned());
            term.word = words.next().unwrap_or_default();
            term.forms = words.collect();
        }
    }
    for scope in &mut model.scopes {
        let texts = vec![whole("ask", &mut scope.ask), whole("reason", &mut scope.reason)];
        show(TextSection::Scopes, scope.id.as_str(), texts);
    }
    for list in &mut model.lists {
        let texts = vec![whole("title", &mut list.title), whole("ask", &mut list.ask)];
        show(TextSection::Lists, list.id.as_str(), texts);
    }
}

/// Items share their scales, and go on to do so.
fn each_scale(model: &mut Model, show: &mut Show<'_>) {
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
    texts.extend(item.words.as_mut().map(|text| whole("words", text)));
    texts.extend(item.why.as_mut().map(|text| whole("why", text)));
    texts.extend(listed("look_for", &mut item.look_for));
    let levels: Vec<String> = item.scale.levels.iter().map(|l| l.id.to_string()).collect();
    let (mut dos, mut hows) = (Vec::new(), Vec::new());
    for (level, step) in levels.iter().zip(&mut item.steps) {
        let at = || TextPlace::Level(level.clone());
        let spot = |field| TextSpot { field, at: at() };
        texts.push((spot("levels"), &mut step.anchor));
        if let Some(next) = &mut step.next {
            dos.push((spot("do"), &mut next.what));
            hows.push((spot("how"), &mut next.how));
        }
    }
    texts.extend(item.floor_why.as_mut().map(|text| whole("floor_why", text)));
    texts.extend(listed("evidence", &mut item.evidence));
    texts.extend(dos);
    texts.extend(hows);
    texts.extend(item.risk.as_mut().map(|text| whole("risk", text)));
    let never = item.not_applicable_when.as_mut();
    texts.extend(never.map(|text| whole("not_applicable_when", text)));
    texts
}

pub(super) fn whole<'m>(field: &'static str, text: &'m mut String) -> (TextSpot, &'m mut String) {
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
