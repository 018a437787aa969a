//! Facts and ratings from the command line, kept in `ospo.yaml`.

use std::collections::BTreeMap;

use ospo::guide::{Archetypes, Guide};
use ospo::organisation::edit::{self, Fact};

use crate::cli::command::given;
use crate::cli::command::own::Own;
use crate::cli::command::profile::Args;
use crate::cli::error::CommandError;
use crate::cli::facts::{self, Worded};
use crate::cli::lookup::Wrong;
use crate::cli::session::Session;

/// What was said on the command line; an empty value takes the present one away.
#[derive(Debug)]
pub(super) struct Given {
    facts: Vec<Fact>,
    ratings: BTreeMap<String, Option<u32>>,
}

impl Given {
    /// Reads all that was said.
    pub(super) fn read(args: &Args, all: Option<&Archetypes>) -> Result<Self, Wrong> {
        let mut ratings = BTreeMap::new();
        for pair in &args.ratings {
            let (id, value) = rating(pair, all)?;
            ratings.insert(id, value);
        }
        let size = args.size.as_deref().map(str::trim);
        let size = size.map(|word| match word {
            "" => Ok(None),
            word => facts::size(word).map(Some),
        });
        let facts = [
            worded(args.organisation.as_ref(), Fact::Organisation),
            worded(args.unit.as_ref(), Fact::Unit),
            worded(args.sector.as_ref(), Fact::Sector),
            size.transpose()?.map(Fact::Size),
            worded(args.kind.as_ref(), Fact::Kind),
            worded(args.reports_to.as_ref(), Fact::ReportsTo),
        ];
        Ok(Self {
            facts: facts.into_iter().flatten().collect(),
            ratings,
        })
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.facts.is_empty() && self.ratings.is_empty()
    }

    /// Writes it into the folder's `ospo.yaml`, all of it or nothing, and says so.
    pub(super) fn write(&self, session: &Session, guide: &Guide) -> Result<(), CommandError> {
        let mut own = Own::open(session)?;
        own.change(|file| edit::with_facts(file, &self.facts))?;
        own.change(|file| edit::with_ratings(file, &self.ratings))?;
        let said = own.saved()?;
        let facts = self.facts.iter().map(words);
        let ratings = self.ratings.iter().map(|(id, value)| match value {
            Some(value) => format!("{id} {value}"),
            None => format!("no {id}"),
        });
        let words: Vec<String> = facts.chain(ratings).collect();
        session.say(&format!("{said}: {}.", words.join(", ")));
        for fact in &self.facts {
            if let Some(warning) = warning(fact, guide) {
                session.say(&warning);
            }
        }
        Ok(())
    }
}

fn rating(pair: &str, all: Option<&Archetypes>) -> Result<(String, Option<u32>), Wrong> {
    let wrong = || Wrong {
        message: format!("`{pair}` is not STATEMENT=RATING"),
        help: "for example: sells-open-source=3; `ospo profile` lists the statements".to_owned(),
    };
    let (id, word) = given::halves(pair).ok_or_else(wrong)?;
    let all = all.ok_or_else(wrong)?;
    let id = facts::statement(all, id)?.id.to_string();
    let value = match word {
        "" => None,
        word => Some(facts::rating(all, &id, word)?),
    };
    Ok((id, value))
}

fn worded(said: Option<&String>, fact: impl Fn(Option<String>) -> Fact) -> Option<Fact> {
    let word = said?.trim();
    Some(fact((!word.is_empty()).then(|| word.to_owned())))
}

fn words(fact: &Fact) -> String {
    let (name, value) = match fact {
        Fact::Organisation(name) => ("organisation", name.clone()),
        Fact::Unit(unit) => ("unit", unit.clone()),
        Fact::Sector(sector) => ("sector", sector.clone()),
        Fact::Size(size) => ("size", size.map(|size| size.to_string())),
        Fact::Kind(kind) => ("kind", kind.clone()),
        Fact::ReportsTo(whom) => ("reports_to", whom.clone()),
    };
    match value {
        Some(value) => format!("{name} {value}"),
        None => format!("no {name}"),
    }
}

/// Says that the guide does not know a word, and which one was perhaps meant.
fn warning(fact: &Fact, guide: &Guide) -> Option<String> {
    let (worded, word) = match fact {
        Fact::Sector(Some(word)) => (Worded::Sector, word),
        Fact::Kind(Some(word)) => (Worded::Kind, word),
        _ => return None,
    };
    if worded.meaning(guide, word).is_some() {
        return None;
    }
    let warning = worded.warning(word);
    Some(match worded.nearest(guide, word) {
        Some(meant) => format!("{warning} Did you mean `{meant}`?"),
        None => warning,
    })
}
