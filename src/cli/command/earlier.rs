//! What came before a sheet, for a report of it.

use std::path::Path;

use ospo::answers::{self, Sheet};
use ospo::insight::{Assessment, History, Point};
use ospo::model::Model;
use ospo::store;

use crate::cli::command::desk;
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// What came before an assessment.
#[derive(Debug)]
pub(crate) struct Before<'m> {
    /// The last assessment on an earlier day.
    pub(crate) assessment: Option<Assessment<'m>>,
    /// All on earlier days, and the one itself.
    pub(crate) history: History,
}

impl<'m> Before<'m> {
    /// Reads the sheets of the same subject and model that hold for earlier days.
    ///
    /// What an old sheet cannot tell is passed over: `ospo history` says what is wrong with it.
    pub(crate) fn of(
        path: &Path,
        sheet: &Sheet,
        model: &'m Model,
        session: &Session,
    ) -> Result<Self, CommandError> {
        let mut points = Vec::new();
        let mut last: Option<Sheet> = None;
        // What a merged sheet was put together from is in it, and no step before it.
        let is_part = |path: &Path| {
            let mut from = sheet.merged.iter().flat_map(|merged| &merged.from);
            from.any(|from| from.sheet == desk::name_of(path))
        };
        let sheets = session.store.sheets()?.into_iter();
        for other in sheets.filter(|other| !is_part(other)) {
            let Some(earlier) = read(&other, sheet, model) else {
                continue;
            };
            if earlier.date < sheet.date {
                points.push(Point::new(desk::name_of(&other), model, &earlier));
                let is_later = |last: &Sheet| last.date <= earlier.date;
                if last.as_ref().is_none_or(is_later) {
                    last = Some(earlier);
                }
            }
        }
        points.push(Point::new(desk::name_of(path), model, sheet));
        Ok(Self {
            assessment: last.map(|last| session.assess(model, last)).transpose()?,
            history: History::new(&sheet.subject, points, Vec::new()),
        })
    }
}

fn read(path: &Path, later: &Sheet, model: &Model) -> Option<Sheet> {
    let file = store::read(path).ok()?;
    answers::parse(&file).ok()?.of(model, &later.subject)
}
