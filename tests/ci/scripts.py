"""Takes apart what no program takes whole: writes the job of the GitLab component, without the
document of its inputs, as component.yml, and each script of the action, the component and the
workflows as a file of its own, into the folder that is named."""

import re
import sys
from pathlib import Path

from ruamel.yaml import YAML

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for old in folder.iterdir():
    old.unlink()


def write(name, head, text):
    pasted = re.search(r"\$\{\{|\$\[\[", text)
    if pasted:
        sys.exit(f"{name}: `{pasted[0]}` pastes a value into a script; give it by `env`")
    (folder / f"{name}.sh").write_text(f"{head}\n{text}")


def steps(name, of):
    for number, step in enumerate(of):
        if "run" in step:
            write(f"{name}-{number}", "#!/usr/bin/env bash\nset -eo pipefail", step["run"])


load = YAML(typ="safe")
steps("action", load.load(Path("action.yml"))["runs"]["steps"])
for path in Path(".github/workflows").glob("*.yml"):
    for job, told in load.load(path)["jobs"].items():
        steps(f"{path.stem}-{job}", told.get("steps", []))

component = Path("templates/ospo.yml").read_text()
job = component.split("\n---\n")[1]
(folder / "component.yml").write_text(job)
for told in load.load(job).values():
    write("component", "#!/bin/sh", "\n".join(told["script"]))
