//! The example report in the docs is what the program writes today.

use std::path::Path;
use std::process::Command;

use snapbox::Assert;
use snapbox::Data;

#[test]
fn the_example_report_is_up_to_date() {
    let output = Command::new(env!("CARGO_BIN_EXE_ospo"))
        .args(["-C", "docs/example", "report", "-f", "markdown"])
        .env_clear()
        .env("HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let page = Data::read_from(Path::new("docs/example/report.md"), None);
    Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .eq(String::from_utf8(output.stdout).unwrap(), page.raw());
}
