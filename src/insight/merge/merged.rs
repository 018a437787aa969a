//! Several sheets as one.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answers::{
    Again, Answer, Choice, Evidence, MergeRoles, MergeRule, Merged, ModelRef, Sheet,
};
use crate::insight::merge::item::{Accord, ItemMerge, Ruling};
use crate::insight::merge::voice::{self, SourceSheet, Voice};
use crate::model::{Item, ItemId, Model, version_order};

/// Several sheets of one subject and one model put together. What it makes of them does not depend
/// on the order in which they are given.
#[derive(Clone, Debug)]
pub struct Merge<'m> {
    pub model: &'m Model,
    pub rule: MergeRule,
    pub roles: MergeRoles,
    pub subject: String,
    /// What was answered in the merged sheet itself.
    settled: BTreeMap<ItemId, Answer>,
    again: BTreeMap<ItemId, Again>,
    /// The other answers of the earlier merged sheet: some may have been confirmed there since.
    confirmed: BTreeMap<ItemId, Answer>,
    /// The first of them, by day and name.
    first: SourceSheet,
    sources: Vec<SourceSheet>,
    labels: Vec<String>,
}

impl<'m> Merge<'m> {
    /// Puts sheets together; none where there is no sheet. Names tell the sheets apart.
    pub fn new(
        model: &'m Model,
        mut sources: Vec<SourceSheet>,
        rule: MergeRule,
        roles: MergeRoles,
    ) -> Option<Self> {
        sources.sort_by_cached_key(|source| {
            let named = source.named();
            (named.date, named.sheet, named.respondent)
        });
        let first = sources.first()?.clone();
        Some(Self {
            model,
            rule,
            roles,
            subject: first.sheet.subject.clone(),
            settled: BTreeMap::new(),
            again: BTreeMap::new(),
            confirmed: BTreeMap::new(),
            labels: labels(model, &sources),
            first,
            sources,
        })
    }

    /// Keeps what was answered in an earlier merged sheet itself, what it has to ask again, what the
    /// model does not ask for, and the day on which another answer was confirmed there, as long as
    /// it is the same.
    #[must_use]
    pub fn keeping(mut self, earlier: &Sheet) -> Self {
        let is_settled = |id: &ItemId| {
            let mut merged = earlier.merged.iter();
            merged.any(|merged| merged.settled.contains(id))
        };
        let answers = earlier.answers.clone().into_iter();
        (self.settled, self.confirmed) = answers.partition(|(id, _)| is_settled(id));
        self.again.clone_from(&earlier.again);
        self
    }

    /// Returns the later of the day of a merged answer and that on which it was confirmed.
    fn day(&self, id: &ItemId, answer: &Answer) -> Option<Date> {
        let confirmed = self.confirmed.get(id);
        let confirmed = confirmed.filter(|confirmed| confirmed.choice == answer.choice);
        answer.answered.max(confirmed.and_then(|one| one.answered))
    }

    /// Returns the sheets by day and name, each with who answered it in a few words.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = (&SourceSheet, &str)> {
        let labels = self.labels.iter().map(String::as_str);
        self.sources.iter().zip(labels)
    }

    /// Returns names under which more than one sheet was answered, each with the sheets.
    pub fn twice(&self) -> Vec<(&str, Vec<&str>)> {
        let mut sheets: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for source in &self.sources {
            if let Some(name) = name(source) {
                sheets.entry(name).or_default().push(&source.name);
            }
        }
        sheets.into_iter().filter(|(_, of)| of.len() > 1).collect()
    }

    pub fn items(&self) -> Vec<ItemMerge<'_>> {
        let items = self.model.items_and_topics().map(|item| {
            let stage = self.model.stage_of(&item.id).map(|stage| stage.number);
            let voices = voice::voices(item, &self.sources, self.roles);
            let settled = self.settled.get(&item.id);
            ItemMerge::new((item, stage), voices, self.rule, settled)
        });
        items.collect()
    }

    /// Returns what a meeting has to settle: first what no rule settles, then what is widest apart.
    pub fn agenda<'i, 's>(&self, items: &'i [ItemMerge<'s>]) -> Vec<&'i ItemMerge<'s>> {
        let urgency = |one: &&ItemMerge| match one.accord() {
            Accord::Conflict => Some(u64::MAX),
            Accord::Apart(spread) => Some(spread),
            Accord::Settled | Accord::Same | Accord::Alone | Accord::Open => None,
        };
        let mut agenda: Vec<&ItemMerge> =
            items.iter().filter(|one| urgency(one).is_some()).collect();
        agenda.sort_by_key(|one| std::cmp::Reverse(urgency(one)));
        agenda
    }

    pub fn sheet(&self) -> Sheet {
        let items = self.items();
        let labels: &[String] = if self.sources.len() > 1 { &self.labels } else { &[] };
        let answers = items.iter().filter_map(|one| {
            let mut answer = answer(one, labels)?;
            answer.answered = self.day(&one.item.id, &answer);
            Some((one.item.id.clone(), answer))
        });
        let mut answers: BTreeMap<ItemId, Answer> = answers.collect();
        answers.extend(self.settled.clone());
        // What the model does not ask for, no sheet can give anew.
        let strays = self.confirmed.iter();
        let strays = strays.filter(|(id, _)| self.model.item(id).is_none());
        answers.extend(strays.map(|(id, answer)| (id.clone(), answer.clone())));
        let dates = self.sources.iter().map(|source| source.sheet.date);
        let respondent = &self.first.sheet.respondent;
        let same = |source: &SourceSheet| source.sheet.respondent == *respondent;
        Sheet {
            model: self.version(),
            subject: self.subject.clone(),
            date: dates.max().unwrap_or(self.first.sheet.date),
            respondent: respondent.clone().filter(|_| self.sources.iter().all(same)),
            merged: Some(Merged {
                rule: self.rule,
                roles: self.roles,
                from: self.sources.iter().map(SourceSheet::named).collect(),
                settled: self.settled.keys().cloned().collect(),
            }),
            again: self.again(&answers),
            answers,
        }
    }

    /// Returns the model with the version that the merged sheet answers. Sheets of older versions
    /// are read as the present one; where one is newer, or nobody can tell, it is the first that a
    /// sheet names.
    fn version(&self) -> ModelRef {
        let ours = &self.model.version;
        let is_read_as_ours = |source: &SourceSheet| {
            let theirs = &source.sheet.model.version;
            version_order(theirs, ours).is_some_and(|order| order != Ordering::Greater)
        };
        if !self.sources.iter().all(is_read_as_ours) {
            return self.first.sheet.model.clone();
        }
        let model = ModelRef::of(self.model);
        let mut answered = self.sources.iter().map(|source| &source.sheet.model);
        // Where something else was asked under the same version, that has to stay known.
        answered.find(|answered| answered.is_otherwise_asked(&model)).cloned().unwrap_or(model)
    }

    /// Returns former answers to items that now have none: that of the earlier merged sheet, else of
    /// several the one given last.
    fn again(&self, answers: &BTreeMap<ItemId, Answer>) -> BTreeMap<ItemId, Again> {
        let mut kept: BTreeMap<ItemId, (Date, Again)> = BTreeMap::new();
        for source in &self.sources {
            for (id, again) in &source.sheet.again {
                let day = again.was.answered.unwrap_or(source.sheet.date);
                let is_later = kept.get(id).is_none_or(|(before, _)| *before < day);
                if !answers.contains_key(id) && is_later {
                    kept.insert(id.clone(), (day, again.clone()));
                }
            }
        }
        let kept = kept.into_iter().map(|(id, (_, again))| (id, again));
        let mut kept: BTreeMap<ItemId, Again> = kept.collect();
        let earlier = self.again.iter().filter(|(id, _)| !answers.contains_key(*id));
        kept.extend(earlier.map(|(id, again)| (id.clone(), again.clone())));
        kept
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
    let alike = |label: &str| sources.iter().filter(|other| own(other) == label).count() > 1;
    let labels = sources.iter().map(|source| match own(source) {
        label if alike(&label) && label != source.name => format!("{label} ({})", source.name),
        label => label,
    });
    labels.collect()
}

