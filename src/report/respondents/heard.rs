//! What a meeting need not settle: where all agree, where one alone was heard, what nobody knows.

use crate::answers::choosable;
use crate::insight::{self, Accord, Round, RoundItem, Ruling};
use crate::lang::{Lang, phrase, say};
use crate::report::common::terms;
use crate::report::document::block::{Block, Fact};
use crate::report::document::line::{Line, Tone};
use crate::report::document::listing;
use crate::report::respondents::meeting;

pub(crate) fn settled(lang: &Lang, asked: &[&RoundItem]) -> Vec<Block> {
    let entries = asked.iter().filter_map(|one| {
        let line = Line::default().strong(&one.item.title).text(lang.colon());
        Some(line.then(meeting::answer(lang, one.item, one.settled?)))
    });
    Block::section(say!(lang, "Settled"), entries)
}

/// Where those of other roles than would know say something else.
pub(crate) fn by_role(round: &Round, asked: &[&RoundItem]) -> Vec<Block> {
    let lang = &round.model.lang;
    let decided = asked.iter().filter(|one| one.is_routed());
    // What is to settle shows it already.
    let decided = decided.filter(|one| matches!(one.accord(), Accord::Same | Accord::Alone));
    let entries = decided.map(|one| {
        let names = lang.listed(one.counting().map(|voice| meeting::label(round, voice)));
        let holes = [
            ("item", Line::default().strong(&one.item.title)),
            ("answer", ruling(lang, one)),
            ("names", Line::from(names)),
        ];
        let decided = Line::said(lang, phrase!("{item}: {answer} by {names}"), holes);
        // Each is added as it is: what stands before would be copied as often as there are others.
        one.left_out().fold(decided, |before, voice| {
            let holes = [
                ("before", Line::default()),
                ("name", Line::from(meeting::label(round, voice))),
                ("answer", meeting::answer(lang, one.item, voice.answer)),
            ];
            before.then(Line::said(lang, phrase!("{before}; {name} says {answer}"), holes))
        })
    });
    let mut blocks = Block::section(say!(lang, "Decided by role"), entries);
    if !blocks.is_empty() {
        let phrase =
            phrase!("Somebody whose role would know has answered, so other roles do not count.");
        blocks.insert(1, Block::sentence(lang.plain(phrase)));
    }
    blocks
}

pub(crate) fn alike(lang: &Lang, asked: &[&RoundItem]) -> Vec<Block> {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for one in asked.iter().filter(|one| one.accord() == Accord::Same) {
        let label = ruling(lang, one).words();
        match groups.iter_mut().find(|(of, _)| *of == label) {
            Some((_, titles)) => titles.push(&one.item.title),
            None => groups.push((label, vec![&one.item.title])),
        }
    }
    if groups.is_empty() {
        return Vec::new();
    }
    let facts = groups.into_iter().map(|(label, titles)| Fact::new(label, lang.in_a_row(titles)));
    vec![Block::heading(2, lang.plain(phrase!("All agree"))), Block::Facts(facts.collect())]
}

pub(crate) fn alone(round: &Round, asked: &[&RoundItem]) -> Vec<Block> {
    let lang = &round.model.lang;
    let alone = asked.iter().filter(|one| one.accord() == Accord::Alone);
    // What was decided by role stands there.
    let entries = alone.filter(|one| !one.is_routed()).map(|one| {
        let line = Line::default().strong(&one.item.title).text(lang.colon());
        let by = one.counting().map(|voice| meeting::label(round, voice));
        let by = lang.listed(by);
        line.then(ruling(lang, one)).toned(Tone::Quiet, lang.aside(by))
    });
    Block::section(say!(lang, "One answer alone"), entries)
}

pub(crate) fn open(round: &Round, asked: &[&RoundItem]) -> Vec<Block> {
    let lang = &round.model.lang;
    let open = asked.iter().filter(|one| one.accord() == Accord::Open);
    let entries = open.map(|one| {
        let mut line = Line::default().strong(&one.item.title);
        if let Some(who) = terms::who(round.model, one.item) {
            line = line.text(lang.colon()).text(who);
        }
        if one.ruling == Ruling::Unknown {
            let asked = one.voices.iter().map(|voice| meeting::label(round, voice));
            let names = Line::default().toned(Tone::Quiet, lang.listed(asked));
            let phrase = phrase!("{item}; not known to {names}");
            line = listing::toned(lang, Tone::Quiet, phrase, [("item", line), ("names", names)]);
        }
        line
    });
    let mut blocks = Block::section(say!(lang, "Open, and who could know"), entries);
    let sheets: Vec<_> = round.sources().map(|(one, _)| &one.sheet).collect();
    let missing = insight::missing_roles(round.model, &sheets, &round.outside());
    if !blocks.is_empty()
        && let Some(roles) = terms::missing(lang, &missing, usize::MAX)
    {
        let line = say!(lang, "Who could still answer: {roles}.", roles);
        blocks.push(Block::sentence(line));
    }
    blocks
}

fn ruling(lang: &Lang, one: &RoundItem) -> Line {
    let line = Line::default();
    match one.ruling {
        Ruling::Between(level, _) => line.text(level.label.as_str()),
        Ruling::AtLeast(level) => line.text(choosable::at_least(lang, &level.label)),
        Ruling::NotApplicable => line.text(lang.plain(phrase!("Not applicable"))),
        Ruling::Conflict | Ruling::Unknown => {
            line.toned(Tone::Open, lang.plain(phrase!("Not known")))
        }
        Ruling::Unanswered => line.toned(Tone::Open, lang.plain(phrase!("Not answered"))),
    }
}
