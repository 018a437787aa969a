//! `ospo portfolio`: many units side by side.

pub(crate) mod packets;
mod reading;
mod show;

pub(crate) use show::{Args, run};
