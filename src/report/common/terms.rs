//! The wording that several views share: figures, answers, sources.

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use crate::answers::{Answer, Evidence};
use crate::insight::{Assessment, MissingRole};
use crate::lang::{Lang, phrase, say, say_of};
use crate::model::{Credit, Item, Model, PersonWeeks};
use crate::report::document::block::Block;
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};
use crate::report::document::listing;
use crate::score::{Held, Index, ItemScore, State, WhyBounds};
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
    line.toned(Tone::Quiet, format!(" ({})", person_weeks(lang, effort)))
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
pub(crate) fn open_answers(lang: &Lang, number: usize) -> String {
    say_of!(lang, number, "one answer is open", "{n} answers are open")
}

pub(crate) fn level_label<'a>(item: &'a Item, state: &'a State) -> Option<&'a str> {
    let State::Answered { level, .. } = state else {
        return None;
    };
    Some(item.scale.level(level).map_or(level.as_str(), |level| &level.label))
}

pub(crate) fn answer(lang: &Lang, item: &Item, state: &State) -> Line {
    let line = Line::default();
    match state {
        State::Answered { .. } => line.text(level_label(item, state).unwrap_or_default()),
        State::Unknown => line.toned(Tone::Open, say!(lang, "Not known")),
        State::Unanswered => line.toned(Tone::Open, say!(lang, "Not answered")),
        State::NotApplicable { .. } => line.toned(Tone::Quiet, say!(lang, "Not applicable")),
    }
}

/// Returns what is known of an item: its answer, or between which levels respondents leave it.
pub(crate) fn standing(lang: &Lang, item: &Item, score: &ItemScore) -> Line {
    if score.bounds.as_ref().is_none_or(|bounds| bounds.why != WhyBounds::NotAgreed) {
        return answer(lang, item, &score.state);
    }
    let said = match ends(item, score) {
        Some((low, high)) => say!(lang, "{low} to {high}, not agreed", low, high),
        None => say!(lang, "Not agreed"),
    };
    Line::default().toned(Tone::Open, said)
}

/// Returns the levels between which an item lies; none where respondents do not agree that it
/// applies at all.
pub(crate) fn ends<'a>(item: &'a Item, score: &ItemScore) -> Option<(&'a str, &'a str)> {
    let bounds = score.bounds.as_ref().filter(|_| !score.state.is_open())?;
    let label = |held: &Held| item.scale.level(&held.level).map(|level| level.label.as_str());
    Some((label(&bounds.low)?, label(&bounds.high)?))
}

/// Says of an item on what respondents do not agree.
pub(crate) fn apart(lang: &Lang, item: Line, ends: Option<(&str, &str)>) -> Line {
    let Some((low, high)) = ends else {
        let phrase = phrase!("{item}: a level, or not applicable?");
        return listing::toned(lang, Tone::Open, phrase, [("item", item)]);
    };
    let holes = [("item", item), ("low", low.into()), ("high", high.into())];
    Line::said(lang, phrase!("{item}: from {low} to {high}"), holes)
}

/// Returns the stage reached, and the one that is possible where it is another.
pub(crate) fn reached(lang: &Lang, reached: u32, possible: u32) -> Line {
    let line = Line::default().strong(reached.to_string());
    if possible == reached {
        return line;
    }
    let possible = say!(lang, "at best {stage}", stage = possible);
    let holes = [("before", line), ("next", Line::default().toned(Tone::Open, possible))];
    Line::said(lang, phrase!("{before}, {next}"), holes)
}

/// Returns what open answers leave of an index: `1.4–2.4`, or a dash.
pub(crate) fn index_range(lang: &Lang, index: &Index) -> Line {
    if index.worst == index.best {
        return Line::from(figure::NONE);
    }
    let [worst, best] = [&index.worst, &index.best].map(|one| lang.number(one.one_decimal()));
    Line::default().toned(Tone::Open, format!("{worst}–{best}"))
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

/// Returns the label of the lowest level that is worth at least `bar`.
pub(crate) fn label_worth(item: &Item, bar: Credit) -> Option<&str> {
    item.scale.first_worth(bar).map(|level| level.label.as_str())
}

/// Returns `1: Title`, or the number alone where the model has no such stage.
pub(crate) fn stage(model: &Model, number: u32) -> String {
    match model.stage(number) {
        Some(stage) => format!("{number}: {}", stage.title),
        None => number.to_string(),
    }
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
        let next = format!("{role} ({number})");
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
            Some((tone, days)) => line.toned(tone, format!(" ({days})")),
            None => line,
        }
    })
}

