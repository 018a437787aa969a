//! The agenda of a meeting that settles what several respondents see otherwise.

use crate::answers::Answer;
use crate::answers::Choice;
use crate::answers::MergeRule;
use crate::insight::Accord;
use crate::insight::ItemMerge;
use crate::insight::Merge;
use crate::insight::Ruling;
use crate::insight::Voice;
use crate::model::Item;
use crate::report::document::Block;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Task;
use crate::report::document::Tone;
use crate::report::words;
use crate::text;

/// How long a group talks about one item before it settles it, or parks it. Ours.
const MINUTES_EACH: usize = 5;

/// What is shown of what is to settle, and where it goes.
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
pub(super) fn agenda(merge: &Merge, agenda: &[&ItemMerge], meeting: Meeting) -> Vec<Block> {
    if agenda.is_empty() {
        return Vec::new();
    }
    let shown = meeting.most.unwrap_or(agenda.len()).min(agenda.len());
    let tasks = (1..).zip(agenda).take(shown);
    let tasks = tasks.map(|(number, one)| task(merge, number, one));
    let (items, minutes) = (agenda.len(), agenda.len() * MINUTES_EACH);
    let time = format!(
        "{}, about {minutes} minutes at {MINUTES_EACH} minutes each.",
        text::count(items, "item")
    );
    let mut blocks = vec![
        Block::heading(2, "To settle"),
        Block::sentence(time),
        Block::Tasks(tasks.collect()),
    ];
    if shown < items {
        let more = format!("{} more; ", items - shown);
        let line = Line::from(more).code("--all");
        blocks.push(Block::sentence(line.text(" shows them.")));
    }
    blocks.push(Block::sentence(match meeting.write {
        Some(_) => {
            "What you agree on goes into the merged sheet, where a new merge keeps it. First write \
             that sheet, then answer in it:"
        }
        None => "What you agree on goes into the merged sheet; a new merge keeps it:",
    }));
    let into = meeting.into;
    let answer = format!("ospo answer ITEM=LEVEL --sheet {into}");
    let commands = meeting.write.map(str::to_owned).into_iter().chain([answer]);
    blocks.extend(commands.map(Block::Command));
    blocks
}

fn task(merge: &Merge, number: usize, one: &ItemMerge) -> Task {
    let mut facts = vec![Fact::new("Question", one.item.ask.as_str())];
    facts.extend(one.voices.iter().map(|voice| said(merge, one.item, voice)));
    facts.extend(
        one.between()
            .map(|(level, anchor)| Fact::new(format!("{} means", level.label), anchor)),
    );
    if one.left_out().next().is_some() {
        let who = text::listed(one.counting().map(|voice| label(merge, voice)));
        let told = format!("{who}; other roles would not know");
        facts.push(Fact::new(
            "Counts",
            Line::default().toned(Tone::Quiet, told),
        ));
    }
    facts.push(Fact::new("Merged", merged(merge.rule, one)));
    Task {
        number,
        title: title(one),
        facts,
    }
}

fn title(one: &ItemMerge) -> Line {
    let line = Line::default().strong(&one.item.title);
    let line = match one.stage {
        Some(stage) => line.toned(Tone::Quiet, format!(" (stage {stage}, ")),
        None => line.toned(Tone::Quiet, " (a topic, "),
    };
    let line = line.code(one.item.id.as_str()).toned(Tone::Quiet, ")");
    if one.accord() == Accord::Conflict {
        return line.toned(Tone::Open, ": a level, or not applicable?");
    }
    let mut between = one.between().map(|(level, _)| level.label.as_str());
    match (between.next(), between.last()) {
        (Some(low), Some(high)) => line.text(format!(": from {low} to {high}")),
        _ => line,
    }
}

/// Returns who says what, with what shows it.
pub(super) fn said(merge: &Merge, item: &Item, voice: &Voice) -> Fact {
    let answer = voice.answer;
    let mut line = self::answer(item, answer);
    if let Some(role) = voice.source.role() {
        let title = merge.model.role_title(&role);
        line = line.toned(Tone::Quiet, format!(" ({title})"));
    }
    if voice.is_answer() && !voice.counts {
        line = line.toned(Tone::Quiet, ", does not count here");
    }
    let reason = match &answer.choice {
        Choice::NotApplicable { reason } => Some(reason),
        Choice::Level(_) | Choice::Unknown => None,
    };
    for text in reason.into_iter().chain(&answer.note) {
        line = line.text(": ").then(words::linked(text));
    }
    for (index, evidence) in words::evidence(answer, voice.source.sheet.date).enumerate() {
        let ended = line.words().ends_with(['.', '!', '?']);
        let mark = match (index, ended) {
            (0, true) => " Shown by ",
            (0, false) => "; shown by ",
            _ => ", ",
        };
        line = line.toned(Tone::Quiet, mark).then(evidence);
    }
    Fact::new(label(merge, voice), line)
}

/// Returns who answered, in a few words.
pub(super) fn label(merge: &Merge, voice: &Voice) -> String {
    let mut labels = merge.sources().map(|(_, label)| label);
    labels.nth(voice.place).unwrap_or_default().to_owned()
}

/// Returns an answer in a word or two.
pub(super) fn answer(item: &Item, answer: &Answer) -> Line {
    match &answer.choice {
        Choice::Level(id) => {
            let level = item.scale.level(id);
            Line::default().strong(level.map_or(id.as_str(), |level| &level.label))
        }
        Choice::Unknown => Line::default().toned(Tone::Open, "Not known"),
        Choice::NotApplicable { .. } => Line::default().strong("Not applicable"),
    }
}

/// Returns what the rule makes of what counts.
fn merged(rule: MergeRule, one: &ItemMerge) -> Line {
    let Ruling::Level(level) = one.ruling else {
        return Line::default().toned(Tone::Open, "not known, until it is settled");
    };
    let how = match rule {
        MergeRule::Median => "the median",
        MergeRule::Lowest => "the lowest",
        MergeRule::Mean => "by the mean",
        MergeRule::Latest => "the latest",
    };
    let number = one.counting().count();
    let line = Line::default().strong(&level.label);
    line.text(format!(", {how} of {number}"))
}
