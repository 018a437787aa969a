//! Several respondents of one subject: first what a meeting has to settle, then where they agree,
//! what nobody knows, and what all that is worth.

use std::collections::BTreeMap;

use crate::answers;
use crate::insight::{Accord, Assessment, Round, RoundItem};
use crate::lang::{Lang, Phrase, phrase, say, say_of};
use crate::report::common::{content, ending, estimate, terms, warnings};
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};
use crate::report::document::listing;
use crate::report::over_time::{rungs, side_by_side};
use crate::report::respondents::heard;
use crate::report::respondents::meeting::{self, Meeting};
use crate::report::respondents::merge_data::MergeData;
use crate::report::standing::summary;
use crate::report::view::{Data, Report};

/// As many sheets stand beside one another on a screen.
const MOST_BESIDE: usize = 3;

pub fn of_merge(round: &Round, meeting: Meeting) -> Report {
    let lang = &round.model.lang;
    let alone = round.sources().map(|(source, _)| source.sheet.clone());
    let plain = |sheet| Assessment::new(round.model, sheet, round.outside(), None);
    let alone: Vec<Assessment> = alone.map(plain).collect();
    let together = Assessment::new(round.model, round.sheet(), round.narrowed(), None);
    let items = round.items();
    // A topic that nobody was asked for is nothing that nobody knows.
    let asked = items.iter();
    let asked: Vec<&RoundItem> =
        asked.filter(|one| one.stage.is_some() || !one.voices.is_empty()).collect();
    let sheets = round.sources().map(|(source, label)| {
        let sheet = Line::from(source.name.as_str());
        if label.contains(source.name.as_str()) {
            return sheet;
        }
        sheet.toned(Tone::Quiet, lang.aside(label))
    });
    let sheets = listing::in_a_row(lang, sheets);
    let mut blocks = vec![
        Block::heading(1, say!(lang, "To agree on: {subject}", subject = round.subject)),
        Block::Facts(vec![
            Fact::new(say!(lang, "Round"), round.day.to_string()),
            Fact::new(say!(lang, "Respondents"), sheets),
        ]),
    ];
    blocks.extend(estimate::callout(&together));
    let altered = content::altered(round.model).map(Line::from);
    blocks.extend(altered.into_iter().chain(remarks(round)).map(Block::Callout));
    blocks.push(Block::sentence(summary(lang, &asked)));
    blocks.extend(meeting::agenda(round, &round.agenda(&items), meeting));
    blocks.extend(heard::settled(lang, &asked));
    blocks.extend(heard::by_role(round, &asked));
    blocks.extend(heard::alike(lang, &asked));
    blocks.extend(heard::alone(round, &asked));
    blocks.extend(heard::open(round, &asked));
    blocks.extend([
        Block::heading(2, lang.plain(phrase!("What each sheet is worth"))),
        figures(round, &alone, &together),
    ]);
    let together_named = lang.plain(phrase!("Together")).into_owned();
    let sides = round.sources().zip(&alone).map(|((_, label), side)| (label.to_owned(), side));
    let sides = sides.take(MOST_BESIDE).chain([(together_named, &together)]);
    let sides = sides.map(|(name, side)| (name, rungs::of_card(round.model, &side.scorecard)));
    blocks.extend(rungs::table(lang, &sides.collect::<Vec<_>>()));
    let next = Some("ospo round".to_owned());
    let ending = ending::of(round.model, &mut blocks, None, next);
    let data = MergeData::of(round, &alone, &together);
    Report::new(lang, blocks, Data::Merge(Box::new(data))).ending(ending)
}

fn remarks(round: &Round) -> Vec<Line> {
    let lang = &round.model.lang;
    let twice = round.twice().into_iter().map(|(name, sheets)| {
        Line::from(say!(
            lang,
            "{name} answered more than one of the sheets ({sheets}); each of them counts.",
            name,
            sheets = lang.listed(&sheets)
        ))
    });
    let none = round.sources().filter(|(one, _)| one.role().is_none());
    let none: Vec<&str> = none.map(|(_, label)| label).collect();
    let no_role = (!none.is_empty()).then(|| {
        Line::from(say!(
            lang,
            "No role is noted for {names}: what they answer counts for every item.",
            names = lang.listed(&none)
        ))
    });
    let subjects = round.sources().map(|(one, _)| &one.sheet.subject);
    let subjects: BTreeMap<String, &String> =
        subjects.map(|subject| (answers::name_key(subject), subject)).collect();
    let subjects = (subjects.len() > 1).then(|| {
        let subjects = lang.in_a_row(subjects.values());
        Line::from(say!(lang, "The sheets name several subjects: {subjects}.", subjects))
    });
    let versions = round.sources().map(|(one, _)| one.sheet.model.version.as_str());
    let versions = warnings::several_versions(lang, versions);
    let contents = round.contents().into_iter().map(|(fingerprint, sheets)| {
        let sheets: Vec<String> = sheets.into_iter().map(str::to_owned).collect();
        fingerprint.to_string() + &lang.aside(terms::first_of(lang, &sheets))
    });
    let contents: Vec<String> = contents.collect();
    let contents = (!contents.is_empty()).then(|| {
        Line::from(say!(
            lang,
            "The sheets answered the same version of the model with other content: {contents}.",
            contents = lang.in_a_row(contents)
        ))
    });
    twice.chain(no_role).chain(subjects).chain(versions).chain(contents).collect()
}

