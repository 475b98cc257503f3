"""The bytes of originals again, by their ids: read in place, never copied to another file."""

from __future__ import annotations

import hashlib
import weakref
from collections.abc import Mapping
from typing import NamedTuple, Self

from second_opinion.journey.gather import Member, limits
from second_opinion.outside.files import Found, OpenFile, RefusedError
from second_opinion.outside.pool import Job, Pool
from second_opinion.outside.processes import Recipe
from second_opinion.outside.wire import Given, Question


class Place(NamedTuple):
    """Where an original lies: a file, a member of an archive, or a document embedded in either."""

    found: Found
    member: Member | None = None
    embedded: bool = False


class ChangedError(KeyError):
    """The original cannot be had any more: its file was moved or changed since it was gathered."""


class OriginalsOnDisk:
    """Originals that stay where the person has them (the port ``Originals``).

    What lies in an archive or in another file is unpacked by a worker, kept until something else is asked for, and
    checked against its id, as everything is. Close it, or use it as a context manager, to end that worker.
    """

    def __init__(self, places: Mapping[str, Place], recipe: Recipe | None = None) -> None:
        self._places = places
        self._recipe = recipe
        self._pool: Pool[str] | None = None
        self._unpacked: dict[str, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker, if one was needed. Reading again starts another."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None
        self._unpacked = {}

    def read(self, original: str) -> bytes:
        """The bytes of the original with that id. Raises KeyError when it was not gathered, ChangedError when what
        lies there now is something else."""
        place = self._places[original]
        if original not in self._unpacked:
            self._unpacked = self._found(original, place)
        data = self._unpacked.get(original)
        if data is None or hashlib.sha256(data).hexdigest() != original:
            raise ChangedError(original)
        return data

    def _found(self, original: str, place: Place) -> dict[str, bytes]:
        try:
            with place.found.open() as file:
                if place.member is None and not place.embedded:
                    return {original: b"".join(file.pieces())}
                return self._unpack(original, place, file)
        except RefusedError as error:
            raise ChangedError(original) from error

    def _unpack(self, original: str, place: Place, file: OpenFile) -> dict[str, bytes]:
        if self._pool is None:
            self._pool = Pool(self._recipe, workers=1)
            weakref.finalize(self, self._pool.close)
        size = place.member.size if place.member else min(file.size, limits.SINGLE_FILE)
        question = Question(
            name="",
            original=original,
            seconds=self._pool.recipe.seconds_for(size),
            member=place.member,
            give="embedded" if place.embedded else "member",
        )
        self._pool.submit(Job(original, question, file, size))
        _, answer = self._pool.next()
        return answer.found if isinstance(answer, Given) else {}
