//! Assessment results in OSCAL, the language of NIST for controls, as JSON.

use std::io;

use crate::lang::{Lang, say};
use crate::render::exchange::name::{end_of, moment, uuid};
use crate::render::exchange::oscal_shape::{
    AssessmentResults, BackMatter, ControlId, ControlSelection, FindingTarget, Href,
    ObjectiveStatus, Observation, Origin, OriginActor, OscalDocument, OscalFinding, OscalMetadata,
    OscalResource, OscalResult, OscalRole, Party, Prop, RelatedObservation, RelevantEvidence,
    ResponsibleParty, ReviewedControls, SubjectReference,
};
use crate::render::exchange::prose::{Prose, address};
use crate::render::json;
use crate::report::{Checked, Exchange, Outcome};
use crate::text;

/// What is written is the same in all of 1.2, and the first of them is what most programs take.
const VERSION: &str = "1.2.0";
/// Whose words the names of properties are.
const OURS: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/raw/HEAD/docs/exchange.md");
const RESPONDENT: &str = "respondent";

/// Writes findings for what is known, observations for whatever somebody said, and the names alone of
/// what nobody answered: OSCAL has no finding for what is not known.
pub(in crate::render) fn write(
    lang: &Lang,
    exchange: &Exchange,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let named = OscalNames { exchange };
    let heard = || exchange.checked.iter().filter(|one| one.outcome != Outcome::Unanswered);
    let origin = named.origin();
    let plan = named.uuid(&["model", &exchange.model.version]);
    let title = || {
        let (subject, model) = (&exchange.subject, &exchange.model.title);
        Prose::of(say!(lang, "Self-assessment of {subject}: {model}", subject, model))
    };
    let days = || heard().map(|one| one.day.as_str());
    let result = OscalResult {
        uuid: named.of_day(&["result"]),
        title: title(),
        description: Prose::of(exchange.about.join(" ")),
        start: moment(days().min().unwrap_or(&exchange.date)),
        end: moment(days().max().unwrap_or(&exchange.date)),
        props: summary(exchange),
        reviewed_controls: ReviewedControls {
            control_selections: [ControlSelection {
                description: Prose::of(&exchange.source.0),
                include_controls: selected(heard().map(|one| named.token(&one.requirement))),
            }],
        },
        observations: heard().map(|one| observation(&named, one, &origin)).collect(),
        findings: heard().filter_map(|one| finding(&named, one, &origin)).collect(),
    };
    let document = OscalDocument {
        assessment_results: AssessmentResults {
            uuid: named.of_day(&["document"]),
            metadata: OscalMetadata {
                title: title(),
                last_modified: moment(&exchange.date),
                version: exchange.date.clone(),
                oscal_version: VERSION,
                roles: [OscalRole { id: RESPONDENT, title: Prose::of(say!(lang, "Respondent")) }],
                parties: named.parties(),
                responsible_parties: [ResponsibleParty {
                    role_id: RESPONDENT,
                    party_uuids: named.answering(),
                }],
                remarks: Prose::all(exchange.about.clone()),
            },
            import_ap: Href { href: format!("#{plan}") },
            results: [result],
            back_matter: BackMatter { resources: [model(exchange, plan)] },
        },
    };
    json::write(&document, out)
}

/// What things are called in the document.
struct OscalNames<'e> {
    exchange: &'e Exchange,
}

impl OscalNames<'_> {
    /// The name of what stays the same from one assessment of a subject to the next.
    fn uuid(&self, parts: &[&str]) -> String {
        let of = [self.exchange.model.id.as_str(), &self.exchange.subject];
        uuid(&[&of[..], parts].concat())
    }

    /// The name of what is of this day alone.
    fn of_day(&self, parts: &[&str]) -> String {
        self.uuid(&[&[self.exchange.date.as_str()], parts].concat())
    }

    fn subject(&self) -> String {
        uuid(&["subject", &self.exchange.subject])
    }

    fn respondents(&self) -> Vec<String> {
        let respondents = self.exchange.respondents.iter();
        let parts = respondents.map(|one| [one.name.as_deref(), one.role.as_deref()]);
        parts.map(|parts| self.uuid(&parts.map(Option::unwrap_or_default))).collect()
    }

    /// Who answered; whoever is assessed, where nobody says so.
    fn answering(&self) -> Vec<String> {
        let mut answering = self.respondents();
        answering.sort();
        answering.dedup();
        if answering.is_empty() { vec![self.subject()] } else { answering }
    }

    fn parties(&self) -> Vec<Party> {
        let subject = Party {
            uuid: self.subject(),
            kind: "organization",
            name: Some(on_one_line(&self.exchange.subject)),
            remarks: None,
        };
        let mut parties = vec![subject];
        for (respondent, uuid) in self.exchange.respondents.iter().zip(self.respondents()) {
            if parties.iter().all(|one| one.uuid != uuid) {
                let name = respondent.name.as_deref().map(on_one_line);
                let remarks = respondent.role.as_deref().map(Prose::of);
                parties.push(Party { uuid, kind: "person", name, remarks });
            }
        }
        parties
    }

    fn origin(&self) -> Origin {
        let actors = self.answering().into_iter().map(|actor_uuid| OriginActor {
            kind: "party",
            actor_uuid,
            role_id: RESPONDENT,
        });
        Origin { actors: actors.collect() }
    }

    /// Returns a control as OSCAL can name it: a number has the model before it, since no name of OSCAL
    /// begins with a digit.
    fn token(&self, control: &str) -> String {
        if control.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            return control.to_owned();
        }
        format!("{}_{control}", self.exchange.model.id)
    }
}

