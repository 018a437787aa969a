//! The form for a browser. What a browser makes of it is looked at in `tests/browser`, which finds
//! the forms and sheets that are written here.

#[path = "renderers/hostile.rs"]
#[allow(dead_code)]
mod hostile;
#[path = "renderers/kitchen_sink.rs"]
#[allow(dead_code)]
mod kitchen_sink;
#[path = "form_html/pages.rs"]
mod pages;
#[path = "form_html/sheets.rs"]
mod sheets;

/// Where the texts that would do harm look for the model that they go into.
mod renderers {
    pub(crate) use crate::kitchen_sink;
}

use std::fs;
use std::path::PathBuf;

use ospo::checklist;
use ospo::model::Model;

/// Where the tests in a browser look.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("forms").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn default_model() -> Model {
    checklist::parse(&checklist::builtin("ospo").unwrap()).unwrap()
}
