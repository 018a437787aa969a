//! Several sheets as one.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answers::{self, Again, Answer, ModelRef, Respondent, Sheet, SheetName};
use crate::insight::round::found::{Beside, Found};
use crate::insight::round::item::{Accord, RoundItem, Ruling};
use crate::insight::round::joined;
use crate::insight::round::voice::{self, SourceSheet};
use crate::model::{Fingerprint, ItemId, Model, version_order};
use crate::score::{Bounds, Narrowed, WhyBounds};

/// The sheets of one subject in one round. What it makes of them does not depend on the order in
/// which they are given.
#[derive(Clone, Debug)]
pub struct Round<'m> {
    pub model: &'m Model,
    pub subject: String,
    /// The day on which it began.
    pub day: Date,
    /// What was agreed on.
    settled: BTreeMap<ItemId, Answer>,
    /// All sheets, in the order of their names; those of respondents first.
    sheets: Vec<SourceSheet>,
    /// How many of them are those of respondents.
    respondents: usize,
    labels: Vec<String>,
    /// What does not apply unless a sheet answers it, each with the reason.
    outside: BTreeMap<ItemId, String>,
    /// What programs found.
    found: Found<'m>,
}

impl<'m> Round<'m> {
    /// Puts sheets together; none where there is no sheet. Names tell the sheets apart, and say
    /// which of them holds what was settled.
    pub fn new(model: &'m Model, mut sheets: Vec<SourceSheet>) -> Option<Self> {
        sheets.sort_by_cached_key(|source| (source.part(), source.name.clone()));
        let respondents = sheets.iter().filter(|sheet| sheet.is_voice()).count();
        let mut settled = BTreeMap::new();
        for source in sheets.iter().skip(respondents) {
            settled.extend(source.settled(&sheets[..respondents]));
        }
        let first = sheets.first()?;
        let day = SheetName::of(&first.name).day.unwrap_or(first.sheet.date);
        Some(Self {
            model,
            subject: first.sheet.subject.clone(),
            day,
            settled,
            respondents,
            labels: labels(model, &sheets[..respondents]),
            outside: BTreeMap::new(),
            found: Found::default(),
            sheets,
        })
    }

    /// Takes items for such that do not apply, each for a reason, unless a sheet answers them.
    #[must_use]
    pub fn without(self, outside: BTreeMap<ItemId, String>) -> Self {
        Self { outside, ..self }
    }

    /// Takes what programs found.
    #[must_use]
    pub fn with_found(self, found: Found<'m>) -> Self {
        Self { found, ..self }
    }

