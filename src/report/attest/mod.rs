//! What is stated of an assessment, to be signed, and what came of holding it against a folder.

pub(super) mod attestation_data;
pub(super) mod of_attestation;
pub(super) mod verified_data;
pub(super) mod of_verified;
pub(super) mod rows;
