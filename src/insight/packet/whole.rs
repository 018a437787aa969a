//! What a portfolio may give away.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::insight::packet::bands::Distribution;
use crate::insight::packet::group::{Among, GroupOf, PacketGroup, parted};
use crate::insight::packet::measure::{End, Measure};
use crate::insight::portfolio::{Group, LevelCounts, Member, Portfolio, Unit};
use crate::model::Model;

/// So many units are told of at least, wherever something is told.
pub const LEAST: u32 = 5;

/// How many units are where: no name, no note, no evidence, no respondent, no text of a sheet.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[schemars(title = "How many units are where, to be pooled (JSON)")]
pub struct Packet {
    /// Always `ospo/packet/1`.
    #[schemars(extend("const" = "ospo/packet/1"))]
    pub schema: String,
    /// What was answered.
    pub model: PacketModel,
    /// The first year of which answers are.
    pub from_year: i16,
    /// The last year.
    pub to_year: i16,
    /// How many units there are, each in every distribution.
    pub units: u32,
    /// The day on which packets were put together; `null` for one that comes from a portfolio.
    #[serde(default)]
    #[schemars(extend("format" = "date"))]
    pub day: Option<String>,
    /// How many packets were put together; 1 for one that comes from a portfolio.
    pub packets: u32,
    /// Which packets were put together: the SHA-256 of each as JSON without blanks, 64 hexadecimal
    /// digits; empty for one that comes from a portfolio.
    pub pooled: Vec<String>,
    /// The items and topics, in the order of the model.
    pub items: Vec<Distribution>,
    /// `in-place`: practices in place for sure; `stage`: the stage reached, where there is one ladder;
    /// `index`: the index by what is answered, in steps of a half, where the model tells one; `whole`,
    /// `stage:NUMBER` and `area:ID`: the percent that is sure, in steps of five, behind
    /// `not-applicable`.
    pub figures: Vec<Distribution>,
    /// The same by sector and size of the organisations, as far as five units or more share them: each unit
    /// is in one group, and all that stands above is their sum. Empty where no group is told.
    #[serde(default)]
    pub groups: Vec<PacketGroup>,
    /// Which groups of a pool these units are; `null` where they are all.
    #[serde(default)]
    pub among: Option<Among>,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
pub struct PacketModel {
    /// Its name.
    pub id: String,
    /// The version of its wording.
    pub version: String,
    /// What it asks, as 8 hexadecimal digits.
    pub fingerprint: String,
}

impl PacketModel {
    pub(super) fn of(model: &Model) -> Self {
        Self {
            id: model.id.to_string(),
            version: model.version.clone(),
            fingerprint: model.fingerprint().to_string(),
        }
    }

    /// Returns what it is called in messages: its name, its version and its fingerprint.
    pub(super) fn told(&self) -> String {
        format!("`{}` {} ({})", self.id, self.version, self.fingerprint)
    }
}

/// Why there is nothing that may be given away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPacket {
    /// The units answer so many models.
    Models(usize),
    /// So many units can be compared.
    TooFew(usize),
}

impl Packet {
    /// Takes the units that can be compared with one another, in groups where it is said how each is
    /// called.
    ///
    /// # Errors
    /// Where they are of several models, or too few.
    pub fn of(
        portfolio: &Portfolio,
        of: Option<&dyn Fn(&Unit) -> GroupOf>,
    ) -> Result<Self, NoPacket> {
        let [group] = portfolio.groups.as_slice() else {
            return Err(NoPacket::Models(portfolio.groups.len()));
        };
        let members: Vec<&Member> =
            group.members.iter().filter(|one| one.apart.is_empty()).collect();
        let few = Err(NoPacket::TooFew(members.len()));
        let years = || members.iter().map(|one| one.row.date().year());
        let (Some(from_year), Some(to_year)) = (years().min(), years().max()) else { return few };
        if members.len() < LEAST as usize {
            return few;
        }
        let groups = match of {
            Some(of) => grouped(group, &members, of),
            None => vec![told(group, GroupOf::default(), &members)],
        };
        let Some(Ok(whole)) = PacketGroup::sum(&groups) else { return few };
        let model = PacketModel { version: group.version.clone(), ..PacketModel::of(&group.model) };
        Ok(Self {
            schema: "ospo/packet/1".to_owned(),
            model,
            from_year,
            to_year,
            units: whole.units,
            day: None,
            packets: 1,
            pooled: Vec::new(),
            items: whole.items,
            figures: whole.figures,
            groups: if of.is_some() { groups } else { Vec::new() },
            among: None,
        })
    }

