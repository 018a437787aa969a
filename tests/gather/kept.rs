//! The facts of a round are kept beside its sheets, compared with those before, and no sheet.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::{commit, facts, gathered, git, made, ospo};

/// Runs a command and returns what it says on both streams.
fn said(folder: &Path, arguments: &str, code: i32) -> String {
    let output = ospo(folder, arguments);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert_eq!(output.status.code(), Some(code), "ospo {arguments}\n{said}");
    said
}

fn listed(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("assessments")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
    names.sort();
    names
}

#[test]
fn facts_are_kept_with_the_round_that_is_open_and_are_no_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    made(&path.join("clones/one"), 7, &[]);
    said(path, "answer programme-identity=2 --subject Acme --date 2026-11-02", 0);
    let told = said(path, "gather clones", 0);
    assert!(told.contains("repositories looked at: 1"), "{told}");
    assert!(told.contains("Saved assessments/2026-11-02-gathered.yaml."), "{told}");
    assert_eq!(listed(path), ["2026-11-02-gathered.yaml", "2026-11-02.yaml"]);
    let kept = path.join("assessments/2026-11-02-gathered.yaml");
    let first = fs::read_to_string(&kept).unwrap();
    assert!(first.contains("subject: Acme\ngathered: \"2026-11-29\"\n"), "{first}");
    assert!(!first.contains('@'), "no address of a person is kept");
    assert!(said(path, "gather clones", 0).contains("says so already."));
    assert_eq!(fs::read_to_string(&kept).unwrap(), first);
    for command in ["status", "report", "round", "history", "portfolio", "stale", "merge --all"] {
        let told = said(path, command, if command.starts_with("merge") { 2 } else { 0 });
        assert!(!told.contains("-gathered: "), "ospo {command}\n{told}");
    }
    said(path, "migrate --all", 0);
    said(path, "round close --anyway", 0);
    assert_eq!(fs::read_to_string(&kept).unwrap(), first);
    // What has ended is not written into.
    said(path, "gather clones", 0);
    assert!(listed(path).contains(&"2026-11-29-gathered.yaml".to_owned()));
}

#[test]
fn a_check_tells_what_fell_and_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("ospo.yaml"), "organisation: Acme\ngather: [clones]\n").unwrap();
    let clone = path.join("clones/one");
    fs::create_dir_all(&clone).unwrap();
    git(&clone, &["init", "-q"]);
    commit(&clone, &["LICENSE", "SECURITY.md"], (100, "a@example.org"));
    assert!(said(path, "gather --check", 2).contains("no facts are kept"));
    assert!(!path.join("assessments").exists());
    said(path, "gather", 0);
    assert!(said(path, "gather --check", 0).contains("No fact fell since 2026-11-29."));
    fs::remove_file(clone.join("SECURITY.md")).unwrap();
    commit(&clone, &["CONTRIBUTING.md"], (101, "a@example.org"));
    let before = fs::read_to_string(path.join("assessments/2026-11-29-gathered.yaml")).unwrap();
    let told = said(path, "gather --check", 1);
    assert!(told.contains("Fallen since 2026-11-29"), "{told}");
    assert!(
        told.contains("\u{2022} a way to report vulnerabilities in 0 of 1 repositories; before: ")
    );
    assert!(told.contains("1 fact fell since 2026-11-29."), "{told}");
    let json = gathered(path, "--check", 1);
    assert_eq!((&json["fell"], &json["before"]), (&1.into(), &"2026-11-29".into()));
    let after = fs::read_to_string(path.join("assessments/2026-11-29-gathered.yaml")).unwrap();
    assert_eq!(before, after);
}

