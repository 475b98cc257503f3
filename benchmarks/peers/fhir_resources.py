"""The peer: fhir.resources (R4B, nearest to R4 in its version 8), which validates into models."""

import sys
from pathlib import Path

from fhir.resources.R4B.bundle import Bundle

from benchmarks.saying import say

FILES = [path.read_bytes() for path in sorted(Path(sys.argv[1]).iterdir())]


def work() -> tuple[float, int]:
    found = sum(len(Bundle.model_validate_json(data).entry or ()) for data in FILES)
    return sum(map(len, FILES)) / 1e6, found


say(work)
