//! Which archetypes an organisation is like. A profile, never a score.

use std::collections::{BTreeMap, BTreeSet};

use crate::guide::{Archetype, Archetypes, Clear, Favour, Statement};
use crate::model::ItemId;
use crate::organisation::Rating;
use crate::problem::{Problems, SourceFile};
use crate::yaml::Reader;

/// How far an organisation agrees with what is said of each archetype.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile<'g> {
    /// The archetypes in their order, each with the ratings of its statements.
    pub agreements: Vec<Agreement<'g>>,
    /// The rule by which one is named.
    pub clear: Clear,
    pub verdict: Verdict<'g>,
}

/// How far an organisation agrees with the statements of one archetype.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement<'g> {
    pub archetype: &'g Archetype,
    /// A rating from 0 to 4 for each statement; none where there is none.
    pub ratings: [Option<u32>; 2],
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict<'g> {
    /// No archetype has both of its statements rated.
    Unrated,
    /// Clearly like one, or like two of them.
    Clear(Vec<&'g Archetype>),
    NoneEnough,
    /// More are agreed with alike than can be told apart.
    TooMany(Vec<&'g Archetype>),
}

impl Agreement<'_> {
    /// Returns the sum of both ratings, 0 to 8; none where one is missing.
    pub fn sum(&self) -> Option<u32> {
        let [first, second] = self.ratings;
        Some(first? + second?)
    }
}

impl<'g> Profile<'g> {
    /// Holds ratings against the archetypes.
    pub fn of(archetypes: &'g Archetypes, ratings: &BTreeMap<String, Rating>) -> Self {
        let rating = |statement: &Statement| Some(ratings.get(statement.id.as_str())?.value);
        let agreements: Vec<Agreement> = (archetypes.all.iter())
            .map(|archetype| Agreement {
                archetype,
                ratings: archetype.statements.each_ref().map(rating),
            })
            .collect();
        Self::new(agreements, archetypes.clear)
    }

    pub(super) fn new(agreements: Vec<Agreement<'g>>, clear: Clear) -> Self {
        Self { verdict: verdict(&agreements, clear), agreements, clear }
    }

    pub fn statements(&self) -> usize {
        self.ratings().count()
    }

    pub fn rated(&self) -> usize {
        self.ratings().flatten().count()
    }

    fn ratings(&self) -> impl Iterator<Item = Option<u32>> {
        self.agreements.iter().flat_map(|agreement| agreement.ratings)
    }

    /// Returns the archetypes that are named; none where none is clear.
    pub fn named(&self) -> &[&'g Archetype] {
        match &self.verdict {
            Verdict::Clear(named) => named,
            _ => &[],
        }
    }

    pub fn favoured(&self) -> BTreeSet<ItemId> {
        let favours = self.named().iter().flat_map(|archetype| &archetype.favours);
        favours.map(|favour| favour.item.clone()).collect()
    }

    /// Returns why the named archetypes favour an item.
    pub fn because(&self, item: &ItemId) -> Option<(&'g Archetype, &'g Favour)> {
        self.named().iter().find_map(|archetype| {
            let favour = archetype.favours.iter().find(|favour| favour.item == *item)?;
            Some((*archetype, favour))
        })
    }
}

/// Looks up the statements of ratings.
///
/// # Errors
/// Those that there are not, with their places in `file`.
pub fn check_ratings(
    archetypes: Option<&Archetypes>,
    ratings: &BTreeMap<String, Rating>,
    file: &SourceFile,
) -> Result<(), Problems> {
    let statements = || {
        let all = archetypes.iter().flat_map(|archetypes| &archetypes.all);
        let statements = all.flat_map(|archetype| &archetype.statements);
        statements.map(|statement| statement.id.as_str())
    };
    let mut reader = Reader::new(file);
    for (id, rating) in ratings {
        if !statements().any(|known| known == id) {
            reader.tell_unknown(rating.place, ("statement", id), statements(), || {
                "`ospo profile` lists the statements".to_owned()
            });
        }
    }
    reader.finish_with(Some(()))
}

/// Names the archetypes that have enough points and hardly fewer than the first; where they are too
/// many, none.
fn verdict<'g>(agreements: &[Agreement<'g>], clear: Clear) -> Verdict<'g> {
    let sums = agreements.iter().filter_map(|a| Some((a.archetype, a.sum()?)));
    let mut sums: Vec<(&Archetype, u32)> = sums.collect();
    let Some(most) = sums.iter().map(|(_, sum)| *sum).max() else {
        return Verdict::Unrated;
    };
    sums.retain(|(_, sum)| *sum >= clear.least && sum + clear.within >= most);
    sums.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
    let near: Vec<&Archetype> = sums.into_iter().map(|(archetype, _)| archetype).collect();
    match near.len() {
        0 => Verdict::NoneEnough,
        number if number <= clear.most as usize => Verdict::Clear(near),
        _ => Verdict::TooMany(near),
    }
}
