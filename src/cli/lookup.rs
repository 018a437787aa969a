//! Finding in a model what somebody typed, or saying what was probably meant.

use ospo::model::{Item, ItemId, Model, RoleId, Stage};
use ospo::text;

use crate::cli::error::CommandError;

/// What is wrong with a word, and the way out.
#[derive(Debug)]
pub(crate) struct Wrong {
    pub(crate) message: String,
    pub(crate) help: String,
}

impl From<Wrong> for CommandError {
    fn from(wrong: Wrong) -> Self {
        Self::new(wrong.message).help(wrong.help)
    }
}

/// Returns the item or topic with an id, or with a number in the source checklist.
pub(crate) fn known_item<'m>(model: &'m Model, id: &str) -> Option<&'m Item> {
    let is_number = |source: &str| source.eq_ignore_ascii_case(id);
    let mut all = model.items_and_topics();
    let named = model.item(&ItemId::new(id));
    named.or_else(|| all.find(|item| item.source.as_deref().is_some_and(is_number)))
}

/// Returns the item or topic that is meant, or what is wrong and the way out.
pub(crate) fn item<'m>(model: &'m Model, id: &str) -> Result<&'m Item, Wrong> {
    known_item(model, id).ok_or_else(|| {
        let ids = model.items_and_topics().map(|item| item.id.as_str());
        let became = model.what_became_of(&ItemId::new(id));
        Wrong {
            message: format!("there is no item `{id}`"),
            help: match (became, text::nearest(id, ids)) {
                (Some(became), _) => format!("it was {became}"),
                (None, Some(meant)) => format!("did you mean `{meant}`?"),
                (None, None) => "`ospo model show` lists the items".to_owned(),
            },
        }
    })
}

/// Returns the stage with a number.
pub(crate) fn stage(model: &Model, number: u32) -> Result<&Stage, Wrong> {
    model.stage(number).ok_or_else(|| Wrong {
        message: format!("the model has no stage {number}"),
        help: format!("its stages are 0 to {}", model.top()),
    })
}

/// Says no to a stage that asks nothing.
pub(crate) fn asking_stage(model: &Model, number: u32) -> Result<(), CommandError> {
    if stage(model, number)?.items.is_empty() {
        let help = format!("the stages that ask something are 1 to {}", model.top());
        return Err(CommandError::new(format!("stage {number} asks nothing")).help(help));
    }
    Ok(())
}

/// Returns the role that is meant, or what is wrong and the way out.
pub(crate) fn role(model: &Model, role: &str) -> Result<RoleId, Wrong> {
    let known = model.known_roles().into_iter();
    let known: Vec<&str> = known.map(RoleId::as_str).collect();
    if known.contains(&role) {
        return Ok(RoleId::new(role));
    }
    Err(Wrong {
        message: format!("there is no role `{role}`"),
        help: match text::nearest(role, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("the roles are {}", text::ticked(known)),
        },
    })
}
