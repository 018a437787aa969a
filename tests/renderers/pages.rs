//! Every view as a page for a browser. What a browser makes of them is looked at in
//! `tests/browser`, which finds the pages that are written here.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ospo::model::ItemId;
use ospo::render::Format;
use sha2::{Digest, Sha256};

use crate::renderers::{guide, hostile, kitchen_sink};
use crate::{WIDE, advised};

/// Returns each view as a page: from the kitchen sink, with hostile texts, and with tame ones in the
/// same places.
fn pages() -> Vec<(String, String)> {
    let (sink, wild, tame) = (kitchen_sink::model(), hostile::model(), hostile::tame_twin());
    let sets = [
        ("sink", &sink, kitchen_sink::assessment(&sink), guide::guide(&sink)),
        ("hostile", &wild, hostile::assessment(&wild), guide::hostile(&wild)),
        ("tame", &tame, hostile::with_answers(&tame, "tame"), guide::tame(&tame)),
    ];
    let mut pages = Vec::new();
    for (set, model, assessment, guide) in &sets {
        for (view, report) in crate::views(model, assessment, guide) {
            // It is shown on a screen alone.
            if view == "status" {
                continue;
            }
            let page = crate::text(&report, Format::Html, WIDE);
            pages.push((format!("{set}-{view}.html"), page));
        }
    }
    pages
}

#[test]
fn the_policy_of_a_page_lets_its_own_style_through_and_no_other() {
    for (name, page) in pages() {
        let (_, rest) = page.split_once("<style>").unwrap();
        let (style, rest) = rest.split_once("</style>").unwrap();
        assert!(!rest.contains("<style"), "{name}");
        let hash = STANDARD.encode(Sha256::digest(style));
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
        );
        let policy = policy.replace('\'', "&#39;");
        assert!(
            page.contains(&policy),
            "{name}: the policy names another style than sha256-{hash}"
        );
    }
}

/// Returns the elements of a page, each with the names of its attributes: `a href`, `a rel`.
fn elements(page: &str) -> BTreeSet<String> {
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    let mut found = BTreeSet::new();
    // Whatever stands in a text is escaped, so each sign of these is one of the page itself.
    for tag in [before, after].iter().flat_map(|part| part.split('<').skip(1)) {
        let (tag, _) = tag.split_once('>').unwrap();
        let outside: Vec<&str> = tag.split('"').step_by(2).collect();
        let mut words = outside.iter().flat_map(|part| part.split_whitespace());
        let element = words.next().unwrap();
        found.insert(element.to_owned());
        found.extend(
            words.map(|attribute| format!("{element} {}", attribute.trim_end_matches('='))),
        );
    }
    found
}

#[test]
fn no_text_adds_an_element_or_an_attribute_to_a_page() {
    let pages = pages();
    let of = |set: &str| {
        let pages = pages.iter().filter(|(name, _)| name.starts_with(set));
        let elements: BTreeSet<String> = pages.flat_map(|(_, page)| elements(page)).collect();
        elements
    };
    let (wild, mut usual) = (of("hostile"), of("tame"));
    usual.extend(of("sink"));
    let more: Vec<&String> = wild.difference(&usual).collect();
    assert!(more.is_empty(), "{more:?}");
    let runs = |element: &&String| {
        let (element, attribute) = element.split_once(' ').unwrap_or((element, ""));
        ["script", "img", "iframe", "link", "object", "form"].contains(&element)
            || attribute.starts_with("on")
            || ["src", "style", "xlink:href"].contains(&attribute)
    };
    let runs: Vec<&String> = usual.iter().filter(runs).collect();
    assert!(runs.is_empty(), "{runs:?}");
}

#[test]
fn a_page_links_only_to_itself_and_to_addresses() {
    for (name, page) in pages() {
        for link in page.split("href=\"").skip(1) {
            let (to, _) = link.split_once('"').unwrap();
            let is_safe =
                ["#", "http://", "https://", "mailto:"].iter().any(|start| to.starts_with(start));
            assert!(is_safe, "{name}: {to}");
        }
    }
}

#[test]
fn each_page_is_left_for_the_tests_in_a_browser() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    fs::create_dir_all(&folder).unwrap();
    for (name, page) in pages() {
        assert!(page.starts_with("<!doctype html>\n") && page.ends_with("</html>\n"));
        fs::write(folder.join(name), page).unwrap();
    }
}

/// Returns the report for those who lead, of a model with so many items, as a page.
fn page_of(items: usize) -> String {
    let mut model = kitchen_sink::model();
    let stages = &mut model.stages;
    let copies: Vec<_> = (0..items)
        .map(|copy| {
            let mut item = stages[1].items[copy % 2].clone();
            item.id = ItemId::new(format!("{}-{copy}", item.id));
            item
        })
        .collect();
    stages[1].items.extend(copies);
    let answers: Vec<(String, &str)> = (model.stages[1].items.iter())
        .map(|item| (item.id.to_string(), item.scale.levels[0].id.as_str()))
        .collect();
    let answers: Vec<(&str, &str)> = answers.iter().map(|(id, level)| (&**id, *level)).collect();
    let assessment = kitchen_sink::answered(&model, &answers);
    crate::text(&advised::lead(&assessment), Format::Html, WIDE)
}

#[test]
fn a_page_grows_with_its_items_and_not_faster() {
    let [some, more, most] = [125, 250, 500].map(|items| page_of(items).len());
    assert!(most <= 1024 * 1024, "{most} bytes");
    // Numbers of one digit more are all that may be added.
    assert!((most - more) * 10 <= (more - some) * 21, "{some}, {more}, {most} bytes");
}

#[test]
fn a_badge_and_a_drawing_are_sound_and_say_what_they_show() {
    let (mut model, mut wild) = (kitchen_sink::model(), hostile::model());
    for model in [&mut model, &mut wild] {
        // Two areas make no drawing.
        let third = model.areas[2].id.clone();
        model.stages[1].items[1].area = third;
    }
    let assessment = kitchen_sink::assessment(&model);
    let of = |report, format| crate::text(&report, format, WIDE);
    let badge = of(crate::advised::report(&assessment), Format::Badge);
    assert!(
        badge.contains("<title>Three stages for a test: 2–4 of 5 in place, 2026-11-22</title>")
    );
    for assessment in [&assessment, &hostile::assessment(&wild)] {
        for format in [Format::Svg, Format::Badge] {
            let drawn = of(crate::advised::report(assessment), format);
            let tags = drawn.split('<').skip(1).map(|tag| tag.split('>').next().unwrap());
            let mut open: Vec<&str> = Vec::new();
            for tag in tags.filter(|tag| !tag.ends_with('/')) {
                match tag.strip_prefix('/') {
                    Some(closes) => assert_eq!(open.pop(), Some(closes)),
                    None => open.push(tag.split_whitespace().next().unwrap()),
                }
            }
            assert!(open.is_empty(), "{format}: {open:?}");
            assert!(!drawn.contains("<script"), "{format}");
        }
    }
}
