//! What a meeting need not settle: where all agree, where one alone was heard, what nobody knows.

use crate::answers::Sheet;
use crate::insight;
use crate::insight::Accord;
use crate::insight::ItemMerge;
use crate::insight::Merge;
use crate::insight::Ruling;
use crate::report::document::Block;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Tone;
use crate::report::meeting;
use crate::report::words;
use crate::text;

/// What was answered in the merged sheet itself.
pub(super) fn settled(asked: &[&ItemMerge]) -> Vec<Block> {
    let entries = asked.iter().filter_map(|one| {
        let line = Line::default().strong(&one.item.title).text(": ");
        Some(line.then(meeting::answer(one.item, one.settled?)))
    });
    listed("Settled in the merged sheet", entries.collect())
}

/// Where those of other roles than would know say something else.
pub(super) fn by_role(merge: &Merge, asked: &[&ItemMerge]) -> Vec<Block> {
    let decided = asked.iter().filter(|one| one.is_routed());
    // What is to settle shows it already.
    let decided = decided.filter(|one| matches!(one.accord(), Accord::Same | Accord::Alone));
    let entries = decided.map(|one| {
        let line = Line::default().strong(&one.item.title);
        let mut line = line.text(": ").then(ruling(one)).text(" by ");
        line = line.text(text::listed(
            one.counting().map(|voice| meeting::label(merge, voice)),
        ));
        for voice in one.left_out() {
            let label = meeting::label(merge, voice);
            line = line.text(format!("; {label} says "));
            line = line.then(meeting::answer(one.item, voice.answer));
        }
        line
    });
    let mut blocks = listed("Decided by role", entries.collect());
    if !blocks.is_empty() {
        let told = "Somebody answered whose role would know, so other roles do not count. ";
        let line = Line::from(told).code("--all-roles");
        blocks.insert(1, Block::sentence(line.text(" counts all alike.")));
    }
    blocks
}

/// What two or more say alike, by what they say.
pub(super) fn alike(asked: &[&ItemMerge]) -> Vec<Block> {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for one in asked.iter().filter(|one| one.accord() == Accord::Same) {
        let label = ruling(one).words();
        match groups.iter_mut().find(|(of, _)| *of == label) {
            Some((_, titles)) => titles.push(&one.item.title),
            None => groups.push((label, vec![&one.item.title])),
        }
    }
    if groups.is_empty() {
        return Vec::new();
    }
    let facts = groups
        .into_iter()
        .map(|(label, titles)| Fact::new(label, titles.join(", ")));
    vec![
        Block::heading(2, "All agree"),
        Block::Facts(facts.collect()),
    ]
}

/// What one alone has answered.
pub(super) fn alone(merge: &Merge, asked: &[&ItemMerge]) -> Vec<Block> {
    let alone = asked.iter().filter(|one| one.accord() == Accord::Alone);
    // What was decided by role stands there.
    let entries = alone.filter(|one| !one.is_routed()).map(|one| {
        let line = Line::default().strong(&one.item.title).text(": ");
        let by = one.counting().map(|voice| meeting::label(merge, voice));
        let by = text::listed(by);
        line.then(ruling(one))
            .toned(Tone::Quiet, format!(" ({by})"))
    });
    listed("One answer alone", entries.collect())
}

/// What nobody knows, and who could.
pub(super) fn open(merge: &Merge, merged: &Sheet, asked: &[&ItemMerge]) -> Vec<Block> {
    let open = asked.iter().filter(|one| one.accord() == Accord::Open);
    let entries = open.map(|one| {
        let mut line = Line::default().strong(&one.item.title);
        if let Some(who) = words::who(merge.model, one.item) {
            line = line.text(format!(": {who}"));
        }
        if one.ruling == Ruling::Unknown {
            let asked = one.voices.iter().map(|voice| meeting::label(merge, voice));
            let asked = text::listed(asked);
            line = line.toned(Tone::Quiet, format!("; not known to {asked}"));
        }
        line
    });
    let mut blocks = listed("Open, and who could know", entries.collect());
    let sheets: Vec<_> = merge.sources().map(|(one, _)| &one.sheet).collect();
    let missing = insight::missing_roles(merge.model, merged, &sheets);
    if !blocks.is_empty()
        && let Some(line) = words::missing(&missing, usize::MAX)
    {
        let line = Line::from(format!("Not heard yet: {line}."));
        blocks.push(Block::sentence(line));
    }
    blocks
}

fn ruling(one: &ItemMerge) -> Line {
    match one.ruling {
        Ruling::Level(level) => Line::from(level.label.as_str()),
        Ruling::NotApplicable => Line::from("Not applicable"),
        Ruling::Conflict | Ruling::Unknown => Line::default().toned(Tone::Open, "Not known"),
        Ruling::Unanswered => Line::default().toned(Tone::Open, "Not answered"),
    }
}

fn listed(heading: &str, entries: Vec<Line>) -> Vec<Block> {
    if entries.is_empty() {
        return Vec::new();
    }
    vec![Block::heading(2, heading), Block::list(entries)]
}
