//! Which tool wrote a file, told by what stands in it, and what it shows.

use std::cell::RefCell;
use std::io::{BufRead, Cursor, Read};

use jiff::civil::Date;
use serde::Deserialize as _;
use serde_json::error::Category;
use serde_yaml::DefaultMessageFormatter;

use crate::gather::repository::{Shown, shown_by};
use crate::gather::seen::Seen;
use crate::gather::tools::guard::{Guard, Syntax, Trouble};
use crate::gather::tools::part::{Part, What};
use crate::gather::tools::settle::Parts;
use crate::gather::tools::table::read as table;
use crate::problem::{Place, Problem, no_text};

/// How much of a file is looked at to tell what it is.
const HEAD: u64 = 64 * 1024;

/// Words that stand in a file of a tool, and hardly in another.
const SIGNS: [(&str, &str); 14] = [
    ("spdxVersion", "an SBOM in SPDX"),
    ("https://spdx.org/rdf/3", "an SBOM in SPDX"),
    ("bomFormat", "an SBOM in CycloneDX"),
    ("\"scorecard\"", "a result of OpenSSF Scorecard"),
    ("reuse_spec_version", "a result of `reuse lint --json`"),
    ("scancode-toolkit", "a result of ScanCode"),
    ("analyzer:", "a result of ORT"),
    ("\"analyzer\"", "a result of ORT"),
    ("nameWithOwner", "repositories of GitHub"),
    ("\"full_name\"", "repositories of GitHub"),
    ("\"fullName\"", "repositories of GitHub"),
    ("\"path_with_namespace\"", "projects of GitLab"),
    ("\"fullPath\"", "projects of GitLab"),
    ("\"global\"", "a result of CLOMonitor"),
];

/// Reads the result of a tool, whichever it is, and lays down what it shows, all or nothing of it.
///
/// `changed` is the day on which the file was last changed: it stands in where the tool names none.
///
/// # Errors
/// Why it cannot be read, with the place where there is one, and the way out.
pub fn read(
    input: &mut dyn BufRead,
    name: &str,
    changed: Date,
    seen: &mut Seen,
) -> Result<(), Problem> {
    let told = |trouble: Trouble| trouble.of(name);
    let parts = read_all(input, seen.found.ours()).map_err(told)?;
    if parts.all.iter().any(|part| matches!(part.what, What::Insights(_))) {
        let help = "gather the clone of the repository in which it stands";
        return Err(told(trouble("security insights tell nothing without their repository", help)));
    }
    seen.found.take(parts, name, changed).map_err(told)
}

/// Reads a file that nobody named, if it is the result of a tool; says whether it is. What cannot be
/// read, has no sign of a tool and is not called as bills of materials are is none.
///
/// # Errors
/// Why it cannot be read, with the place where there is one, and the way out.
pub fn read_found(
    input: &mut dyn BufRead,
    name: &str,
    changed: Date,
    seen: &mut Seen,
) -> Result<bool, Problem> {
    let mut head = Vec::new();
    let begun = input.take(HEAD).read_to_end(&mut head);
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let is_called_so = shown_by(file.as_bytes()).any(|shown| shown == Shown::Sbom);
    let is_of_a_tool = is_called_so || sign(&head).is_some() || table_in(&head).is_some();
    let mut whole = Cursor::new(head).chain(input);
    match begun.map_or(Ok(()), |_| read(&mut whole, name, changed, seen)) {
        Err(_) if !is_of_a_tool => Ok(false),
        read => read.map(|()| true),
    }
}

/// Says whether a `security-insights.yml` names a way to report a vulnerability.
///
/// # Errors
/// Why it is none, with the place where there is one, and the way out.
pub fn security_insights(input: &mut dyn BufRead, name: &str) -> Result<bool, Problem> {
    let told = |trouble: Trouble| trouble.of(name);
    match read_all(input, &[]).map_err(told)?.all.as_slice() {
        [Part { what: What::Insights(names_contact), .. }] => Ok(*names_contact),
        _ => Err(told(trouble("no security insights", "write `header:` with `schema-version:`"))),
    }
}

fn read_all(input: &mut dyn BufRead, ours: &[String]) -> Result<Parts, Trouble> {
    let mut head = Vec::new();
    let begun = input.take(HEAD).read_to_end(&mut head);
    begun.map_err(|error| trouble(error.to_string(), "look whether the file can be read"))?;
    read_parts(&head, input, ours)
}

fn read_parts(head: &[u8], rest: &mut dyn BufRead, ours: &[String]) -> Result<Parts, Trouble> {
    if let Some((message, help)) = no_text(head) {
        return Err(trouble(message, help));
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).to_vec();
    let Some(first) = text.iter().find(|byte| !byte.is_ascii_whitespace()) else {
        return Err(trouble("the file is empty", "make it anew"));
    };
    let is_json = matches!(first, b'{' | b'[');
    let sign = sign(&text);
    let table = table_in(&text);
    let mut input = Cursor::new(text).chain(rest);
    let found = RefCell::new(None);
    let read = if is_json {
        read_json(Guard::new(&mut input, Syntax::Json, &found), sign)
    } else if let Some(kind) = table {
        let guard = Guard::new(&mut input, Syntax::Csv, &found);
        table::read(guard, kind, ours).map(Parts::of_file)
    } else {
        read_yaml(Guard::new(&mut input, Syntax::Yaml, &found), sign)
    };
    // What the guard has found is why the parser failed.
    found.into_inner().map_or(read, Err)
}

