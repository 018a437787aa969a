//! What answers to one model say of another: every bound again, from what each link says alone.

use std::collections::BTreeMap;

use ospo::answers::{Answer, Choice, Sheet};
use ospo::checklist;
use ospo::insight::{How, Implied, settles};
use ospo::model::{CrosswalkLink, ItemId, LevelId, Model};
use ospo::score::{self, Bounds, Narrowed, WhyBounds};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::small_model::{file, header_of, item, stage};

/// Two models and what links the one to the other, in numbers.
#[derive(Clone, Debug)]
struct Crossing {
    /// How many levels each item of the one has.
    from: Vec<usize>,
    to: Vec<usize>,
    links: Vec<Drawn>,
    known: Vec<Known>,
}

#[derive(Clone, Debug)]
struct Drawn {
    from: Vec<usize>,
    to: usize,
    /// Places of levels: reached, and given; missed, and ruled out.
    gives: BTreeMap<usize, usize>,
    rules_out: BTreeMap<usize, usize>,
}

/// What is known of an item that is answered.
#[derive(Clone, Copy, Debug)]
enum Known {
    Between(usize, usize),
    Open,
    Unknown,
    NotApplicable,
}

fn crossing() -> impl Strategy<Value = Crossing> {
    (vec(2..=5_usize, 1..=4), vec(2..=5_usize, 1..=3)).prop_flat_map(|(from, to)| {
        let known = from.iter().map(|levels| known(*levels)).collect::<Vec<_>>();
        let links = vec(link(from.clone(), to.clone()), 1..=6);
        (Just(from), Just(to), links, known).prop_map(|(from, to, links, known)| Crossing {
            from,
            to,
            links,
            known,
        })
    })
}

fn known(levels: usize) -> impl Strategy<Value = Known> {
    prop_oneof![
        6 => (0..levels, 0..levels).prop_map(|(a, b)| Known::Between(a.min(b), a.max(b))),
        3 => (0..levels).prop_map(|level| Known::Between(level, level)),
        1 => Just(Known::Open),
        1 => Just(Known::Unknown),
        1 => Just(Known::NotApplicable),
    ]
}

fn link(from: Vec<usize>, to: Vec<usize>) -> impl Strategy<Value = Drawn> {
    let items = prop::sample::subsequence((0..from.len()).collect::<Vec<_>>(), 1..=from.len());
    (items, 0..to.len()).prop_flat_map(move |(items, target)| {
        let least = items.iter().map(|item| from[*item]).min().unwrap();
        let (below, levels) = (least - 1, to[target]);
        // The lowest level gives nothing, and the highest rules nothing out.
        let half = move |first: usize| {
            let pairs = vec((0..below, 1..levels), 0..=3);
            pairs.prop_map(move |pairs| {
                pairs.into_iter().map(|(own, theirs)| (own + first, theirs)).collect()
            })
        };
        (half(1), half(0)).prop_map(move |(gives, rules_out)| Drawn {
            from: items.clone(),
            to: target,
            gives,
            rules_out,
        })
    })
}

fn name(nth: usize) -> ItemId {
    ItemId::new(format!("i{nth}"))
}

fn level(place: usize) -> LevelId {
    LevelId::new(format!("l{place}"))
}

fn model(items: &[usize]) -> Model {
    let levels = |number: usize| -> Vec<(String, u32)> {
        let top = u32::try_from(number - 1).unwrap();
        (0..=top).map(|place| (format!("l{place}"), 100 * place / top)).collect()
    };
    let scales =
        [("two", levels(2)), ("three", levels(3)), ("four", levels(4)), ("five", levels(5))];
    let mut text = stage(1);
    for (nth, number) in items.iter().enumerate() {
        let scale = vec![format!("scale: {}", scales[number - 2].0)];
        text += &item(name(nth).as_str(), "area-0", &levels(*number), &scale);
    }
    let head = file("model.yaml", header_of("pass: 50, floor: l0", &scales));
    let read = checklist::parse(&[head, file("stage-1.yaml", text)]);
    read.unwrap_or_else(|problems| panic!("{problems}"))
}

impl Crossing {
    fn links(&self) -> Vec<CrosswalkLink> {
        let levels = |half: &BTreeMap<usize, usize>| {
            half.iter().map(|(own, theirs)| (level(*own), level(*theirs))).collect()
        };
        let links = self.links.iter().map(|drawn| CrosswalkLink {
            from: drawn.from.iter().map(|nth| name(*nth)).collect(),
            to: name(drawn.to),
            gives: levels(&drawn.gives),
            rules_out: levels(&drawn.rules_out),
            why: "Drawn.".to_owned(),
            source: None,
        });
        links.collect()
    }

    fn sheet(&self, model: &Model) -> (Sheet, Narrowed) {
        let mut sheet = Sheet::new(model, "Acme", jiff::civil::date(2026, 11, 22));
        let mut narrowed = Narrowed::default();
        for (nth, known) in self.known.iter().enumerate() {
            let id = name(nth);
            let choice = match *known {
                Known::Between(low, high) => {
                    let scale = &model.item(&id).unwrap().scale;
                    let why = WhyBounds::NotAgreed;
                    if low != high {
                        let bounds = Bounds::between(scale, &level(low), &level(high), why);
                        narrowed.set(id.clone(), bounds.unwrap());
                    }
                    Choice::Level(level(low))
                }
                Known::Open => continue,
                Known::Unknown => Choice::Unknown,
                Known::NotApplicable => Choice::NotApplicable { reason: "Not ours.".to_owned() },
            };
            sheet.answers.insert(id, Answer::new(choice));
        }
        (sheet, narrowed)
    }

