//! `method` in `model.yaml`: how answers become figures and stages.

use std::sync::Arc;

use serde_json::json;

use crate::checklist::header::Scales;
use crate::format::{May, Or, Part, Placed, What, Whole, file_words, kind, record};
use crate::model::{
    Band, Credit, Each, Floor, Grouping, Ladder, Level, LevelId, Member, Method, Needs,
    NotApplicable, Scale, Share, Shown,
};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Fields, Reader};

record! {
    /// How answers become figures and stages. Each word may be left out.
    pub(crate) struct MethodFile: "a method", "methods" in any, check one_ladder {
        /// By what items are grouped, from the inside out: `stage`, `area`, `section`. Each group
        /// counts once in the one around it. Without it, all items are pooled.
        mean: Or<Vec<Placed<Grouping>>>,
        /// What a stage needs to pass. Without it, stages are no rungs, and no view tells them.
        ladder: May<LadderFile>,
        /// The unit in which figures are told.
        shown: May<Shown>,
        /// What figures of the whole are called.
        bands: Or<Vec<Placed<Band>>>,
        /// What an item that does not apply does: it `leaves` all sums, or counts in `full`.
        /// Without it, it leaves.
        not_applicable: Or<NotApplicable>,
        /// `cumulative`, beside a ladder whose words stand right here.
        kind: May<Cumulative>,
        /// As in `ladder`, in percent, beside `kind`.
        pass: May<Whole<1, 100>>,
        /// As in `ladder`, beside `kind`.
        most: May<Placed<LevelCalled>>,
        /// As in `ladder`, beside `kind`.
        share: May<Share>,
        /// As in `ladder`, beside `kind`.
        floor: May<Placed<LevelCalled>>,
    }
}

file_words! {
    /// Which stages must pass for one to be reached.
    pub(crate) enum Cumulative: "method" {
        /// It, and all below it.
        Cumulative is "cumulative",
    }
}

kind! {
    /// A level by its name or its number.
    pub(crate) struct LevelCalled = String: What::Else(|| json!({
        "oneOf": [
            { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64 },
            { "type": "integer", "minimum": 0, "maximum": 19 }
        ]
    })), "names",
    in any |node, _, reader| { reader.word(node).map(str::to_owned) }
}

record! {
    /// What a stage needs to pass; one is reached where all below it pass too.
    pub(crate) struct LadderFile: "a ladder", "ladders" in any, check either {
        /// What a stage needs, in percent of its points, every open item counted as 0. Either this,
        /// or `most` with `share`.
        pass: May<Whole<1, 100>>,
        /// The level of the first scale from which on a member is in place; it goes with `share`.
        most: May<Placed<LevelCalled>>,
        /// The part of its applicable members that a stage needs in place: 2/3. It goes with `most`.
        share: May<Share>,
        /// The level of the first scale that every applicable member of the stage needs at least,
        /// unless an item names another.
        floor: May<Placed<LevelCalled>>,
        /// What is counted and has to be at the floor: each `item`, or each `area`, with the mean of
        /// its items in the stage. Without it, each item.
        of: Or<Member>,
        /// One ladder for `all`, or one for each `area`. Without it, one for all.
        each: Or<Each>,
    }
}

/// The words of a ladder that may stand beside `kind`.
const BESIDE_KIND: [&str; 4] = ["pass", "most", "share", "floor"];

/// Tells where a ladder is told in two places, or where its words stand without `kind`.
fn one_ladder<'a>(fields: &Fields<'_, 'a>, reader: &mut Reader<'a>) {
    let beside = BESIDE_KIND.into_iter().find_map(|name| Some((name, fields.get(name)?)));
    match (fields.get("ladder"), fields.get("kind"), beside) {
        (Some(_), Some(kind), _) => {
            let help = "leave `kind` out: a ladder is cumulative";
            reader.tell(kind.place, "this stands beside `ladder`", help);
        }
        (_, None, Some((name, node))) => {
            let message = format!("`{name}` belongs into a ladder");
            let help = format!("write `ladder: {{ {name}: … }}`");
            reader.tell(node.place, message, help);
        }
        (None, Some(_), _) => either(fields, reader),
        _ => {}
    }
}

/// Tells where a ladder says neither or both of what a stage may need.
fn either<'a>(fields: &Fields<'_, 'a>, reader: &mut Reader<'a>) {
    let nodes = ["pass", "most", "share"].map(|name| fields.get(name));
    if matches!(nodes, [Some(_), None, None] | [None, Some(_), Some(_)]) {
        return;
    }
    let place = nodes.into_iter().flatten().next().map_or(fields.place(), |node| node.place);
    let message = "a ladder needs either `pass`, or `most` and `share` together";
    let help = "write `pass: 75` for a percent, or `most: LEVEL` and `share: 2/3` for a count of \
                what is in place";
    reader.tell(place, message, help);
}

