"""Everything a binder holds, as it leaves in open formats: the originals, and a file for each thing that was kept."""

from __future__ import annotations

import msgspec

from second_opinion import record
from second_opinion.record.file import RecordFile
from second_opinion.store.queries import coverage, originals, pack, people

ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}


class PlanNotes(msgspec.Struct, frozen=True):
    """What somebody asked about their coverage, and the calls they wrote down."""

    question: record.PlanQuestion | None
    calls: tuple[record.PlanCall, ...]


class Leaving(msgspec.Struct, frozen=True):
    """``files`` are the id of the sealed object, the SHA-256 of its bytes, and its names; ``papers`` what else there
    is, by its place in the zip."""

    files: tuple[tuple[str, str, tuple[str, ...]], ...]
    papers: dict[str, bytes]

    @property
    def people(self) -> int:
        """How many people it is about."""
        return sum(name.startswith("records/") for name in self.papers)


def everything(today: str, made_by: str) -> Leaving:
    """All of it. ``today`` is an ISO date, ``made_by`` the program and its version."""
    papers: dict[str, bytes] = {}
    for row in people.everyone():
        papers |= _of_person(row.person.key, today, made_by)
    kept = originals.everything()
    return Leaving(tuple((row.sealed, row.original.id, row.original.names) for row in kept if row.sealed), papers)


def _of_person(key: str, today: str, made_by: str) -> dict[str, bytes]:
    papers = {f"records/{key}.json": RecordFile(made_on=today, made_by=made_by, record=pack.record_of(key)).encode()}
    case = people.case(key)
    if case is not None:
        papers[f"cases/{key}.json"] = _readable(case)
    notes = PlanNotes(coverage.question(key), tuple(each.call for each in coverage.calls(key)))
    if notes.question is not None or notes.calls:
        papers[f"plans/{key}.json"] = _readable(notes)
    for side in coverage.SIDES:
        picture = coverage.picture(key, side)
        if picture is not None:
            papers[f"plans/{key} {side}.{ENDINGS.get(picture.kind, 'bin')}"] = picture.data
    return papers


def _readable(value: msgspec.Struct) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1)
