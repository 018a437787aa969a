//! Feeds any bytes to the body `gathered`.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code)]
#[path = "../../tests/fuzz_bodies/mod.rs"]
mod fuzz_bodies;

fuzz_target!(|bytes: &[u8]| fuzz_bodies::gathered(bytes));
