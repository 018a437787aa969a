//! The absences that hold: data flows one way, and only the store touches the outside.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ospo::checklist;

/// A line of code, without its comment, and where it stands.
struct Line {
    file: String,
    number: usize,
    code: String,
}

/// Returns the lines of a Rust file, or of all in a folder, up to their tests.
fn code(place: impl AsRef<Path>) -> Vec<Line> {
    let mut lines = Vec::new();
    for path in rust_files(place.as_ref()) {
        let text = fs::read_to_string(&path).unwrap();
        let file = path.display().to_string();
        for (index, line) in text.lines().take_while(|l| !l.starts_with("mod tests")).enumerate() {
            let code = line.split("//").next().unwrap_or_default().to_owned();
            lines.push(Line { file: file.clone(), number: index + 1, code });
        }
    }
    assert!(!lines.is_empty(), "there is no code");
    lines
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    if folder.is_file() {
        return vec![folder.to_owned()];
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Returns the modules of the library in the order of `lib.rs`, which is the order of the flow.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let names = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

fn room_of(file: &str) -> String {
    let inner = file.strip_prefix("src/").unwrap();
    inner.split('/').next().unwrap().trim_end_matches(".rs").to_owned()
}

fn library() -> Vec<Line> {
    let in_library = |line: &Line| rooms().contains(&room_of(&line.file));
    code("src").into_iter().filter(in_library).collect()
}

fn tell(lines: &[Line], what: &str, wrong: impl Fn(&Line) -> bool) {
    let told: Vec<String> = lines
        .iter()
        .filter(|line| wrong(line))
        .map(|line| format!("{}:{}: {}", line.file, line.number, line.code.trim()))
        .collect();
    assert!(told.is_empty(), "{what}:\n{}", told.join("\n"));
}

#[test]
fn a_module_uses_only_those_above_it() {
    let rooms = rooms();
    let place = |room: &str| rooms.iter().position(|other| other == room);
    tell(&library(), "used from below", |line| {
        let own = place(&room_of(&line.file)).unwrap();
        line.code.split("crate::").skip(1).any(|after| {
            let used: String =
                after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            place(&used).is_none_or(|used| used > own)
        })
    });
}

#[test]
fn no_files_import_each_other() {
    let mut imports = Imports::new();
    for file in rust_files(Path::new("src")) {
        // A face names its files to show what is in them.
        let used = if file.ends_with("mod.rs") { Vec::new() } else { paths_in(&file) };
        let used = used.iter().map(|path| file_of(path));
        imports.insert(file.clone(), used.filter(|used| *used != file).collect());
    }
    assert!(imports.values().any(|used| used.len() > 10), "nothing is read");
    let back = |file: &PathBuf| {
        let used = reached(&imports, file).into_iter();
        let back: Vec<String> = used
            .filter(|used| reached(&imports, used).contains(file))
            .map(|used| used.display().to_string())
            .collect();
        (!back.is_empty()).then(|| back.join(", "))
    };
    let circles: Vec<String> = imports.keys().filter_map(back).collect();
    assert!(circles.is_empty(), "files that import each other:\n{}", circles.join("\n"));
}

type Imports = BTreeMap<PathBuf, BTreeSet<PathBuf>>;

/// Returns all files that a file imports, and those that they import.
fn reached<'i>(imports: &'i Imports, file: &'i PathBuf) -> BTreeSet<&'i PathBuf> {
    let mut reached = BTreeSet::new();
    let mut next = vec![file];
    while let Some(used) = next.pop().and_then(|file| imports.get(file)) {
        next.extend(used.iter().filter(|file| reached.insert(*file)));
    }
    reached
}

/// Returns the paths below `crate` that a file names, each as its segments.
fn paths_in(file: &Path) -> Vec<Vec<String>> {
    let lines = code(file);
    let text: String = lines.into_iter().map(|line| line.code + "\n").collect();
    let mut paths = Vec::new();
    for after in text.split("crate::").skip(1) {
        spread(after, &[], &mut paths);
    }
    let faces = paths.clone().into_iter();
    for face in faces.filter(|path| file_of(path).ends_with("mod.rs")) {
        let name = format!("{}::", face.last().unwrap());
        for (at, _) in text.match_indices(&name) {
            let before = text[..at].chars().next_back();
            if before.is_none_or(|c| !c.is_alphanumeric() && !"_:".contains(c)) {
                spread(&text[at + name.len()..], &face, &mut paths);
            }
        }
    }
    paths
}

/// Reads one path or tree of paths, and returns what stands behind it.
fn spread<'t>(tree: &'t str, before: &[String], paths: &mut Vec<Vec<String>>) -> &'t str {
    let tree = tree.trim_start();
    if let Some(mut branches) = tree.strip_prefix('{') {
        while !branches.trim_start().starts_with('}') {
            let rest = spread(branches, before, paths).trim_start();
            branches = rest.strip_prefix(',').unwrap_or(rest);
        }
        return branches.trim_start().strip_prefix('}').unwrap();
    }
    let end = tree.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '*');
    let (name, rest) = tree.split_at(end.unwrap_or(tree.len()));
    let mut path = before.to_vec();
    path.extend((name != "self").then(|| name.to_owned()));
    if let Some(rest) = rest.strip_prefix("::") {
        return spread(rest, &path, paths);
    }
    paths.push(path);
    let rest = rest.trim_start();
    let Some(renamed) = rest.strip_prefix("as ") else {
        return rest;
    };
    renamed.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_')
}

