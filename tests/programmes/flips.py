"""One bit turned, anywhere: in the database, a sealed original, a backup, the keys. None may be accepted.

Accepted means: the program's own check finds nothing, or what is read is not what was written. The control turns the
same kind of bits in what carries no seal: a plain SQLite file, the same cipher without its tag, a plain file.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.programmes.result import Result, repeatable

if TYPE_CHECKING:
    from second_opinion.outside.binder.folder import Binder
    from tests.programmes.day import Home


class Target(NamedTuple):
    """A file to turn bits in, and a look that says True when it found nothing wrong."""

    name: str
    path: Path
    accepted: Callable[[], bool]


def run(number: int, seed: int, place: Path, control: str = "") -> Result:
    """So many bits, shared among the kinds of files."""
    from tests.programmes import day

    home = day.Home(place / "home")
    binder, code = day.new(home)
    for step in day.steps(home):
        step.do(binder, lambda _: None)
    day.closed(binder)
    targets = list(_without_seals(binder, home) if control else _sealed(binder, home, code))
    dice, wrong = repeatable(seed), list[str]()
    for turn in range(number):
        target = targets[turn % len(targets)]
        place_turned = _turn(target.path, dice)
        if target.accepted():
            wrong.append(f"{target.name}: a bit turned at {place_turned}")
        shutil.copy(target.path.with_name(f"{target.path.name}.whole"), target.path)
    return Result(number, ", ".join(target.name for target in targets), tuple(wrong))


def _sealed(binder: Binder, home: Home, code: str) -> Iterator[Target]:
    from second_opinion.outside.binder import backup, keys
    from second_opinion.outside.binder import folder as folders
    from second_opinion.store import copying

    identity = max(binder.objects.everything(), key=lambda each: binder.objects.path(each).stat().st_size)
    written = binder.objects.read(identity)
    yield _target("the database", binder.database, lambda: not copying.problems(binder.database, binder.keys.database))
    yield _target("an original", binder.objects.path(identity), lambda: binder.objects.read(identity) == written)
    yield _target("a backup", home.stick, lambda: bool(backup.verify(home.stick, lambda _: binder.keys)))
    file = home.folder / folders.KEYS

    def opens_otherwise() -> bool:
        found = keys.decode(file.read_bytes())
        return found != whole and keys.unlock_by_recovery(found, code) != binder.keys

    whole = keys.decode(file.read_bytes())
    yield _target("the keys", file, opens_otherwise)
    yield _log(binder, home)


def _log(binder: Binder, home: Home) -> Target:
    """A log as a crash leaves it. Its end may be lost with a bit (SQLite stops there), but whatever is turned in it,
    the binder is as it once was, and sound."""
    from second_opinion.store.queries import settings
    from tests.programmes import day

    crashed = day.Home(home.place.with_name("crashed"))
    shutil.copytree(home.place, crashed.place)
    database, log = crashed.folder / "record.db", crashed.folder / "record.db-wal"
    before, opened = database.read_bytes(), day.opened(crashed, binder.keys)
    lived = [day.seen()]
    for paper in ("letter", "a4", "letter"):
        settings.choose(paper=paper)
        lived.append(day.seen())
    left = log.read_bytes()
    day.closed(opened)
    database.write_bytes(before)
    log.write_bytes(left)

    def accepted() -> bool:
        now = day.opened(crashed, binder.keys)
        try:
            return bool(day.unsound(now)) or day.seen() not in lived
        finally:
            day.closed(now)
            database.write_bytes(before)

    return _target("the write-ahead log", log, accepted)


def _target(name: str, path: Path, look: Callable[[], bool]) -> Target:
    if path.exists():
        shutil.copy(path, path.with_name(f"{path.name}.whole"))
    return Target(name, path, lambda: _accepted(look))


def _accepted(look: Callable[[], bool]) -> bool:
    """A refusal by name is what should happen; any other error is one of ours and shows."""
    from sqlcipher3 import dbapi2

    from second_opinion.outside.binder.keys import KeyFileError, WrongPassphraseError
    from second_opinion.outside.binder.sealed import DamagedError

    try:
        return look()
    except (DamagedError, KeyFileError, WrongPassphraseError, dbapi2.DatabaseError):
        return False


def _without_seals(binder: Binder, home: Home) -> Iterator[Target]:
    """The control: the same looks at the same things, in forms that carry no seal."""
    from sqlcipher3 import dbapi2

    from second_opinion.store.sqlcipher.base import connect

    plain = home.place / "plain.db"
    with closing(connect(str(binder.database), binder.keys.database)) as here:
        here.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
        here.execute("SELECT sqlcipher_export('plain')")

    def sound() -> bool:
        with closing(dbapi2.connect(str(plain))) as opened:
            return [row[0] for row in opened.execute("PRAGMA integrity_check")] == ["ok"]

    yield _target("a plain database", plain, sound)
    kept = home.place / "plain file"
    kept.write_bytes(binder.objects.read(next(binder.objects.everything())))
    yield _target("a plain file", kept, lambda: bool(kept.read_bytes()))


def _turn(path: Path, dice: random.Random) -> int:
    data = bytearray(path.read_bytes())
    place = dice.randrange(len(data))
    data[place] ^= 1 << dice.randrange(8)
    path.write_bytes(data)
    return place
