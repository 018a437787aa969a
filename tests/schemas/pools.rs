//! A pool beside one's own figures, and its groups: nothing is said that is not known, and nothing of
//! fewer than five can be worked out.

use std::fs;
use std::path::Path;

use ospo::checklist;
use ospo::schema::Shape;
use serde_json::{Value, json};

use crate::schemas::commands::{hold, ospo, printed};

/// Writes a unit that has so many practices in place, does not know the next few, and has a case or a
/// paper of the others; those of the stages named do not concern it.
fn unit(folder: &Path, number: usize, in_place: usize, unknown: usize, outside: &[u32]) {
    let model = checklist::builtin_model("ospo", None).unwrap();
    let items = model.staged().flat_map(|stage| stage.items.iter().map(move |item| (stage, item)));
    let answers = items.enumerate().map(|(at, (stage, item))| {
        let answer = if outside.contains(&stage.number) {
            "{ answer: not-applicable, reason: By decision. }"
        } else if at < in_place {
            "established"
        } else if at < in_place + unknown {
            "unknown"
        } else {
            "ad-hoc"
        };
        format!("  {}: {answer}\n", item.id)
    });
    let day = number + 1;
    let answers: String = answers.collect();
    let sheet = format!(
        "format: ospo/sheet/1\nmodel: {{ id: ospo, version: \"2.0\" }}\nsubject: Unit {number}\n\
         date: 2026-11-{day:02}\nanswers:\n{answers}"
    );
    fs::create_dir_all(folder.join("assessments")).unwrap();
    fs::write(folder.join(format!("assessments/2026-11-{day:02}-unit.yaml")), sheet).unwrap();
}

/// Writes an organisation, with units that have so many practices in place.
fn office(folder: &Path, settings: &str, in_place: &[usize]) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("ospo.yaml"), format!("organisation: Acme\n{settings}")).unwrap();
    for (number, in_place) in in_place.iter().enumerate() {
        unit(folder, number, *in_place, 0, &[]);
    }
}

/// Six units each with 2, 5, 9 and 13 practices in place.
fn spread() -> Vec<usize> {
    [2, 5, 9, 13].into_iter().flat_map(|in_place| [in_place; 6]).collect()
}

fn pooled(folder: &Path) {
    office(&folder.join("others"), "", &spread());
    printed(folder, "portfolio others --packet -o packet.json");
    printed(folder, "portfolio --pool packet.json -o pool.json");
}

fn report(folder: &Path, arguments: &str) -> Value {
    let line = format!("report {arguments} -f json");
    hold(printed(folder, &line).as_bytes(), Shape::Assessment, &line)
}

fn figure<'v>(report: &'v Value, of: &str) -> &'v Value {
    let figures = report["pool"]["figures"].as_array().unwrap();
    figures.iter().find(|one| one["of"] == of).unwrap()
}

fn refused(folder: &Path, line: &str) -> String {
    let output = ospo(folder, line);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{line}: {said}");
    assert!(output.stdout.is_empty(), "{line}");
    said
}

#[test]
fn ones_own_figures_stand_beside_the_marks_of_a_pool() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    pooled(path);
    unit(path, 27, 7, 0, &[]);
    let told = report(path, "--pool pool.json");
    let pool = &told["pool"];
    assert_eq!((&pool["units"], &pool["day"]), (&json!(24), &json!("2026-11-29")));
    assert_eq!(pool["caveats"].as_array().unwrap().len(), 5);
    let step = |value: &str| json!({ "from": value, "to": value });
    let in_place = figure(&told, "in-place");
    assert_eq!((&in_place["worst"], &in_place["best"]), (&json!(7.0), &json!(7.0)));
    let marks = ["lowest", "lower_quartile", "median", "upper_quartile", "highest"];
    assert_eq!(marks.map(|mark| in_place[mark].clone()), ["2", "2", "5", "9", "13"].map(step));
    assert_eq!(
        (&in_place["at_or_above"], &in_place["below"]),
        (&json!("median"), &json!("upper-quartile"))
    );
    let model = checklist::builtin_model("ospo", None).unwrap();
    for area in &model.areas {
        let told = figure(&told, &format!("area:{}", area.id));
        assert_eq!((&told["least_units"], &told["title"]), (&json!(24), &json!(area.title)));
    }
    for stage in model.staged() {
        assert!(figure(&told, &format!("stage:{}", stage.number))["median"].is_object());
    }
    let page = printed(path, "report --pool pool.json -f markdown");
    assert!(page.contains("24 units from 1 packet, pooled on 2026-11-29"), "{page}");
    assert!(page.contains("**In place**: between the median and the upper quartile"), "{page}");
    let rows = printed(path, "report --pool pool.json -f csv");
    assert!(rows.contains("\nin-place,In place,7,7,2,2,2,2,5,5,9,9,13,13,24,24,median,"), "{rows}");
    assert_eq!(report(path, "")["pool"], Value::Null);
}

