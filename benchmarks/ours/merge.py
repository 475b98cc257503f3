"""Facts from four overlapping portals become one record: ``merge.py COUNT``. Making the facts is not counted."""

import gc
import sys

from benchmarks.person import PERSON, facts
from benchmarks.saying import say
from second_opinion.journey.merge import merge

FACTS = facts(int(sys.argv[1]), portals=4)
# As the command does: facts make no cycles, and looking for garbage among them only takes time.
gc.collect()
gc.disable()


def work() -> tuple[float, int]:
    return len(FACTS) / 1e6, len(merge(PERSON, FACTS, ()).facts)


say(work)
