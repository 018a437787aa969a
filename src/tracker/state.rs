//! What the words of trackers say of a ticket's state.

use crate::organisation::ActionState;
use crate::text;

/// The words for each state, as [`text::plain`] has them: those that trackers begin with, in the
/// languages in which they are used.
const WORDS: &[(ActionState, &[&str])] = &[
    (
        ActionState::Open,
        &[
            "open",
            "opened",
            "reopened",
            "new",
            "to do",
            "todo",
            "backlog",
            "selected for development",
            "offen",
            "neu",
            "zu erledigen",
            "aufgaben",
            "erneut geöffnet",
            "未着手",
            "オープン",
            "待办",
            "打开",
            "开放",
        ],
    ),
    (
        ActionState::InProgress,
        &[
            "in progress",
            "in-progress",
            "doing",
            "in review",
            "indeterminate",
            "in arbeit",
            "in bearbeitung",
            "wird ausgeführt",
            "進行中",
            "作業中",
            "レビュー中",
            "进行中",
            "正在进行",
            "处理中",
        ],
    ),
    (
        ActionState::Done,
        &[
            "done",
            "closed",
            "resolved",
            "completed",
            "complete",
            "fixed",
            "fertig",
            "erledigt",
            "geschlossen",
            "abgeschlossen",
            "behoben",
            "完了",
            "解決済み",
            "クローズ",
            "完成",
            "已完成",
            "关闭",
            "已关闭",
            "已解决",
        ],
    ),
    (
        ActionState::Dropped,
        &[
            "dropped",
            "won't do",
            "won't fix",
            "wontfix",
            "not planned",
            "not_planned",
            "declined",
            "cancelled",
            "canceled",
            "duplicate",
            "cannot reproduce",
            "incomplete",
            "wird nicht erledigt",
            "wird nicht behoben",
            "abgelehnt",
            "abgebrochen",
            "duplikat",
            "対応しない",
            "修正しない",
            "却下",
            "重複",
            "不做",
            "不予解决",
            "不会修复",
            "重复",
        ],
    ),
];

/// Returns what a word says; none where it may mean anything.
pub(super) fn of_word(word: &str) -> Option<ActionState> {
    let word = text::plain(&word.replace(text::is_unseen, "")).replace('’', "'");
    let found = WORDS.iter().find(|(_, words)| words.contains(&word.as_str()));
    found.map(|(state, _)| *state)
}

/// Says whether a label tells that work has begun, where a ticket is only open or closed: `Doing`,
/// `status::in progress`.
pub(super) fn is_begun(label: &str) -> bool {
    let last = label.rsplit("::").next().unwrap_or(label);
    of_word(last) == Some(ActionState::InProgress)
}
