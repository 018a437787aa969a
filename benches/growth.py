#!/usr/bin/env python3
"""Shows how work grows: each command on n, 2n, 4n and 8n of what it reads, as whole processes.

    cargo build --release && python3 benches/growth.py [NAME...]

Runs the cases whose names hold one of NAME, or all. Of each size the least time of several runs
counts, of all processors together (user and system), so that other work on the machine matters
little. The exponent is the slope of a line through the logarithms: 1 is linear, 2 quadratic. Where
a result is written, its bytes and the growth of these are told as well.

`--program FILE` takes another binary than target/release/ospo, `--sizes N` so many sizes. Needs /usr/bin/time for the peak memory. The same numbers give
the same files.
"""

import argparse
import datetime
import json
import math
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHEET = ROOT / "benches" / "full-sheet.yaml"
LEVELS = ["absent", "ad-hoc", "repeatable", "established", "measured"]
LAST = datetime.date(2026, 11, 22)
DAY = str(LAST)
RUNS = 3
# What takes so many seconds is run once.
LONG = 5
SHARE = "kind: cumulative\n  share: 2/3\n  most: l3\n  floor: l2"
PERCENT = "kind: cumulative\n  pass: 75\n  floor: l2"
USUAL, ODD = [0, 25, 50, 75, 100], [0, 29, 51, 77, 100]
CASES = {}


def case(name, first):
    """Notes a case: how its folder is made from a number, whose smallest is `first`."""

    def note(make):
        CASES[name] = (first, make)
        return make

    return note


# What is read.


def model(folder, items, *, stages=1, areas=3, method=SHARE, credits=USUAL, weight=lambda n: 1,
          effort=lambda n, level: 1 + (n * 37 + level * 101) * 13 % 32, after=lambda n: [],
          words="What is seen?", version="1"):
    """Writes a model of so many items, and settings that use it."""
    own = folder / "checklists" / "big"
    own.mkdir(parents=True)
    levels = "".join(
        f"      - {{ id: l{n}, label: Level {n}, credit: {credit} }}\n"
        for n, credit in enumerate(credits)
    )
    of_areas = ", ".join(f"{{ id: a{n}, title: Area {n} }}" for n in range(areas))
    (own / "model.yaml").write_text(
        f"format: ospo/model/1\nid: big\ntitle: A generated model\nversion: '{version}'\n"
        f"source: {{ name: Nobody, licence: CC0-1.0 }}\nmethod:\n  {method}\n"
        f"areas: [ {of_areas} ]\n"
        f"scales:\n  - id: five\n    levels:\n{levels}"
    )
    for stage in range(1, stages + 1):
        text = [f"stage: {stage}\ntitle: Stage {stage}\nsummary: Many items.\nitems:\n"]
        for number in range(stage - 1, items, stages):
            quarters = [effort(number, level) for level in range(1, 5)]
            efforts = ", ".join(f"l{n}: {q / 4:.2f}" for n, q in enumerate(quarters, 1))
            comes_after = ", ".join(f"item-{other}" for other in after(number))
            text.append(
                f"  - id: item-{number}\n    area: a{number % areas}\n    ask: {words}\n"
                f"    title: Practice {number}\n"
                "    levels: { l0: Nothing is there., l1: A case is there., l2: A team does it.,"
                " l3: Most do it., l4: Figures are looked at. }\n"
                f"    weight: {weight(number)}\n    effort: {{ {efforts} }}\n"
                f"    after: [{comes_after}]\n"
            )
        (own / f"stage-{stage}.yaml").write_text("".join(text))
    (folder / "ospo.yaml").write_text(
        "organisation: Acme Corp\nmodel: big\nchecklists: checklists\n"
    )


def sheet(folder, items, *, name=DAY, version="1", respondent=None, level=None, note=""):
    """Writes a sheet on that model in which the items stand anywhere, every fifth unknown."""
    sheets = folder / "assessments"
    sheets.mkdir(exist_ok=True)
    level = level or (lambda n: "unknown" if n % 5 == 0 else f"l{n * 7 % 4}")
    text = [
        f"format: ospo/sheet/1\nmodel: {{ id: big, version: '{version}' }}\nsubject: Acme Corp\n"
        f"date: '{DAY}'\n"
    ]
    if respondent:
        text.append(f"respondent: {{ name: {respondent} }}\n")
    text.append("answers:\n")
    for number in range(items):
        text.append(f"  item-{number}: {{ answer: {level(number)}{note}, answered: '{DAY}' }}\n")
    (sheets / f"{name}.yaml").write_text("".join(text))


