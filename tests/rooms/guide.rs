//! What is found in a guide, by whichever word.

use ospo::guide::{
    Finding, Guide, KindId, OrganisationKind, Percent, Sector, SectorId, SourceId, Story,
};

fn sector(id: &str, title: &str, also: &[&str]) -> Sector {
    Sector {
        id: SectorId::new(id),
        title: title.into(),
        also: also.iter().map(|word| (*word).to_owned()).collect(),
        communities: Vec::new(),
    }
}

#[test]
fn a_sector_is_found_by_its_name_its_title_or_another_word() {
    let guide = Guide {
        sectors: vec![
            sector("finance", "Banking and markets", &["bank", "retail"]),
            sector("retail", "Shops", &[]),
        ]
        .into(),
        ..Guide::default()
    };
    let found = |word| {
        let sector = guide.sector_meant_by(word);
        sector.map(|sector| sector.id.as_str().to_owned())
    };
    for word in ["finance", " FINANCE ", "banking AND markets", "Bank\n"] {
        assert_eq!(found(word).as_deref(), Some("finance"), "{word:?}");
    }
    assert_eq!(found("Retail").as_deref(), Some("retail"));
    assert_eq!(found("ban"), None);
    assert_eq!(found(""), None);
}

#[test]
fn a_kind_is_found_by_its_name_or_its_title() {
    let kind = OrganisationKind {
        id: KindId::new("end-user"),
        title: "Uses it for its own work".into(),
        communities: Vec::new(),
    };
    let guide = Guide { kinds: vec![kind.clone()].into(), ..Guide::default() };
    assert_eq!(guide.kind_meant_by(" End-User"), Some(&kind));
    assert_eq!(guide.kind_meant_by("uses it for its own work"), Some(&kind));
    assert_eq!(guide.kind_meant_by("end user"), None);
}

#[test]
fn a_journey_is_complete_when_every_part_of_it_is_told() {
    let told = Finding { text: "Two people".into(), source: SourceId::new("site"), unclear: None };
    let list = vec![told.clone()];
    let whole = Story {
        brief: Vec::new(),
        structure: list.clone(),
        staffing: list.clone(),
        reporting: list.clone(),
        goals: list.clone(),
        metrics: list.clone(),
        challenges: list,
        lesson: Some(told),
    };
    assert!(whole.is_complete());
    let mut less = whole.clone();
    less.metrics.clear();
    assert!(!less.is_complete());
    let mut less = whole;
    less.lesson = None;
    assert!(!less.is_complete());
}

#[test]
fn a_percentage_is_exact_and_none_over_a_hundred() {
    let shown = |tenths| Percent::new(tenths).map(|percent| percent.to_string());
    assert_eq!(shown(261).as_deref(), Some("26.1"));
    assert_eq!(shown(5).as_deref(), Some("0.5"));
    assert_eq!(shown(1000).as_deref(), Some("100.0"));
    assert_eq!(shown(1001), None);
}
