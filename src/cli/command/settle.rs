//! Who does what by when: taken from the command line, and kept in `ospo.yaml`.

use jiff::civil::Date;
use ospo::model::{Item, ItemId, Model};
use ospo::organisation::edit::{self, Action};
use ospo::problem::SourceFile;

use crate::cli::command::given;
use crate::cli::command::own::Own;
use crate::cli::error::CommandError;
use crate::cli::lookup::{self, Wrong};
use crate::cli::session::Session;

/// What is to be settled for one item.
#[derive(Debug)]
pub(super) struct Settled {
    item: ItemId,
    actions: Vec<Action>,
}

/// Returns what is settled for each item; a name or a day that is left empty takes the present one
/// away.
pub(super) fn read(
    owners: &[String],
    dues: &[String],
    model: &Model,
) -> Result<Vec<Settled>, Wrong> {
    let mut settled: Vec<Settled> = Vec::new();
    let mut add = |item: &Item, action| match settled.iter_mut().find(|s| s.item == item.id) {
        Some(present) => present.actions.push(action),
        None => settled.push(Settled {
            item: item.id.clone(),
            actions: vec![action],
        }),
    };
    for pair in owners {
        let (item, name) = halves(pair, "NAME", "Kim Doe")?;
        let name = (!name.is_empty()).then(|| name.to_owned());
        add(lookup::item(model, item)?, Action::Owner(name));
    }
    for pair in dues {
        let (item, day) = halves(pair, "DATE", "2027-03-31")?;
        add(lookup::item(model, item)?, Action::Due(date(day)?));
    }
    Ok(settled)
}

fn halves<'p>(pair: &'p str, what: &str, like: &str) -> Result<(&'p str, &'p str), Wrong> {
    given::halves(pair).ok_or_else(|| Wrong {
        message: format!("`{pair}` is not ITEM={what}"),
        help: format!("for example: \"programme-identity={like}\""),
    })
}

fn date(word: &str) -> Result<Option<Date>, Wrong> {
    if word.is_empty() {
        return Ok(None);
    }
    let day = word.parse().map_err(|_| Wrong {
        message: format!("`{word}` is not a day"),
        help: "write year, month and day, such as 2027-03-31".to_owned(),
    });
    day.map(Some)
}

/// Writes what is settled into the folder's `ospo.yaml`, all of it or nothing, and says so.
pub(super) fn write(settled: &[Settled], session: &Session) -> Result<(), CommandError> {
    let mut own = Own::open(session)?;
    for Settled { item, actions } in settled {
        own.change(|file: Option<&SourceFile>| edit::with_action(file, item, actions))?;
    }
    let said = own.saved()?;
    for Settled { item, actions } in settled {
        let words: Vec<String> = actions.iter().map(|a| words(a, session.today)).collect();
        session.say(&format!("{said}: {item}: {}.", words.join(", ")));
    }
    Ok(())
}

fn words(action: &Action, today: Date) -> String {
    match action {
        Action::Owner(Some(name)) => format!("owner {name}"),
        Action::Owner(None) => "no owner".to_owned(),
        Action::Due(Some(day)) if *day < today => format!("due {day}, which has passed"),
        Action::Due(Some(day)) => format!("due {day}"),
        Action::Due(None) => "no day".to_owned(),
    }
}
