"""A whole command, timed from outside: ``command.py PROGRAM WORD…``. It runs once to warm the disk, then is counted."""

import os
import subprocess
import sys

from benchmarks.saying import say


def work() -> tuple[float, int]:
    subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, env=os.environ)
    return 1.0, 1


say(work, rounds=2)
