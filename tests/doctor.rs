//! `ospo doctor` on folders that are broken in one way each: what is told, and that nothing is
//! written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const SHEET: &str = "\
format: ospo/sheet/1
model: { id: ospo, version: \"2.0\" }
subject: Acme Corp
date: 2026-11-20
respondent: { name: Kim Doe, role: ospo }
answers:
  programme-identity: established
  licence-management: established
";

/// The sheet that is there before anything is broken.
const OWN: &str = "assessments/2026-11-20.yaml";

/// Runs `ospo doctor` in a folder, with a browser and a zone, so that the machine says nothing.
fn doctor(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
    command.current_dir(folder).env_clear().arg("doctor").args(arguments);
    command.env("PATH", "/usr/bin:/bin").env("HOME", folder.join("nobody"));
    command.env("OSPO_BROWSER", "/bin/sh").env("PAGER", "cat").env("LANG", "C.UTF-8");
    command.env("OSPO_DATE", "2026-11-29").env("TZ", "UTC0").env("TERM", "xterm");
    command.envs(variables.iter().copied()).output().unwrap()
}

fn put(folder: &Path, name: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.current_dir(folder).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
    let output = git.args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Every file and link below a folder with its bytes.
fn tree(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_symlink() {
            let to = path.read_link().unwrap().to_string_lossy().into_owned();
            found.insert(path.clone(), to.into_bytes());
        } else if path.is_dir() {
            found.insert(path.clone(), Vec::new());
            tree(&path, found);
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
}

/// What is broken, how, and the finding that tells it: how much it matters, what it is about, the
/// path, and words of it.
type Case = (&'static str, fn(&Path), [&'static str; 4]);

/// Breaks a folder, and looks for the finding.
fn check(cases: &[Case], variables: &[(&str, &str)]) {
    for (broken, how, [weight, about, path, words]) in cases {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        put(folder, OWN, SHEET);
        how(folder);
        let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
        tree(folder, &mut before);
        let output = doctor(folder, &["-f", "json"], variables);
        tree(folder, &mut after);
        assert_eq!(before, after, "{broken}: something was written");
        let said = String::from_utf8_lossy(&output.stderr);
        let told: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{broken}: {error}\n{said}"));
        let to_mend = told["mend"].as_u64().unwrap() > 0;
        assert_eq!(output.status.code(), Some(if to_mend { 2 } else { 0 }), "{broken}");
        let findings = told["findings"].as_array().unwrap();
        let found = findings.iter().find(|one| {
            let is = |field: &str, wanted: &str| one[field].as_str().unwrap_or_default() == wanted;
            is("weight", weight)
                && is("about", about)
                && is("path", path)
                && one["what"].as_str().unwrap().contains(words)
        });
        assert!(found.is_some(), "{broken}: is not told\n{findings:#?}");
        let weights: Vec<&str> =
            findings.iter().map(|one| one["weight"].as_str().unwrap()).collect();
        assert!(weights.is_sorted_by_key(|weight| *weight == "know"), "{broken}: {weights:?}");
    }
}

#[test]
fn what_is_wrong_in_settings_is_told() {
    check(
        &[
            (
                "a field that is not known",
                |folder| put(folder, "ospo.yaml", "sectr: finance\n"),
                ["mend", "settings", "ospo.yaml", "unknown field `sectr`"],
            ),
            (
                "YAML that is none",
                |folder| put(folder, "ospo.yaml", "organisation: [\n"),
                ["mend", "settings", "ospo.yaml", ""],
            ),
            (
                "another name",
                |folder| put(folder, "ospo.yml", "organisation: Acme\n"),
                ["mend", "settings", "", "ospo.yml is not read"],
            ),
            (
                "a target that the model does not ask for",
                |folder| {
                    put(
                        folder,
                        "ospo.yaml",
                        "target: { items: { gardening: { level: 1, reason: A } } }\n",
                    );
                },
                ["mend", "settings", "ospo.yaml", "`gardening`"],
            ),
            (
                "somebody who is asked for an item that there is not",
                |folder| {
                    put(folder, "ospo.yaml", "people: [{ name: Kim, items: [gardening] }]\n");
                },
                ["mend", "settings", "ospo.yaml", "`gardening`"],
            ),
            (
                "a rating of a statement that there is not",
                |folder| put(folder, "ospo.yaml", "archetypes: { gardens: 3 }\n"),
                ["mend", "settings", "ospo.yaml", "`gardens`"],
            ),
            (
                "a language that there is not",
                |folder| put(folder, "ospo.yaml", "language: tlh\n"),
                ["mend", "settings", "", "there is no language `tlh`"],
            ),
            (
                "a model that there is not",
                |folder| put(folder, "ospo.yaml", "model: gardening\n"),
                ["mend", "settings", "", "there is no model `gardening`"],
            ),
            (
                "a folder of checklists that is gone",
                |folder| put(folder, "ospo.yaml", "checklists: gone\n"),
                ["mend", "settings", "", "cannot read"],
            ),
            (
                "a folder of checklists outside",
                |folder| put(folder, "ospo.yaml", "checklists: ..\n"),
                ["mend", "settings", "ospo.yaml", "leads out of"],
            ),
            (
                "a folder in its place",
                |folder| fs::create_dir(folder.join("ospo.yaml")).unwrap(),
                ["mend", "settings", "", "cannot read ospo.yaml"],
            ),
        ],
        &[],
    );
}

#[test]
fn the_users_own_settings_and_variables_are_looked_at_too() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    put(folder, OWN, SHEET);
    // Where each of the systems keeps it.
    for place in [".config", "Library/Application Support"] {
        put(folder, &format!("nobody/{place}/ospo/config.yaml"), "sectr: finance\n");
    }
    let told = |variables: &[(&str, &str)]| {
        let output = doctor(folder, &[], variables);
        assert_eq!(output.status.code(), Some(2), "{variables:?}");
        let words = String::from_utf8(output.stdout).unwrap();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let own = told(&[]);
    assert!(own.contains("config.yaml:1:1: unknown field `sectr`"), "{own}");
    let unread = told(&[("HOME", "/dev/null")]);
    assert!(unread.contains("Your own settings are passed over"), "{unread}");
    let variable = told(&[("OSPO_DATE", "soon"), ("HOME", "/")]);
    assert!(variable.contains("OSPO_DATE: `soon` is not a date"), "{variable}");
    let variable = told(&[("OSPO_LANG", "tlh"), ("HOME", "/")]);
    assert!(variable.contains("there is no language `tlh`"), "{variable}");
}

#[test]
fn what_is_wrong_in_checklists_is_told() {
    check(
        &[
            (
                "a stage that is broken",
                |folder| {
                    put(folder, "ospo.yaml", "checklists: own\n");
                    put(folder, "own/stage-1.yaml", "stage: 1\ntitel: One\n");
                },
                ["mend", "checklists", "./own/stage-1.yaml", "unknown field `titel`"],
            ),
            (
                "a folder without any",
                |folder| {
                    put(folder, "ospo.yaml", "checklists: own\n");
                    put(folder, "own/notes.txt", "");
                },
                ["mend", "checklists", "", "there is no checklist in ./own"],
            ),
            (
                "a journey that is broken",
                |folder| {
                    put(folder, "ospo.yaml", "checklists: own\n");
                    put(folder, "own/journeys/acme.yaml", "title: Acme\n");
                },
                ["mend", "checklists", "./own/journeys/acme.yaml", "missing field"],
            ),
            (
                "a language that is begun",
                |folder| {
                    put(folder, "ospo.yaml", "checklists: own\n");
                    let text = "format: ospo/language/1\nmodel: {}\n";
                    put(folder, "own/lang/fr.yaml", text);
                },
                ["mend", "checklists", "./own/lang/fr.yaml", "missing field"],
            ),
        ],
        &[],
    );
}

#[test]
fn what_is_wrong_for_all_sheets_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for day in 1..5 {
        put(folder, &format!("assessments/2026-11-0{day}.yaml"), SHEET);
    }
    put(folder, "own/ospo/stage-1.yaml", "stage: 1\ntitel: One\n");
    put(folder, "own/ospo/model.yaml", "id: ospo\nversion: \"2.0\"\ntitel: One\n");
    put(folder, "over/levels.yaml", "levels: 7\nlevel: 8\n");
    let cases = [
        ("OSPO_LANG", "tlh"),
        ("OSPO_MODEL", "nope"),
        ("OSPO_CHECKLISTS", "/nowhere"),
        ("OSPO_CHECKLISTS", "own"),
        ("OSPO_CHECKLISTS", "own/ospo"),
        ("OSPO_CHECKLISTS", "over"),
    ];
    for case in cases {
        let output = doctor(folder, &["-f", "json"], &[case]);
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = told["findings"].as_array().unwrap();
        let seen = |one: &Value| ["path", "line", "what"].map(|field| one[field].to_string());
        let to_mend = findings.iter().filter(|one| one["weight"] == "mend");
        let mut seen: Vec<_> = to_mend.map(seen).collect();
        assert!(!seen.is_empty(), "{case:?}");
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), all, "{case:?}: {findings:#?}");
    }
}

