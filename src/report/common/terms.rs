//! The wording that several views share: figures, answers, sources.

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use crate::answers::{Answer, Decision, Evidence, HowKnown, choosable};
use crate::insight::MissingRole;
use crate::lang::{self, Decimal, Lang, say, say_of};
use crate::model::{Band, Credit, Item, Model, NextStep, PersonWeeks};
use crate::report::document::block::Block;
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone, said};
use crate::score::{
    Bounds, Climbed, Figure, Index, ItemScore, Practices, StageState, State, WhyBounds,
};
use crate::text;

/// So much of the name of a role is shown where many stand on a line.
const LONGEST_ROLE: usize = 30;

pub(crate) fn weight(lang: &Lang, weight: u32) -> String {
    match weight {
        0 => say!(lang, "0: for information, part of no figure"),
        _ => weight.to_string(),
    }
}

/// Adds what a step costs, where that is known: ` (about 2 person-weeks)`.
pub(crate) fn effort(lang: &Lang, line: Line, effort: Option<PersonWeeks>) -> Line {
    let Some(effort) = effort else { return line };
    line.toned(Tone::Quiet, lang.aside(person_weeks(lang, effort)))
}

/// Returns a step: its title, and how it is done.
pub(crate) fn step(lang: &Lang, next: &NextStep) -> Line {
    let title = Line::default().strong(&next.what);
    said!(lang, "{action}. {sentence}", action = title, sentence = next.how.as_str())
}

/// Returns `about 2 person-weeks`.
pub(crate) fn person_weeks(lang: &Lang, effort: PersonWeeks) -> String {
    let effort = just_person_weeks(lang, effort);
    say!(lang, "about {effort}", effort)
}

/// Returns `2 person-weeks`.
pub(crate) fn just_person_weeks(lang: &Lang, effort: PersonWeeks) -> String {
    say_of!(lang, effort, "{n} person-week", "{n} person-weeks")
}

/// Returns `one answer is open` or `2 answers are open`.
/// Returns `4 of 16 practices in place`, an open answer counted as none.
pub(crate) fn in_place(lang: &Lang, practices: Practices) -> String {
    say_of!(
        lang,
        practices.applicable,
        "{number} of {n} practice in place",
        "{number} of {n} practices in place",
        number = practices.worst.in_place
    )
}

pub(crate) fn open_answers(lang: &Lang, number: usize) -> String {
    say_of!(lang, number, "one answer is open", "{n} answers are open")
}

pub(crate) fn level_label<'a>(item: &'a Item, state: &'a State) -> Option<&'a str> {
    let State::Answered { level, .. } = state else {
        return None;
    };
    Some(item.scale.level(level).map_or(level.as_str(), |level| &level.label))
}

/// Returns the level or the state; where more than one level is left, the range and why.
pub(crate) fn answer(lang: &Lang, item: &Item, score: &ItemScore) -> Line {
    let line = Line::default();
    if let Some(bounds) = score.narrowed() {
        return line.toned(Tone::Open, narrowed(lang, item, score, bounds));
    }
    let state = &score.state;
    match state {
        State::Answered { .. } => {
            let level = level_label(item, state).unwrap_or_default();
            let is_implied = |bounds: &Bounds| bounds.why == WhyBounds::Implied;
            if score.bounds.as_ref().is_some_and(is_implied) {
                return line.text(say!(lang, "{level}, implied", level));
            }
            line.text(level)
        }
        State::Unknown => line.toned(Tone::Open, say!(lang, "Not known")),
        State::Unanswered => line.toned(Tone::Open, say!(lang, "Not answered")),
        State::NotApplicable { .. } => line.toned(Tone::Quiet, say!(lang, "Not applicable")),
    }
}

