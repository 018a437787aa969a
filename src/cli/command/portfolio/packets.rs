//! What a portfolio gives away, what came of such, and what is held against that.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ospo::guide::{Guide, SegmentOf};
use ospo::insight::{
    self, Assessment, GroupOf, NoComparison, NoPacket, Packet, PacketError, Pooled, Portfolio, Unit,
};
use ospo::organisation::Organisation;
use ospo::report::Report;
use ospo::{report, say, store, text};

use crate::cli::error::CommandError;
use crate::cli::models_read::ModelsRead;
use crate::cli::session::Session;

/// Returns what may be given away of a portfolio, with
/// its groups where the settings of the folders are at hand that say what each unit is.
pub(super) fn packet(
    portfolio: &Portfolio,
    grouped: Option<&ModelsRead>,
    session: &Session,
) -> Result<Report, CommandError> {
    let group = portfolio.groups.first();
    let group = group.ok_or_else(|| CommandError::new("there is no unit"))?;
    let guide = session.guide(&group.model)?;
    let of = grouped.map(|models| {
        let guide = &guide;
        move |unit: &Unit| {
            let folder = usize::try_from(unit.folder).unwrap_or_default();
            let own = models.organisation(folder).map(|own| GroupOf::of(guide, own));
            own.unwrap_or_default()
        }
    });
    let of = of.as_ref().map(|of| of as &dyn Fn(&Unit) -> GroupOf);
    let packet = Packet::of(portfolio, of).map_err(|none| match none {
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
    if of.is_some() && packet.groups.iter().all(|group| group.of == GroupOf::default()) {
        session.say(&say!(
            session.lang(),
            "No sector or size is told: no {least} units share one that the checklist knows.",
            least = insight::LEAST
        ));
    }
    Ok(report::of_packet(packet, &group.model, &guide))
}

/// Reads packets and puts them together, as far as they are of the groups that are asked for.
pub(super) fn pool(
    files: &[PathBuf],
    groups: &[String],
    session: &Session,
) -> Result<Report, CommandError> {
    let packets: Vec<Packet> = files.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
    let pooled =
        insight::pool(&packets, session.today).map_err(|(at, error)| match files.get(at) {
            Some(path) => of(path, &error),
            None => CommandError::new(error.to_string()),
        })?;
    let model = session.model(Some(&pooled.model.id))?;
    for (path, packet) in files.iter().zip(&packets) {
        packet.check(&model).map_err(|error| of(path, &error))?;
    }
    let guide = session.guide(&model)?;
    if groups.is_empty() {
        return Ok(report::of_packet(pooled, &model, &guide));
    }
    let asked = asked(groups, &guide)?;
    let of_group = pooled.only(&asked).ok_or_else(|| {
        let error = CommandError::new("the pool tells of no units of this group");
        let said = pooled.groups.iter().filter_map(|one| said_group(&guide, &one.of));
        let said: BTreeSet<String> = said.collect();
        error.help(if said.is_empty() {
            "none of its packets tells of groups: `ospo portfolio --packet --grouped` writes one that does"
                .to_owned()
        } else {
            format!("it tells of {}", text::ticked(said.iter().map(String::as_str)))
        })
    })?;
    Ok(report::of_packet(of_group, &model, &guide))
}

/// Returns the group that is asked for in the words of `ospo.yaml`.
fn asked(groups: &[String], guide: &Guide) -> Result<GroupOf, CommandError> {
    let mut organisation = Organisation::default();
    for group in groups {
        let (what, word) = group.split_once('=').unwrap_or_default();
        match (what, word.parse()) {
            ("sector", _) => organisation.sector = Some(word.to_owned()),
            ("size", Ok(size)) => organisation.size = Some(size),
            _ => {
                return Err(CommandError::new(format!("`{group}` is no group")).help(
                    "write `--of sector=WORD` or `--of size=NUMBER`, as `ospo.yaml` has them",
                ));
            }
        }
    }
    let asked = GroupOf::of(guide, &organisation);
    let unknown = |what: &str| CommandError::new(format!("the checklist knows no such {what}"));
    if organisation.sector.is_some() && asked.sector.is_none() {
        let known = text::one_of(guide.sectors.iter().map(|sector| sector.id.as_str()));
        return Err(unknown("sector").help(format!("name one of {known}")));
    }
    if organisation.size.is_some() && asked.size.is_none() {
        return Err(unknown("size").help("name how many people work there, such as `size=4200`"));
    }
    Ok(asked)
}

/// Returns what to type for a group, without `--of`; none where it has no word.
fn said_group(guide: &Guide, of: &GroupOf) -> Option<String> {
    let sector = of.sector.as_ref().map(|sector| format!("sector={sector}"));
    let mut segments = guide.benchmarks.iter().flat_map(|all| &all.segments);
    let segment = segments.find(|one| Some(one.id.as_str()) == of.size.as_deref());
    let size = segment.and_then(|segment| match segment.of {
        SegmentOf::Size { from, .. } => Some(format!("size={from}")),
        SegmentOf::All | SegmentOf::Sector(_) | SegmentOf::Kind(_) | SegmentOf::Other => None,
    });
    let words: Vec<String> = sector.into_iter().chain(size).collect();
    (!words.is_empty()).then(|| words.join(" --of "))
}

/// Reads what figures are to be held against.
pub(crate) fn read(path: &Path) -> Result<Packet, CommandError> {
    let file = store::read_named(path)?;
    Packet::parse(&file.text).map_err(|error| of(path, &error))
}

/// Holds an assessment against what was read from a file.
pub(crate) fn beside<'m, 'p>(
    assessment: &Assessment<'m>,
    path: &Path,
    pool: &'p Packet,
) -> Result<Pooled<'m, 'p>, CommandError> {
    Pooled::new(assessment, pool).map_err(|why| {
        let (told, help) = match why {
            NoComparison::NoPool => (
                "this packet has not been pooled".to_owned(),
                format!(
                    "`ospo portfolio --pool {} … -o pool.json` pools it with others",
                    path.display()
                ),
            ),
            NoComparison::OtherModel { told, own } => (
                format!("this pool is of {told}, and the report of {own}"),
                "name a pool of the same model, version and content; `--as MODEL` reports by \
                 another model"
                    .to_owned(),
            ),
        };
        CommandError::new(format!("{}: {told}", path.display())).about(path).help(help)
    })
}

fn of(path: &Path, error: &PacketError) -> CommandError {
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
