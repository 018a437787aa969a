//! Tables in CSV, told apart by the names of their columns.

mod rows;
pub(super) mod contributions;
pub(super) mod critical;
pub(super) mod replies;
pub(super) mod read;
