//! A small guide beside the small model, with one of everything that a journey can tell.

use ospo::guide::{Finding, Guide, Story};
use ospo::model::Model;
use ospo::problem::SourceFile;

use crate::renderers::hostile;

pub(crate) fn guide(model: &Model) -> Guide {
    let files = [
        ("sources.yaml", SOURCES),
        ("industries.yaml", INDUSTRIES),
        ("archetypes.yaml", ARCHETYPES),
        ("journeys/acme.yaml", ACME),
        ("journeys/aero.yaml", AERO),
        ("journeys/bolt.yaml", BOLT),
        ("comparison.yaml", COMPARISON),
        ("benchmarks.yaml", BENCHMARKS),
    ];
    let files = files.map(|(path, text)| SourceFile::new(path, text));
    ospo::checklist::parse_guide(&files, model).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The guide with hostile texts wherever a person may write some.
pub(crate) fn hostile(model: &Model) -> Guide {
    with_texts(model, &hostile::text())
}

/// The same guide with tame texts in the same places.
pub(crate) fn tame(model: &Model) -> Guide {
    with_texts(model, "tame")
}

fn with_texts(model: &Model, text: &str) -> Guide {
    let mut guide = guide(model);
    let set = |place: &mut String| text.clone_into(place);
    guide.sources.change(|sources| {
        for source in sources {
            set(&mut source.title);
            set(&mut source.by);
            set(&mut source.licence);
            source.note.iter_mut().for_each(set);
            "javascript:alert(1)".clone_into(source.url.get_or_insert_default());
        }
    });
    guide.sectors.change(|sectors| {
        for sector in sectors {
            set(&mut sector.title);
            for recommended in &mut sector.communities {
                set(&mut recommended.community.title);
                recommended.community.why.iter_mut().for_each(set);
                "https://example.org/a)b](c|d`e<f>".clone_into(&mut recommended.community.url);
            }
        }
    });
    guide.archetypes.change(|archetypes| {
        let Some(archetypes) = archetypes else { return };
        archetypes.scale.iter_mut().for_each(set);
        let shared = archetypes.shared.iter_mut();
        shared.for_each(|finding| set(&mut finding.text));
        for archetype in &mut archetypes.all {
            set(&mut archetype.title);
            set(&mut archetype.summary);
            archetype.remark.iter_mut().for_each(set);
            let favours = archetype.favours.iter_mut();
            favours.for_each(|favour| set(&mut favour.because));
            let told = [&mut archetype.traits, &mut archetype.behaviour];
            let told =
                told.into_iter().chain([&mut archetype.priorities, &mut archetype.watch_outs]);
            let told = told.flatten().chain(&mut archetype.example);
            told.for_each(|finding| set(&mut finding.text));
            let statements = archetype.statements.iter_mut();
            statements.for_each(|statement| set(&mut statement.text));
        }
    });
    guide.benchmarks.change(|benchmarks| {
        let Some(benchmarks) = benchmarks else { return };
        set(&mut benchmarks.licence);
        set(&mut benchmarks.attribution);
        benchmarks.caveats.iter_mut().for_each(set);
        benchmarks.surveys.iter_mut().for_each(|one| one.caveat.iter_mut().for_each(set));
        benchmarks.segments.iter_mut().for_each(|one| set(&mut one.title));
        benchmarks.none.iter_mut().for_each(|one| set(&mut one.why));
        for figure in &mut benchmarks.figures {
            set(&mut figure.title);
            set(&mut figure.question);
            figure.caveat.iter_mut().for_each(set);
        }
    });
    guide.journeys.change(|journeys| {
        for journey in journeys {
            set(&mut journey.title);
            set(&mut journey.what);
            "https://example.org/a)b](c|d`e<f>\"'&copy;"
                .clone_into(journey.url.get_or_insert_default());
            let alike = journey.archetype.iter_mut();
            alike.for_each(|alike| alike.unclear.iter_mut().for_each(set));
            findings(&mut journey.story).for_each(|finding| {
                set(&mut finding.text);
                finding.unclear.iter_mut().for_each(set);
            });
            for milestone in &mut journey.milestones {
                set(&mut milestone.when);
                set(&mut milestone.text);
                milestone.unclear.iter_mut().for_each(set);
            }
        }
    });
    guide.comparison.change(|comparison| {
        let Some(comparison) = comparison else { return };
        set(&mut comparison.title);
        set(&mut comparison.as_of);
        for row in &mut comparison.rows {
            set(&mut row.title);
            row.cells.values_mut().for_each(set);
            row.unclear.iter_mut().for_each(set);
        }
    });
    guide
}

fn findings(story: &mut Story) -> impl Iterator<Item = &mut Finding> {
    let parts = [
        &mut story.brief,
        &mut story.structure,
        &mut story.staffing,
        &mut story.reporting,
        &mut story.goals,
        &mut story.metrics,
        &mut story.challenges,
    ];
    parts.into_iter().flatten().chain(&mut story.lesson)
}

const SOURCES: &str = r#"
format: ospo/sources/1
sources:
  - id: study
    title: A study
    by: An author, 2022
    url: "https://example.org/study"
    licence: CC BY-ND 4.0
    note: Facts only.
  - { id: site, title: A site, by: A group, licence: CC BY 4.0 }
  - { id: spare, title: Nobody quotes it, by: Nobody, licence: CC BY 4.0 }
  - { id: ours, title: Our judgement, by: Us, licence: CC BY 4.0 }
"#;

const INDUSTRIES: &str = r#"
format: ospo/industries/1
sectors:
  - id: tools
    title: Tools and anvils
    also: [anvils]
    communities:
      - { title: Friends of the anvil, url: "https://example.org/friends", why: They lift., source: site }
kinds:
  - { id: vendor, title: Sells software }
"#;

const ARCHETYPES: &str = "
format: ospo/archetypes/1
scale: [Not at all, A little, Partly, Largely, Describes us well]
clear: { least: 5, within: 1, most: 2 }
shared: [ { text: It lasts., source: study } ]
archetypes:
  - id: builder
    title: Builder
    source: study
    summary: Builds large projects.
    traits: [ { text: It builds., source: study } ]
    behaviour: [ { text: It builds., source: study } ]
    priorities: [ { text: To build., source: ours } ]
    watch_outs: [ { text: To build too much., source: ours } ]
    example: { text: Acme., source: site, unclear: It is long ago. }
    favours: [ { item: hosting, because: It builds., source: ours } ]
    statements:
      - { id: builds, text: We build., source: ours }
      - { id: builds-more, text: We build more., source: ours }
  - id: lender
    title: Lender
    source: site
    remark: Not in the study
    summary: Lends its anvils.
    traits: [ { text: It lends., source: site } ]
    behaviour: [ { text: It lends., source: site } ]
    priorities: [ { text: To lend., source: ours } ]
    watch_outs: [ { text: To get them back., source: ours } ]
    favours: [ { item: inventory, because: It knows what it has., source: ours } ]
    statements:
      - { id: lends, text: We lend., source: ours }
      - { id: lends-more, text: We lend more., source: ours }
";

const ACME: &str = r#"
format: ospo/journey/1
id: acme
title: Acme 日本語
what: Anvils for people who know what they do with them
sector: tools
archetype: { id: builder, source: ours, unclear: The study does not name it. }
url: "https://example.org/acme"
brief:
  - { text: It began with an anvil., source: study }
  - { text: It ended with two., source: site, unclear: The study says three. }
structure: [ { text: One team., source: study } ]
staffing: [ { text: Two people., source: study, unclear: The site says four. } ]
reporting: [ { text: To the head., source: site } ]
goals: [ { text: More anvils., source: study } ]
metrics: [ { text: Anvils., source: study } ]
challenges: [ { text: Weight., source: study } ]
lesson: { text: Lift with your knees., source: ours }
milestones:
  - { when: "1999", text: It used an anvil., stages: [0], source: study }
  - when: "1999"
    text: A rule said which anvils may be used and which may not, so that everyone knew it.
    stages: [1]
    items: [policy, inventory]
    source: site
    unclear: The site does not say who wrote it.
  - when: some years after 1999 and before 日本語
    text: It gave back.
    stages: [1, 2]
    items: [upstream]
    source: study
  - { when: "2020", text: Money flowed., stages: [3], items: [funding], source: study }
"#;

const AERO: &str = "
format: ospo/journey/1
id: aero
title: Aero
what: Wings
brief: [ { text: It flew., source: site } ]
";

const BOLT: &str = r#"
format: ospo/journey/1
id: bolt
title: Bolt
what: Bolts
sector: tools
url: "https://example.org/bolt"
brief: [ { text: It held., source: site } ]
milestones:
  - { when: "2001", text: It wrote a rule., stages: [1], items: [policy], source: site }
"#;

const COMPARISON: &str = r#"
format: ospo/comparison/1
title: Two beside one another
source: study
as_of: early 2022
journeys: [bolt, acme]
rows:
  - title: People
    cells: { acme: "2", bolt: not told }
    unclear: The site says four.
  - title: Anvils
    cells: { acme: hundreds }
"#;

const BENCHMARKS: &str = r#"
format: ospo/benchmarks/1
licence: CC BY-SA 4.0
attribution: Counted by us, see https://example.org/counted.
small: 30
least: 10
caveats: [ Nobody was weighed. ]
surveys:
  - { id: survey-2024, year: 2024, respondents: 222, source: site, caveat: Only smiths. }
  - { id: survey-2019, year: 2019, respondents: 12, source: spare, caveat: Shown by nothing. }
segments:
  - { id: all, title: All who answered }
  - { id: size-50-999, title: 50 to 999 people, from: 50, to: 999 }
  - { id: size-1000, title: 1000 people and more, from: 1000 }
  - { id: tools, title: Tools, sector: tools }
  - { id: vendors, title: Sellers, kind: vendor }
figures:
  - id: has-policy
    items: [policy, inventory]
    survey: survey-2024
    title: have a policy on anvils
    question: Is there a policy?
    caveat: Some meant hammers.
    values:
      all: { n: 222, percent: 45.2 }
      size-50-999: { n: 29, percent: 33.3 }
      size-1000: { n: 100, percent: 88 }
      tools: { n: 9, percent: 11.1 }
      vendors: { n: 30, percent: 50 }
  - id: lifts
    items: [upstream]
    survey: survey-2024
    title: lift
    question: Who lifts?
    proxy: true
    values:
      all: { n: 222, percent: 0.4 }
none:
  - { items: [training], why: Nobody asked. }
"#;
