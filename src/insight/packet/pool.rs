//! Packets of several portfolios, put together.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::insight::packet::group::{GroupOf, PacketGroup};
use crate::insight::packet::whole::{LEAST, Packet};
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
        if packet.day.as_ref().is_some_and(|day| day.parse::<Date>().is_err()) {
            return wrong("is of a day that is none");
        }
        if packet.packets == 0 || packet.from_year > packet.to_year {
            return wrong("is of no packet, or of no year");
        }
        let made_of = u32::try_from(packet.pooled.len()).unwrap_or(u32::MAX);
        if made_of != packet.packets && (made_of, packet.packets) != (0, 1) {
            return wrong("does not name each packet that it was made of");
        }
        let parts = packet.parts();
        for part in &parts {
            part.check()?;
        }
        let sum = PacketGroup::sum(&parts).and_then(Result::ok);
        let is_sum = sum.is_some_and(|sum| {
            (sum.units, &sum.items, &sum.figures) == (packet.units, &packet.items, &packet.figures)
        });
        if !is_sum {
            let told = "do not come to the whole";
            return Err(PacketError::Wrong { of: "groups".to_owned(), told });
        }
        Ok(packet)
    }

    /// Returns the digests of the packets that came from a portfolio: of those that it was made of,
    /// else its own.
    fn digests(&self) -> Result<Vec<String>, PacketError> {
        if !self.pooled.is_empty() {
            return Ok(self.pooled.clone());
        }
        let unwritten = |_| PacketError::Wrong { of: self.schema.clone(), told: "has no JSON" };
        let json = serde_json::to_vec(self).map_err(unwritten)?;
        Ok(vec![text::hexadecimal(&Sha256::digest(&json))])
    }

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

impl PacketGroup {
    /// Sees to it that it tells of no fewer than five units anywhere, and comes to the same number of
    /// units everywhere.
    fn check(&self) -> Result<(), PacketError> {
        if self.items.is_empty() {
            return Err(PacketError::Wrong { of: "items".to_owned(), told: "is empty" });
        }
        let mut named = HashSet::new();
        for one in self.items.iter().chain(&self.figures) {
            let wrong = |told| Err(PacketError::Wrong { of: one.of.clone(), told });
            if !named.insert(&one.of) {
                return wrong("is told of more than once");
            }
            let Some(runs) = one.runs() else {
                return wrong("has bands that do not follow one another");
            };
            if runs.is_empty() || one.bands.iter().any(|band| band.units < LEAST) {
                return wrong("tells of fewer than 5 units");
            }
            if one.units() != self.units {
                return wrong("does not come to the number of units");
            }
        }
        Ok(())
    }
}

/// Puts packets together that answer the same, on a day.
///
/// Places that any of them takes together stay so: the pool knows no more than they do.
///
/// # Errors
/// Where there is none, or they do not fit one another; with the place of the one that does not.
pub fn pool(packets: &[Packet], day: Date) -> Result<Packet, (usize, PacketError)> {
    let Some(first) = packets.first() else {
        return Err((0, PacketError::Wrong { of: String::new(), told: "is nothing" }));
    };
    let is_grouped = packets.iter().any(|packet| !packet.groups.is_empty());
    let mut pooled = Packet { day: Some(day.to_string()), ..first.clone() };
    let mut digests: BTreeSet<String> = BTreeSet::new();
    let mut groups: BTreeMap<GroupOf, PacketGroup> = BTreeMap::new();
    let mut whole: Option<PacketGroup> = None;
    for (at, packet) in packets.iter().enumerate() {
        if packet.model != first.model {
            return Err((at, PacketError::OtherModel { told: packet.model.told() }));
        }
        if packet.among.is_some() && packets.len() > 1 {
            let told = "is of a part of a pool; put together what that was made of";
            return Err((at, PacketError::Wrong { of: "among".to_owned(), told }));
        }
        for digest in packet.digests().map_err(|error| (at, error))? {
            if !digests.insert(digest) {
                return Err((at, PacketError::Twice));
            }
        }
        let unlike =
            |of| (at, PacketError::Wrong { of, told: "is not told as in the packets before" });
        for part in packet.parts() {
            let known = groups.remove(&part.of);
            let both = known.map_or_else(|| Ok(part.clone()), |known| known.with(&part));
            groups.insert(part.of, both.map_err(unlike)?);
        }
        let own = packet.whole();
        let sum = whole.map_or_else(|| Ok(own.clone()), |whole| whole.with(&own));
        whole = Some(sum.map_err(|_| unlike(String::new()))?);
        pooled.from_year = pooled.from_year.min(packet.from_year);
        pooled.to_year = pooled.to_year.max(packet.to_year);
    }
    if let Some(whole) = whole {
        (pooled.units, pooled.items, pooled.figures) = (whole.units, whole.items, whole.figures);
    }
    pooled.packets = packets.iter().fold(0, |sum: u32, one| sum.saturating_add(one.packets));
    pooled.groups = groups.into_values().filter(|_| is_grouped).collect();
    pooled.pooled = digests.into_iter().collect();
    Ok(pooled)
}
