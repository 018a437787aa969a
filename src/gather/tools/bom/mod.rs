//! Bills of materials, in SPDX and in CycloneDX.

pub(super) mod components;
pub(super) mod cyclonedx;
pub(super) mod spdx;
pub(super) mod spdx3;
