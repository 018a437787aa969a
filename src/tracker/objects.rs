//! An export as JSON: from `gh`, `glab`, and the programming interfaces of all three.

use serde_json::Value;

use crate::problem::{Problem, Problems, SourceFile};
use crate::tracker::columns::Tracker;
use crate::tracker::export::{Assignee, Said, Ticket};

/// Reads a list of tickets, or an object that has one as `issues`.
///
/// # Errors
/// Where it is no JSON, or no ticket of a tracker that is known.
pub(super) fn read(file: &SourceFile) -> Result<(Tracker, Vec<Said>), Problems> {
    let told = |message: String| {
        let help = "export the tickets as docs/trackers.md says: with `gh`, `glab`, or from Jira";
        Problem::of_file(&file.path, message, help)
    };
    let tree: Value = serde_json::from_str(&file.text)
        .map_err(|error| told(format!("this cannot be read as JSON: {error}")))?;
    let tickets = tree.get("issues").unwrap_or(&tree).as_array();
    let tickets = tickets.ok_or_else(|| told("this is no list of tickets".to_owned()))?;
    let Some(first) = tickets.first() else {
        return Err(told("there is no ticket in it".to_owned()).into());
    };
    let tracker = tracker(first)
        .ok_or_else(|| told("these are no tickets of GitHub, GitLab or Jira".to_owned()))?;
    Ok((tracker, (1..).zip(tickets).map(|(row, ticket)| said(row, ticket, tracker)).collect()))
}

fn tracker(ticket: &Value) -> Option<Tracker> {
    if ticket.get("fields").is_some() {
        Some(Tracker::Jira)
    } else if ticket.get("iid").is_some() {
        Some(Tracker::Gitlab)
    } else {
        ticket.get("number").map(|_| Tracker::Github)
    }
}

/// Where things stand in a ticket of each tracker: one way or several.
fn said(row: usize, ticket: &Value, tracker: Tracker) -> Said {
    let text = |paths: &[&str]| paths.iter().find_map(|path| text_at(ticket, path));
    let told = |path: &str| Some((text_at(ticket, path)?, path.replace('/', ".")));
    let listed = |path: &str| at(ticket, path).and_then(Value::as_array).into_iter().flatten();
    let label = |label: &Value| text_at(label, "name").or(label.as_str().map(str::to_owned));
    let (title, body, key, labels, states, closed, due, people) = match tracker {
        Tracker::Github => (
            text(&["title"]),
            text(&["body"]),
            text(&["number"]).map(|number| format!("#{number}")),
            "labels",
            &["state"][..],
            text(&["stateReason", "state_reason"]),
            None,
            listed("assignees").collect(),
        ),
        Tracker::Gitlab => (
            text(&["title"]),
            text(&["description"]),
            text(&["iid"]).map(|number| format!("#{number}")),
            "labels",
            &["state"][..],
            None,
            told("due_date"),
            listed("assignees").collect(),
        ),
        Tracker::Jira => (
            text(&["fields/summary"]),
            // A text of the newer interface is a tree of paragraphs.
            at(ticket, "fields/description").map(words),
            text(&["key"]),
            "fields/labels",
            &["fields/status/statusCategory/key", "fields/status/name"][..],
            text(&["fields/resolution/name"]),
            told("fields/duedate"),
            at(ticket, "fields/assignee").into_iter().collect::<Vec<_>>(),
        ),
    };
    let labels: Vec<String> = listed(labels).filter_map(label).collect();
    Said {
        ticket: Ticket {
            row,
            key,
            title: title.unwrap_or_default(),
            assignees: people.into_iter().filter_map(assignee).collect(),
            ..Ticket::default()
        },
        bearing: labels.clone(),
        body: body.unwrap_or_default(),
        states: states.iter().filter_map(|path| told(path)).collect(),
        closed,
        due,
        labels,
    }
}

fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('/').try_fold(value, |value, name| value.get(name)).filter(|value| !value.is_null())
}

/// Returns a text or a number; none where it is blank.
fn text_at(value: &Value, path: &str) -> Option<String> {
    let text = match at(value, path)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn assignee(person: &Value) -> Option<Assignee> {
    let text = |paths: &[&str]| paths.iter().find_map(|path| text_at(person, path));
    let name = text(&["name", "displayName"]);
    let login = text(&["login", "username", "emailAddress"]);
    (name.is_some() || login.is_some()).then_some(Assignee { name, login })
}

/// Returns the words of a text, each paragraph on a line of its own.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(words).collect::<Vec<_>>().concat(),
        Value::Object(node) => {
            let own = node.get("text").and_then(Value::as_str).unwrap_or_default();
            let below = node.get("content").map(words).unwrap_or_default();
            let is_block = node.get("type").is_some_and(|kind| kind == "paragraph");
            [own, &below, if is_block { "\n" } else { "" }].concat()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => String::new(),
    }
}
