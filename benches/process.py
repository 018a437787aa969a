#!/usr/bin/env python3
"""Times `ospo` as whole processes against an empty Rust program, in turn.

    cargo build --release && python3 benches/process.py
    cargo build --profile dist && python3 benches/process.py target/dist

The folder is the one that holds the binary, which is copied as an installer would; the empty program
is built with the same profile and copied likewise.
Prints for each command the median wall time, the median of the ratios pair by pair, and the peak
memory. Needs rustc for the empty program; nothing is kept.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 200
ROOT = pathlib.Path(__file__).resolve().parent.parent
SHEET = str(ROOT / "benches" / "full-sheet.yaml")
STRIPPED = ["-C", "strip=symbols"]
RELEASE = ["-C", "opt-level=3", *STRIPPED]
# What Cargo.toml says of each profile; what is shipped has one binary with all in it.
PROFILES = {
    "release": RELEASE,
    "dist": ["-C", "opt-level=2", *STRIPPED, "-C", "lto=fat", "-C", "codegen-units=1"],
}


def run(command, folder):
    """Returns the wall seconds of one run."""
    begin = time.perf_counter()
    # vfork and exec cost the same for both; the output goes where nobody reads.
    pid = os.posix_spawn(
        command[0], command, {"HOME": folder, "LANG": "C.UTF-8"},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status = os.waitpid(pid, 0)
    wall = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"{command} ended with {status}")
    return wall


def peak(command):
    """Returns the peak memory of one run, as GNU time sees it: a child of Python would inherit
    Python's own."""
    if not shutil.which("time", path="/usr/bin"):
        return "not measured: no /usr/bin/time"
    timed = ["/usr/bin/time", "-f", "%M", *command]
    told = subprocess.run(timed, capture_output=True, text=True, check=True).stderr
    return f"{int(told.split()[-1]) / 1024:.1f} MiB"


def compare(name, command, empty, folder):
    run(command, folder), run(empty, folder)
    pairs = [(run(command, folder), run(empty, folder)) for _ in range(RUNS)]
    ours = statistics.median(a for a, _ in pairs) * 1000
    theirs = statistics.median(b for _, b in pairs) * 1000
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"| {name} | {ours:.2f} ms | {theirs:.2f} ms | {ratio:.2f} | {peak(command)} |")


def main():
    target = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target" / "release")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "empty.rs"
        source.write_text("fn main() {}\n")
        flags = PROFILES.get(target.name, RELEASE)
        subprocess.run(["rustc", *flags, "-o", f"{folder}/linked", source], check=True)
        # Copied, as an installer does: the system maps a file that was written in one go in larger
        # pieces than one as its linker left it, and starts it a quarter sooner.
        ospo = shutil.copy(target / "ospo", f"{folder}/ospo")
        empty = [shutil.copy(f"{folder}/linked", f"{folder}/empty")]
        export = [ospo, "-q", "model", "export", "ospo", f"{folder}/own"]
        subprocess.run(export, check=True, stdout=subprocess.DEVNULL)
        print("| command | median | empty program | ratio | peak memory |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for name, arguments in [
            ("`ospo --version`", ["--version"]),
            ("`ospo status`", ["status", SHEET]),
            ("`ospo --lang de status`", ["--lang", "de", "status", SHEET]),
            ("`ospo explain ITEM`", ["explain", "licence-management", SHEET]),
            ("`ospo explain --score`", ["explain", "--score", SHEET]),
            ("`ospo plan`", ["plan", SHEET]),
            ("`ospo plan --to-stage 4`", ["plan", "--to-stage", "4", SHEET]),
            ("`ospo report -f markdown`", ["report", "-f", "markdown", SHEET]),
            ("`ospo report -f json`", ["report", "-f", "json", SHEET]),
            ("`ospo journeys`", ["journeys"]),
            ("`ospo model check` of all built-in files", ["model", "check", f"{folder}/own"]),
            ("`ospo status` with these", ["--checklists", f"{folder}/own", "status", SHEET]),
        ]:
            compare(name, [ospo, "-C", folder, *arguments], empty, folder)


if __name__ == "__main__":
    main()
