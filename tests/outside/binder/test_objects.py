"""Originals are kept byte for byte, sealed, and anything that was changed is not accepted as what it was."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from second_opinion.outside.binder.disk import WriteFailedError
from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.binder.sealed import CHUNK, DamagedError
from tests.fakes.disks import FailingDisk, FullError, PowerDisk, ShortDisk, flips, lay_out

KEY = bytes(range(32))
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK)


@pytest.fixture
def objects(tmp_path: Path) -> Objects:
    return Objects(tmp_path, KEY)


def put(objects: Objects, data: bytes) -> str:
    return objects.put(iter([data]))


@pytest.mark.parametrize("size", SIZES)
def test_what_comes_out_is_what_went_in(objects: Objects, size: int) -> None:
    data = secrets.token_bytes(size)
    assert objects.read(put(objects, data)) == data


def test_the_same_file_twice_is_kept_once_however_it_came_in(objects: Objects) -> None:
    data = secrets.token_bytes(100_000)
    one = put(objects, data)
    two = objects.put(data[start : start + 777] for start in range(0, len(data), 777))
    assert one == two
    assert list(objects.everything()) == [one]
    assert list(objects.unfinished()) == []


def test_the_name_of_an_object_tells_nothing_without_the_key(tmp_path: Path) -> None:
    known = b"a form letter that a thief has too"
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    assert put(Objects(tmp_path / "one", KEY), known) != put(Objects(tmp_path / "two", b"x" * 32), known)


@pytest.mark.parametrize("size", [0, 1, 3 * CHUNK])
def test_no_turned_bit_is_accepted(objects: Objects, size: int) -> None:
    identity = put(objects, secrets.token_bytes(size))
    path = objects.path(identity)
    for changed in flips(path.read_bytes(), 40):
        path.write_bytes(changed)
        with pytest.raises(DamagedError):
            objects.read(identity)


def test_a_file_cut_short_made_longer_reordered_or_swapped_is_not_accepted(objects: Objects) -> None:
    one, two = put(objects, secrets.token_bytes(3 * CHUNK)), put(objects, secrets.token_bytes(3 * CHUNK))
    whole, chunk = objects.path(one).read_bytes(), CHUNK + 16
    head = whole[: len(whole) - 3 * chunk]
    parts = [whole[len(head) + number * chunk :][:chunk] for number in range(3)]
    bad = [
        b"", whole[:-1], whole + b"x", head, head + parts[0] + parts[1], head + parts[1] + parts[0] + parts[2],
        head + parts[2], objects.path(two).read_bytes(), whole + parts[2],
    ]  # fmt: skip
    for changed in bad:
        objects.path(one).write_bytes(changed)
        with pytest.raises(DamagedError):
            objects.read(one)
    objects.path(one).write_bytes(whole)
    assert len(objects.read(one)) == 3 * CHUNK


def test_another_key_opens_nothing(objects: Objects, tmp_path: Path) -> None:
    identity = put(objects, b"hers")
    with pytest.raises(DamagedError):
        Objects(tmp_path, b"y" * 32).read(identity)


def test_an_id_is_never_a_path(objects: Objects) -> None:
    for bad in ("", "..", "../" * 21 + "x", "A" * 64, "g" * 64, "0" * 63):
        with pytest.raises(KeyError):
            objects.read(bad)


def test_a_file_that_stops_half_way_leaves_nothing(objects: Objects) -> None:
    def breaking() -> Iterator[bytes]:
        yield secrets.token_bytes(2 * CHUNK)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        objects.put(breaking())
    assert [*objects.everything(), *objects.unfinished()] == []


def test_each_call_to_the_disk_may_fail_and_nothing_is_said_to_be_saved_that_is_not(tmp_path: Path) -> None:
    data, number = secrets.token_bytes(2 * CHUNK), 0
    while True:
        number += 1
        (tmp_path / str(number)).mkdir()
        disk = FailingDisk(number)
        objects = Objects(tmp_path / str(number), KEY, disk)
        try:
            identity = put(objects, data)
        except FullError:
            assert list(objects.unfinished()) == []
            assert all(objects.read(each) == data for each in objects.everything())
            continue
        break
    assert number > 8
    assert objects.read(identity) == data


def test_a_disk_that_is_full_without_saying_so_is_found_out(tmp_path: Path) -> None:
    objects = Objects(tmp_path, KEY, ShortDisk(50_000))
    with pytest.raises(WriteFailedError):
        put(objects, secrets.token_bytes(CHUNK))
    assert [*objects.everything(), *objects.unfinished()] == []


def after_power_cuts(tmp_path: Path, disk: PowerDisk) -> tuple[int, int]:
    """For every moment at which the power may go: how often what was saved is whole, and how often it is lost."""
    folder = tmp_path / "binder"
    folder.mkdir()
    saved: list[tuple[int, str, bytes]] = []
    for size in (0, 10, 2 * CHUNK):
        data = secrets.token_bytes(size)
        identity = put(Objects(folder, KEY, disk), data)
        saved.append((len(disk.states) - 1, identity, data))
    whole = lost = 0
    for moment, state in enumerate(disk.states):
        place = tmp_path / f"after-{moment}"
        lay_out(state, folder, place)
        for since, identity, data in saved:
            if moment < since:
                continue
            try:
                whole += Objects(place, KEY).read(identity) == data
            except (KeyError, DamagedError):
                lost += 1
    return whole, lost


def test_saved_means_saved_whenever_the_power_goes(tmp_path: Path) -> None:
    whole, lost = after_power_cuts(tmp_path, PowerDisk())
    assert (whole > 10, lost) == (True, 0)


def test_a_program_that_does_not_sync_is_caught_losing_what_it_saved(tmp_path: Path) -> None:
    assert after_power_cuts(tmp_path, PowerDisk(lazy=True))[1] > 0
