"""``benchmarks/run [NAME…]``: each promise measured, one table each."""

from __future__ import annotations

import importlib
import os
import platform
import sys

NAMES = ("start", "gather_fhir", "gather_ccda", "merge", "pack", "web", "first_screen")


def main(chosen: list[str]) -> int:
    """Print the tables of the chosen promises (all when none is named)."""
    unknown = [name for name in chosen if name not in NAMES]
    if unknown:
        print(f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores. Seconds are medians; MB/s is of processor time."
    )
    for name in chosen or NAMES:
        print(f"\n{importlib.import_module(f'benchmarks.{name}').table()}", flush=True)
    return 0


sys.exit(main(sys.argv[1:]))
