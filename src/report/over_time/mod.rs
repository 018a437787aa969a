//! One subject over time: its history, what moved, what grew old, what a new version changed.

pub(crate) mod area_move_data;
pub(crate) mod compare_data;
pub(crate) mod facts_moved;
pub(crate) mod history_data;
pub(crate) mod migrate_data;
pub(crate) mod of_compare;
pub(crate) mod of_history;
pub(crate) mod of_migrate;
pub(crate) mod of_stale;
pub(crate) mod rows;
pub(crate) mod rungs;
pub(crate) mod side_by_side;
pub(crate) mod stale_data;
