//! Writes settings back into an `ospo.yaml`; what is not changed stays as it is, byte for byte.

mod change;
mod write;

pub use change::{ActionChange, FactChange};
pub use write::{
    with_action, with_capacity, with_facts, with_list, with_ratings, with_respondent, with_scope,
};
