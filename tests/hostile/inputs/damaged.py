"""Good files that were cut off, flipped or filled with noise on the way; the same ones every time."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

from tests.hostile.inputs import REFUSED, Hostile
from tests.hostile.inputs.documents import PROBLEM, document, section
from tests.hostile.inputs.resources import RESOURCES
from tests.journey.gather.archive.zips import honest

CUTS = 24
FLIPS = 40


def good() -> dict[str, bytes]:
    """One good file of each kind."""
    bundle = json.dumps(
        {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": each} for each in RESOURCES]}
    )
    lines = "\n".join(json.dumps(each) for each in RESOURCES)
    xml = document(section(entries=PROBLEM * 3)).encode()
    return {
        "bundle.json": bundle.encode(),
        "lines.ndjson": lines.encode(),
        "document.xml": xml,
        "records.zip": honest({"a.xml": xml, "b.json": bundle.encode()}),
        "letter.txt": "Dear Dr. Osei,\nthank you.\n".encode("utf-16"),
    }


def files() -> Iterator[Hostile]:
    """Each good file cut at many points, and with bytes changed; and plain noise."""
    chance = random.Random(20140212)  # noqa: S311 -- repeatable data, not secrets
    yield Hostile("nothing.json", b"", REFUSED)
    for name, data in good().items():
        for number in range(CUTS):
            yield Hostile(f"cut-{number:02}-{name}", data[: 1 + (len(data) - 2) * number // CUTS])
        for number in range(FLIPS):
            changed = bytearray(data)
            for _ in range(chance.choice((1, 1, 2, 8, 64))):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            yield Hostile(f"flip-{number:02}-{name}", bytes(changed))
    for number in range(40):
        head = chance.choice(
            (b"", b"{", b"<", b"<?xml ", b"PK\x03\x04", b"\xff\xfe", b"%PDF-", b'{"resourceType":"Bundle"')
        )
        yield Hostile(f"noise-{number:02}", head + chance.randbytes(chance.choice((1, 100, 10_000, 300_000))))
