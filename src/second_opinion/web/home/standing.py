"""How far a person is with a step: what its line on home says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["done", "next", "ready", "waiting", "progress", "later", "unbuilt"]


@dataclass(frozen=True)
class Standing:
    """The state, its word, and a sentence in place of the usual one (or empty)."""

    state: State
    label: str
    hint: str = ""
