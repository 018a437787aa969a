//! A small model and sheet that have one of everything.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use ospo::answers::{
    Answer, Became, Choice, Confidence, Fate, Migration, ModelRef, Respondent, Sheet, SheetName,
};
use ospo::guide::Guide;
use ospo::insight::{
    Advice, Asked, Assessment, Comparison, Gathered, History, Point, Portfolio, Round, RoundFacts,
    Sort, SourceSheet, Stale, Unit, UnitRow,
};
use ospo::lang::Lang;
use ospo::model::{ItemId, LevelId, Model, ModelId};
use ospo::organisation::{self, Organisation, Period};
use ospo::problem::SourceFile;
use ospo::report::Migrated;
use ospo::score::Narrowed;

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile::new(path, text)
}

pub(crate) fn model() -> Model {
    let files = [
        file("model.yaml", MODEL),
        file("stage-0.yaml", STAGE_0),
        file("stage-1.yaml", STAGE_1),
        file("stage-2.yaml", STAGE_2),
        file("stage-3.yaml", STAGE_3),
        file("topics.yaml", TOPICS),
    ];
    ospo::checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The same with four stages, and one that asks for more than a screen should list.
pub(crate) fn wide_model() -> Model {
    let mut model = model();
    let stage = model.stage(2).unwrap();
    let mut fourth = model.stage(3).unwrap().clone();
    fourth.number = 4;
    let more = (0..5).flat_map(|copy| {
        stage.items.iter().map(move |item| {
            let mut item = item.clone();
            item.id = ItemId::new(format!("{}-{copy}", item.id));
            item
        })
    });
    let more: Vec<_> = more.collect();
    fourth.items = more.first().cloned().into_iter().collect();
    model.stages[2].items.extend(more.into_iter().skip(1));
    model.stages.push(fourth);
    model
}

pub(crate) fn assessment(model: &Model) -> Assessment<'_> {
    let sheet = file("2026-11-22.yaml", SHEET);
    let draft = ospo::answers::parse(&sheet).unwrap_or_else(|problems| panic!("{problems}"));
    let bound = draft.bind(model).unwrap_or_else(|problems| panic!("{problems}"));
    let settings = file("ospo.yaml", SETTINGS);
    let target = organisation::parse(&settings).unwrap().target.unwrap();
    let wanted = target.wanted(&settings, model).unwrap();
    Assessment::new(model, bound.sheet, Narrowed::default(), Some(wanted))
}

/// What to do for an assessment, with owners and days of their own for some of it.
pub(crate) fn advice<'m>(assessment: &Assessment<'m>) -> Advice<'m, 'static> {
    static GUIDE: LazyLock<Guide> = LazyLock::new(Guide::default);
    let settings = file("ospo.yaml", PLAN);
    let organisation = organisation::parse(&settings).unwrap();
    let day = jiff::civil::date(2026, 11, 22);
    Advice::new(assessment, &GUIDE, &organisation, Asked::default(), day)
}

/// The same, where every item is to be done by that day.
pub(crate) fn advice_due<'m>(assessment: &Assessment<'m>, due: Date) -> Advice<'m, 'static> {
    static GUIDE: LazyLock<Guide> = LazyLock::new(Guide::default);
    let mut yaml = String::from("plan:\n  capacity: 2\n  actions:\n");
    for item in assessment.model.items_and_topics() {
        writeln!(yaml, "    {}: {{ due: {due} }}", item.id).unwrap();
    }
    let organisation = organisation::parse(&file("ospo.yaml", &yaml)).unwrap();
    let day = jiff::civil::date(2026, 11, 22);
    Advice::new(assessment, &GUIDE, &organisation, Asked::default(), day)
}

/// What is said of the organisation; the actions of its plan belong to its subject.
pub(crate) fn organisation(assessment: &Assessment) -> Organisation {
    let mut organisation = organisation::parse(&file("ospo.yaml", ORGANISATION)).unwrap();
    for action in organisation.plan.actions.values_mut() {
        action.owner = Some(assessment.sheet.subject.clone());
    }
    organisation
}

