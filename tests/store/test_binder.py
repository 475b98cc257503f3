"""Opening and locking a binder's database: without the key nothing is read, harmed or told."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from sqlcipher3 import dbapi2

from second_opinion.record import HumanName, Person
from second_opinion.store import binder, copying
from second_opinion.store.binder import DamagedStoreError, LockedError, NewerStoreError
from second_opinion.store.models import Setting
from second_opinion.store.queries import people, settings
from second_opinion.store.sqlcipher import base
from tests.fakes.disks import flips
from tests.store.conftest import CHAIN, KEY


def test_what_was_saved_is_there_after_locking_and_unlocking(database: Path) -> None:
    key = people.add(Person(names=(HumanName(text="Rosa Delgado"),)))
    binder.close_store()
    binder.open_store(database, KEY, CHAIN)
    assert [row.person.key for row in people.everyone()] == [key]


def test_a_locked_binder_answers_nothing(database: Path) -> None:
    settings.choose(paper="a4")
    binder.close_store()
    assert not binder.is_open()
    assert database.exists()
    for ask in (people.everyone, settings.settings):
        with pytest.raises(LockedError):
            ask()


def test_locking_takes_the_key_from_every_thread(database: Path) -> None:
    asked, locked, found = threading.Event(), threading.Event(), list[object]()

    def another_window() -> None:
        people.everyone()
        asked.set()
        locked.wait(30)
        try:
            people.everyone()
        except LockedError as error:
            found.append(error)

    thread = threading.Thread(target=another_window)
    thread.start()
    asked.wait(30)
    binder.close_store()
    locked.set()
    thread.join()
    assert [type(error) for error in found] == [LockedError]
    assert database.exists()


def test_the_wrong_key_changes_nothing_and_the_right_one_still_opens(database: Path) -> None:
    settings.choose(paper="a4")
    binder.close_store()
    before = database.read_bytes()
    with pytest.raises(DamagedStoreError):
        binder.open_store(database, bytes(32), CHAIN)
    assert not binder.is_open()
    assert database.read_bytes() == before
    binder.open_store(database, KEY, CHAIN)
    assert settings.settings().paper == "a4"


def test_the_wrong_key_says_nothing_to_the_terminal(database: Path) -> None:
    binder.close_store()
    program = f"""
from pathlib import Path
from second_opinion.store import binder
try:
    binder.open_store(Path({str(database)!r}), bytes(32), bytes(32))
except binder.DamagedStoreError:
    print("refused")
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=_path(), check=False)
    assert (ran.stdout, ran.stderr) == ("refused\n", "")


def test_a_newer_programs_binder_is_left_alone(database: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations(app, name, applied) VALUES ('store', '9999_later', '2030-01-01')")
    binder.close_store()
    before = database.read_bytes()
    with pytest.raises(NewerStoreError):
        binder.open_store(database, KEY, CHAIN)
    assert database.read_bytes() == before


def test_every_page_is_encrypted_and_every_commit_is_on_the_disk(database: Path) -> None:
    with connection.cursor() as cursor:
        told = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert told == {"journal_mode": "wal", "synchronous": 2}
    binder.close_store()
    assert b"SQLite format" not in database.read_bytes()
    assert copying.problems(database, KEY) == ()


def test_a_turned_bit_in_the_database_is_found(database: Path) -> None:
    settings.choose(paper="a4")
    binder.close_store()
    whole = database.read_bytes()
    unseen = 0
    for changed in flips(whole, 40):
        database.write_bytes(changed)
        try:
            unseen += not copying.problems(database, KEY)
        except dbapi2.DatabaseError:
            continue
    assert unseen == 0


def test_an_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(ImproperlyConfigured):
        base.connect(str(tmp_path / "record.db"), KEY)


def test_a_setting_that_makes_no_sense_counts_as_not_chosen(database: Path) -> None:
    assert database.exists()
    Setting.objects.create(name="idle_minutes", value=b'"soon"')
    Setting.objects.create(name="paper", value=b'"a4"')
    assert (settings.settings().idle_minutes, settings.settings().paper) == (15, "a4")


def _path() -> dict[str, str]:
    return {"PYTHONPATH": str(Path(binder.__file__).parents[2]), "PATH": ""}
