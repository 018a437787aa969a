//! What programs found, in words: in short, by item, and all of it with why it follows.

use crate::facts::{self, FactsFile};
use crate::insight::{Assessment, FoundBy, FoundItem};
use crate::lang::{Lang, say, say_of};
use crate::model::{HowKnown, Item};
use crate::report::common::again;
use crate::report::document::block::{Block, Fact};
use crate::report::document::line::{Line, Tone};
use crate::score::WhyBounds;

/// Says how many facts there are, of which day, and how many practices they bound; none where
/// nothing was gathered.
pub(crate) fn brief(assessment: &Assessment) -> Option<Line> {
    let lang = &assessment.model.lang;
    let file = assessment.found.file()?;
    let told = how_many(lang, file);
    let bounded = assessment.found.items().count();
    if bounded == 0 {
        return Some(Line::from(told));
    }
    let bounds = say_of!(
        lang,
        bounded,
        "something follows for {n} practice",
        "something follows for {n} practices"
    );
    let told = Line::from(lang.in_a_row([told, bounds]));
    let against = assessment.round.as_ref().map_or(0, |round| round.contradicted.len());
    if against == 0 {
        return Some(told);
    }
    let against = say_of!(lang, against, "against {n} answer", "against {n} answers");
    Some(told.text(lang.comma()).toned(Tone::Open, against))
}

/// Says how many facts there are for a later round, and how many fell since this one.
pub(crate) fn since(assessment: &Assessment, later: &FactsFile) -> Line {
    let lang = &assessment.model.lang;
    let told = Line::from(how_many(lang, later)).text(lang.comma());
    let told = told.text(say!(lang, "nobody has answered since"));
    let moved = facts::moved(assessment.found.facts(), &later.facts);
    let fell = moved.iter().filter(|one| one.fell()).count();
    if fell == 0 {
        return told;
    }
    told.text(lang.comma()).toned(Tone::Open, say_of!(lang, fell, "{n} fell", "{n} fell"))
}

fn how_many(lang: &Lang, file: &FactsFile) -> String {
    let (day, facts) = (file.gathered, file.facts.len());
    say_of!(lang, facts, "{n} fact of {day}", "{n} facts of {day}", day)
}

/// Returns what was found of an item; with why it follows, where all is told.
pub(crate) fn facts(assessment: &Assessment, item: &Item, in_full: bool) -> Vec<Fact> {
    let lang = &assessment.model.lang;
    let Some(found) = assessment.found.item(&item.id) else { return Vec::new() };
    let by = found.because.iter().map(|by| {
        let line = Line::from(by.said(item, lang));
        let line = if in_full { reason(lang, line, by) } else { line };
        Fact::new(say!(lang, "Found"), line)
    });
    let excluded = found.is_excluded().then(|| {
        let told = say!(lang, "What follows excludes each other, so nothing is taken from it.");
        Fact::new(say!(lang, "Found"), Line::default().toned(Tone::Open, told))
    });
    by.chain(excluded).collect()
}

fn reason(lang: &Lang, line: Line, by: &FoundBy) -> Line {
    let known = known(lang, by.signal.known);
    let rule = Line::default().code(by.signal.id.as_str());
    let line = line.toned(Tone::Quiet, lang.aside(known)).text(lang.colon());
    line.text(by.signal.why.as_str()).text(lang.gap()).then(rule)
}

/// Says how a fact is known.
pub(crate) fn known(lang: &Lang, known: HowKnown) -> String {
    match known {
        HowKnown::Measured => say!(lang, "measured"),
        HowKnown::Reported => say!(lang, "reported by another tool"),
        HowKnown::Declared => say!(lang, "declared in a file"),
    }
}

/// Says of an item whose answer they exclude what was answered and what was found; none where they
/// exclude nothing.
pub(crate) fn against(assessment: &Assessment, item: &Item) -> Option<Line> {
    let round = assessment.round.as_ref()?;
    let found =
        assessment.found.item(&item.id).filter(|_| round.contradicted.contains(&item.id))?;
    Some(Line::default().toned(Tone::Quiet, sides(assessment, item, found)))
}

fn sides(assessment: &Assessment, item: &Item, found: &FoundItem) -> String {
    let lang = &assessment.model.lang;
    let answered = assessment.sheet.answer(&item.id).map(|answer| {
        let level = again::choice(lang, item, answer);
        say!(lang, "answered {level}", level)
    });
    let found = found.because.iter().map(|by| {
        let fact = by.said(item, lang);
        say!(lang, "found: {fact}", fact)
    });
    let sides: Vec<String> = answered.into_iter().chain(found).collect();
    sides.join(&lang.semicolon())
}

/// All that was found, each with what follows and why; nothing where nothing was gathered.
pub(crate) fn section(assessment: &Assessment) -> Vec<Block> {
    let lang = &assessment.model.lang;
    if assessment.found.file().is_none() {
        return Vec::new();
    }
    let mut blocks = vec![
        Block::heading(2, say!(lang, "What programs found")),
        Block::sentence(say!(
            lang,
            "A fact answers nothing: it bounds what the answer can be, by a rule that says why."
        )),
    ];
    for fact in assessment.found.facts() {
        let day = Line::default().toned(Tone::Quiet, lang.aside(fact.day.to_string()));
        blocks.push(Block::sentence(Line::default().strong(fact.said(lang)).then(day)));
        let mut facts: Vec<Fact> = Vec::new();
        if !fact.from.is_empty() {
            facts.push(Fact::new(say!(lang, "From"), lang.listed(&fact.from)));
        }
        for found in assessment.found.items() {
            let own = found.because.iter().filter(|by| by.fact.name == fact.name);
            facts.extend(own.map(|by| {
                let follows = Line::default().strong(by.follows(found.item, lang));
                Fact::new(found.item.title.as_str(), reason(lang, follows, by))
            }));
        }
        if !facts.is_empty() {
            blocks.push(Block::Facts(facts));
        }
    }
    blocks
}

/// Says how many practices are bounded by what programs found and by nothing else, for those who
/// decide; none where none is.
pub(crate) fn in_brief(assessment: &Assessment) -> Option<String> {
    let lang = &assessment.model.lang;
    let of_stages = assessment.scores().filter(|(_, score)| {
        score.bounds.as_ref().is_some_and(|bounds| bounds.why == WhyBounds::Found)
    });
    let (shown, all) = (of_stages.count(), assessment.scorecard.practices.applicable);
    (shown > 0).then(|| {
        say_of!(
            lang,
            all,
            "{shown} of {n} practice bounded by what programs found",
            "{shown} of {n} practices bounded by what programs found",
            shown
        )
    })
}
