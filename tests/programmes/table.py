"""Which programmes there are, how often each is tried in ``./test`` and in full, and the control of each."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from tests.programmes import canaries, failing, flips, kill, power
from tests.programmes.result import ROOT, Result, environment


class Programme(NamedTuple):
    """``run`` takes how often, the dice, an empty folder, and the name of a control or nothing. ``controls`` are names
    with how often each is tried: whatever they find wrong shows that the programme can fail."""

    name: str
    what: str
    run: Callable[[int, int, Path, str], Result]
    small: int
    full: int
    controls: tuple[tuple[str, int], ...] = ()


def tests(paths: tuple[str, ...], number: int, _seed: int, _place: Path, _control: str) -> Result:
    """Programmes that are tests of ours. ``number`` is how many examples hypothesis tries; their controls are tests
    too. Whatever the tests say of themselves is counted."""
    effort = {"SECOND_OPINION_EFFORT": "full"} if number > USUAL else {"SECOND_OPINION_EFFORT": "ci", "CI": "true"}
    words = [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", *paths]
    ran = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT, env={**environment(), **effort})
    passed = re.search(r"(\d+) passed", ran.stdout)
    wrong = tuple(re.findall(r"^(?:FAILED|ERROR) .*$", ran.stdout, re.MULTILINE))
    if ran.returncode and not wrong:
        wrong = (f"pytest ended with {ran.returncode}",)
    return Result(int(passed[1]) if passed else 0, f"tests: {' '.join(paths)}", wrong)


USUAL: Final = 200
PROPERTIES: Final = (
    "tests/journey/merge/test_properties.py",
    "tests/journey/gather",
    "tests/record",
    "tests/store/search",
    "tests/outside/binder/test_keys.py",
)

PROGRAMMES: Final = (
    Programme(
        "power", "power cuts, simulated", power.run, 50, 5_000, (("careless", 50), ("nearly", 100), ("lazy", 50))
    ),
    Programme(
        "kill", "kill -9: gathering, writing, upgrade, backup, restore", kill.run, 50, 2_000, (("careless", 30),)
    ),
    Programme("failing", "nth write, sync, rename, commit fails; full disk", failing.run, 1, 4, (("careless", 1),)),
    Programme(
        "flips", "one bit turned: database, log, original, backup, keys", flips.run, 100, 3_000, (("noseals", 60),)
    ),
    Programme(
        "canaries", "marks in every field, looked for in what is not encrypted", canaries.run, 1, 1, (("planted", 1),)
    ),
    Programme("hostile", "hostile files", partial(tests, ("tests/hostile",)), 1, 1),
    Programme("doors", "every page against token, lock and origin", partial(tests, ("tests/web/test_door.py",)), 1, 1),
    Programme("properties", "properties of merge, packet and export", partial(tests, PROPERTIES), 200, 5_000),
)
