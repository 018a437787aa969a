//! Several respondents of one subject: first what a meeting has to settle, then where they agree,
//! what nobody knows, and what all that is worth.

use std::collections::BTreeMap;

use crate::answers::{self, MergeRoles, MergeRule, Sheet};
use crate::insight::{Accord, Assessment, ItemMerge, Merge};
use crate::lang::{Lang, phrase, say, say_of};
use crate::report::common::terms;
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::line::{Line, Tone};
use crate::report::document::listing;
use crate::report::respondents::heard;
use crate::report::respondents::meeting::{self, Meeting};
use crate::report::respondents::merge_data::MergeData;
use crate::report::standing::summary;
use crate::report::view::{Data, Report};
use crate::score::Narrowed;

pub fn of_merge(merge: &Merge, meeting: Meeting) -> Report {
    let lang = &merge.model.lang;
    let alone = merge.sources().map(|(source, _)| source.sheet.clone());
    let alone: Vec<Assessment> =
        alone.map(|sheet| Assessment::new(merge.model, sheet, Narrowed::default(), None)).collect();
    let merged = Assessment::new(merge.model, merge.sheet(), Narrowed::default(), None);
    let items = merge.items();
    // A topic that nobody was asked for is nothing that nobody knows.
    let asked = items.iter();
    let asked: Vec<&ItemMerge> =
        asked.filter(|one| one.stage.is_some() || !one.voices.is_empty()).collect();
    let mut blocks = vec![
        Block::heading(1, say!(lang, "Merge: {subject}", subject = merge.subject)),
        Block::Facts(facts(merge)),
    ];
    blocks.extend(remarks(merge).into_iter().map(Block::Callout));
    blocks.push(Block::sentence(summary(lang, &asked)));
    blocks.extend(meeting::agenda(merge, &merge.agenda(&items), meeting));
    blocks.extend(heard::settled(lang, &asked));
    blocks.extend(heard::by_role(merge, &asked));
    blocks.extend(heard::alike(lang, &asked));
    blocks.extend(heard::alone(merge, &asked));
    blocks.extend(heard::open(merge, &merged.sheet, &asked));
    blocks.extend([
        Block::heading(2, lang.plain(phrase!("What each sheet is worth"))),
        figures(merge, &alone, &merged),
        Block::Rule,
        terms::attribution(merge.model),
    ]);
    let data = MergeData::of(merge, &alone, &merged);
    Report::new(&merge.model.lang, blocks, Data::Merge(Box::new(data)))
}

fn facts(merge: &Merge) -> Vec<Fact> {
    let lang = &merge.model.lang;
    let rule = match merge.rule {
        MergeRule::Median => phrase!("the level in the middle; of two in the middle, the lower"),
        MergeRule::Lowest => phrase!("the lowest level"),
        MergeRule::Mean => phrase!("the highest level that is worth no more than the mean"),
        MergeRule::Latest => phrase!("the level that was given last; of one day, the lowest"),
    };
    let roles = match merge.roles {
        MergeRoles::Knowing => {
            phrase!("where somebody whose role would know has answered, other roles do not count")
        }
        MergeRoles::Alike => phrase!("all count alike, whatever their role"),
    };
    let sheets = merge.sources().map(|(source, label)| {
        let sheet = Line::from(source.name.as_str());
        if label.contains(source.name.as_str()) {
            return sheet;
        }
        sheet.toned(Tone::Quiet, format!(" ({label})"))
    });
    let sheets = listing::in_a_row(lang, sheets);
    let rule = Line::default().strong(merge.rule.as_str()).text(format!(": {}", lang.plain(rule)));
    vec![
        Fact::new(lang.plain(phrase!("Sheets")), sheets),
        Fact::new(lang.plain(phrase!("Rule")), rule),
        Fact::new(lang.plain(phrase!("Roles")), lang.plain(roles)),
    ]
}

fn remarks(merge: &Merge) -> Vec<Line> {
    let lang = &merge.model.lang;
    let twice = merge.twice().into_iter().map(|(name, sheets)| {
        Line::from(say!(
            lang,
            "{name} answered more than one of the sheets ({sheets}); each of them counts.",
            name,
            sheets = lang.listed(&sheets)
        ))
    });
    let none = merge.sources().filter(|(one, _)| one.role().is_none());
    let none: Vec<&str> = none.map(|(_, label)| label).collect();
    let no_role = (merge.roles == MergeRoles::Knowing && !none.is_empty()).then(|| {
        Line::from(say!(
            lang,
            "No role is noted for {names}: what they answer counts for every item.",
            names = lang.listed(&none)
        ))
    });
    let differ = |of: &dyn Fn(&Sheet) -> String| {
        let mut found: Vec<String> = merge.sources().map(|(one, _)| of(&one.sheet)).collect();
        found.sort();
        found.dedup();
        (found.len() > 1).then(|| lang.in_a_row(&found))
    };
    let subjects = merge.sources().map(|(one, _)| &one.sheet.subject);
    let subjects: BTreeMap<String, &String> =
        subjects.map(|subject| (answers::name_key(subject), subject)).collect();
    let subjects = (subjects.len() > 1).then(|| {
        let subjects = lang.in_a_row(subjects.values());
        Line::from(say!(lang, "The sheets name several subjects: {subjects}.", subjects))
    });
    let dates = differ(&|sheet| sheet.date.to_string())
        .map(|all| Line::from(say!(lang, "The sheets are from several days: {days}.", days = all)));
    let versions = differ(&|sheet| sheet.model.version.clone()).map(|all| {
        Line::from(say!(
            lang,
            "The sheets answered several versions of the model: {versions}. What has changed \
             since is asked again and does not count.",
            versions = all
        ))
    });
    twice.chain(no_role).chain(subjects).chain(dates).chain(versions).collect()
}

fn summary(lang: &Lang, asked: &[&ItemMerge]) -> Line {
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
            "No rule settles one of them: it counts as not known.",
            "No rule settles {n} of them: they count as not known."
        ),
    };
    line.toned(Tone::Open, format!(" {unsettled}"))
}

fn figures(merge: &Merge, alone: &[Assessment], merged: &Assessment) -> Block {
    let lang = &merge.model.lang;
    let head = [phrase!("By"), phrase!("Stage"), phrase!("Index"), phrase!("Answered")];
    let head = head.map(|title| Column::words(lang.plain(title)));
    let row = |by: Line, side: &Assessment| {
        let card = &side.scorecard;
        let stage = if card.possible == card.reached {
            card.reached.to_string()
        } else {
            let (reached, possible) = (card.reached, card.possible);
            say!(lang, "{reached}, at best {possible}", reached, possible)
        };
        let (given, all) = (card.coverage.answered, card.coverage.applicable());
        let answered = say!(lang, "{given} of {all}", given, all);
        vec![by, Line::from(stage), summary::index(side), Line::from(answered)]
    };
    let rows = merge.sources().zip(alone);
    let rows = rows.map(|((_, label), side)| row(Line::from(label), side));
    let last = row(Line::default().strong(lang.plain(phrase!("Merged"))), merged);
    Block::table(head.to_vec(), rows.chain([last]))
}