/// Sheets that are brought to a new version, with everything that can become of an answer.
pub(crate) fn migrated(text: &str) -> Vec<Migrated> {
    let model = |version: &str| ModelRef {
        id: ModelId::new("sink"),
        version: version.to_owned(),
        fingerprint: None,
    };
    let became = [
        ("policy", Became::Held),
        ("inventory", Became::Held),
        ("training", Became::Renamed { from: ItemId::new("lessons") }),
        ("time", Became::AskedAgain { why: format!("reworded in 1.0: {text}") }),
        ("gone", Became::NotCounted { why: Some(format!("removed in 1.0: {text}")) }),
        ("unheard-of", Became::NotCounted { why: None }),
    ];
    let fates = became.map(|(item, became)| Fate { item: ItemId::new(item), became });
    let migration = Migration { from: "0.9".to_owned(), to: "1.0".to_owned(), fates: fates.into() };
    let sheet = |path: &str, version, migration| Migrated {
        path: path.to_owned(),
        model: model(version),
        lang: Lang::default(),
        migration,
    };
    vec![sheet(text, "0.9", Some(migration)), sheet("assessments/2026-11-22.yaml", "1.0", None)]
}

/// An assessment before this one, with everything that can move between two.
pub(crate) fn comparison<'m>(assessment: &Assessment<'m>) -> Comparison<'m> {
    let mut sheet = assessment.sheet.clone();
    sheet.date = jiff::civil::date(2026, 5, 1);
    "0.8".clone_into(&mut sheet.model.version);
    sheet.respondent = Some(Respondent { name: Some("Lee Roe".to_owned()), role: None });
    let mut say = |id: &str, choice| {
        sheet.answers.insert(ItemId::new(id), Answer::new(choice));
    };
    say("policy", Choice::Level(LevelId::new("ad-hoc")));
    say("upstream", Choice::Level(LevelId::new("established")));
    say("hosting", Choice::Unknown);
    say("funding", Choice::Level(LevelId::new("ad-hoc")));
    say("long-gone", Choice::Unknown);
    sheet.answers.remove(&ItemId::new("gone"));
    for answer in sheet.answers.values_mut() {
        answer.confidence = Some(Confidence::Low);
    }
    let wanted = assessment.wanted.clone();
    let before = Assessment::new(assessment.model, sheet, Narrowed::default(), wanted);
    Comparison::new(before, assessment.clone())
}

/// What this respondent and two others make together: a conflict, levels that lie apart, answers
/// of a role that does not count, and what one alone or nobody knows.
pub(crate) fn round<'m>(assessment: &Assessment<'m>) -> Round<'m> {
    let first = assessment.sheet.clone();
    let level = |id: &str| Answer::new(Choice::Level(LevelId::new(id)));
    let mut second = first.clone();
    second.respondent = Some(Respondent {
        name: Some(format!("Lee, not {}", first.subject)),
        role: Some("ospo".to_owned()),
    });
    let policy = second.answers.get_mut(&ItemId::new("policy")).unwrap();
    policy.choice = Choice::Level(LevelId::new("ad-hoc"));
    policy.confidence = Some(Confidence::Low);
    for (id, answer) in [
        ("hosting", level("ad-hoc")),
        ("security", level("measured")),
        ("funding", level("ad-hoc")),
    ] {
        second.answers.insert(ItemId::new(id), answer);
    }
    second.answers.remove(&ItemId::new("training"));
    let mut third = Sheet::new(assessment.model, first.subject.as_str(), first.date);
    third.date = jiff::civil::date(2026, 11, 20);
    third.answers.insert(ItemId::new("inventory"), level("not"));
    let reason = first.subject.clone();
    let not = Answer::new(Choice::NotApplicable { reason });
    third.answers.insert(ItemId::new("hosting"), not);
    let source = |name: &str, sheet| SourceSheet { name: name.to_owned(), sheet };
    let name = first.subject.clone();
    let sources = vec![
        source("2026-11-22-kim", first),
        source("2026-11-22-lee", second),
        source(&name, third),
    ];
    Round::new(assessment.model, sources).unwrap()
}

/// What a round's sheets say together.
pub(crate) fn together<'m>(round: &Round<'m>) -> Assessment<'m> {
    let sheet = round.sheet();
    let facts = RoundFacts::of(round, "2026-11-22", &sheet);
    Assessment::new(round.model, sheet, round.narrowed(), None).of_round(facts)
}

