//! Bounds of the items of one model, from the answers to another.

use crate::answers::{Answer, Choice, Evidence, Sheet};
use crate::lang::{Lang, say};
use crate::model::{CrosswalkLink, Item, ItemId, LevelId, Model};
use crate::score::{self, Bounds, Held, Narrowed, Scorecard, WhyBounds};
use crate::text::words;

/// The places of the lowest and the highest level that an item can still have.
pub(super) type Span = (usize, usize);

/// What the links of a crosswalk say of each item and topic of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implied<'m> {
    /// In the order of the model.
    pub items: Vec<ImpliedItem<'m>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImpliedItem<'m> {
    pub item: &'m Item,
    /// Whether it is an item of a stage, and no topic.
    pub is_staged: bool,
    /// Whether nobody has said yet if it applies at all: then nothing of it is ruled out.
    pub may_not_apply: bool,
    pub how: How,
    /// The places of the lowest and the highest level that the links leave; all where nothing follows,
    /// and where what follows excludes each other.
    pub span: (usize, usize),
    /// The links by which nothing lower or nothing higher is left.
    pub because: Vec<Because<'m>>,
}

/// A link that holds, and which half of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Because<'m> {
    pub link: &'m CrosswalkLink,
    /// At least this level.
    pub gives: Option<&'m LevelId>,
    /// Below this level.
    pub rules_out: Option<&'m LevelId>,
}

words! {
    /// How much is known of an item.
    pub enum How {
        /// It has an answer of its own, or does not apply: nothing that follows goes before that.
        Own = "own",
        /// One level is left.
        Settled = "settled",
        /// More than one level is left, and not all.
        Narrowed = "narrowed",
        /// What follows from some answers excludes what follows from others, so nothing is taken from
        /// either.
        Excluded = "excluded",
        /// Nothing follows.
        Open = "open",
    }
}

/// How many items of the stages are known how well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HowMany {
    pub items: usize,
    pub own: usize,
    pub settled: usize,
    pub narrowed: usize,
    pub excluded: usize,
    pub open: usize,
}

impl<'m> Implied<'m> {
    /// Takes what is known of the items of one model for what it says of those of another, of which
    /// something may be known besides.
    pub fn new(
        links: &'m [CrosswalkLink],
        (from, answered): (&Model, &Scorecard),
        (to, known): (&'m Model, &Scorecard),
    ) -> Self {
        let span_of = |id: &ItemId| span(from.item(id)?, answered);
        let is_own = |item: &Item| {
            known.item(&item.id).is_none_or(|score| {
                let why = score.bounds.as_ref().map(|bounds| bounds.why);
                !score.state.is_open() || why != Some(WhyBounds::Open)
            })
        };
        let staged = to.items().map(|item| (item, true));
        let all = staged.chain(to.topics.iter().map(|item| (item, false)));
        let items = all.map(|(item, is_staged)| {
            let may_not_apply = known.item(&item.id).is_some_and(|score| score.may_not_apply);
            let (how, span, because) = if is_own(item) {
                (How::Own, whole(item), Vec::new())
            } else {
                follows(links, from, &span_of, (item, may_not_apply))
            };
            ImpliedItem { item, is_staged, may_not_apply, how, span, because }
        });
        Self { items: items.collect() }
    }

    pub fn how_many(&self) -> HowMany {
        let mut many = HowMany::default();
        for one in self.items.iter().filter(|one| one.is_staged) {
            many.items += 1;
            *match one.how {
                How::Own => &mut many.own,
                How::Settled => &mut many.settled,
                How::Narrowed => &mut many.narrowed,
                How::Excluded => &mut many.excluded,
                How::Open => &mut many.open,
            } += 1;
        }
        many
    }

    pub fn item(&self, id: &ItemId) -> Option<&ImpliedItem<'m>> {
        self.items.iter().find(|one| one.item.id == *id)
    }

    /// Adds what follows to what else is known.
    #[must_use]
    pub fn narrow(&self, mut narrowed: Narrowed) -> Narrowed {
        for one in &self.items {
            if let Some(bounds) = one.bounds() {
                narrowed.set(one.item.id.clone(), bounds);
            }
        }
        narrowed
    }
}

impl<'m> ImpliedItem<'m> {
    /// Returns the bounds that follow; none where nothing does.
    pub fn bounds(&self) -> Option<Bounds> {
        let levels = &self.item.scale.levels;
        let whole = match self.how {
            How::Settled | How::Narrowed => Bounds::whole(&self.item.scale, WhyBounds::Implied)?,
            How::Own | How::Excluded | How::Open => return None,
        };
        let (low, high) = self.span;
        // Whatever the lowest and the highest level are worth, what is not known counts from nothing to
        // all.
        let low = if low == 0 && self.how == How::Narrowed {
            whole.low
        } else {
            Held::at(levels.get(low)?)
        };
        let high = if high + 1 == levels.len() && self.how == How::Narrowed {
            whole.high
        } else {
            Held::at(levels.get(high)?)
        };
        Some(Bounds { low, high, why: WhyBounds::Implied })
    }

    /// Says which levels are left: `Yes`, `None to Some`.
    pub fn in_words(&self, lang: &Lang) -> String {
        let label =
            |place: usize| self.item.scale.levels.get(place).map_or("", |level| &level.label);
        let (low, high) = (label(self.span.0), label(self.span.1));
        if self.span.0 == self.span.1 {
            return low.to_owned();
        }
        say!(lang, "{low} to {high}", low, high)
    }