def big(folder, items, **given):
    model(folder, items, **given)
    sheet(folder, items)


def usual(folder, sheets, change=lambda number, text: text, name=None):
    """Writes so many sheets on the default model, on days one after the other."""
    kept = folder / "assessments"
    kept.mkdir()
    text = SHEET.read_text()
    for number in range(sheets):
        day = LAST - datetime.timedelta(days=number % 1000)
        levels = iter(range(number, number + 1000))
        one = re.sub(r"answer: \S+", lambda _: f"answer: {LEVELS[next(levels) * 7 % 5]}", text)
        one = re.sub(r'date: "\S+"', f'date: "{day}"', one, count=1)
        called = name(number, day) if name else f"{day}-{number:05}"
        (kept / f"{called}.yaml").write_text(change(number, one))


def of_respondents(folder, count):
    """Writes a round of so many respondents on the default model."""

    def own(number, text):
        text = re.sub(r'date: "\S+"', f'date: "{DAY}"', text, count=1)
        return text.replace("answers:", f"respondent:\n  name: Person {number:05}\nanswers:", 1)

    usual(folder, count, own, lambda number, _: f"{DAY}-person-{number:05}")


# What is run.


def plans(name, first, **given):
    @case(f"plan: {name}", first)
    def make(folder, items):
        big(folder, items, **given)
        return ["plan", "-f", "json"]


COPRIME = {"method": PERCENT, "credits": ODD, "weight": lambda n: 1 + n * 397 % 1000}
plans("one stage, in place or not", 125)
plans("one stage, percent, weights 1", 125, method=PERCENT)
plans("one stage, percent, coprime weights", 125, **COPRIME)
plans("one stage, coprime weights, effort like weight", 125, **COPRIME,
      effort=lambda n, level: (1 + n * 397 % 1000) * 4 + level)
AREAS = {**COPRIME, "areas": 20}
plans("one stage of 20 areas, each at its floor, coprime weights", 125,
      **{**AREAS, "method": "ladder: { pass: 75, floor: l2, of: area }"})
plans("one stage of 20 areas, most in place, coprime weights", 125,
      **{**AREAS, "method": "ladder: { share: 2/3, most: l3, floor: l2, of: area }"})
plans("one stage of 20 areas, a mean of means, coprime weights", 125,
      **{**AREAS, "method": "mean: [area]\n  ladder: { pass: 75, floor: l2 }"})


