"""Reads form files, and refuses what is not a form: with the file, the place in it, and how to mend it."""

from __future__ import annotations

import re
import tomllib
from importlib.resources.abc import Traversable
from typing import Final

import msgspec

from second_opinion.content.forms.faults import faults
from second_opinion.content.forms.schema import Form

Folder = Traversable

_MENDS: Final = {
    "missing required field `en`": 'write the text in English too: { en = "…", es = "…" }',
    "missing required field `es`": 'write the text in Spanish too: { en = "…", es = "…" }',
    "missing required field": "add it; README.md shows an example",
    "unknown field": "take it out or mend its name; README.md lists the names",
    "Invalid ": "write one of the values README.md lists",
    "Expected `object`, got `str`": 'write both languages: { en = "…", es = "…" }',
    "Expected": "write a value of that kind",
}


class FormFault(Exception):
    """A file that is not a form. The message has a line for each thing to mend: file, place, what, how."""


def load(folder: Folder) -> list[Form]:
    """Every form in a folder, in order of file name. Raises FormFault for the first file that is none."""
    return [_read(file) for file in sorted(folder.iterdir(), key=lambda each: each.name) if _is_form(file)]


def _is_form(file: Traversable) -> bool:
    return file.name.endswith(".toml")


def _read(file: Traversable) -> Form:
    try:
        form = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Form)
    except tomllib.TOMLDecodeError as error:
        raise FormFault(f"{file.name}: this is not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise FormFault(f"{file.name}: {_said(str(error))}") from error
    found = faults(form, file.name.removesuffix(".toml"))
    if found:
        raise FormFault("\n".join(f"{file.name}: {fault}" for fault in found))
    return form


def _said(error: str) -> str:
    """The library's sentence ("… - at `$.parts[0]`") as place, what, and how to mend it."""
    what, _, place = error.partition(" - at ")
    mend = next((mend for sign, mend in _MENDS.items() if sign in what), "see README.md")
    where = re.sub(r"^\$\.?", "", place.strip("`")) or "the top of the file"
    return f"{where}: {what}. To mend it, {mend}."
