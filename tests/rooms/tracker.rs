//! What exports of trackers say, in each of the ways in which they write it.

use ospo::organisation::{ActionState, TicketId};
use ospo::problem::SourceFile;
use ospo::tracker::{self, Assignee, Export, Ticket, Tracker};

const ID: &str = "ospo: software-inventory.established@2026-11-28-1f0c9a3e";

fn read(text: &str) -> Export {
    tracker::parse(&file(text)).unwrap()
}

fn file(text: &str) -> SourceFile {
    SourceFile::from_bytes("export", text.as_bytes().to_vec()).unwrap()
}

/// Returns the one ticket of an export, with nothing in it that was not clear.
fn ticket(text: &str) -> Ticket {
    let mut export = read(text);
    assert_eq!(export.unclear, [], "{text}");
    assert_eq!(export.tickets.len(), 1, "{text}");
    export.tickets.remove(0)
}

/// Returns key, state, day and owner of a ticket in a line.
fn told(ticket: &Ticket) -> String {
    let who = |one: &Assignee| one.name.clone().or(one.login.clone()).unwrap_or_default();
    let who: Vec<String> = ticket.assignees.iter().map(who).collect();
    let state = ticket.state.map_or("?", ActionState::as_str);
    let due = ticket.due.map_or("?".to_owned(), |due| due.to_string());
    let key = ticket.key.as_deref().unwrap_or("?");
    let ids: Vec<String> = ticket.ids.iter().map(ToString::to_string).collect();
    assert_eq!(ids, ["software-inventory.established@2026-11-28-1f0c9a3e"]);
    format!("{key} {state} {due} {}", who.join(", "))
}

#[test]
fn a_ticket_is_known_by_its_id_wherever_that_stands() {
    let id = TicketId::read("a-b.find-out@2026-11-28-1f0c9a3e").unwrap();
    assert!(id.finds_out());
    for text in [
        "ospo: a-b.find-out@2026-11-28-1f0c9a3e",
        "ospo:a-b.find-out@2026-11-28-1f0c9a3e",
        "text\r\n\r\n`ospo: a-b.find-out@2026-11-28-1f0c9a3e`.",
        "ospo: nothing, ospo:a-b.find-out@2026-11-28-1f0c9a3e, once more ospo:a-b.find-out@2026-11-28-1f0c9a3e",
    ] {
        assert_eq!(TicketId::found_in(text), std::slice::from_ref(&id), "{text}");
    }
    for text in [
        "a-b.find-out@2026-11-28-1f0c9a3e",
        "ospo: a-b@2026-11-28-1f0c9a3e",
        "ospo: a-b.find-out@2026-13-28-1f0c9a3e",
        "ospo: a-b.find-out@2026-11-28",
        "ospo: a-b.find-out@2026-11-28-1f0c9a3z",
        "ospo: ../b.find-out@2026-11-28-1f0c9a3e",
        "ospo: a-b.find-out@2026-11-2é-1f0c9a3e",
    ] {
        assert_eq!(TicketId::found_in(text), [], "{text}");
    }
}