#[test]
fn a_check_counts_all_that_it_tells_fewer_repositories_among_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("ospo.yaml"), "organisation: Acme\ngather: [clones]\n").unwrap();
    for (name, file) in [("good", "LICENSE"), ("poor", "x")] {
        let clone = path.join("clones").join(name);
        fs::create_dir_all(&clone).unwrap();
        git(&clone, &["init", "-q"]);
        commit(&clone, &[file], (100, "a@example.org"));
    }
    let boms = path.join("clones/bom.json");
    let bom =
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"name\":\"a\"}]}";
    fs::write(&boms, bom).unwrap();
    said(path, "gather", 0);
    fs::remove_dir_all(path.join("clones/poor")).unwrap();
    let told = said(path, "gather --check", 1);
    assert!(told.contains("Fewer repositories were looked at"), "{told}");
    assert!(told.contains("looked at: 1; before: repositories looked at: 2"), "{told}");
    assert!(told.contains("Changed since 2026-11-29"), "{told}");
    assert!(told.contains("the text of a licence in 1 of 1 repositories; before: "), "{told}");
    assert!(told.contains("1 fact fell since 2026-11-29."), "{told}");
    fs::remove_file(boms).unwrap();
    let told = said(path, "gather --check", 1);
    let gone = told.lines().filter(|line| line.starts_with("\u{2022} before: ")).count();
    assert!(told.contains(&format!("{} facts fell", gone + 1)) && gone > 2, "{told}");
    let json = gathered(path, "--check", 1);
    assert_eq!(json["fell"], gone + 1);
    // Whoever gathers anew is told the same.
    assert!(said(path, "gather", 0).contains("Fewer repositories were looked at"));
}

#[test]
fn damaged_names_are_told_and_not_taken_for_no_release() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clones/one");
    fs::create_dir_all(&path).unwrap();
    git(&path, &["init", "-q", "-b", "main"]);
    commit(&path, &["x"], (100, "a@example.org"));
    crate::git_at(&path, &["tag", "-a", "-m", "x", "v1"], (100, "a@example.org"));
    git(&path, &["pack-refs", "--all"]);
    let told = gathered(folder.path(), "clones --facts", 0);
    assert_eq!(facts(&told)["repositories-with-releases"], "1/1");
    let file = path.join(".git/packed-refs");
    let sound = fs::read_to_string(&file).unwrap();
    let cut = &sound[..sound.len() - 4];
    for damaged in [cut, &sound.replace(" refs/tags/v1", ""), &format!("{sound}\0\0\0\0\n")] {
        fs::write(&file, damaged).unwrap();
        let told = gathered(folder.path(), "clones --facts", 2);
        let why = told["left_out"][0]["why"].as_str().unwrap();
        assert!(why.ends_with(": its packed-refs is damaged"), "{damaged:?}: {why}");
    }
    fs::write(&file, sound).unwrap();
    fs::create_dir_all(path.join(".git/refs/tags")).unwrap();
    fs::write(path.join(".git/refs/tags/v2"), "").unwrap();
    let told = gathered(folder.path(), "clones --facts", 2);
    assert!(told["left_out"][0]["why"].as_str().unwrap().contains("a tag of it names nothing"));
}

#[test]
fn what_is_called_as_a_bill_of_materials_is_and_is_none_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["app.spdx.json", "app.cdx.json", "bom.json", "package.json"] {
        fs::write(folder.path().join(name), "{\"name\":\"app\"}").unwrap();
    }
    let told = gathered(folder.path(), ". --facts", 2);
    let told = told["left_out"].as_array().unwrap();
    let paths: Vec<_> = told.iter().map(|one| one["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["app.cdx.json", "app.spdx.json", "bom.json"]);
    assert!(told[0]["why"].as_str().unwrap().contains("by none of the tools that are known"));
}

#[test]
fn links_and_empty_files_show_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clones/one");
    fs::create_dir_all(&path).unwrap();
    git(&path, &["init", "-q"]);
    fs::write(path.join("LICENSE"), "").unwrap();
    std::os::unix::fs::symlink("x", path.join("SECURITY.md")).unwrap();
    commit(&path, &["x", "CONTRIBUTING.md"], (100, "a@example.org"));
    let facts = facts(&gathered(folder.path(), "clones --facts", 0));
    assert_eq!(facts["repositories-with-licence"], "0/1");
    assert_eq!(facts["repositories-with-security-contact"], "0/1");
    assert_eq!(facts["repositories-with-contribution-rules"], "1/1");
}