/// Reads one value after the other, as tools write results line by line.
fn read_json(guard: Guard<'_>, sign: Option<&str>) -> Result<Parts, Trouble> {
    let mut all = Parts::default();
    for parts in serde_json::Deserializer::from_reader(guard).into_iter::<Parts>() {
        let parts = parts.map_err(|error| trouble_in_json(&error, sign))?;
        add(&mut all, parts)?;
    }
    known(all)
}

fn read_yaml(guard: Guard<'_>, sign: Option<&str>) -> Result<Parts, Trouble> {
    let options = serde_yaml::options! {
        with_snippet: false,
        budget: serde_yaml::budget! {
            max_events: usize::MAX,
            max_nodes: usize::MAX,
            max_total_scalar_bytes: usize::MAX,
            max_total_comment_bytes: usize::MAX,
        },
    };
    let parts = serde_yaml::with_deserializer_from_reader_with_options(guard, options, |yaml| {
        Parts::deserialize(yaml)
    });
    let mut all = Parts::default();
    add(&mut all, parts.map_err(|error| trouble_in_yaml(&error, sign))?)?;
    known(all)
}

fn add(all: &mut Parts, parts: Parts) -> Result<(), Trouble> {
    all.add_all(parts).map_err(|wrong| with_help(&wrong, "make the file anew", None))
}

fn known(parts: Parts) -> Result<Parts, Trouble> {
    if parts.is_unknown {
        return Err(unknown());
    }
    if parts.all.is_empty() {
        return Err(trouble("an empty list", "nothing can be told of it; leave the file out"));
    }
    Ok(parts)
}

fn table_in(head: &[u8]) -> Option<table::Kind> {
    table::kind(&String::from_utf8_lossy(head))
}

fn sign(head: &[u8]) -> Option<&'static str> {
    let holds = |word: &str| head.windows(word.len()).any(|found| found == word.as_bytes());
    SIGNS.into_iter().find(|(word, _)| holds(word)).map(|(_, what)| what)
}

fn trouble_in_json(error: &serde_json::Error, sign: Option<&str>) -> Trouble {
    let place = Place { line: error.line(), column: error.column().max(1), width: 1 };
    let whole = error.to_string();
    let what = whole.rfind(" at line ").map_or(&*whole, |end| &whole[..end]);
    let (message, help) = match error.classify() {
        Category::Io => return trouble(what, "look whether the file can be read"),
        Category::Eof => ("the file ends too early".to_owned(), "get it once more".to_owned()),
        Category::Syntax => (what.to_owned(), "make the file anew; this is no JSON".to_owned()),
        Category::Data => {
            let help = match sign {
                Some(sign) => format!("make the file anew; it looks like {sign}"),
                // What says its own way out has been told apart without a sign.
                None if what.contains("; ") => String::new(),
                None => return unknown(),
            };
            return with_help(what, &help, Some(place));
        }
    };
    Trouble { place: (error.line() > 0).then_some(place), message, help }
}

/// Takes what is wrong and the way out apart, which stands behind a semicolon where there is a better
/// one than `help`.
fn with_help(wrong: &str, help: &str, place: Option<Place>) -> Trouble {
    let (message, help) = wrong.split_once("; ").unwrap_or((wrong, help));
    Trouble { place, message: message.to_owned(), help: help.to_owned() }
}

fn trouble_in_yaml(error: &serde_yaml::Error, sign: Option<&str>) -> Trouble {
    let Some(sign) = sign else { return unknown() };
    let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX).max(1);
    let place = error.location().map(|location| Place {
        line: number(location.line()),
        column: number(location.column()),
        width: 1,
    });
    let whole = error.without_snippet().render_with_formatter(&DefaultMessageFormatter);
    let what = whole.split(" at line ").next().unwrap_or_default();
    let what = if what.contains("budget") { "it unfolds to more than a tool writes" } else { what };
    with_help(what, &format!("make the file anew; it looks like {sign}"), place)
}

fn trouble(message: impl Into<String>, help: &str) -> Trouble {
    Trouble { place: None, message: message.into(), help: help.to_owned() }
}

fn unknown() -> Trouble {
    let help = "these are read: SBOMs in SPDX and CycloneDX (JSON); results of OpenSSF Scorecard, \
                CLOMonitor, ORT, ScanCode and REUSE; repositories of GitHub and GitLab; tables of \
                contributions, first replies and critical dependencies (CSV; `ospo gather --help` names their \
                columns)";
    trouble("this is by none of the tools that are known", help)
}
