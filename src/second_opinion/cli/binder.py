"""What every command that works with the binder shares: its options, and the work between unlocking and locking."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from second_opinion.cli import console
from second_opinion.cli.given import ENVIRONMENT
from second_opinion.cli.trouble import CannotError
from second_opinion.content.words import Words

if TYPE_CHECKING:
    from second_opinion.outside.binder.folder import Binder

Work = Callable[["Binder", argparse.Namespace, Words], int]
"""What a command does with the open binder. Returns the exit code."""


def add_options(parser: argparse.ArgumentParser, say: Words) -> None:
    """The options that all these commands share."""
    parser.add_argument(
        "--binder", metavar=say.say("DIR"), help=say.say("the folder of the binder, if not the usual one")
    )
    parser.add_argument(
        "--passphrase-file",
        metavar=say.say("FILE"),
        help=say.say("read the passphrase from this file (or put it into {name})", name=ENVIRONMENT),
    )
    parser.add_argument("--json", action="store_true", help=say.say("print the answer as JSON"))


def with_binder(options: argparse.Namespace, say: Words, work: Work, *, may_create: bool = False) -> int:
    """Unlock the binder, do the work, and lock it again. What cannot be done is said, with its exit code."""
    from second_opinion.cli import unlocking  # noqa: PLC0415 -- start-up time

    try:
        with unlocking.unlocked(options, say, may_create=may_create) as binder:
            return work(binder, options, say)
    except CannotError as trouble:
        console.trouble(say.tell(trouble.reason))
        return trouble.code
