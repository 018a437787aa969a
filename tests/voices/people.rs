//! Each person counts once, in however many rows and files the same answers stand, and two people who
//! say the same count twice.

use std::fs;

use ospo::form;
use ospo::insight::{AnonymousVoice, Side, VoiceSaid, VoicesOnce};
use proptest::prelude::*;
use serde_json::json;

use crate::{folder, ids, json_of, limesurvey, model, ospo};

/// How many people are heard in some files, and what is told.
fn heard(files: &[(&str, &str)]) -> (usize, String) {
    let folder = folder(files);
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let output = ospo(folder.path(), &[&["voices"], &names[..], &["-f", "json"]].concat());
    let told = String::from_utf8(output.stderr).unwrap();
    let shown: serde_json::Value = serde_json::from_slice(&output.stdout).expect(&told);
    let told = told.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let told: Vec<serde_json::Value> = told.collect();
    let problems = told.iter().flat_map(|one| one["problems"].as_array().unwrap());
    let told = problems.flat_map(|one| [one["what"].as_str().unwrap(), "\n"]).collect();
    (shown["voices"].as_u64().unwrap().try_into().unwrap(), told)
}

#[test]
fn a_row_that_stands_twice_with_its_id_token_or_time_counts_once() {
    for head in ["id", "Response ID", "token", "Antwort-ID", "Timestamp"] {
        let mark = |at: usize| match head {
            "Timestamp" => format!("11/29/2026 10:00:{at:02}"),
            _ => at.to_string(),
        };
        let rows: Vec<String> = (10..16).map(|at| format!("{},{}\n", mark(at), at % 5)).collect();
        let rows = rows.concat();
        let again = format!("{},2\n{},3\n", mark(12), mark(13));
        let (people, told) = heard(&[("t.csv", &format!("{head},funding\n{rows}{again}"))]);
        let set_aside = "t.csv: 2 rows are from people already counted and are set aside: 8, 9.";
        assert_eq!(people, 6, "{head}");
        assert!(told.contains(set_aside), "{head}: {told}");
    }
}

#[test]
fn who_says_the_same_under_another_id_or_at_another_time_is_another_person() {
    for head in ["id", "token", "Timestamp"] {
        let mark = |at: usize| match head {
            "Timestamp" => format!("2026-11-29 10:00:{at:02}"),
            _ => at.to_string(),
        };
        let rows: Vec<String> = (0..7).map(|at| format!("{},2\n", mark(at))).collect();
        let rows = rows.concat();
        let (people, told) = heard(&[("t.csv", &format!("{head},funding\n{rows}"))]);
        assert_eq!((people, told.lines().count()), (7, 1), "{head}: {told}");
    }
}

#[test]
fn rows_without_an_id_may_be_two_people_and_count_and_are_told() {
    let heads = ids(&model())[..8].join(",");
    let row = "1,2,3,4,0,1,2,3\n";
    let text = format!("{heads}\n{row}{row}1,1,1,1,1,1,1,1\n{row}0,0,0,0,0,0,0,0\n");
    let (people, told) = heard(&[("t.csv", &text)]);
    assert_eq!(people, 5);
    assert_eq!(
        told,
        "t.csv: 2 rows match another in every column but still count; if they are copies, \
         delete them: 3, 5.\n"
    );
    // A remark tells them apart; few answers are often alike.
    let text = format!("{heads},why\n{}", row.replace('\n', ",a\n") + &row.replace('\n', ",b\n"));
    let (_, told) = heard(&[("t.csv", &text), ("u.csv", "funding\n1\n1\n1\n1\n1\n")]);
    assert_eq!(told, "t.csv: 1 column names no item and is left out.\n");
}

