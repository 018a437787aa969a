#!/usr/bin/env python3
"""Writes a folder with many sheets, to time commands that read all of them.

    python3 benches/folder.py DIR [SHEETS]

The sheets are copies of benches/full-sheet.yaml on days one after the other, with other levels in
each; 10,000 where nothing else is said. The same numbers give the same files.
"""

import datetime
import pathlib
import random
import re
import sys

SHEET = pathlib.Path(__file__).resolve().parent / "full-sheet.yaml"
LEVELS = ["absent", "ad-hoc", "repeatable", "established", "measured"]
LAST = datetime.date(2026, 11, 22)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sheets = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    folder = pathlib.Path(sys.argv[1]) / "assessments"
    folder.mkdir(parents=True)
    text = SHEET.read_text()
    draw = random.Random(1)
    for number in range(sheets):
        # A thousand days, each with as many sheets as it takes.
        day = LAST - datetime.timedelta(days=number % 1000)
        levels = re.sub(r"answer: \S+", lambda _: f"answer: {draw.choice(LEVELS)}", text)
        dated = re.sub(r'date: "\S+"', f'date: "{day}"', levels, count=1)
        (folder / f"{day}-{number:05}.yaml").write_text(dated)


if __name__ == "__main__":
    main()
