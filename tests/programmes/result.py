"""What a programme found, and what all of them start with."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import msgspec

ROOT: Final = Path(__file__).resolve().parents[2]


OLDER: Final = ROOT / "tests" / "store" / "binders" / "0.1.0.zip"
OLDER_PASSPHRASE: Final = "rosa keeps her papers in a blue box"
"""A binder of the first version, kept for ever."""
T = TypeVar("T")


class Result(msgspec.Struct, frozen=True):
    """How often it was tried, what happened meanwhile, and each thing that went wrong."""

    tried: int
    said: str
    wrong: tuple[str, ...]


def in_a_process(module: str, *words: str) -> Result:
    """What a programme found that needs a process of its own. Its own errors show."""
    ran = subprocess.run(
        [sys.executable, "-m", module, *words], stdout=subprocess.PIPE, check=True, env=environment(), cwd=ROOT
    )
    return msgspec.json.decode(ran.stdout, type=Result)


def succeeds(do: Callable[[], object]) -> bool:
    """Do it. False when the disk or the database failed."""
    return attempt(lambda: (do(),)) is not None


def attempt(do: Callable[[], T]) -> T | None:
    """What it gives, or None when the disk or the database failed: the errors that the program itself handles."""
    from django.db import Error

    from second_opinion.store.binder import DamagedStoreError
    from second_opinion.store.copying import UnsoundError

    try:
        return do()
    except (Error, OSError, DamagedStoreError, UnsoundError):
        return None


def environment() -> dict[str, str]:
    """For a program of ours that is started as a process of its own."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}


def repeatable(seed: int) -> random.Random:
    """The same dice each time: what went wrong once goes wrong again."""
    return random.Random(seed)  # noqa: S311 -- repeatable data, not secrets