    /// Returns the items whose answers it follows from, each once.
    pub fn from(&self) -> Vec<&'m ItemId> {
        let mut from: Vec<&ItemId> = Vec::new();
        for id in self.because.iter().flat_map(|because| &because.link.from) {
            if !from.contains(&id) {
                from.push(id);
            }
        }
        from
    }

    /// Returns the answer that is certain, for somebody to take: the level, or at least that one, with what
    /// shows it; none where nothing lower is ruled out.
    pub fn answer(&self, answered: &Sheet, note: String) -> Option<Answer> {
        let level = self.item.scale.levels.get(self.span.0)?.id.clone();
        let choice = match self.how {
            How::Settled => Choice::Level(level),
            How::Narrowed if self.span.0 > 0 => Choice::AtLeast(level),
            How::Narrowed | How::Own | How::Excluded | How::Open => return None,
        };
        let evidence = self.evidence(answered).into_iter().map(|(_, evidence)| evidence.clone());
        let (evidence, estimate) = (evidence.collect(), self.is_estimate(answered));
        Some(Answer { note: Some(note), evidence, estimate, ..Answer::new(choice) })
    }

    /// Says whether one of the answers that it follows from is a first estimate.
    pub fn is_estimate(&self, answered: &Sheet) -> bool {
        self.from().iter().any(|id| answered.answer(id).is_some_and(|answer| answer.estimate))
    }

    /// Returns what shows that it has the level that is given, each with the item that it was named
    /// for.
    pub fn evidence<'s>(&self, answered: &'s Sheet) -> Vec<(&'m ItemId, &'s Evidence)> {
        let giving = self.because.iter().filter(|because| because.gives.is_some());
        let mut evidence: Vec<(&ItemId, &Evidence)> = Vec::new();
        for id in giving.flat_map(|because| &because.link.from) {
            for one in answered.answer(id).iter().flat_map(|answer| &answer.evidence) {
                if !evidence.iter().any(|(_, other)| *other == one) {
                    evidence.push((id, one));
                }
            }
        }
        evidence
    }
}

/// Bounds items by what answers to the same model say of them, where they have no answer of their own.
/// What follows is not followed further.
#[must_use]
pub fn tied(narrowed: Narrowed, model: &Model, sheet: &Sheet) -> Narrowed {
    if model.links.is_empty() {
        return narrowed;
    }
    let known = score::score(model, sheet, &narrowed);
    Implied::new(&model.links, (model, &known), (model, &known)).narrow(narrowed)
}

/// Returns between which levels an item lies; none where it does not apply.
pub(super) fn span(item: &Item, known: &Scorecard) -> Option<Span> {
    let bounds = known.item(&item.id)?.bounds.as_ref()?;
    let place = |held: &Held| item.scale.index_of(&held.level);
    place(&bounds.low).zip(place(&bounds.high))
}

fn whole(item: &Item) -> Span {
    (0, item.scale.levels.len().saturating_sub(1))
}

/// Returns what follows for an item, how much that is, and from which links. Where it may not apply,
/// what rules levels out says nothing: it may as well be none of them.
pub(super) fn follows<'m>(
    links: &'m [CrosswalkLink],
    from: &Model,
    span_of: &dyn Fn(&ItemId) -> Option<Span>,
    (item, may_not_apply): (&Item, bool),
) -> (How, Span, Vec<Because<'m>>) {
    let whole = whole(item);
    let place_from = |id: &ItemId, level: &LevelId| from.item(id)?.scale.index_of(level);
    let is_reached = |link: &CrosswalkLink, level: &LevelId| {
        link.from.iter().all(|id| match (span_of(id), place_from(id, level)) {
            (Some((low, _)), Some(place)) => low >= place,
            _ => false,
        })
    };
    let is_missed = |link: &CrosswalkLink, level: &LevelId| {
        link.from.iter().any(|id| match (span_of(id), place_from(id, level)) {
            (Some((_, high)), Some(place)) => high <= place,
            _ => false,
        })
    };
    let place_to = |level: &LevelId| item.scale.index_of(level);
    let mut held: Vec<(Because<'m>, Span)> = Vec::new();
    for link in links.iter().filter(|link| link.to == item.id) {
        let reached = link.gives.iter().filter(|(level, _)| is_reached(link, level));
        let least = reached.filter_map(|(_, level)| Some((place_to(level)?, level))).max();
        let missed = link.rules_out.iter().filter(|_| !may_not_apply);
        let missed = missed.filter(|(level, _)| is_missed(link, level));
        let below = missed.filter_map(|(_, level)| Some((place_to(level)?, level))).min();
        let low = least.map_or(whole.0, |(place, _)| place);
        let high = below.map_or(whole.1, |(place, _)| place.saturating_sub(1));
        let (gives, rules_out) = (least.map(|(_, level)| level), below.map(|(_, level)| level));
        held.push((Because { link, gives, rules_out }, (low, high)));
    }
    let low = held.iter().map(|(_, (low, _))| *low).max().unwrap_or(whole.0);
    let high = held.iter().map(|(_, (_, high))| *high).min().unwrap_or(whole.1);
    let because = held.into_iter().map(|(because, own)| Because {
        gives: because.gives.filter(|_| own.0 == low),
        rules_out: because.rules_out.filter(|_| own.1 == high),
        ..because
    });
    let because = because.filter(|one| one.gives.is_some() || one.rules_out.is_some()).collect();
    match (low, high) {
        span if span == whole => (How::Open, whole, Vec::new()),
        _ if low > high => (How::Excluded, whole, because),
        span if low == high => (How::Settled, span, because),
        span => (How::Narrowed, span, because),
    }
}