fn summary(lang: &Lang, asked: &[&RoundItem]) -> Line {
    let number = |is: &dyn Fn(Accord) -> bool| asked.iter().filter(|one| is(one.accord())).count();
    let conflict = number(&|accord| accord == Accord::Conflict);
    let apart = number(&|accord| matches!(accord, Accord::Apart(_)));
    let settled = number(&|accord| accord == Accord::Settled);
    let agreed = number(&|accord| accord == Accord::Same);
    let alone = number(&|accord| accord == Accord::Alone);
    let open = number(&|accord| accord == Accord::Open);
    let parts = [
        (settled, say_of!(lang, settled, "{n} settled", "{n} settled")),
        (agreed, say_of!(lang, agreed, "{n} agreed", "{n} agreed")),
        (alone, say_of!(lang, alone, "{n} answered by one alone", "{n} answered by one alone")),
        (open, say_of!(lang, open, "{n} open", "{n} open")),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(_, said)| said).collect();
    let items = asked.len();
    let found = match conflict + apart {
        0 => say_of!(lang, items, "No disagreement on {n} item", "No disagreement on {n} items"),
        found => say_of!(
            lang,
            items,
            "Disagreement on {found} of {n} item",
            "Disagreement on {found} of {n} items",
            found
        ),
    };
    let found = Line::default().strong(found);
    let line = if parts.is_empty() {
        found.text(".")
    } else {
        let rest = Line::from(lang.in_a_row(&parts));
        let phrase = phrase!("{found}; {rest}.");
        Line::said(lang, phrase, [("found", found), ("rest", rest)])
    };
    let unsettled = match conflict {
        0 => return line,
        n => say_of!(
            lang,
            n,
            "In one of them a level stands against “not applicable”: it counts as not known.",
            "In {n} of them a level stands against “not applicable”: they count as not known."
        ),
    };
    line.toned(Tone::Open, format!(" {unsettled}"))
}

fn figures(round: &Round, alone: &[Assessment], together: &Assessment) -> Block {
    let lang = &round.model.lang;
    let tells = round.model.method.tells();
    let told = |is_told: bool, title: Phrase| is_told.then_some(title);
    let head = [
        Some(phrase!("By")),
        told(tells.stages, phrase!("In place")),
        told(tells.partly, phrase!("Partly")),
        told(tells.reached, phrase!("Stage")),
        told(tells.index, phrase!("Index")),
        told(tells.figure, phrase!("Figure")),
        Some(phrase!("Answered")),
    ];
    let head = head.into_iter().flatten().map(|title| Column::words(lang.plain(title)));
    let row = |by: Line, side: &Assessment| {
        let card = &side.scorecard;
        let (given, all) = (card.coverage.answered, card.coverage.applicable());
        let answered = say!(lang, "{given} of {all}", given, all);
        let answered = estimate::beside_answered(lang, answered, side.estimates());
        let mut row = vec![by];
        if tells.stages {
            row.push(Line::from(figure::in_place(lang, card.practices)));
        }
        row.extend(tells.partly.then(|| Line::from(card.practices.worst.partly.to_string())));
        row.extend(tells.reached.then(|| terms::reached(lang, card.ladder)));
        row.extend(tells.index.then(|| summary::index(side)));
        row.extend(tells.figure.then(|| side_by_side::figure_of(side)));
        row.push(Line::from(answered));
        row
    };
    let rows = round.sources().zip(alone);
    let rows = rows.map(|((_, label), side)| row(Line::from(label), side));
    let last = row(Line::default().strong(lang.plain(phrase!("Together"))), together);
    Block::table(head.collect(), rows.chain([last]))
}
