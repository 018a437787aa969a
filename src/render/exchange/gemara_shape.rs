//! The parts of an evaluation log of Gemara that are written; the Gemara project publishes the whole.

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct EvaluationLog {
    pub metadata: GemaraMetadata,
    pub target: Entity,
    pub result: &'static str,
    pub evaluations: Vec<ControlEvaluation>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct GemaraMetadata {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub gemara_version: &'static str,
    pub version: String,
    pub date: String,
    pub description: String,
    pub author: Entity,
    pub mapping_references: [MappingReference; 1],
    pub applicability_groups: Vec<ApplicabilityGroup>,
}

#[derive(Serialize)]
pub(super) struct Entity {
    pub id: String,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

#[derive(Serialize)]
pub(super) struct MappingReference {
    pub id: String,
    pub title: String,
    pub version: String,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

#[derive(Serialize)]
pub(super) struct ApplicabilityGroup {
    pub id: String,
    pub title: String,
    pub description: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ControlEvaluation {
    pub name: String,
    pub result: &'static str,
    pub message: String,
    pub control: EntryMapping,
    pub assessment_logs: Vec<AssessmentLog>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct EntryMapping {
    pub reference_id: String,
    pub entry_id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct AssessmentLog {
    pub requirement: EntryMapping,
    pub description: String,
    pub result: &'static str,
    pub message: String,
    pub applicability: [String; 1],
    pub steps: [String; 1],
    pub steps_executed: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence_level: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<GemaraEvidence>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct GemaraEvidence {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub collected_at: String,
    pub payload: EvidencePayload,
}

#[derive(Serialize)]
pub(super) struct EvidencePayload {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<&'static str>,
}
