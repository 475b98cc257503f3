"""``start``: the pages in the browser. Also what happens without any word."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from second_opinion.content.words import Words

Run = Callable[[argparse.Namespace, Words], int]


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words, run: Run) -> None:
    """Put the command and its options on the command line. ``run`` comes from outside: the pages know the command
    line, the command line does not know the pages."""
    parser = commands.add_parser(
        "start",
        help=say.say("open Second Opinion in your browser (also without any word)"),
        description=say.say(
            "Opens Second Opinion in your browser. Everything stays on this computer. A second start finds the one "
            "that is running and opens another tab."
        ),
    )
    parser.add_argument("--port", type=int, default=0, metavar="N", help=say.say("the port to use (any free one)"))
    parser.add_argument("--no-browser", action="store_true", help=say.say("only print the address"))
    parser.add_argument("--binder", type=Path, metavar=say.say("DIR"), help=say.say("the folder of the binder"))
    parser.set_defaults(run=run, command="start")
