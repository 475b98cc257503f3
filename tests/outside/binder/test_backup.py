"""Luis saves the binder on a stick, and gets it back on another computer; what was tampered with is refused."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

import pytest

from second_opinion.outside.binder import backup, keys
from second_opinion.outside.binder import folder as folders
from second_opinion.outside.binder.check import examine
from second_opinion.outside.binder.folder import Binder
from second_opinion.outside.binder.keys import KeyFile, KeyFileError, Keys, WrongPassphraseError
from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.binder.restore import NotEmptyError, restore
from second_opinion.outside.binder.sealed import DamagedError
from tests.fakes.disks import FailingDisk, FullError, flips

PASSPHRASE = "lemon tree at the corner"
FILES = (b"", b"a note", secrets.token_bytes(200_000))
DATABASE = secrets.token_bytes(70_000)
CHAIN = (7, "ab" * 32)


@pytest.fixture(scope="module")
def binder(tmp_path_factory: pytest.TempPathFactory) -> Binder:
    made, _ = folders.create(tmp_path_factory.mktemp("home") / "binder", PASSPHRASE)
    for data in FILES:
        made.objects.put(iter([data]))
    made.database.write_bytes(DATABASE)
    return made


@pytest.fixture(scope="module")
def saved(binder: Binder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("stick") / "binder.backup"
    backup.write(binder, binder.database, CHAIN, place)
    return place


def by_passphrase(file: KeyFile) -> Keys:
    return keys.unlock(file, PASSPHRASE)


def contents(place: Path) -> dict[str, bytes]:
    files = (path for path in place.rglob("*") if path.is_file())
    return {str(path.relative_to(place)): path.read_bytes() for path in files if path.name != folders.LOCK}


def test_what_is_restored_is_what_was_saved(binder: Binder, saved: Path, tmp_path: Path) -> None:
    manifest = restore(saved, tmp_path / "new computer", by_passphrase)
    assert contents(tmp_path / "new computer") == contents(binder.folder)
    assert (manifest.chain_number, manifest.chain_link) == CHAIN
    again = folders.unlock(tmp_path / "new computer", PASSPHRASE)
    assert sorted(map(again.objects.read, again.objects.everything())) == sorted(FILES)
    again.close()


def test_the_passphrase_of_something_else_opens_no_backup(saved: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        restore(saved, tmp_path / "new", lambda file: keys.unlock(file, "something else entirely"))
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_never_restored_over_anything(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"precious")
    for there in (tmp_path, tmp_path / "photo.jpg"):
        with pytest.raises(NotEmptyError):
            restore(saved, there, by_passphrase)
    assert contents(tmp_path) == {"photo.jpg": b"precious"}


def test_no_turned_bit_in_a_backup_is_accepted(binder: Binder, saved: Path, tmp_path: Path) -> None:
    # The keys are known here: what is tested is the seal, not the time a passphrase takes.
    for number, changed in enumerate(flips(saved.read_bytes(), 100)):
        place = tmp_path / "changed"
        place.write_bytes(changed)
        with pytest.raises((DamagedError, KeyFileError)):
            backup.verify(place, lambda _: binder.keys)
        assert number < 100


def test_a_backup_that_was_cut_short_or_continued_is_not_accepted(binder: Binder, saved: Path, tmp_path: Path) -> None:
    whole, place = saved.read_bytes(), tmp_path / "changed"
    for changed in (b"", whole[:4], whole[:100], whole[:-1], whole[:-65552], whole + b"x", whole + whole):
        place.write_bytes(changed)
        with pytest.raises((DamagedError, KeyFileError)):
            backup.verify(place, lambda _: binder.keys)


def test_each_call_to_the_disk_may_fail_and_an_older_backup_stays(binder: Binder, saved: Path, tmp_path: Path) -> None:
    place, fails = tmp_path / "binder.backup", 0
    place.write_bytes(b"the backup of last week")
    while True:
        fails += 1
        try:
            backup.write(binder, binder.database, CHAIN, place, FailingDisk(fails))
        except FullError:
            whole = place.read_bytes() != b"the backup of last week"
            assert [path.name for path in tmp_path.iterdir()] == ["binder.backup"]
            if whole:
                backup.verify(place, lambda _: binder.keys)
            continue
        break
    assert fails > 5
    assert backup.verify(place, lambda _: binder.keys) == backup.verify(saved, lambda _: binder.keys)


def test_each_call_to_the_disk_may_fail_and_no_half_binder_appears(binder: Binder, saved: Path, tmp_path: Path) -> None:
    fails = 0
    while True:
        fails += 1
        try:
            restore(saved, tmp_path / "new", lambda _: binder.keys, FailingDisk(fails))
        except FullError:
            if (tmp_path / "new").exists():
                assert contents(tmp_path / "new") == contents(binder.folder)
                break
            assert list(tmp_path.iterdir()) == []
            continue
        break
    assert fails > 20
    assert contents(tmp_path / "new") == contents(binder.folder)


def test_a_missing_a_changed_and_an_unknown_file_are_found(binder: Binder, saved: Path, tmp_path: Path) -> None:
    restore(saved, tmp_path / "new", lambda _: binder.keys)
    copy = Objects(tmp_path / "new" / folders.OBJECTS, binder.keys.originals)
    known = {each: hashlib.sha256(copy.read(each)).hexdigest() for each in copy.everything()}
    assert examine(copy, known).good == 3
    gone, bad, unknown = list(known)
    copy.remove(gone)
    path = copy.path(bad)
    path.write_bytes(next(flips(path.read_bytes(), 1)))
    found = examine(copy, {gone: known[gone], bad: known[bad]})
    assert (found.good, found.missing, found.damaged, found.orphans) == (0, (known[gone],), (known[bad],), 1)
    assert unknown in set(copy.everything())
    swapped = examine(copy, {unknown: "0" * 64})
    assert swapped.damaged == ("0" * 64,)
