"""FHIR files to facts, on one core: MB of JSON for each second of processor time."""

import gc
import sys
from pathlib import Path

from benchmarks.saying import say
from second_opinion.journey.gather import fhir

FILES = [path.read_bytes() for path in sorted(Path(sys.argv[1]).iterdir())]


def work() -> tuple[float, int]:
    found = sum(len(fhir.read(data, "").facts) for data in FILES)
    return sum(map(len, FILES)) / 1e6, found


# As the workers that read files do.
gc.disable()
say(work, rounds=2)
