//! What a model asks, in a few signs: models that ask the same have the same, whatever else they
//! say, and in whatever language.

use std::{fmt, iter};

use bitcode::{Decode, Encode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::format::{What, Write, kind};
use crate::model::glossary::{Rule, Term};
use crate::model::id::ItemId;
use crate::model::item::Item;
use crate::model::method::{Band, Each, Floor, Ladder, Method, Needs, NotApplicable, Shown};
use crate::model::scale::{Level, Scale};
use crate::model::stage::{Area, Stage};
use crate::model::steps::Step;
use crate::text::words;

/// The first 32 bits of a SHA-256, written as 8 hexadecimal digits.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u32);

impl Fingerprint {
    /// Takes what [`fmt::Display`] writes; none for anything else.
    pub fn from_digits(digits: &str) -> Option<Self> {
        let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let is_whole = digits.len() == 8 && digits.bytes().all(is_digit);
        is_whole.then(|| u32::from_str_radix(digits, 16).ok()).flatten().map(Self)
    }

    fn of<T: AsRef<[u8]>>(parts: impl IntoIterator<Item = T>) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            let part = part.as_ref();
            // With its length before it no text can pass for two.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        let first = hash.finalize().into_iter().take(4);
        Self(first.fold(0, |number, byte| (number << 8) | u32::from(byte)))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl<C> Write<C> for Fingerprint {
    fn write(fingerprint: &Self, _: &C) -> Value {
        fingerprint.to_string().into()
    }
}

kind! {
    impl Fingerprint = Self: What::Else(
        || json!({ "type": "string", "pattern": "^[0-9a-f]{8}$" }),
    ), "fingerprints",
    in any |node, _, reader| {
        let digits = reader.word(node)?;
        let read = Self::from_digits(digits);
        if read.is_none() {
            let message = format!("`{digits}` is not a fingerprint");
            let help = "it has 8 digits, 0 to 9 and a to f, as ospo wrote them; leave it out where \
                        they are lost";
            reader.tell(node.place, message, help);
        }
        read
    }
}

words! {
    /// A part of what is asked of an item.
    pub enum AskedPart {
        /// The wording of the question.
        Question = "question",
        /// The names and wordings of its levels.
        Levels = "levels",
        /// What the levels are worth.
        Credits = "credits",
        Weight = "weight",
        /// The stage and area that it belongs to.
        Place = "place",
    }
}

/// What a model asks, part by part.
#[derive(Clone, Debug, Decode, Default, Encode, PartialEq, Eq)]
pub struct Content {
    whole: Fingerprint,
    method: Fingerprint,
    /// The rules and the glossary.
    shared: Fingerprint,
    items: Vec<ItemContent>,
}

/// One fingerprint for each of [`AskedPart::ALL`].
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
struct ItemContent {
    id: ItemId,
    parts: [Fingerprint; AskedPart::ALL.len()],
}

/// In what two models ask otherwise. Where it is in nothing of this, items stand in another order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Whether the rules by which answers become a stage differ.
    pub method: bool,
    /// Whether the rules that hold for all questions, or the words that they share, differ.
    pub shared: bool,
    /// The items and topics that both have and that differ.
    pub items: Vec<(ItemId, Vec<AskedPart>)>,
    /// Those that only the model has.
    pub added: Vec<ItemId>,
    /// Those that only the other one has.
    pub missing: Vec<ItemId>,
}

impl Content {
    pub(crate) fn of(
        method: &Method,
        (rules, glossary): (&[Rule], &[Term]),
        areas: &[Area],
        stages: &[Stage],
        topics: &[Item],
    ) -> Self {
        let method = of_method(method);
        let shared = of_shared(rules, glossary);
        let numbered =
            stages.iter().flat_map(|stage| stage.items.iter().map(move |item| (Some(stage), item)));
        let items = numbered.chain(topics.iter().map(|item| (None, item)));
        let items: Vec<ItemContent> =
            items.map(|(stage, item)| ItemContent::of(item, stage)).collect();
        let stages = stages.iter().map(|stage| {
            let no_rung = if stage.is_rung { "" } else { " is no rung" };
            format!("{}{no_rung}", stage.number)
        });
        let areas = areas.iter().map(|area| match &area.section {
            None => area.id.to_string(),
            Some(section) => format!("{} in {section}", area.id),
        });
        let items_in_full = items.iter().flat_map(|item| {
            let parts = item.parts.iter().map(ToString::to_string);
            iter::once(item.id.to_string()).chain(parts)
        });
        let mark = |name: &str| iter::once(name.to_owned());
        let whole = mark("stages").chain(stages).chain(mark("areas")).chain(areas);
        let whole = whole.chain(mark("items")).chain(items_in_full);
        let has_shared = !rules.is_empty() || !glossary.is_empty();
        let whole = whole.chain([method.to_string()]);
        let whole = whole.chain(has_shared.then(|| shared.to_string()));
        Self { whole: Fingerprint::of(whole), method, shared, items }
    }

    pub fn fingerprint(&self) -> Fingerprint {
        self.whole
    }

    /// Says in what it differs from another.
    pub fn beside(&self, other: &Self) -> Differences {
        let only = |one: &Self, other: &Self| {
            let ids = one.items.iter().map(|item| &item.id);
            ids.filter(|id| other.item(id).is_none()).cloned().collect()
        };
        let items = self.items.iter().filter_map(|item| {
            let pairs = item.parts.iter().zip(&other.item(&item.id)?.parts);
            let parts = AskedPart::ALL.into_iter().zip(pairs);
            let parts = parts.filter(|(_, (one, other))| one != other);
            let parts: Vec<AskedPart> = parts.map(|(part, _)| part).collect();
            (!parts.is_empty()).then(|| (item.id.clone(), parts))
        });
        Differences {
            method: self.method != other.method,
            shared: self.shared != other.shared,
            items: items.collect(),
            added: only(self, other),
            missing: only(other, self),
        }
    }

    fn item(&self, id: &ItemId) -> Option<&ItemContent> {
        self.items.iter().find(|item| item.id == *id)
    }
}

impl Differences {
    /// Says whether an item has another wording, so that another answer may mean nothing else.
    pub fn is_reworded(&self, item: &ItemId) -> bool {
        let is_wording = |part: &AskedPart| match part {
            AskedPart::Question | AskedPart::Levels => true,
            AskedPart::Credits | AskedPart::Weight | AskedPart::Place => false,
        };
        let mut items = self.items.iter();
        items.any(|(id, parts)| id == item && parts.iter().any(is_wording))
    }
}

impl ItemContent {
    /// Whatever only explains is left out, by name: a new field has to be thought of here.
    fn of(item: &Item, stage: Option<&Stage>) -> Self {
        let Item {
            id,
            area,
            ask,
            words: own_words,
            not_applicable_when,
            scale,
            steps,
            floor,
            weight,
            title: _,
            source: _,
            why: _,
            look_for: _,
            floor_why: _,
            evidence: _,
            evidence_from: _,
            who: _,
            subject: _,
            after: _,
            risk: _,
            risk_sources: _,
            severity: _,
            recheck: _,
            shows: _,
            starter: _,
            references: _,
            intention: _,
            since: _,
        } = item;
        let Scale { levels, id: _, of: _, from: _, evidence_from: _ } = scale.as_ref();
        let mut words = Vec::new();
        let mut credits = Vec::new();
        for (level, step) in levels.iter().zip(steps) {
            let Level { id, label, credit, anchor: _, needs: _ } = level;
            let Step { anchor, next: _, effort: _, shows_after: _ } = step;
            words.extend([id.as_str(), label, anchor]);
            credits.push(credit.to_string());
        }
        credits.extend(floor.iter().map(|floor| format!("floor {floor}")));
        let stage = stage.map_or_else(String::new, |stage| stage.number.to_string());
        let parts = AskedPart::ALL.map(|part| match part {
            AskedPart::Question => {
                let words = marked("words", own_words.as_deref());
                let never = marked("not-applicable-when", not_applicable_when.as_deref());
                Fingerprint::of([ask.as_str()].into_iter().chain(words).chain(never))
            }
            AskedPart::Levels => Fingerprint::of(&words),
            AskedPart::Credits => Fingerprint::of(&credits),
            AskedPart::Weight => Fingerprint::of([weight.to_string()]),
            AskedPart::Place => Fingerprint::of([stage.as_str(), area.as_str()]),
        });
        Self { id: id.clone(), parts }
    }
}

/// Returns a text behind the name of its field, so that it cannot pass for that of another.
fn marked<'t>(name: &'t str, text: Option<&'t str>) -> impl Iterator<Item = &'t str> {
    text.into_iter().flat_map(move |text| [name, text])
}

fn of_shared(rules: &[Rule], glossary: &[Term]) -> Fingerprint {
    let rules = rules.iter().flat_map(|Rule { title, text }| ["rule", title, text]);
    let terms = glossary.iter().flat_map(|Term { word, forms, means }| {
        let forms = forms.iter().map(String::as_str);
        ["term", word, means].into_iter().chain(forms)
    });
    Fingerprint::of(rules.chain(terms))
}

fn of_method(method: &Method) -> Fingerprint {
    let Method { mean, ladder, shown, bands, not_applicable } = method;
    let mut words: Vec<String> = Vec::new();
    if mean.is_empty() {
        words.push("pooled".to_owned());
    }
    words.extend(mean.iter().map(|grouping| format!("mean of {}", grouping.as_str())));
    if let Some(Ladder { needs, floor, of, each }) = ladder {
        words.push("cumulative".to_owned());
        words.push(if needs.percent().is_some() { "percent" } else { "share" }.to_owned());
        words.push(of.as_str().to_owned());
        words.extend(floor.iter().map(|floor| floor.level.to_string()));
        words.extend(match needs {
            Needs::Percent(percent) => vec![percent.to_string()],
            Needs::Share { most, credit, share } => {
                vec![share.to_string(), most.to_string(), credit.to_string()]
            }
        });
        words.extend(floor.iter().map(|Floor { level: _, credit }| credit.to_string()));
        words.extend(match each {
            Each::All => None,
            Each::Area => Some("each area".to_owned()),
        });
    }
    if let Some(Shown { from, to, decimals, round, sum }) = shown {
        let round = round.as_str();
        words.push(format!("shown from {from} to {to} with {decimals} {round} sum {sum}"));
    }
    words.extend(bands.iter().map(|Band { from, label }| format!("band {from} {label}")));
    words.extend(match not_applicable {
        NotApplicable::Leaves => None,
        NotApplicable::Full => Some("not applicable is full".to_owned()),
    });
    Fingerprint::of(words)
}
