"""What ``./second-opinion`` runs: the command line, and, without words, the pages in the browser."""

from __future__ import annotations

import argparse
import sys

from second_opinion.cli.main import main
from second_opinion.content.words import Words


def opening(options: argparse.Namespace, say: Words) -> int:
    """Start the pages. Loaded only when asked for: ``--help`` must not wait for Django."""
    from second_opinion.start.server import run  # noqa: PLC0415 -- start-up time

    return run(options, say)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], opening))