#[test]
fn each_tracker_says_key_state_day_and_owner_in_its_own_way() {
    let github = |more: &str| {
        format!(
            r#"[{{"number": 12, "title": "T", "body": "Text\n{ID}\ndue: 2027-03-31\n", "labels": [{{"name": "ospo"}}], {more}}}]"#
        )
    };
    let jira = |more: &str| {
        let label = ID.replace(' ', "");
        format!(
            r#"{{"total": 1, "issues": [{{"key": "OSPO-7", "fields": {{"summary": "T", "labels": ["{label}"], {more}}}}}]}}"#
        )
    };
    for (text, expected) in [
        (
            github(r#""state": "OPEN", "assignees": [{"login": "kim", "name": "Kim Doe"}]"#),
            "#12 open 2027-03-31 Kim Doe",
        ),
        (
            github(r#""state": "CLOSED", "stateReason": "COMPLETED", "assignees": []"#),
            "#12 done 2027-03-31 ",
        ),
        (
            github(
                r#""state": "closed", "state_reason": "not_planned", "assignees": [{"login": "kim", "name": ""}]"#,
            ),
            "#12 dropped 2027-03-31 kim",
        ),
        (
            format!(
                r#"[{{"id": 9, "iid": 4, "title": "T", "description": "{ID}", "state": "opened", "labels": ["ospo", "status::In progress"], "due_date": "2027-03-31", "assignees": [{{"username": "kim", "name": "Kim Doe"}}]}}]"#
            ),
            "#4 in-progress 2027-03-31 Kim Doe",
        ),
        (
            format!(
                "Title,Description,Issue ID,URL,State,Assignee,Assignee Username,Due Date,Labels\nT,\"Text\n{ID}\",4,https://x,Closed,\"Kim Doe, Lea Ray\",\"kim, lea\",2027-03-31,\"ospo,stage-1\"\n"
            ),
            "#4 done 2027-03-31 Kim Doe, Lea Ray",
        ),
        (format!("ID,IID,Title,Description,State,Due Date\n900,4,T,{ID},Open,\n"), "#4 open ? "),
        (
            jira(
                r#""status": {"name": "Wartet auf Freigabe", "statusCategory": {"key": "indeterminate"}}, "duedate": "2027-03-31", "assignee": {"displayName": "Doe, Kim"}"#,
            ),
            "OSPO-7 in-progress 2027-03-31 Doe, Kim",
        ),
        (
            jira(
                r#""status": {"name": "Closed", "statusCategory": {"key": "done"}}, "resolution": {"name": "Won't Do"}, "duedate": null, "assignee": null"#,
            ),
            "OSPO-7 dropped ? ",
        ),
        (
            format!(
                r#"[{{"key": "OSPO-7", "fields": {{"summary": "T", "status": {{"name": "To Do"}}, "description": {{"type": "doc", "content": [{{"type": "paragraph", "content": [{{"type": "text", "text": "Text"}}]}}, {{"type": "paragraph", "content": [{{"type": "text", "text": "{ID}"}}]}}]}}}}}}]"#
            ),
            "OSPO-7 open ? ",
        ),
    ] {
        assert_eq!(told(&ticket(&text)), expected, "{text}");
    }
}

#[test]
fn a_table_of_jira_is_read_in_the_languages_and_signs_in_which_it_comes() {
    let label = ID.replace(' ', "");
    for (text, expected) in [
        (
            format!(
                "Summary,Issue key,Issue id,Issue Type,Status,Assignee,Assignee Id,Due date,Labels,Labels,Status Category\nT,OSPO-7,10023,Task,Waiting for legal,\"Doe, Kim\",712020:11f0,31/Mar/27 12:00 AM,ospo,{label},In Progress\n"
            ),
            "OSPO-7 in-progress 2027-03-31 Doe, Kim",
        ),
        (
            format!(
                "\u{feff}Zusammenfassung;Schlüssel;Status;Bearbeiter;Fälligkeitsdatum;Stichwörter\r\nT;OSPO-7;Erledigt;Kim Doe;31.03.27 00:00;{label}\r\n"
            ),
            "OSPO-7 done 2027-03-31 Kim Doe",
        ),
        (
            format!(
                "Zusammenfassung,Vorgangsschlüssel,Status,Lösung,Zugewiesene Person,Fällig,Stichwörter\nT,OSPO-7,Geschlossen,Wird nicht erledigt,Kim Doe,31/Mär/27,{label}\n"
            ),
            "OSPO-7 dropped 2027-03-31 Kim Doe",
        ),
        (
            format!(
                "要約,課題キー,ステータス,担当者,期限,ラベル\nT,OSPO-7,進行中,金 太郎,2027/03/31 0:00,{label}\n"
            ),
            "OSPO-7 in-progress 2027-03-31 金 太郎",
        ),
        (
            format!(
                "要約\t課題キー\t状況\t担当者\t期日\tラベル\nT\tOSPO-7\t完了\t\t31/3月/27\t{label}\n"
            ),
            "OSPO-7 done 2027-03-31 ",
        ),
        (
            format!(
                "摘要,关键字,状态,经办人,到期日,标签\nT,OSPO-7,待办,李雷,2027年3月31日,{label}\n"
            ),
            "OSPO-7 open 2027-03-31 李雷",
        ),
        (
            format!(
                "\u{200b}Summary,Issue\u{a0}key,Sta\u{ad}tus,Due date\u{200e},Labels\nT,OSPO-7,In\u{a0}Progress\u{200b},2027-03-31,{label}\n"
            ),
            "OSPO-7 in-progress 2027-03-31 ",
        ),
    ] {
        assert_eq!(told(&ticket(&text)), expected, "{text}");
    }
}

#[test]
fn what_may_mean_several_things_is_told_with_its_row_and_column_and_the_rest_is_read() {
    let label = ID.replace(' ', "");
    let text = format!(
        "Summary,Issue key,Status,Due date,Labels\nT,OSPO-7,Waiting for legal,11/12/26,{label}\nOther,OSPO-8,Odd,Odd,\nT,OSPO-9,Done,31/Feb/27,{label}\n"
    );
    let export = read(&text);
    let unclear: Vec<String> = export
        .unclear
        .iter()
        .map(|unclear| format!("{} {}: {}", unclear.row, unclear.column, unclear.value))
        .collect();
    assert_eq!(
        unclear,
        ["2 Status: Waiting for legal", "2 Due date: 11/12/26", "4 Due date: 31/Feb/27",]
    );
    let keys: Vec<&str> = export.tickets.iter().filter_map(|t| t.key.as_deref()).collect();
    assert_eq!(keys, ["OSPO-7", "OSPO-8", "OSPO-9"]);
    assert_eq!(export.tickets[2].state, Some(ActionState::Done));
}

#[test]
fn a_day_is_read_where_it_is_clear_which_one_is_meant() {
    for (day, expected) in [
        ("2027-03-31", "2027-03-31"),
        ("2027-03-31 00:00:00", "2027-03-31"),
        ("2027-03-31T00:00:00.000+0100", "2027-03-31"),
        ("31/Mar/27 12:00 AM", "2027-03-31"),
        ("01/May/2027", "2027-05-01"),
        ("31.3.2027", "2027-03-31"),
        ("5.4.27", "2027-04-05"),
        ("03/31/27", "2027-03-31"),
        ("31/03/27", "2027-03-31"),
        ("05/05/27", "2027-05-05"),
        ("05/04/27", "?"),
        ("2027-02-30", "?"),
        ("next week", "?"),
        ("-1-2-3", "?"),
        ("99999999999-1-1", "?"),
    ] {
        let text = format!("Key,Status,Due date,Labels\nOSPO-7,Done,{day},{ID}\n");
        let export = read(&text);
        let read = export.tickets[0].due.map_or("?".to_owned(), |day| day.to_string());
        assert_eq!(read, expected, "{day}");
        assert_eq!(export.unclear.is_empty(), expected != "?", "{day}");
    }
}

#[test]
fn a_file_that_is_no_export_is_told_what_one_is() {
    for (text, told) in [
        ("", "no column is called"),
        ("title,body\nT,B\n", "no column is called"),
        ("[]", "there is no ticket in it"),
        ("{}", "this is no list of tickets"),
        ("[{}]", "no tickets of GitHub, GitLab or Jira"),
        ("[1", "cannot be read as JSON"),
    ] {
        let problems = tracker::parse(&file(text)).unwrap_err();
        assert!(problems.to_string().contains(told), "{text}: {problems}");
        assert!(problems.0.iter().all(|problem| problem.help.is_some()), "{text}");
    }
}

#[test]
fn what_a_script_for_github_writes_is_a_table_of_github() {
    let text = format!(
        "number,title,labels,state,assignees,body\n3,T,ospo,closed,kim,\"{ID}\ndue: 2027-03-31\"\n"
    );
    assert_eq!(read(&text).tracker, Tracker::Github);
    assert_eq!(told(&ticket(&text)), "#3 done 2027-03-31 kim");
}

#[test]
fn no_damage_to_an_export_is_a_panic() {
    let label = ID.replace(' ', "");
    let table = format!(
        "要約,課題キー,ステータス,期限,ラベル\n\"T\n\",OSPO-7,進行中,2027年3月31日,{label}\n"
    );
    let list = format!(
        r#"[{{"number": 12, "title": "é", "body": "{ID}\ndue: 31/Mär/27", "state": "OPEN", "assignees": [{{}}]}}]"#
    );
    for text in [table, list] {
        for (cut, _) in text.char_indices() {
            let (before, after) = text.split_at(cut);
            for damaged in
                [before, after, &format!("{before}\"{after}"), &format!("{before}@{after}")]
            {
                let _ = tracker::parse(&file(damaged));
            }
        }
    }
}
