//! Several respondents of one subject: first what a meeting has to settle, then where they agree,
//! what nobody knows, and what all that is worth.

use crate::answers::MergeRoles;
use crate::answers::MergeRule;
use crate::answers::Sheet;
use crate::insight::Accord;
use crate::insight::Assessment;
use crate::insight::ItemMerge;
use crate::insight::Merge;
use crate::report::data::Data;
use crate::report::data::MergeData;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Document;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::document::Table;
use crate::report::document::Tone;
use crate::report::heard;
use crate::report::meeting;
use crate::report::meeting::Meeting;
use crate::report::standing;
use crate::report::words;
use crate::text;

/// Lays out a merge.
pub fn of_merge(merge: &Merge, meeting: Meeting) -> Report {
    let alone = merge.sources().map(|(source, _)| source.sheet.clone());
    let alone: Vec<Assessment> = alone
        .map(|sheet| Assessment::new(merge.model, sheet, None))
        .collect();
    let merged = Assessment::new(merge.model, merge.sheet(), None);
    let items = merge.items();
    // A topic that nobody was asked for is nothing that nobody knows.
    let asked = items.iter();
    let asked: Vec<&ItemMerge> = asked
        .filter(|one| one.stage.is_some() || !one.voices.is_empty())
        .collect();
    let mut blocks = vec![
        Block::heading(1, format!("Merge: {}", merge.subject)),
        Block::Facts(facts(merge)),
    ];
    blocks.extend(remarks(merge).into_iter().map(Block::Callout));
    blocks.push(Block::sentence(summary(&asked)));
    blocks.extend(meeting::agenda(merge, &merge.agenda(&items), meeting));
    blocks.extend(heard::settled(&asked));
    blocks.extend(heard::by_role(merge, &asked));
    blocks.extend(heard::alike(&asked));
    blocks.extend(heard::alone(merge, &asked));
    blocks.extend(heard::open(merge, &merged.sheet, &asked));
    blocks.extend([
        Block::heading(2, "What each sheet is worth"),
        figures(merge, &alone, &merged),
        Block::Rule,
        words::attribution(merge.model),
    ]);
    let data = MergeData::of(merge, &alone, &merged);
    Report {
        document: Document {
            words: merge.model.words.clone(),
            blocks,
        },
        data: Data::Merge(Box::new(data)),
    }
}

fn facts(merge: &Merge) -> Vec<Fact> {
    let rule = match merge.rule {
        MergeRule::Median => "the level in the middle; of two in the middle, the lower",
        MergeRule::Lowest => "the lowest level",
        MergeRule::Mean => "the highest level that is worth no more than the mean",
        MergeRule::Latest => "the level that was given last; of one day, the lowest",
    };
    let roles = match merge.roles {
        MergeRoles::Knowing => {
            "where somebody answered whose role would know, other roles do not count"
        }
        MergeRoles::Alike => "all count alike, whatever their role",
    };
    let mut sheets = Line::default();
    for (index, (source, label)) in merge.sources().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        sheets = sheets.text(comma).text(source.name.as_str());
        if !label.contains(source.name.as_str()) {
            sheets = sheets.toned(Tone::Quiet, format!(" ({label})"));
        }
    }
    let rule = Line::default()
        .strong(merge.rule.as_str())
        .text(format!(": {rule}"));
    vec![
        Fact::new("Sheets", sheets),
        Fact::new("Rule", rule),
        Fact::new("Roles", roles),
    ]
}

/// Says what one should know of the sheets before reading on.
fn remarks(merge: &Merge) -> Vec<Line> {
    let twice = merge.twice().into_iter().map(|(name, sheets)| {
        let sheets = text::listed(sheets);
        Line::from(format!(
            "{name} answered more than one of the sheets ({sheets}); each of them counts."
        ))
    });
    let none = merge.sources().filter(|(one, _)| one.role().is_none());
    let none: Vec<&str> = none.map(|(_, label)| label).collect();
    let no_role = (merge.roles == MergeRoles::Knowing && !none.is_empty()).then(|| {
        let none = text::listed(none);
        Line::from(format!(
            "No role is noted for {none}: what they answer counts for every item."
        ))
    });
    let differ = |of: &dyn Fn(&Sheet) -> String| {
        let mut found: Vec<String> = merge.sources().map(|(one, _)| of(&one.sheet)).collect();
        found.sort();
        found.dedup();
        (found.len() > 1).then(|| found.join(", "))
    };
    let subjects = differ(&|sheet| sheet.subject.clone())
        .map(|all| Line::from(format!("The sheets name several subjects: {all}.")));
    let dates = differ(&|sheet| sheet.date.to_string())
        .map(|all| Line::from(format!("The sheets are of several days: {all}.")));
    let versions = differ(&|sheet| sheet.model.version.clone()).map(|all| {
        Line::from(format!(
            "The sheets answered several versions of the model: {all}. What has changed since is \
             asked again and does not count."
        ))
    });
    twice
        .chain(no_role)
        .chain(subjects)
        .chain(dates)
        .chain(versions)
        .collect()
}

/// Says on how much they agree.
fn summary(asked: &[&ItemMerge]) -> Line {
    let number = |is: &dyn Fn(Accord) -> bool| asked.iter().filter(|one| is(one.accord())).count();
    let conflict = number(&|accord| accord == Accord::Conflict);
    let apart = number(&|accord| matches!(accord, Accord::Apart(_)));
    let parts = [
        (number(&|accord| accord == Accord::Settled), "settled"),
        (number(&|accord| accord == Accord::Same), "agreed"),
        (
            number(&|accord| accord == Accord::Alone),
            "answered by one alone",
        ),
        (number(&|accord| accord == Accord::Open), "open"),
    ];
    let parts = parts.iter().filter(|(number, _)| *number > 0);
    let parts = parts.map(|(number, words)| format!("{number} {words}"));
    let rest: Vec<String> = parts.collect();
    let of = text::count(asked.len(), "item");
    let line = match conflict + apart {
        0 => Line::default().strong(format!("No disagreement on {of}")),
        all => Line::default().strong(format!("Disagreement on {all} of {of}")),
    };
    let rest = if rest.is_empty() {
        ".".to_owned()
    } else {
        format!(": {}.", rest.join(", "))
    };
    let line = line.text(rest.replacen(": ", "; ", 1));
    match conflict {
        0 => line,
        1 => line.toned(
            Tone::Open,
            " One of them no rule settles: it counts as not known.",
        ),
        all => line.toned(
            Tone::Open,
            format!(" {all} of them no rule settles: they count as not known."),
        ),
    }
}

/// The figures of each sheet alone, and of what they make together.
fn figures(merge: &Merge, alone: &[Assessment], merged: &Assessment) -> Block {
    let head = ["By", "Stage", "Index", "Answered"].map(Column::words);
    let row = |by: Line, side: &Assessment| {
        let card = &side.scorecard;
        let stage = if card.possible == card.reached {
            card.reached.to_string()
        } else {
            format!("{}, at best {}", card.reached, card.possible)
        };
        let coverage = card.coverage;
        let answered = format!("{} of {}", coverage.answered, coverage.applicable());
        vec![
            by,
            Line::from(stage),
            standing::index(side),
            Line::from(answered),
        ]
    };
    let rows = merge.sources().zip(alone);
    let rows = rows.map(|((_, label), side)| row(Line::from(label), side));
    let last = row(Line::default().strong("Merged"), merged);
    Block::Table(Table {
        head: head.to_vec(),
        rows: rows.chain([last]).collect(),
    })
}