#[test]
fn what_is_wrong_with_sheets_is_told() {
    check(
        &[
            (
                "a level that there is not",
                |folder| put(folder, OWN, SHEET.replace("established", "splendid")),
                ["mend", "sheets", OWN, "unknown level `splendid`"],
            ),
            (
                "an item that there is not",
                |folder| put(folder, OWN, SHEET.replace("licence-m", "licence-mm")),
                ["mend", "sheets", OWN, "the model has no item `licence-mmanagement`"],
            ),
            (
                "a model that there is not",
                |folder| put(folder, OWN, SHEET.replace("id: ospo", "id: gardening")),
                ["mend", "sheets", "", "there is no model `gardening`"],
            ),
            ("an empty file", |folder| put(folder, OWN, ""), ["mend", "sheets", OWN, ""]),
            (
                "bytes that are not UTF-8",
                |folder| put(folder, OWN, b"subject: \xff\n"),
                ["mend", "sheets", OWN, "byte 0xFF is not UTF-8"],
            ),
            (
                "a file that is too large",
                |folder| put(folder, OWN, vec![b'#'; 5 << 20]),
                ["mend", "sheets", OWN, ""],
            ),
            (
                "a conflict that git left",
                |folder| put(folder, OWN, format!("<<<<<<< HEAD\n{SHEET}>>>>>>> x\n")),
                ["mend", "sheets", OWN, "git left a conflict here"],
            ),
            (
                "a folder with the name of a sheet",
                |folder| fs::create_dir(folder.join("assessments/2026-05-01.yaml")).unwrap(),
                ["mend", "sheets", "", "assessments/2026-05-01.yaml"],
            ),
            (
                "a name that ends otherwise",
                |folder| put(folder, "assessments/2026-05-01.yml", SHEET),
                ["mend", "sheets", "", "assessments/2026-05-01.yml does not count"],
            ),
            (
                "what a form saved",
                |folder| put(folder, "assessments/a.json", "{\"format\": \"ospo/sheet/1\"}"),
                ["mend", "sheets", "", "assessments/a.json is JSON and does not count"],
            ),
            (
                "a day that is to come",
                |folder| put(folder, "assessments/2062-01-01.yaml", SHEET),
                ["mend", "sheets", "", "assessments/2062-01-01.yaml: dated after today"],
            ),
            (
                "a name and a date that differ",
                |folder| put(folder, OWN, SHEET.replace("date: 2026-11-20", "date: 2026-11-02")),
                ["mend", "sheets", OWN, "its `date:` says 2026-11-02"],
            ),
            (
                "an answer of a day that is to come",
                |folder| {
                    let text = "{ answer: established, answered: 2062-01-01 }";
                    put(folder, OWN, SHEET.replacen("established", text, 1));
                },
                ["know", "sheets", OWN, "1 day in it is after today: 2062-01-01"],
            ),
            (
                "evidence in a file that is gone",
                |folder| {
                    let text = "{ answer: established, evidence: [papers/policy.pdf] }";
                    put(folder, OWN, SHEET.replacen("established", text, 1));
                },
                ["know", "sheets", OWN, "There is no file papers/policy.pdf"],
            ),
            (
                "a version that is newer",
                |folder| put(folder, OWN, SHEET.replace("2.0", "9.0")),
                ["know", "sheets", OWN, "answered under version 9.0"],
            ),
            (
                "a version that is older",
                |folder| put(folder, OWN, SHEET.replace("2.0", "1.0")),
                ["know", "sheets", OWN, "answered under version 1.0"],
            ),
            (
                "other content under the same version",
                |folder| {
                    let model = "version: \"2.0\", fingerprint: 00000000";
                    put(folder, OWN, SHEET.replace("version: \"2.0\"", model));
                },
                ["know", "sheets", OWN, "00000000"],
            ),
        ],
        &[],
    );
}

