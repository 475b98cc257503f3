"""The planted truths, as the file beside the story lists them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def truths() -> list[dict[str, Any]]:
    """Every truth of ``truths.toml``."""
    page = (files("second_opinion.content.family") / "truths.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(page)["truth"]
    return found
