//! The agenda of a meeting that settles what several respondents see otherwise.

use crate::answers::{Answer, Choice};
use crate::insight::{Accord, Round, RoundItem, Voice};
use crate::lang::{Lang, phrase, say, say_of};
use crate::model::{Item, Model};
use crate::report::common::{again, estimate, terms};
use crate::report::document::block::{Block, Fact, Task};
use crate::report::document::line::{Line, Tone};
use crate::report::document::listing;
use crate::text;

/// How long a group talks about one item before it settles it, or parks it. Ours.
const MINUTES_EACH: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting<'a> {
    /// No more than so many are shown, where that is given.
    pub most: Option<usize>,
    /// The start of what to type to note what was agreed.
    pub settle: &'a str,
}

/// All that is to settle, the most urgent first.
pub(crate) fn agenda(round: &Round, agenda: &[&RoundItem], meeting: Meeting) -> Vec<Block> {
    if agenda.is_empty() {
        return Vec::new();
    }
    let lang = &round.model.lang;
    let shown = meeting.most.unwrap_or(agenda.len()).min(agenda.len());
    let tasks = (1..).zip(agenda).take(shown);
    let tasks = tasks.map(|(number, one)| task(round, number, one));
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
    blocks.push(Block::sentence(lang.plain(phrase!(
        "What you agree on counts before what each has said. Until then an item lies between the \
         lowest and the highest level that was given."
    ))));
    blocks.push(Block::Command(format!("{} ITEM=LEVEL", meeting.settle)));
    blocks
}

fn task(round: &Round, number: usize, one: &RoundItem) -> Task {
    let lang = &round.model.lang;
    let question = lang.plain(phrase!("Question"));
    let mut facts = vec![Fact::new(question, one.item.ask.as_str())];
    facts.extend(one.voices.iter().map(|voice| said(round, one.item, voice)));
    let found = one.found.iter().flat_map(|found| &found.because);
    facts.extend(
        found.map(|by| Fact::new(lang.plain(phrase!("Programs found")), by.said(one.item, lang))),
    );
    facts.extend(one.between().map(|(level, anchor)| {
        let name = say!(lang, "{level} means", level = level.label);
        Fact::new(name, anchor)
    }));
    if one.left_out().next().is_some() {
        let who = lang.listed(one.counting().map(|voice| label(round, voice)));
        let told = say!(lang, "{names}; other roles would not know", names = who);
        facts.push(Fact::new(
            lang.plain(phrase!("Counts")),
            Line::default().toned(Tone::Quiet, told),
        ));
    }
    Task { number, title: title(round.model, one), facts }
}

fn title(model: &Model, one: &RoundItem) -> Line {
    let (lang, tells) = (&model.lang, model.method.tells());
    let title = Line::default().strong(&one.item.title);
    let id = Line::default().code(one.item.id.as_str());
    let title = if one.stage.is_some() && !tells.stages {
        let phrase = phrase!("{item} ({id})");
        listing::toned(lang, Tone::Quiet, phrase, [("item", title), ("id", id)])
    } else if let Some(stage) = one.stage {
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

pub(crate) fn said(round: &Round, item: &Item, voice: &Voice) -> Fact {
    let (lang, answer) = (&round.model.lang, voice.answer);
    let mut line = self::answer(lang, item, answer);
    if answer.estimate {
        line = line.toned(Tone::Quiet, lang.aside(estimate::sign(lang)));
    }
    if let Some(role) = voice.source.role() {
        let title = round.model.role_title(&role);
        line = line.toned(Tone::Quiet, lang.aside(title));
    }
    if voice.is_answer() && !voice.counts {
        let not = lang.plain(phrase!("does not count here"));
        line = line.toned(Tone::Quiet, lang.comma() + &not);
    }
    for text in answer.choice.reason().into_iter().chain(answer.note.as_deref()) {
        line = line.text(lang.colon()).then(terms::linked(text));
    }
    let evidence = terms::evidence(lang, answer, voice.source.sheet.date);
    let evidence = text::by_pairs(evidence, |before, next| {
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
    Fact::new(label(round, voice), line)
}

pub(crate) fn label(round: &Round, voice: &Voice) -> String {
    round.label(voice.place).to_owned()
}

pub(crate) fn answer(lang: &Lang, item: &Item, answer: &Answer) -> Line {
    match &answer.choice {
        Choice::Unknown => Line::default().toned(Tone::Open, lang.plain(phrase!("Not known"))),
        Choice::Level(_) | Choice::AtLeast(_) | Choice::NotApplicable { .. } => {
            Line::default().strong(again::choice(lang, item, answer))
        }
    }
}
