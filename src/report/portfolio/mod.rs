//! Many units side by side.

pub(crate) mod comparable;
pub(crate) mod counted;
pub(crate) mod grouped;
pub(crate) mod long_data;
pub(crate) mod long_rows;
pub(crate) mod measured;
pub(crate) mod of_long;
pub(crate) mod of_packet;
pub(crate) mod of_portfolio;
pub(crate) mod packet_rows;
pub(crate) mod pooled;
pub(crate) mod pooled_data;
pub(crate) mod portfolio_data;
pub(crate) mod rows;
mod sheets_data;
pub(crate) mod units;
pub(crate) mod units_data;
