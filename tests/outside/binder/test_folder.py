"""Luis makes a binder, closes it, opens it again; and what happens when something is not as it should be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from second_opinion.outside.binder import folder as folders
from second_opinion.outside.binder.folder import Binder, BinderExistsError, NewerBinderError, NoBinderError
from second_opinion.outside.binder.keys import KeyFileError, WrongPassphraseError
from second_opinion.outside.binder.locks import BinderBusyError, Lock
from tests.fakes.disks import FailingDisk, FullError, flips

PASSPHRASE = "lemon tree at the corner"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    binder, _ = folders.create(tmp_path / "binder", PASSPHRASE)
    binder.close()
    return tmp_path / "binder"


def opened(place: Path) -> Binder:
    return folders.unlock(place, PASSPHRASE)


def contents(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_what_was_put_in_is_there_the_next_day(place: Path) -> None:
    binder = opened(place)
    identity = binder.objects.put(iter([b"her scan"]))
    binder.close()
    binder = opened(place)
    assert binder.objects.read(identity) == b"her scan"
    binder.close()


def test_a_wrong_passphrase_changes_nothing(place: Path) -> None:
    before = contents(place)
    with pytest.raises(WrongPassphraseError):
        folders.unlock(place, "lemon tree at the corne")
    assert contents(place) == before


def test_a_binder_is_never_made_over_another(place: Path) -> None:
    before = contents(place)
    with pytest.raises(BinderExistsError):
        folders.create(place, PASSPHRASE)
    assert contents(place) == before


def test_where_there_is_no_binder_none_is_opened(tmp_path: Path) -> None:
    with pytest.raises(NoBinderError):
        folders.unlock(tmp_path, PASSPHRASE)


@pytest.mark.parametrize("name", [folders.KEYS, folders.KEYS_COPY])
def test_one_copy_of_the_keys_is_enough(place: Path, name: str) -> None:
    for damage in (b"", b"junk", None):
        if damage is None:
            (place / name).unlink()
        else:
            (place / name).write_bytes(damage)
        opened(place).close()


def test_a_copy_of_the_keys_that_is_no_text_any_more_locks_nobody_out(place: Path) -> None:
    whole = (place / folders.KEYS).read_bytes()
    (place / folders.KEYS).write_bytes(whole[:5] + b"\xb2" + whole[6:])
    opened(place).close()


@pytest.mark.parametrize("name", [folders.KEYS, folders.KEYS_COPY])
def test_a_bit_lost_anywhere_in_one_copy_of_the_keys_locks_nobody_out(place: Path, name: str) -> None:
    whole = (place / name).read_bytes()
    for changed in flips(whole, 12):
        (place / name).write_bytes(changed)
        opened(place).close()


def test_without_any_copy_of_the_keys_it_says_that_it_is_damaged(place: Path) -> None:
    for name in (folders.KEYS, folders.KEYS_COPY):
        (place / name).write_bytes(b"{}")
    with pytest.raises(KeyFileError):
        opened(place)


def test_a_binder_of_a_newer_program_is_left_alone(place: Path) -> None:
    (place / folders.VERSION).write_text(f"{folders.LAYOUT + 1}\n")
    before = contents(place)
    with pytest.raises(NewerBinderError):
        opened(place)
    assert contents(place) == before


def test_a_change_of_passphrase_that_fails_half_way_leaves_a_way_in(place: Path) -> None:
    binder, old, new = opened(place), PASSPHRASE, "another long passphrase"
    before = {path: path.read_bytes() for path in place.glob("keys*")}
    for fails in (1, 2, 3, 4, 5, 6, 8, 10):
        with pytest.raises(FullError):
            folders.change_passphrase(binder, new, FailingDisk(fails))
        changed = (place / folders.KEYS).read_bytes() != before[place / folders.KEYS]
        folders.unlock(place, new if changed else old).close()
        for path, data in before.items():
            path.write_bytes(data)
    folders.change_passphrase(binder, new, FailingDisk(11))
    binder.close()
    folders.unlock(place, new).close()


def test_what_a_crash_left_is_swept_away_and_nothing_else(place: Path) -> None:
    binder = opened(place)
    kept, orphan = (binder.objects.put(iter([data])) for data in (b"kept", b"never committed"))
    (place / folders.OBJECTS / ".unfinished-1").write_bytes(b"half")
    (place / ".unfinished-2").write_bytes(b"half")
    assert binder.tidy(lambda: {kept}) == 3
    assert list(binder.objects.everything()) == [kept]
    assert orphan != kept
    binder.close()


def test_nothing_is_swept_while_another_window_has_the_binder_open(place: Path) -> None:
    one, two = opened(place), opened(place)
    orphan = one.objects.put(iter([b"on its way into the database"]))
    assert one.tidy(tuple) is None
    assert list(one.objects.everything()) == [orphan]
    two.close()
    assert one.tidy(tuple) == 1
    one.close()


def test_who_holds_a_binder_alone_keeps_everyone_out(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("second_opinion.outside.binder.locks._TRIES", 1)
    with Lock(place / folders.LOCK, alone=True), pytest.raises(BinderBusyError):
        opened(place)
    opened(place).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folder by other means")
def test_only_its_owner_may_read_a_binder(place: Path) -> None:
    assert place.stat().st_mode & 0o077 == 0
    assert [path for path in place.rglob("*") if path.is_file() and path.stat().st_mode & 0o077] == []


def test_the_usual_place_is_the_systems_own(tmp_path: Path) -> None:
    usual = folders.usual_place({"XDG_DATA_HOME": str(tmp_path)}, Path("/home/luis"))
    assert usual.is_absolute()
    assert os.fspath(usual).lower().replace("-", " ").endswith("second opinion")


def test_a_binder_that_is_erased_is_gone_keys_first(place: Path) -> None:
    one, two = opened(place), opened(place)
    one.objects.put(iter([b"hers"]))
    one.database.write_bytes(b"sealed")
    with pytest.raises(BinderBusyError):
        folders.erase(one)
    assert folders.exists(place)
    folders.erase(two)
    assert not place.exists()


def test_what_else_is_in_the_folder_of_an_erased_binder_stays(place: Path) -> None:
    (place / "photos").mkdir()
    (place / "photos" / "us.jpg").write_bytes(b"precious")
    (place / "will.pdf").write_bytes(b"precious")
    binder = opened(place)
    binder.objects.put(iter([b"hers"]))
    folders.erase(binder)
    assert sorted(path.name for path in place.rglob("*") if path.is_file()) == ["us.jpg", "will.pdf"]
    with pytest.raises(NoBinderError):
        opened(place)