@case("plan: many stages of 20 items", 240)
def many_stages(folder, items):
    big(folder, items, stages=items // 20)
    return ["plan", "-f", "json", "--to-stage", str(items // 20)]


@case("plan: a chain of `after`", 125)
def chain(folder, items):
    big(folder, items, after=lambda n: [n - 1] if n else [])
    return ["plan", "-f", "json"]


@case("plan: each of `after` 20 others", 125)
def net(folder, items):
    big(folder, items, after=lambda n: range(max(0, n - 20), n))
    return ["plan", "-f", "json"]


def reports(name, *arguments, first=125, **given):
    @case(name, first)
    def make(folder, items):
        big(folder, items, **given)
        return list(arguments)


for form in ["terminal", "markdown", "html", "json", "csv", "xlsx", "ical", "mermaid"]:
    reports(f"plan as {form}", "plan", "--all", "-f", form)
for form in ["terminal", "markdown", "html", "json", "csv", "xlsx", "slides", "svg"]:
    reports(f"report as {form}", "report", "-f", form)
reports("report for the board, HTML", "report", "--for", "board", "-f", "html")
reports("report for audit, HTML", "report", "--for", "audit", "-f", "html")
reports("report for audit, a workbook", "report", "--for", "audit", "-f", "xlsx")
reports("status", "status")
reports("explain an item", "explain", "item-7")
reports("explain --score", "explain", "--score")
reports("stale", "stale")
reports("form: a page", "form", "--html", "-")
reports("form: a spreadsheet", "form", "--xlsx", "out.xlsx")
reports("form: Markdown", "form", "--markdown", "-")
reports("answer one item", "answer", "item-7=l3", "--sheet", DAY)
reports("tickets", "plan", "--for", "jira", "-o", "out.csv")
reports("tickets as a folder", "plan", "--for", "github", "--folder", "tickets")


def models(name, *arguments):
    @case(name, 625)
    def make(folder, items):
        model(folder, items, stages=max(1, items // 500), words="What is seen? " + "Words. " * 150)
        return list(arguments)


models("model show", "model", "show")
models("model check", "model", "check", "checklists")
models("model translate", "model", "translate", "de", "-o", "out.yaml")
models("model export", "model", "export", "big", "out")


@case("explain of a long note", 500_000)
def long_note(folder, bytes_):
    model(folder, 5)
    sheet(folder, 5, note=f', note: "{"word " * (bytes_ // 25)}"')
    return ["explain", "item-1"]


@case("report of a long note", 500_000)
def report_note(folder, bytes_):
    long_note(folder, bytes_)
    return ["report", "-f", "html"]


@case("answer beside a long note", 500_000)
def answer_note(folder, bytes_):
    long_note(folder, bytes_)
    return ["answer", "item-2=l3", "--sheet", DAY]


@case("assess: all items, one by one, saved after each", 50)
def assess(folder, items):
    model(folder, items)
    sheet(folder, items, level=lambda n: "unknown")
    return ["--date", DAY, "assess", "--only", "open"], "4\n\n\n" * items


@case("merge: respondents", 375)
def merge(folder, count):
    of_respondents(folder, count)
    return ["merge", "-f", "json"]


@case("merge: respondents, all that is to settle, as text", 375)
def merge_all(folder, count):
    of_respondents(folder, count)
    return ["merge", "--all"]


for command in ["round", "status", "report", "plan"]:

    @case(f"{command}: respondents of one round", 375)
    def of_round(folder, count, command=command):
        of_respondents(folder, count)
        return [command, "-f", "json"]


def beside(name, *arguments, first=1250):
    @case(name, first)
    def make(folder, sheets):
        usual(folder, sheets)
        return list(arguments)


beside("status beside many sheets", "status")
beside("answer beside many sheets", "answer", "licence-management=established", "--sheet", f"{DAY}-00000")
beside("stale beside many sheets", "stale")
beside("history", "history")
beside("compare beside many sheets", "compare")
beside("portfolio of one subject", "portfolio", "-f", "json")


@case("status beside many rounds", 1250)
def rounds(folder, sheets):
    usual(folder, sheets, name=lambda number, day: f"{day}-{number // 1000}")
    return ["status"]


@case("portfolio of many subjects", 1250)
def portfolio(folder, sheets):
    usual(folder, sheets, lambda number, text: text.replace("Acme Corp", f"Unit {number:06}", 1))
    return ["portfolio", "-f", "json"]


@case("portfolio of many folders", 250)
def folders(folder, count):
    text = SHEET.read_text()
    for number in range(count):
        own = folder / f"unit-{number:05}" / "assessments"
        own.mkdir(parents=True)
        (own / f"{DAY}.yaml").write_text(text)
        (own.parent / "ospo.yaml").write_text(f"organisation: U {number}\n")
    return ["portfolio", "-f", "json", *(f"unit-{number:05}" for number in range(count))]


@case("migrate --all", 1000)
def migrate(folder, sheets):
    usual(folder, sheets, lambda _, text: text.replace('"2.0"', '"1.0"', 1))
    return ["migrate", "--all", "-f", "json"]


def returned(folder, count, kind):
    """Hands out one form, and brings it back from so many."""
    program = os.environ["OSPO"]
    form = folder / "form.md"
    run = [program, "-q", "-C", str(folder), "form", f"--{kind}", str(form)]
    (folder / "ospo.yaml").write_text("organisation: Acme Corp\n")
    subprocess.run([*run, "--respondent", "Person 0"], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return form


@case("form --read: many Markdown forms", 125)
def read_markdown(folder, count):
    text = returned(folder, count, "markdown").read_text()
    ticked = text.replace("[ ] **3 ", "[x] **3 ")
    names = []
    for number in range(count):
        names.append(f"back-{number}.md")
        (folder / names[-1]).write_text(ticked.replace("Person 0", f"Person {number}"))
    return ["form", "--read", *names]


@case("form --read: many sheets in JSON", 125)
def read_json(folder, count):
    answers = re.findall(r"^  (\S+):$", SHEET.read_text(), re.M)
    names = []
    for number in range(count):
        names.append(f"back-{number}.json")
        (folder / names[-1]).write_text(json.dumps({
            "format": "ospo/sheet/1", "model": {"id": "ospo", "version": "2.0"},
            "subject": "Acme Corp", "date": DAY, "respondent": {"name": f"Person {number}"},
            "answers": {item: {"answer": LEVELS[number % 5]} for item in answers},
        }))
    return ["form", "--read", *names]


@case("plan --read: tickets", 1250)
def tickets(folder, count):
    big(folder, 100)
    told = subprocess.run(
        [os.environ["OSPO"], "plan", "--for", "github", "--folder", "t"],
        check=True, capture_output=True, text=True, cwd=folder,
    )
    pages = [folder / name for name in told.stdout.split() if "README" not in name]
    bodies = [page.read_text() for page in pages]
    rows = [
        {"number": number, "title": "A ticket", "state": "OPEN", "stateReason": "",
         "assignees": [], "labels": [], "body": bodies[number % len(bodies)]
         if number < len(bodies) else f"Another thing, number {number}."}
        for number in range(count)
    ]
    (folder / "github.json").write_text(json.dumps(rows))
    return ["plan", "--read", "github.json"]


@case("settings: what is settled of many actions", 125)
def settled(folder, items):
    big(folder, items)
    with open(folder / "ospo.yaml", "a") as file:
        file.write("plan:\n  actions:\n")
        for number in range(items):
            file.write(f"    item-{number}: {{ owner: Person {number}, due: '2027-03-01' }}\n")
    return ["plan", "-f", "json"]


@case("a deep folder", 50)
def deep(folder, depth):
    big(folder, 5)
    inner = folder
    for _ in range(depth):
        inner = inner / "d"
    inner.mkdir(parents=True)
    return ["-C", str(inner), "status"]


# How it is measured.


def run(command, folder, typed):
    """Returns seconds of all processors, peak memory in KiB, and the bytes that were written."""
    told, out = folder.parent / "time", folder.parent / "out"
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(out, "wb") as file:
        # A child of Python would inherit Python's own peak memory.
        ended = subprocess.run(
            ["/usr/bin/time", "-o", str(told), "-f", "%M", *command], cwd=folder,
            stdout=file, stderr=subprocess.PIPE, input=typed.encode(),
            env={"HOME": str(folder), "LANG": "C.UTF-8"},
        )
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = end.ru_utime - began.ru_utime + end.ru_stime - began.ru_stime
    if ended.returncode:
        raise RuntimeError(f"{' '.join(command)[:200]} ended with {ended.returncode}: "
                           f"{ended.stderr.decode()[:500]}")
    written = [out, *(folder / f"out.{end}" for end in ["xlsx", "csv", "yaml"])]
    return seconds, int(told.read_text().split()[-1]), sum(
        file.stat().st_size for file in written if file.is_file()
    )


def slope(numbers, values):
    """Returns the exponent of the growth: the slope through the logarithms, by least squares."""
    xs, ys = [math.log(n) for n in numbers], [math.log(max(v, 1e-9)) for v in values]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys)) / sum((a - x) ** 2 for a in xs)


def listing(folder):
    """Returns what stands in a folder and when it was written."""
    return {
        path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*")) if path.is_file()
    }


def measure(name, given, here):
    first, make = CASES[name]
    numbers = [first << doubled for doubled in range(given.sizes)]
    rows = []
    folder = here / "case"
    for number in numbers:
        best, made, before = None, None, None
        for _ in range(RUNS):
            # A run may write: each begins with the same files.
            if made is None or before != listing(folder):
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                made = make(folder, number)
                before = listing(folder)
            arguments, typed = made if isinstance(made, tuple) else (made, "")
            told = run([given.program, *arguments], folder, typed)
            best = told if best is None else min(best, told)
            if best[0] > LONG:
                break
        rows.append(best)
    times, peaks, sizes = zip(*rows)
    least, most = peaks[0] / 1024, peaks[-1] / 1024
    print(f"| {name} | {numbers[0]:,}–{numbers[-1]:,} | {times[0] * 1000:.0f} ms "
          f"| {times[-1] * 1000:.0f} ms | {slope(numbers, times):.2f} "
          f"| {least:.0f}–{most:.0f} MiB | {sizes[-1] / 1024:,.0f} KiB "
          f"| {slope(numbers, sizes):.2f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--program", default=str(ROOT / "target" / "release" / "ospo"))
    parser.add_argument("--sizes", type=int, default=4)
    given = parser.parse_args()
    given.program = os.environ["OSPO"] = str(pathlib.Path(given.program).resolve())
    print("| what | n | least | most | exponent | peak memory | written | exponent |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as here:
        for name in CASES:
            if not given.names or any(part in name for part in given.names):
                try:
                    measure(name, given, pathlib.Path(here))
                except RuntimeError as error:
                    print(f"{name}: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
