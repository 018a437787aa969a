//! A folder that came from somebody else makes `ospo` read and write nothing outside it.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};

use crate::terminal::{Folder, Ran, run};

const OUT: &str = "is reached through a link that leads out of its folder\n";
const WAY_OUT: &str = "help: put the file itself in its place, or name the one that is meant";

/// A file outside the folder that is worked in, which no error may quote.
fn secret(folder: &Folder) -> PathBuf {
    let path = folder.root().join("secret.yaml");
    fs::write(&path, "secret: 1\n").unwrap();
    path
}

#[track_caller]
fn is_not_followed(ran: &Ran, path: &str) {
    ran.fails_with(&[&format!("error: {path} {OUT}"), WAY_OUT]);
    assert!(!ran.err.contains("secret") && !ran.out.contains("secret"), "{ran:?}");
}

#[test]
fn a_sheet_that_is_a_link_out_of_the_folder_is_neither_shown_nor_written() {
    let folder = Folder::new();
    let secret = secret(&folder);
    folder.given(&["programme-identity=1"]);
    symlink(&secret, folder.assessments().join("2026-11-23.yaml")).unwrap();
    for args in [
        &["status"][..],
        &["status", "2026-11-23"],
        &["report", "-f", "csv"],
        &["plan"],
        &["stale"],
        &["portfolio"],
        &["portfolio", "assessments"],
        &["history"],
        &["compare"],
        &["compare", "--rev", "HEAD"],
        &["merge"],
        &["migrate", "--all"],
        &["form", "--markdown", "-"],
        &["assess"],
        &["answer", "programme-identity=2"],
        &["answer", "--sheet", "2026-11-23", "programme-identity=2"],
    ] {
        let ran = folder.run(args, "2\n");
        let told = format!("assessments/2026-11-23.yaml {OUT}");
        assert!(ran.err.contains(&told) && ran.err.contains(WAY_OUT), "{args:?}: {ran:?}");
        assert!(!ran.err.contains("secret") && !ran.out.contains("secret"), "{args:?}: {ran:?}");
    }
    assert_eq!(fs::read_to_string(secret).unwrap(), "secret: 1\n");
}

#[test]
fn what_the_user_names_by_its_path_is_followed() {
    let folder = Folder::new();
    folder.given(&["programme-identity=1"]);
    let outside = folder.root().join("outside");
    fs::create_dir(&outside).unwrap();
    let form = fs::read_to_string(folder.sheet_path()).unwrap();
    fs::write(outside.join("form"), form.replace("2026-11-22", "2026-11-21")).unwrap();
    symlink(outside.join("form"), folder.work().join("form.yaml")).unwrap();
    let ran = folder.run(&["form", "--read", "form.yaml"], "");
    assert_eq!(ran.code, 0, "{ran:?}");
    fs::rename(folder.sheet_path(), outside.join("2026-11-22.yaml")).unwrap();
    symlink(outside.join("2026-11-22.yaml"), folder.sheet_path()).unwrap();
    symlink(&outside, folder.work().join("linked")).unwrap();
    let named = "assessments/2026-11-22.yaml";
    for args in [&["status", named][..], &["portfolio", "linked"]] {
        let ran = folder.run(args, "");
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
    }
    let ran = folder.run(&["answer", "--sheet", named, "licence-management=2"], "");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(folder.sheet_path().is_symlink());
    let written = fs::read_to_string(outside.join("2026-11-22.yaml")).unwrap();
    assert!(written.contains("licence-management"), "{written}");
}

#[test]
fn a_folder_of_sheets_that_is_a_link_out_of_the_folder_is_not_entered() {
    let folder = Folder::new();
    let outside = folder.root().join("outside");
    fs::create_dir(&outside).unwrap();
    symlink(&outside, folder.assessments()).unwrap();
    for args in [&["status"][..], &["assess"], &["answer", "programme-identity=3"], &["portfolio"]]
    {
        is_not_followed(&folder.run(args, "2\n"), "assessments");
    }
    is_not_followed(&folder.run(&["portfolio", "."], ""), "./assessments");
    assert_eq!(fs::read_dir(outside).unwrap().count(), 0);
    assert_eq!(fs::read_dir(folder.work()).unwrap().count(), 1);
}

#[test]
fn settings_that_are_a_link_out_of_the_folder_are_neither_shown_nor_written() {
    let folder = Folder::new();
    let secret = secret(&folder);
    symlink(&secret, folder.work().join("ospo.yaml")).unwrap();
    for args in [&["status"][..], &["profile", "size=small"]] {
        is_not_followed(&folder.run(args, ""), "ospo.yaml");
    }
    assert_eq!(fs::read_to_string(secret).unwrap(), "secret: 1\n");
}