fn days(lang: &Lang, evidence: &Evidence, of: Date) -> Option<(Tone, String)> {
    let date = evidence.date.map(|date| date.to_string());
    let (tone, until) = match evidence.until {
        Some(until) if until < of => (Tone::Open, Some(say!(lang, "ended on {day}", day = until))),
        until => (Tone::Quiet, until.map(|until| say!(lang, "until {day}", day = until))),
    };
    let days: Vec<String> = date.into_iter().chain(until).collect();
    (!days.is_empty()).then(|| (tone, lang.in_a_row(days)))
}

/// Returns the lines that every report carries: where the model comes from, and its licence.
pub(crate) fn attribution(model: &Model) -> Block {
    let (source, lang) = (&model.source, &model.lang);
    let name = match &source.url {
        Some(url) => Line::default().link(&source.name, url),
        None => Line::from(source.name.as_str()),
    };
    let mut sentences = vec![Line::said(
        lang,
        phrase!("Source: {source}. Licence of the texts: {licence}."),
        [("source", name), ("licence", source.licence.as_str().into())],
    )];
    sentences.extend(source.attribution.as_deref().map(Line::from));
    Block::Paragraph(sentences)
}

/// Returns what one should know before reading the figures, one callout each.
pub(crate) fn warnings(assessment: &Assessment) -> impl Iterator<Item = Block> {
    let lang = &assessment.model.lang;
    let version = other_version(assessment).map(|theirs| {
        let ours = &assessment.model.version;
        Line::from(say!(
            lang,
            "The questions were answered in version {theirs} of the model; the figures here \
             follow version {ours}.",
            theirs,
            ours
        ))
    });
    let mut strays = assessment.strays().peekable();
    let strays = strays.peek().is_some().then(|| {
        let mut ids = Line::default();
        for (index, id) in strays.enumerate() {
            ids = ids.text(if index == 0 { "" } else { ", " }).code(id.as_str());
        }
        let told = phrase!(
            "Some answers belong to no question of this model; they are kept and count for \
             nothing: {ids}."
        );
        Line::said(lang, told, [("ids", ids)])
    });
    let mut again = assessment.asked_again().peekable();
    let again = again.peek().is_some().then(|| {
        let titles: Vec<&Item> = again.collect();
        Line::from(say!(
            lang,
            "Some questions have changed since they were answered and must be asked again; until \
             then they count as not answered: {titles}.",
            titles = self::titles(lang, &titles)
        ))
    });
    let told = version.into_iter().chain(again).chain(strays);
    told.map(Block::Callout)
}

/// Returns the same in so few words that they fit on a line.
pub(crate) fn brief_warning(assessment: &Assessment) -> Option<String> {
    let lang = &assessment.model.lang;
    let mut parts = Vec::new();
    let version = other_version(assessment);
    parts.extend(version.map(|version| say!(lang, "answered in version {version}", version)));
    let strays = assessment.strays().count();
    if strays > 0 {
        parts.push(say_of!(
            lang,
            strays,
            "{n} answer without a question",
            "{n} answers without a question"
        ));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn other_version<'a>(assessment: &'a Assessment) -> Option<&'a str> {
    let version = assessment.sheet.model.version.as_str();
    (version != assessment.model.version).then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_a_note_become_links_and_nothing_else_does() {
        let line = linked("See https://example.org/a, then javascript:alert(1).");
        let expected = Line::from("See ")
            .link("https://example.org/a", "https://example.org/a")
            .text(", then javascript:alert(1).");
        assert_eq!(line, expected);
    }
}
