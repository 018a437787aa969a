//! Packets of several portfolios, put together.

use std::collections::{BTreeSet, HashSet};
use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::insight::packet::bands::Distribution;
use crate::insight::packet::whole::{LEAST, Packet, PacketModel};
use crate::model::Model;
use crate::text;

/// Why packets cannot be put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PacketError {
    /// It is none, or damaged, at a line and a column, as is told.
    Unread { line: usize, column: usize, told: String },
    /// A distribution is none, as is told.
    Wrong { of: String, told: &'static str },
    /// It answers another model, another version or something else under that version.
    OtherModel { told: String },
    /// It is of a model whose version is known here, with something else in it.
    OtherContent { told: String },
    /// It is the same as another, or both hold the same one.
    Twice,
}

impl fmt::Display for PacketError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Unread { told, .. } => write!(f, "this is no packet: {told}"),
            Self::Wrong { of, told } => write!(f, "`{of}` {told}"),
            Self::OtherModel { told } => write!(f, "this packet is of {told}"),
            Self::OtherContent { told } => {
                write!(f, "this packet is of {told}, and that version asks something else here")
            }
            Self::Twice => f.write_str("this packet, or one that it was made of, is in one before"),
        }
    }
}

impl PacketModel {
    fn told(&self) -> String {
        format!("`{}` {} ({})", self.id, self.version, self.fingerprint)
    }
}

impl Packet {
    /// Reads a packet.
    ///
    /// # Errors
    /// Where it is none, tells of fewer than five units anywhere, or does not come to the same number
    /// of units everywhere.
    pub fn parse(text: &str) -> Result<Self, PacketError> {
        let packet: Self = serde_json::from_str(text).map_err(|error| PacketError::Unread {
            line: error.line(),
            column: error.column(),
            told: error.to_string(),
        })?;
        let wrong = |told| Err(PacketError::Wrong { of: packet.schema.clone(), told });
        if packet.schema != "ospo/packet/1" {
            return wrong("is not `ospo/packet/1`");
        }
        if packet.packets == 0 || packet.from_year > packet.to_year {
            return wrong("is of no packet, or of no year");
        }
        let made_of = u32::try_from(packet.pooled.len()).unwrap_or(u32::MAX);
        if made_of != if packet.packets == 1 { 0 } else { packet.packets } {
            return wrong("does not name each packet that it was made of");
        }
        if packet.items.is_empty() {
            return Err(PacketError::Wrong { of: "items".to_owned(), told: "is empty" });
        }
        let mut named = HashSet::new();
        for one in packet.items.iter().chain(&packet.figures) {
            if !named.insert(&one.of) {
                let told = "is told of more than once";
                return Err(PacketError::Wrong { of: one.of.clone(), told });
            }
            let wrong = |told| Err(PacketError::Wrong { of: one.of.clone(), told });
            let Some(runs) = runs(one) else {
                return wrong("has bands that do not follow one another");
            };
            if runs.is_empty() || one.bands.iter().any(|band| band.units < LEAST) {
                return wrong("tells of fewer than 5 units");
            }
            if one.units() != packet.units {
                return wrong("does not come to the number of units");
            }
        }
        Ok(packet)
    }

    /// Returns the digests of the packets that came from a portfolio: of those that it was made of,
    /// else its own.
    fn parts(&self) -> Result<Vec<String>, PacketError> {
        if self.packets > 1 {
            return Ok(self.pooled.clone());
        }
        let unwritten = |_| PacketError::Wrong { of: self.schema.clone(), told: "has no JSON" };
        let json = serde_json::to_vec(self).map_err(unwritten)?;
        Ok(vec![text::hexadecimal(&Sha256::digest(&json))])
    }
}

