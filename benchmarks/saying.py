"""How a worker script says what it did: one JSON object, and a fair clock around the work alone."""

import json
import resource
import sys
import time
from collections.abc import Callable


def say(work: Callable[[], tuple[float, int]], *, rounds: int = 1) -> None:
    """Run the work that many times (the last is counted, the others warm it up) and print its figures.

    ``work`` returns how much it did, in the promise's unit, and how many things it found.
    """
    cpu = wall = amount = 0.0
    found = 0
    for _ in range(rounds):
        started, began = time.process_time(), time.perf_counter()
        amount, found = work()
        cpu, wall = time.process_time() - started, time.perf_counter() - began
    told(wall, cpu, amount, found)


def told(wall: float, cpu: float, amount: float = 1.0, found: int = 1) -> None:
    """Print the figures of a piece of work: seconds on the clock, of processor time, how much was done and found."""
    per_kib = 1024 if sys.platform != "darwin" else 1024 * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_kib
    print(json.dumps({"cpu": cpu, "wall": wall, "work": amount, "found": found, "peak_mb": peak}))
