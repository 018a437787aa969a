//! An export as a table: from GitLab, Jira, and scripts for GitHub.

use crate::problem::{Problem, Problems, SourceFile};
use crate::text;
use crate::tracker::columns::{Column, Tracker};
use crate::tracker::export::{Assignee, Said, Ticket};

/// The columns of a table that are read, in their order.
type Heads = Vec<(usize, Column, String)>;

/// Reads the rows of a table.
///
/// # Errors
/// Where it is no export: no column names the tickets.
pub(super) fn read(file: &SourceFile) -> Result<(Tracker, Vec<Said>), Problems> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&file.text))
        .from_reader(file.text.as_bytes());
    let mut rows = reader.records();
    let broken = |error: csv::Error| {
        Problem::of_file(&file.path, format!("this is no table: {error}"), "export it anew")
    };
    let heads = rows.next().transpose().map_err(broken)?.unwrap_or_default();
    let heads: Heads = (0..)
        .zip(&heads)
        .filter_map(|(place, head)| Some((place, Column::of_head(head)?, head.trim().to_owned())))
        .collect();
    let tracker = tracker(&heads).ok_or_else(|| no_export(file))?;
    let mut said = Vec::new();
    for (row, record) in (2..).zip(rows) {
        said.push(ticket(row, &record.map_err(broken)?, &heads, tracker));
    }
    Ok((tracker, said))
}

/// Returns what separates the columns: what stands most often in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let number = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
    // The last of equals wins, and a comma is the usual one.
    [b'\t', b';', b','].into_iter().max_by_key(number).unwrap_or(b',')
}

fn tracker(heads: &Heads) -> Option<Tracker> {
    let has = |wanted: Column| heads.iter().find(|(_, column, _)| *column == wanted);
    if has(Column::Key).is_some() {
        return Some(Tracker::Jira);
    }
    let (_, _, number) = has(Column::Number)?;
    let is_github = number.eq_ignore_ascii_case("number");
    Some(if is_github { Tracker::Github } else { Tracker::Gitlab })
}

fn no_export(file: &SourceFile) -> Problem {
    let keys = text::one_of(["Issue key", "IID", "number"]);
    let told = format!("this is no export of a tracker: no column is called {keys}");
    let help = "export the tickets as docs/trackers.md says: that of Jira, GitLab or GitHub";
    Problem::of_file(&file.path, told, help)
}

fn ticket(row: usize, record: &csv::StringRecord, heads: &Heads, tracker: Tracker) -> Said {
    // A column may stand there several times, and a row may end early.
    let cells = |wanted: Column| {
        let of = heads.iter().filter(move |(_, column, _)| *column == wanted);
        let cells = of.filter_map(|(place, _, head)| Some((record.get(*place)?.trim(), head)));
        cells.filter(|(cell, _)| !cell.is_empty())
    };
    let texts = |wanted: Column| cells(wanted).map(|(cell, _)| cell.to_owned());
    let told = |wanted: Column| cells(wanted).map(|(cell, head)| (cell.to_owned(), head.clone()));
    let key = match tracker {
        Tracker::Jira => texts(Column::Key).next(),
        Tracker::Github | Tracker::Gitlab => {
            texts(Column::Number).next().map(|number| format!("#{number}"))
        }
    };
    let labels: Vec<String> = texts(Column::Labels)
        .flat_map(|cell| cell.split(',').map(|label| label.trim().to_owned()).collect::<Vec<_>>())
        .collect();
    let states = [Column::StateKind, Column::State];
    Said {
        ticket: Ticket {
            row,
            key,
            title: texts(Column::Title).next().unwrap_or_default(),
            assignees: assignees(
                texts(Column::Assignee).next(),
                texts(Column::Login).next().as_deref(),
            ),
            ..Ticket::default()
        },
        bearing: labels.iter().cloned().chain(texts(Column::Id)).collect(),
        body: texts(Column::Body).next().unwrap_or_default(),
        states: states.into_iter().flat_map(told).collect(),
        closed: texts(Column::Closed).next(),
        due: told(Column::Due).next(),
        labels,
    }
}

/// Returns people of whom GitLab lists the names in one cell and the logins in another; a name alone
/// may have a comma of its own.
fn assignees(names: Option<String>, logins: Option<&str>) -> Vec<Assignee> {
    let parts = |cell: &str| -> Vec<String> {
        cell.split(',').map(|part| part.trim().to_owned()).collect()
    };
    let Some(logins) = logins.map(parts) else {
        return names.map(|name| Assignee { name: Some(name), login: None }).into_iter().collect();
    };
    let mut names = names.as_deref().map(parts).filter(|names| names.len() == logins.len());
    let mut names = names.iter_mut().flat_map(|names| names.drain(..));
    logins.into_iter().map(|login| Assignee { name: names.next(), login: Some(login) }).collect()
}
