//! What an organisation says of itself, as somebody types it.

use ospo::guide::{Archetypes, Guide, Statement};
use ospo::lang::Lang;
use ospo::{say, text};

use crate::cli::find::Wrong;

pub(crate) const MOST_PEOPLE: u32 = 10_000_000;
/// What stands between groups of digits, in one country or another.
const BETWEEN_GROUPS: [char; 7] = [',', '.', ' ', '\u{a0}', '\u{202f}', '\'', '’'];

/// Something that an organisation says of itself and that has known words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worded {
    Sector,
    Kind,
}

impl Worded {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Sector => "sector",
            Self::Kind => "kind",
        }
    }

    pub(crate) fn said(self, lang: &Lang) -> String {
        match self {
            Self::Sector => say!(lang, "sector"),
            Self::Kind => say!(lang, "kind"),
        }
    }

    pub(crate) fn words(self, guide: &Guide) -> Vec<(&str, &str)> {
        let sectors = guide.sectors.iter();
        let kinds = guide.kinds.iter();
        match self {
            Self::Sector => sectors.map(|s| (s.id.as_str(), s.title.as_str())).collect(),
            Self::Kind => kinds.map(|k| (k.id.as_str(), k.title.as_str())).collect(),
        }
    }

    pub(crate) fn meaning<'g>(self, guide: &'g Guide, word: &str) -> Option<&'g str> {
        match self {
            Self::Sector => Some(&guide.sector_meant_by(word)?.title),
            Self::Kind => Some(&guide.kind_meant_by(word)?.title),
        }
    }

    /// Returns the word to keep for one that was typed: a title differs from language to language, so
    /// the name that files use stands for it.
    pub(crate) fn kept<'w>(self, guide: &'w Guide, typed: &'w str) -> &'w str {
        let is_typed = |title: &str| title.to_lowercase() == typed.trim().to_lowercase();
        let words = self.words(guide);
        words.iter().find(|(_, title)| is_typed(title)).map_or(typed, |(id, _)| id)
    }

    pub(crate) fn nearest<'g>(self, guide: &'g Guide, word: &str) -> Option<&'g str> {
        let words = self.words(guide).into_iter().map(|(word, _)| word);
        let also = match self {
            Self::Sector => guide.sectors.as_slice(),
            Self::Kind => &[],
        };
        let also = also.iter().flat_map(|sector| &sector.also);
        text::nearest(word, words.chain(also.map(String::as_str)))
    }

    /// Says that a word is kept although the guide does not know it.
    pub(crate) fn warning(self, lang: &Lang, word: &str) -> String {
        unknown(lang, self.as_str(), word)
    }
}

pub(crate) fn unknown(lang: &Lang, what: &str, word: &str) -> String {
    match what {
        "sector" => {
            say!(lang, "ospo does not know the sector `{word}`, so nothing is chosen by it.", word)
        }
        _ => say!(lang, "ospo does not know the kind `{word}`, so nothing is chosen by it.", word),
    }
}

pub(crate) fn size(word: &str) -> Result<u32, Wrong> {
    let size = ungrouped(word).as_deref().unwrap_or(word).parse().ok();
    size.filter(|size| (1..=MOST_PEOPLE).contains(size)).ok_or_else(|| Wrong {
        message: format!("`{word}` is not a number of people"),
        help: format!("write a whole number from 1 to {MOST_PEOPLE}"),
    })
}

/// Takes the groups of digits together: `1,800`, `1 800`. None where there are no groups, or where
/// they may be something else: of another length, with different signs between them, after a 0.
fn ungrouped(word: &str) -> Option<String> {
    let between = word.chars().find(|c| !c.is_ascii_digit())?;
    let mut groups = word.split(between);
    let first = groups.next()?;
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let is_grouped = is_first && BETWEEN_GROUPS.contains(&between) && groups.all(is_group);
    is_grouped.then(|| word.split(between).collect())
}

pub(crate) fn rating(all: &Archetypes, id: &str, word: &str) -> Result<u32, Wrong> {
    let labels = (0..).zip(&all.scale);
    let by_label = |(_, label): &(u32, &String)| label.to_lowercase() == word.to_lowercase();
    let by_number = text::number_of(word).and_then(|number| u32::try_from(number).ok());
    let number = by_number.filter(|number| (*number as usize) < all.scale.len());
    let meant = number.or_else(|| Some(labels.clone().find(by_label)?.0));
    meant.ok_or_else(|| {
        let labels: Vec<String> = labels.map(|(n, label)| format!("{n} {label}")).collect();
        Wrong {
            message: format!("`{word}` is not a rating of `{id}`"),
            help: format!("use 0 to {}: {}", all.scale.len() - 1, labels.join(", ")),
        }
    })
}

pub(crate) fn statement<'g>(all: &'g Archetypes, id: &str) -> Result<&'g Statement, Wrong> {
    let statements = || all.all.iter().flat_map(|archetype| &archetype.statements);
    let found = statements().find(|statement| statement.id.as_str() == id);
    found.ok_or_else(|| Wrong {
        message: format!("there is no statement `{id}`"),
        help: text::meant(id, statements().map(|said| said.id.as_str()), || {
            "`ospo profile` lists the statements".to_owned()
        }),
    })
}
