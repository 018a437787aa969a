//! What a portfolio may give away.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::insight::packet::bands::Distribution;
use crate::insight::portfolio::{Group, LevelCounts, Member, Portfolio};
use crate::score::Fraction;

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
    /// How many packets were put together; 1 for one that comes from a portfolio.
    pub packets: u32,
    /// Which packets were put together: the SHA-256 of each as JSON without blanks, 64 hexadecimal
    /// digits; empty for one that comes from a portfolio.
    pub pooled: Vec<String>,
    /// The items and topics, in the order of the model.
    pub items: Vec<Distribution>,
    /// `in-place`: practices in place for sure; `stage`: the stage reached, where there is one ladder;
    /// `index`: the index by what is answered, in steps of a half, where the model tells one.
    pub figures: Vec<Distribution>,
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

/// Why there is nothing that may be given away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPacket {
    /// The units answer so many models.
    Models(usize),
    /// So many units can be compared.
    TooFew(usize),
}

impl Packet {
    /// Takes the units that can be compared with one another.
    ///
    /// # Errors
    /// Where they are of several models, or too few.
    pub fn of(portfolio: &Portfolio) -> Result<Self, NoPacket> {
        let [group] = portfolio.groups.as_slice() else {
            return Err(NoPacket::Models(portfolio.groups.len()));
        };
        let members: Vec<&Member> =
            group.members.iter().filter(|one| one.apart.is_empty()).collect();
        let units = u32::try_from(members.len()).unwrap_or(u32::MAX);
        let years = || members.iter().map(|one| one.row.date().year());
        let (Some(from_year), Some(to_year), true) = (years().min(), years().max(), units >= LEAST)
        else {
            return Err(NoPacket::TooFew(members.len()));
        };
        let model = &group.model;
        Ok(Self {
            schema: "ospo/packet/1".to_owned(),
            model: PacketModel {
                id: model.id.to_string(),
                version: group.version.clone(),
                fingerprint: model.fingerprint().to_string(),
            },
            from_year,
            to_year,
            units,
            packets: 1,
            pooled: Vec::new(),
            items: items(group, &members),
            figures: figures(group, &members),
        })
    }
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
    let tells = model.method.tells();
    let counted = |of: &str, places: Vec<String>, place: &dyn Fn(&Member) -> usize| {
        let mut counts = vec![0_u32; places.len()];
        let last = places.len().saturating_sub(1);
        for member in members {
            if let Some(count) = counts.get_mut(place(member).min(last)) {
                *count += 1;
            }
        }
        Distribution::new(of, places, &counts, LEAST)
    };
    let whole = |number: Option<u64>| number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let mut figures = Vec::new();
    if tells.stages {
        let places = (0..=model.items().count()).map(|n| n.to_string()).collect();
        figures.push(counted("in-place", places, &|one| one.standing.practices.worst.in_place));
    }
    if tells.reached {
        let places = (0..=model.top()).map(|n| n.to_string()).collect();
        figures.push(counted("stage", places, &|one| {
            let reached = one.standing.ladder.and_then(|climbed| climbed.reached);
            whole(reached.map(u64::from))
        }));
    }
    if tells.index {
        let steps = 2 * model.staged().count();
        let places = (0..=steps).map(|n| format!("{}.{}", n / 2, 5 * (n % 2))).collect();
        figures.push(counted("index", places, &|one| {
            // How many halves are passed.
            let answered = one.standing.index.as_ref().map(|index| &index.answered);
            let passed = |step: &u64| {
                let step = Fraction::new(*step, 2);
                answered.zip(step).is_some_and(|(index, step)| *index >= step)
            };
            whole((1..=steps as u64).take_while(passed).last())
        }));
    }
    figures
}
