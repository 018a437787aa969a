//! A plan goes into a tracker and comes back: what is written is what their imports take, and what
//! they export is noted where it belongs. The trackers are played here: nothing opens the network.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

const SETTINGS: &str = "\
# Ours.
organisation: Acme Corp
plan:
  capacity: 8
  actions:
    contribution-advocacy: { owner: '@kim', agreed: true, due: 2027-01-15 } # settled in May
    project-interaction: { owner: Lea Ray }
";

/// The folder of an office with a plan.
fn office() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sheets = folder.path().join("assessments");
    fs::create_dir(&sheets).unwrap();
    fs::copy("tests/cmd/plan-files.in/assessments/2026-11-22.yaml", sheets.join("2026-11-22.yaml"))
        .unwrap();
    fs::write(folder.path().join("ospo.yaml"), SETTINGS).unwrap();
    folder
}

fn ospo(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
    let command =
        command.current_dir(folder).env("OSPO_DATE", "2026-11-22").env("HOME", "/nowhere");
    command.env("XDG_CONFIG_HOME", "/nowhere").env("NO_COLOR", "1").args(args).output().unwrap()
}

/// Runs a command that must go well, and returns what it prints and what it says beside.
fn said(folder: &Path, args: &[&str]) -> (String, String) {
    let output = ospo(folder, args);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    assert!(output.status.success(), "{args:?}: {}", text(output.stderr));
    (text(output.stdout), text(output.stderr))
}

/// A ticket as an import understood it.
#[derive(Clone, Debug)]
struct Imported {
    title: String,
    body: String,
    labels: Vec<String>,
    login: String,
    due: String,
}

/// Reads a table as the import of a tracker does: by the heads that it knows.
fn import(tracker: &str, table: &str) -> Vec<Imported> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells = |head: &str| -> Vec<String> {
            let of =
                heads.iter().zip(&row).filter(|(name, cell)| *name == head && !cell.is_empty());
            of.map(|(_, cell)| cell.to_owned()).collect()
        };
        let cell = |head: &str| cells(head).join("");
        match tracker {
            "github" => Imported {
                title: cell("title"),
                body: cell("body"),
                labels: cell("labels").split(',').map(str::to_owned).collect(),
                login: cell("assignees"),
                due: String::new(),
            },
            "gitlab" => {
                // Quick actions are taken out of the description.
                let description = cell("description");
                let is_action = |line: &&str| line.starts_with('/');
                let of = |sign: &str| {
                    let line = description.lines().find_map(|line| line.strip_prefix(sign));
                    line.unwrap_or_default().to_owned()
                };
                let body: Vec<&str> = description.lines().filter(|line| !is_action(line)).collect();
                let labels = of("/label ~").replace('"', "");
                Imported {
                    title: cell("title"),
                    body: body.join("\n"),
                    labels: labels.split(" ~").map(str::to_owned).collect(),
                    login: of("/assign @"),
                    due: cell("due_date"),
                }
            }
            _ => {
                assert_eq!(cell("Issue Type"), "Task");
                Imported {
                    title: cell("Summary"),
                    body: cell("Description"),
                    labels: cells("Labels"),
                    login: cell("Assignee"),
                    due: cell("Due date"),
                }
            }
        }
    });
    rows.collect()
}

