"""Recovery fails: after a crash, and while a newer program upgrades an older binder, each call fails in turn."""

from __future__ import annotations

import itertools
import shutil
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.programmes import result
from tests.programmes.failing import ONCE, Rehearsal, Scene, begun, tried, until_none_is_met
from tests.programmes.faults import FOREVER, Faults, FaultyDisk, FaultyEar
from tests.programmes.result import OLDER, OLDER_PASSPHRASE

if TYPE_CHECKING:
    from second_opinion.outside.binder.keys import Keys


def while_recovering(rehearsal: Rehearsal, place: Path, ear: FaultyEar) -> Iterator[str]:
    """The disk fails for good, the program dies, and at the next start each call fails in turn. One finding for each
    failure, empty when all was well."""

    for scene, first in itertools.product(rehearsal.scenes, (5, 17, 29)):
        crashed = _crashed(scene, rehearsal.keys, place.with_name("crashed"), ear, first)
        yield from _opened_failing(crashed, rehearsal.keys, place, ear)


def while_upgrading(place: Path, ear: FaultyEar) -> Iterator[str]:
    """An older binder, opened by a newer program while each call fails in turn. Findings as above."""
    from second_opinion.outside.binder import folder as folders
    from tests.programmes import day

    home, once = day.Home(place.with_name("older")), day.Home(place.with_name("upgraded"))
    with zipfile.ZipFile(OLDER) as packed:
        packed.extractall(home.folder)
    older = folders.unlock(home.folder, OLDER_PASSPHRASE)
    older.close()
    shutil.copytree(home.place, once.place)
    ear.faults = Faults()
    upgraded = day.opened(once, older.keys)
    scene = Scene("upgrade", home, [day.seen()])
    day.closed(upgraded)
    yield from _opened_failing(scene, older.keys, place, ear)


def _opened_failing(scene: Scene, keys: Keys, place: Path, ear: FaultyEar) -> Iterator[str]:
    from tests.programmes import day

    for faults in until_none_is_met(ONCE):
        home = begun(scene, place)
        ear.faults, faults.working = faults, True
        opened = result.attempt(partial(day.opened, home, keys))
        if opened is not None:
            day.closed(opened)
        faults.working = False
        binder = day.opened(home, keys)
        found = day.unsound(binder) + ([] if day.seen() in scene.seen else ["a state that never was"])
        day.closed(binder)
        yield "; ".join(f"{scene.step}, opening, call {faults.calls}: {what}" for what in found)


def _crashed(scene: Scene, keys: Keys, place: Path, ear: FaultyEar, first: int) -> Scene:
    """The binder as a program leaves it that died at that call: nothing closed, nothing put in order."""
    from tests.programmes import day

    alive = begun(scene, place.with_name("alive"))
    ear.faults = faults = Faults(first, FOREVER)
    disk = FaultyDisk(faults)
    step = next(step for step in day.steps(alive, disk) if step.name == scene.step)
    binder, faults.working = day.opened(alive, keys, disk), True
    tried(step, binder, [])
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(alive.place, place)
    faults.working = False
    day.closed(binder)
    return scene._replace(home=day.Home(place))
