"""What the benchmarks read: real samples where the folder of samples is there, else the made-up family's own files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import ROOT

SAMPLES = Path(os.environ.get("SECOND_OPINION_SAMPLES", ROOT.parent / "shared" / "samples"))


@contextmanager
def folder(files: Sequence[bytes], count: int, ending: str) -> Iterator[Path]:
    """A folder of ``count`` files, the given ones in turn, again from the first when they run out."""
    with TemporaryDirectory() as place:
        for number in range(count):
            (Path(place) / f"{number:05}{ending}").write_bytes(files[number % len(files)])
        yield Path(place)


def fhir_bundles() -> list[bytes]:
    """FHIR R4 bundles, each of one person."""
    found = sorted((SAMPLES / "fhir" / "synthea").glob("*.json"))
    return [path.read_bytes() for path in found] or _family(".json", b'"Bundle"')


def ccda_documents() -> list[bytes]:
    """C-CDA documents of many systems."""
    found = sorted((SAMPLES / "ccda").rglob("*.xml"))
    return [path.read_bytes() for path in found] or _family(".xml", b"<ClinicalDocument")


def _family(ending: str, holding: bytes) -> list[bytes]:
    place = ROOT / "src" / "second_opinion" / "content" / "family" / "files"
    return [data for path in sorted(place.rglob(f"*{ending}")) if holding in (data := path.read_bytes())[:4096]]