/// What a tracker says of its tickets when it exports them; the first two were worked on.
fn export(tracker: &str, tickets: &[Imported], with: &[(&str, &str)]) -> String {
    let numbered = (1..).zip(tickets).zip(with);
    match tracker {
        "github" => {
            let tickets = numbered.map(|((number, ticket), (state, login))| {
                let reason = if *state == "done" { "COMPLETED" } else { "" };
                let labels: Vec<Value> =
                    ticket.labels.iter().map(|name| json!({ "name": name })).collect();
                json!({
                    "number": number,
                    "title": ticket.title,
                    "body": ticket.body,
                    "state": if *state == "done" { "CLOSED" } else { "OPEN" },
                    "stateReason": reason,
                    "labels": labels,
                    "assignees": people(login, "login"),
                })
            });
            Value::from(tickets.collect::<Vec<_>>()).to_string()
        }
        "gitlab" => {
            let tickets = numbered.map(|((number, ticket), (state, login))| {
                json!({
                    "id": 9000 + number,
                    "iid": number,
                    "title": ticket.title,
                    "description": ticket.body,
                    "state": if *state == "done" { "closed" } else { "opened" },
                    "labels": ticket.labels,
                    "due_date": ticket.due,
                    "assignees": people(login, "username"),
                })
            });
            Value::from(tickets.collect::<Vec<_>>()).to_string()
        }
        _ => {
            let mut written = csv::Writer::from_writer(Vec::new());
            written
                .write_record([
                    "Summary",
                    "Issue key",
                    "Status",
                    "Assignee",
                    "Due date",
                    "Labels",
                    "Labels",
                ])
                .unwrap();
            for ((number, ticket), (state, login)) in numbered {
                let status = if *state == "done" { "Done" } else { "To Do" };
                let day: jiff::civil::Date = ticket.due.parse().unwrap();
                let due = day.strftime("%d/%b/%y 12:00 AM").to_string();
                let key = format!("OSPO-{number}");
                let [first, .., last] = ticket.labels.as_slice() else { panic!("{ticket:?}") };
                written
                    .write_record([&ticket.title, &key, status, login, &due, first, last])
                    .unwrap();
            }
            String::from_utf8(written.into_inner().unwrap()).unwrap()
        }
    }
}

fn people(login: &str, key: &str) -> Vec<Value> {
    let people = [login].into_iter().filter(|login| !login.is_empty());
    people.map(|login| json!({ key: login, "name": format!("{login} the Person") })).collect()
}

#[test]
fn what_went_into_a_tracker_comes_back_with_its_state_owner_and_day() {
    for (tracker, key) in [("github", "#"), ("gitlab", "#"), ("jira", "OSPO-")] {
        let folder = office();
        let folder = folder.path();
        let (table, _) = said(folder, &["plan", "--for", tracker]);
        let mut tickets = import(tracker, &table);
        let place = |words: &str| tickets.iter().position(|one| one.title.contains(words)).unwrap();
        let (raised, other) = (place("Advocacy for contributing: from"), place("Dealing with"));
        assert_eq!(tickets[raised].login, "kim", "{tracker}");
        assert_eq!(tickets[other].login, "", "{tracker}: nobody is guessed");
        // Somebody works on two of them: one is done, the other gets another day and owner.
        let day = "2027-02-26";
        let mut with: Vec<(&str, &str)> = tickets.iter().map(|_| ("open", "")).collect();
        with[raised] = ("done", "kim");
        with[other] = ("open", "rae");
        let was = if tracker == "github" {
            due_in(&tickets[other].body)
        } else {
            tickets[other].due.clone()
        };
        let ticket = &mut tickets[other];
        ticket.due = day.to_owned();
        ticket.body = ticket.body.replace(&format!("due: {was}"), &format!("due: {day}"));
        fs::write(folder.join("export"), export(tracker, &tickets, &with)).unwrap();

        let before = fs::read_to_string(folder.join("ospo.yaml")).unwrap();
        let (_, dry) = said(folder, &["plan", "--read", "export", "--dry-run"]);
        assert_eq!(fs::read_to_string(folder.join("ospo.yaml")).unwrap(), before);
        let (_, told) = said(folder, &["plan", "--read", "export"]);
        let name = format!("contribution-advocacy ({key}{})", raised + 1);
        assert!(told.contains(&format!("{name}: done")), "{told}");
        assert!(told.contains(&format!("{name} is done there")), "{told}");
        assert!(dry.contains(&format!("{name}: done")), "{dry}");

        let after = fs::read_to_string(folder.join("ospo.yaml")).unwrap();
        assert!(after.starts_with("# Ours.\norganisation: Acme Corp\n"), "{after}");
        assert!(after.contains("# settled in May"), "{after}");
        let actions = actions(&after);
        let advocacy = &actions["contribution-advocacy"];
        assert_eq!(advocacy["owner"], "@kim");
        assert_eq!(advocacy["agreed"], true);
        assert_eq!(advocacy["due"], "2027-01-15");
        assert_eq!(advocacy["state"], "done");
        assert_eq!(advocacy["key"], format!("{key}{}", raised + 1));
        let other = &actions["project-interaction"];
        let rae = if tracker == "jira" { "rae" } else { "rae the Person" };
        assert_eq!(other["owner"], rae, "{tracker}");
        assert_eq!(other["due"], day);
        assert_eq!(other.get("state"), None);

        let (_, again) = said(folder, &["plan", "--read", "export"]);
        assert_eq!(fs::read_to_string(folder.join("ospo.yaml")).unwrap(), after, "{again}");
        let (rest, told) = said(folder, &["plan", "--for", tracker]);
        assert_eq!(import(tracker, &rest).len(), 0, "what is there is not written again: {told}");
        let (plan, _) = said(folder, &["plan", "--all"]);
        let plan = plan.split_whitespace().collect::<Vec<_>>().join(" ");
        let anew = format!("done ({key}{}); answer it anew: ospo assess --item", raised + 1);
        assert!(plan.contains(&anew), "{plan}");
    }
}

