#!/usr/bin/env python3
"""Times `ospo portfolio` on very many sheets against reading their bytes alone and against a script.

    cargo build --profile dist
    python3 benches/portfolio.py [--sheets N] [--subjects N] [--style STYLE] [--keep DIR]

Writes N sheets of N subjects (100,000 of 1,000 where nothing else is said) into a folder that is
removed at the end: copies of benches/full-sheet.yaml, or with `--style pyyaml` as PyYAML writes
them, with notes and evidence of the lengths that people write. Then runs in turn, several times:
`ospo portfolio -f json`; a script that only
reads the bytes; and a script that reads a sample of the sheets with PyYAML's CSafeLoader, which is
libyaml, and works out stage and index of the latest sheet of each subject. The script's time is
scaled to all sheets. On the sample both must come to the same figures, to the last digit.

The program is that of `cargo build --profile dist`; `--program FILE` takes another.

Needs PyYAML with libyaml for the script (`pip install --target DIR pyyaml` and `PYTHONPATH=DIR`
where the system has none), and /usr/bin/time for the peak memory. The same numbers give the same
files.
"""

import argparse
import datetime
import fractions
import json
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
OSPO = ROOT / "target" / "dist" / "ospo"
SHEET = ROOT / "benches" / "full-sheet.yaml"
CREDITS = {"absent": 0, "ad-hoc": 25, "repeatable": 50, "established": 75, "measured": 100}
LEVELS = list(CREDITS)
LAST = datetime.date(2026, 11, 22)
FLOOR, MOST, SHARE = 50, 75, fractions.Fraction(2, 3)
# What two items need whatever the others have.
FLOORS = {"licence-management": 75, "software-inventory": 75}
SAMPLE = 2_000
RUNS = 3
# With what makes a writer of YAML quote, fold and escape.
SENTENCES = [
    "The policy was signed by the general counsel and hangs in the wiki of the office.",
    "Open: nobody has looked at the two companies that were bought in spring.",
    "Three of five teams work this way; the other two follow once their pipeline is moved.",
    "Asked Zoë and Jürgen, who run the licence scans – they take samples each quarter.",
    "It's written down, but the owner left in May and nobody has taken over.",
    "See the minutes of the steering group, item 4 (\"budget for sponsorships\").",
    "Counted on 12 repositories # the rest is archived.",
    "Done.",
]
EVIDENCE = [
    "https://wiki.example.org/open-source/policy?version=12#approval",
    "Minutes of the steering group, 14 October",
    "https://git.example.org/ospo/compliance/-/merge_requests/218",
    "Mail from legal: approved with two conditions, both met since",
    "Dashboard of dependency updates, looked at with the team on the day of the review",
]

READ = """
import os, sys
total = 0
with os.scandir(sys.argv[1]) as entries:
    for entry in entries:
        with open(entry.path, "rb") as file:
            total += len(file.read())
print(total)
"""


def write(folder, sheets, subjects):
    """Writes the sheets of all subjects, on days one after the other."""
    folder.mkdir(parents=True)
    text = SHEET.read_text()
    draw = random.Random(1)
    for number in range(sheets):
        subject, nth = number % subjects, number // subjects
        day = LAST - datetime.timedelta(days=7 * nth)
        # High levels twice, so that stages are reached.
        levels = LEVELS + LEVELS[3:] * 2
        one = re.sub(r"answer: \S+", lambda _: f"answer: {draw.choice(levels)}", text)
        one = re.sub(r'date: "\S+"', f'date: "{day}"', one, count=1)
        one = one.replace("subject: Acme Corp", f"subject: Unit {subject:06}", 1)
        (folder / f"{day}-unit-{subject:06}.yaml").write_text(one)


def write_with_pyyaml(folder, sheets, subjects):
    """Writes the same sheets with notes and evidence of their own, as PyYAML writes them."""
    import yaml

    folder.mkdir(parents=True)
    items = list(yaml.load(SHEET.read_text(), Loader=yaml.CSafeLoader)["answers"])
    draw = random.Random(1)
    for number in range(sheets):
        subject, nth = number % subjects, number // subjects
        day = str(LAST - datetime.timedelta(days=7 * nth))
        answers = {item: answer(draw, day) for item in items}
        sheet = {
            "format": "ospo/sheet/1",
            "model": {"id": "ospo", "version": "2.0"},
            "subject": f"Unit {subject:06}",
            "date": day,
            "answers": answers,
        }
        with open(folder / f"{day}-unit-{subject:06}.yaml", "w") as file:
            yaml.dump(sheet, file, Dumper=yaml.CSafeDumper, sort_keys=False)


def answer(draw, day):
    """Returns an answer with, mostly, a note of some sentences and up to three pieces of evidence."""
    given = {"answer": draw.choice(LEVELS + LEVELS[3:] * 2)}
    if draw.random() < 0.8:
        given["note"] = " ".join(draw.choices(SENTENCES, k=draw.randint(1, 3)))
    evidence = [{"text": text, "date": day} for text in draw.sample(EVIDENCE, draw.randint(0, 3))]
    if evidence:
        given["evidence"] = evidence
    given["answered"] = day
    return given


