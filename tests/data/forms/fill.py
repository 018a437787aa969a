"""Fills an interview sheet in by hand: `fill.py EMPTY FILLED`."""
import re
import sys

LINE = "_" * 30
text = open(sys.argv[1], encoding="utf-8").read()
front, *questions = re.split(r"(?m)^(?=### )", text)


def ticked(question, box):
    lines = question.split("\n")
    boxes = [at for at, line in enumerate(lines) if line.startswith("- [ ] ")]
    lines[boxes[box]] = lines[boxes[box]].replace("[ ]", "[x]")
    return "\n".join(lines)


def written(question, field, words):
    """Writes on the line of a field: 0 is the reason, 1 the note, 2 the evidence."""
    pieces = question.split(LINE)
    before, behind = pieces[: field + 1], pieces[field + 1 :]
    return LINE.join(before) + words + LINE.join(behind)


for at, question in enumerate(questions):
    question = ticked(question, [2, -1, -2, 0][at % 4])
    if at == 0:
        evidence = [
            "Audit report (2026-03-01)",
            "https://a.example/x_y_z (2026-03-01 – 2027-03-01)",
            "[The policy](https://intra.example/policy?a=1&b=2) (2026-02-02)",
        ]
        question = written(question, 2, "\n\n- " + "\n- ".join(evidence))
        question = written(question, 1, "See snake_case_name and <https://wiki.example/a_b_c> & more")
        sure = [line for line in question.split("\n") if line.count("[ ]") == 3][0]
        second = sure.replace("[ ]", "[-]", 1).replace("[ ]", "[x]", 1).replace("[-]", "[ ]")
        question = question.replace(sure, second)
    if at % 4 == 1:
        question = written(question, 0, "Nothing is shipped")
    if at == 2:
        question = written(question, 1, "\n\n> The first line\n> the second")
    questions[at] = question
open(sys.argv[2], "w", encoding="utf-8").write(front + "".join(questions))
