//! The units of one model, side by side.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::insight::portfolio::counts::{Blocking, Counts, LevelCounts, StageCount};
use crate::insight::portfolio::member::{self, Apart, Member, Sort, Standing};
use crate::insight::portfolio::row::{Unit, UnitRow};
use crate::insight::portfolio::tally::{Figures, Tally, Weakest};
use crate::model::{self, Fingerprint, Model, Shown};
use crate::score::{self, Coverage, Range};

/// The units that answered one model. Only they can be compared with one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub model: Arc<Model>,
    /// The version that most units answered.
    pub version: String,
    /// What most of those were asked; none where no sheet says.
    pub fingerprint: Option<Fingerprint>,
    /// The units, in the order that was asked for.
    pub members: Vec<Member>,
    /// How many of them can be compared with one another.
    pub compared: usize,
    /// How the index, or the figure of the whole, lies over those that can be compared; none where
    /// nobody can, or the model tells neither.
    pub index: Option<(Figures, Weakest)>,
    /// The same for each stage that has items.
    pub stages: Vec<GroupPart>,
    pub areas: Vec<GroupPart>,
    /// How many units are at each stage, from 0.
    pub reached: Vec<StageCount>,
    /// How many units gave which answer, for each item and topic.
    pub levels: Vec<LevelCounts>,
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
pub type GroupPart = Option<(Figures, Weakest)>;

impl Group {
    /// Puts units side by side that answered `model`; they come by name.
    pub(super) fn new(model: Arc<Model>, rows: Vec<(Unit, UnitRow)>, sort: Sort) -> Self {
        let version = commonest_version(&rows);
        let fingerprint = commonest_content(&rows, &version);
        let mut counts = Counts::new(&model);
        let mut tallies = Tallies::new(&model);
        let standings = rows.par_iter().map(|(_, row)| Standing::of(&row.card()));
        let standings: Vec<Standing> = standings.collect();
        let middle = member::middle(standings.iter().map(|one| one.coverage).collect());
        let mut members = Vec::with_capacity(rows.len());
        let mut compared = 0;
        for ((unit, row), standing) in rows.into_iter().zip(standings) {
            counts.add(&unit, &row, &standing);
            let apart = apart(&row, &standing, (&version, fingerprint), middle);
            if apart.is_empty() {
                compared += 1;
                if let Some(index) = &standing.index {
                    tallies.index.add(index.clone(), &unit);
                }
                let shown = model.method.shown.as_ref();
                add(&mut tallies.stages, shown, &standing.stages, &unit);
                add(&mut tallies.areas, shown, &standing.areas, &unit);
            }
            members.push(Member { unit, row, standing, apart });
        }
        // They come by name, and stay so where they are alike.
        members.sort_by(|one, other| one.compare(other, sort));
        Self {
            version,
            fingerprint,
            members,
            compared,
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

    /// Returns how a stage lies; none where it has no items.
    pub fn stage(&self, number: u32) -> &GroupPart {
        let place = self.model.staged().position(|stage| stage.number == number);
        place.and_then(|place| self.stages.get(place)).unwrap_or(&None)
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
    index: Tally,
    stages: Vec<Tally>,
    areas: Vec<Tally>,
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

/// Adds what is answered of each group, in percent or in the unit of the model.
fn add(tallies: &mut [Tally], shown: Option<&Shown>, ranges: &[Range], unit: &Unit) {
    for (tally, range) in tallies.iter_mut().zip(ranges) {
        let figure = match shown {
            Some(shown) => score::Figures::of(shown, range, None).index(),
            None => range.index(),
        };
        if let Some(figure) = figure {
            tally.add(figure, unit);
        }
    }
}

/// Returns the version that most units answered; of several the latest.
fn commonest_version(rows: &[(Unit, UnitRow)]) -> String {
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

/// Returns what most units were asked under a version; of several the highest, as any would do.
fn commonest_content(rows: &[(Unit, UnitRow)], version: &str) -> Option<Fingerprint> {
    let mut counts: BTreeMap<Fingerprint, usize> = BTreeMap::new();
    let of_version = rows.iter().map(|(_, row)| row).filter(|row| row.version() == version);
    for fingerprint in of_version.filter_map(UnitRow::fingerprint) {
        *counts.entry(fingerprint).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(fingerprint, units)| (*units, *fingerprint));
    most.map(|(fingerprint, _)| fingerprint)
}

fn apart(
    row: &UnitRow,
    standing: &Standing,
    (version, fingerprint): (&str, Option<Fingerprint>),
    middle: Option<Coverage>,
) -> Vec<Apart> {
    let coverage = standing.coverage;
    if coverage.answered == 0 || standing.overall.answered().is_none() {
        return vec![Apart::Nothing];
    }
    let mut apart = Vec::new();
    if row.version() != version {
        apart.push(Apart::Version);
    } else if row.fingerprint().is_some() && row.fingerprint() != fingerprint {
        apart.push(Apart::Content);
    }
    if middle.is_some_and(|middle| coverage.is_less_than_half_of(middle)) {
        apart.push(Apart::Coverage);
    }
    apart
}