/// Where a subject is spelled in two ways, the first sheet of each.
const SPELT: &str = "assessments/2026-11-20-lea.yaml and assessments/2026-11-20.yaml";

#[test]
fn what_is_odd_about_sheets_beside_each_other_is_told() {
    check(
        &[
            (
                "a copy that a program made of a conflict",
                |folder| {
                    let name = "assessments/2026-11-20 (Kim's conflicted copy 2026-11-21).yaml";
                    put(folder, name, SHEET);
                },
                ["mend", "sheets", "", "it is a copy of"],
            ),
            (
                "a copy that a file manager made",
                |folder| put(folder, "assessments/2026-11-20 (1).yaml", SHEET),
                ["mend", "sheets", "", "it is a copy of assessments/2026-11-20.yaml"],
            ),
            (
                "one subject in two spellings",
                |folder| {
                    let text = SHEET.replace("Acme Corp", "ACME  corp");
                    put(folder, "assessments/2026-11-20-lea.yaml", text);
                },
                ["know", "sheets", SPELT, "in several ways: `ACME ␣corp` and `Acme Corp`"],
            ),
            (
                "two subjects that are one letter apart",
                |folder| {
                    let text = SHEET.replace("Acme Corp", "Acme Corb");
                    put(folder, "assessments/2026-11-20-lea.yaml", text);
                },
                ["know", "sheets", "", "One letter apart"],
            ),
            (
                "nothing at all",
                |folder| fs::remove_dir_all(folder.join("assessments")).unwrap(),
                ["know", "sheets", "", "there is no assessment"],
            ),
            (
                "a file in place of the folder",
                |folder| {
                    fs::remove_dir_all(folder.join("assessments")).unwrap();
                    put(folder, "assessments", "");
                },
                ["mend", "sheets", "", "cannot read assessments"],
            ),
        ],
        &[],
    );
}

