//! The checklists that are built in: their texts, and what `build.rs` compiled from them.

include!(concat!(env!("OUT_DIR"), "/built.rs"));
