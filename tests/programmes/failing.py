"""The nth write, sync, rename or commit fails: each in turn, once, twice over, for good, and while recovering.

After each failure the person goes on in the same binder and does the same again. What was shown in between was a state
in which the binder really was; at the end everything is there, and nothing is damaged.
"""

from __future__ import annotations

import itertools
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tests.programmes import result
from tests.programmes.faults import FOREVER, Faults, FaultyDisk, FaultyEar
from tests.programmes.result import Result

if TYPE_CHECKING:
    from second_opinion.outside.binder.folder import Binder
    from second_opinion.outside.binder.keys import Keys
    from tests.programmes.day import Home, Step


class Way(NamedTuple):
    """How a call fails: so many times in a row, and whether the disk says that it is full."""

    times: int
    full: bool = False


ONCE, TWICE, FOR_GOOD, FULL = Way(1), Way(2), Way(FOREVER), Way(1, full=True)
QUICK = {"gather", "settings", "throw away", "backup"}
"""What a small run does: the rest is done by the same code."""


class Scene(NamedTuple):
    """One thing a person does: the binder just before it, and what is seen before, during and after if all is well."""

    step: str
    home: Home
    seen: list[str]


class Rehearsal(NamedTuple):
    """The day without any failure."""

    keys: Keys
    scenes: list[Scene]


def run(number: int, _seed: int, place: Path, control: str = "") -> Result:
    """``number`` 1: each call fails once, and the disk fills up. More: each also twice over, for good, and with words
    about a full disk; the disk fills up in smaller steps; and each call fails while recovering from a crash."""
    return result.in_a_process("tests.programmes.failing", str(number), str(place), control)


def main(number: int, place: Path, control: str) -> Result:
    """In a process of its own, where every database goes through the shim."""
    from tests.programmes import shim

    ear = FaultyEar(Faults())
    shim.listen(ear)
    rehearsal = rehearse(place / "rehearsal")
    ways = (ONCE,) if number <= 1 else (ONCE, TWICE, FOR_GOOD, FULL)
    scenes = [scene for scene in rehearsal.scenes if number > 1 or scene.step in QUICK]
    tried, wrong = 0, list[str]()
    for way, scene in itertools.product(ways, scenes[1:2] if control else scenes):
        for faults in itertools.chain(until_none_is_met(way), filling_up(number) if way is ONCE else ()):
            found = one_scene(scene, rehearsal.keys, place / "day", ear, faults, control)
            wrong += [f"{scene.step}, call {faults.calls} failing {way}: {what}" for what in found]
            tried += bool(faults.met)
    if number > 1:
        from tests.programmes.recovering import while_recovering, while_upgrading

        found = [*while_recovering(rehearsal, place / "day", ear), *while_upgrading(place / "day", ear)]
        tried, wrong = tried + len(found), wrong + [what for what in found if what]
    return Result(tried, f"{len(ways)} ways to fail", tuple(wrong))


def until_none_is_met(way: Way) -> Iterator[Faults]:
    """The first call fails, then the second, and so on, until there is none so late."""
    for first in itertools.count(1):
        faults = Faults(first, way.times, full=way.full)
        yield faults
        if not faults.met:
            return


def filling_up(number: int) -> Iterator[Faults]:
    """A disk with so many bytes left: from then on it takes no more, until the person has made room."""
    for room in range(0, 600_000, 20_000 if number > 1 else 200_000):
        yield Faults(room=room)


def rehearse(place: Path) -> Rehearsal:
    """The same day when nothing fails, to know what it looks like."""
    from tests.programmes import day

    home, scenes = day.Home(place / "day"), list[Scene]()
    made, _ = day.new(home)
    day.closed(made)
    for step in day.steps(home):
        before = day.Home(place / f"before {step.name}")
        shutil.copytree(home.place, before.place)
        binder = day.opened(home, made.keys)
        scenes.append(Scene(step.name, before, rehearsed(step, binder)))
        day.closed(binder)
    return Rehearsal(made.keys, scenes)


def rehearsed(step: Step, binder: Binder) -> list[str]:
    from tests.programmes import day

    seen = [day.seen()]
    step.do(binder, lambda _: seen.append(day.seen()))
    return [*seen, day.seen()]


def one_scene(scene: Scene, keys: Keys, place: Path, ear: FaultyEar, faults: Faults, control: str) -> list[str]:
    """Do one thing while the disk fails. Returns what went wrong that must not."""
    from tests.programmes import day

    home = begun(scene, place)
    ear.faults, disk = faults, FaultyDisk(faults)
    step = next(step for step in day.steps(home, disk) if step.name == scene.step)
    binder, said = day.opened(home, keys, disk), list[str]()
    faults.working = True
    tried(step, binder, said, control)
    faults.working = False
    wrong = _judged(step, binder, scene.seen, said)
    faults.working = True
    day.closed(binder)
    faults.working = False
    return [*wrong, *_the_next_day(home, keys, scene)]


def begun(scene: Scene, place: Path) -> Home:
    """The binder as it is before that scene."""
    from tests.programmes import day

    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(scene.home.place, place)
    return day.Home(place)


def tried(step: Step, binder: Binder, said: list[str], control: str = "") -> None:
    """Do it; a failure is told to the person, who is told nothing else. The careless control tells them it is saved."""
    if not result.succeeds(lambda: step.do(binder, said.append)) and control:
        said.append("done")


def _judged(step: Step, binder: Binder, seen: Sequence[str], said: Sequence[str]) -> list[str]:
    """Is this a state in which the binder was, and not one before something that was said? Then do it again."""
    from tests.programmes import day

    day.caught_up()
    after, wrong = day.seen(), list[str]()
    if after not in seen[len(said) :]:
        wrong.append(f"{step.name}: after “{said[-1] if said else 'nothing'}” the binder is as it never was")
    if after != seen[-1] or (step.name == "backup" and not said):
        again = result.succeeds(lambda: step.do(binder, lambda _: None))
        wrong += [] if again else [f"{step.name}: it cannot be done again"]
    return wrong


def _the_next_day(home: Home, keys: Keys, scene: Scene) -> list[str]:
    from second_opinion.outside.binder import backup
    from tests.programmes import day

    binder = day.opened(home, keys)
    try:
        found = [] if day.seen() == scene.seen[-1] else ["the next day something is missing"]
        binder.tidy(_kept)
        found += day.unsound(binder)
        if home.stick.exists():
            backup.verify(home.stick, lambda _: keys)
        left = [path.name for path in home.place.rglob(".unfinished-*")]
        return found + [f"left lying about: {name}" for name in left]
    finally:
        day.closed(binder)


def _kept() -> dict[str, str]:
    from second_opinion.store.queries import originals

    return originals.sealed_ids()


if __name__ == "__main__":
    told = main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    sys.stdout.buffer.write(msgspec.json.encode(told))
