"""The README shows how to write a form. Every example in it is one the program takes."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import msgspec

from second_opinion.content.forms.schema import TABS, AnyPart, Field, Form

README = (files("second_opinion.content.forms") / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
FIELD = '{ kind = "text", id = "x", label = { en = "X", es = "X" } }'


def kinds(union: Any) -> set[str]:
    return {each.__struct_config__.tag for each in union.__args__}


def filled(example: str) -> dict[str, Any]:
    """An example with a field in each place that it leaves to the reader ("[ … ]"), and without its "…"."""
    return tomllib.loads(example.replace("[ … ]", f"[ {FIELD} ]").replace("\n…\n", "\n"))


def test_every_kind_of_part_has_an_example_that_is_taken() -> None:
    parts = [part for example in EXAMPLES if example.startswith("[[parts]]") for part in filled(example)["parts"]]
    assert {part["kind"] for part in parts} == kinds(AnyPart)
    assert len(msgspec.convert(parts, tuple[AnyPart, ...])) == len(parts)


def test_every_kind_of_field_has_an_example_that_is_taken() -> None:
    (example,) = (each for each in EXAMPLES if each.startswith("{ kind"))
    lines = re.split(r"\n(?=\{ kind)", example.strip())
    fields = [tomllib.loads(f"field = {line}")["field"] for line in lines]
    assert {field["kind"] for field in fields} == kinds(Field)
    assert len(msgspec.convert(fields, tuple[Field, ...])) == len(fields)


def test_the_whole_file_is_a_form() -> None:
    (example,) = (each for each in EXAMPLES if each.startswith("id = "))
    page = filled(example)
    page["parts"] = [{"kind": "fields", "id": "one", "fields": [tomllib.loads(f"field = {FIELD}")["field"]]}]
    assert msgspec.convert(page, Form).id == "weight"


def test_the_readme_names_every_tab() -> None:
    assert [tab for tab in TABS if f"`{tab}`" not in README] == []
