//! What results of tools show: each fact equals the one that a script of its own has reckoned, and what
//! cannot be read says why.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, BufReader, Read};
use std::path::Path;

use jiff::civil::{Date, date};
use ospo::facts::Fact;
use ospo::gather::{self, Found, Seen};
use serde_json::{Map, Value, json};

const GATHERED: Date = date(2026, 11, 30);
/// The day on which the files of the tests were last changed.
const CHANGED: Date = date(2026, 11, 15);

fn read(name: &str, bytes: &[u8], seen: &mut Seen) -> Result<(), String> {
    let mut input = bytes;
    gather::read(&mut input, name, CHANGED, seen).map_err(|problem| {
        let help = problem.help.as_deref().unwrap_or("no way out is said");
        format!("{problem}\n  {help}")
    })
}

/// Returns facts as `expected.json` has them.
fn told(facts: &[Fact]) -> Value {
    let told = facts.iter().map(|fact| {
        let mut told = json!({
            "value": fact.value.to_string(),
            "day": fact.day.to_string(),
            "from": fact.from,
        });
        if !fact.by.is_empty() {
            let by = fact
                .by
                .iter()
                .map(|part| json!([part.month, part.project, part.value.to_string()]));
            told["by"] = by.collect();
        }
        (fact.name.as_str().to_owned(), told)
    });
    Value::Object(told.collect::<Map<_, _>>())
}

fn ours() -> Seen {
    let names = ["Example Corp", "Example"].map(str::to_owned);
    Seen { found: Found::of(names), ..Seen::default() }
}

fn files() -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gather");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = files.map(|path| {
        (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap())
    });
    named.collect()
}

#[test]
fn each_fact_equals_the_one_that_a_script_has_reckoned() {
    let expected: BTreeMap<String, Value> =
        serde_json::from_str(include_str!("gather/expected.json")).unwrap();
    let files = files();
    let mut all = ours();
    for (name, bytes) in &files {
        let mut seen = ours();
        read(name, bytes, &mut seen).unwrap_or_else(|told| panic!("{told}"));
        assert_eq!(told(&seen.found.facts(GATHERED)), expected[name], "{name}");
        read(name, bytes, &mut all).unwrap_or_else(|told| panic!("{told}"));
    }
    assert_eq!(told(&all.found.facts(GATHERED)), expected["all of them"], "all of them");
    assert_eq!(expected.len(), files.len() + 1, "a file is gone");
}

#[test]
fn the_page_on_sources_names_each_fact_that_is_reckoned() {
    let page = include_str!("../docs/gather-sources.md");
    let mut all = ours();
    for (name, bytes) in files() {
        read(&name, &bytes, &mut all).unwrap();
    }
    let facts = all.found.facts(GATHERED);
    assert_eq!(facts.len(), 22, "sources of some facts are not tried");
    for fact in facts {
        let name = format!("`{}`", fact.name.as_str());
        assert!(page.contains(&name), "{name}");
    }
}

