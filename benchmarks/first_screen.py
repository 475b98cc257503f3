"""The first screen of an old phone: few bytes, and nobody else is asked for any of them."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.measure import ROOT
from benchmarks.table import Line, Table
from benchmarks.web import in_our_surroundings

PROGRAM = "import django; django.setup(); from benchmarks.ours.first_screen import main; main()"
MOST = 100_000


def table() -> Table:
    """Every file the first page needs, with its bytes as they are sent."""
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT, env=in_our_surroundings())
    said = json.loads(done.stdout.splitlines()[-1])
    sent, elsewhere = said["sent"], said["elsewhere"]
    whole = sum(sent.values())
    lines = [Line(name, f"{size / 1000:7.1f} kB", "") for name, size in sent.items()]
    lines.append(Line("all of it", f"{whole / 1000:7.1f} kB", ""))
    findings = [
        f"{MOST // 1000} kB: {'kept' if whole <= MOST else 'MISSED'}",
        f"files from anybody else: {', '.join(elsewhere) or 'none'}",
    ]
    return Table("first screen", f"{MOST // 1000} kB or less as sent, none of it from anybody else", lines, findings)
