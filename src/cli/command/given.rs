//! `ITEM=LEVEL` and its sisters, as they are typed on a command line.

use ospo::answers::Choice;
use ospo::model::{Item, ItemId, Model};
use ospo::text;

use crate::cli::lookup::{self, Wrong};

/// Returns the halves of `ITEM=LEVEL`.
pub(crate) fn level(pair: &str) -> Result<(&str, &str), Wrong> {
    let halves = halves(pair).filter(|(_, word)| !word.is_empty());
    halves.ok_or_else(|| Wrong {
        message: format!("`{pair}` is not ITEM=LEVEL"),
        help: "for example: programme-identity=practised".to_owned(),
    })
}

/// Returns what stands before and behind the first equals sign; what stands behind may be empty.
pub(crate) fn halves(pair: &str) -> Option<(&str, &str)> {
    let (name, word) = pair.split_once('=')?;
    let (name, word) = (name.trim(), word.trim());
    (!name.is_empty()).then_some((name, word))
}

/// Returns the item and the choice that are meant, or what is wrong and the way out. No choice
/// means that the answer is taken back.
pub(crate) fn meant(
    model: &Model,
    item: &str,
    word: &str,
    reason: Option<&str>,
) -> Result<(ItemId, Option<Choice>), Wrong> {
    let item = lookup::item(model, item)?;
    let choice = match word {
        "unanswered" => None,
        "unknown" => Some(Choice::Unknown),
        "n/a" | "not-applicable" => {
            let Some(reason) = reason.map(str::trim).filter(|r| !r.is_empty()) else {
                let message = format!("`{}` is not applicable: why?", item.id);
                let help = "add --reason \"…\"".to_owned();
                return Err(Wrong { message, help });
            };
            Some(Choice::NotApplicable {
                reason: reason.to_owned(),
            })
        }
        word => {
            let Some(level) = item.scale.meant_by(word) else {
                let message = format!("`{}` has no level `{word}`", item.id);
                let help = levels_of(item, word);
                return Err(Wrong { message, help });
            };
            Some(Choice::Level(level.id.clone()))
        }
    };
    Ok((item.id.clone(), choice))
}

/// Returns the way out for a word that is no level of an item.
fn levels_of(item: &Item, word: &str) -> String {
    let levels = || item.scale.levels.iter().map(|level| level.id.as_str());
    match text::nearest(word, levels()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!(
            "use {}; a number from 0 to {} will do",
            text::one_of(levels().chain(["unknown", "n/a", "unanswered"])),
            item.scale.levels.len() - 1
        ),
    }
}
