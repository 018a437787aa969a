//! What is said of the work of others that is in the command: what it is, under which licence it is
//! taken, whose it is, and each licence's text once.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// The systems that binaries are made for.
pub(crate) const TARGETS: [&str; 8] = [
    "aarch64-apple-darwin",
    "aarch64-unknown-linux-gnu",
    "aarch64-unknown-linux-musl",
    "x86_64-apple-darwin",
    "x86_64-pc-windows-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-unknown-linux-gnu",
    "x86_64-unknown-linux-musl",
];

/// Licences, in the order in which one is taken where there is a choice, with the words with which
/// a text begins, below its title and whose it is.
const LICENCES: [(&str, &str); 8] = [
    ("Apache-2.0", "Version 2.0, January 2004"),
    ("MIT", "Permission is hereby granted"),
    ("BSD-3-Clause", "Redistribution and use"),
    ("BSD-2-Clause", "Redistribution and use"),
    ("ISC", "Permission to use"),
    ("Zlib", "This software is provided 'as-is'"),
    ("Unicode-3.0", "NOTICE TO USER"),
    ("Unlicense", "This is free and unencumbered"),
];

/// What is linked and is no package of the tree; what the libraries that come with Rust are made of
/// stands in its folder `lib/rustlib`.
const BESIDE: [(&str, &str, &str); 5] = [
    (
        "Rust, its standard library",
        "Apache-2.0",
        "Copyright (c) The Rust Project Developers (see https://thanks.rust-lang.org)\n\
         backtrace, cfg-if, rustc-demangle: Copyright (c) 2014 Alex Crichton\n\
         addr2line, gimli, object: Copyright (c) The Gimli Developers\n\
         hashbrown: Copyright (c) 2016 Amanieu d'Antras\n\
         memchr: Copyright (c) 2015 Andrew Gallant\n\
         mpmc: Copyright (c) 2019 The Crossbeam Project Developers",
    ),
    (
        "Rust, miniz_oxide in its standard library",
        "MIT",
        "Copyright 2013-2014 RAD Game Tools and Valve Software\n\
         Copyright 2010-2014 Rich Geldreich and Tenacious Software LLC\n\
         Copyright (c) 2017 Frommi",
    ),
    (
        "Rust, compiler_builtins in its standard library",
        "MIT",
        "Copyright (c) 2018 Jorge Aparicio\n\
         Copyright (c) 2009-2016 by the contributors listed in CREDITS.TXT of LLVM",
    ),
    (
        "Rust, tables of characters in its standard library",
        "Unicode-3.0",
        "Copyright (c) 1991-2024 Unicode, Inc.",
    ),
    (
        "musl, in what is made for systems with musl in their name",
        "MIT",
        "Copyright (c) 2005-2020 Rich Felker, et al.",
    ),
];

/// What was taken, by name, with the lines that say whose it is.
type Taken = BTreeMap<String, Vec<String>>;

/// What was taken under a text, by its licence and its words, since some have words of their own.
type Groups = BTreeMap<(usize, String), (String, Taken)>;

/// Writes the notices for what `cargo metadata` says of the tree.
pub(crate) fn notices(metadata: &Value) -> String {
    let mut by_text = Groups::new();
    let mut without_text: Vec<(usize, String, Vec<String>)> = Vec::new();
    for package in shipped(metadata) {
        let name = format!("{} {}", said(&package["name"]), said(&package["version"]));
        let files = files(Path::new(said(&package["manifest_path"])).parent().unwrap());
        let whose = whose(package, &files);
        for licence in taken(said(&package["license"])) {
            let mut texts = files.iter().filter_map(|file| text_of(licence, file));
            match texts.next() {
                Some(text) => {
                    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    // The terms of Apache-2.0 are one text, whatever is said after them.
                    let key = (licence, if licence == 0 { String::new() } else { words });
                    let group = by_text.entry(key).or_insert((text, Taken::new()));
                    group.1.insert(name.clone(), whose.clone());
                }
                None => without_text.push((licence, name.clone(), whose.clone())),
            }
        }
    }
    for (name, licence, whose) in BESIDE {
        let whose = whose.lines().map(str::to_owned).collect();
        without_text.push((known(licence).unwrap(), name.to_owned(), whose));
    }
    // Where a package brings no text, it is the one that most bring.
    for (licence, name, whose) in without_text {
        let of_licence = by_text.iter_mut().filter(|((of, _), _)| *of == licence);
        let commonest = of_licence.max_by_key(|(_, (_, taken))| taken.len());
        let (_, (_, taken)) = commonest.unwrap_or_else(|| panic!("{name}: no text to be had"));
        taken.insert(name, whose);
    }
    written(&by_text)
}