fn narrowed(lang: &Lang, item: &Item, score: &ItemScore, bounds: &Bounds) -> String {
    let [low, high] = ends(item, bounds);
    match bounds.why {
        WhyBounds::NotAgreed if score.state.is_open() => {
            say!(lang, "Not agreed whether it applies")
        }
        WhyBounds::NotAgreed => say!(lang, "{low} to {high}, not agreed", low, high),
        WhyBounds::Claimed => say!(lang, "{low} to {high}, without evidence", low, high),
        WhyBounds::AtLeast => choosable::at_least(lang, low),
        WhyBounds::Implied => say!(lang, "{low} to {high}, implied", low, high),
        WhyBounds::Found => say!(lang, "{low} to {high}, by what programs found", low, high),
        WhyBounds::Answered | WhyBounds::Open => format!("{low} – {high}"),
    }
}

/// Returns the labels of the lowest and the highest level that an item may have.
pub(crate) fn ends<'a>(item: &'a Item, bounds: &'a Bounds) -> [&'a str; 2] {
    [&bounds.low, &bounds.high].map(|held| {
        let level = item.scale.level(&held.level);
        level.map_or(held.level.as_str(), |level| &level.label)
    })
}

/// Returns what is said of a stage by itself.
pub(crate) fn stage_state(lang: &Lang, state: StageState) -> String {
    match state {
        StageState::Holds => say!(lang, "holds"),
        StageState::UnderWay => say!(lang, "under way"),
        StageState::Begun => say!(lang, "begun"),
        StageState::NotBegun => say!(lang, "not begun"),
        StageState::Open => say!(lang, "not known"),
        StageState::NotApplicable => say!(lang, "not applicable"),
    }
}

/// Returns what a level is worth in percent, without the sign: `75`, `33.33`.
pub(crate) fn worth(lang: &Lang, credit: Credit) -> String {
    lang.number(Decimal::from(credit).to_string())
}

/// Returns what a level is worth in the unit of its model: `2` of 5; in percent where that has none.
pub(crate) fn level_worth(model: &Model, credit: Credit) -> String {
    let Some(shown) = &model.method.shown else { return worth(&model.lang, credit) };
    model.lang.number(Figure::of_credit(shown, credit).exact.short())
}

/// Returns the number of a stage that holds with all below it; a dash where there is none.
pub(crate) fn reached_stage(number: Option<u32>) -> String {
    number.map_or_else(|| figure::NONE.to_owned(), |number| number.to_string())
}

/// Returns the stage reached, and the one that is possible where it is another.
pub(crate) fn reached(lang: &Lang, climbed: Option<Climbed>) -> Line {
    let climbed = climbed.unwrap_or_default();
    let line = Line::default().strong(reached_stage(climbed.reached));
    if climbed.possible == climbed.reached {
        return line;
    }
    let possible = say!(lang, "at best {stage}", stage = reached_stage(climbed.possible));
    let next = Line::default().toned(Tone::Open, possible);
    said!(lang, "{before}, {next}", before = line, next)
}

/// Returns what open answers leave of an index, to stand behind it: ` (1.4–2.4)`, or nothing.
pub(crate) fn index_range(lang: &Lang, index: &Index) -> Line {
    if index.worst == index.best {
        return Line::default();
    }
    let [worst, best] = [&index.worst, &index.best].map(|one| lang.number(one.one_decimal()));
    Line::from(" ").toned(Tone::Open, format!("({worst}–{best})"))
}

pub(crate) fn state(lang: &Lang, word: &str) -> String {
    match word {
        "answered" => say!(lang, "answered"),
        "unknown" => say!(lang, "unknown"),
        "unanswered" => say!(lang, "unanswered"),
        "not-applicable" => say!(lang, "not applicable"),
        other => other.to_owned(),
    }
}

/// Returns the word for how sure a respondent is, likewise.
pub(crate) fn confidence(lang: &Lang, word: &str) -> String {
    match word {
        "low" => say!(lang, "low"),
        "medium" => say!(lang, "medium"),
        "high" => say!(lang, "high"),
        other => other.to_owned(),
    }
}

/// Returns the word for how far an action is, likewise.
pub(crate) fn action_state(lang: &Lang, word: &str) -> String {
    match word {
        "open" => say!(lang, "open"),
        "in-progress" => say!(lang, "in progress"),
        "done" => say!(lang, "done"),
        "dropped" => say!(lang, "dropped"),
        other => other.to_owned(),
    }
}

