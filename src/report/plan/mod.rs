//! What to do next, in what order, and why.

pub(crate) mod action;
pub(crate) mod action_data;
pub(crate) mod agenda;
pub(crate) mod budget;
pub(crate) mod budget_data;
pub(crate) mod budget_rows;
pub(crate) mod goal;
pub(crate) mod price;
pub(crate) mod of_plan;
pub(crate) mod pages;
pub(crate) mod plan_data;
pub(crate) mod reasons;
pub(crate) mod target_day;
pub(crate) mod remarks;
pub(crate) mod roadmap;
pub(crate) mod rows;
