//! What `ospo gather` tells of git clones is what was put into them, however they are kept; and
//! nothing in them is run, followed out of them, or waited for.

#![cfg(unix)]

#[path = "gather/kept.rs"]
mod kept;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TODAY: &str = "2026-11-29";
/// The day a year before, in the seconds of its noon.
const A_YEAR_AGO: i64 = 1_764_417_600;
const DAY: i64 = 24 * 60 * 60;

/// What files show, and under which names.
const SIGNS: [(&str, &[&str]); 7] = [
    ("repositories-with-licence", &["LICENSE", "licence.md", "COPYING", "LICENSES/MIT.txt"]),
    ("repositories-with-contribution-rules", &["CONTRIBUTING.md", ".github/contributing.rst"]),
    ("repositories-with-maintainers", &["CODEOWNERS", "docs/MAINTAINERS", "GOVERNANCE.md"]),
    ("repositories-with-security-contact", &["SECURITY.md", ".gitlab/SECURITY", "security.txt"]),
    ("repositories-with-code-of-conduct", &["CODE_OF_CONDUCT.md", "docs/code-of-conduct.md"]),
    ("repositories-with-dependency-updates", &["renovate.json", ".github/dependabot.yml"]),
    ("repositories-with-security-insights", &["security-insights.yml"]),
];
const SBOMS: [&str; 4] = ["bom.json", "out/app.cdx.json", "dist/App.spdx", "a/b/SBOM.yaml"];
/// What looks like one of these and is none.
const DECOYS: [&str; 5] =
    ["src/LICENSE", "vendor/x/bom.json", "tests/a.spdx.json", "sbom.go", "docs/security-model.md"];
/// Days before a year ago and after it.
const AGES: [i64; 7] = [-400, -30, -1, 0, 1, 150, 364];

/// Git as whoever made the clones has used it, at noon of a day around a year ago.
fn git_at(folder: &Path, arguments: &[&str], (day, author): (i64, &str)) -> Output {
    let when = format!("{} +0000", A_YEAR_AGO + day * DAY);
    let mut git = Command::new("git");
    git.current_dir(folder).args(arguments).stdin(Stdio::null());
    git.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
    git.env("GIT_AUTHOR_NAME", "N").env("GIT_COMMITTER_NAME", "N");
    git.env("GIT_AUTHOR_EMAIL", author).env("GIT_COMMITTER_EMAIL", "machine@example.org");
    git.env("GIT_AUTHOR_DATE", &when).env("GIT_COMMITTER_DATE", &when);
    let output = git.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}\n{said}");
    output
}

fn git(folder: &Path, arguments: &[&str]) {
    git_at(folder, arguments, (0, "n@example.org"));
}

fn commit(folder: &Path, files: &[&str], at: (i64, &str)) {
    for file in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("{at:?}")).unwrap();
    }
    git_at(folder, &["add", "-f", "."], at);
    git_at(folder, &["commit", "-q", "--allow-empty", "-m", "x"], at);
}

/// What was put into a repository.
#[derive(Clone, Debug, Default)]
struct Put {
    has: BTreeSet<&'static str>,
    authors: BTreeSet<String>,
}

/// Makes the repository of a number: what is in it depends on nothing else.
fn made(folder: &Path, number: usize, init: &[&str]) -> Put {
    let mut state = number as u64 * 7_919 + 17;
    let mut draw = move |sides: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % sides
    };
    fs::create_dir_all(folder).unwrap();
    git(folder, &[&["init", "-q", "-b", "main"], init].concat());
    commit(folder, &DECOYS, (-1_000, "past@example.org"));
    let mut put = Put::default();
    let mut files = Vec::new();
    for (fact, names) in SIGNS {
        if draw(2) == 0 {
            put.has.insert(fact);
            files.push(names[draw(names.len())]);
        }
    }
    if put.has.contains("repositories-with-security-insights") {
        put.has.insert("repositories-with-security-contact");
    }
    let mut commits = vec![(AGES[draw(AGES.len())], files)];
    if draw(3) > 0 {
        commits.push((AGES[draw(AGES.len())], vec![SBOMS[draw(SBOMS.len())]]));
        if commits[1].0 >= 0 {
            put.has.insert("repositories-with-sbom");
        }
    }
    commits.sort_by_key(|(day, _)| *day);
    for (day, files) in &commits {
        let author = format!("p{}@Example.org", draw(97));
        commit(folder, files, (*day, &author));
        if *day >= 0 {
            put.has.insert("active-repositories");
            put.authors.insert(author);
        }
    }
    // A program commits too, and is nobody.
    if commits.last().is_some_and(|(day, _)| *day >= 0) {
        commit(folder, &[], (364, "1+dependabot[bot]@users.noreply.github.com"));
    }
    if draw(2) == 0 {
        let (day, is_annotated) = (AGES[draw(AGES.len())], draw(2) == 0);
        let is_of_year = if is_annotated {
            git_at(folder, &["tag", "-a", "-m", "x", "v1"], (day, "n@example.org"));
            day >= 0
        } else {
            git(folder, &["tag", "v1"]);
            put.has.contains("active-repositories")
        };
        if is_of_year {
            put.has.insert("repositories-with-releases");
        }
    }
    put
}