#[test]
fn the_same_table_under_another_name_or_in_another_order_is_refused() {
    let first = "funding,innersource\n1,2\n3,4\n2,2\n";
    for other in [
        "\u{feff}funding;innersource\r\n1;2\r\n3;4\r\n2;2\r\n",
        "innersource\tfunding\n2\tad-hoc\n4\t3\n2\t2\n",
        "funding,innersource\n3,4\n1,2\n2,2\n\n",
    ] {
        let folder = folder(&[("a.csv", first), ("b.csv", other)]);
        let output = ospo(folder.path(), &["voices", "a.csv", "b.csv"]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        assert_eq!(
            told,
            "error: b.csv: this table is the same as one before\nhelp: name each table once\n"
        );
    }
}

#[test]
fn of_two_exports_of_one_survey_the_later_completed_answers_count() {
    let heads = ["id", "submitdate", "startdate", "is[funding]", "is[innersource]"];
    let row = |id: &str, done: &str, is: [&str; 2]| {
        [id, done, &format!("2026-11-01 09:0{id}:00"), is[0], is[1]].map(str::to_owned)
    };
    let export = |rows: &[[String; 5]]| {
        let rows: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows = [&heads[..]].into_iter().chain(rows.iter().map(Vec::as_slice));
        limesurvey(&rows.collect::<Vec<_>>())
    };
    let early: Vec<_> = (1..=5).map(|id| row(&id.to_string(), "", ["AO01", ""])).collect();
    let done = |id: i32| row(&id.to_string(), "2026-11-02 10:00:00", ["AO05", "AO02"]);
    let late: Vec<_> = (1..=5).map(done).chain((6..=9).map(done)).collect();
    let (early, late) = (export(&early), export(&late));
    for files in [[("a.csv", &*early), ("b.csv", &*late)], [("b.csv", &*late), ("a.csv", &*early)]]
    {
        let folder = folder(&files);
        let told = json_of(folder.path(), &["voices", files[0].0, files[1].0]);
        assert_eq!(told["voices"], 9);
        let funding = told["items"].as_array().unwrap().iter().find(|one| one["id"] == "funding");
        let all = json!([{ "from": "not-applicable", "to": "measured", "units": 9 }]);
        assert_eq!(funding.unwrap()["is"]["bands"], all);
        let innersource =
            told["items"].as_array().unwrap().iter().find(|one| one["id"] == "innersource");
        assert_eq!(innersource.unwrap()["is"]["n"], 9);
    }
    // The same with full answers in place of codes.
    let full = late
        .replace("AO05", "Measured")
        .replace("AO02", "Ad hoc")
        .replace("\"id\"", "\"Response ID\"")
        .replace("is[funding]", "How far? [Funding of dependencies]");
    let (people, told) = heard(&[("a.csv", &late), ("b.csv", &full)]);
    assert_eq!(people, 9);
    assert!(told.contains("b.csv: 9 rows are from people already counted"), "{told}");
}

#[test]
fn two_surveys_that_number_their_answers_alike_are_of_different_people() {
    let (one, other) = ("id,funding\n1,0\n2,1\n3,2\n", "id,funding\n1,3\n2,4\n3,4\n");
    assert_eq!(heard(&[("a.csv", one), ("b.csv", other)]).0, 6);
    // Some say the same by chance, and some go on where others stopped.
    let one = "id,funding,innersource\n1,0,1\n2,1,\n3,2,2\n4,1,1\n5,1,1\n";
    let other = "id,funding,innersource\n1,0,1\n2,1,3\n3,3,3\n4,4,4\n5,2,2\n";
    assert_eq!(heard(&[("a.csv", one), ("b.csv", other)]).0, 10);
    let survey = |hour: u32| {
        let rows = (1..=4).map(|id| format!("{id},2026-11-29 {hour}:00:0{id},2\n"));
        "id,startdate,funding\n".to_owned() + &rows.collect::<String>()
    };
    assert_eq!(heard(&[("a.csv", &survey(10)), ("b.csv", &survey(11))]).0, 8);
}

#[test]
fn whoever_answers_twice_under_one_token_counts_once_as_answered_last() {
    let text = "token,submitdate,funding\nk1,2026-11-29 10:00:00,4\nk1,2026-11-28 10:00:00,0\n\
                k2,2026-11-28 10:00:00,4\nk3,,4\nk4,,4\nk5,,4\n";
    let table = form::voices_of_csv("t.csv", text.into(), &model(), Side::Is).unwrap();
    let mut once = VoicesOnce::default();
    let left = table.add_to(&mut once);
    assert_eq!((left.again.number, left.again.named()), (1, "3".to_owned()));
    let at = ids(&model()).iter().position(|id| id == "funding").unwrap();
    let said: Vec<_> = once.into_voices().map(|voice: AnonymousVoice| voice.is[at]).collect();
    assert_eq!(said, vec![Some(VoiceSaid::Level(4)); 5]);
}

#[test]
fn the_same_form_in_two_formats_counts_once_and_a_namesake_in_another_role_counts() {
    let form = |name: Option<&str>, role: &str, level: &str| {
        let who =
            name.map_or(json!({ "role": role }), |name| json!({ "name": name, "role": role }));
        json!({ "format": "ospo/sheet/1", "model": { "id": "ospo", "version": "2.0" },
            "subject": "Acme", "date": "2026-11-29", "respondent": who,
            "answers": { "funding": { "answer": level } } })
        .to_string()
    };
    let kim = form(Some("Kim"), "legal", "ad-hoc");
    let spaced = kim.replace("Kim", " KIM").replace(':', ": ");
    let other = form(Some("Kim"), "engineering", "ad-hoc");
    let nobody = |level| form(None, "legal", level);
    let (people, told) = heard(&[
        ("a.json", &kim),
        ("b.yaml", &spaced),
        ("c.json", &other),
        ("d.json", &nobody("absent")),
        ("e.yaml", &(nobody("absent") + "\n")),
        ("f.json", &nobody("measured")),
    ]);
    assert_eq!(people, 5);
    assert_eq!(told, "1 form is from somebody already counted and is set aside: b.yaml.\n");
}

#[test]
fn forms_without_a_name_that_say_the_same_count_and_are_told() {
    let ids = ids(&model()).into_iter().take(8);
    let answers: serde_json::Map<_, _> =
        ids.map(|id| (id, json!({ "answer": "absent" }))).collect();
    let form = json!({ "format": "ospo/sheet/1", "model": { "id": "ospo", "version": "2.0" },
        "subject": "Acme", "date": "2026-11-29", "answers": answers })
    .to_string();
    let files: Vec<(String, String)> =
        (0..5).map(|at| (format!("{at}.json"), form.clone() + &" ".repeat(at))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    let (people, told) = heard(&files);
    assert_eq!(people, 5);
    assert_eq!(
        told,
        "4 forms give the same answers as another but still count; if they are copies, leave them \
         out: 1.json, 2.json, 3.json and 4.json.\n"
    );
}

#[test]
fn what_is_wanted_of_the_same_people_in_a_file_of_its_own_is_set_aside_for_nobody() {
    let table = |level: &str| {
        "token,funding\n".to_owned()
            + &(1..=5).map(|at| format!("k{at},{level}\n")).collect::<Vec<_>>().concat()
    };
    let folder = folder(&[("is.csv", &table("1")), ("w.csv", &table("4"))]);
    let output = ospo(folder.path(), &["voices", "is.csv", "--wanted", "w.csv", "-f", "csv"]);
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("funding,is,not-applicable,measured,5,5"), "{shown}");
    assert!(shown.contains("funding,wanted,not-applicable,measured,5,5"), "{shown}");
    assert!(!String::from_utf8(output.stderr).unwrap().contains("set aside"));
    assert!(fs::metadata(folder.path().join("assessments")).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_survey_in_overlapping_parts_is_the_survey_once(
        levels in prop::collection::vec(0_usize..5, 1..40),
        from in 0_usize..40,
        to in 0_usize..40,
    ) {
        let row = |at: usize| format!("{at},2026-11-29 10:{:02}:{:02},{}\n", at / 60, at % 60 + 1, levels[at]);
        let part = |range: std::ops::Range<usize>| {
            "id,startdate,funding\n".to_owned() + &range.map(row).collect::<String>()
        };
        let model = model();
        let n = levels.len();
        let (from, to) = (from.min(n), to.min(n));
        let mut once = VoicesOnce::default();
        for part in [part(0..to), part(from.min(to)..n)] {
            let table = form::voices_of_csv("t.csv", part.into(), &model, Side::Is).unwrap();
            table.add_to(&mut once);
        }
        let at = ids(&model).iter().position(|id| id == "funding").unwrap();
        let said: Vec<_> = once.into_voices().map(|voice| voice.is[at]).collect();
        let expected: Vec<_> = levels.iter().map(|level| Some(VoiceSaid::Level(*level))).collect();
        prop_assert_eq!(said, expected);
    }
}