/// Assessments of the same subject before this one, unlike it in every way.
pub(crate) fn history(assessment: &Assessment) -> History {
    let (model, latest) = (assessment.model, &assessment.sheet);
    let point = |name: &str, date, change: &dyn Fn(&mut Sheet)| {
        let mut sheet = latest.clone();
        sheet.date = date;
        change(&mut sheet);
        let alone = vec![SourceSheet { name: name.to_owned(), sheet }];
        let round = Round::new(model, alone).unwrap();
        let sheet = round.sheet();
        let facts = RoundFacts::of(&round, name, &sheet);
        Point::new(&facts, model, &sheet, &Narrowed::default())
    };
    let date = jiff::civil::date;
    let points = vec![
        point(&latest.subject, date(2026, 11, 22), &|_| {}),
        point("2025-11-22", date(2025, 11, 22), &|sheet| {
            sheet.model.version += "-old";
        }),
        point("2026-02-01", date(2026, 2, 1), &|sheet| {
            sheet.model.id = ModelId::new("other");
            sheet.answers.clear();
        }),
        point("2026-05-01", date(2026, 5, 1), &|sheet| {
            sheet.answers.retain(|id, _| id.as_str() == "policy");
            sheet.respondent = None;
        }),
        point("2026-08-01-lee", date(2026, 8, 1), &|sheet| {
            let inventory = ItemId::new("inventory");
            let missing = Answer::new(Choice::Level(LevelId::new("not")));
            sheet.answers.insert(inventory, missing);
            sheet.respondent =
                Some(Respondent { name: Some(format!("Lee, not {}", latest.subject)), role: None });
        }),
    ];
    let others = vec![(format!("{} Labs", latest.subject), 2), ("Globex".to_owned(), 1)];
    let mut history = History::new(latest.subject.as_str(), points, others);
    let broken = ["2026-01-01-lea", "2026-01-01", latest.subject.as_str()];
    history.unread = broken.map(SheetName::of).into();
    history
}

/// Many units beside this one, in two folders, unlike it in every way; and one of another model.
pub(crate) fn portfolio(assessment: &Assessment) -> Arc<Portfolio> {
    let model = Arc::new(assessment.model.clone());
    let latest = &assessment.sheet;
    let mut gathered = Gathered::default();
    gathered.later = 1;
    let broken = [(0, SheetName::of("2026-05-01-lea")), (1, SheetName::of(&latest.subject))];
    gathered.left_out = broken.into();
    let mut add = |name: &str, folder, model: &Arc<Model>, change: &dyn Fn(&mut Sheet)| {
        let mut sheet = latest.clone();
        sheet.model.version.clone_from(&model.version);
        change(&mut sheet);
        let subject = format!("{name} of {}", latest.subject);
        let unit = Unit { subject: subject.as_str().into(), folder };
        gathered.add(unit, UnitRow::new(&latest.subject, model, &sheet, Narrowed::default()));
    };
    let give = |sheet: &mut Sheet, id: &str, level: &str| {
        let answer = Answer::new(Choice::Level(LevelId::new(level)));
        sheet.answers.insert(ItemId::new(id), answer);
    };
    add("Alpha", 0, &model, &|_| {});
    add("Alpha", 0, &model, &|sheet| {
        sheet.date = jiff::civil::date(2025, 1, 1);
        sheet.answers.clear();
    });
    add("Alpha", 1, &model, &|sheet| give(sheet, "policy", "absent"));
    add("Beta", 1, &model, &|sheet| {
        for item in model.items() {
            if let Some(top) = item.scale.levels.last() {
                give(sheet, item.id.as_str(), top.id.as_str());
            }
        }
    });
    add("Gamma", 0, &model, &|sheet| {
        sheet.answers.retain(|id, _| id.as_str() == "policy");
    });
    add("Delta", 0, &model, &|sheet| sheet.answers.clear());
    add("Epsilon", 0, &model, &|sheet| {
        sheet.model.version += "-old";
    });
    let mut other = assessment.model.clone();
    other.id = ModelId::new("other");
    add("Zeta", 0, &Arc::new(other), &|_| {});
    let folders = vec![latest.subject.clone(), "clients/globex".to_owned()];
    let until = Some(latest.date);
    Arc::new(Portfolio::new(gathered, folders, until, Sort::Name))
}

/// What of an assessment should be looked at again, on the day of its sheet.
pub(crate) fn stale<'a>(assessment: &'a Assessment<'a>) -> Stale<'a> {
    let sheet = &assessment.sheet;
    Stale::new(assessment.model, sheet, sheet.date, Period::default())
}

/// The same, two years later.
pub(crate) fn all_stale<'a>(assessment: &'a Assessment<'a>) -> Stale<'a> {
    let sheet = &assessment.sheet;
    let day = jiff::civil::date(2028, 11, 22);
    Stale::new(assessment.model, sheet, day, Period::default())
}

