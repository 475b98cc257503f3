"""Gather into a binder: each original is sealed on the disk before anybody is told how it ended."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

from second_opinion.journey.gather import Ending, FileOutcome, once
from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.files import GONE, Found, RefusedError
from second_opinion.outside.gathering import Progress, Run
from second_opinion.outside.originals import ChangedError, OriginalsOnDisk
from second_opinion.outside.pool import Pool
from second_opinion.outside.processes import Recipe
from second_opinion.record import Original


class Kept(NamedTuple):
    """How one file ended. ``sealed`` is the object that holds its bytes, safe on the disk; empty where none were kept
    (a file that was refused unread)."""

    outcome: FileOutcome
    sealed: str


def gather_into(
    objects: Objects,
    files: Iterable[Found],
    *,
    progress: Progress = lambda _done, _known: None,
    recipe: Recipe | None = None,
) -> Generator[Kept]:
    """Read the files in worker processes, seal each original, and give each outcome once its bytes are safe.

    A copy of a file that was met before comes after that file, without facts. Whoever stops asking for more ends
    the workers. Raises OSError when the disk cannot take more.
    """
    with Pool[tuple[int, ...]](recipe) as pool:
        run = Run(pool, progress)
        with closing(_Sealer(objects, OriginalsOnDisk(run.places, recipe))) as sealer, closing(run):
            for found in files:
                run.take(found)
                yield from sealer.keep(run)
            while run.open:
                run.settle()
                yield from sealer.keep(run)
            yield from sealer.copies()


class _Sealer:
    """Puts originals into the binder as they end."""

    def __init__(self, objects: Objects, originals: OriginalsOnDisk) -> None:
        self._objects, self._originals = objects, originals
        self._sealed: dict[str, Kept] = {}
        self._again: list[FileOutcome] = []

    def close(self) -> None:
        self._originals.close()

    def keep(self, run: Run) -> Iterator[Kept]:
        """What has ended since the last time, sealed."""
        for slot in sorted(run.outcomes):
            for outcome in run.outcomes.pop(slot):
                yield from self._kept(outcome, run)

    def copies(self) -> Iterator[Kept]:
        """The files that were the same as others."""
        for outcome in self._again:
            first = self._sealed.get(outcome.original.id)
            if first is not None:
                yield Kept(once([first.outcome, outcome])[1], first.sealed)
            else:
                yield _gone(outcome.original)

    def _kept(self, outcome: FileOutcome, run: Run) -> Iterator[Kept]:
        original = outcome.original
        if not original.id or not original.size:
            yield Kept(outcome, "")
        elif original.id in self._sealed or _is_placeholder(outcome):
            self._again.append(outcome)
        else:
            try:
                self._sealed[original.id] = Kept(outcome, self._seal(original.id, run))
                yield self._sealed[original.id]
            except (ChangedError, RefusedError):
                yield _gone(original)

    def _seal(self, original: str, run: Run) -> str:
        place = run.places[original]
        if place.member is not None or place.embedded:
            return self._objects.put(iter([self._originals.read(original)]))
        if place.found.sealed:
            return place.found.sealed
        with place.found.open() as file:
            return self._objects.put(_the_same(file.pieces(), original))


def _the_same(pieces: Iterable[bytes], original: str) -> Iterator[bytes]:
    """The pieces, as long as they make up what was read. Raises ChangedError, and nothing is kept."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        yield piece
    if digest.hexdigest() != original:
        raise ChangedError(original)


def _is_placeholder(outcome: FileOutcome) -> bool:
    """What a gathering puts where the second of two same files stands."""
    return outcome.ending is Ending.KEPT and outcome.reason is None


def _gone(original: Original) -> Kept:
    lost = Original(id="", size=original.size, names=original.names, inside=original.inside)
    return Kept(FileOutcome(original=lost, ending=Ending.REFUSED, reason=GONE), "")