fn ospo(folder: &Path, arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
    command.current_dir(folder).env("OSPO_DATE", TODAY).stdin(Stdio::null());
    command.args(arguments.split_whitespace()).output().unwrap()
}

fn gathered(folder: &Path, arguments: &str, code: i32) -> Value {
    let output = ospo(folder, &format!("gather {arguments} -f json"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments}\n{said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The facts by name, as `part/whole` or a number.
fn facts(told: &Value) -> BTreeMap<String, String> {
    let fact = |one: &Value| {
        let amount = match one["whole"].as_u64() {
            Some(whole) => format!("{}/{whole}", one["part"]),
            None => one["value"].as_f64().unwrap().to_string(),
        };
        (one["name"].as_str().unwrap().to_owned(), amount)
    };
    told["facts"].as_array().unwrap().iter().map(fact).collect()
}

fn left_out(told: &Value) -> BTreeMap<String, String> {
    let one = |one: &Value| {
        (one["path"].as_str().unwrap().to_owned(), one["why"].as_str().unwrap().to_owned())
    };
    told["left_out"].as_array().unwrap().iter().map(one).collect()
}

fn expected(put: &[Put]) -> BTreeMap<String, String> {
    let mut facts = BTreeMap::new();
    let names = SIGNS.map(|(name, _)| name);
    let others = ["active-repositories", "repositories-with-sbom", "repositories-with-releases"];
    for name in names.into_iter().chain(others) {
        let having = put.iter().filter(|one| one.has.contains(name)).count();
        facts.insert(name.to_owned(), format!("{having}/{}", put.len()));
    }
    facts.insert("repositories".to_owned(), put.len().to_string());
    let authors: BTreeSet<_> = put.iter().flat_map(|one| &one.authors).collect();
    facts.insert("authors".to_owned(), authors.len().to_string());
    facts
}

/// Moves a repository out of the way and puts a clone of it in its place, made with more flags.
fn cloned(folder: &Path, aside: &Path, flags: &[&str]) {
    fs::create_dir_all(aside).unwrap();
    let source = aside.join(folder.file_name().unwrap());
    fs::rename(folder, &source).unwrap();
    git(&source, &["config", "uploadpack.allowFilter", "true"]);
    let from = format!("file://{}", source.display());
    let to = folder.to_str().unwrap();
    git(aside, &[&["clone", "-q"], flags, &[from.as_str(), to]].concat());
}

/// Settings, hooks and attributes that would run something if anybody asked them.
fn baited(folder: &Path, marker: &Path) {
    let bait = folder.join(".git/bait");
    fs::write(&bait, format!("#!/bin/sh\necho \"$0 $*\" >> {}\n", marker.display())).unwrap();
    fs::set_permissions(&bait, fs::Permissions::from_mode(0o755)).unwrap();
    let run = bait.display();
    let settings = format!(
        "[core]\n\tfsmonitor = {run}\n\tsshCommand = {run}\n\thooksPath = .git/hooks\n\tpager = {run}\n\
         \teditor = {run}\n\tgitProxy = {run}\n\taskPass = {run}\n\talternateRefsCommand = {run}\n\
         [log]\n\tshowSignature = true\n[gpg]\n\tprogram = {run}\n[alias]\n\tls-tree = !{run}\n\
         \trev-list = !{run}\n[pager]\n\tls-tree = {run}\n\trev-list = {run}\n\tcat-file = {run}\n\
         [include]\n\tpath = more\n[diff]\n\texternal = {run}\n[credential]\n\thelper = {run}\n\
         [filter \"x\"]\n\tclean = {run}\n\tsmudge = {run}\n\tprocess = {run}\n\
         [extensions]\n\tpartialClone = far\n[remote \"far\"]\n\turl = ext::{run}\n\tpromisor = true\n\
         \tuploadpack = {run}\n[trace2]\n\teventTarget = {}\n",
        marker.display()
    );
    let own = fs::read_to_string(folder.join(".git/config")).unwrap();
    let own = own.replace("repositoryformatversion = 0", "repositoryformatversion = 1");
    fs::write(folder.join(".git/config"), own + &settings).unwrap();
    fs::write(folder.join(".git/more"), format!("[core]\n\tsshCommand = {run}\n")).unwrap();
    fs::create_dir_all(folder.join(".git/hooks")).unwrap();
    for hook in ["post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc"] {
        fs::copy(&bait, folder.join(".git/hooks").join(hook)).unwrap();
    }
    fs::write(folder.join(".gitattributes"), "* filter=x diff=x\n").unwrap();
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Keeps a repository in one of many ways, none of which changes what it shows.
fn kept(folder: &Path, number: usize, aside: &Path, marker: &Path) {
    match number {
        0 => git(folder, &["pack-refs", "--all"]),
        1 => git(folder, &["gc", "-q"]),
        2 => git(folder, &["checkout", "-q", "--detach"]),
        3 => cloned(folder, aside, &["--bare"]),
        4 => cloned(folder, aside, &["--mirror"]),
        5 => cloned(folder, aside, &["--filter=blob:none", "--no-checkout"]),
        6 | 7 => baited(folder, marker),
        8 => {
            // Beside the repository of which it is another work tree, it is not counted.
            let beside = format!("{}-tree", folder.display());
            git(folder, &["worktree", "add", "-q", "--detach", &beside]);
        }
        9 => {
            let from = folder.parent().unwrap().join("r10");
            let allowed = ["-c", "protocol.file.allow=always", "submodule", "add", "-q"];
            git(folder, &[&allowed[..], &[from.to_str().unwrap(), "inner"]].concat());
        }
        10 => {
            pipe(&folder.join("pipe"));
            pipe(&folder.join(".git/pipe"));
            symlink("/", folder.join("root")).unwrap();
        }
        11 => {
            // Its objects are those of another, which lies below the same folder.
            let other = folder.with_file_name("r11-objects");
            fs::rename(folder.join(".git/objects"), other.with_extension("o")).unwrap();
            fs::create_dir_all(folder.join(".git/objects/info")).unwrap();
            let other = other.with_extension("o");
            fs::write(
                folder.join(".git/objects/info/alternates"),
                format!("{}\n", other.display()),
            )
            .unwrap();
        }
        12 => {
            let inside = folder.with_file_name("r12-git");
            git(folder, &["init", "-q", "--separate-git-dir", inside.to_str().unwrap()]);
        }
        13 => {
            git(folder, &["symbolic-ref", "refs/heads/alias", "refs/heads/main"]);
            git(folder, &["symbolic-ref", "HEAD", "refs/heads/alias"]);
        }
        _ => {}
    }
}

#[test]
fn what_is_told_of_sixty_repositories_is_what_was_put_into_them() {
    let folder = tempfile::tempdir().unwrap();
    let (sound, aside) = (folder.path().join("sound"), folder.path().join("aside"));
    let marker = folder.path().join("marker");
    let place = |number: usize| {
        let deep = if number.is_multiple_of(3) { sound.join("a/b c/ü") } else { sound.clone() };
        if number < 15 { sound.join(format!("r{number}")) } else { deep.join(format!("r{number}")) }
    };
    let mut put = Vec::new();
    for number in 0..60 {
        let init: &[&str] = match number {
            14 => &["--object-format=sha256"],
            15 => &["--ref-format=reftable"],
            16 => &["--ref-format=reftable", "--object-format=sha256"],
            _ => &[],
        };
        put.push(made(&place(number), number, init));
    }
    for number in 0..15 {
        kept(&place(number), number, &aside, &marker);
    }
    let told = gathered(folder.path(), "sound --facts", 0);
    assert_eq!(left_out(&told), BTreeMap::new());
    assert_eq!(facts(&told), expected(&put));
    assert!(!marker.exists(), "{}", fs::read_to_string(&marker).unwrap_or_default());
    // Whoever reads what the clone says of itself does run it.
    let _ = Command::new("git").current_dir(place(6)).args(["status", "--short"]).output();
    assert!(marker.exists());
}

fn with(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    made(&path, 1, &[]);
    path
}

#[test]
fn what_cannot_be_read_is_told_with_its_reason_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (all, aside) = (folder.path().join("all"), folder.path().join("aside"));
    fs::create_dir_all(&aside).unwrap();
    let sound = made(&all.join("sound"), 7, &[]);
    let outside = with(folder.path(), "outside");
    git(folder.path(), &["init", "-q", "all/empty"]);
    git(&with(&all, "unborn"), &["symbolic-ref", "HEAD", "refs/heads/nowhere"]);
    fs::create_dir_all(all.join("link")).unwrap();
    symlink(outside.join(".git"), all.join("link/.git")).unwrap();
    fs::create_dir_all(all.join("away")).unwrap();
    fs::write(all.join("away/.git"), format!("gitdir: {}/.git\n", outside.display())).unwrap();
    let moved = with(&all, "objects");
    fs::rename(moved.join(".git/objects"), aside.join("objects")).unwrap();
    symlink(aside.join("objects"), moved.join(".git/objects")).unwrap();
    let borrowed = with(&all, "alternates");
    let objects = outside.join(".git/objects");
    fs::write(borrowed.join(".git/objects/info/alternates"), format!("{}\n", objects.display()))
        .unwrap();
    let waiting = with(&all, "waiting").join(".git/HEAD");
    fs::remove_file(&waiting).unwrap();
    pipe(&waiting);
    let pack = with(&all, "pack").join(".git/objects/pack");
    pipe(&pack.join("pack-1.idx"));
    fs::write(with(&all, "climbing").join(".git/HEAD"), "ref: refs/../../../x\n").unwrap();
    fs::write(with(&all, "option").join(".git/HEAD"), "--output=x\n").unwrap();
    let gone = with(&all, "gone").join(".git/HEAD");
    fs::write(gone, format!("{}\n", "1".repeat(40))).unwrap();
    fs::create_dir_all(all.join("hollow/.git")).unwrap();
    let told = gathered(folder.path(), "all --facts", 2);
    let why = left_out(&told);
    let expected_reasons = [
        ("all/alternates", "keeps what it holds outside of the folder that was named (alternates)"),
        ("all/away", "keeps what it holds outside of the folder that was named (.git)"),
        ("all/climbing", "is no git repository that can be read: its HEAD says nothing"),
        ("all/empty", "has no commit yet where it stands"),
        ("all/hollow", "is no git repository that can be read: it has no objects"),
        ("all/link", "leads by a link to what it holds (.git)"),
        ("all/objects", "leads by a link to what it holds (objects)"),
        ("all/option", "is no git repository that can be read: its HEAD says nothing"),
        ("all/pack", "is no git repository that can be read: a pipe stands among its objects"),
        ("all/unborn", "has no commit yet where it stands"),
        (
            "all/waiting",
            "is no git repository that can be read: a pipe or folder stands where a file should",
        ),
    ];
    for (path, reason) in expected_reasons {
        assert_eq!(why.get(path).map(String::as_str), Some(reason), "{path}");
    }
    assert!(why["all/gone"].starts_with("cannot be read by git: "), "{why:?}");
    assert_eq!(why.len(), expected_reasons.len() + 1, "{why:?}");
    assert_eq!(facts(&told), expected(&[sound]));
}

#[test]
fn a_clone_of_a_part_tells_what_it_has_and_nothing_is_guessed() {
    let folder = tempfile::tempdir().unwrap();
    let (all, aside) = (folder.path().join("all"), folder.path().join("aside"));
    fs::create_dir_all(&all).unwrap();
    let (cut, bare) = (all.join("cut"), all.join("bare"));
    for path in [&cut, &bare] {
        git(&all, &["init", "-q", path.to_str().unwrap()]);
        commit(path, &["LICENSE", "bom.json"], (-30, "a@example.org"));
        commit(path, &["x"], (30, "b@example.org"));
        commit(path, &["y"], (60, "c@example.org"));
    }
    cloned(&cut, &aside, &["--depth", "2"]);
    cloned(&bare, &aside, &["--filter=tree:0", "--no-checkout"]);
    let told = gathered(folder.path(), "all --facts", 0);
    assert_eq!(
        left_out(&told).into_iter().collect::<Vec<_>>(),
        [
            (
                "all/bare".into(),
                "is a clone without the names of its files: what they show is not counted".into()
            ),
            (
                "all/cut".into(),
                "is a clone of a part of the last year: its authors are not counted".into()
            ),
        ]
    );
    let facts = facts(&told);
    assert_eq!(facts["repositories"], "2");
    assert_eq!(facts["active-repositories"], "2/2");
    assert_eq!(facts["repositories-with-licence"], "1/1");
    assert_eq!(facts["repositories-with-releases"], "0/1");
    // Whether the file was there before the clone begins, the clone does not know.
    assert!(!facts.contains_key("repositories-with-sbom") && !facts.contains_key("authors"));
}
