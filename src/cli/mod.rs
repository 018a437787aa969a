//! How it is used: the command line and the screen. The library cannot see this part.

mod error;
mod global;
mod settings;
mod models;
mod models_read;
mod threads;
mod find;
mod lookup;
mod facts;
mod clock;
mod session;
mod terminal;
mod signal;
mod pager;
mod browser;
mod pdf;
mod output;
mod show;
mod desk;
mod screen;
mod complete;
mod command;
mod args;

pub(crate) use args::run;