/// An assessment with these answers and no others.
pub(crate) fn answered<'m>(model: &'m Model, answers: &[(&str, &str)]) -> Assessment<'m> {
    let mut sheet = assessment(model).sheet;
    sheet.answers.clear();
    for (id, word) in answers {
        let choice = match *word {
            "not-applicable" => Choice::NotApplicable { reason: "Not us.".to_owned() },
            level => Choice::Level(LevelId::new(level)),
        };
        sheet.answers.insert(ItemId::new(*id), Answer::new(choice));
    }
    Assessment::new(model, sheet, Narrowed::default(), None)
}

const MODEL: &str = r#"
format: ospo/model/1
id: sink
title: Three stages for a test
version: "1.0"
summary: A model with one of everything.
source:
  name: A study
  url: https://example.org/study
  licence: CC BY 4.0
  attribution: Adapted from a study; wording changed.
changes:
  - version: "1.0"
    renamed: [ { from: rules, to: policy } ]
    split: [ { from: talks, to: [upstream, time], why: These were two questions. } ]
    merged: [ { from: [courses, lessons], to: training, why: Nobody told them apart. } ]
    removed: [ { item: gone, why: Nobody asked for it. } ]
    reworded:
      - { item: inventory, why: A spelling was wrong., answers: hold }
      - { item: funding, why: It asks for money now. }
method: { kind: cumulative, pass: 75, floor: repeatable }
scales:
  - id: practice
    evidence_from: established
    levels:
      - { id: absent, label: Absent, credit: 0 }
      - { id: ad-hoc, label: Ad hoc, credit: 25 }
      - { id: repeatable, label: Repeatable, credit: 50 }
      - { id: established, label: Established, credit: 75 }
      - { id: measured, label: Measured, credit: 100 }
  - id: yes-no
    levels:
      - { id: "not", label: "No", credit: 0 }
      - { id: done, label: "Yes", credit: 100 }
areas:
  - { id: legal, title: Policy and legal }
  - { id: people, title: People }
  - { id: empty, title: Nothing yet }
rules:
  - { title: Level, text: Take the highest that is true. }
glossary:
  - { term: policy, forms: [policies], means: A text in force with an owner. }
  - { term: release, forms: [releases], means: What others get. }
scopes:
  - id: publishes
    ask: Do you publish code?
    no: { not_applicable: [upstream], reason: Nothing is published. }
lists:
  - { id: parts, title: Critical parts, ask: What would stop a delivery?, most: 3 }
roles:
  - { id: ospo, title: Open source programme office }
  - { id: legal, title: Legal counsel }
"#;

const STAGE_0: &str = "
stage: 0
title: No programme
summary: Open source is in use and nobody looks after it.
";

const STAGE_1: &str = r#"
stage: 1
title: Compliance
label: Legal-driven
source: "Stage 1: Compliance"
summary: Somebody looks after the duties.
signs: [Somebody answers questions., Decisions are on record.]
communities:
  - { title: OpenChain, url: "https://example.org/openchain", why: Keeps the standards. }
items:
  - id: policy
    title: Policy for use
    source: S1.1
    area: legal
    ask: How is the use of open source decided?
    words: A decision is what binds a team.
    why: A decision on record can be relied on.
    look_for: [Open the policy., Ask who owns it.]
    levels:
      absent: Nothing is written.
      ad-hoc: Someone is asked.
      repeatable: A policy has an owner.
      established: Nine in ten releases follow it.
      measured: Its effect is reviewed each year.
    floor: established
    floor_why: A customer asks for it.
    evidence: [The policy, Records of decisions]
    who: [legal, ospo]
    subject: organisation
    weight: 2
    effort: { ad-hoc: 0.5, repeatable: 1, established: 3, measured: 2 }
    next:
      ad-hoc: { do: Name somebody to ask, how: Take who is asked today. }
      repeatable: { do: Write two pages, how: Name who may change them. }
      established: { do: Check each release, how: Add the check to the steps of a release. }
      measured: { do: Review once a year, how: Take the figures of the year. }
    risk: A licence that nobody read can stop a delivery.
    risk_sources: [study]
    not_applicable_when: No software is used.
    shows_after: { established: 6, measured: 12 }
    recheck: 6
    shows: [parts]
    references: [{ title: A guide, url: "https://example.org/guide" }]
    since: "1.0"
  - id: inventory
    title: Inventory
    area: people
    ask: Is there a list of what is in use?
    scale: yes-no
    levels: { "not": There is none., done: There is one. }
    who: [ospo]
    subject: ospo
    weight: 1
    after: [policy]
  - id: training
    title: Training 日本語
    area: people
    ask: How do developers learn the rules?
    levels: { absent: a, ad-hoc: b, repeatable: c, established: d, measured: e }
    who: [ospo]
    subject: organisation
    weight: 0