#[test]
fn a_later_round_goes_on_with_what_is_not_finished_and_begins_anew_what_is() {
    let folder = office();
    let folder = folder.path();
    let (table, _) = said(folder, &["plan", "--for", "gitlab"]);
    let mut tickets = import("gitlab", &table);
    tickets.retain(|one| !one.title.contains("find out"));
    let with: Vec<(&str, &str)> = tickets
        .iter()
        .map(|one| if one.title.contains("Advocacy") { ("done", "") } else { ("open", "") })
        .collect();
    fs::write(folder.join("export"), export("gitlab", &tickets, &with)).unwrap();
    said(folder, &["plan", "--read", "export"]);
    let sheets = folder.join("assessments");
    let sheet = fs::read_to_string(sheets.join("2026-11-22.yaml")).unwrap();
    let sheet = sheet.replace("2026-11-22", "2026-12-01");
    fs::write(sheets.join("2026-12-01.yaml"), sheet).unwrap();

    let then = ["plan", "--date", "2026-12-02"];
    let (rest, told) = said(folder, &[&then[..], &["--for", "gitlab"]].concat());
    let rest = import("gitlab", &rest);
    let titles: Vec<&str> = rest.iter().map(|one| one.title.as_str()).collect();
    assert!(
        titles.iter().any(|title| title.starts_with("Advocacy for contributing: from")),
        "{titles:?}"
    );
    assert!(!titles.iter().any(|title| title.starts_with("Dealing with outside")), "{titles:?}");
    assert!(rest.iter().all(|one| one.body.contains("@2026-12-01-")), "{told}");
    let (plan, _) = said(folder, &[&then[..], &["--all"]].concat());
    assert!(!plan.contains("answer it anew"), "it was answered in this round: {plan}");
    assert!(plan.contains("open (#1)"), "{plan}");
}

fn due_in(body: &str) -> String {
    body.lines().find_map(|line| line.strip_prefix("due: ")).unwrap().to_owned()
}

fn actions(settings: &str) -> Value {
    let settings: Value = serde_yaml::from_str(settings).unwrap();
    settings["plan"]["actions"].clone()
}