/// Returns files that cannot be read, each with what is the matter with it.
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn unread() -> Vec<(&'static str, Vec<u8>)> {
    let text = |text: &str| text.as_bytes().to_vec();
    let bom = |components: &str| {
        text(&format!(
            r#"{{"bomFormat":"CycloneDX","specVersion":"1.6","components":{components}}}"#
        ))
    };
    let spdx = |rest: &str| text(&format!(r#"{{"spdxVersion":"SPDX-2.3",{rest}}}"#));
    let card = |score: &str| {
        let rest = r#""date":"2026-11-01","repo":{"name":"github.com/a/b"},"scorecard":{}"#;
        text(&format!(r#"{{{rest},"score":{score}}}"#))
    };
    let ort = |rest: &str| text(&format!(r#"{{"repository":{{}},"analyzer":{{"a":1}},{rest}}}"#));
    let mut split = bom(r#"[{"name":"caf"#);
    split.extend([0xc3]);
    let mut latin = bom("[\n{\"name\":\"a\"},\n{\"name\":\"caf");
    latin.truncate(latin.len() - 1);
    latin.extend(b"\xe9\"}]}");
    let utf16 = "{\"bomFormat\":\"CycloneDX\"}".encode_utf16().flat_map(u16::to_le_bytes);
    let contributions = |rows: &str| text(&format!("date,repository,author,organisation\n{rows}"));
    let many_keys: Vec<String> = (0..200_000).map(|key| format!("\"{key:x}\":0")).collect();
    let many_keys = many_keys.join(",");
    vec![
        ("empty", vec![]),
        ("blank", text(" \n\t\n")),
        ("only a byte order mark", text("\u{feff}")),
        ("prose", text("# Read me\n\nThis is no result.\n")),
        ("a number", text("17\n")),
        ("an empty list", text("[]")),
        ("an empty object", text("{}")),
        (
            "a manifest of npm",
            text(r#"{"name":"x","license":"MIT","files":["a"],"repository":"x"}"#),
        ),
        (
            "an API described",
            text(r#"{"openapi":"3.1.0","components":{"schemas":{}},"packages":["a"]}"#),
        ),
        ("200,000 keys", text(&format!("{{{many_keys},\"last\":0}}"))),
        ("UTF-16", utf16.collect()),
        ("a ZIP", text("PK\u{3}\u{4}rest")),
        ("cut off", bom(r#"[{"name":"a"},{"name":"b""#)[..80].to_vec()),
        ("cut off within a character", split),
        ("in Latin-1", latin),
        ("something behind the end", [bom("[]"), text("x")].concat()),
        ("a second object by nobody", [bom("[]"), text("{}")].concat()),
        ("CycloneDX of tomorrow", text(r#"{"bomFormat":"CycloneDX","specVersion":"9.9"}"#)),
        ("CycloneDX without a version", text(r#"{"bomFormat":"CycloneDX"}"#)),
        ("SPDX of tomorrow", text(r#"{"spdxVersion":"SPDX-2.9"}"#)),
        ("components that are no list", bom(r#"{"name":"a"}"#)),
        ("a component that is none", bom("[\n  7\n]")),
        ("a name that is none", bom(r#"[{"name":["a"]}]"#)),
        ("a component without a name", bom("[{}]")),
        ("licences that are no list", bom(r#"[{"name":"a","licenses":"MIT"}]"#)),
        (
            "a key twice",
            text("{\"bomFormat\":\"CycloneDX\",\n\"components\":[],\n\"components\":[]}"),
        ),
        ("a key of a component twice", bom("[{\"name\":\"a\",\n\"name\":\"b\"}]")),
        ("deep", bom(&"[".repeat(100_000))),
        ("deep, in components", bom(&r#"[{"name":"a","components":"#.repeat(60))),
        ("a control character", bom("[{\"name\":\"a\u{1}b\"}]")),
        ("a long text", bom(&format!(r#"[{{"name":"{}"}}]"#, "a".repeat(9 * 1024 * 1024)))),
        ("a long number", card(&"9".repeat(1_000))),
        ("a day that is none", spdx(r#""creationInfo":{"created":"yesterday"}"#)),
        (
            "a day that is not in the calendar",
            spdx(r#""creationInfo":{"created":"2026-02-30T00:00:00Z"}"#),
        ),
        ("packages that are none", spdx("\"packages\":[\n{\"name\":\"a\"},\nnull]")),
        (
            "an element that is none",
            text(r#"{"@context":"https://spdx.org/rdf/3.0.1/x","@graph":[0]}"#),
        ),
        ("NaN", card("NaN")),
        ("Infinity", card("1e999")),
        ("a huge score", card("1e300")),
        ("a score below 0", card("-2")),
        ("a score as text", card(r#""7.5""#)),
        (
            "a scorecard of probes",
            text(
                r#"{"date":"2026-11-01","repo":{"name":"a/b"},"scorecard":{},"findings":[{"probe":"x"}]}"#,
            ),
        ),
        ("a check beyond 10", card(r#"5,"checks":[{"name":"SAST","score":11}]"#)),
        ("checks that are no list", card(r#"5,"checks":{"SAST":10}"#)),
        ("a score beyond 100", text(r#"{"score":{"global":100.5}}"#)),
        ("ORT before anything was judged", ort(r#""evaluator":null"#)),
        ("ORT in YAML before anything was judged", text("repository: {}\nanalyzer:\n  a: 1\n")),
        ("violations that are no list", ort(r#""evaluator":{"violations":3}"#)),
        (
            "a vulnerability without a name",
            ort(r#""advisor":{"results":{"NPM::a":[{"vulnerabilities":[7]}]}}"#),
        ),
        ("ORT in YAML that is none", text("analyzer:\n  result: {\n  end: ]\n")),
        ("a long line of YAML", text(&format!("analyzer: {}", "a".repeat(9 * 1024 * 1024)))),
        ("ORT in YAML with aliases", text(&aliases())),
        (
            "a scan without licences",
            text(
                r#"{"headers":[{"tool_name":"scancode-toolkit"}],"files":[{"path":"a","type":"file"}]}"#,
            ),
        ),
        (
            "a scan by lines",
            text(
                "{\"headers\":[{\"tool_name\":\"scancode-toolkit\"}]}\n{\"files\":[{\"path\":\"a\"}]}\n",
            ),
        ),
        (
            "an answer of GraphQL that was refused",
            text(r#"{"data":null,"errors":[{"message":"Bad credentials"}]}"#),
        ),
        (
            "a node of GraphQL that is none",
            text(
                "{\"data\":{\"group\":{\"projects\":{\"nodes\":[\n{\"fullPath\":\"a/b\",\"visibility\":\"public\"},\n7]}}}}",
            ),
        ),
        (
            "changes counted without their authors",
            text(r#"[{"repo_name":"numpy","date":"2026-06-01T00:00:00.000Z","pull_requests":3}]"#),
        ),
        (
            "repositories of which nobody says whether they are public",
            text(r#"[{"nameWithOwner":"a/b"}]"#),
        ),
        ("security insights", text("header:\n  schema-version: 2.0.0\nproject:\n  name: x\n")),
        ("an unknown table", text("a,b,c\n1,2,3\n")),
        (
            "contributions of others",
            contributions("2026-11-01,a/b,x,Globex\n2026-11-01,a/b,x,Initech\n"),
        ),
        ("contributions of nobody", contributions("")),
        (
            "a contribution without a day",
            contributions("2026-11-01,a/b,x,Example\n01.11.2026,a/b,x,Example\n"),
        ),
        (
            "a merge on a day that is none",
            text("merged_at,repository,author,organisation\n\"Noon 3, 2026 @ 1\",a/b,x,Example\n"),
        ),
        ("a contribution without a project", contributions("\n2026-11-01,,x,Example\n")),
        (
            "a quotation mark that is not closed",
            contributions(&format!("\"{}", "2026-11-01,a,b,c\n".repeat(70_000))),
        ),
        ("replies without a unit", text("repo,time to first response\na,3\n")),
        ("a reply that is none", text("repo,time to first response (days)\na,3\nb,soon\n")),
        (
            "a reply before the question",
            text("created_at,first_response_at\n2026-11-02,2026-11-01\n"),
        ),
        ("a reply after a century", text("time_to_first_attention\n1e300\n")),
        (
            "a critical dependency without a name",
            text("critical,repository,why\na,,b\n,,because\n"),
        ),
    ]
}

fn aliases() -> String {
    let mut text = "analyzer: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let below = format!("*a{}", level - 1);
        let _ = writeln!(text, "k{level}: &a{level} [{}]", [&*below; 10].join(", "));
    }
    text
}

#[test]
fn what_cannot_be_read_says_why_and_where_and_leaves_the_rest_as_it_is() {
    let mut told = String::new();
    for (what, bytes) in unread() {
        let mut seen = ours();
        read("first", br#"{"score":{"global":50}}"#, &mut seen).unwrap();
        let before = format!("{:?}", seen.found);
        let read = read("file", &bytes, &mut seen);
        let _ = writeln!(told, "{what}\n  {}", read.expect_err(what));
        assert_eq!(format!("{:?}", seen.found), before, "{what}");
    }
    snapbox::assert_data_eq!(told, snapbox::file!["gather/unread.txt"]);
}

/// Cuts files off, and changes single bytes in them.
#[test]
fn a_damaged_file_is_told_or_read_and_never_breaks_anything() {
    // A sequence that is the same in each run.
    let mut drawn = 7_u64;
    let mut draw = |below: usize| {
        drawn =
            drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(drawn >> 33).unwrap() % below
    };
    for (name, bytes) in files() {
        for round in 0..40 {
            let mut damaged = bytes.clone();
            if round % 4 == 0 {
                damaged.truncate(draw(bytes.len()));
            } else {
                let signs = b"{}[]\",:\\\n;0-x\xff";
                damaged[draw(bytes.len())] = signs[draw(signs.len())];
            }
            let mut seen = ours();
            if let Err(told) = read(&name, &damaged, &mut seen) {
                assert!(!told.contains("no way out"), "{told}");
                assert_eq!(seen.found.facts(GATHERED), [], "{told}");
            }
        }
    }
}

#[test]
fn security_insights_say_whether_they_name_a_contact() {
    let read = |text: &str| gather::security_insights(&mut text.as_bytes(), "a.yml");
    let first = include_str!("../fuzz/seeds/gathered/security-insights-1.yml");
    let second = include_str!("../fuzz/seeds/gathered/security-insights-2.yml");
    for (text, names_contact) in [
        (first, true),
        (second, true),
        (
            "header:\n  schema-version: 1.0.0\nsecurity-contacts:\n  - value: a@example.com\n\
             vulnerability-reporting:\n  accepts-vulnerability-reports: true\n",
            true,
        ),
        (&*second.replace("accepted: true", "accepted: false"), false),
        (&*first.replace("email-contact", "x").replace("security-policy", "y"), false),
        ("header:\n  schema-version: 1.0.0\n", false),
    ] {
        assert_eq!(read(text), Ok(names_contact), "{text}");
    }
    let told = read("header: {}\n").unwrap_err();
    assert_eq!(told.to_string(), "a.yml: this is by none of the tools that are known");
    let told = read(r#"{"score":{"global":50}}"#).unwrap_err();
    assert_eq!(told.to_string(), "a.yml: no security insights");
}

#[test]
fn a_file_is_read_alike_however_its_bytes_arrive() {
    struct ByOne<'b>(&'b [u8]);
    impl Read for ByOne<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = buffer.len().min(self.0.len()).min(1);
            let (now, later) = self.0.split_at(length);
            buffer[..length].copy_from_slice(now);
            self.0 = later;
            Ok(length)
        }
    }
    for (name, bytes) in files() {
        let (mut whole, mut by_one) = (ours(), ours());
        read(&name, &bytes, &mut whole).unwrap();
        let mut input = BufReader::with_capacity(1, ByOne(&bytes));
        gather::read(&mut input, &name, CHANGED, &mut by_one).unwrap();
        let facts = |seen: &Seen| told(&seen.found.facts(GATHERED));
        assert_eq!(facts(&by_one), facts(&whole), "{name}");
    }
}

#[test]
fn a_file_that_fails_in_the_middle_is_told_and_not_counted() {
    struct Broken(usize);
    impl Read for Broken {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Err(io::Error::other("the disk is gone"));
            }
            self.0 -= 1;
            buffer.fill(b' ');
            Ok(buffer.len())
        }
    }
    for sound in [0, 100] {
        let mut input = BufReader::new(b"[".chain(Broken(sound)));
        let mut seen = ours();
        let told = gather::read(&mut input, "a.json", CHANGED, &mut seen).unwrap_err();
        assert_eq!(told.to_string(), "a.json: the disk is gone");
        assert_eq!(seen.found.facts(GATHERED), []);
    }
}

/// An SBOM of so many components, made while it is read, of which so many differ.
struct Large {
    left: usize,
    different: usize,
    now: Vec<u8>,
    at: usize,
    is_ended: bool,
}

impl Large {
    fn new(components: usize, different: usize) -> Self {
        let now = b"{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"name\":\"first\"}".to_vec();
        Self { left: components, different, now, at: 0, is_ended: false }
    }
}

impl Read for Large {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.now.len() {
            self.at = 0;
            self.now.clear();
            if self.left > 0 {
                self.left -= 1;
                let number = self.left % self.different;
                let licence = r#""licenses":[{"license":{"id":"MIT"}}]"#;
                let hash = "0123456789abcdef".repeat(32);
                let _ = io::Write::write_fmt(
                    &mut self.now,
                    format_args!(
                        r#",{{"type":"library","bom-ref":"r{number}","name":"n{number}","purl":"pkg:npm/n{number}@1","hashes":[{{"alg":"SHA-512","content":"{hash}"}}],{licence}}}"#
                    ),
                );
            } else if !self.is_ended {
                self.is_ended = true;
                self.now.extend(b"]}");
            }
        }
        let length = buffer.len().min(self.now.len() - self.at);
        buffer[..length].copy_from_slice(&self.now[self.at..self.at + length]);
        self.at += length;
        Ok(length)
    }
}

/// `OSPO_TEST_COMPONENTS=1500000` makes it a gigabyte.
#[test]
fn a_large_bill_of_materials_is_read_as_a_stream() {
    let number = std::env::var("OSPO_TEST_COMPONENTS").ok().and_then(|text| text.parse().ok());
    let number = number.unwrap_or(3_000);
    let different = std::env::var("OSPO_TEST_DIFFERENT").ok().and_then(|text| text.parse().ok());
    let different: usize = different.unwrap_or(1_000);
    let mut seen = ours();
    let mut input = BufReader::with_capacity(64 * 1024, Large::new(number, different));
    let read = gather::read(&mut input, "large.json", CHANGED, &mut seen);
    if different.min(number) > 1_000_000 {
        let told = "large.json:1:684000000: more than 1000000 different components";
        assert_eq!(
            read.unwrap_err().to_string().split(':').next_back(),
            told.split(':').next_back()
        );
        return;
    }
    read.unwrap();
    let facts = seen.found.facts(GATHERED);
    let told = facts.iter().map(|fact| fact.value.to_string()).collect::<Vec<_>>();
    let count = different.min(number);
    let expected = ["1", "1/1", &format!("{}", count + 1), &format!("{count}/{}", count + 1)];
    assert_eq!(told, expected);
}