"#;

const STAGE_2: &str = "
stage: 2
title: Participation
summary: People take part.
communities:
  - { title: TODO, url: https://example.org/todo, why: Peers compare notes. }
items:
  - id: upstream
    title: Work upstream
    area: people
    ask: How do fixes go upstream?
    levels: { absent: a, ad-hoc: b, repeatable: c, established: d, measured: e }
    who: [ospo]
    subject: organisation
    weight: 1
    effort: { repeatable: 4 }
    next: { repeatable: { do: Write down the path, how: Ask who went it. } }
  - id: time
    title: Time for it
    area: people
    ask: How much working time is there?
    levels: { absent: a, ad-hoc: b, repeatable: c, established: d, measured: e }
    who: [legal]
    subject: organisation
    weight: 1
  - id: reward
    title: Reward
    area: people
    ask: How is it rewarded?
    levels: { absent: a, ad-hoc: b, repeatable: c, established: d, measured: e }
    who: []
    subject: organisation
    weight: 1
";

const STAGE_3: &str = "
stage: 3
title: Own projects
summary: The organisation has projects of its own.
items:
  - id: hosting
    title: Hosting
    area: legal
    ask: Which projects are yours?
    levels: { absent: a, ad-hoc: b, repeatable: c, established: d, measured: e }
    who: [ospo]
    subject: organisation
    weight: 1
";

const TOPICS: &str = "
topics:
  - id: security
    title: Security
    area: legal
    ask: How are flaws handled?
    levels: { absent: a, ad-hoc: b, repeatable: A rule is written., established: d, measured: e }
    who: [ospo]
    subject: organisation
    weight: 1
  - id: funding
    title: Funding
    area: people
    ask: Who gets money?
    levels: { absent: a, ad-hoc: b, repeatable: c, established: d, measured: e }
    who: [ospo]
    subject: organisation
    weight: 1
";

const SETTINGS: &str = "
target:
  stage: 2
  areas:
    people: { level: 1, reason: Everyone at https://example.org/people is meant. }
    empty: { level: not-a-goal }
  reason: We take part, as https://example.org/strategy says.
  items:
    hosting: { level: not-a-goal, reason: We publish nothing. }
    security: { level: established }
";

const PLAN: &str = "
plan:
  capacity: 2
  actions:
    upstream: { owner: Kim Doe, due: 2026-11-25 }
    time: { owner: 'Legal, all of it; and IT', due: 2026-12-24 }
";

const ORGANISATION: &str = "
sector: Anvils
kind: vendor
size: 500
reports_to: the CTO
archetypes: { builds: 4, builds-more: 3, lends: 2 }
plan:
  capacity: 2
  actions:
    inventory: { owner: Kim, due: 2026-12-24 }
    upstream: { owner: Kim, due: 2026-01-06 }
";

const SHEET: &str = r#"
format: ospo/sheet/1
model: { id: sink, version: "0.9" }
subject: Acme Corp
date: 2026-11-22
respondent: { name: Kim Doe, role: legal }
answers:
  policy:
    answer: established
    note: Signed by the CTO, see https://example.org/charter.
    evidence:
      - { text: "https://example.org/policy", date: 2026-10-01, until: 2027-10-01 }
      - { text: Minutes of May }
      - { text: Audit of the year before, date: 2025-05-01, until: 2026-06-30 }
    confidence: high
    answered: 2026-11-20
  inventory: done
  training: ad-hoc
  upstream: ad-hoc
  time: unknown
  hosting: { answer: not-applicable, reason: We only consume. }
  security: repeatable
  gone: established
ask_again:
  funding:
    why: It asks for money now; see https://example.org/changes.
    answer: not-applicable
    reason: Nobody asked for any.
    note: Ask Lee.
    evidence: [ Minutes of June ]
    answered: 2026-06-01
  reward:
    why: The question now asks for a budget, see https://example.org/changes.
    answer: established
    evidence:
      - { text: "Pay rounds, https://example.org/pay", date: 2024-03-01 }
    answered: 2025-11-21
"#;
