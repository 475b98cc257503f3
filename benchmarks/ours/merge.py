"""Facts from four overlapping portals become one record: ``merge.py COUNT``. Making the facts is not counted."""

import gc
import sys

from benchmarks.person import PERSON, facts
from benchmarks.saying import say
from second_opinion.journey.merge import merge

FACTS = facts(int(sys.argv[1]), portals=4)
# The program does the same before it merges: what was just read is not garbage, and need not be looked through.
gc.collect()
gc.freeze()


def work() -> tuple[float, int]:
    return len(FACTS) / 1e6, len(merge(PERSON, FACTS, ()).facts)


say(work)
