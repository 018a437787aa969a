//! The units of one model, side by side.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::insight::portfolio::counts::{Blocking, Counts, Levels, StageCount};
use crate::insight::portfolio::member::{self, Apart, Member, Place, Sort};
use crate::insight::portfolio::row::{Row, Unit};
use crate::insight::portfolio::tally::{Figures, Tally, Weakest};
use crate::model::{self, Model};
use crate::score::{Coverage, Index, Range};

/// The units that answered one model. Only they can be compared with one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The model, as it is today.
    pub model: Arc<Model>,
    /// The version that most units answered.
    pub version: String,
    /// The units, in the order that was asked for.
    pub members: Vec<Member>,
    /// How the index lies over those that can be compared; none where nobody can.
    pub index: Option<(Figures, Weakest)>,
    /// The same for each stage that has items.
    pub stages: Vec<Part>,
    /// The same for each area.
    pub areas: Vec<Part>,
    /// How many units are at each stage, from 0.
    pub reached: Vec<StageCount>,
    /// How many units gave which answer, for each item and topic.
    pub levels: Vec<Levels>,
    /// What keeps units from their next stage, the commonest first.
    pub blocking: Vec<Blocking>,
    /// How many units no item blocks, though the percent of their next stage is short.
    pub short: usize,
    /// How many units have no stage before them.
    pub through: usize,
    /// How many units have answered less than half of what concerns them.
    pub half_open: usize,
}

/// How a part of the model lies over the units that can be compared; none where nobody answered
/// anything of it.
pub type Part = Option<(Figures, Weakest)>;

impl Group {
    /// Puts units side by side that answered `model`; they come by name.
    pub(super) fn new(model: Arc<Model>, rows: Vec<(Unit, Row)>, sort: Sort) -> Self {
        let version = commonest_version(&rows);
        let mut counts = Counts::new(&model);
        let mut tallies = Tallies::new(&model);
        let mut places = Vec::with_capacity(rows.len());
        let mut members = Vec::with_capacity(rows.len());
        let coverages = rows.iter().map(|(_, row)| row.coverage());
        let middle = member::middle(coverages.collect());
        for (unit, row) in rows {
            let card = row.card();
            counts.add(&unit, &row, &card);
            let index = card.index();
            let apart = apart(&row, card.coverage, index.as_ref(), &version, middle);
            let index = index.filter(|_| apart.is_empty());
            let order = index.as_ref().filter(|_| sort != Sort::Name);
            let order = order.map(|index| [index.answered.clone(), index.worst.clone()]);
            places.push(Place::new(card.reached, order, card.coverage));
            if let Some(index) = index {
                tallies.index.add(index, &unit);
                let stages = card.stages.iter().map(|stage| stage.range);
                add(&mut tallies.stages, stages, &unit);
                let areas = card.areas.iter().map(|area| area.range);
                add(&mut tallies.areas, areas, &unit);
            }
            members.push(Member { unit, row, apart });
        }
        Self {
            version,
            members: sorted(members, &places, sort),
            index: tallies.index.told(),
            stages: tallies.stages.iter().map(Tally::told).collect(),
            areas: tallies.areas.iter().map(Tally::told).collect(),
            reached: counts.stages.clone(),
            levels: counts.levels.clone(),
            short: counts.short,
            through: counts.through,
            half_open: counts.half_open,
            blocking: counts.commonest(),
            model,
        }
    }

    /// Returns how many units can be compared with one another.
    pub fn compared(&self) -> usize {
        self.index.as_ref().map_or(0, |(figures, _)| figures.units)
    }

    /// Returns how many units cannot be compared, and this is a reason.
    pub fn apart(&self, why: Apart) -> usize {
        let members = self.members.iter();
        members.filter(|one| one.apart.contains(&why)).count()
    }

    /// Returns the place of the area whose median is the lowest by what is answered, then by the
    /// worst; the first of several.
    pub fn weakest_area(&self) -> Option<usize> {
        let medians = self.areas.iter().enumerate().filter_map(|(place, area)| {
            let (figures, _) = area.as_ref()?;
            Some((&figures.answered.median, &figures.worst.median, place))
        });
        Some(medians.min()?.2)
    }
}

/// The figures of all units that can be compared.
struct Tallies {
    index: Tally<Index>,
    stages: Vec<Tally<Range>>,
    areas: Vec<Tally<Range>>,
}

impl Tallies {
    fn new(model: &Model) -> Self {
        Self {
            index: Tally::default(),
            stages: model.staged().map(|_| Tally::default()).collect(),
            areas: model.areas.iter().map(|_| Tally::default()).collect(),
        }
    }
}

fn add(tallies: &mut [Tally<Range>], ranges: impl Iterator<Item = Range>, unit: &Unit) {
    for (tally, range) in tallies.iter_mut().zip(ranges) {
        tally.add(range, unit);
    }
}

/// Returns the version that most units answered; of several the latest.
fn commonest_version(rows: &[(Unit, Row)]) -> String {
    // In the order of their words, because not all versions can be put in order.
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, row) in rows {
        *counts.entry(row.version()).or_default() += 1;
    }
    let most = counts.into_iter().max_by(|(one, more), (other, less)| {
        more.cmp(less)
            .then_with(|| model::version_order(one, other).unwrap_or_else(|| one.cmp(other)))
    });
    most.map_or_else(String::new, |(version, _)| version.to_owned())
}

fn apart(
    row: &Row,
    coverage: Coverage,
    index: Option<&Index>,
    version: &str,
    middle: Option<Coverage>,
) -> Vec<Apart> {
    if coverage.answered == 0 || index.is_none() {
        return vec![Apart::Nothing];
    }
    let mut apart = Vec::new();
    if row.version() != version {
        apart.push(Apart::Version);
    }
    if middle.is_some_and(|middle| coverage.is_less_than_half_of(middle)) {
        apart.push(Apart::Coverage);
    }
    apart
}

/// Puts members, which come by name, into another order; those that are alike in it stay by name.
fn sorted(members: Vec<Member>, places: &[Place], sort: Sort) -> Vec<Member> {
    let mut pairs: Vec<(&Place, Member)> = places.iter().zip(members).collect();
    if sort != Sort::Name {
        pairs.sort_by(|(one, _), (other, _)| one.compare(other, sort));
    }
    pairs.into_iter().map(|(_, member)| member).collect()
}