    /// Returns the groups that it tells of; itself as one that is not named, where it tells of none.
    pub(super) fn parts(&self) -> Vec<PacketGroup> {
        if self.groups.is_empty() { vec![self.whole()] } else { self.groups.clone() }
    }

    /// Returns all its units as one group that is not named.
    pub(super) fn whole(&self) -> PacketGroup {
        let (units, items, figures) = (self.units, self.items.clone(), self.figures.clone());
        PacketGroup { of: GroupOf::default(), units, items, figures }
    }

    /// Returns the units of some of its groups; none where it tells of no such group.
    ///
    /// Those and the rest are both sums of groups, so neither tells of fewer than five.
    pub fn only(&self, of: &GroupOf) -> Option<Self> {
        let among = self.among.clone().unwrap_or(Among { of: of.clone(), units: self.units });
        let GroupOf { sector, size } = of.clone();
        let of = GroupOf { sector: sector.or(among.of.sector), size: size.or(among.of.size) };
        let groups = self.groups.iter().filter(|group| of.holds(&group.of));
        let groups: Vec<PacketGroup> = groups.cloned().collect();
        let sum = PacketGroup::sum(&groups)?.ok()?;
        Some(Self {
            units: sum.units,
            items: sum.items,
            figures: sum.figures,
            groups,
            among: Some(Among { of, units: among.units }),
            ..self.clone()
        })
    }
}

/// Counts the units of each sector and size by themselves, as far as they are enough.
fn grouped(group: &Group, members: &[&Member], of: &dyn Fn(&Unit) -> GroupOf) -> Vec<PacketGroup> {
    let least = LEAST as usize;
    let by_sector = parted(members.to_vec(), least, |one| of(&one.unit).sector);
    let groups = by_sector.into_iter().flat_map(|(sector, members)| {
        let by_size = parted(members, least, |one| of(&one.unit).size);
        by_size.into_iter().map(move |(size, members)| {
            told(group, GroupOf { sector: sector.clone(), size }, &members)
        })
    });
    groups.collect()
}

fn told(group: &Group, of: GroupOf, members: &[&Member]) -> PacketGroup {
    let units = u32::try_from(members.len()).unwrap_or(u32::MAX);
    PacketGroup { of, units, items: items(group, members), figures: figures(group, members) }
}

fn items(group: &Group, members: &[&Member]) -> Vec<Distribution> {
    let counts = LevelCounts::of(&group.model, members.iter().map(|one| &one.row));
    let items = group.model.items_and_topics().zip(counts);
    let distributions = items.map(|(item, counts)| {
        let open = counts.uncertain + counts.unknown + counts.unanswered;
        let counts = [counts.not_applicable, open].into_iter().chain(counts.levels);
        let counts: Vec<u32> = counts.map(|n| u32::try_from(n).unwrap_or(u32::MAX)).collect();
        Distribution::of_item(item, &counts, LEAST)
    });
    distributions.collect()
}

fn figures(group: &Group, members: &[&Member]) -> Vec<Distribution> {
    let model = &group.model;
    let figures = Measure::all(model).into_iter().map(|measure| {
        let places = measure.places(model);
        let mut counts = vec![0_u32; places.len()];
        for member in members {
            let figure = measure.of(&member.standing, End::Told);
            let place = measure.place(figure.as_ref(), places.len());
            counts.get_mut(place).into_iter().for_each(|count| *count += 1);
        }
        Distribution::new(&measure.name(), places, &counts, LEAST)
    });
    figures.collect()
}