/// Returns the label of the lowest level that is worth at least `bar`.
pub(crate) fn label_worth(item: &Item, bar: Credit) -> Option<&str> {
    item.scale.first_worth(bar).map(|level| level.label.as_str())
}

/// Says whether no level of an item is above the one that is worth at least `bar`.
pub(crate) fn is_highest(item: &Item, bar: Credit) -> bool {
    let (level, last) = (item.scale.first_worth(bar), item.scale.levels.last());
    level.map(|level| &level.id) == last.map(|level| &level.id)
}

/// Returns `1: Title`, or the number alone where the model has no such stage.
pub(crate) fn stage(model: &Model, number: u32) -> String {
    match model.stage(number) {
        Some(stage) => format!("{number}{}{}", model.lang.colon(), stage.title),
        None => number.to_string(),
    }
}

/// Returns the number of a stage, with the area of an item where each area has a ladder of its own:
/// `1 of Legal`.
pub(crate) fn rung(model: &Model, item: &Item, number: u32) -> String {
    let area = model.area(&item.area).filter(|_| model.method.one_ladder().is_none());
    match area {
        Some(area) => say!(model.lang, "{number} of {area}", number, area = area.title),
        None => number.to_string(),
    }
}

/// Returns a figure of the whole that is to be reached, in hundredths: `a figure of 75 (a)`.
pub(crate) fn goal_figure(model: &Model, hundredths: u32) -> String {
    let lang = &model.lang;
    let band = model.method.bands.iter().find(|band| band.from <= hundredths);
    let figure = lang.number(lang::hundredths(hundredths.into()).to_string());
    a_figure(lang, &figure, band)
}

/// Returns a figure with its name in a sentence: `a figure of 75 (a)`.
pub(crate) fn a_figure(lang: &Lang, figure: &str, band: Option<&Band>) -> String {
    let name = band.map(|band| lang.aside(&band.label)).unwrap_or_default();
    say!(lang, "a figure of {figure}", figure = format!("{figure}{name}"))
}

pub(crate) fn titles(lang: &Lang, items: &[&Item]) -> String {
    lang.in_a_row(items.iter().map(|item| item.title.as_str()))
}

pub(crate) fn who(model: &Model, item: &Item) -> Option<String> {
    let titles: Vec<&str> = item.who.iter().map(|id| model.role_title(id)).collect();
    (!titles.is_empty()).then(|| model.lang.in_a_row(titles))
}

/// Returns roles with the number of items that they could answer, as many as fit into so many
/// columns: `legal (3 items), security (1), and 2 more`. None where there is none.
pub(crate) fn missing(lang: &Lang, roles: &[MissingRole], columns: usize) -> Option<String> {
    let mut line = String::new();
    for (index, one) in roles.iter().enumerate() {
        let number = one.items.len();
        let number = match index {
            0 => say_of!(lang, number, "{n} item", "{n} items"),
            _ => number.to_string(),
        };
        let role = text::clipped(one.role.as_str(), LONGEST_ROLE);
        let next = role.into_owned() + &lang.aside(number);
        let longer = match index {
            0 => next,
            _ => lang.in_a_row([&line, &next]),
        };
        let rest = roles.len() - index;
        let ended = |line: &str| say!(lang, "{line}, and {rest} more", line, rest);
        if index > 0 && UnicodeWidthStr::width(ended(&longer).as_str()) > columns {
            return Some(ended(&line));
        }
        line = longer;
    }
    (!line.is_empty()).then_some(line)
}

/// Returns the text with each address in it as a link.
pub(crate) fn linked(words: &str) -> Line {
    let mut line = Line::default();
    let mut plain = String::new();
    for word in words.split_inclusive(char::is_whitespace) {
        let url = word.trim_end().trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '"', '\'']);
        if text::is_link(url) {
            line = line.text(std::mem::take(&mut plain)).link(url, url);
            plain.push_str(&word[url.len()..]);
        } else {
            plain.push_str(word);
        }
    }
    if plain.is_empty() { line } else { line.text(plain) }
}

