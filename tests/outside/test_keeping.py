"""What a gathering puts into a binder: every byte that came, sealed before anybody says so."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.files import GONE, walk
from second_opinion.outside.gathering import gather
from second_opinion.outside.keeping import gather_into
from second_opinion.outside.memory import DAMAGED, sealed_file
from second_opinion.outside.processes import Recipe

ALLERGY = json.dumps(
    {"resourceType": "AllergyIntolerance", "id": "a", "code": {"text": "Penicillin"}, "patient": {"display": "Rosa"}}
).encode()


@pytest.fixture
def objects(tmp_path: Path) -> Objects:
    (tmp_path / "sealed").mkdir()
    return Objects(tmp_path / "sealed", bytes(32))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "downloads"
    made.mkdir()
    (made / "allergy.json").write_bytes(ALLERGY)
    (made / "allergy again.json").write_bytes(ALLERGY)
    (made / "empty.txt").write_bytes(b"")
    with zipfile.ZipFile(made / "portal.zip", "w") as archive:
        archive.writestr("note.txt", "Seen on Monday.")
        archive.writestr("copy.json", ALLERGY)
    return made


def endings(outcomes: Iterable[FileOutcome]) -> list[tuple[str, str]]:
    return sorted((outcome.original.names[0], outcome.ending.value) for outcome in outcomes)


def facts(outcomes: Iterable[FileOutcome]) -> list[str]:
    """What was read, in an order that does not hang on which worker was quick."""
    return sorted(repr(fact) for outcome in outcomes for fact in outcome.facts)


def test_a_binder_gathers_what_a_gathering_without_one_reads(objects: Objects, folder: Path) -> None:
    plain = gather([folder]).outcomes
    kept = [one.outcome for one in gather_into(objects, walk([folder]))]
    assert endings(kept) == endings(plain)
    assert facts(kept) == facts(plain)


def test_every_original_lies_sealed_byte_for_byte(objects: Objects, folder: Path) -> None:
    kept = list(gather_into(objects, walk([folder])))
    assert {one.outcome.original.names[0]: objects.read(one.sealed) for one in kept if one.sealed} == {
        "allergy.json": ALLERGY,
        "allergy again.json": ALLERGY,
        "portal.zip": (folder / "portal.zip").read_bytes(),
        "portal.zip › note.txt": b"Seen on Monday.",
        "portal.zip › copy.json": ALLERGY,
    }


def test_what_was_sealed_on_the_way_in_is_read_without_a_second_copy(objects: Objects) -> None:
    sealed = objects.put(iter([ALLERGY]))
    kept = list(gather_into(objects, [sealed_file(objects, "allergy.json", sealed)]))
    assert [(one.sealed, len(one.outcome.facts)) for one in kept] == [(sealed, 1)]
    assert list(objects.everything()) == [sealed]


def test_an_upload_that_was_damaged_on_the_disk_is_refused_and_said(objects: Objects, tmp_path: Path) -> None:
    sealed = objects.put(iter([ALLERGY]))
    path = tmp_path / "sealed" / sealed[:2] / sealed
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    kept = list(gather_into(objects, [sealed_file(objects, "allergy.json", sealed)]))
    assert [(one.outcome.ending, one.outcome.reason, one.sealed) for one in kept] == [(Ending.REFUSED, DAMAGED, "")]


def test_a_file_that_changes_while_it_is_gathered_is_not_kept_as_the_old_one(folder: Path, tmp_path: Path) -> None:
    class Meddling(Objects):
        def put(self, pieces: Iterator[bytes]) -> str:
            # The file is open already; writing into it is what a sync program does.
            (folder / "allergy.json").write_bytes(b"{}")
            return super().put(pieces)

    (tmp_path / "other").mkdir()
    (folder / "allergy again.json").unlink()
    (folder / "portal.zip").unlink()
    kept = list(gather_into(Meddling(tmp_path / "other", bytes(32)), walk([folder / "allergy.json"])))
    assert [(one.outcome.ending, one.outcome.reason, one.outcome.facts) for one in kept] == [(Ending.REFUSED, GONE, ())]


def test_stopping_in_the_middle_leaves_what_was_kept(objects: Objects, folder: Path) -> None:
    with closing(gather_into(objects, walk([folder]))) as run:
        first = next(one for one in run if one.sealed)
    assert first.sealed in set(objects.everything())
    assert list(objects.unfinished()) == []


@pytest.mark.parametrize("over_sockets", [True, False])
def test_uploads_are_read_on_a_computer_that_cannot_hold_an_open_file_in_memory(
    objects: Objects, folder: Path, monkeypatch: pytest.MonkeyPatch, *, over_sockets: bool
) -> None:
    in_place = {one.outcome.original.names: one for one in gather_into(objects, walk([folder]))}
    monkeypatch.delattr(os, "memfd_create", raising=False)
    sent = [
        sealed_file(objects, path.name, objects.put(iter([path.read_bytes()]))) for path in sorted(folder.iterdir())
    ]
    before = sorted(folder.parent.rglob("*"))
    read = {
        one.outcome.original.names: one for one in gather_into(objects, sent, recipe=Recipe(over_sockets=over_sockets))
    }
    # Which of two same files ends first, and has the facts, is chance.
    assert {names: one.outcome.ending for names, one in read.items()} == {
        names: one.outcome.ending for names, one in in_place.items()
    }
    assert [sum(len(one.outcome.facts) for one in all_of.values()) for all_of in (read, in_place)] == [2, 2]
    assert sorted(folder.parent.rglob("*")) == before
