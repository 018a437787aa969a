//! What the imports of trackers take, and under which names their exports give it back.

use std::fmt;

use crate::text::{self, words};

words! {
    /// Where tickets are kept.
    pub enum Tracker {
        Github = "github",
        Gitlab = "gitlab",
        Jira = "jira",
    }
}

/// What a column of a file with tickets holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Title,
    Body,
    Labels,
    /// By name.
    Assignee,
    /// By the name with which somebody logs in.
    Login,
    Due,
    /// What kind of ticket it is: always a task.
    Kind,
    /// Our own id of the action.
    Id,
    /// How the tracker calls a ticket.
    Key,
    /// The same as a number within the project.
    Number,
    State,
    /// What a state means, where a workflow has words of its own.
    StateKind,
    /// Why it is closed.
    Closed,
}

impl Tracker {
    /// Returns the columns that its import takes; GitHub has none of its own, and takes these by way
    /// of scripts.
    pub const fn columns(self) -> &'static [(&'static str, Column)] {
        match self {
            Self::Github => &[
                ("title", Column::Title),
                ("body", Column::Body),
                ("labels", Column::Labels),
                ("assignees", Column::Login),
            ],
            // Labels and assignees are quick actions, lines of the description.
            Self::Gitlab => &[
                ("title", Column::Title),
                ("description", Column::Body),
                ("due_date", Column::Due),
            ],
            Self::Jira => &[
                ("Summary", Column::Title),
                ("Issue Type", Column::Kind),
                ("Description", Column::Body),
                ("Assignee", Column::Assignee),
                ("Due date", Column::Due),
                ("External issue ID", Column::Id),
                ("Labels", Column::Labels),
            ],
        }
    }

    /// Says whether a ticket has a day of its own on which it is due.
    pub const fn has_due(self) -> bool {
        !matches!(self, Self::Github)
    }
}

impl fmt::Display for Tracker {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Github => "GitHub",
            Self::Gitlab => "GitLab",
            Self::Jira => "Jira",
        })
    }
}

/// The heads of columns in exports, as [`text::plain`] has them, in the languages in which Jira is
/// used.
const HEADS: &[(Column, &[&str])] = &[
    (Column::Title, &["title", "summary", "zusammenfassung", "要約", "概要", "摘要", "主题"]),
    (Column::Body, &["description", "body", "beschreibung", "説明", "描述", "说明"]),
    (Column::Labels, &["labels", "label", "stichwörter", "stichworte", "ラベル", "标签"]),
    (
        Column::Assignee,
        &["assignee", "bearbeiter", "zugewiesene person", "zugewiesen an", "担当者", "经办人"],
    ),
    (Column::Login, &["assignee username", "assignees"]),
    (
        Column::Due,
        &[
            "due date",
            "due_date",
            "due",
            "duedate",
            "fälligkeitsdatum",
            "fällig",
            "fällig am",
            "期限",
            "期日",
            "到期日",
            "截止日期",
        ],
    ),
    (
        Column::Id,
        &[
            "external issue id",
            "external id",
            "custom field (external issue id)",
            "benutzerdefinierte felder (external issue id)",
            "カスタムフィールド (external issue id)",
            "自定义字段 (external issue id)",
        ],
    ),
    (
        Column::Key,
        &[
            "issue key",
            "work item key",
            "key",
            "schlüssel",
            "vorgangsschlüssel",
            "キー",
            "課題キー",
            "密钥",
            "关键字",
            "问题关键字",
        ],
    ),
    // GitLab's `ID` numbers the tickets of the whole server; `Issue ID` was the `IID` before 18.4.
    (Column::Number, &["iid", "number", "issue id"]),
    (Column::State, &["state", "status", "ステータス", "状況", "状态"]),
    (
        Column::StateKind,
        &[
            "status category",
            "statuskategorie",
            "ステータス カテゴリ",
            "ステータス カテゴリー",
            "状态类别",
        ],
    ),
    (Column::Closed, &["resolution", "lösung", "解決状況", "解決", "解决结果"]),
];

impl Column {
    /// Returns what a column of an export holds, by its head; none where it is nothing that is read.
    pub(super) fn of_head(head: &str) -> Option<Self> {
        let head = text::plain(&head.replace(text::is_unseen, ""));
        let found = HEADS.iter().find(|(_, heads)| heads.contains(&head.as_str()));
        found.map(|(column, _)| *column)
    }
}
