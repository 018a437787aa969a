//! A folder that is shared, with people, with git, and with other programs.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Instant;

use ospo::store::{OpenFile, StoreError};

use crate::terminal::{Folder, run};
use crate::{Talk, as_somebody, mode};

/// Says whether files can be given to others here, which takes root.
fn may_give_away(folder: &Folder) -> bool {
    chown(folder.root().join("home"), Some(1234), Some(1234)).is_ok()
        && chown(folder.root().join("home"), Some(0), Some(0)).is_ok()
}

fn permissions(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

#[test]
fn a_lock_is_nothing_that_git_would_add_and_nothing_of_it_is_left() {
    let folder = Folder::new();
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        folder.scrub(&mut git);
        git.args(args);
        let ran = run(git, "");
        assert_eq!(ran.code, 0, "{ran:?}");
        ran.out
    };
    git(&["init", "-q"]);
    let talk = Talk::begin(&folder);
    assert!(folder.assessments().join(".ospo/2026-11-22.yaml.lock").exists());
    git(&["add", "-A"]);
    assert_eq!(git(&["status", "--porcelain"]), "A  assessments/2026-11-22.yaml\n");
    assert_eq!(talk.end().code, 0);
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
}

#[test]
fn one_sheet_that_is_open_keeps_nobody_from_another() {
    let folder = Folder::new();
    let talk = Talk::begin(&folder);
    let other = ["answer", "--sheet", "2026-11-22-legal", "programme-identity=3"];
    assert_eq!(folder.run(&other, "").code, 0);
    // Who ends first takes nothing of the other's away.
    folder.run(&["answer", "licence-management=4"], "").fails_with(&["is open in another run"]);
    assert_eq!(talk.end().code, 0);
    assert_eq!(folder.names(), ["2026-11-22-legal.yaml", "2026-11-22.yaml"]);
}

#[test]
fn where_no_lock_can_be_had_answers_are_saved_and_it_is_told_once() {
    let folder = Folder::new();
    fs::create_dir(folder.assessments()).unwrap();
    // No lock can lie in a file.
    fs::write(folder.assessments().join(".ospo"), "").unwrap();
    let ran = folder.run(&["assess", "--subject", "Acme"], "1\n2\n3\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    let told = "assessments/2026-11-22.yaml cannot be locked, so that a second run of ospo on it \
                is noticed only when it saves (not a directory).\n";
    assert_eq!(ran.err.matches(told).count(), 1, "{}", ran.err);
    assert_eq!(folder.sheet().answers.len(), 3);
}

#[test]
fn permissions_stay_and_new_files_follow_the_umask_and_the_group_of_their_folder() {
    let folder = Folder::new();
    let save = |mask: &str, level: u8| {
        let mut shell = Command::new("sh");
        folder.scrub(&mut shell);
        let script = format!("umask {mask}; exec \"$@\"");
        shell.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_ospo"), "--date", "2026-11-22"]);
        shell.args(["answer", "--subject", "Acme", &format!("programme-identity={level}")]);
        let ran = run(shell, "");
        assert_eq!(ran.code, 0, "{ran:?}");
    };
    fs::create_dir(folder.assessments()).unwrap();
    let is_root = may_give_away(&folder);
    if is_root {
        chown(folder.assessments(), None, Some(1234)).unwrap();
    }
    mode(&folder.assessments(), 0o2775);
    let group = fs::metadata(folder.assessments()).unwrap().gid();
    save("007", 3);
    let made = fs::metadata(folder.sheet_path()).unwrap();
    assert_eq!((permissions(&folder.sheet_path()), made.gid()), (0o660, group));
    if is_root {
        chown(folder.sheet_path(), Some(4321), Some(4321)).unwrap();
    }
    mode(&folder.sheet_path(), 0o640);
    let before = fs::metadata(folder.sheet_path()).unwrap();
    save("077", 4);
    let after = fs::metadata(folder.sheet_path()).unwrap();
    assert_ne!(before.ino(), after.ino(), "it is another file");
    assert_eq!(
        (after.mode(), after.uid(), after.gid()),
        (before.mode(), before.uid(), before.gid())
    );
}

#[test]
fn a_group_that_cannot_be_kept_is_told_and_no_other_gets_its_rights() {
    let folder = Folder::new();
    folder.given(&["programme-identity=1"]);
    if !may_give_away(&folder) {
        // Whoever is not root keeps the group of what is theirs.
        return;
    }
    mode(&folder.assessments(), 0o777);
    mode(&folder.sheet_path(), 0o660);
    chown(folder.sheet_path(), Some(65534), Some(1234)).unwrap();
    let ran = run(as_somebody(&folder, &["answer", "licence-management=2"]), "");
    assert_eq!(ran.code, 0, "{ran:?}");
    let told = "assessments/2026-11-22.yaml cannot keep its group when it is saved, so its members \
                may need `chgrp` to get at it again (operation not permitted).\n";
    assert_eq!(ran.err.matches(told).count(), 1, "{}", ran.err);
    assert_eq!(permissions(&folder.sheet_path()), 0o600);
}

#[cfg(target_os = "linux")]
#[test]
fn whoever_may_write_a_sheet_by_its_access_list_still_may_after_a_save() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};

    const NAME: &str = "system.posix_acl_access";
    let folder = Folder::new();
    folder.given(&["programme-identity=1"]);
    // The owner, user 1234, the group, what either may at most, and others.
    let entries = [
        (1_u16, 6_u16, u32::MAX),
        (2, 6, 1234),
        (4, 4, u32::MAX),
        (16, 6, u32::MAX),
        (32, 0, u32::MAX),
    ];
    let mut list = 2_u32.to_le_bytes().to_vec();
    for (tag, may, id) in entries {
        list.extend(tag.to_le_bytes());
        list.extend(may.to_le_bytes());
        list.extend(id.to_le_bytes());
    }
    let path = folder.sheet_path();
    if setxattr(&path, NAME, &list, XattrFlags::empty()).is_err() {
        // Where the file system knows no such lists, permissions are all there is to keep.
        return;
    }
    folder.given(&["programme-identity=2"]);
    let mut kept = [0; 100];
    let length = getxattr(&path, NAME, &mut kept).unwrap();
    assert_eq!(kept[..length], list);
    assert_eq!(permissions(&path), 0o660, "the group's part is what the list lets it have at most");
}

