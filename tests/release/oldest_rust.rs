//! The oldest Rust that `Cargo.toml` names is one that its packages can be built with.
//!
//! What of the standard library is newer is found by clippy, which reads the same line.

use std::process::Command;

use serde_json::Value;

#[test]
fn no_package_asks_for_a_newer_rust_than_we_do() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let ours = version(env!("CARGO_PKG_RUST_VERSION"));
    for package in metadata["packages"].as_array().unwrap() {
        let oldest = package["rust_version"].as_str().unwrap_or("0");
        assert!(version(oldest) <= ours, "{} needs Rust {oldest}", package["name"]);
    }
}

fn version(text: &str) -> [u32; 3] {
    let mut numbers = text.split('.').map(|number| number.parse().unwrap());
    [(); 3].map(|()| numbers.next().unwrap_or(0))
}
