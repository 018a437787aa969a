//! What a portfolio gives away, and what came of such.

use std::path::PathBuf;

use ospo::insight::{self, NoPacket, Packet, PacketError, Portfolio};
use ospo::report::Report;
use ospo::{report, store, text};

use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// Returns what may be given away of a portfolio.
pub(super) fn packet(portfolio: &Portfolio) -> Result<Report, CommandError> {
    let packet = Packet::of(portfolio).map_err(|none| match none {
        NoPacket::Models(models) => {
            CommandError::new(format!("a packet is of one model, and the units answer {models}"))
                .help("name the folders whose units answer the same one")
        }
        NoPacket::TooFew(units) => {
            let (units, least) = (text::count(units, "unit"), insight::LEAST);
            let told =
                format!("{units} can be compared, and a packet tells of no fewer than {least}");
            CommandError::new(told)
                .help("name more folders; `ospo portfolio` says which units count")
        }
    })?;
    let group = portfolio.groups.first();
    let group = group.ok_or_else(|| CommandError::new("there is no unit"))?;
    Ok(report::of_packet(packet, &group.model))
}

/// Reads packets and puts them together.
pub(super) fn pool(files: &[PathBuf], session: &Session) -> Result<Report, CommandError> {
    let mut packets = Vec::new();
    for path in files {
        let file = store::read_named(path)?;
        packets.push(Packet::parse(&file.text).map_err(|error| of(path, &error))?);
    }
    let pooled = insight::pool(&packets).map_err(|(at, error)| match files.get(at) {
        Some(path) => of(path, &error),
        None => CommandError::new(error.to_string()),
    })?;
    let model = session.model(Some(&pooled.model.id))?;
    for (path, packet) in files.iter().zip(&packets) {
        packet.check(&model).map_err(|error| of(path, &error))?;
    }
    Ok(report::of_packet(pooled, &model))
}

fn of(path: &std::path::Path, error: &PacketError) -> CommandError {
    let help = match error {
        PacketError::Unread { .. } | PacketError::Wrong { .. } => {
            "name files that `ospo portfolio --packet -o FILE.json` wrote"
        }
        PacketError::OtherModel { .. } => "pool those that answer the same, each kind by itself",
        PacketError::OtherContent { .. } => {
            "`--checklists DIR` names the folder of the model that its units answered"
        }
        PacketError::Twice => "name each packet once, and no pool beside what it was made of",
    };
    CommandError::new(format!("{}: {error}", path.display())).about(path).help(help)
}
