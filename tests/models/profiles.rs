//! An archetype tilts a plan; it changes no score, and no effort.

use std::collections::BTreeMap;

use ospo::guide::{Archetype, Guide};
use ospo::insight::{Advice, Asked, Assessment, Guidance, Profile};
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
    let assessment = assessment(&model);
    let before = assessment.scorecard.clone();
    let begins = assessment.sheet.date;
    let archetypes = &guide.archetypes.as_ref().unwrap().all;
    let mut tilted = 0;
    for stage in 1..=model.top() {
        let asked = Asked { stage: Some(stage), ..Asked::default() };
        let advice = |of: &Organisation| Advice::new(&assessment, &guide, of, asked, begins);
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
    let again = Assessment::new(&model, assessment.sheet.clone(), Narrowed::default(), None);
    assert_eq!(again.scorecard, before);
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
