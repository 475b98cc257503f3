"""Kill a program at random moments, many times, and look whether what was said to be saved is there.

Each round a program of its own gathers, writes, upgrades, backs up or restores, and says what is saved; it is killed at
some moment. Then the binder is opened as the next start would open it, swept, looked through from end to end, and the
same is done again to its end.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tests.programmes import result
from tests.programmes.result import OLDER, OLDER_PASSPHRASE, Result

if TYPE_CHECKING:
    from second_opinion.outside.binder.keys import Keys
    from tests.programmes.day import Home, Say


class Scene(NamedTuple):
    """Something that takes a while. ``before`` is what it begins with; ``work`` does it; ``seen`` is what the binder
    shows after each thing said, the last being when all is done; ``takes`` how many seconds it takes unharmed."""

    name: str
    before: Home
    keys: Keys
    work: Callable[[Home, Keys, Say], None]
    seen: list[str]
    takes: float


def run(number: int, seed: int, place: Path, control: str = "") -> Result:
    """So many kills, in a process that can be copied (it has no threads)."""
    return result.in_a_process("tests.programmes.kill", str(number), str(seed), str(place), control)


def main(number: int, seed: int, place: Path, control: str) -> Result:
    """Kill so many."""
    scenes = rehearse(place)
    dice, said, wrong = result.repeatable(seed), 0, list[str]()
    for _, scene in zip(range(number), itertools.cycle(scenes), strict=False):
        home = _begun(scene, place / "killed")
        told = _killed(scene, home, dice.random() * scene.takes * 1.1, early=control == "careless")
        said += told
        wrong += [f"{scene.name}, after {told} things said: {what}" for what in _found_wanting(scene, home, told)]
    return Result(number, f"{said} times “saved”", tuple(wrong))


def gathering(home: Home, keys: Keys, say: Say) -> None:
    """Files come in, and are merged."""
    from tests.programmes import day

    binder = day.opened(home, keys)
    day.gather(binder, day.LATER, say)
    day.closed(binder)


def writing(home: Home, keys: Keys, say: Say) -> None:
    """Everything else a person does in a day."""
    from tests.programmes import day

    binder = day.opened(home, keys)
    for step in day.steps(home):
        if step.name not in {"gather", "gather more", "backup"}:
            step.do(binder, say)
    day.closed(binder)


def upgrading(home: Home, keys: Keys, say: Say) -> None:
    """A newer program opens an older binder."""
    from tests.programmes import day

    day.closed(day.opened(home, keys))
    say("upgraded")


def backing_up(home: Home, keys: Keys, say: Say) -> None:
    """Over an older backup."""
    from tests.programmes import day

    binder = day.opened(home, keys)
    day.back_up(binder, home.stick, say)
    day.closed(binder)


def restoring(home: Home, keys: Keys, say: Say) -> None:
    """On a new computer."""
    from second_opinion.outside.binder.restore import restore

    if not home.folder.exists():
        restore(home.stick, home.folder, lambda _: keys)
    say("restored")


def rehearse(place: Path) -> list[Scene]:
    """Each of them once, unharmed."""
    from second_opinion.outside.binder import folder as folders
    from tests.programmes import day

    home, old = day.Home(place / "day"), day.Home(place / "old")
    binder, _ = day.new(home)
    day.gather(binder, day.FIRST, lambda _: None)
    day.back_up(binder, home.stick, lambda _: None)
    day.closed(binder)
    with zipfile.ZipFile(OLDER) as packed:
        packed.extractall(old.folder)
    older = folders.unlock(old.folder, OLDER_PASSPHRASE)
    older.close()
    kept = [_rehearsed(work, home, binder.keys, place) for work in (gathering, writing, backing_up, restoring)]
    return [*kept, _rehearsed(upgrading, old, older.keys, place)]


def _rehearsed(work: Callable[[Home, Keys, Say], None], home: Home, keys: Keys, place: Path) -> Scene:
    from second_opinion.store import binder as store
    from tests.programmes import day

    before, once = (day.Home(place / f"{work.__name__} {when}") for when in ("before", "once"))
    shutil.copytree(home.place, before.place)
    if work is restoring:
        shutil.rmtree(before.folder)
    shutil.copytree(before.place, once.place)
    # An older binder cannot be seen before it was upgraded, which whoever opens it does.
    seen = [""] if work is upgrading else [_shown(home, keys)]
    begun = time.monotonic()
    work(once, keys, lambda _: seen.append(day.seen() if store.is_open() else ""))
    takes, after = time.monotonic() - begun, _shown(once, keys)
    return Scene(work.__name__, before, keys, work, [*(each or after for each in seen), after], takes)


def _begun(scene: Scene, place: Path) -> Home:
    from tests.programmes import day

    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(scene.before.place, place)
    return day.Home(place)


def _killed(scene: Scene, home: Home, after: float, *, early: bool) -> int:
    """How many things it had said were saved when it was killed. ``early``: it says so before it is true."""
    hear, tell = os.pipe()
    child = os.fork()
    if not child:
        os.close(hear)
        if early:
            os.write(tell, b"." * (len(scene.seen) - 2))

        def say(_: str) -> None:
            if not early:
                os.write(tell, b".")

        scene.work(home, scene.keys, say)
        os._exit(0)
    os.close(tell)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(hear, "rb") as heard:
        return len(heard.read())


def _found_wanting(scene: Scene, home: Home, said: int) -> list[str]:
    found = _about_copies(scene, home)
    if scene.work is not restoring or home.folder.exists():
        found += _about_binder(scene, home, said)
    elif said:
        found.append("what was restored is not there")
    if not result.succeeds(lambda: scene.work(home, scene.keys, lambda _: None)):
        return [*found, "it cannot be done again"]
    shown = _shown(home, scene.keys)
    left = [path.name for path in home.place.rglob(".unfinished-*")]
    return found + ([] if shown == scene.seen[-1] else ["done again, something is missing"]) + left


def _about_binder(scene: Scene, home: Home, said: int) -> list[str]:
    """Opened and swept as the next start does it."""
    from second_opinion.store.queries import originals
    from tests.programmes import day

    binder = day.opened(home, scene.keys)
    try:
        binder.tidy(originals.sealed_ids)
        lived = scene.seen[said : said + 2]
        return day.unsound(binder) + (
            [] if day.seen() in lived else ["it is as it never was, or something said is lost"]
        )
    finally:
        day.closed(binder)


def _about_copies(scene: Scene, home: Home) -> list[str]:
    """The backup on the stick is whole, old or new; and once an upgrade has begun there is a sound copy."""
    from second_opinion.outside.binder import backup
    from second_opinion.store import copying

    found = list[str]()
    if home.stick.exists() and not backup.verify(home.stick, lambda _: scene.keys).entries:
        found.append("an empty backup")
    before = _applied(scene.before, scene.keys) if scene.work is upgrading else set()
    if before and _applied(home, scene.keys) != before:
        copy = home.folder / f"record.db.after-{max(before)}"
        found += copying.problems(copy, scene.keys.database) if copy.exists() else ["upgraded without a copy"]
    return found


def _applied(home: Home, keys: Keys) -> set[str]:
    from contextlib import closing

    from second_opinion.store.sqlcipher.base import connect

    with closing(connect(str(home.folder / "record.db"), keys.database)) as opened:
        asked = opened.execute("SELECT name FROM django_migrations WHERE app = 'store'")
        return {name for (name,) in asked}


def _shown(home: Home, keys: Keys) -> str:
    from tests.programmes import day

    binder = day.opened(home, keys)
    try:
        return day.seen()
    finally:
        day.closed(binder)


if __name__ == "__main__":
    told = main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
    sys.stdout.buffer.write(msgspec.json.encode(told))