#[test]
fn open_answers_make_a_range_and_only_what_holds_for_all_of_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    pooled(path);
    // How many are in place, and how many more may be; what is surely reached, and surely not.
    for (in_place, unknown, reached, missed) in [
        (0_u8, 0_u8, None, Some("lower-quartile")),
        (2, 0, Some("lower-quartile"), Some("median")),
        (4, 3, Some("lower-quartile"), Some("upper-quartile")),
        (1, 3, None, Some("median")),
        (6, 9, Some("median"), None),
        (9, 0, Some("upper-quartile"), None),
        (0, 16, None, None),
    ] {
        unit(path, 27, in_place.into(), unknown.into(), &[]);
        let told = report(path, "--pool pool.json");
        let own = figure(&told, "in-place");
        assert_eq!(own["worst"], json!(f64::from(in_place)));
        assert_eq!(own["best"], json!(f64::from(in_place + unknown)));
        assert_eq!(
            (own["at_or_above"].as_str(), own["below"].as_str()),
            (reached, missed),
            "{in_place} and {unknown}"
        );
    }
}

#[test]
fn units_without_a_figure_are_not_among_those_that_have_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let others = path.join("others");
    office(&others, "", &[]);
    for number in 0..20 {
        let outside: &[u32] = if number < 6 { &[4] } else { &[] };
        unit(&others, number, if number < 13 { 0 } else { 16 }, 0, outside);
    }
    printed(path, "portfolio others --packet -o packet.json");
    printed(path, "portfolio --pool packet.json -o pool.json");
    unit(path, 27, 0, 0, &[4]);
    let told = report(path, "--pool pool.json");
    let last = figure(&told, "stage:4");
    assert_eq!((&last["least_units"], &last["most_units"]), (&json!(14), &json!(14)));
    assert_eq!(last["lowest"], json!({ "from": "25", "to": "25" }));
    assert_eq!((&last["worst"], &last["at_or_above"]), (&Value::Null, &Value::Null));
    let page = printed(path, "report --pool pool.json -f markdown");
    assert!(page.contains(": nothing of it applies here"), "{page}");
}

#[test]
fn a_pool_that_does_not_fit_is_refused_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    pooled(path);
    unit(path, 27, 7, 0, &[]);
    let text = fs::read_to_string(path.join("pool.json")).unwrap();
    let other = |name: &str, change: &dyn Fn(&mut Value)| {
        let mut changed: Value = serde_json::from_str(&text).unwrap();
        change(&mut changed);
        fs::write(path.join(name), changed.to_string()).unwrap();
    };
    other("version.json", &|pool| pool["model"]["version"] = "1.0".into());
    other("content.json", &|pool| pool["model"]["fingerprint"] = "00000000".into());
    other("day.json", &|pool| pool["day"] = "yesterday".into());
    other("few.json", &|pool| pool["figures"][0]["bands"][0]["units"] = 4.into());
    for (file, told, help) in [
        (
            "version.json",
            "version.json: this pool is of `ospo` 1.0",
            "name a pool of the same model",
        ),
        ("content.json", "content.json: this pool is of `ospo` 2.0 (00000000)", "the same model"),
        ("day.json", "is of a day that is none", "name files that"),
        ("few.json", "tells of fewer than 5 units", "name files that"),
        ("packet.json", "packet.json: this packet has not been pooled", "-o pool.json"),
        ("absent.json", "absent.json", "check the path"),
    ] {
        let said = refused(path, &format!("report --pool {file}"));
        assert!(said.contains(told) && said.contains(help), "{file}: {said}");
    }
    for line in ["--for board", "-f slides", "-f badge", "-f svg", "-f oscal"] {
        let said = refused(path, &format!("report --pool pool.json {line}"));
        assert!(said.contains("a pool has no room on the board's page"), "{line}: {said}");
    }
}

/// Returns the groups of a packet: sector, size and how many units.
fn groups(packet: &Value) -> Vec<(Option<&str>, Option<&str>, u64)> {
    let groups = packet["groups"].as_array().unwrap().iter();
    groups
        .map(|one| (one["sector"].as_str(), one["size"].as_str(), one["units"].as_u64().unwrap()))
        .collect()
}

fn packet(folder: &Path, arguments: &str) -> Value {
    let line = format!("portfolio {arguments} -f json");
    hold(printed(folder, &line).as_bytes(), Shape::Packet, &line)
}

/// Holds that the whole is the sum of its groups in bands that all of them know, so that whatever is
/// taken from it leaves five or more, or nothing.
fn is_a_sum(packet: &Value) {
    for part in ["items", "figures"] {
        for (at, whole) in packet[part].as_array().unwrap().iter().enumerate() {
            let position = |place: &Value| {
                whole["places"].as_array().unwrap().iter().position(|one| one == place).unwrap()
            };
            let bands = |told: &Value| -> Vec<(usize, usize, u64)> {
                let bands = told["bands"].as_array().unwrap().iter();
                bands
                    .map(|band| {
                        let units = band["units"].as_u64().unwrap();
                        (position(&band["from"]), position(&band["to"]), units)
                    })
                    .collect()
            };
            let groups = packet["groups"].as_array().unwrap().iter();
            let all: Vec<_> = groups.flat_map(|group| bands(&group[part][at])).collect();
            assert!(all.iter().all(|band| band.2 >= 5), "{all:?}");
            for (from, to, units) in bands(whole) {
                let within = all.iter().filter(|band| band.0 <= to && band.1 >= from);
                assert!(within.clone().all(|band| band.0 >= from && band.1 <= to), "{whole}");
                assert_eq!(within.map(|band| band.2).sum::<u64>(), units, "{whole}");
            }
        }
    }
}

