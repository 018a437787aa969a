//! How it is used: the command line and the screen. The library cannot see this part.

mod args;
mod error;
mod settings;
mod models;
mod session;
mod signal;
mod screen;
mod command;

pub(crate) use args::run;