    /// The levels that an item may be at, by its place.
    fn worlds_of(&self, nth: usize) -> std::ops::RangeInclusive<usize> {
        match self.known[nth] {
            Known::Between(low, high) => low..=high,
            // It may be anything, for all that is known.
            Known::Open | Known::Unknown | Known::NotApplicable => 0..=self.from[nth] - 1,
        }
    }

    /// Every way in which the items of a link can stand.
    fn worlds(&self, drawn: &Drawn) -> Vec<Vec<usize>> {
        let mut worlds = vec![Vec::new()];
        for nth in &drawn.from {
            let more = |world: &Vec<usize>| {
                let levels = self.worlds_of(*nth);
                levels.map(|level| [world.as_slice(), &[level]].concat()).collect::<Vec<_>>()
            };
            worlds = worlds.iter().flat_map(more).collect();
        }
        worlds
    }

    /// The levels of an item that no link speaks against, whatever the answers turn out to be.
    fn left(&self, target: usize) -> Vec<usize> {
        let mut left: Vec<usize> = (0..self.to[target]).collect();
        for drawn in self.links.iter().filter(|drawn| drawn.to == target) {
            let worlds = self.worlds(drawn);
            for (reached, given) in &drawn.gives {
                if worlds.iter().all(|world| world.iter().all(|level| level >= reached)) {
                    left.retain(|level| level >= given);
                }
            }
            for (missed, ruled_out) in &drawn.rules_out {
                if worlds.iter().all(|world| world.iter().any(|level| level <= missed)) {
                    left.retain(|level| level < ruled_out);
                }
            }
        }
        left
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_follows_is_what_no_link_speaks_against(drawn in crossing()) {
        let (from, to, links) = (model(&drawn.from), model(&drawn.to), drawn.links());
        let (sheet, narrowed) = drawn.sheet(&from);
        let answered = score::score(&from, &sheet, &narrowed);
        let (own, nothing) = (Sheet::new(&to, "Acme", sheet.date), Narrowed::default());
        let known = score::score(&to, &own, &nothing);
        let implied = Implied::new(&links, (&from, &answered), (&to, &known));
        let card = score::score(&to, &own, &implied.narrow(nothing.clone()));
        let mut settled = 0;
        for (nth, number) in drawn.to.iter().enumerate() {
            let left = drawn.left(nth);
            let one = implied.item(&name(nth)).unwrap();
            let bounds = card.item(&name(nth)).unwrap().bounds.clone().unwrap();
            let place = |held: &score::Held| one.item.scale.index_of(&held.level).unwrap();
            let ends = (place(&bounds.low), place(&bounds.high));
            let (how, span) = match left.as_slice() {
                [] => (How::Excluded, (0, number - 1)),
                [one] => (How::Settled, (*one, *one)),
                [first, .., last] if left.len() < *number => (How::Narrowed, (*first, *last)),
                _ => (How::Open, (0, number - 1)),
            };
            settled += usize::from(how == How::Settled);
            prop_assert_eq!((one.how, one.span, ends), (how, span, span));
            // It says by which links, unless it says nothing.
            prop_assert_eq!(one.because.is_empty(), how == How::Open);
        }
        prop_assert_eq!(implied.how_many().settled, settled);
    }

    #[test]
    fn one_more_answer_settles_what_it_would_settle_were_it_given(drawn in crossing()) {
        let (from, to, links) = (model(&drawn.from), model(&drawn.to), drawn.links());
        let own = Sheet::new(&to, "Acme", jiff::civil::date(2026, 11, 22));
        let known = score::score(&to, &own, &Narrowed::default());
        let settled = |drawn: &Crossing| {
            let (sheet, narrowed) = drawn.sheet(&from);
            let answered = score::score(&from, &sheet, &narrowed);
            let implied = Implied::new(&links, (&from, &answered), (&to, &known));
            let how: Vec<How> = implied.items.iter().map(|one| one.how).collect();
            let settles = settles(&links, (&from, &answered), &implied);
            let settles: BTreeMap<ItemId, (usize, usize, LevelId)> = settles
                .iter()
                .map(|one| (one.item.id.clone(), (one.least, one.most, one.at.id.clone())))
                .collect();
            (how, settles)
        };
        let (today, told) = settled(&drawn);
        for nth in 0..drawn.from.len() {
            let worlds = drawn.worlds_of(nth);
            let is_open = worlds.clone().count() > 1;
            if !is_open || matches!(drawn.known[nth], Known::NotApplicable) {
                prop_assert!(!told.contains_key(&name(nth)));
                continue;
            }
            let more = worlds.map(|level| {
                let mut then = drawn.clone();
                then.known[nth] = Known::Between(level, level);
                let then = settled(&then).0;
                let new = then.iter().zip(&today);
                let new = new.filter(|(then, today)| {
                    **then == How::Settled && **today != How::Settled
                });
                (new.count(), level)
            });
            let more: Vec<(usize, usize)> = more.collect();
            let most = more.iter().map(|(number, _)| *number).max().unwrap();
            let least = more.iter().map(|(number, _)| *number).min().unwrap();
            let at = more.iter().find(|(number, _)| *number == most).unwrap().1;
            let expected = (most > 0).then(|| (least, most, level(at)));
            prop_assert_eq!(told.get(&name(nth)), expected.as_ref());
        }
    }
}
