//! Finding in a model what somebody typed, or saying what was probably meant.

use ospo::model::Item;
use ospo::model::ItemId;
use ospo::model::Model;
use ospo::model::Stage;
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

/// Returns the item or topic with an id.
pub(crate) fn item<'m>(model: &'m Model, id: &str) -> Result<&'m Item, Wrong> {
    model.item(&ItemId::new(id)).ok_or_else(|| {
        let ids = model.items_and_topics().map(|item| item.id.as_str());
        Wrong {
            message: format!("there is no item `{id}`"),
            help: match text::nearest(id, ids) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "`ospo model show` lists the items".to_owned(),
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
