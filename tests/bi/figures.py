#!/usr/bin/env python3
"""Holds the queries of docs/bi.md against `ospo portfolio -f json`, to the last digit.

    python3 tests/bi/figures.py PROGRAM [ENGINE]

Draws the sheets of some hundred units in two folders, has PROGRAM write their rows as CSV and as
NDJSON, and runs the queries of the page on both in DuckDB; with `spark` as ENGINE, in Spark on
NDJSON. The same draw each time.
"""

import datetime
import decimal
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "bi.md"
UNITS = 300
LEVELS = ["absent", "ad-hoc", "repeatable", "established", "measured"]


def queries():
    blocks = re.findall(r"```sql\n-- (\w+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    named = dict(blocks)
    assert len(named) == len(blocks), "two queries of one name"
    return named


def number(value):
    """A figure as its digits say, whatever a program holds it in."""
    return None if value is None else decimal.Decimal(str(value)).normalize() + 0


class Drawn:
    """Folders with sheets of every kind: answered in full and hardly, by several who differ, without
    evidence, of another version, and with names that could be anything."""

    def __init__(self, folder, program):
        self.draw = random.Random(20261129)
        self.program = program
        self.folder = folder
        shown = json.loads(self.ospo("model", "show", "-f", "json"))
        self.items = [(item["id"], [level["id"] for level in item["levels"]])
                      for item in shown["items"]]
        for place in ("one", "two"):
            (folder / place / "assessments").mkdir(parents=True)
        (folder / "two" / "ospo.yaml").write_text("evidence: required\n")
        for unit in range(UNITS):
            self.unit(unit)

    def ospo(self, *args):
        command = [self.program, "--date", "2026-11-29", "--no-input", "--quiet", "-C",
                   str(self.folder), *args]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{' '.join(args[:1])}: {done.returncode}: {done.stderr[:2000]}")
        return done.stdout

    def unit(self, unit):
        # Some have the name of one in the other folder.
        name = f"Unit {unit % 280}" if unit % 7 else f"00{unit}"
        place = "one" if unit < UNITS // 2 else "two"
        day = datetime.date(2026, 1, 1) + datetime.timedelta(days=self.draw.randrange(300))
        height = self.draw.choice([1, 2, 3, 3, 4, 4])
        openness = self.draw.choice([0, 0, 0.1, 0.5, 1])
        if unit % 3 == 0:
            self.facts(self.folder / place / "assessments", name, day)
        for respondent in range(self.draw.choice([1, 1, 1, 2, 3])):
            self.sheet(self.folder / place / "assessments", (name, unit, day, respondent),
                       height, openness)
        if self.draw.random() < 0.3:
            self.sheet(self.folder / place / "assessments",
                       (name, unit, day - datetime.timedelta(days=200), 9), 1, 0.2)

    def facts(self, place, name, day):
        """What programs found, of the last of those whose round began on the day."""
        facts = [("sboms", 3), ("licence-violations", 0), ("upstream-changes", 5)]
        lines = ["format: ospo/facts/1", f"subject: {json.dumps(name)}", f"gathered: {day}", "facts:"]
        lines += [f"  - {{ name: {fact}, value: {value}, day: {day} }}" for fact, value in facts]
        path = place / f"{day}-gathered.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def sheet(self, place, who, height, openness):
        name, unit, day, respondent = who
        lines = ["format: ospo/sheet/1", 'model: { id: ospo, version: "2.0" }',
                 f"subject: {json.dumps(name)}", f"date: {day}",
                 f"respondent: {{ name: R{respondent} }}", "answers:"]
        if self.draw.random() < 0.1:
            lines[1] = 'model: { id: ospo, version: "2.0", fingerprint: "12345678" }'
        for item, levels in self.items:
            answer = self.answer(levels, height, openness)
            lines += [f"  {item}: {answer}"] if answer else []
        if lines[-1] == "answers:":
            lines[-1] = "answers: {}"
        path = place / f"{day}-u{unit}-{respondent}.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def answer(self, levels, height, openness):
        draw = self.draw
        if draw.random() < openness:
            return draw.choice([None, "unknown"])
        if draw.random() < 0.1:
            return "{ answer: not-applicable, reason: none }"
        level = levels[min(len(levels) - 1, draw.randrange(height, height + 2))]
        if draw.random() < 0.1 and level not in (levels[0], levels[-1]):
            return f"at least {level}"
        evidence = ", evidence: [seen]" if draw.random() < 0.5 else ""
        estimate = ", estimate: true" if draw.random() < 0.1 else ""
        return f"{{ answer: {level}{evidence}{estimate} }}"


class InDuckDb:
    def __init__(self, load):
        import duckdb
        self.base = duckdb.connect()
        self.base.execute(load)

    def run(self, query):
        self.base.execute(query)

    def rows(self, query):
        result = self.base.execute(query)
        names = [column[0] for column in result.description]
        return [dict(zip(names, row)) for row in result.fetchall()]


class InSpark:
    def __init__(self, path):
        from pyspark.sql import SparkSession
        self.spark = SparkSession.builder.master("local[1]").config(
            "spark.sql.shuffle.partitions", "1").getOrCreate()
        self.spark.read.json(str(path)).createOrReplaceTempView("items")

    def run(self, query):
        self.spark.sql(query.strip().rstrip(";"))

    def rows(self, query):
        return [row.asDict() for row in self.spark.sql(query.strip().rstrip(";")).collect()]


class Held:
    """Counts what was compared, and tells what differs."""

    def __init__(self):
        self.compared = 0
        self.wrong = []

    def same(self, what, told, reckoned):
        self.compared += 1
        if number(told) != number(reckoned):
            self.wrong.append(f"{what}: ospo has {told}, the query {reckoned}")


def check_draw(engine):
    """The draw has whatever makes a difference to a figure."""
    for column, words in {
        "why": ["answered", "open", "not-agreed", "claimed", "at-least", "found"],
        "blocks": ["below-floor", "open", "not-agreed", "claimed", "at-least"],
        "why_not": ["content", "coverage", "nothing-answered"],
        "state": ["answered", "unknown", "unanswered", "not-applicable"],
    }.items():
        found = {row[column] for row in engine.rows(f"SELECT DISTINCT {column} FROM items")}
        missing = set(words) - found
        assert not missing, f"no row with {column} {missing}"


def hold(engine, portfolio):
    named = queries()
    check_draw(engine)
    for name, query in named.items():
        if name not in ("load", "shown"):
            engine.run(query)
    held = Held()
    (model,) = portfolio["models"]
    key = lambda row: (row["unit"], row["folder"])
    units = {key(row): row for row in engine.rows("SELECT * FROM units")}
    stages = {key(row): row for row in engine.rows("SELECT * FROM stages")}
    areas = {(*key(row), row["area"]): row for row in engine.rows(named["shown"])}
    indexes = {key(row): row for row in engine.rows(
        "SELECT unit, folder, " + ", ".join(
            f"round(CAST({end} AS DECIMAL(28, 10)), 2) AS {end}"
            for end in ("worst", "answered", "best")) + " FROM indexes")}
    assert len(units) == len(model["units"]), "not every unit has rows"
    for unit in model["units"]:
        at = (unit["subject"], unit["folder"])
        row = units[at]
        for which in ("in_place", "partly"):
            held.same((at, which), unit[which]["worst"], row[which])
            held.same((at, which, "best"), unit[which]["best"], row[which + "_best"])
            held.same((at, which, "of"), unit[which]["of"], row["practices"])
        for what in ("items", "answered", "unknown", "unanswered", "not_applicable"):
            held.same((at, what), unit["coverage"][what], row[what])
        held.same((at, "coverage"), unit["coverage_percent"], row["coverage_percent"])
        held.same((at, "comparable"), int(unit["comparable"]), int(row["comparable"]))
        held.same((at, "stage"), unit["stage"]["reached"], stages[at]["reached"])
        held.same((at, "stage possible"), unit["stage"]["possible"], stages[at]["possible"])
        for area in unit["areas"]:
            row = areas.get((*at, area["id"]), {})
            for end in ("worst", "answered", "best"):
                held.same((at, area["id"], end), area["percent"][end], row.get(end))
        for end in ("worst", "answered", "best"):
            index = unit["index"] or {}
            held.same((at, "index", end), index.get(end), indexes.get(at, {}).get(end))
    spreads = {(row["kind"], row["part"], row["bound"]): row
               for row in engine.rows("SELECT * FROM spreads")}
    parts = [("index", "", model["index"])]
    parts += [("area", area["id"], area["percent"]) for area in model["areas"]]
    parts += [("stage", str(stage["number"]), stage["percent"]) for stage in model["stages"]
              if stage["number"]]
    for kind, part, figures in parts:
        for end in ("worst", "answered", "best"):
            row = spreads[kind, part, end]
            held.same((kind, part, "units"), figures["units"], row["units"])
            for which in ("lowest", "median", "mean", "highest"):
                held.same((kind, part, which, end), figures[which][end], row[which])
    levels = {(row["item"], row["answer"]): row["units"]
              for row in engine.rows("SELECT * FROM levels")}
    for item in model["items"] + model["topics"]:
        told = {level["level"]: level["units"] for level in item["levels"]}
        told |= {"uncertain": item["uncertain"], "unknown": item["unknown"],
                 "unanswered": item["unanswered"], "not-applicable": item["not_applicable"]}
        for answer, count in told.items():
            held.same((item["id"], answer), count, levels.get((item["id"], answer), 0))
    blockers = {row["item"]: row for row in engine.rows("SELECT * FROM blockers")}
    held.same("blockers", len(model["blockers"]), len(blockers))
    for blocker in model["blockers"]:
        for what in ("units", "below_floor", "open", "uncertain"):
            held.same((blocker["item"], what), blocker[what], blockers[blocker["item"]][what])
    return held


def main():
    program, engine = pathlib.Path(sys.argv[1]).resolve(), (sys.argv[2:] or ["duckdb"])[0]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        drawn = Drawn(folder, str(program))
        places = [str(folder / "one"), str(folder / "two")]
        portfolio = json.loads(drawn.ospo("portfolio", *places, "-f", "json"))
        for kind in ("csv", "ndjson"):
            drawn.ospo("portfolio", *places, "--long", "-o", str(folder / f"items.{kind}"))
        if engine == "spark":
            engines = {"ndjson": lambda: InSpark(folder / "items.ndjson")}
        else:
            load = queries()["load"].replace("'items.csv'", f"'{folder}/items.csv'")
            table = f"CREATE TABLE items AS SELECT * FROM read_json('{folder}/items.ndjson')"
            engines = {"csv": lambda: InDuckDb(load), "ndjson": lambda: InDuckDb(table)}
        for kind, made in engines.items():
            held = hold(made(), portfolio)
            for wrong in held.wrong[:20]:
                print(wrong, file=sys.stderr)
            if held.wrong or held.compared < 10_000:
                sys.exit(f"{kind}: {len(held.wrong)} of {held.compared} figures differ")
            print(f"{kind}: {held.compared} figures of {portfolio['units']} units are the same")


main()