#[test]
fn what_is_of_a_later_day_is_told_and_not_of_the_year() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all/clone");
    fs::create_dir_all(&path).unwrap();
    git(&path, &["init", "-q"]);
    commit(&path, &["LICENSE"], (1_000, "a@example.org"));
    for (name, day) in [("late", "2099-01-01"), ("now", "2026-11-01")] {
        let bom = format!(
            r#"{{"spdxVersion":"SPDX-2.3","creationInfo":{{"created":"{day}T00:00:00Z"}},"packages":[]}}"#
        );
        fs::write(folder.path().join(format!("all/{name}.spdx.json")), bom).unwrap();
    }
    let tagged = folder.path().join("all/tagged");
    fs::create_dir_all(&tagged).unwrap();
    git(&tagged, &["init", "-q"]);
    commit(&tagged, &["LICENSE"], (100, "a@example.org"));
    crate::git_at(&tagged, &["tag", "-a", "-m", "x", "v2"], (1_000, "a@example.org"));
    fs::write(folder.path().join("ospo.yaml"), "organisation: Acme\n").unwrap();
    let rows = "date,repository,author,organisation\n";
    let rows = format!("{rows}2026-11-01,a/b,x,Acme\n2099-01-01,c/d,y,Acme\n");
    fs::write(folder.path().join("all/changes.csv"), rows).unwrap();
    let rows = "created_at,first_response_at\n2026-11-01,2026-11-02\n2099-01-01,2099-01-09\n";
    fs::write(folder.path().join("all/replies.csv"), rows).unwrap();
    let told = gathered(folder.path(), "all --facts", 0);
    let facts = facts(&told);
    assert_eq!((&*facts["active-repositories"], &*facts["current-sboms"]), ("1/2", "1/2"));
    assert_eq!((&*facts["repositories-with-releases"], &*facts["reply-time"]), ("0/2", "1"));
    assert_eq!(facts["upstream-changes"], "1");
    let why = crate::left_out(&told);
    let why: Vec<_> = why.iter().map(|(path, why)| format!("{path} {why}")).collect();
    let gathering = "than that of the gathering";
    assert_eq!(
        why,
        [
            format!(
                "all/changes.csv has rows of later days {gathering}: they are not of the last year"
            ),
            format!(
                "all/clone has commits of later days {gathering}: they are not of the last year"
            ),
            format!(
                "all/late.spdx.json is of 2099-01-01, a later day {gathering}: it is not of the last year"
            ),
            format!(
                "all/replies.csv has rows of later days {gathering}: they are not of the last year"
            ),
            format!("all/tagged has tags of later days {gathering}: they are not of the last year"),
        ]
    );
}

#[test]
fn a_temporary_folder_that_cannot_be_used_is_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    made(&folder.path().join("one"), 7, &[]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
    command.current_dir(folder.path()).args(["gather", "one"]).env("TMPDIR", "/dev/null");
    let told = String::from_utf8(command.output().unwrap().stderr).unwrap();
    assert!(told.contains("the temporary folder /dev/null cannot be used"), "{told}");
    assert!(told.contains("TMPDIR") && !told.contains("saved before"), "{told}");
}