#[test]
fn what_is_wrong_with_rounds_is_told() {
    check(
        &[
            (
                "respondents who do not agree",
                |folder| {
                    let text = SHEET.replace("Kim Doe", "Lea").replacen("established", "absent", 1);
                    put(folder, "assessments/2026-11-20-lea.yaml", text);
                },
                ["know", "rounds", "", "1 practice is seen differently"],
            ),
            (
                "a round that was closed and has changed",
                |folder| {
                    let closed = "closed: { on: 2026-11-21, digest: \
                                  00000000000000000000000000000000 }\nanswers:";
                    put(folder, OWN, SHEET.replace("answers:", closed));
                },
                ["mend", "rounds", "", "was closed on 2026-11-21"],
            ),
            (
                "one respondent with two sheets",
                |folder| put(folder, "assessments/2026-11-20-kim.yaml", SHEET),
                ["know", "rounds", "", "Kim Doe has answered in several sheets"],
            ),
            (
                "two models in one round",
                |folder| {
                    put(folder, "ospo.yaml", "checklists: own\n");
                    for file in ["model", "stage-1", "stage-2", "topics"] {
                        let from = format!("tests/json/model/{file}.yaml");
                        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(from);
                        put(folder, &format!("own/hand/{file}.yaml"), fs::read(from).unwrap());
                    }
                    let text = "format: ospo/sheet/1\nmodel: { id: hand, version: \"2.1\" }\n\
                                subject: Acme Corp\ndate: 2026-11-20\nanswers: { policy: all }\n";
                    put(folder, "assessments/2026-11-20-lea.yaml", text);
                },
                ["mend", "rounds", "", "answers the model `hand`, not `ospo`"],
            ),
        ],
        &[],
    );
}

#[test]
fn what_lies_beside_the_files_is_told() {
    check(
        &[
            (
                "a lock",
                |folder| put(folder, "assessments/.ospo/2026-11-20.yaml.lock", ""),
                ["know", "files", "assessments/.ospo/2026-11-20.yaml.lock", "the lock of a run"],
            ),
            (
                "a lock of the settings",
                |folder| put(folder, ".ospo/ospo.yaml.lock", ""),
                ["know", "files", ".ospo/ospo.yaml.lock", "the lock of a run"],
            ),
            (
                "a file that was not written to its end",
                |folder| put(folder, "assessments/.2026-11-20.yaml.x.unfinished", "format:"),
                ["know", "files", "assessments/.2026-11-20.yaml.x.unfinished", "to its end"],
            ),
        ],
        &[],
    );
}

