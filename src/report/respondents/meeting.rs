//! The agenda of a meeting that settles what several respondents see otherwise.

use crate::answers::{Answer, Choice, MergeRule};
use crate::insight::{Accord, ItemMerge, Merge, Ruling, Voice};
use crate::lang::{Lang, phrase, say, say_of};
use crate::model::Item;
use crate::report::common::terms;
use crate::report::document::block::{Block, Fact, Task};
use crate::report::document::line::{Line, Tone};
use crate::report::document::listing;

/// How long a group talks about one item before it settles it, or parks it. Ours.
const MINUTES_EACH: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting<'a> {
    /// No more than so many are shown, where that is given.
    pub most: Option<usize>,
    /// The name of the merged sheet, which is to take what was agreed.
    pub into: &'a str,
    /// What to type to have that sheet; none where it is there.
    pub write: Option<&'a str>,
}

/// All that is to settle, the most urgent first.
pub(crate) fn agenda(merge: &Merge, agenda: &[&ItemMerge], meeting: Meeting) -> Vec<Block> {
    if agenda.is_empty() {
        return Vec::new();
    }
    let lang = &merge.model.lang;
    let shown = meeting.most.unwrap_or(agenda.len()).min(agenda.len());
    let tasks = (1..).zip(agenda).take(shown);
    let tasks = tasks.map(|(number, one)| task(merge, number, one));
    let (items, minutes) = (agenda.len(), agenda.len() * MINUTES_EACH);
    let time = say_of!(
        lang,
        items,
        "{n} item, about {minutes} minutes at {each} minutes each.",
        "{n} items, about {minutes} minutes at {each} minutes each.",
        minutes,
        each = MINUTES_EACH
    );
    let mut blocks = vec![
        Block::heading(2, lang.plain(phrase!("To settle"))),
        Block::sentence(time),
        Block::Tasks(tasks.collect()),
    ];
    if shown < items {
        let more = Line::from((items - shown).to_string());
        let option = Line::default().code("--all");
        blocks.push(Block::sentence(Line::said(
            lang,
            phrase!("{number} more; {option} shows them."),
            [("number", more), ("option", option)],
        )));
    }
    blocks.push(Block::sentence(lang.plain(match meeting.write {
        Some(_) => phrase!(
            "What you agree on goes into the merged sheet, where a new merge keeps it. First write \
             that sheet, then answer in it:"
        ),
        None => phrase!("What you agree on goes into the merged sheet; a new merge keeps it:"),
    })));
    let into = meeting.into;
    let answer = format!("ospo answer ITEM=LEVEL --sheet {into}");
    let commands = meeting.write.map(str::to_owned).into_iter().chain([answer]);
    blocks.extend(commands.map(Block::Command));
    blocks
}

fn task(merge: &Merge, number: usize, one: &ItemMerge) -> Task {
    let lang = &merge.model.lang;
    let question = lang.plain(phrase!("Question"));
    let mut facts = vec![Fact::new(question, one.item.ask.as_str())];
    facts.extend(one.voices.iter().map(|voice| said(merge, one.item, voice)));
    facts.extend(one.between().map(|(level, anchor)| {
        let name = say!(lang, "{level} means", level = level.label);
        Fact::new(name, anchor)
    }));
    if one.left_out().next().is_some() {
        let who = lang.listed(one.counting().map(|voice| label(merge, voice)));
        let told = say!(lang, "{names}; other roles would not know", names = who);
        facts.push(Fact::new(
            lang.plain(phrase!("Counts")),
            Line::default().toned(Tone::Quiet, told),
        ));
    }
    facts.push(Fact::new(lang.plain(phrase!("Merged")), merged(lang, merge.rule, one)));
    Task { number, title: title(lang, one), facts }
}

