"""The made-up family: Rosa Delgado, her son Luis, and the folder of files he downloaded for her.

One invented story, written once in the words of the record, put into the formats hospitals use. It is what
``--example`` reads, what tests ask, and what pictures show. ``truths.toml`` says what must come out of
it. The files are written by ``downloads.files()``.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib.resources import as_file
from importlib.resources import files as resources
from pathlib import Path
from typing import Final

from second_opinion.content.family.case import case

__all__ = ["case", "example_folder"]

_HERE: Final = resources(__name__)


def example_folder() -> AbstractContextManager[Path]:
    """The folder that looks like Luis's downloads, on disk for as long as the context lasts."""
    return as_file(_HERE / "files")