#[cfg(unix)]
#[test]
fn links_and_permissions_are_told() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    check(
        &[
            (
                "a link out of the folder",
                |folder| symlink("/etc/hostname", folder.join("assessments/a.yaml")).unwrap(),
                ["mend", "sheets", "", "assessments/a.yaml is reached through a link"],
            ),
            (
                "a link to nothing",
                |folder| symlink("gone", folder.join("assessments/a.yaml")).unwrap(),
                ["mend", "sheets", "assessments/a.yaml", "a link to what is not there"],
            ),
            (
                "a link in a circle",
                |folder| symlink("a.yaml", folder.join("assessments/a.yaml")).unwrap(),
                ["mend", "sheets", "", "assessments/a.yaml"],
            ),
            (
                "settings that are a link out of the folder",
                |folder| symlink("/etc/hostname", folder.join("ospo.yaml")).unwrap(),
                ["mend", "settings", "", "ospo.yaml is reached through a link"],
            ),
            (
                "sheets that lie elsewhere",
                |folder| {
                    fs::remove_dir_all(folder.join("assessments")).unwrap();
                    symlink("/usr", folder.join("assessments")).unwrap();
                },
                ["mend", "sheets", "", "assessments is reached through a link"],
            ),
            (
                "checklists with a link out of them",
                |folder| {
                    put(folder, "ospo.yaml", "checklists: own\n");
                    fs::create_dir(folder.join("own")).unwrap();
                    symlink("/etc/hostname", folder.join("own/stage-1.yaml")).unwrap();
                },
                ["mend", "checklists", "", "own/stage-1.yaml is reached through a link"],
            ),
            (
                "a name that is no text",
                |folder| {
                    let name = std::ffi::OsStr::from_bytes(b"assessments/2026-11-\xff.yaml");
                    fs::write(folder.join(name), SHEET).unwrap();
                },
                ["mend", "sheets", "", "its name is not UTF-8"],
            ),
            (
                "a sheet that everybody may write",
                |folder| set(&folder.join(OWN), 0o666),
                ["know", "files", OWN, "everybody on this machine may write there"],
            ),
        ],
        &[],
    );
}

#[test]
fn what_git_makes_of_the_files_is_told() {
    fn begun(folder: &Path) {
        git(folder, &["init", "--quiet"]);
    }

    check(
        &[
            ("a sheet that git was not told of", begun, ["know", "git", OWN, "not added to git"]),
            (
                "a sheet that git passes over",
                |folder| {
                    begun(folder);
                    put(folder, ".gitignore", "assessments/\n");
                },
                ["know", "git", OWN, "is told to pass this over"],
            ),
            (
                "a sheet that two sides have changed",
                |folder| {
                    git(folder, &["init", "--quiet", "--initial-branch=main"]);
                    git(folder, &["add", "assessments"]);
                    git(folder, &["commit", "--quiet", "-m", "A"]);
                    git(folder, &["checkout", "--quiet", "-b", "other"]);
                    put(folder, OWN, SHEET.replacen("established", "absent", 1));
                    git(folder, &["commit", "--quiet", "-am", "B"]);
                    git(folder, &["checkout", "--quiet", "main"]);
                    put(folder, OWN, SHEET.replacen("established", "measured", 1));
                    git(folder, &["commit", "--quiet", "-am", "C"]);
                    let mut merge = Command::new("git");
                    // Without a name git stops before it merges anything.
                    let merge = merge.args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
                    let merge = merge.current_dir(folder).args(["merge", "--quiet", "other"]);
                    assert!(!merge.output().unwrap().status.success());
                    // Whoever mends the file and forgets to tell git.
                    put(folder, OWN, SHEET);
                },
                ["mend", "git", OWN, "two sides have changed this"],
            ),
            (
                "a clone of a part",
                |folder| {
                    begun(folder);
                    git(folder, &["config", "remote.origin.promisor", "true"]);
                },
                ["know", "git", "", "has only a part"],
            ),
        ],
        &[],
    );
}

