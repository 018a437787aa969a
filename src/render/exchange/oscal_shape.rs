//! The parts of an assessment-results document of OSCAL that are written; NIST publishes the whole.

use serde::Serialize;

use crate::render::exchange::prose::Prose;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct OscalDocument {
    pub assessment_results: AssessmentResults,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct AssessmentResults {
    pub uuid: String,
    pub metadata: OscalMetadata,
    pub import_ap: Href,
    pub results: [OscalResult; 1],
    pub back_matter: BackMatter,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct OscalMetadata {
    pub title: Prose,
    pub last_modified: String,
    pub version: String,
    pub oscal_version: &'static str,
    pub roles: [OscalRole; 1],
    pub parties: Vec<Party>,
    pub responsible_parties: [ResponsibleParty; 1],
    pub remarks: Option<Prose>,
}

#[derive(Serialize)]
pub(super) struct OscalRole {
    pub id: &'static str,
    pub title: Prose,
}

#[derive(Serialize)]
pub(super) struct Party {
    pub uuid: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remarks: Option<Prose>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ResponsibleParty {
    pub role_id: &'static str,
    pub party_uuids: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Href {
    pub href: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct OscalResult {
    pub uuid: String,
    pub title: Prose,
    pub description: Prose,
    pub start: String,
    pub end: String,
    pub props: Vec<Prop>,
    pub reviewed_controls: ReviewedControls,
    pub observations: Vec<Observation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<OscalFinding>,
}

#[derive(Serialize)]
pub(super) struct Prop {
    pub name: &'static str,
    pub ns: &'static str,
    pub value: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ReviewedControls {
    pub control_selections: [ControlSelection; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ControlSelection {
    pub description: Prose,
    pub include_controls: Vec<ControlId>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ControlId {
    pub control_id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Observation {
    pub uuid: String,
    pub title: Prose,
    pub description: Prose,
    pub props: Vec<Prop>,
    pub methods: Vec<&'static str>,
    pub types: [&'static str; 1],
    pub origins: [Origin; 1],
    pub subjects: [SubjectReference; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relevant_evidence: Vec<RelevantEvidence>,
    pub collected: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remarks: Option<Prose>,
}

#[derive(Clone, Serialize)]
pub(super) struct Origin {
    pub actors: Vec<OriginActor>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct OriginActor {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub actor_uuid: String,
    pub role_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SubjectReference {
    pub subject_uuid: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
}

#[derive(Serialize)]
pub(super) struct RelevantEvidence {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    pub description: Prose,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub props: Vec<Prop>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct OscalFinding {
    pub uuid: String,
    pub title: Prose,
    pub description: Prose,
    pub origins: [Origin; 1],
    pub target: FindingTarget,
    pub related_observations: [RelatedObservation; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FindingTarget {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub target_id: String,
    pub status: ObjectiveStatus,
}

#[derive(Serialize)]
pub(super) struct ObjectiveStatus {
    pub state: &'static str,
    pub reason: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct RelatedObservation {
    pub observation_uuid: String,
}

#[derive(Serialize)]
pub(super) struct BackMatter {
    pub resources: [OscalResource; 1],
}

#[derive(Serialize)]
pub(super) struct OscalResource {
    pub uuid: String,
    pub title: Prose,
    pub description: Prose,
    pub props: Vec<Prop>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rlinks: Vec<Href>,
}