def by_script(paths, stages):
    """Returns what the script finds: subject, day, stage and index of the latest sheets."""
    import yaml

    latest = {}
    for path in paths:
        with open(path, "rb") as file:
            sheet = yaml.load(file, Loader=yaml.CSafeLoader)
        answers = {item: given["answer"] for item, given in sheet["answers"].items()}
        reached, passed, percents = 0, True, []
        for number, items in stages:
            credits = [CREDITS[answers[item]] for item in items]
            percent = fractions.Fraction(sum(credits), len(credits))
            percents.append(percent)
            in_place = sum(credit >= MOST for credit in credits)
            at_floor = all(credit >= FLOORS.get(item, FLOOR) for item, credit in zip(items, credits))
            passed = passed and in_place >= SHARE * len(items) and at_floor
            reached = number if passed else reached
        index = sum(percents) / 100
        row = (sheet["date"], reached, f"{float(round_half_up(index)):g}")
        known = latest.get(sheet["subject"])
        if known is None or row[0] > known[0]:
            latest[sheet["subject"]] = row
    return latest


def round_half_up(number):
    """Rounds to two decimals, half upwards, as the tool does."""
    return fractions.Fraction(int(number * 100 + fractions.Fraction(1, 2)), 100)


def by_ospo(data):
    """Returns the same from the tool's JSON."""
    units = [unit for model in data["models"] for unit in model["units"]]
    return {
        unit["subject"]: (unit["date"], unit["stage"]["reached"], f"{unit['index']['answered']:g}")
        for unit in units
    }


WRITERS = {"plain": write, "pyyaml": write_with_pyyaml}


def timed(command, out=None):
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=out or subprocess.DEVNULL)
    return time.perf_counter() - begin


def peak(command):
    if not shutil.which("time", path="/usr/bin"):
        return "not measured: no /usr/bin/time"
    told = subprocess.run(
        ["/usr/bin/time", "-f", "%U %S %M", *command],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True,
    ).stderr.split()
    user, system, kilobytes = told[-3:]
    return f"{float(user) + float(system):.2f} s of processors, {int(kilobytes) / 1024:.1f} MiB"


def stages_of(data):
    """Returns the items of each stage, which the script needs to know."""
    stages = {}
    for item in data["models"][0]["items"]:
        stages.setdefault(item["stage"], []).append(item["id"])
    return sorted(stages.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sheets", type=int, default=100_000)
    parser.add_argument("--subjects", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--style", choices=WRITERS, default="plain")
    parser.add_argument("--program", default=str(OSPO))
    parser.add_argument("--keep", type=pathlib.Path, help="write here, and leave it there")
    given = parser.parse_args()
    here = given.keep or pathlib.Path(tempfile.mkdtemp())
    try:
        folder = here / "assessments"
        if not folder.is_dir():
            WRITERS[given.style](folder, given.sheets, given.subjects)
        compare(here, folder, given)
    finally:
        if not given.keep:
            shutil.rmtree(here)


def compare(here, folder, given):
    paths = sorted(os.scandir(folder), key=lambda entry: entry.name)
    sample = [entry.path for entry in paths[-SAMPLE:]]
    portfolio = [given.program, "-C", str(here), "portfolio", "-f", "json"]
    with tempfile.TemporaryDirectory() as other:
        # The same sample for both.
        for path in sample:
            shutil.copy(path, other)
        told = subprocess.run(
            [given.program, "portfolio", other, "-f", "json"], capture_output=True, check=True
        )
    data = json.loads(told.stdout)
    ours, stages = by_ospo(data), stages_of(data)
    times = {"ospo": [], "bytes": [], "script": []}
    for _ in range(given.runs):
        times["ospo"].append(timed(portfolio))
        times["bytes"].append(timed([sys.executable, "-c", READ, str(folder)]))
        begin, worked = time.perf_counter(), time.process_time()
        theirs = by_script(sample, stages)
        spent = time.perf_counter() - begin
        worked = time.process_time() - worked
        times["script"].append(spent / len(sample) * len(paths))
        if ours != theirs:
            wrong = [name for name in theirs if ours.get(name) != theirs[name]]
            sys.exit(f"{len(wrong)} differ, such as {wrong[0]}: "
                     f"{ours.get(wrong[0])}, not {theirs[wrong[0]]}")
    print(f"{len(paths)} sheets; stage and index of {len(ours)} units of the sample agree")
    ospo = statistics.median(times["ospo"])
    for name, seconds in times.items():
        median = statistics.median(seconds)
        print(f"| {name} | {median:.2f} s | {len(paths) / median:,.0f} sheets a second "
              f"| {median / ospo:.2f} |")
    print(f"ospo: {peak(portfolio)}")
    print(f"script: {worked / len(sample) * len(paths):.2f} s of processors")


if __name__ == "__main__":
    main()