#[test]
fn a_sheet_that_is_only_to_be_read_is_not_replaced() {
    let folder = Folder::new();
    folder.given(&["programme-identity=1"]);
    mode(&folder.assessments(), 0o777);
    let before = folder.sheet_text();
    // Of another user, who alone may write it; for root, of one who lets nobody.
    let is_root = may_give_away(&folder);
    mode(&folder.sheet_path(), if is_root { 0o644 } else { 0o444 });
    let number = fs::metadata(folder.sheet_path()).unwrap().ino();
    for args in [&["assess"][..], &["answer", "licence-management=2"]] {
        run(as_somebody(&folder, args), "2\n").fails_with(&[
            "error: cannot save assessments/2026-11-22.yaml\n",
            "caused by: ",
            "help: check who may write there; what was saved before is whole\n",
        ]);
    }
    assert_eq!(fs::metadata(folder.sheet_path()).unwrap().ino(), number);
    assert_eq!(folder.sheet_text(), before);
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
}

/// How often somebody else writes while a sheet is saved: more with `OSPO_TEST_EDITS=300`.
fn edits() -> u32 {
    let wanted = std::env::var("OSPO_TEST_EDITS").ok();
    wanted.and_then(|number| number.parse().ok()).unwrap_or(30)
}

#[test]
fn what_another_program_writes_while_a_sheet_is_saved_is_never_overwritten() {
    let folder = Folder::new();
    let path = folder.sheet_path();
    fs::create_dir(folder.assessments()).unwrap();
    let beside = folder.root().join("work/theirs.tmp");
    let mut saved = 0;
    for edit in 0..edits() {
        fs::write(&path, "before: 1\n").unwrap();
        let (mut file, _) = OpenFile::open(&path).unwrap();
        let theirs = format!("theirs: {edit}\n");
        let begun = Instant::now();
        file.save("ours: 0\n").unwrap();
        // At any moment of two saves.
        let moment = begun.elapsed() * (edit % 20) / 10;
        let error = thread::scope(|scope| {
            let editor = scope.spawn(|| {
                thread::sleep(moment);
                if edit % 2 == 0 {
                    fs::write(&beside, &theirs).unwrap();
                    fs::rename(&beside, &path).unwrap();
                } else {
                    fs::write(&path, &theirs).unwrap();
                }
            });
            loop {
                let is_over = editor.is_finished();
                match file.save("ours: 1\n") {
                    Err(error) => return Some(error),
                    Ok(()) if is_over => return None,
                    Ok(()) => saved += 1,
                }
            }
        });
        assert!(matches!(error, Some(StoreError::Changed { .. })), "edit {edit}: {error:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), theirs, "edit {edit}");
        drop(file);
        assert_eq!(folder.names(), ["2026-11-22.yaml"]);
    }
    println!("{} edits during {saved} saves, 0 overwritten", edits());
}

#[test]
fn a_sheet_that_somebody_else_begins_meanwhile_is_not_replaced() {
    let folder = Folder::new();
    let (mut file, none) = OpenFile::open(&folder.sheet_path()).unwrap();
    assert!(none.is_none());
    fs::write(folder.sheet_path(), "theirs\n").unwrap();
    assert!(matches!(file.save("ours\n"), Err(StoreError::Changed { .. })));
    assert_eq!(folder.sheet_text(), "theirs\n");
}

#[test]
fn a_sheet_under_a_name_that_is_none_is_told_whoever_looks_and_whoever_begins_another() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    let text = folder.sheet_text();
    fs::remove_file(folder.sheet_path()).unwrap();
    let names: [(&[u8], &str); 4] = [
        (b"2026-11-20.yml", "2026-11-20.yml does not count: rename it to 2026-11-20.yaml"),
        (b"2026-11-21.YAML", "2026-11-21.YAML does not count: rename it to 2026-11-21.yaml"),
        (b"2026-11-22-\xe9.yaml", "does not count: its name is not UTF-8"),
        (b"2026-11-23.json", "2026-11-23.json is JSON and does not count"),
    ];
    for (name, _) in names {
        fs::write(folder.assessments().join(OsStr::from_bytes(name)), &text).unwrap();
    }
    fs::write(folder.assessments().join("other.yml"), "on: push\n").unwrap();
    for args in [
        &["status"][..],
        &["portfolio"],
        &["history"],
        &["merge"],
        &["migrate", "--all"],
        &["form", "--read", "nothing.yaml"],
        &["answer", "--subject", "A", "developer-education=1"],
    ] {
        let ran = folder.run(args, "");
        // Forms are what is read there.
        let is_told = |told: &str| !(args[0] == "form" && told.contains("JSON"));
        for (_, told) in names.into_iter().filter(|(_, told)| is_told(told)) {
            assert_eq!(ran.err.matches(told).count(), 1, "{args:?}: {told}: {}", ran.err);
        }
        assert!(!ran.err.contains("other.yml"), "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_copy_of_a_sheet_is_told_and_does_not_count_whoever_made_it() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    let (own, text) = (folder.sheet_path(), folder.sheet_text());
    let names = [
        " (Kim's conflicted copy 2026-11-25)",
        ".sync-conflict-20261125-101010-ABCDEFG",
        "_conflict-20261125-101010",
        " (SFConflict kim@example.org 2026-11-25-10-10-10)",
        " [Conflict]",
        " (In Konflikt stehende Kopie von Kim 2026-11-25)",
        "_REMOTE_4711",
        "-DESKTOP-4F2K9QX",
        " (1)",
        " 2",
        " - Copy",
        " - Kopie",
        "のコピー",
    ];
    let stem = own.file_stem().unwrap().to_str().unwrap();
    let beside = |name: &str| folder.assessments().join(format!("{stem}{name}.yaml"));
    for name in names {
        fs::write(beside(name), &text).unwrap();
    }
    // Other words are no sign of a copy.
    fs::write(beside(" HR"), &text).unwrap();
    for args in [&["status"][..], &["round"], &["history"], &["merge"]] {
        let ran = folder.run(args, "");
        for name in names {
            let told = format!("{stem}{name}.yaml does not count: it is a copy of ");
            assert_eq!(ran.err.matches(&told).count(), 1, "{args:?}: {told}: {}", ran.err);
        }
        assert_eq!(ran.err.matches("it is a copy").count(), names.len(), "{}", ran.err);
    }
    let status = folder.run(&["status"], "");
    assert!(status.out.contains("2 respondents"), "{}", status.out);
    // Without the sheet itself each may be the only one that is left.
    fs::remove_file(&own).unwrap();
    let status = folder.run(&["status"], "");
    assert!(!status.err.contains("it is a copy"), "{}", status.err);
}

#[test]
fn a_sheet_is_found_by_its_name_however_a_system_composes_the_accents_in_it() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    let (composed, taken_apart) = ("2026-11-22-zo\u{eb}", "2026-11-22-zoe\u{308}");
    let theirs = folder.assessments().join(format!("{taken_apart}.yaml"));
    fs::rename(folder.sheet_path(), &theirs).unwrap();
    for name in [composed, taken_apart, "2026-11-22-ZO\u{cb}"] {
        let status = folder.run(&["status", name], "");
        assert!(status.out.contains(" of 16 answered"), "{name}: {status:?}");
        let ran = folder.run(&["answer", "--sheet", name, "developer-education=2"], "");
        assert_eq!(ran.code, 0, "{name}: {ran:?}");
        let there = fs::read_dir(folder.assessments()).unwrap().count();
        assert_eq!(there, 1, "{name}: a second sheet was begun");
    }
    assert!(fs::read_to_string(theirs).unwrap().contains("developer-education"));
}

#[test]
fn settings_under_a_name_that_is_none_are_told() {
    let folder = Folder::new();
    fs::write(folder.work().join("ospo.yml"), "organisation: Mine\n").unwrap();
    let ran = folder.run(&["answer", "programme-identity=3"], "");
    assert!(ran.err.contains("ospo.yml is not read: rename it to ospo.yaml.\n"), "{}", ran.err);
}

#[test]
fn settings_of_the_user_that_cannot_be_reached_are_told_once_and_passed_over() {
    let folder = Folder::new();
    let home = folder.root().join("home/ospo");
    fs::create_dir_all(home.join("config.yaml")).unwrap();
    let nowhere = |name: &str, value: &Path| {
        let mut ospo = folder.ospo(&["answer", "--subject", "Acme", "programme-identity=3"]);
        ospo.env_remove("XDG_CONFIG_HOME").env(name, value);
        run(ospo, "")
    };
    for (ran, cause) in [
        (nowhere("HOME", Path::new("/dev/null")), "not a directory"),
        (nowhere("XDG_CONFIG_HOME", &folder.root().join("home")), "is a directory"),
    ] {
        assert_eq!(ran.code, 0, "{ran:?}");
        let told = format!("ospo/config.yaml ({cause}).\n");
        assert!(ran.err.contains("Your own settings are passed over: cannot read "), "{ran:?}");
        assert_eq!(ran.err.matches(&told).count(), 1, "{ran:?}");
    }
    fs::remove_dir_all(&home).unwrap();
    // A relative path is another in each folder, which may be anybody's.
    // Where each of the systems keeps it.
    for place in [".config/ospo", "Library/Application Support/ospo"] {
        fs::create_dir_all(folder.work().join(place)).unwrap();
        fs::write(folder.work().join(place).join("config.yaml"), "organisation: Evil\n").unwrap();
    }
    for (name, value) in [("HOME", "."), ("HOME", "./"), ("XDG_CONFIG_HOME", ".config")] {
        let ran = nowhere(name, Path::new(value));
        let told = "passed over: cannot read ";
        assert_eq!((ran.code, ran.err.matches(told).count()), (0, 1), "{ran:?}");
        assert!(ran.err.contains("/ospo/config.yaml (the path is relative).\n"), "{ran:?}");
    }
    for (name, value) in [("HOME", ""), ("XDG_CONFIG_HOME", "")] {
        let ran = nowhere(name, Path::new(value));
        assert!(ran.err.starts_with("Saved ") || ran.err.starts_with("Nothing "), "{ran:?}");
    }
    mode(&folder.root().join("home"), 0o000);
    let ran = run(as_somebody(&folder, &["model", "list"]), "");
    mode(&folder.root().join("home"), 0o755);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("ospo/config.yaml (permission denied).\n"), "{ran:?}");
}

#[test]
fn what_is_asked_of_the_latest_round_reads_no_sheet_of_an_earlier_one() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    for day in 1..=28 {
        let earlier = folder.assessments().join(format!("2026-01-{day:02}.yaml"));
        fs::write(earlier, "{ what cannot be read").unwrap();
    }
    for args in [
        &["status"][..],
        &["plan"],
        &["stale"],
        &["round"],
        &["explain", "licence-management"],
        &["form", "--markdown", "-"],
        &["answer", "licence-management=2"],
    ] {
        let ran = folder.run(args, "");
        assert!(ran.code == 0 && !ran.err.contains("2026-01"), "{args:?}: {ran:?}");
    }
    let all = folder.run(&["history"], "");
    assert!(all.code == 2 && all.err.contains("2026-01-28"), "{all:?}");
}

#[test]
fn names_of_files_that_are_half_written_may_all_be_taken() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    for number in 0..10 {
        let taken = format!(".2026-11-22.yaml.{number}.unfinished");
        fs::create_dir(folder.assessments().join(taken)).unwrap();
    }
    assert_eq!(folder.run(&["answer", "licence-management=2"], "").code, 0);
    assert_eq!(folder.answer("licence-management"), "repeatable");
}
