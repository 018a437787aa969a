//! A starter with its blanks filled in, as Markdown.

use crate::guide::{Asked, Blank, Starter, asked};
use crate::insight::Filling;
use crate::lang::{Lang, say};
use crate::model::ListId;
use crate::render::escape::{self, WordPlace};
use crate::text;

/// Begins a gap that is to be filled by hand: `[… the day]`.
const GAP: &str = "[… ";

/// A starter, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Markdown; what comes from settings is in it as words, whatever signs it has.
    pub text: String,
    /// What was filled in, each once, in the order of [`Blank`].
    pub filled: Vec<Blank>,
    /// How many gaps are left.
    pub gaps: usize,
}

/// Fills what is known into a starter; the rest becomes gaps that say what belongs there.
pub fn draft(starter: &Starter, filling: &Filling, lang: &Lang) -> Draft {
    let mut lines = Vec::new();
    let mut used = Vec::new();
    for line in starter.text.lines() {
        let each = asked(line).into_iter().find_map(|(_, asked)| match asked {
            Asked::Each(list) => Some(list),
            Asked::Blank(_) | Asked::Unknown(_) => None,
        });
        let entries = each.and_then(|list| filling.lists.get(&ListId::new(list)));
        let entries = entries.map_or(&[][..], |named| &named.said);
        let mut add = |entry| lines.push(filled(line, entry, filling, lang, &mut used));
        match entries {
            [] => add(None),
            several => several.iter().for_each(|entry| add(Some(entry))),
        }
    }
    let text = lines.join("\n") + "\n";
    let filled = Blank::ALL.into_iter().filter(|blank| used.contains(blank)).collect();
    Draft { gaps: text.matches(GAP).count(), filled, text }
}

fn filled(
    line: &str,
    entry: Option<&String>,
    filling: &Filling,
    lang: &Lang,
    used: &mut Vec<Blank>,
) -> String {
    let mut text = String::new();
    let mut from = 0;
    for (range, asked) in asked(line) {
        text += &text::visible(line.get(from..range.start).unwrap_or_default());
        from = range.end;
        let place = if text.is_empty() { WordPlace::Start } else { WordPlace::Inside };
        let known = match asked {
            Asked::Blank(blank) => {
                let known = filling.of(blank);
                used.extend(known.map(|_| blank));
                known
            }
            Asked::Each(_) => entry.map(String::as_str),
            Asked::Unknown(_) => None,
        };
        text += &match known {
            Some(known) => escape::words(known, place),
            None => missing(asked, lang),
        };
    }
    text + &text::visible(line.get(from..).unwrap_or_default())
}

/// Returns the gap for what is not known.
fn missing(asked: Asked<'_>, lang: &Lang) -> String {
    let what = match asked {
        // Where no unit is named, the whole is meant.
        Asked::Blank(Blank::Unit) => return say!(lang, "the whole organisation"),
        Asked::Blank(Blank::Organisation) => say!(lang, "name of the organisation"),
        Asked::Blank(Blank::Sector) => say!(lang, "sector"),
        Asked::Blank(Blank::Size) => say!(lang, "number of people"),
        Asked::Blank(Blank::ReportsTo) => say!(lang, "to whom it reports"),
        Asked::Blank(Blank::Owner) => say!(lang, "a person, post, team or body"),
        Asked::Blank(Blank::Day) => say!(lang, "day"),
        Asked::Each(_) => say!(lang, "name"),
        Asked::Unknown(word) => text::visible(word).into_owned(),
    };
    format!("{GAP}{what}]")
}
