//! The sheets: each read and held against its model.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use ospo::answers::{self, Sheet};
use ospo::lang::Lang;
use ospo::model::{Model, ModelId};
use ospo::problem::SourceFile;
use ospo::report::{self, Finding, LookedAt, Weight};
use ospo::store::{self, StoreError};
use ospo::{say, say_of};

use crate::cli::command::doctor::finding::of_error;
use crate::cli::desk::{self, odd};
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// As many days to come are named.
const MOST_DAYS: usize = 3;

/// A sheet that can be used, with the model that it answers.
pub(super) struct ReadSheet {
    pub(super) path: PathBuf,
    pub(super) model: Arc<Model>,
    pub(super) sheet: Sheet,
}

/// The models that sheets name, each read once; none where it is broken, which was told then.
type NamedModels = BTreeMap<ModelId, Option<Arc<Model>>>;

/// Looks at all sheets, and returns those that can be used, the latest last.
pub(super) fn look(session: &Session, lang: &Lang) -> (Vec<Finding>, Vec<ReadSheet>) {
    let paths = match session.sheets() {
        Ok(paths) => paths,
        Err(error) => {
            let is_none = session.store.sheets().is_ok();
            let weight = if is_none { Weight::Know } else { Weight::Mend };
            return (of_error(&error, weight, LookedAt::Sheets), Vec::new());
        }
    };
    let (mut findings, mut sheets) = (Vec::new(), Vec::new());
    let mut models = NamedModels::new();
    for path in &paths {
        match read(session, path, &mut models) {
            Ok(Ok(file)) => {
                let (told, read) = file;
                findings.extend(told);
                sheets.push(read);
            }
            Ok(Err(unread)) => findings.extend(unread),
            Err(error) => findings.extend(of_error(&error, Weight::Mend, LookedAt::Sheets)),
        }
    }
    let last = session.last_day();
    let is_ahead = |path: &&PathBuf| desk::sheet_name(path).day.is_some_and(|day| day > last);
    let ahead: Vec<PathBuf> = paths.iter().filter(is_ahead).cloned().collect();
    if !ahead.is_empty() {
        let told = odd::ahead(lang, &ahead, session.today);
        let help = say!(lang, "Where the day is wrong, rename the file.");
        findings.push(Finding::new(Weight::Mend, LookedAt::Sheets, told).help(help));
    }
    (findings, sheets)
}

type Looked = (Vec<Finding>, ReadSheet);

fn read(
    session: &Session,
    path: &Path,
    models: &mut NamedModels,
) -> Result<Result<Looked, Option<Finding>>, CommandError> {
    let file = match store::read(path) {
        Err(StoreError::Read { source, .. })
            if source.kind() == io::ErrorKind::NotFound && path.is_symlink() =>
        {
            return Ok(Err(Some(nowhere(&session.lang(), path))));
        }
        file => file?,
    };
    let draft = answers::parse(&file)?;
    let id = draft.model().id.clone();
    let model = match models.get(&id) {
        Some(Some(model)) => Arc::clone(model),
        Some(None) => return Ok(Err(None)),
        None => match session.model_of(draft.model(), &file.path) {
            Ok(model) => {
                let model = Arc::new(model);
                models.insert(id, Some(Arc::clone(&model)));
                model
            }
            Err(error) => {
                if error.problems().is_some() {
                    models.insert(id, None);
                }
                return Err(error);
            }
        },
    };
    let bound = draft.bind(&model)?;
    let lang = &model.lang;
    let command = "`ospo migrate`";
    let way_out = say!(lang, "{command} brings the sheet up to date.", command);
    let sheet = &bound.sheet;
    let to_mend = odd::strays(&bound, lang).chain(odd::day(&desk::sheet_name(path), sheet, lang));
    let to_know = odd::version(&bound, &model, &way_out).into_iter();
    let to_know = to_know.chain(odd::merged(sheet, lang));
    let to_know = to_know.chain(report::changed(&model, &sheet.model));
    let evidence = sheet.answers.values().flat_map(|answer| &answer.evidence);
    let folder = session.store.folder();
    let to_know = to_know.chain(evidence.filter_map(|one| odd::missing_file(lang, folder, one)));
    let told = |weight| {
        let file = &file;
        move |what| of_sheet(weight, file, what)
    };
    let findings = to_mend.map(told(Weight::Mend)).chain(to_know.map(told(Weight::Know)));
    let ahead = ahead(lang, path, sheet, session.last_day()).map(|what| {
        let help = say!(lang, "Where a day is wrong, correct it in the sheet.");
        of_sheet(Weight::Know, &file, what).help(help)
    });
    let findings = findings.chain(ahead).collect();
    Ok(Ok((findings, ReadSheet { path: path.to_owned(), model, sheet: bound.sheet })))
}

fn of_sheet(weight: Weight, file: &SourceFile, what: String) -> Finding {
    Finding::new(weight, LookedAt::Sheets, what).of(&file.path)
}

fn nowhere(lang: &Lang, path: &Path) -> Finding {
    let what = say!(lang, "a link to what is not there");
    let help = say!(lang, "Put the sheet itself in its place, or remove the link.");
    Finding::new(Weight::Mend, LookedAt::Sheets, what).of(path.display()).help(help)
}

/// Tells of days to come in a sheet whose name does not say one.
fn ahead(lang: &Lang, path: &Path, sheet: &Sheet, last: Date) -> Option<String> {
    let own = desk::sheet_name(path).day.is_none().then_some(sheet.date);
    let given = sheet.answers.values().flat_map(|answer| {
        answer.answered.into_iter().chain(answer.evidence.iter().filter_map(|one| one.date))
    });
    let days: BTreeSet<Date> = own.into_iter().chain(given).filter(|day| *day > last).collect();
    let first = days.iter().take(MOST_DAYS).map(Date::to_string);
    let more = days.len().saturating_sub(MOST_DAYS);
    let more = (more > 0).then(|| say!(lang, "{n} more", n = more));
    (!days.is_empty()).then(|| {
        say_of!(
            lang,
            days.len(),
            "{n} day in it is after today: {days}.",
            "{n} days in it are after today: {days}.",
            days = lang.listed(first.chain(more))
        )
    })
}
