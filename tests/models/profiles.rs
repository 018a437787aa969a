//! An archetype tilts a plan; it changes no score, and no effort.

use std::collections::BTreeMap;

use jiff::civil::date;
use ospo::answers::{Answer, Choice, Sheet};
use ospo::guide::{Archetype, Guide};
use ospo::insight::{Advice, Asked, Assessment, Guidance, Profile, Towards};
use ospo::model::Model;
use ospo::organisation::{Organisation, Rating};
use ospo::problem::{Place, SourceFile};
use ospo::score::Narrowed;
use ospo::{answers, checklist};

const SHEET: &str = "docs/example/assessments/2026-11-22.yaml";

fn guided() -> (Model, Guide) {
    let files = checklist::builtin("ospo").unwrap();
    let model = checklist::parse(&files).unwrap();
    let guide = checklist::parse_guide(&files, &model).unwrap();
    (model, guide)
}

fn assessment(model: &Model) -> Assessment<'_> {
    let bytes = std::fs::read(SHEET).unwrap();
    let file = SourceFile::from_bytes(SHEET, bytes).unwrap();
    let sheet = answers::parse(&file).unwrap().bind(model).unwrap().sheet;
    Assessment::new(model, sheet, Narrowed::default(), None)
}

/// One in which nothing is there: many ways to the next stage cost the same.
fn nothing_there(model: &Model) -> Assessment<'_> {
    let mut sheet = Sheet::new(model, "Acme", date(2026, 11, 22));
    for item in model.items() {
        let lowest = item.scale.levels.first().unwrap().id.clone();
        sheet.answers.insert(item.id.clone(), Answer::new(Choice::Level(lowest)));
    }
    Assessment::new(model, sheet, Narrowed::default(), None)
}

/// An organisation that agrees wholly with these archetypes and not at all with the others.
fn like(guide: &Guide, these: &[&Archetype]) -> Organisation {
    let mut ratings = BTreeMap::new();
    for archetype in &guide.archetypes.as_ref().unwrap().all {
        let value = if these.contains(&archetype) { 4 } else { 0 };
        let place = Place { line: 1, column: 1, width: 1 };
        for statement in &archetype.statements {
            ratings.insert(statement.id.to_string(), Rating { value, place });
        }
    }
    Organisation { ratings, ..Organisation::default() }
}

#[test]
fn whatever_an_office_is_like_its_scores_and_the_effort_of_its_plan_are_the_same() {
    let (model, guide) = guided();
    let (some, none) = (assessment(&model), nothing_there(&model));
    let before = some.scorecard.clone();
    let begins = some.sheet.date;
    let archetypes = &guide.archetypes.as_ref().unwrap().all;
    let mut tilted = 0;
    let stages = (1..=model.top()).flat_map(|stage| [(stage, &some), (stage, &none)]);
    for (stage, assessment) in stages {
        let asked =
            Asked { goal: Towards { stage: Some(stage), figure: None }, ..Asked::default() };
        let advice = |of: &Organisation| Advice::new(assessment, &guide, of, asked, begins);
        let even = advice(&Organisation::default()).roadmap.plan;
        for (index, one) in archetypes.iter().enumerate() {
            for other in &archetypes[index..] {
                let advice = advice(&like(&guide, &[one, other]));
                let profile = advice.guidance.profile.as_ref().unwrap();
                let named = profile.named();
                assert!(named.contains(&one) && named.contains(&other));
                let plan = &advice.roadmap.plan;
                let outlays = (plan.outlay, plan.outlay_at_best);
                assert_eq!(outlays, (even.outlay, even.outlay_at_best));
                assert_eq!(plan.stages, even.stages);
                tilted += usize::from(plan.actions != even.actions);
            }
        }
    }
    assert!(tilted > 0, "no archetype has a say in anything");
    let again = Assessment::new(&model, some.sheet.clone(), Narrowed::default(), None);
    assert_eq!(again.scorecard, before);
}

#[test]
fn what_is_said_to_settle_the_archetype_does_and_nothing_less() {
    let (_, guide) = guided();
    let all = guide.archetypes.as_ref().unwrap();
    let place = Place { line: 1, column: 1, width: 1 };
    let mut settled = 0;
    for seed in 1_u32..400 {
        // A rating of 5 is none.
        let statements = all.all.iter().flat_map(|archetype| &archetype.statements);
        let rated = statements.zip(0_u32..).filter_map(|(statement, at)| {
            let value = seed.wrapping_mul(2_654_435_761).rotate_right(at * 5 + seed % 7) % 6;
            (value < 5).then(|| (statement.id.to_string(), Rating { value, place }))
        });
        let ratings: BTreeMap<String, Rating> = rated.collect();
        let organisation = Organisation { ratings, ..Organisation::default() };
        let guidance = Guidance::new(&guide, &organisation);
        let near = guidance.near();
        let is_clear = !guidance.profile.as_ref().unwrap().named().is_empty();
        assert_eq!(is_clear, near.is_empty(), "{:?}", organisation.ratings);
        assert!(near.len() <= 3);
        for one in near {
            let archetype = one.agreement.archetype;
            let named_with = |less: u32| {
                let mut ratings = organisation.ratings.clone();
                for settling in &one.settling {
                    let value = settling.least - less;
                    assert_ne!(settling.rated, Some(settling.least));
                    ratings.insert(settling.statement.id.to_string(), Rating { value, place });
                }
                Profile::of(all, &ratings).named().contains(&archetype)
            };
            if let [settling, ..] = one.settling.as_slice() {
                settled += 1;
                assert!(named_with(0), "{} with {:?}", archetype.id, one.settling);
                assert!(
                    settling.least == 0 || !named_with(1),
                    "{:?} is more than it takes",
                    one.settling
                );
            }
        }
    }
    assert!(settled > 300, "{settled}");
}

#[test]
fn the_segments_and_communities_of_a_profile_follow_from_the_facts() {
    let (_, guide) = guided();
    let nothing = Guidance::new(&guide, &Organisation::default());
    let ids = |guidance: &Guidance| -> Vec<String> {
        let segments = guidance.segments().into_iter();
        segments.map(|segment| segment.id.to_string()).collect()
    };
    assert_eq!(ids(&nothing), ["all"]);
    assert!(nothing.communities_around().is_empty());
    let bank = Organisation {
        sector: Some("Bank".into()),
        kind: Some("end-user".into()),
        size: Some(3200),
        ..Organisation::default()
    };
    let bank = Guidance::new(&guide, &bank);
    assert!(ids(&bank).len() > 2, "{:?}", ids(&bank));
    let communities = bank.communities_around();
    let titles: Vec<&str> =
        communities.iter().map(|found| found.community.title.as_str()).collect();
    assert!(titles.contains(&"FINOS"), "{titles:?}");
}

#[test]
fn a_profile_counts_what_is_rated() {
    let (_, guide) = guided();
    let all = guide.archetypes.as_ref().unwrap();
    let mut ratings = like(&guide, &[]).ratings;
    let whole = Profile::of(all, &ratings);
    assert_eq!((whole.rated(), whole.statements()), (14, 14));
    ratings.pop_first();
    let less = Profile::of(all, &ratings);
    assert_eq!((less.rated(), less.statements()), (13, 14));
    assert_eq!(Profile::of(all, &BTreeMap::new()).rated(), 0);
}