/// Plays `gh` and `glab`: notes what it is called with, refuses what the real one does not take, and
/// knows the tickets that it was told to create.
#[cfg(unix)]
const PLAYED: &str = r#"#!/bin/sh
name=$(basename "$0")
for arg; do printf '<%s>' "$arg"; done | tr '\n' ' ' >> calls.txt
echo >> calls.txt
what="$name $1 $2"
shift 2
case "$what" in
  "gh issue list") flags='--label --state --limit --json --jq' ;;
  "gh issue create") flags='--title --label --assignee --body-file' ;;
  "gh label create") flags=''; shift ;;
  "glab issue list") flags='--all --label --per-page --output' ;;
  "glab issue create") flags='--title --label --assignee --due-date --description --yes' ;;
  *) echo "unknown command $what" >&2; exit 1 ;;
esac
while [ $# -gt 0 ]; do
  case " $flags " in *" $1 "*) ;; *) echo "$what: unknown flag $1" >&2; exit 1 ;; esac
  case "$1" in
    --all | --yes) shift; continue ;;
    --description) printf '%s\n' "$2" >> tracker.txt ;;
    --body-file) cat >> tracker.txt ;;
  esac
  shift 2
done
case "$what" in *list) cat tracker.txt ;; esac
"#;

/// Returns the block of the page on trackers that begins with this line.
#[cfg(unix)]
fn recipe(name: &str) -> String {
    let page = fs::read_to_string("docs/trackers.md").unwrap();
    let (_, after) = page.split_once(&format!("```sh\n# {name}\n")).unwrap();
    after.split_once("```").unwrap().0.to_owned()
}

#[cfg(unix)]
#[test]
fn the_recipes_create_each_ticket_once_with_flags_that_there_are() {
    use std::os::unix::fs::PermissionsExt;

    for (command, recipe_name) in [("gh", "github.sh"), ("glab", "gitlab.sh")] {
        let folder = office();
        let folder = folder.path();
        let played = folder.join("bin");
        fs::create_dir(&played).unwrap();
        fs::write(played.join(command), PLAYED).unwrap();
        fs::set_permissions(played.join(command), fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(folder.join("tracker.txt"), "").unwrap();
        let bin = Path::new(env!("CARGO_BIN_EXE_ospo")).parent().unwrap();
        let path = format!("{}:{}:/usr/bin:/bin", played.display(), bin.display());
        let run = || {
            fs::write(folder.join("calls.txt"), "").unwrap();
            let _ = fs::remove_dir_all(folder.join("tickets"));
            let output = Command::new("sh")
                .args(["-e", "-c", &recipe(recipe_name)])
                .current_dir(folder)
                .env("PATH", &path)
                .env("OSPO_DATE", "2026-11-22")
                .env("HOME", "/nowhere")
                .output()
                .unwrap();
            let errors = String::from_utf8(output.stderr).unwrap();
            assert!(output.status.success() && errors.is_empty(), "{recipe_name}: {errors}");
            let calls = fs::read_to_string(folder.join("calls.txt")).unwrap();
            let created = calls.lines().filter(|line| line.starts_with("<issue><create>"));
            created.map(str::to_owned).collect::<Vec<_>>()
        };
        let created = run();
        let pages = fs::read_dir(folder.join("tickets")).unwrap().count() - 1;
        assert_eq!(created.len(), pages, "{recipe_name}: {created:?}");
        let raised = created.iter().find(|call| call.contains("Advocacy for contributing: from"));
        let raised = raised.unwrap();
        assert!(raised.contains("<--assignee><kim>"), "{raised}");
        assert!(raised.contains("<--label><ospo,stage-2,community,months-0-6>"), "{raised}");
        assert_eq!(raised.contains("<--due-date><2027-01-15>"), command == "glab", "{raised}");
        let other = created.iter().find(|call| call.contains("Dealing with outside")).unwrap();
        assert!(!other.contains("--assignee"), "{other}");
        assert_eq!(run(), Vec::<String>::new(), "{recipe_name}: a second run creates nothing");
        let texts = fs::read_to_string(folder.join("tracker.txt")).unwrap();
        assert!(!texts.contains("format:") && !texts.contains("# Advocacy"), "{texts}");
    }
}
