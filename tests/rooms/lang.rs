//! What a language is called, which one serves, and how phrases are said in it.

use ospo::guide::Guide;
use ospo::insight::Guidance;
use ospo::lang::PluralCategory::{Few, Many, One, Other, Two, Zero};
use ospo::lang::{Form, Lang, Wording, is_tag};
use ospo::model::{NextStep, PersonWeeks};
use ospo::organisation::Organisation;
use ospo::render::{self, Format, Look};
use ospo::report::{self, Audience, Report};

use crate::small_model::weighted;

#[test]
fn a_tag_is_a_language_with_what_tells_it_from_its_sisters() {
    for tag in ["de", "fil", "pt-BR", "zh-Hans", "zh-Hant-TW", "es-419", "ca-valencia"] {
        assert!(is_tag(tag), "{tag}");
    }
    for word in ["", "d", "DE", "de-", "-de", "de_AT", "de-at", "deutsch", "zh-hans", "../de"] {
        assert!(!is_tag(word), "{word}");
    }
}

#[test]
fn the_nearest_language_that_is_there_serves() {
    let known = ["de", "en", "zh-Hans"];
    let serving = |wanted| ospo::lang::serving(wanted, known);
    assert_eq!(serving("de"), Some("de"));
    assert_eq!(serving("de-AT"), Some("de"));
    assert_eq!(serving("DE_at"), Some("de"));
    assert_eq!(serving("zh-Hans-CN"), Some("zh-Hans"));
    for wanted in ["zh", "zh-CN", "zh-SG", "zh_CN.UTF-8", "ZH-hans"] {
        assert_eq!(serving(wanted), Some("zh-Hans"), "{wanted}");
    }
    // Whoever reads the traditional script is not served by the other one.
    assert_eq!(serving("zh-Hant"), None);
    assert_eq!(serving("zh_TW.UTF-8"), None);
    assert_eq!(ospo::lang::serving("zh-Hans", ["zh", "zh-Hans"]), Some("zh-Hans"));
    assert_eq!(serving("den"), None);
    assert_eq!(serving(""), None);
}

fn lang(tag: &str, phrases: &[(&str, &[(Form, &str)])]) -> Lang {
    let mut wording = Wording::new(tag, ',');
    for (name, forms) in phrases {
        for (form, text) in *forms {
            wording.with(name, *form, text);
        }
    }
    Lang::of(wording)
}

/// Returns what is said of a model with so many areas.
fn said_of(areas: usize, lang: Lang) -> String {
    let mut model = weighted(&[&[1]]);
    model.lang = lang;
    model.stages[0].title = "{number} {n}".into();
    model.areas = model.areas.iter().cycle().take(areas).cloned().collect();
    words_of(&report::of_model(&model, None))
}

fn words_of(report: &Report) -> String {
    let mut out = Vec::new();
    render::write(report, Format::Terminal, &Look::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_phrase_is_said_in_the_order_of_the_language_and_a_text_that_looks_like_a_hole_stays_one() {
    let said = said_of(1, Lang::default());
    assert!(said.contains("Stage 1: {number} {n}"), "{said}");
    let german = "{title} ist Stufe {number}";
    let said = said_of(1, lang("de", &[("Stage {number}: {title}", &[(None, german)])]));
    assert!(said.contains("{number} {n} ist Stufe 1"), "{said}");
}

#[test]
fn each_number_has_the_form_that_its_language_asks_for() {
    let said = |tag: &str, forms: &[(Form, &str)], expected: [&str; 4]| {
        for (number, expected) in [1, 2, 5, 22].into_iter().zip(expected) {
            let said = said_of(number, lang(tag, &[("{n} areas", forms)]));
            assert!(said.contains(&format!(", {expected}\n")), "{expected}: {said}");
        }
    };
    said("en", &[], ["1 area", "2 areas", "5 areas", "22 areas"]);
    // What is not translated is said in English.
    said("de", &[(Some(Other), "{n} Felder")], ["1 area", "2 Felder", "5 Felder", "22 Felder"]);
    let polish = [
        (Some(One), "{n} obszar"),
        (Some(Few), "{n} obszary"),
        (Some(Many), "{n} obszarów"),
        (Some(Other), "{n} obszaru"),
    ];
    said("pl", &polish, ["1 obszar", "2 obszary", "5 obszarów", "22 obszary"]);
    let arabic = [
        (Some(Zero), "لا مجالات"),
        (Some(One), "مجال واحد"),
        (Some(Two), "مجالان"),
        (Some(Few), "{n} مجالات"),
        (Some(Many), "{n} مجالا"),
        (Some(Other), "{n} مجال"),
    ];
    said("ar", &arabic, ["مجال واحد", "مجالان", "5 مجالات", "22 مجالا"]);
    let other: [(Form, &str); 1] = [(Some(Other), "{n}分野")];
    said("ja", &other, ["1分野", "2分野", "5分野", "22分野"]);
    // A language counts the same in each of its scripts.
    let serbian = [(Some(One), "{n} oblast"), (Some(Few), "{n} oblasti")];
    said("sr-Latn", &serbian, ["1 oblast", "2 oblasti", "5 areas", "22 oblasti"]);
    assert_eq!(ospo::lang::categories("frr"), [Other]);
}

#[test]
fn a_number_is_counted_with_the_decimals_that_it_shows() {
    let work = |hundredths, lang: &Lang| {
        let mut model = weighted(&[&[1]]);
        model.lang = lang.clone();
        let step = &mut model.stages[0].items[0].steps[1];
        (step.next, step.effort) = (
            Some(NextStep { what: "Begin".into(), how: "Go on.".into() }),
            Some(PersonWeeks(hundredths)),
        );
        let guide = Guide::default();
        let guidance = Guidance::new(&guide, &Organisation::default());
        let item = &model.stages[0].items[0];
        let said =
            words_of(&report::of_item(&model, item, None, &guidance, false, Audience::People));
        let (_, work) = said.split_once("(about ").unwrap();
        work.split_once(')').unwrap().0.to_owned()
    };
    let english = [50, 100, 150, 225].map(|hundredths| work(hundredths, &Lang::default()));
    let expected = ["0.5 person-weeks", "1 person-week", "1.5 person-weeks", "2.25 person-weeks"];
    assert_eq!(english, expected);
    let said = |tag: &str, one: &str, hundredths| {
        let forms = [(Some(One), one), (Some(Other), "{n} other")];
        work(hundredths, &lang(tag, &[("{n} person-weeks", &forms)]))
    };
    assert_eq!(said("fr", "{n} semaine", 150), "1,5 semaine");
    assert_eq!(said("pl", "{n} tydzień", 150), "1,5 other");
}

#[test]
fn numbers_and_lists_follow_the_language() {
    let german = lang("de", &[("{first} and {last}", &[(None, "{first} und {last}")])]);
    assert_eq!(german.number(2.5), "2,5");
    assert_eq!(german.listed(["a", "b", "c"]), "a, b und c");
    assert_eq!(Lang::default().listed(["a"]), "a");
}