/// Returns the file in which a path ends: a face sends on to where a name comes from.
fn file_of(path: &[String]) -> PathBuf {
    let (mut folder, mut file) = (PathBuf::from("src"), PathBuf::from("src/lib.rs"));
    for (at, name) in path.iter().enumerate() {
        let (inner, face) = (folder.join(name), folder.join(name).join("mod.rs"));
        if face.is_file() {
            (folder, file) = (inner, face);
        } else if inner.with_extension("rs").is_file() {
            return inner.with_extension("rs");
        } else {
            return shown_by(&file, name).map_or(file, |behind| {
                let module = folder.strip_prefix("src").unwrap();
                let module = module.iter().map(|part| part.to_str().unwrap().to_owned());
                file_of(&module.chain(behind).chain(path[at + 1..].to_vec()).collect::<Vec<_>>())
            });
        }
    }
    file
}

/// Returns the path, from its own module, of a name that a face shows.
fn shown_by(face: &Path, name: &str) -> Option<Vec<String>> {
    let text = fs::read_to_string(face).unwrap();
    let mut shown = Vec::new();
    for line in text.split("use ").skip(1) {
        spread(line, &[], &mut shown);
    }
    shown.into_iter().find(|path| path.len() > 1 && path.last().is_some_and(|last| last == name))
}

#[test]
fn imports_name_their_module_so_that_the_list_is_the_picture() {
    tell(&code("src"), "an import that hides where it comes from", |line| {
        let code = line.code.trim();
        code.starts_with("use crate::{") || code.starts_with("use super::*")
    });
}

#[test]
fn a_face_holds_no_logic() {
    let lines = code("src");
    let faces: Vec<Line> = lines.into_iter().filter(|l| l.file.ends_with("/mod.rs")).collect();
    tell(&faces, "logic in a mod.rs", |line| {
        let code = line.code.trim();
        code.contains("fn ") || code.contains("impl ") || code.contains("struct ")
    });
}

#[test]
fn only_the_store_touches_the_outside() {
    let outside = [
        "std::fs",
        "std::env",
        "std::process",
        "std::net",
        "std::os",
        "SystemTime",
        "Instant",
        "Zoned",
        "Timestamp::now",
        "tempfile",
    ];
    tell(&library(), "touches files, the environment or a clock", |line| {
        room_of(&line.file) != "store" && outside.iter().any(|name| line.code.contains(name))
    });
    tell(&library(), "asks a clock", |line| {
        ["SystemTime", "Instant::", "Zoned", "::now("].iter().any(|n| line.code.contains(n))
    });
}

#[test]
fn the_library_knows_no_command_line_and_no_screen() {
    let screen = [
        "clap",
        "ratatui",
        "crossterm",
        "anstream",
        "terminal_size",
        "signal_hook",
        "println!",
        "print!",
        "eprintln!",
        "eprint!",
        "stdout(",
        "stderr(",
        "stdin(",
        "anyhow",
    ];
    tell(&library(), "knows the command line or the screen", |line| {
        // Where a process that is begun reads and writes is no stream of ours.
        let code = [".stdin(", ".stdout(", ".stderr("];
        let code = code.iter().fold(line.code.clone(), |code, call| code.replace(call, ""));
        screen.iter().any(|name| code.contains(name))
    });
}

#[test]
fn no_score_is_a_float() {
    let rooms = ["model", "guide", "answers", "organisation", "score", "insight", "interview"];
    tell(&library(), "a float", |line| {
        let float = line.code.contains("f64") || line.code.contains("f32");
        rooms.contains(&room_of(&line.file).as_str()) && float
    });
}

#[test]
fn no_item_is_named_in_rust() {
    let mut ids: Vec<String> = Vec::new();
    for id in checklist::builtin_ids() {
        let model = checklist::parse(&checklist::builtin(id).unwrap()).unwrap();
        ids.extend(model.items_and_topics().map(|item| item.id.to_string()));
    }
    assert!(ids.len() >= 26, "the default model has its items and topics");
    // Help and its examples may name items: those are words for people, and a test runs them.
    let lines: Vec<Line> = code("src")
        .into_iter()
        .filter(|line| !line.file.contains("cli/command") && !line.file.ends_with("cli/lookup.rs"))
        .collect();
    tell(&lines, "an item named in Rust", |line| {
        ids.iter().filter(|id| id.contains('-')).any(|id| line.code.contains(id.as_str()))
    });
}

#[test]
fn nothing_opens_the_network() {
    tell(&code("src"), "the network", |line| {
        ["std::net", "TcpStream", "UdpSocket", "ToSocketAddrs"]
            .iter()
            .any(|n| line.code.contains(n))
    });
    let lock = fs::read_to_string("Cargo.lock").unwrap();
    for name in ["reqwest", "hyper", "ureq", "curl", "tokio", "mio-net", "socket2", "rustls"] {
        assert!(!lock.contains(&format!("name = \"{name}\"")), "{name} is a dependency");
    }
}

#[test]
fn no_unsafe_code_is_allowed() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}

#[test]
fn a_folder_can_be_looked_through() {
    let mut folders: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for path in rust_files(Path::new("src")) {
        *folders.entry(path.parent().unwrap().to_owned()).or_default() += 1;
    }
    folders.retain(|_, files| *files > 20);
    assert!(folders.is_empty(), "more than 20 files: {folders:?}");
}

#[test]
fn files_stay_small_enough_to_read() {
    for path in rust_files(Path::new("src")) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 400, "{} has {lines} lines: it is two ideas", path.display());
    }
}