fn title(lang: &Lang, one: &ItemMerge) -> Line {
    let title = Line::default().strong(&one.item.title);
    let id = Line::default().code(one.item.id.as_str());
    let title = if let Some(stage) = one.stage {
        let stage = Line::default().toned(Tone::Quiet, stage.to_string());
        let holes = [("item", title), ("stage", stage), ("id", id)];
        let phrase = phrase!("{item} (stage {stage}, {id})");
        listing::toned(lang, Tone::Quiet, phrase, holes)
    } else {
        let phrase = phrase!("{item} (a topic, {id})");
        listing::toned(lang, Tone::Quiet, phrase, [("item", title), ("id", id)])
    };
    if one.accord() == Accord::Conflict {
        let phrase = phrase!("{item}: a level, or not applicable?");
        return listing::toned(lang, Tone::Open, phrase, [("item", title)]);
    }
    let mut between = one.between().map(|(level, _)| level.label.as_str());
    match (between.next(), between.last()) {
        (Some(low), Some(high)) => Line::said(
            lang,
            phrase!("{item}: from {low} to {high}"),
            [("item", title), ("low", low.into()), ("high", high.into())],
        ),
        _ => title,
    }
}

pub(crate) fn said(merge: &Merge, item: &Item, voice: &Voice) -> Fact {
    let (lang, answer) = (&merge.model.lang, voice.answer);
    let mut line = self::answer(lang, item, answer);
    if let Some(role) = voice.source.role() {
        let title = merge.model.role_title(&role);
        line = line.toned(Tone::Quiet, format!(" ({title})"));
    }
    if voice.is_answer() && !voice.counts {
        let not = lang.plain(phrase!("does not count here"));
        line = line.toned(Tone::Quiet, format!(", {not}"));
    }
    let reason = match &answer.choice {
        Choice::NotApplicable { reason } => Some(reason),
        Choice::Level(_) | Choice::Unknown => None,
    };
    for text in reason.into_iter().chain(&answer.note) {
        line = line.text(": ").then(terms::linked(text));
    }
    let evidence = terms::evidence(lang, answer, voice.source.sheet.date);
    let evidence = evidence.reduce(|before, next| {
        let holes = [("before", before), ("next", next)];
        listing::toned(lang, Tone::Quiet, phrase!("{before}, {next}"), holes)
    });
    if let Some(evidence) = evidence {
        let phrase = if line.words().ends_with(['.', '!', '?']) {
            phrase!("{answer} Shown by {evidence}")
        } else {
            phrase!("{answer}; shown by {evidence}")
        };
        let holes = [("answer", line), ("evidence", evidence)];
        line = listing::toned(lang, Tone::Quiet, phrase, holes);
    }
    Fact::new(label(merge, voice), line)
}

pub(crate) fn label(merge: &Merge, voice: &Voice) -> String {
    let mut labels = merge.sources().map(|(_, label)| label);
    labels.nth(voice.place).unwrap_or_default().to_owned()
}

pub(crate) fn answer(lang: &Lang, item: &Item, answer: &Answer) -> Line {
    match &answer.choice {
        Choice::Level(id) => {
            let level = item.scale.level(id);
            Line::default().strong(level.map_or(id.as_str(), |level| &level.label))
        }
        Choice::Unknown => Line::default().toned(Tone::Open, lang.plain(phrase!("Not known"))),
        Choice::NotApplicable { .. } => {
            Line::default().strong(lang.plain(phrase!("Not applicable")))
        }
    }
}

fn merged(lang: &Lang, rule: MergeRule, one: &ItemMerge) -> Line {
    let Ruling::Level(level) = one.ruling else {
        let not = lang.plain(phrase!("not known, until it is settled"));
        return Line::default().toned(Tone::Open, not);
    };
    let phrase = match rule {
        MergeRule::Median => phrase!("{level}, the median of {number}"),
        MergeRule::Lowest => phrase!("{level}, the lowest of {number}"),
        MergeRule::Mean => phrase!("{level}, by the mean of {number}"),
        MergeRule::Latest => phrase!("{level}, the latest of {number}"),
    };
    let level = Line::default().strong(&level.label);
    let number = Line::from(one.counting().count().to_string());
    Line::said(lang, phrase, [("level", level), ("number", number)])
}
