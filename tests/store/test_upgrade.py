"""An upgrade makes a verified copy first, and a failed one leaves the binder as it was."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from second_opinion.outside.binder import folder as folders
from second_opinion.store import binder, copying, upgrade
from second_opinion.store.queries import settings
from tests.programmes.result import OLDER, OLDER_PASSPHRASE, environment
from tests.store.conftest import CHAIN, KEY


@pytest.fixture
def older(database: Path) -> Path:
    """A binder as the program before the last migration left it."""
    settings.choose(paper="a4")
    call_command("migrate", "store", "0001_binder", verbosity=0)
    binder.close_store()
    return database


def test_before_an_upgrade_a_copy_is_put_beside_that_opens(older: Path) -> None:
    binder.open_store(older, KEY, CHAIN)
    assert settings.settings().paper == "a4"
    copy = older.with_name("record.db.after-0001_binder")
    assert copying.problems(copy, KEY) == ()
    binder.open_store(copy, KEY, CHAIN)
    assert settings.settings().paper == "a4"


def test_only_the_latest_copies_are_kept(older: Path) -> None:
    for number in range(5):
        older.with_name(f"record.db.after-000{number}_x").write_bytes(b"")
    binder.open_store(older, KEY, CHAIN)
    assert len(list(older.parent.glob("record.db.after-*"))) == upgrade.KEPT_COPIES
    assert older.with_name("record.db.after-0001_binder").exists()


def test_a_failing_upgrade_changes_nothing(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(upgrade, "call_command", fails)
    with pytest.raises(RuntimeError):
        binder.open_store(older, KEY, CHAIN)
    assert not binder.is_open()
    monkeypatch.undo()
    binder.open_store(older, KEY, CHAIN)
    assert settings.settings().paper == "a4"


def test_a_binder_that_is_up_to_date_is_not_copied(database: Path) -> None:
    binder.close_store()
    binder.open_store(database, KEY, CHAIN)
    assert list(database.parent.glob("record.db.after-*")) == []


def test_the_models_and_the_migrations_say_the_same(database: Path) -> None:
    assert database.exists()
    with connection.cursor():
        call_command("makemigrations", "store", check=True, dry_run=True, verbosity=0)


def test_programs_that_open_an_older_or_a_new_binder_at_once_all_find_it_well(tmp_path: Path) -> None:
    with zipfile.ZipFile(OLDER) as packed:
        packed.extractall(tmp_path / "older")
    (tmp_path / "new").mkdir()
    keys = folders.unlock(tmp_path / "older", OLDER_PASSPHRASE)
    keys.close()
    program = """
import sys
from pathlib import Path
from second_opinion.store import binder
binder.open_store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), bytes(32))
binder.close_store()
"""
    for place in ("older", "new"):
        words = [sys.executable, "-c", program, str(tmp_path / place / "record.db"), keys.keys.database.hex()]
        programs = [subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=environment()) for _ in range(4)]
        assert [started.communicate()[1] for started in programs] == [""] * 4
        assert copying.problems(tmp_path / place / "record.db", keys.keys.database) == ()


def test_an_upgrade_that_stops_anywhere_leaves_the_old_binder(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def noted_never(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(MigrationRecorder, "record_applied", noted_never)
    with pytest.raises(RuntimeError):
        binder.open_store(older, KEY, CHAIN)
    monkeypatch.undo()
    binder.open_store(older, KEY, CHAIN)
    assert settings.settings().paper == "a4"
