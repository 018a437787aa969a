//! Which table a file is, and its rows.

use std::io::Read;

use crate::gather::tools::guard::Trouble;
use crate::gather::tools::part::What;
use crate::gather::tools::table::contributions::{self, Contributions};
use crate::gather::tools::table::critical;
use crate::gather::tools::table::replies;
use crate::gather::tools::table::rows::{column_key, each_row, separator};

/// A table that is known, with its columns and the sign between them.
#[derive(Clone, Copy, Debug)]
pub(in crate::gather::tools) struct Kind {
    separator: u8,
    columns: KnownColumns,
}

#[derive(Clone, Copy, Debug)]
enum KnownColumns {
    Contributions(contributions::Columns),
    Replies(replies::Columns),
    Critical(critical::Columns),
}

/// Says which table begins so; none where it is none that is known.
pub(in crate::gather::tools) fn kind(head: &str) -> Option<Kind> {
    let first = head.lines().find(|line| !line.trim().is_empty())?;
    let separator = separator(first);
    let cells = first.split(char::from(separator));
    let columns: Vec<String> = cells.map(column_key).collect();
    let columns = contributions::Columns::of(&columns)
        .map(KnownColumns::Contributions)
        .or_else(|| replies::Columns::of(&columns).map(KnownColumns::Replies))
        .or_else(|| critical::Columns::of(&columns).map(KnownColumns::Critical))?;
    Some(Kind { separator, columns })
}

/// Reads the rows; `ours` are the names of the organisation.
pub(in crate::gather::tools) fn read(
    input: impl Read,
    kind: Kind,
    ours: &[String],
) -> Result<What, Trouble> {
    match kind.columns {
        KnownColumns::Contributions(_) if ours.is_empty() => {
            let help = "name it in `ospo.yaml`, as `organisation: Example`".to_owned();
            let message = "nothing says what the organisation is called".to_owned();
            Err(Trouble { place: None, message, help })
        }
        KnownColumns::Contributions(columns) => {
            let mut all = Contributions::default();
            each_row(input, kind.separator, |row| all.take(row, columns, ours))?;
            all.finish().map(What::Contributions)
        }
        KnownColumns::Replies(columns) => {
            let mut all = Vec::new();
            each_row(input, kind.separator, |row| replies::take(row, columns, &mut all))?;
            Ok(What::Replies(all))
        }
        KnownColumns::Critical(columns) => {
            let mut all = Vec::new();
            each_row(input, kind.separator, |row| critical::take(row, columns, &mut all))?;
            Ok(What::Critical(all))
        }
    }
}