fn selected(controls: impl Iterator<Item = String>) -> Vec<ControlId> {
    let mut selected: Vec<ControlId> = Vec::new();
    for control_id in controls {
        if selected.iter().all(|one| one.control_id != control_id) {
            selected.push(ControlId { control_id });
        }
    }
    selected
}

fn observation(named: &OscalNames, one: &Checked, origin: &Origin) -> Observation {
    let data = &one.data;
    let evidence = data.evidence.iter().map(|evidence| RelevantEvidence {
        href: address(&evidence.text),
        description: Prose::of(&evidence.text),
        props: [
            evidence.date.clone().map(|day| prop("date", day)),
            evidence.until.clone().map(|day| prop("until", day)),
            evidence.ended.then(|| prop("ended", "true")),
            evidence.known.map(|known| prop("known", known)),
        ]
        .into_iter()
        .flatten()
        .collect(),
    });
    Observation {
        uuid: named.of_day(&["observation", &data.id]),
        title: title(one),
        description: Prose::of(&one.ask),
        props: props(one),
        methods: methods(one),
        types: ["control-objective"],
        origins: [origin.clone()],
        subjects: [SubjectReference { subject_uuid: named.subject(), kind: "party" }],
        relevant_evidence: evidence.collect(),
        collected: moment(&one.day),
        expires: data.until.as_deref().map(end_of),
        remarks: Prose::all([vec![said(one)], one.remarks.clone()].concat()),
    }
}

/// Returns how somebody came to say it: all of it was asked, and some of what shows it looked at.
fn methods(one: &Checked) -> Vec<&'static str> {
    let is_seen =
        one.data.evidence.iter().any(|one| matches!(one.known, Some("seen" | "measured")));
    if is_seen { vec!["INTERVIEW", "EXAMINE"] } else { vec!["INTERVIEW"] }
}

/// Returns what is known: that a control is satisfied, or that it is not. None for the rest.
fn finding(named: &OscalNames, one: &Checked, origin: &Origin) -> Option<OscalFinding> {
    let (state, reason) = match one.outcome {
        Outcome::Met => ("satisfied", "pass"),
        Outcome::Partly => ("not-satisfied", "partial"),
        Outcome::NotMet => ("not-satisfied", "fail"),
        Outcome::Undecided | Outcome::Unknown | Outcome::NotApplicable | Outcome::Unanswered => {
            return None;
        }
    };
    Some(OscalFinding {
        uuid: named.of_day(&["finding", &one.data.id]),
        title: title(one),
        description: Prose::of(said(one)),
        origins: [origin.clone()],
        target: FindingTarget {
            kind: "objective-id",
            target_id: named.token(&one.requirement),
            status: ObjectiveStatus { state, reason },
        },
        related_observations: [RelatedObservation {
            observation_uuid: named.of_day(&["observation", &one.data.id]),
        }],
    })
}

fn title(one: &Checked) -> Prose {
    Prose::of(format!("{}: {}", one.requirement, one.data.title))
}

fn said(one: &Checked) -> String {
    match &one.anchor {
        Some(anchor) => format!("{}: {anchor}", one.told),
        None => one.told.clone(),
    }
}

fn props(one: &Checked) -> Vec<Prop> {
    let data = &one.data;
    let bounds = data.bounds.as_ref().filter(|_| one.outcome != Outcome::Unknown);
    let props = [
        Some(prop("item", &*data.id)),
        Some(prop("control", &*one.requirement)),
        Some(prop("outcome", one.outcome.as_str())),
        bounds.map(|bounds| prop("level-low", &*bounds.low)),
        bounds.map(|bounds| prop("level-high", &*bounds.high)),
        data.confidence.map(|confidence| prop("confidence", confidence)),
        data.claim.then(|| prop("without-evidence", "true")),
        data.estimate.then(|| prop("estimate", "true")),
        one.implied.then(|| prop("implied", "true")),
    ];
    props.into_iter().flatten().collect()
}

/// Returns how many controls are in which state, and in one line the names of those that nobody
/// answered.
fn summary(exchange: &Exchange) -> Vec<Prop> {
    let number = |outcome| exchange.checked.iter().filter(|one| one.outcome == outcome).count();
    let counts = Outcome::ALL.into_iter().map(|outcome| (outcome.as_str(), number(outcome)));
    let counts = counts.map(|(name, number)| prop(name, number.to_string()));
    let open = exchange.checked.iter().filter(|one| one.outcome == Outcome::Unanswered);
    let open: Vec<&str> = open.map(|one| one.requirement.as_str()).collect();
    let open = (!open.is_empty()).then(|| prop("not-answered", open.join(" ")));
    counts.chain(open).collect()
}

fn model(exchange: &Exchange, uuid: String) -> OscalResource {
    let (name, url) = &exchange.source;
    let model = &exchange.model;
    OscalResource {
        uuid,
        title: Prose::of(&model.title),
        description: Prose::of(name),
        props: vec![
            prop("model", &*model.id),
            prop("version", &*model.version),
            prop("fingerprint", &*model.fingerprint),
        ],
        rlinks: url.as_deref().and_then(address).map(|href| Href { href }).into_iter().collect(),
    }
}

fn prop(name: &'static str, value: impl AsRef<str>) -> Prop {
    Prop { name, ns: OURS, value: on_one_line(value.as_ref()) }
}

/// Returns a text as the type `string` of OSCAL has it: on one line, and no blank at its ends.
fn on_one_line(text: &str) -> String {
    text::visible(text).trim().to_owned()
}
