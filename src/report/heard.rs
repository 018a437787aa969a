//! What a meeting need not settle: where all agree, where one alone was heard, what nobody knows.

use crate::answers::Sheet;
use crate::insight::{self, Accord, ItemMerge, Merge, Ruling};
use crate::report::document::{Block, Fact, Line, Tone};
use crate::report::{listing, meeting, words};
use crate::words::{Phrase, Words, phrase, say};

/// What was answered in the merged sheet itself.
pub(super) fn settled(words: &Words, asked: &[&ItemMerge]) -> Vec<Block> {
    let entries = asked.iter().filter_map(|one| {
        let line = Line::default().strong(&one.item.title).text(": ");
        Some(line.then(meeting::answer(words, one.item, one.settled?)))
    });
    let heading = phrase!("Settled in the merged sheet");
    listed(words, heading, entries.collect())
}

/// Where those of other roles than would know say something else.
pub(super) fn by_role(merge: &Merge, asked: &[&ItemMerge]) -> Vec<Block> {
    let words = &merge.model.words;
    let decided = asked.iter().filter(|one| one.is_routed());
    // What is to settle shows it already.
    let decided = decided.filter(|one| matches!(one.accord(), Accord::Same | Accord::Alone));
    let entries = decided.map(|one| {
        let names = words.listed(one.counting().map(|voice| meeting::label(merge, voice)));
        let holes = [
            ("item", Line::default().strong(&one.item.title)),
            ("answer", ruling(words, one)),
            ("names", Line::from(names)),
        ];
        let decided = Line::said(words, phrase!("{item}: {answer} by {names}"), holes);
        one.left_out().fold(decided, |before, voice| {
            let holes = [
                ("before", before),
                ("name", Line::from(meeting::label(merge, voice))),
                ("answer", meeting::answer(words, one.item, voice.answer)),
            ];
            Line::said(words, phrase!("{before}; {name} says {answer}"), holes)
        })
    });
    let mut blocks = listed(words, phrase!("Decided by role"), entries.collect());
    if !blocks.is_empty() {
        let phrase = phrase!(
            "Somebody answered whose role would know, so other roles do not count. {option} \
             counts all alike."
        );
        let option = Line::default().code("--all-roles");
        let told = Line::said(words, phrase, [("option", option)]);
        blocks.insert(1, Block::sentence(told));
    }
    blocks
}

/// What two or more say alike, by what they say.
pub(super) fn alike(words: &Words, asked: &[&ItemMerge]) -> Vec<Block> {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for one in asked.iter().filter(|one| one.accord() == Accord::Same) {
        let label = ruling(words, one).words();
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
        .map(|(label, titles)| Fact::new(label, words.in_a_row(titles)));
    vec![
        Block::heading(2, words.plain(phrase!("All agree"))),
        Block::Facts(facts.collect()),
    ]
}

/// What one alone has answered.
pub(super) fn alone(merge: &Merge, asked: &[&ItemMerge]) -> Vec<Block> {
    let words = &merge.model.words;
    let alone = asked.iter().filter(|one| one.accord() == Accord::Alone);
    // What was decided by role stands there.
    let entries = alone.filter(|one| !one.is_routed()).map(|one| {
        let line = Line::default().strong(&one.item.title).text(": ");
        let by = one.counting().map(|voice| meeting::label(merge, voice));
        let by = words.listed(by);
        line.then(ruling(words, one))
            .toned(Tone::Quiet, format!(" ({by})"))
    });
    listed(words, phrase!("One answer alone"), entries.collect())
}

/// What nobody knows, and who could.
pub(super) fn open(merge: &Merge, merged: &Sheet, asked: &[&ItemMerge]) -> Vec<Block> {
    let words = &merge.model.words;
    let open = asked.iter().filter(|one| one.accord() == Accord::Open);
    let entries = open.map(|one| {
        let mut line = Line::default().strong(&one.item.title);
        if let Some(who) = words::who(merge.model, one.item) {
            line = line.text(format!(": {who}"));
        }
        if one.ruling == Ruling::Unknown {
            let asked = one.voices.iter().map(|voice| meeting::label(merge, voice));
            let names = Line::default().toned(Tone::Quiet, words.listed(asked));
            let phrase = phrase!("{item}; not known to {names}");
            line = listing::toned(
                words,
                Tone::Quiet,
                phrase,
                [("item", line), ("names", names)],
            );
        }
        line
    });
    let mut blocks = listed(
        words,
        phrase!("Open, and who could know"),
        entries.collect(),
    );
    let sheets: Vec<_> = merge.sources().map(|(one, _)| &one.sheet).collect();
    let missing = insight::missing_roles(merge.model, merged, &sheets);
    if !blocks.is_empty()
        && let Some(roles) = words::missing(words, &missing, usize::MAX)
    {
        let line = say!(words, "Could still answer: {roles}.", roles);
        blocks.push(Block::sentence(line));
    }
    blocks
}

fn ruling(words: &Words, one: &ItemMerge) -> Line {
    let line = Line::default();
    match one.ruling {
        Ruling::Level(level) => line.text(level.label.as_str()),
        Ruling::NotApplicable => line.text(words.plain(phrase!("Not applicable"))),
        Ruling::Conflict | Ruling::Unknown => {
            line.toned(Tone::Open, words.plain(phrase!("Not known")))
        }
        Ruling::Unanswered => line.toned(Tone::Open, words.plain(phrase!("Not answered"))),
    }
}

fn listed(words: &Words, heading: Phrase, entries: Vec<Line>) -> Vec<Block> {
    if entries.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading(2, words.plain(heading)),
        Block::list(entries),
    ]
}
