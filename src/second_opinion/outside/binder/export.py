"""Everything as a plain zip: the originals as they came, each person's record as JSON, a page that explains both."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from second_opinion.outside.binder.disk import Disk, NewFile, RealDisk, sweep
from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.binder.sealed import DamagedError
from second_opinion.record import N_

README: Final = N_(
    "This zip holds everything that was in the binder.\n\n"
    "originals/  every file as it came, byte for byte. Each name begins with the first letters of its SHA-256.\n"
    "records/    one JSON file for each person: every fact, once, with the file and the place it comes from.\n"
    "cases/      what a second opinion is sought for, as you wrote it.\n"
    "plans/      what you asked about insurance, your calls, and the photos of the card.\n\n"
    "This zip is not encrypted. Whoever has it can read it.\n"
)
_UNFIT: Final = re.compile(r"[^\w .()+,=@-]+")


def write(
    objects: Objects,
    originals: Iterable[tuple[str, str, Sequence[str]]],
    papers: Mapping[str, bytes],
    readme: str,
    place: Path,
    disk: Disk | None = None,
) -> int:
    """Write the zip, whole or not at all. Returns how many originals are in it. Raises DamagedError, OSError.

    ``originals`` are the id of the sealed object, the SHA-256 of its bytes, and the names it was found under;
    ``papers`` what else there is, by its place in the zip ("records/person-1.json").
    """
    sweep(place.absolute().parent)
    number, new = 0, NewFile(disk or RealDisk(), place.absolute().parent)
    try:
        with zipfile.ZipFile(_Written(new), "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("README.txt", readme)
            for name, data in sorted(papers.items()):
                archive.writestr("/".join(map(_fit, name.split("/"))), data)
            for sealed, original, names in originals:
                _add(archive, objects, sealed, original, names)
                number += 1
        new.keep_as(place.absolute())
    except BaseException:
        new.discard()
        raise
    return number


def _add(archive: zipfile.ZipFile, objects: Objects, sealed: str, original: str, names: Sequence[str]) -> None:
    name = names[0].replace("›", "/").rpartition("/")[2] if names else ""
    digest = hashlib.sha256()
    try:
        with archive.open(f"originals/{original[:12]} {_fit(name)}".rstrip(), "w", force_zip64=True) as member:
            for piece in objects.pieces(sealed):
                digest.update(piece)
                member.write(piece)
    except KeyError as missing:
        raise DamagedError from missing
    if digest.hexdigest() != original:
        raise DamagedError


def _fit(name: str) -> str:
    """A name that every system takes, and that leads nowhere."""
    return _UNFIT.sub("_", name).strip(" .")[-120:]


class _Written:
    """A new file as zipfile wants it: written from front to back."""

    def __init__(self, new: NewFile) -> None:
        self._new = new

    def write(self, data: bytes, /) -> int:
        self._new.write(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """Whoever made the file closes it."""