fn written(groups: &Groups) -> String {
    let mut page = "\
THIRD-PARTY NOTICES

What `ospo` is made of beside its own code, for all systems that it is made for: packages from
crates.io, the standard library of Rust, and musl. Each stands under the licence by which it is
taken here; some may be had under others too. The text of a licence follows those who share it.

`ospo` itself is under the Apache License 2.0; its checklists are under CC BY 4.0, and the survey
figures in them under CC BY-SA 4.0: see LICENSE and checklists/LICENSE.

"
    .to_owned();
    for (number, ((licence, _), (_, taken))) in groups.iter().enumerate() {
        writeln!(page, "{:>3}. {:<13} {:>3}", number + 1, LICENCES[*licence].0, taken.len())
            .unwrap();
    }
    for (number, ((licence, _), (text, taken))) in groups.iter().enumerate() {
        let bar = "=".repeat(80);
        write!(page, "\n{bar}\n{}. {}\n{bar}\n\n", number + 1, LICENCES[*licence].0).unwrap();
        for (name, whose) in taken {
            writeln!(page, "{name}").unwrap();
            for line in whose {
                writeln!(page, "    {line}").unwrap();
            }
        }
        write!(page, "\n{}\n\n{}\n", "-".repeat(80), text.trim_end()).unwrap();
    }
    page
}

/// Returns the packages that are linked, or that write code which is.
fn shipped(metadata: &Value) -> Vec<&Value> {
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let root = &metadata["resolve"]["root"];
    let mut seen = vec![root];
    let mut at = 0;
    while let Some(id) = seen.get(at) {
        let node = nodes.iter().find(|node| node["id"] == **id).unwrap();
        for on in node["deps"].as_array().unwrap() {
            let kinds = on["dep_kinds"].as_array().unwrap();
            if kinds.iter().any(|kind| kind["kind"].is_null()) && !seen.contains(&&on["pkg"]) {
                seen.push(&on["pkg"]);
            }
        }
        at += 1;
    }
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages.filter(|one| one["id"] != *root && seen.contains(&&one["id"])).collect()
}

/// Returns the licences that are taken: of each part of an expression the first that we know.
fn taken(expression: &str) -> Vec<usize> {
    let parts = super::parts(expression);
    let chosen = |part: &Vec<String>| part.iter().filter_map(|licence| known(licence)).min();
    parts.iter().map(|part| chosen(part).unwrap_or_else(|| panic!("{expression}"))).collect()
}

fn known(licence: &str) -> Option<usize> {
    LICENCES.iter().position(|(name, _)| *name == licence)
}

/// Returns what a package says itself of licences and copyright.
fn files(folder: &Path) -> Vec<String> {
    const NAMES: [&str; 6] = ["license", "licence", "unlicense", "copying", "copyright", "notice"];
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|one| one.unwrap().path()).collect();
    paths.sort();
    let named = paths.iter().filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy().to_lowercase();
        // A notice has to be passed on as it is, and so far there is none.
        assert!(!name.starts_with("notice"), "{}: to be written out", path.display());
        path.is_file() && NAMES.iter().any(|start| name.starts_with(start))
    });
    let text = |path| String::from_utf8_lossy(&fs::read(path).unwrap()).replace("\r\n", "\n");
    named.map(text).collect()
}

/// Returns the text of a licence in a file of a package.
fn text_of(licence: usize, file: &str) -> Option<String> {
    let (name, start) = LICENCES[licence];
    // Other licences begin alike.
    let alike = match name {
        "MIT" => file.contains("UNICODE") || !file.contains("The above copyright notice"),
        "BSD-2-Clause" => file.contains("Neither the name"),
        "BSD-3-Clause" => !file.contains("either the name"),
        _ => false,
    };
    let line = file.find(start).map(|at| file[..at].rfind('\n').map_or(0, |end| end + 1));
    line.filter(|_| !alike).map(|line| file[line..].to_owned())
}

/// Returns the lines that say whose a package is, else who made it.
fn whose(package: &Value, files: &[String]) -> Vec<String> {
    let mut whose: Vec<String> = Vec::new();
    for line in files.iter().flat_map(|file| file.lines()) {
        let line = line.trim().trim_start_matches(['*', '#', '-', ' ']);
        let small = line.to_lowercase();
        let starts = ["copyright", "(c)", "©"].iter().any(|start| small.starts_with(start));
        let words = ["yyyy", "notice", "license", "owner", "holder", "retain", "assign"];
        let is_of_terms = words.iter().any(|word| small.contains(word));
        let names = line.split_whitespace().count() > 1;
        let bare = |line: &str| line.replace("(c) ", "").trim_end_matches(['.', ' ']).to_owned();
        if starts && !is_of_terms && names && !whose.iter().any(|known| bare(known) == bare(line)) {
            whose.push(line.to_owned());
        }
    }
    let authors = package["authors"].as_array().unwrap().iter().map(said);
    let authors: Vec<&str> = authors.collect();
    match (whose.is_empty(), authors.is_empty()) {
        (false, _) => whose,
        (true, false) => vec![format!("by {}", authors.join(", "))],
        (true, true) => vec![format!("by its authors, {}", said(&package["repository"]))],
    }
}

fn said(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
