//! What explains a question, and the part of the model that it belongs to.

use ospo::model::{Item, Model, PartOf};
use ospo::{report, say, say_of};

use crate::cli::screen::asking::{AskedPart, Asking};

/// Lines under a heading; a line of a list begins with a dash.
pub(super) type Part = (String, Vec<String>);

/// As many rules are told before the first question; `?` tells all.
const FIRST_RULES: usize = 5;

/// What the words of a question mean, each in a paragraph, the nearest first: what it says itself, the
/// lists that it asks about, then the words that the model explains for all questions.
pub(super) fn words(asking: &Asking<'_, '_>, item: &Item) -> Vec<String> {
    own_words(asking, item).into_iter().chain(terms(asking.interview.model(), item)).collect()
}

fn own_words(asking: &Asking<'_, '_>, item: &Item) -> Vec<String> {
    let (lang, model) = (asking.lang(), asking.interview.model());
    let lists = report::lists(model, item, &asking.lists);
    let lists = lists.map(|(title, entries)| say!(lang, "{title}: {entries}", title, entries));
    item.words.iter().cloned().chain(lists).collect()
}

fn terms(model: &Model, item: &Item) -> Vec<String> {
    let terms = model.terms_of(item).into_iter();
    terms.map(|term| model.lang.named(&term.word, &term.means)).collect()
}

/// All that helps to answer a question.
pub(super) fn help(asking: &Asking<'_, '_>, item: &Item) -> Vec<Part> {
    let (lang, model) = (asking.lang(), asking.interview.model());
    let dashed = |texts: &[String]| -> Vec<String> {
        texts.iter().map(|text| format!("- {text}")).collect()
    };
    let mut parts = Vec::new();
    if asking.quick {
        let all = item.levels().enumerate().map(|(at, (level, step))| {
            let number = item.scale.number(at);
            format!("- {number} {}", lang.named(&level.label, &step.anchor))
        });
        parts.push((say!(lang, "Levels"), all.collect()));
    }
    let found = asking.found.item(&item.id).into_iter().flat_map(|found| &found.because);
    let found = found.map(|by| format!("- {}", lang.named(&by.said(item, lang), &by.signal.why)));
    let found: Vec<String> = found.collect();
    parts.extend((!found.is_empty()).then(|| (say!(lang, "What programs found"), found)));
    let words = own_words(asking, item);
    parts.extend((!words.is_empty()).then(|| (report::of_words(lang), words)));
    let helps = report::helps(lang, item);
    parts.extend(helps.map(|(heading, texts)| (heading, dashed(texts))));
    parts.extend(item.why.clone().map(|why| (say!(lang, "Why it matters"), vec![why])));
    let terms = dashed(&terms(model, item));
    let shared = say!(lang, "Words that several questions use");
    parts.extend((!terms.is_empty()).then_some((shared, terms)));
    parts.extend(rules(model, usize::MAX));
    let who: Vec<&str> = item.who.iter().map(|id| model.role_title(id)).collect();
    if !who.is_empty() {
        parts.push((say!(lang, "Who would know"), vec![who.join(&lang.semicolon())]));
    }
    let command = format!("ospo explain {}", item.id);
    let more = say!(lang, "{command} says more, with references.", command);
    parts.push((say!(lang, "More"), vec![more]));
    parts
}

fn rules(model: &Model, most: usize) -> Option<Part> {
    let rules = model.rules.iter().take(most);
    let rules: Vec<String> =
        rules.map(|rule| format!("- {}", model.lang.named(&rule.title, &rule.text))).collect();
    (!rules.is_empty()).then(|| (say!(model.lang, "Rules for every question"), rules))
}

/// Says which of some questions are not asked, because of what the organisation says of itself.
fn left_out(asking: &Asking<'_, '_>, items: &[&Item]) -> Vec<String> {
    let lang = asking.lang();
    let is_open = |item: &&&Item| asking.interview.answer_to(item).is_none();
    let reasons = items.iter().filter(is_open);
    let reasons = reasons.filter_map(|item| asking.outside.get(&item.id));
    report::left_out(lang, reasons.map(String::as_str))
}

/// What a part of the model is about, how many questions it has and how long they take; before the
/// first one of all, also the first rules.
pub(super) fn part(asking: &Asking<'_, '_>, asked: &AskedPart<'_>) -> Vec<Part> {
    let (lang, model) = (asking.lang(), asking.interview.model());
    let is_here = |item: &&&Item| asked.items.iter().any(|one| one.id == item.id);
    let questions = asking.interview.items().iter().filter(is_here).count();
    let how_long = say_of!(
        lang,
        questions as u64,
        "{n} question, about a minute.",
        "{n} questions, about {n} minutes."
    );
    let (heading, summary) = match asked.of {
        Some(of @ PartOf::Stage(stage)) => (of.heading(lang), Some(stage.summary.clone())),
        Some(of @ PartOf::Area { .. }) => (of.heading(lang), None),
        None => (model.title.clone(), model.summary.clone()),
    };
    let mut told: Vec<String> = summary.into_iter().chain([how_long]).collect();
    told.extend(left_out(asking, &asked.items));
    let mut parts = vec![(heading, told)];
    if asked.is_first {
        parts.extend(rules(model, FIRST_RULES));
        parts.push((
            String::new(),
            vec![say!(lang, "`?` explains each question and has every rule.")],
        ));
    }
    parts
}