    /// Returns what programs found of its items.
    pub fn found(&self) -> &Found<'m> {
        &self.found
    }

    /// Returns what lies outside what is asked, and nothing else that is known.
    pub fn outside(&self) -> Narrowed {
        Narrowed::default().without(self.outside.clone())
    }

    /// Says whether an item lies outside what is asked, unless a sheet answers it.
    pub(super) fn is_outside(&self, item: &ItemId) -> bool {
        self.outside.contains_key(item)
    }

    /// Returns the sheets of the respondents by name, each with who answered it in a few words.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = (&SourceSheet, &str)> {
        let labels = self.labels.iter().map(String::as_str);
        self.voices().iter().zip(labels)
    }

    /// Says in a few words who answered the sheet at a place among those of the respondents.
    pub fn label(&self, place: usize) -> &str {
        self.labels.get(place).map_or("", String::as_str)
    }

    /// Returns all sheets, with those that hold what was settled.
    pub fn sheets(&self) -> &[SourceSheet] {
        &self.sheets
    }

    fn voices(&self) -> &[SourceSheet] {
        self.sheets.get(..self.respondents).unwrap_or_default()
    }

    /// Returns names under which more than one sheet was answered, as the first of them spells it,
    /// each with the sheets.
    pub fn twice(&self) -> Vec<(&str, Vec<&str>)> {
        let mut sheets: BTreeMap<String, (&str, Vec<&str>)> = BTreeMap::new();
        for source in self.voices() {
            if let Some(name) = name(source) {
                let key = answers::name_key(name);
                sheets.entry(key).or_insert((name, Vec::new())).1.push(&source.name);
            }
        }
        sheets.into_values().filter(|(_, of)| of.len() > 1).collect()
    }

    /// Returns what was asked where sheets of one version were asked different things, each with the
    /// sheets; nothing where all were asked the same, as far as they say.
    pub fn contents(&self) -> Vec<(Fingerprint, Vec<&str>)> {
        let mut versions: BTreeMap<&str, BTreeMap<Fingerprint, Vec<&str>>> = BTreeMap::new();
        for SourceSheet { name, sheet } in &self.sheets {
            if let Some(fingerprint) = sheet.model.fingerprint {
                let version = versions.entry(&sheet.model.version).or_default();
                version.entry(fingerprint).or_default().push(name);
            }
        }
        versions.into_values().filter(|contents| contents.len() > 1).flatten().collect()
    }

    pub fn items(&self) -> Vec<RoundItem<'_>> {
        let items = self.model.items_in_order().map(|item| {
            let stage = self.model.stage_of(&item.id).map(|stage| stage.number);
            let voices = voice::voices(item, self.voices());
            let is_doubted = voice::is_doubted(item, self.voices(), &voices);
            let beside = (self.settled.get(&item.id), self.found.item(&item.id));
            RoundItem::new((item, stage), voices, is_doubted, beside)
        });
        items.collect()
    }

    /// Returns what a meeting has to settle: first a level against not applicable, then what is
    /// widest apart.
    pub fn agenda<'i, 's>(&self, items: &'i [RoundItem<'s>]) -> Vec<&'i RoundItem<'s>> {
        let urgency = |one: &&RoundItem| match one.accord() {
            Accord::Conflict => Some(u64::MAX),
            Accord::Apart(spread) => Some(spread),
            Accord::Settled | Accord::Same | Accord::Alone | Accord::Open => None,
        };
        let mut agenda: Vec<&RoundItem> =
            items.iter().filter(|one| urgency(one).is_some()).collect();
        agenda.sort_by_key(|one| std::cmp::Reverse(urgency(one)));
        agenda
    }

    /// Returns what all sheets say together. Where respondents differ it has the lower level, and
    /// [`Round::narrowed`] says between which levels it lies.
    pub fn sheet(&self) -> Sheet {
        if let [alone] = &*self.sheets {
            return Sheet { date: self.day, ..alone.sheet.clone() };
        }
        let labels: &[String] = if self.labels.len() > 1 { &self.labels } else { &[] };
        let items = self.items();
        let answers = items
            .iter()
            .filter_map(|one| Some((one.item.id.clone(), joined::answer(one, labels)?)));
        let mut answers: BTreeMap<ItemId, Answer> = answers.collect();
        for (id, settled) in &self.settled {
            let said = answers.remove(id);
            answers.insert(id.clone(), joined::beside(settled, said));
        }
        // What the model does not ask for counts nowhere and is told.
        for (id, stray) in self.sheets.iter().flat_map(|source| &source.sheet.answers) {
            if self.model.item(id).is_none() {
                answers.entry(id.clone()).or_insert_with(|| stray.clone());
            }
        }
        let respondent = self.voices().first().and_then(|first| first.sheet.respondent.clone());
        let same = |source: &SourceSheet| {
            Respondent::are_one(source.sheet.respondent.as_ref(), respondent.as_ref())
        };
        let is_one = self.voices().iter().all(same);
        Sheet {
            model: self.version(),
            subject: self.subject.clone(),
            date: self.day,
            respondent: respondent.filter(|_| is_one),
            merged: None,
            closed: self.sheets.iter().find_map(|source| source.sheet.closed.clone()),
            again: self.again(&answers),
            answers,
        }
    }

    /// Returns the items on which respondents differ, or what was found differs from all that they
    /// say, and nobody has settled it, in the order of the model.
    pub(super) fn not_agreed(&self) -> Vec<RoundItem<'_>> {
        // Nobody differs from themselves, and most rounds are of one.
        let is_one_voice = self.respondents < 2 && self.found.is_empty();
        let mut items = if is_one_voice { Vec::new() } else { self.items() };
        items.retain(RoundItem::is_not_agreed);
        items
    }

    /// Says whether something was agreed on of an item.
    pub(super) fn is_settled(&self, item: &ItemId) -> bool {
        self.settled.contains_key(item)
    }

    /// Returns between which levels those items lie on which respondents differ or of which programs
    /// found something, and what does not apply although no sheet says so.
    pub fn narrowed(&self) -> Narrowed {
        let mut narrowed = self.outside();
        self.narrow_by_found(&mut narrowed);
        for one in self.not_agreed() {
            let why = WhyBounds::NotAgreed;
            let bounds = match (one.contradicted(), one.ruling) {
                (Some((low, high)), _) | (None, Ruling::Between(low, high)) => {
                    Bounds::between(&one.item.scale, &low.id, &high.id, why)
                }
                _ => Bounds::whole(&one.item.scale, why),
            };
            if let Some(bounds) = bounds {
                narrowed.set(one.item.id.clone(), bounds);
            }
        }
        narrowed
    }

    fn narrow_by_found(&self, narrowed: &mut Narrowed) {
        if self.found.is_empty() {
            return;
        }
        for one in self.items() {
            let Some(found) = one.found else { continue };
            if found.span.0 > 0 {
                narrowed.show(one.item.id.clone(), found.span.0);
            }
            let bounds = match (one.ruling, one.beside_found()) {
                _ if one.settled.is_some() || found.is_excluded() => None,
                (Ruling::Unknown | Ruling::Unanswered, _) => found.bounds(),
                (_, Some(Beside::Narrower(span))) => found.bounds_of(span),
                _ => None,
            };
            if let Some(bounds) = bounds {
                narrowed.set(one.item.id.clone(), bounds);
            }
        }
    }

    /// Returns the model with the version that was answered: of several the oldest, because nobody
    /// was asked more than that. Where one is newer than the model, or nobody can tell, it is that of
    /// the first such sheet.
    fn version(&self) -> ModelRef {
        let model = ModelRef::of(self.model);
        let answered = || self.sheets.iter().map(|source| &source.sheet.model);
        let order = |one: &ModelRef, other: &ModelRef| version_order(&one.version, &other.version);
        let is_read_as_ours =
            |one: &&ModelRef| order(one, &model).is_some_and(|order| order != Ordering::Greater);
        if let Some(newer) = answered().find(|one| !is_read_as_ours(one)) {
            return newer.clone();
        }
        let behind = answered().filter(|one| order(one, &model) == Some(Ordering::Less));
        if let Some(oldest) =
            behind.min_by(|one, other| order(one, other).unwrap_or(Ordering::Equal))
        {
            return oldest.clone();
        }
        // Where something else was asked under the same version, that has to stay known.
        answered().find(|one| one.is_otherwise_asked(&model)).cloned().unwrap_or(model)
    }

    /// Returns former answers to items that now have none: of several the one given last.
    fn again(&self, answers: &BTreeMap<ItemId, Answer>) -> BTreeMap<ItemId, Again> {
        let mut kept: BTreeMap<ItemId, (Date, Again)> = BTreeMap::new();
        for source in &self.sheets {
            for (id, again) in &source.sheet.again {
                let day = again.was.answered.unwrap_or(source.sheet.date);
                let is_later = kept.get(id).is_none_or(|(before, _)| *before < day);
                if !answers.contains_key(id) && is_later {
                    kept.insert(id.clone(), (day, again.clone()));
                }
            }
        }
        kept.into_iter().map(|(id, (_, again))| (id, again)).collect()
    }
}

fn name(source: &SourceSheet) -> Option<&str> {
    source.sheet.respondent.as_ref()?.name.as_deref()
}

/// Says in a few words who answered each sheet: by name, else by role, else by the sheet; and by
/// the sheet too where that is not enough to tell two apart.
fn labels(model: &Model, sources: &[SourceSheet]) -> Vec<String> {
    let own = |source: &SourceSheet| match (name(source), source.role()) {
        (Some(name), _) => name.to_owned(),
        (None, Some(role)) => model.role_title(&role).to_owned(),
        (None, None) => source.name.clone(),
    };
    let keys: Vec<String> = sources.iter().map(|source| answers::name_key(&own(source))).collect();
    let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
    for key in &keys {
        *alike.entry(key).or_default() += 1;
    }
    let labels = sources.iter().zip(&keys).map(|(source, key)| match own(source) {
        label if alike.get(&**key) > Some(&1) && label != source.name => {
            format!("{label} ({})", source.name)
        }
        label => label,
    });
    labels.collect()
}