#[cfg(unix)]
#[test]
fn what_git_is_to_be_told_can_be_typed_as_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("our work");
    for (count, settings) in [(1, false), (2, true), (9, false), (9, true)] {
        let _ = fs::remove_dir_all(&inner);
        put(&inner, OWN, SHEET);
        (1..count).for_each(|day| put(&inner, &format!("assessments/2026-10-0{day}.yaml"), SHEET));
        if settings {
            put(&inner, "ospo.yaml", "organisation: Acme Corp\n");
        }
        git(&inner, &["init", "--quiet"]);
        for (at, named) in [(inner.as_path(), None), (folder.path(), Some("our work"))] {
            git(&inner, &["rm", "-r", "--quiet", "--cached", "--ignore-unmatch", "."]);
            let looked = |at: &Path| {
                let arguments: Vec<&str> = named.into_iter().chain(["-f", "json"]).collect();
                let output = doctor(at, &arguments, &[]);
                let told: Value = serde_json::from_slice(&output.stdout).unwrap();
                let findings = told["findings"].as_array().unwrap().clone();
                findings.into_iter().find(|one| one["about"] == "git")
            };
            let told = looked(at).unwrap();
            let typed = told["help"][0].as_str().unwrap().trim_matches('`').to_owned();
            let ran = Command::new("sh").current_dir(at).args(["-c", &typed]).output().unwrap();
            assert!(ran.status.success(), "{typed}: {}", String::from_utf8_lossy(&ran.stderr));
            assert_eq!(looked(at), None, "{typed}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_repository_of_somebody_else_is_told_with_what_git_advises() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), OWN, SHEET);
    git(folder.path(), &["init", "--quiet"]);
    let told = |folder: &Path| {
        let output = doctor(folder, &["-f", "json"], &[]);
        String::from_utf8(output.stdout).unwrap()
    };
    // Only who may do everything can give a folder away; to all others it stays their own.
    let is_given = std::os::unix::fs::chown(folder.path(), Some(65_534), None).is_ok();
    let told = told(folder.path());
    assert_eq!(told.contains("belongs to somebody else"), is_given, "{told}");
    assert_eq!(told.contains("safe.directory"), is_given, "{told}");
}

#[test]
fn a_repository_cannot_make_it_run_anything() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    put(folder, OWN, SHEET);
    git(folder, &["init", "--quiet"]);
    let mark = folder.join("mark");
    let watcher = format!("touch {}; false", mark.display());
    git(folder, &["config", "core.fsmonitor", &watcher]);
    git(folder, &["config", "filter.x.clean", &watcher]);
    put(folder, ".gitattributes", "* filter=x\n");
    doctor(folder, &[], &[]);
    assert!(!mark.exists());
}

#[test]
fn what_the_machine_lacks_is_told() {
    fn nothing(_: &Path) {}

    type Lacking = (&'static str, &'static [(&'static str, &'static str)], &'static str);

    let cases: [Lacking; 6] = [
        (
            "a pager that is not there",
            &[("PAGER", "nothing-here -R")],
            "The pager `nothing-here -R`",
        ),
        ("a browser that is not there", &[("OSPO_BROWSER", "/nowhere")], "OSPO_BROWSER names no"),
        ("a locale without UTF-8", &[("LANG", "C")], "The locale has no UTF-8"),
        ("a day that was named", &[], "2026-11-29 counts as today"),
        (
            "a zone that nobody knows",
            &[("TZ", "Nowhere/City"), ("OSPO_DATE", "")],
            "TZ is “Nowhere/City”",
        ),
        ("no program at all", &[("PATH", "/nowhere"), ("OSPO_BROWSER", "")], "none is found"),
    ];
    for (broken, variables, words) in cases {
        check(&[(broken, nothing, ["know", "machine", "", words])], variables);
    }
}

#[test]
fn a_sound_folder_has_nothing_to_mend_and_ends_with_0() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/example");
    let output = doctor(&example, &[], &[]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.ends_with("Nothing to mend, 1 to know\n"), "{told}");
}

#[test]
fn nothing_private_stands_in_what_is_pasted() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let work = folder.join("zelda/work");
    let home = folder.join("zelda");
    let level = SHEET.replacen("established", "xenon-level", 1);
    put(&work, "assessments/2026-11-20-quintus-legal.yaml", level.replace("Kim Doe", "Quintus Q"));
    let item = SHEET.replace("licence-management: est", "yttrium-item: est");
    put(&work, OWN, item.replace("Kim Doe", "Rufus R").replace("Acme", "Vortex"));
    let paper = "{ answer: established, evidence: [papers/fox-of-yara.pdf] }";
    let paper = SHEET.replacen("established", paper, 1);
    put(&work, "assessments/2026-11-20-rufus.yaml", paper.replace("Kim Doe", "Rufus R"));
    put(&work, "assessments/2026-10-20-sixtus.yaml", format!("{SHEET}\n  wombat: [\n"));
    put(&work, "assessments/2026-09-20-titus.yml", SHEET);
    put(&work, "assessments/notes-of-ulla.json", "{\"format\": \"ospo/sheet/1\"}");
    put(&work, "assessments/.ospo/2026-11-20-quintus-legal.yaml.lock", "");
    put(&work, "ospo.yaml", "organisation: Vortex Corp\npeople: [{ name: Wanda W }]\nzinnia: 1\n");
    git(&work, &["init", "--quiet"]);
    let home = home.to_str().unwrap();
    let output = doctor(&work, &["-f", "markdown"], &[("HOME", home)]);
    let told = String::from_utf8(output.stdout).unwrap();
    let private = [
        "quintus", "rufus", "sixtus", "titus", "ulla", "wanda", "vortex", "acme", "xenon",
        "yttrium", "wombat", "zinnia", "zelda", "yara",
    ];
    for word in private {
        assert!(!told.to_lowercase().contains(word), "{word}:\n{told}");
    }
    for word in ["unknown level", "~/work", "2026-11-20-…", "unknown field"] {
        assert!(told.contains(word), "{word}:\n{told}");
    }
}

