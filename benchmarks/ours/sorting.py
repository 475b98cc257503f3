"""The limit of merging: the same facts sorted by kind, name and time: ``sorting.py COUNT``."""

import sys

from benchmarks.person import facts
from benchmarks.saying import say

FACTS = facts(int(sys.argv[1]), portals=4)


def work() -> tuple[float, int]:
    keys = [(type(fact).__name__, fact.code.label, fact.when.start.value if fact.when.start else "") for fact in FACTS]
    keys.sort()
    return len(FACTS) / 1e6, len(set(keys))


say(work)