/// What stands between the words of two people.
const BETWEEN: &str = " / ";

/// Returns the merged answer; none where nobody has answered. `labels` say who answered each sheet;
/// they are empty where there is one alone.
pub(super) fn answer(one: &ItemMerge, labels: &[String]) -> Option<Answer> {
    let choice = match one.ruling {
        Ruling::Level(level) => Choice::Level(level.id.clone()),
        Ruling::NotApplicable => Choice::NotApplicable { reason: reasons(one) },
        Ruling::Conflict | Ruling::Unknown => Choice::Unknown,
        Ruling::Unanswered => return None,
    };
    let is_conflict = one.ruling == Ruling::Conflict;
    let conflict = is_conflict.then(|| conflict(one, labels));
    let notes: Vec<String> = conflict.into_iter().chain(notes(one, labels)).collect();
    let sure = one.counting().filter_map(|voice| voice.answer.confidence);
    let days = one.counting().filter_map(|voice| voice.answer.answered);
    Some(Answer {
        choice,
        note: (!notes.is_empty()).then(|| notes.join(BETWEEN)),
        evidence: evidence(one),
        // Nobody is sure of what is not known.
        confidence: sure.min().filter(|_| !is_conflict),
        answered: days.max(),
    })
}

fn reasons(one: &ItemMerge) -> String {
    let mut reasons: Vec<&str> = Vec::new();
    for voice in one.counting() {
        if let Choice::NotApplicable { reason } = &voice.answer.choice
            && !reasons.contains(&reason.as_str())
        {
            reasons.push(reason);
        }
    }
    reasons.join(BETWEEN)
}

/// Says who says what, where some give a level and others say that it does not apply.
fn conflict(one: &ItemMerge, labels: &[String]) -> String {
    let said = one.counting().map(|voice| {
        let said = said(one.item, voice.answer);
        match label(voice, labels) {
            Some(label) => format!("{label}: {said}"),
            None => said,
        }
    });
    let said: Vec<String> = said.collect();
    format!("Not settled: {}", said.join(BETWEEN))
}

fn said(item: &Item, answer: &Answer) -> String {
    match &answer.choice {
        Choice::Level(id) => {
            let level = item.scale.level(id);
            level.map_or(id.to_string(), |level| level.label.clone())
        }
        Choice::NotApplicable { reason } => format!("not applicable, {reason}"),
        Choice::Unknown => "not known".to_owned(),
    }
}

fn notes(one: &ItemMerge, labels: &[String]) -> Vec<String> {
    let notes = one.counting().filter_map(|voice| {
        let note = voice.answer.note.as_deref()?;
        Some(match label(voice, labels) {
            Some(label) => format!("{label}: {note}"),
            None => note.to_owned(),
        })
    });
    notes.collect()
}

fn label<'l>(voice: &Voice, labels: &'l [String]) -> Option<&'l str> {
    labels.get(voice.place).map(String::as_str)
}

/// Returns the evidence of all answers that count, in the order of the sheets, each once.
fn evidence(one: &ItemMerge) -> Vec<Evidence> {
    let mut counting = one.counting();
    let mut all = counting.next().map_or_else(Vec::new, |first| first.answer.evidence.clone());
    for evidence in counting.flat_map(|voice| &voice.answer.evidence) {
        if !all.contains(evidence) {
            all.push(evidence.clone());
        }
    }
    all
}