kind! {
    impl Method = Self: What::Record(&MethodFile::RECORD), MethodFile::MANY,
    in Scales |node, known, reader| {
        let file = MethodFile::read(node, known, reader)?;
        let flat = file.kind.map(|Cumulative::Cumulative| LadderFile {
            pass: file.pass,
            most: file.most,
            share: file.share,
            floor: file.floor,
            of: Member::default(),
            each: Each::default(),
        });
        let scales = known.as_ref()?;
        let ladder = match file.ladder.or(flat) {
            Some(ladder) => Some(ladder_of(ladder, scales, reader)?),
            None if node.field("ladder").is_some() => return None,
            None => None,
        };
        let percents = || ladder.is_none().then(Shown::default);
        Some(Self {
            mean: groupings(file.mean, reader),
            shown: file.shown.or_else(percents),
            bands: bands(file.bands, reader),
            not_applicable: file.not_applicable,
            ladder,
        })
    }
}

fn groupings(read: Vec<(Grouping, Place)>, reader: &mut Reader<'_>) -> Vec<Grouping> {
    let mut mean = Vec::with_capacity(read.len());
    for (grouping, place) in read {
        if mean.contains(&grouping) {
            let message = format!("`{}` stands here twice", grouping.as_str());
            reader.tell(place, message, "name each group once, from the inside out");
        }
        mean.push(grouping);
    }
    mean
}

/// Returns the bands, the highest first.
fn bands(mut read: Vec<(Band, Place)>, reader: &mut Reader<'_>) -> Vec<Band> {
    read.sort_by_key(|(band, _)| std::cmp::Reverse(band.from));
    for ((one, _), (other, place)) in read.iter().zip(read.iter().skip(1)) {
        if one.from == other.from {
            let message = format!("`{}` begins where `{}` does", other.label, one.label);
            reader.tell(*place, message, "give each band a figure of its own to begin with");
        }
    }
    read.into_iter().map(|(band, _)| band).collect()
}

fn ladder_of(file: LadderFile, scales: &[Arc<Scale>], reader: &mut Reader<'_>) -> Option<Ladder> {
    let floor = match (file.floor, file.of) {
        (Some((floor, place)), Member::Item) => {
            Some(climbable(scales, "floor", (&floor, place), reader)?)
        }
        (Some((floor, place)), Member::Area) => Some(level_of(scales, (&floor, place), reader)?),
        (None, _) => None,
    };
    let least = floor.map_or(Credit::NONE, |floor| floor.credit);
    let needs = match (file.pass, file.most, file.share) {
        (Some(pass), None, None) => Needs::Percent(pass.into()),
        (None, Some((most, place)), Some(share)) => {
            let most = match file.of {
                Member::Item => climbable(scales, "level", (&most, place), reader)?,
                Member::Area => level_of(scales, (&most, place), reader)?,
            };
            if most.credit < least || most.credit == Credit::NONE {
                let nothing = most.credit == Credit::NONE;
                let than = if nothing { "nothing" } else { "less than the floor" };
                let message = format!("`{}` is worth {than}", most.id);
                let help = "an item is in place at a level that is worth something, and no less \
                            than the floor; name a higher one";
                reader.tell(place, message, help);
            }
            Needs::Share { most: most.id.clone(), credit: most.credit, share }
        }
        // Told already.
        _ => return None,
    };
    Some(Ladder {
        needs,
        floor: floor.map(|floor| Floor { level: floor.id.clone(), credit: floor.credit }),
        of: file.of,
        each: file.each,
    })
}

/// Finds a level of the first scale by its name or its number.
fn level_of<'s>(
    scales: &'s [Arc<Scale>],
    (name, place): (&str, Place),
    reader: &mut Reader<'_>,
) -> Option<&'s Level> {
    let first = scales.first()?;
    let Some(level) = first.level(&LevelId::new(name)).or_else(|| first.by_number(name)) else {
        let levels = first.levels.iter().map(|level| level.id.as_str());
        let message = format!("the first scale has no level `{name}`");
        let help = format!("its levels are {}", text::ticked(levels));
        reader.tell(place, message, help);
        return None;
    };
    Some(level)
}

/// The same, and tells where another scale has no level worth as much.
fn climbable<'s>(
    scales: &'s [Arc<Scale>],
    field: &str,
    (name, place): (&str, Place),
    reader: &mut Reader<'_>,
) -> Option<&'s Level> {
    let level = level_of(scales, (name, place), reader)?;
    check_tops(scales, level.credit, &format!("the {field} `{name}`"), place, reader);
    Some(level)
}

/// Tells a scale none of whose levels is worth what is asked for, so that nobody could climb.
fn check_tops(
    scales: &[Arc<Scale>],
    credit: Credit,
    asked: &str,
    place: Place,
    reader: &mut Reader<'_>,
) {
    let too_low = |scale: &&Arc<Scale>| scale.levels.iter().all(|level| level.credit < credit);
    if let Some(scale) = scales.iter().find(too_low) {
        let message = format!("no level of scale `{}` is worth {asked}", scale.id);
        let help = match credit.part() * u64::from(scale.of) {
            parts if parts.is_multiple_of(credit.of()) => {
                format!("give its highest level {} or more", parts / credit.of())
            }
            _ => format!("give its highest level more than {credit} %"),
        };
        reader.tell(place, message, help);
    }
}
