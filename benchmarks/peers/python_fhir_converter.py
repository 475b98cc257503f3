"""A peer: python-fhir-converter with its CCD template. ``found`` counts the documents it converts."""

import sys
from pathlib import Path

from fhir_converter.renderers import CcdaRenderer

from benchmarks.saying import say

FILES = [path.read_bytes() for path in sorted(Path(sys.argv[1]).iterdir())]


def work() -> tuple[float, int]:
    renderer, converted = CcdaRenderer(), 0
    for data in FILES:
        try:
            renderer.render_fhir_string("CCD", data)
            converted += 1
        except Exception:  # noqa: BLE001 -- whatever the peer raises, it lost the document
            continue
    return sum(map(len, FILES)) / 1e6, converted


say(work)