/// Returns each thing that shows an answer, with its days as of the day of the sheet: a report says
/// the same whenever it is written.
pub(crate) fn evidence(lang: &Lang, answer: &Answer, of: Date) -> impl Iterator<Item = Line> {
    answer.evidence.iter().map(move |evidence| {
        let line = linked(&evidence.text);
        match days(lang, evidence, of) {
            Some((tone, days)) => line.toned(tone, lang.aside(days)),
            None => line,
        }
    })
}

/// Returns `by Kim Doe, until 2027-03-31`; none where neither is said.
pub(crate) fn decision(lang: &Lang, decision: &Decision) -> Option<String> {
    let by = decision.decided_by.as_ref().map(|name| say!(lang, "by {name}", name));
    let until = decision.until.map(|day| say!(lang, "until {day}", day));
    let parts: Vec<String> = by.into_iter().chain(until).collect();
    (!parts.is_empty()).then(|| lang.in_a_row(parts))
}

fn days(lang: &Lang, evidence: &Evidence, of: Date) -> Option<(Tone, String)> {
    let date = evidence.date.map(|date| date.to_string());
    let (tone, until) = match evidence.until {
        Some(until) if until < of => (Tone::Open, Some(say!(lang, "ended on {day}", day = until))),
        until => (Tone::Quiet, until.map(|until| say!(lang, "until {day}", day = until))),
    };
    let known = evidence.known.map(|known| match known {
        HowKnown::Seen => say!(lang, "seen"),
        HowKnown::Measured => say!(lang, "measured"),
        HowKnown::Told => say!(lang, "told"),
    });
    let days: Vec<String> = known.into_iter().chain(date).chain(until).collect();
    (!days.is_empty()).then(|| (tone, lang.in_a_row(days)))
}

/// Returns `2 open` and `3 not certain`, as far as there are such: an open item has no answer, one
/// that is not certain has a range although it has one.
pub(crate) fn uncertain<'s>(
    lang: &Lang,
    items: impl Iterator<Item = &'s ItemScore>,
) -> Vec<String> {
    let (mut open, mut uncertain) = (0, 0);
    for item in items {
        open += usize::from(item.is_open());
        uncertain += usize::from(item.narrowed().is_some());
    }
    let open = (open > 0).then(|| say_of!(lang, open, "{n} open", "{n} open"));
    let uncertain =
        (uncertain > 0).then(|| say_of!(lang, uncertain, "{n} not certain", "{n} not certain"));
    open.into_iter().chain(uncertain).collect()
}

/// Returns the command that writes the document to begin with; none where the item has none.
pub(crate) fn starter(item: &Item) -> Option<Line> {
    let name = item.starter.as_deref()?;
    Some(Line::default().code(format!("ospo starter {name}")))
}

/// Returns the lines that every report carries: where the model comes from, and its licence.
pub(crate) fn attribution(model: &Model) -> Block {
    Block::Paragraph(attributed(model))
}

pub(crate) fn attributed(model: &Model) -> Vec<Line> {
    let own = model.source.attribution.as_deref().map(Line::from);
    [source(model)].into_iter().chain(own).collect()
}

/// Returns the sentence that the licence of the texts asks for.
fn source(model: &Model) -> Line {
    let (source, lang) = (&model.source, &model.lang);
    let name = match &source.url {
        Some(url) => Line::default().link(&source.name, url),
        None => Line::from(source.name.as_str()),
    };
    let licence = source.licence.as_str();
    said!(lang, "Source: {source}. Licence of the texts: {licence}.", source = name, licence)
}

/// Returns the same in one line.
pub(crate) fn brief_attribution(model: &Model) -> Line {
    let (source, licence) = (model.source.name.as_str(), model.source.licence.as_str());
    Line::from(say!(
        model.lang,
        "Source: {source}. Licence of the texts: {licence}.",
        source,
        licence
    ))
}

/// As many sheets or folders are named in a row.
const MOST_FILES: usize = 5;

/// Lists the first of some sheets or folders, and says how many more there are.
pub(crate) fn first_of(lang: &Lang, files: &[String]) -> String {
    let more = files.len().saturating_sub(MOST_FILES);
    let more = (more > 0).then(|| say!(lang, "{n} more", n = more));
    lang.in_a_row(files.iter().take(MOST_FILES).cloned().chain(more))
}
