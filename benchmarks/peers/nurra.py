"""A peer: ccda-to-fhir. ``found`` counts the documents it converts without an exception."""

import logging
import sys
from pathlib import Path

from ccda_to_fhir import convert_document

from benchmarks.saying import say

logging.disable(logging.CRITICAL)
FILES = [path.read_bytes() for path in sorted(Path(sys.argv[1]).iterdir())]


def work() -> tuple[float, int]:
    converted = 0
    for data in FILES:
        try:
            convert_document(data.decode("utf-8", "replace"))
            converted += 1
        except Exception:  # noqa: BLE001 -- whatever the peer raises, it lost the document
            continue
    return sum(map(len, FILES)) / 1e6, converted


say(work)
