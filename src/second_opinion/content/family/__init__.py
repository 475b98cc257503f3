"""The made-up family: Rosa Delgado, her son Luis, and the folder of files he downloaded for her.

One invented story, written once in the words of the record, put into the formats hospitals use. It is what
``--example`` reads, what tests ask, and what pictures show. ``truths`` says what must come out of it.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files as resources
from pathlib import Path
from typing import Any, Final

from second_opinion.content.family.case import case
from second_opinion.content.family.downloads import files

__all__ = ["case", "example_folder", "files", "truths"]

_HERE: Final = resources(__name__)


def example_folder() -> Path:
    """The folder that looks like Luis's downloads."""
    return Path(str(_HERE / "files"))


def truths() -> tuple[dict[str, Any], ...]:
    """The planted truths, each with what must be shown; the fields are explained in the README here."""
    return tuple(tomllib.loads((_HERE / "truths.toml").read_text(encoding="utf-8"))["truth"])