#[test]
fn a_group_of_fewer_than_five_cannot_be_had_by_taking_the_others_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    office(&path.join("bank"), "sector: bank\nsize: 4200\n", &[2, 2, 2, 5, 5, 5]);
    office(&path.join("insurer"), "sector: insurance\nsize: 300\n", &[2, 5, 9, 13, 13]);
    office(&path.join("carrier"), "sector: telecom\n", &[1, 4, 7, 9, 9, 9, 16]);
    office(&path.join("city"), "sector: government\n", &[3, 6, 10]);
    // Three of a sector are hidden among those of the smallest other one.
    let all = packet(path, "bank insurer carrier city --packet --grouped");
    let finance = Some("finance");
    assert_eq!(
        groups(&all),
        [(None, None, 10), (finance, Some("size-1000-9999"), 6), (finance, Some("size-50-999"), 5)]
    );
    is_a_sum(&all);
    // Where nobody else is there to hide them, no sector is told; sizes hide each other likewise.
    let both = packet(path, "bank city --packet --grouped");
    assert_eq!(groups(&both), [(None, None, 9)]);
    let sizes = packet(path, "insurer bank --packet --grouped");
    assert_eq!(groups(&sizes).len(), 2);
    // Nobody tells of a group who does not ask for it.
    assert_eq!(groups(&packet(path, "bank insurer --packet")), []);
}

#[test]
fn a_pool_is_asked_for_a_group_in_the_words_of_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let sizes = ["sector: bank\nsize: 4200\n", "sector: insurance\nsize: 300\n"];
    office(&path.join("bank"), sizes[0], &spread());
    office(&path.join("insurer"), sizes[1], &spread());
    office(&path.join("carrier"), "sector: telecom\nsize: 5000\n", &[1, 1, 1, 1, 1, 1, 16]);
    office(&path.join("nobody"), "", &spread());
    for name in ["bank", "insurer", "carrier"] {
        printed(path, &format!("portfolio {name} --packet --grouped -o {name}.json"));
    }
    printed(path, "portfolio nobody --packet -o nobody.json");
    printed(path, "portfolio --pool bank.json insurer.json -o some.json");
    let files = "--pool some.json carrier.json nobody.json";
    let all = packet(path, files);
    assert_eq!((&all["units"], &all["packets"]), (&json!(79), &json!(4)));
    assert_eq!(
        groups(&all),
        [
            (None, None, 24),
            (Some("finance"), Some("size-1000-9999"), 24),
            (Some("finance"), Some("size-50-999"), 24),
            (Some("telecom"), Some("size-1000-9999"), 7),
        ]
    );
    is_a_sum(&all);
    for (of, units) in [
        ("--of sector=banking", 48),
        ("--of sector=finance --of size=9999", 24),
        ("--of size=1000", 31),
    ] {
        let told = packet(path, &format!("{files} {of}"));
        assert_eq!((&told["units"], &told["among"]["units"]), (&json!(units), &json!(79)), "{of}");
        is_a_sum(&told);
    }
    printed(path, &format!("portfolio {files} --of sector=bank -o finance.json"));
    let page = printed(path, "portfolio --pool finance.json -f markdown");
    assert!(page.contains("Only Banking, insurance and markets: 48 of 79 units."), "{page}");
    unit(path, 27, 7, 0, &[]);
    let told = report(path, "--pool finance.json");
    assert_eq!(told["pool"]["among"], json!({ "sector": "finance", "size": null, "units": 79 }));
    assert_eq!(figure(&told, "in-place")["at_or_above"], "median");
    for (line, told) in [
        (format!("portfolio {files} --of sector=telecom --of size=3"), "no units of this group"),
        (format!("portfolio {files} --of sector=alchemy"), "knows no such sector"),
        (format!("portfolio {files} --of size=many"), "`size=many` is no group"),
        (
            "portfolio --pool nobody.json --of size=3".to_owned(),
            "none of its packets tells of groups",
        ),
        ("portfolio --pool finance.json nobody.json".to_owned(), "is of a part of a pool"),
    ] {
        let said = refused(path, &line);
        assert!(said.contains(told), "{line}: {said}");
    }
}

#[test]
fn a_packet_whose_whole_is_not_that_of_its_groups_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    office(&path.join("bank"), "sector: bank\n", &spread());
    printed(path, "portfolio bank --packet --grouped -o packet.json");
    let text = fs::read_to_string(path.join("packet.json")).unwrap();
    let mut changed: Value = serde_json::from_str(&text).unwrap();
    changed["units"] = 25.into();
    fs::write(path.join("packet.json"), changed.to_string()).unwrap();
    let said = refused(path, "portfolio --pool packet.json");
    assert!(said.contains("`groups` do not come to the whole"), "{said}");
}
