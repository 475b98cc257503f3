"""Power cuts, simulated: a day with a binder is recorded write by write, then cut at random moments.

After each cut the binder is opened as the next start would. What was said to be saved must be there, and what is there
must be a state in which the binder really was, never half of one.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import msgspec

from tests.programmes.day import Home
from tests.programmes.result import ROOT, Result, environment, repeatable
from tests.programmes.tape import Event, Tape, TapeDisk, TapeEar, states

SYNCHRONOUS: Final = {"careless": "OFF", "nearly": "NORMAL"}
"""Controls: a database that is never synced, or only now and then; ``lazy`` is an original that never is."""
SMALL_LOG: Final = 24
"""Pages of the write-ahead log before it goes into the database: few, so that this happens often in a short day."""


class Recording(msgspec.Struct, frozen=True):
    """A recorded day. ``seen`` is what a person saw after each thing said; the keys open what the cuts leave."""

    events: list[Event]
    seen: list[str]
    keys: bytes
    code: str


def run(number: int, seed: int, place: Path, control: str = "") -> Result:
    """So many power cuts."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.programmes.power", str(place / "recorded"), control],
        stdout=subprocess.PIPE, check=True, env=environment(), cwd=ROOT,
    )  # fmt: skip
    recording = msgspec.msgpack.decode(made.stdout, type=Recording)
    wrong, cut = list[str](), place / "cut"
    root = place / "recorded"
    for said, files in states(recording.events, root, number, repeatable(seed)):
        for name, data in files.items():
            (cut / name).parent.mkdir(parents=True, exist_ok=True)
            (cut / name).write_bytes(data)
        wrong += [f"after {said + 1} things said: {what}" for what in _found_wanting(Home(cut), recording, said)]
        shutil.rmtree(cut, ignore_errors=True)
    told = sum(event.what == "say" for event in recording.events)
    return Result(number, f"{len(recording.events)} writes, syncs and names; {told} times “saved”", tuple(wrong))


def _found_wanting(home: Home, recording: Recording, said: int) -> list[str]:
    from django.db import Error
    from sqlcipher3 import dbapi2

    from second_opinion.outside.binder import backup
    from second_opinion.outside.binder import folder as folders
    from second_opinion.outside.binder.folder import NoBinderError
    from second_opinion.outside.binder.keys import KeyFileError, Keys
    from second_opinion.outside.binder.sealed import DamagedError
    from second_opinion.store.binder import DamagedStoreError
    from tests.programmes import day

    keys = Keys(recording.keys)
    try:
        folders.unlock_by_recovery(home.folder, recording.code).close()
        binder = day.opened(home, keys)
    except (NoBinderError, KeyFileError) as error:
        return [] if said < 0 else [f"the binder is gone: {type(error).__name__}"]
    except (DamagedStoreError, Error, OSError) as error:
        return [f"it does not open: {type(error).__name__}"]
    try:
        found = day.unsound(binder)
        if said >= 0 and day.seen() not in recording.seen[said : said + 2]:
            found.append("what is shown never was, or something said is lost")
        if home.stick.exists():
            backup.verify(home.stick, lambda _: keys)
        elif "backup" in [event.to for event in recording.events if event.what == "say"][: said + 1]:
            found.append("the backup is gone")
    except (DamagedError, KeyFileError):
        return ["a backup took its name before it was whole"]
    except (Error, dbapi2.Error) as error:
        return [f"it cannot be read: {type(error).__name__}"]
    finally:
        day.closed(binder)
    return found


def record(place: Path, control: str) -> Recording:
    """Live through the day, with an ear at everything that is written."""
    from second_opinion.store.sqlcipher import base
    from tests.programmes import day, shim

    tape, seen = Tape(), list[str]()
    shim.listen(TapeEar(tape))
    settings = [*base.OPENING, f"wal_autocheckpoint = {SMALL_LOG}"]
    if control in SYNCHRONOUS:
        settings.append(f"synchronous = {SYNCHRONOUS[control]}")
    vars(base)["OPENING"] = tuple(settings)
    disk, home = TapeDisk(tape, lazy=control == "lazy"), Home(place)

    def say(what: str) -> None:
        seen.append(day.seen())
        tape.say(what)

    binder, code = day.new(home, disk)
    say("made")
    for step in day.steps(home, disk):
        step.do(binder, say)
        day.closed(binder)
        binder = day.opened(home, binder.keys, disk)
    day.closed(binder)
    return Recording(tape.events, seen, binder.keys.data, code)


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.msgpack.encode(record(Path(sys.argv[1]), sys.argv[2])))