#[test]
fn the_settings_of_the_user_may_be_a_link_to_anywhere() {
    let folder = Folder::new();
    let config = folder.root().join("home/ospo");
    fs::create_dir(&config).unwrap();
    fs::write(folder.root().join("mine.yaml"), "organisation: Mine\n").unwrap();
    symlink("../../mine.yaml", config.join("config.yaml")).unwrap();
    assert_eq!(folder.run(&["answer", "programme-identity=3"], "").code, 0);
    assert!(folder.sheet_text().contains("subject: Mine"), "{}", folder.sheet_text());
}

#[test]
fn a_lock_is_never_made_through_a_link() {
    // The link, whether it leads to a folder, and whether that keeps the sheet from being locked.
    for (link, to_folder, is_told) in [
        (".ospo/2026-11-22.yaml.lock", false, true),
        (".ospo", true, true),
        (".2026-11-22.yaml.lock", false, false),
    ] {
        let folder = Folder::new();
        let made = folder.root().join("made");
        if to_folder {
            fs::create_dir(&made).unwrap();
        }
        let link = folder.assessments().join(link);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(&made, link).unwrap();
        let ran = folder.run(&["answer", "--subject", "Acme", "programme-identity=3"], "");
        assert_eq!(ran.code, 0, "{ran:?}");
        let told = ran.err.matches("assessments/2026-11-22.yaml cannot be locked").count();
        assert_eq!(told, usize::from(is_told), "{ran:?}");
        assert!(!made.exists() || fs::read_dir(made).unwrap().count() == 0);
    }
}

#[test]
fn files_are_not_exported_through_a_link() {
    let folder = Folder::new();
    let outside = folder.root().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::create_dir(folder.work().join("lists")).unwrap();
    symlink(&outside, folder.work().join("lists/journeys")).unwrap();
    let ran = folder.run(&["model", "export", "ospo", "lists"], "");
    ran.fails_with(&["error: lists/journeys is there already", "help: choose another place"]);
    assert_eq!(fs::read_dir(outside).unwrap().count(), 0);
    assert_eq!(fs::read_dir(folder.work().join("lists")).unwrap().count(), 1);
}

/// Makes `DIR/inner` in the folder that is worked in, with settings in `DIR` that name a subject,
/// and returns what answers in `inner` come to.
fn answered_within(folder: &Folder, name: &str, prepare: impl Fn(&Path)) -> (Ran, String) {
    let outer = folder.work().join(name);
    fs::create_dir_all(outer.join("inner")).unwrap();
    fs::write(outer.join("ospo.yaml"), "organisation: Theirs\n").unwrap();
    prepare(&outer);
    let mut ospo = folder.ospo(&["answer", "programme-identity=3"]);
    ospo.current_dir(outer.join("inner"));
    let ran = run(ospo, "");
    let own = outer.join("inner/assessments/2026-11-22.yaml");
    (ran, fs::read_to_string(own).unwrap_or_default())
}

#[test]
fn settings_above_are_taken_up_to_the_root_of_a_work_tree() {
    let folder = Folder::new();
    let (ran, own) = answered_within(&folder, "plain", |_| {});
    assert_eq!((ran.code, own.as_str()), (0, ""), "answered above: {ran:?}");
    let (ran, own) = answered_within(&folder, "above", |outer| {
        fs::write(outer.join("inner/.git"), "gitdir: elsewhere\n").unwrap();
    });
    assert!(own.contains("subject: inner"), "{ran:?} {own}");
    assert!(!ran.err.contains("Theirs"), "{ran:?}");
    let (ran, own) = answered_within(&folder, "root", |outer| {
        fs::create_dir(outer.join(".git")).unwrap();
    });
    assert_eq!((ran.code, own.as_str()), (0, ""), "the root itself counts: {ran:?}");
}

#[test]
fn settings_above_that_others_may_have_put_there_draw_no_answers() {
    let folder = Folder::new();
    let everybodys = |outer: &Path| {
        fs::set_permissions(outer, fs::Permissions::from_mode(0o1777)).unwrap();
    };
    let somebodys = |outer: &Path| chown(outer.join("ospo.yaml"), Some(65534), None).is_ok();
    let (ran, own) = answered_within(&folder, "tmp", everybodys);
    let mut rans = vec![(ran, own)];
    // To give something to somebody else takes root, and without that the first case stands for it.
    let ours = folder.work().join("plain");
    fs::create_dir(&ours).unwrap();
    fs::write(ours.join("ospo.yaml"), "").unwrap();
    if somebodys(&ours) {
        rans.push(answered_within(&folder, "planted", |outer| assert!(somebodys(outer))));
        rans.push(answered_within(&folder, "theirs", |outer| {
            chown(outer, Some(65534), None).unwrap();
        }));
    }
    for (ran, own) in rans {
        assert!(own.contains("subject: inner"), "{ran:?} {own}");
        let told = "/ospo.yaml may be somebody else's and is not read; `-C ";
        assert!(ran.err.contains(told), "{ran:?}");
    }
}