#[test]
fn what_could_be_read_in_part_is_neither_kept_nor_compared() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("ospo.yaml"), "organisation: Acme\n").unwrap();
    for number in 0..3 {
        made(&path.join(format!("clones/{number}")), number, &[]);
    }
    let (head, kept) =
        (path.join("clones/1/.git/HEAD"), path.join("assessments/2026-11-29-gathered.yaml"));
    let sound = fs::read(&head).unwrap();
    fs::write(&head, "?").unwrap();
    let told = said(path, "gather clones", 2);
    assert!(told.contains("error: nothing is kept: not all could be read"), "{told}");
    assert!(told.contains("repositories looked at: 2"), "{told}");
    assert!(!path.join("assessments").exists());
    fs::write(&head, sound).unwrap();
    said(path, "gather clones", 0);
    let whole = fs::read_to_string(&kept).unwrap();
    assert!(whole.contains("- name: repositories\n  value: 3\n"), "{whole}");
    for number in 0..3 {
        fs::write(path.join(format!("clones/{number}/.git/HEAD")), "?").unwrap();
        fs::write(path.join("clones/table.csv"), "critical dependency\nzlib\n").unwrap();
        let told = said(path, "gather clones", 2);
        assert!(told.contains("stays as it was: not all could be read"), "{told}");
        assert!(told.contains("leave it out of the PATHs"), "{told}");
        assert_eq!(fs::read_to_string(&kept).unwrap(), whole);
        // A later round, too, begins with nothing that would seem to have fallen.
        for command in ["gather clones --date 2027-01-04", "gather clones --check"] {
            let told = said(path, command, 2);
            let why = "Not all could be read, so nothing is compared with 2026-11-29.";
            assert!(told.contains(why), "{told}");
            for fall in ["Fallen", "Fewer", "any more", "fell"] {
                assert!(!told.contains(fall), "{told}");
            }
        }
        assert_eq!(gathered(path, "clones --check", 2)["fell"], 0);
        assert_eq!(listed(path), ["2026-11-29-gathered.yaml"]);
    }
}

#[test]
fn settings_name_no_folder_beyond_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let (path, outside) = (folder.path().join("office"), folder.path().join("outside"));
    made(&outside, 7, &[]);
    fs::create_dir(&path).unwrap();
    std::os::unix::fs::symlink(&outside, path.join("clones")).unwrap();
    for named in ["clones", "../outside", "/", "~"] {
        fs::write(path.join("ospo.yaml"), format!("gather: [\"{named}\"]\n")).unwrap();
        let told = said(&path, "gather", 2);
        assert!(told.contains("leads out of"), "{named}");
        assert_eq!(told.contains("a link that"), named == "clones", "{told}");
    }
}

#[test]
fn a_sheet_of_an_unlucky_name_is_told_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    made(&path.join("one"), 7, &[]);
    fs::create_dir(path.join("assessments")).unwrap();
    let sheet = "format: ospo/sheet/1\nmodel: { id: ospo, version: \"2.0\" }\nsubject: Acme\n\
                 date: 2026-11-29\nanswers: {}\n";
    let kept = path.join("assessments/2026-11-29-gathered.yaml");
    fs::write(&kept, sheet).unwrap();
    let told = said(path, "gather one", 2);
    assert!(told.contains("ospo/sheet/1") && told.contains("ospo/facts/1"), "{told}");
    assert!(told.contains("delete the file and gather again; else move it away"), "{told}");
    assert_eq!(fs::read_to_string(&kept).unwrap(), sheet);
    assert!(said(path, "doctor", 2).contains("ospo/facts/1"));
}

#[test]
fn results_of_tools_are_read_beside_clones_and_other_files_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    made(&path.join("all/one"), 7, &[]);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gather");
    fs::create_dir_all(path.join("all/deep/er")).unwrap();
    fs::copy(data.join("cyclonedx-npm.json"), path.join("all/deep/er/a.json")).unwrap();
    fs::copy(data.join("spdx-syft.json"), path.join("one.json")).unwrap();
    fs::copy(data.join("spdx-syft.json"), path.join("all/one/in-a-clone.json")).unwrap();
    for (name, text) in [("tsconfig.json", "{ // x\n}"), ("b.yaml", "a: 1"), ("c.csv", "a,b\n1,2")]
    {
        fs::write(path.join("all").join(name), text).unwrap();
    }
    super::pipe(&path.join("all/pipe.json"));
    let told = gathered(path, "all one.json --facts", 0);
    assert_eq!(facts(&told)["sboms"], "2");
    assert_eq!(facts(&told)["repositories"], "1");
    let sboms = told["facts"].as_array().unwrap().iter().find(|fact| fact["name"] == "sboms");
    assert_eq!(sboms.unwrap()["from"], serde_json::json!(["all/deep/er/a.json", "one.json"]));
    // What a tool wrote and nobody can read is told, and so is whatever was named.
    fs::write(path.join("all/cut.json"), "{\"bomFormat\": \"CycloneDX\", ").unwrap();
    let told = gathered(path, "all all/b.yaml --facts", 2);
    let left = crate::left_out(&told);
    assert!(left["all/cut.json"].starts_with("cannot be read: "), "{left:?}");
    assert!(left["all/b.yaml"].contains("by none of the tools"), "{left:?}");
    assert_eq!(left.len(), 2, "{left:?}");
    assert!(said(path, "gather all/deep/er", 0).contains("SBOMs: 1"));
}

