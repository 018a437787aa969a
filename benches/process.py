#!/usr/bin/env python3
"""Times `ospo` as whole processes against an empty Rust program, in turn.

    cargo build --release && python3 benches/process.py

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
OSPO = ROOT / "target" / "release" / "ospo"


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
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "empty.rs"
        source.write_text("fn main() {}\n")
        subprocess.run(["rustc", "-O", "-o", f"{folder}/empty", source], check=True)
        empty = [f"{folder}/empty"]
        sheet = ROOT / "benches" / "full-sheet.yaml"
        print("| command | median | empty program | ratio | peak memory |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for name, arguments in [
            ("`ospo --version`", ["--version"]),
            ("`ospo status`", ["status", str(sheet)]),
            ("`ospo report -f markdown`", ["report", "-f", "markdown", str(sheet)]),
            ("`ospo report -f json`", ["report", "-f", "json", str(sheet)]),
            ("`ospo plan --to-stage 4`", ["plan", "--to-stage", "4", str(sheet)]),
            ("`ospo journeys`", ["journeys"]),
            ("`ospo explain --score`", ["explain", "--score", str(sheet)]),
        ]:
            compare(name, [str(OSPO), "-C", folder, *arguments], empty, folder)


if __name__ == "__main__":
    main()
