//! What must hold of a translation that is laid over a model.

use std::sync::LazyLock;

use ospo::answers::Sheet;
use ospo::checklist;
use ospo::guide::Guide;
use ospo::insight::Assessment;
use ospo::model::Model;
use ospo::problem::SourceFile;
use ospo::score::Narrowed;

use crate::fuzz_bodies::{BASE_MODEL, base_files, check_plan, check_problems, date, file};

const TAG: &str = "de";

static BASE_GUIDE: LazyLock<Guide> = LazyLock::new(|| {
    let checked = checklist::check(&base_files());
    checked.unwrap_or_else(|problems| panic!("{problems}")).1
});

/// Reads the bytes as a language of the small sound model and of its guide: only texts change, and
/// the file that `ospo model translate` makes of it says the same, and stays as it is.
pub(crate) fn language(bytes: &[u8]) {
    let Some(file) = file("lang/de.yaml", bytes) else {
        return;
    };
    let states = checklist::check_languages(&BASE_MODEL, std::slice::from_ref(&file));
    let mut files = base_files();
    files.push(file.clone());
    let laid = checklist::in_language(BASE_MODEL.clone(), &files, TAG);
    let guide = checklist::guide_in_language(BASE_GUIDE.clone(), &files, TAG);
    let (model, guide) = match (laid, guide) {
        (Ok(model), Ok(guide)) => (model, guide),
        (Err(problems), _) | (_, Err(problems)) => {
            assert!(states.is_err(), "refused where it is shown, sound where it is checked");
            return check_problems(&problems, &file);
        }
    };
    for state in states.unwrap_or_else(|problems| panic!("{problems}")) {
        let (done, all) = state.texts;
        assert!(done <= all, "{done} of {all} texts");
    }
    assert_eq!(shape(&model), shape(&BASE_MODEL), "a translation changes the model");
    assert_eq!(guide.journeys.len(), BASE_GUIDE.journeys.len());
    let assess = |model| Assessment::new(model, sheet(), Narrowed::default(), None);
    assert_eq!(
        assess(&model).scorecard.reached().unwrap_or(0),
        assess(&BASE_MODEL).scorecard.reached().unwrap_or(0)
    );
    check_plan(&assess(&model));
    let written = written(&files);
    let whole = files.iter().filter(|other| other.path != file.path).cloned();
    let mut whole: Vec<SourceFile> = whole.collect();
    whole.push(SourceFile::new(file.path, written.clone()));
    let again = checklist::in_language(BASE_MODEL.clone(), &whole, TAG);
    let again = again.unwrap_or_else(|problems| panic!("{problems}\n{written}"));
    // An entry that does not say of which texts it is, is taken for a new one, and shown from now on.
    let items = model.items_and_topics().zip(again.items_and_topics());
    for ((once, twice), english) in items.zip(BASE_MODEL.items_and_topics()) {
        assert!(once.title == english.title || once.title == twice.title, "{written}");
        assert!(once.ask == english.ask || once.ask == twice.ask, "{written}");
    }
    // What is said no more is told once, in a comment.
    let is_said = |line: &&str| !line.trim_start().starts_with("# said no more:");
    let said: Vec<&str> = written.split_inclusive('\n').filter(is_said).collect();
    assert_eq!(self::written(&whole), said.concat(), "the same language gives other bytes");
}

fn written(files: &[SourceFile]) -> String {
    let written = checklist::translation(&BASE_MODEL, files, TAG);
    written.unwrap_or_else(|problems| panic!("{problems}"))
}

fn sheet() -> Sheet {
    Sheet::new(&BASE_MODEL, "Acme", date())
}

/// What no language may change: what is asked, in which order, and what it is worth.
fn shape(model: &Model) -> Vec<(String, Vec<String>, usize)> {
    let of_item = |item: &ospo::model::Item| {
        let levels = item.scale.levels.iter().map(|level| level.id.to_string()).collect();
        (item.id.to_string(), levels, item.after.len())
    };
    model.items_and_topics().map(of_item).collect()
}
