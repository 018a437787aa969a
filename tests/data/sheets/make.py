"""Writes the sheets of content.json with PyYAML and ruamel.yaml."""

import io
import json
import pathlib

import ruamel.yaml
import yaml

HERE = pathlib.Path(__file__).parent
CONTENT = json.loads((HERE / "content.json").read_text())


def pyyaml(name, sheet, **options):
    text = yaml.safe_dump(CONTENT[sheet], **options)
    (HERE / f"pyyaml-{name}.yaml").write_bytes(text.encode())


pyyaml("sorted", "full")
pyyaml("unsorted", "full", sort_keys=False, allow_unicode=True)
pyyaml("braces", "full", default_flow_style=True, sort_keys=False)
pyyaml("mixed", "short", default_flow_style=None, sort_keys=False)
pyyaml("quoted", "full", default_style='"', sort_keys=False, width=60)
pyyaml("indented", "without", indent=4, sort_keys=False, explicit_start=True, explicit_end=True)
pyyaml("windows", "full", line_break="\r\n", sort_keys=False, allow_unicode=True)
pyyaml("begun", "begun", sort_keys=False)
pyyaml("nothing", "nothing", sort_keys=False)


def ruamel_yaml(name, sheet, change=lambda writer, tree: None):
    writer = ruamel.yaml.YAML()
    tree = ruamel.yaml.comments.CommentedMap(CONTENT[sheet])
    tree["answers"] = ruamel.yaml.comments.CommentedMap(CONTENT[sheet]["answers"] or {})
    change(writer, tree)
    out = io.StringIO()
    writer.dump(tree, out)
    (HERE / f"ruamel-{name}.yaml").write_bytes(out.getvalue().encode())


def lists_stand_in(writer, tree):
    writer.indent(mapping=2, sequence=4, offset=2)


def wide(writer, tree):
    writer.indent(mapping=4, sequence=6, offset=4)
    writer.width = 4096


def commented(writer, tree):
    tree.yaml_set_start_comment("What we said in November\nand who said it")
    answers = tree["answers"]
    answers.yaml_set_comment_before_after_key("software-inventory", before="ask again", indent=2)
    answers.yaml_add_eol_comment("not sure", "project-hosting", column=40)
    tree.yaml_add_eol_comment("by hand", "subject")


def literal(writer, tree):
    as_block = ruamel.yaml.scalarstring.walk_tree
    as_block(tree)
    writer.explicit_start = True


def windows(writer, tree):
    writer.line_break = "\r\n"
    commented(writer, tree)


ruamel_yaml("plain", "full")
ruamel_yaml("lists-stand-in", "full", lists_stand_in)
ruamel_yaml("wide", "full", wide)
ruamel_yaml("commented", "full", commented)
ruamel_yaml("commented-short", "short", commented)
ruamel_yaml("literal", "full", literal)
ruamel_yaml("windows", "short", windows)
ruamel_yaml("without", "without", lists_stand_in)
