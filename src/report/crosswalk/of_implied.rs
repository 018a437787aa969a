//! What answers to one model say of another: what settles each item, what leaves it open, and which
//! answer would settle most.

use crate::answers::Evidence;
use crate::insight::{Assessment, Because, How, ImpliedItem, Reach, Settles};
use crate::lang::{Lang, phrase, say, say_of};
use crate::model::{Item, ItemId, LevelId};
use crate::report::common::{estimate, terms};
use crate::report::crosswalk::crossed::CrossedView;
use crate::report::crosswalk::implied_data::ImpliedPageData;
use crate::report::crosswalk::notes;
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone, said};
use crate::report::view::{Data, Report};

/// As many answers are named of which one more would settle something.
const MOST: usize = 7;

pub fn of_implied(view: &CrossedView) -> Report {
    let CrossedView { assessment, implied, facts, from, settles, reach } = view;
    let (lang, model) = (&assessment.model.lang, assessment.model);
    let mut blocks = vec![
        Block::heading(1, say!(lang, "{model} as answered elsewhere", model = model.title)),
        Block::sentence(head(lang, view)),
        Block::sentence(Line::default().strong(notes::how_many(lang, facts.many))),
        Block::sentence(at_best(lang, reach)),
    ];
    blocks.extend(estimate::callout(from));
    for (how, title) in [
        (How::Settled, say!(lang, "Settled")),
        (How::Narrowed, say!(lang, "Narrowed")),
        (How::Excluded, say!(lang, "Answers that exclude each other")),
    ] {
        let of_it: Vec<&ImpliedItem> = implied.items.iter().filter(|one| one.how == how).collect();
        if of_it.is_empty() {
            continue;
        }
        blocks.push(Block::heading(2, title));
        if how == How::Excluded {
            blocks.push(Block::sentence(say!(
                lang,
                "At least one of the answers or links is wrong, so nothing is taken from any of them."
            )));
        }
        for one in of_it {
            blocks.push(Block::sentence(standing(lang, one)));
            blocks.push(Block::Facts(reasons(lang, one, from)));
        }
    }
    let open = implied.items.iter().filter(|one| one.how == How::Open).map(|one| one.item);
    let open: Vec<&Item> = open.collect();
    if !open.is_empty() {
        blocks.push(Block::heading(2, say!(lang, "Open")));
        blocks.push(Block::sentence(terms::titles(lang, &open)));
    }
    if !settles.is_empty() {
        blocks.push(Block::heading(2, say!(lang, "What one more answer would settle")));
        blocks.push(table(lang, settles));
    }
    blocks.extend([Block::Rule, terms::attribution(model)]);
    if from.model.source != model.source {
        blocks.push(terms::attribution(from.model));
    }
    let data = ImpliedPageData::of(view);
    Report::new(lang, blocks, Data::Implied(Box::new(data)))
}

fn head(lang: &Lang, view: &CrossedView) -> Line {
    let from = view.from;
    let (model, day) = (from.model.title.as_str(), from.sheet.date.to_string());
    let subject = Line::default().strong(&from.sheet.subject);
    said!(lang, "{subject}, from the answers to “{model}” of {day}", subject, model, day)
}

/// Says how many items any answers could settle at their highest level.
fn at_best(lang: &Lang, reach: &Reach) -> Line {
    let told = match reach.highest.at {
        Some(level) => say_of!(
            lang,
            reach.highest.items,
            "At best, with all practices at {level}, {n} of {all} is settled at its highest level.",
            "At best, with all practices at {level}, {n} of {all} are settled at their highest level.",
            level = level.label,
            all = reach.items
        ),
        None => say!(
            lang,
            "No answers settle a question here at its highest level; they can only rule it out."
        ),
    };
    Line::default().toned(Tone::Quiet, told)
}

/// Says between which levels an item lies: `Title: Yes`, `Title: None to Some`.
fn standing(lang: &Lang, one: &ImpliedItem) -> Line {
    let line = Line::default().strong(&one.item.title);
    match one.how {
        How::Settled => line.text(lang.colon()).text(one.in_words(lang)),
        How::Narrowed => line.text(lang.colon()).toned(Tone::Open, one.in_words(lang)),
        How::Own | How::Excluded | How::Open => line,
    }
}

fn reasons(lang: &Lang, one: &ImpliedItem, from: &Assessment) -> Vec<Fact> {
    let mut facts: Vec<Fact> = one
        .because
        .iter()
        .map(|because| {
            let answers = because.link.from.iter().filter_map(|id| answer(lang, id, from));
            let follows = follows(lang, one.item, because);
            let why = because.link.why.as_str();
            let answers = lang.listed(answers);
            Fact::new(
                say!(lang, "Because"),
                said!(lang, "{answers}: {follows}. {why}", answers, follows, why),
            )
        })
        .collect();
    let evidence = one.evidence(&from.sheet).into_iter().map(|(id, evidence)| {
        let title = title(id, from);
        Fact::new(
            say!(lang, "Evidence"),
            said!(lang, "{evidence}, named for “{title}”", evidence = shown(lang, evidence), title),
        )
    });
    facts.extend(evidence);
    facts
}

fn title<'a>(id: &'a ItemId, from: &'a Assessment) -> &'a str {
    from.model.item(id).map_or(id.as_str(), |item| &item.title)
}

/// Returns what was answered: `Licence policy is at Established`.
fn answer(lang: &Lang, id: &ItemId, from: &Assessment) -> Option<String> {
    let (item, score) = (from.model.item(id)?, from.scorecard.item(id)?);
    let (title, level) = (&item.title, terms::answer(lang, item, score).words());
    Some(say!(lang, "{title} ({level})", title, level))
}

/// Says what follows: `at least Yes`, `below All`, or both.
fn follows(lang: &Lang, item: &Item, because: &Because) -> String {
    let label =
        |id: &LevelId| item.scale.level(id).map_or(id.to_string(), |level| level.label.clone());
    let gives = because.gives.map(|id| say!(lang, "at least {level}", level = label(id)));
    let below = because.rules_out.map(|id| say!(lang, "below {level}", level = label(id)));
    lang.in_a_row(gives.into_iter().chain(below))
}

fn shown(lang: &Lang, evidence: &Evidence) -> Line {
    let line = terms::linked(&evidence.text);
    match evidence.date {
        Some(day) => line.toned(Tone::Quiet, lang.aside(day.to_string())),
        None => line,
    }
}

fn table(lang: &Lang, settles: &[Settles]) -> Block {
    let head = [phrase!("Question"), phrase!("Settles"), phrase!("Most at")];
    let rows = settles.iter().take(MOST).map(|one| {
        let (least, most) = (one.least, one.most);
        let number = if least == most {
            say_of!(lang, most, "{n} question", "{n} questions")
        } else {
            say!(lang, "{least} to {most} questions", least, most)
        };
        vec![
            Line::default().strong(&one.item.title),
            Line::from(number),
            figure::or_none(if least == most { String::new() } else { one.at.label.clone() }),
        ]
    });
    Block::table(head.map(|phrase| Column::words(lang.plain(phrase))).into(), rows)
}