#[test]
fn a_hundred_thousand_files_of_long_and_odd_names_are_looked_through() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many");
    fs::create_dir(&path).unwrap();
    git(&path, &["init", "-q"]);
    commit(&path, &["README"], (10, "a@example.org"));
    let blob = crate::git_at(&path, &["rev-parse", "HEAD:README"], (10, "a@example.org")).stdout;
    let blob = String::from_utf8(blob).unwrap();
    let blob = blob.trim();
    let deep = vec!["d".repeat(250); 20].join("/");
    let odd = [&*format!("{deep}/bom.json"), "LICENSE\n", "a\"b'\u{202e}/x", "CONTRIBUTING.md"];
    let many = (0..100_000).map(|number| format!("folder-{}/file-{number}.rs", number % 300));
    let names = odd.into_iter().map(str::to_owned).chain(many);
    let mut listed: Vec<u8> =
        names.flat_map(|name| format!("100644 {blob}\t{name}\0").into_bytes()).collect();
    listed.extend(format!("100644 {blob}\t").bytes().chain(*b"\xff\xfe\0"));
    let from = folder.path().join("names");
    fs::write(&from, listed).unwrap();
    let mut index = Command::new("git");
    index.current_dir(&path).args(["update-index", "-z", "--index-info"]);
    assert!(index.stdin(fs::File::open(&from).unwrap()).status().unwrap().success());
    crate::git_at(&path, &["commit", "-q", "-m", "x"], (20, "a@example.org"));
    let facts = facts(&gathered(folder.path(), "many --facts", 0));
    assert_eq!(facts["repositories-with-contribution-rules"], "1/1");
    assert_eq!(facts["repositories-with-sbom"], "1/1");
    assert_eq!(facts["repositories-with-licence"], "0/1");
}

#[test]
fn a_run_that_is_stopped_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    for number in 0..8 {
        made(&path.join(format!("clones/{number}")), number, &[]);
    }
    let passing = path.join("passing");
    fs::create_dir(&passing).unwrap();
    for wait in [0, 10, 20, 40, 80] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
        command.current_dir(path).args(["gather", "clones"]).env("TMPDIR", &passing);
        command.env("OSPO_DATE", crate::TODAY).stdin(Stdio::null());
        let mut run = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let begun = Instant::now();
        while fs::read_dir(&passing).unwrap().count() == 0 && begun.elapsed().as_secs() < 10 {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_millis(wait));
        let id = run.id().to_string();
        Command::new("kill").args(["-INT", &id]).status().unwrap();
        let code = run.wait().unwrap().code();
        assert!(matches!(code, Some(130 | 0)), "{code:?}");
        let left: Vec<_> = fs::read_dir(&passing).unwrap().map(Result::unwrap).collect();
        assert!(left.is_empty(), "after {wait} ms, {code:?}: {left:?}");
        let kept = path.join("assessments/2026-11-29-gathered.yaml");
        assert!(code == Some(0) || !kept.exists() || fs::read(&kept).unwrap().ends_with(b"\n"));
    }
}