#[cfg(unix)]
#[test]
fn no_path_outside_and_no_value_of_a_variable_stands_in_what_is_pasted() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let work = folder.join("Ada secret/work");
    put(&work, OWN, SHEET);
    put(&work, "ospo.yaml", "XENON: 1\nchecklists: kept of boris\n");
    put(&work, "kept of boris/journeys/carl.yaml", "title: Acme\n");
    put(&work, "assessments/2026-11-20-x.yaml", SHEET.replacen("established", "BTP", 1));
    git(&work, &["init", "--quiet"]);
    let elsewhere = folder.join("Ada secret/of dora");
    put(&elsewhere, "journeys/emil.yaml", "title: Acme\n");
    let elsewhere = elsewhere.to_str().unwrap();
    let variables = [
        ("OSPO_CHECKLISTS", elsewhere),
        ("OSPO_CHECKLISTS", "/nowhere of frida/x"),
        ("OSPO_DATE", "gustav"),
        ("OSPO_LANG", "hanna"),
        ("OSPO_MODEL", "igor"),
        ("OSPO_BROWSER", "/nowhere/jana/chrome"),
        ("TZ", ":/nowhere/kurt"),
        ("TZ", "lena"),
        ("PAGER", "/nowhere/mona/less --nils"),
        ("XDG_CONFIG_HOME", "/nowhere/otto"),
        ("LANG", "C.UTF-8"),
    ];
    let private = [
        "ada", "secret", "boris", "carl", "dora", "emil", "frida", "gustav", "hanna", "igor",
        "jana", "kurt", "lena", "mona", "nils", "otto", "btp", "xenon", "nowhere", "/tmp",
    ];
    let outer = folder.file_name().unwrap().to_str().unwrap();
    let work_path = work.to_str().unwrap();
    for variable in variables {
        for (at, named) in
            [(&*work, None), (folder, Some("Ada secret/work")), (folder, Some(work_path))]
        {
            let arguments: Vec<&str> = named.into_iter().chain(["-f", "markdown"]).collect();
            let date = [("OSPO_DATE", "")].into_iter().filter(|_| variable.0 == "TZ");
            let output = doctor(at, &arguments, &date.chain([variable]).collect::<Vec<_>>());
            let told = String::from_utf8(output.stdout).unwrap();
            assert!(told.starts_with("# Check-up of this folder\n"), "{variable:?}: {told}");
            assert!(told.contains("assessments/2026-11-20-"), "{variable:?}: {told}");
            assert!(!told.contains("add \\`…\\`"), "{variable:?}: {told}");
            for word in private.iter().chain([&outer]) {
                let is_there = told.to_lowercase().contains(&word.to_lowercase());
                assert!(!is_there, "{variable:?} {named:?}: {word}:\n{told}");
            }
        }
    }
}
