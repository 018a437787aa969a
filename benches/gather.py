#!/usr/bin/env python3
"""Measures `ospo gather` on many clones: time and peak memory of the whole process.

    cargo build --release && python3 benches/gather.py

Makes 500 repositories of 1,000 files and 60 commits with two tags each in a folder that goes away
again (`--clones N`, `--files N`). `--program FILE` takes another binary than target/release/ospo.
Needs git, and /usr/bin/time for the peak memory, which is that of ospo and not of git.
"""

import argparse
import concurrent.futures
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Noon of 2026-11-22.
LAST = 1795348800
RUNS = 3


def stream(number, files):
    """Returns a history as `git fast-import` reads it."""
    lines = ["blob", "mark :1", "data 2", "x"]
    for commit in range(60):
        when = LAST - (60 - commit) * 10 * 86400
        who = f"N <p{(number + commit) % 50}@example.org> {when} +0000"
        lines += ["commit refs/heads/main", f"mark :{100 + commit}", f"author {who}", f"committer {who}", "data 1", "x"]
        # The first brings all files, each later one touches one of them.
        touched = range(files) if commit == 0 else [commit % files]
        for file in touched:
            lines.append(f"M 100644 inline src/part-{file % 40}/file-{file}.rs")
            lines += [f"data {len(str(when + file))}", str(when + file)]
        if commit == 50 and number % 2 == 0:
            lines += ["M 100644 :1 bom.json", "M 100644 :1 LICENSE", "M 100644 :1 SECURITY.md"]
    lines += ["reset refs/tags/v1", "from :130", "reset refs/tags/v2", "from :159", "done", ""]
    return "\n".join(lines).encode()


def make(folder, number, files):
    clone = folder / f"team-{number % 20}" / f"repository-{number}"
    clone.mkdir(parents=True)
    git = ["git", "-C", clone]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    subprocess.run([*git, "fast-import", "--quiet", "--done"], input=stream(number, files), check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=ROOT / "target/release/ospo")
    parser.add_argument("--clones", type=int, default=500)
    parser.add_argument("--files", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        clones = pathlib.Path(place) / "clones"
        with concurrent.futures.ThreadPoolExecutor() as pool:
            list(pool.map(lambda number: make(clones, number, asked.files), range(asked.clones)))
        command = [asked.program, "gather", "clones", "--facts", "-f", "json"]
        for _ in range(RUNS):
            run = ["/usr/bin/time", "-f", "%e s, %U s user, %S s system, %M KiB", *command]
            done = subprocess.run(run, cwd=place, capture_output=True, text=True, check=True,
                                  env={"OSPO_DATE": "2026-11-22", "PATH": "/usr/bin:/bin"})
            read = re.search(r'"name": ?"repositories",.*?"value": ?([0-9]+)', done.stdout, re.S)
            print(f"{read[1]} repositories: {done.stderr.splitlines()[-1]}")


if __name__ == "__main__":
    main()
