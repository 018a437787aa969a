//! What the runners of pages share.

use std::path::Path;

use trycmd::TestCases;

/// Nobody's home: no settings of the user who runs the tests come in.
const NOWHERE: &str = "/nowhere";

/// Gives every page the same surroundings.
pub(crate) fn hermetic(cases: &TestCases) {
    let bin = Path::new(env!("CARGO_BIN_EXE_ospo"));
    let folders = [bin.parent().unwrap(), Path::new("/usr/bin"), Path::new("/bin")];
    let path = std::env::join_paths(folders).unwrap();
    cases
        .register_bin("ospo", bin)
        .register_bin("sh", Path::new("/bin/sh"))
        .register_bin("env", Path::new("/usr/bin/env"))
        .register_bin("cat", Path::new("/bin/cat"))
        .env("PATH", path.to_str().unwrap())
        .env("OSPO_DATE", "2026-11-22")
        .env("LANG", "C.UTF-8")
        .env("LC_ALL", "")
        .env("LC_CTYPE", "")
        .env("HOME", NOWHERE)
        .env("XDG_CONFIG_HOME", NOWHERE)
        .env("COLUMNS", "80")
        .env("TERM", "xterm-256color")
        .env("NO_COLOR", "")
        .env("CLICOLOR_FORCE", "")
        .env("CLICOLOR", "");
}
