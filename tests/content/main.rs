//! What the built-in checklist says, and whether people who read it answer alike.

mod links;
mod raters;
mod reading;
mod signals;
