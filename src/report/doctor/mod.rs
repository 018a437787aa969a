//! What a look at a whole folder has found.

pub(crate) mod doctor_data;
pub(crate) mod finding;
pub(crate) mod of_doctor;
pub(crate) mod rows;