impl Packet {
    /// Holds a packet against its model, where that is of the same version: with another one nobody
    /// knows what was asked.
    ///
    /// # Errors
    /// Where it is of something else under that version, or of other items.
    pub fn check(&self, model: &Model) -> Result<(), PacketError> {
        if self.model.version != model.version {
            return Ok(());
        }
        if self.model.fingerprint != model.fingerprint().to_string() {
            return Err(PacketError::OtherContent { told: self.model.told() });
        }
        let wrong = |of: &str, told| Err(PacketError::Wrong { of: of.to_owned(), told });
        let known: Vec<&str> = model.items_and_topics().map(|item| item.id.as_str()).collect();
        for one in &self.items {
            if !known.contains(&one.of.as_str()) {
                return wrong(&one.of, "is no item of the model");
            }
        }
        let is_told = |id: &&&str| self.items.iter().any(|one| one.of == ***id);
        match known.iter().find(|id| !is_told(id)) {
            Some(id) => wrong(id, "is missing"),
            None => Ok(()),
        }
    }
}

/// Puts packets together that answer the same; each is named for errors.
///
/// Places that any of them takes together stay so: the pool knows no more than they do.
///
/// # Errors
/// Where there is none, or they do not fit one another; with the place of the one that does not.
pub fn pool(packets: &[Packet]) -> Result<Packet, (usize, PacketError)> {
    let Some((first, rest)) = packets.split_first() else {
        return Err((0, PacketError::Wrong { of: String::new(), told: "is nothing" }));
    };
    let mut pooled = first.clone();
    let parts = first.parts().map_err(|error| (0, error))?;
    let mut parts: BTreeSet<String> = parts.into_iter().collect();
    for (at, packet) in (1..).zip(rest) {
        if packet.model != first.model {
            return Err((at, PacketError::OtherModel { told: packet.model.told() }));
        }
        for part in packet.parts().map_err(|error| (at, error))? {
            if !parts.insert(part) {
                return Err((at, PacketError::Twice));
            }
        }
        pooled.units = pooled.units.saturating_add(packet.units);
        pooled.packets = pooled.packets.saturating_add(packet.packets);
        pooled.from_year = pooled.from_year.min(packet.from_year);
        pooled.to_year = pooled.to_year.max(packet.to_year);
        let together = |all: &[Distribution], other: &[Distribution]| {
            let both = all.iter().zip(other);
            let both = both.map(|(one, other)| together(one, other).ok_or_else(|| one.of.clone()));
            if all.len() == other.len() { both.collect() } else { Err(String::new()) }
        };
        let unlike =
            |of| (at, PacketError::Wrong { of, told: "is not told as in the packets before" });
        pooled.items = together(&pooled.items, &packet.items).map_err(unlike)?;
        pooled.figures = together(&pooled.figures, &packet.figures).map_err(unlike)?;
    }
    if pooled.packets > 1 {
        pooled.pooled = parts.into_iter().collect();
    }
    Ok(pooled)
}

/// Adds up two distributions, in the bands that both know; none where they are of different things.
fn together(one: &Distribution, other: &Distribution) -> Option<Distribution> {
    if one.of != other.of || one.places != other.places {
        return None;
    }
    let mut all: Vec<(usize, usize, u32)> = runs(one)?.into_iter().chain(runs(other)?).collect();
    all.sort_unstable();
    let mut runs: Vec<(usize, usize, u32)> = Vec::new();
    for (from, to, units) in all {
        match runs.last_mut() {
            Some(last) if from <= last.1 => {
                last.1 = last.1.max(to);
                last.2 = last.2.saturating_add(units);
            }
            _ => runs.push((from, to, units)),
        }
    }
    Some(Distribution::of_runs(&one.of, one.places.clone(), &runs))
}

/// Returns the first and the last place of each band, with its units; none where they do not follow
/// one another.
fn runs(distribution: &Distribution) -> Option<Vec<(usize, usize, u32)>> {
    let mut next = 0;
    let mut runs = Vec::new();
    for band in &distribution.bands {
        let (from, to) = (distribution.position(&band.from)?, distribution.position(&band.to)?);
        if from < next || to < from {
            return None;
        }
        runs.push((from, to, band.units));
        next = to + 1;
    }
    Some(runs)
}
