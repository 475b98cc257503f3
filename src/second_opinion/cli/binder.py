"""What every command that works with the binder shares: where it is, how it is unlocked, how it is made."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from second_opinion.cli import console
from second_opinion.cli.trouble import MISUSED, CannotError
from second_opinion.content.words import Words
from second_opinion.record import N_, Reason

if TYPE_CHECKING:
    from second_opinion.outside.binder.folder import Binder

ENVIRONMENT: Final = "SECOND_OPINION_PASSPHRASE"
SHORTEST: Final = 15

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


def place(options: argparse.Namespace) -> Path:
    """The folder of the binder: the one that was asked for, else the usual one of this computer."""
    from second_opinion.outside.binder.folder import usual_place  # noqa: PLC0415 -- start-up time

    return Path(options.binder) if options.binder else usual_place(os.environ, Path.home())


def passphrase(options: argparse.Namespace, say: Words, *, new: bool = False) -> str:
    """From the file, else from the environment, else by asking; twice for a new one. Raises CannotError."""
    if options.passphrase_file:
        try:
            given = Path(options.passphrase_file).read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as no:
            values = {"file": str(options.passphrase_file)}
            raise CannotError(Reason(N_("{file} could not be read."), values), MISUSED) from no
    elif ENVIRONMENT in os.environ:
        given = os.environ[ENVIRONMENT]
    elif sys.stdin.isatty():
        given = _asked(say, new=new)
    else:
        reason = Reason(N_("A passphrase is needed: use --passphrase-file FILE, or {name}."), {"name": ENVIRONMENT})
        raise CannotError(reason, MISUSED)
    if new and len(given) < SHORTEST:
        reason = Reason(N_("A passphrase needs at least {number} letters. Four or five words are good."))
        raise CannotError(Reason(reason.text, {"number": str(SHORTEST)}), MISUSED)
    return given


def _asked(say: Words, *, new: bool) -> str:
    if not new:
        return getpass.getpass(say.say("Passphrase: "))
    console.line(say.say("This makes a new binder. Only your passphrase opens it. Choose at least 15 letters."))
    given = getpass.getpass(say.say("New passphrase: "))
    if getpass.getpass(say.say("The same again: ")) != given:
        raise CannotError(Reason(N_("The two were not the same. Nothing was made.")), MISUSED)
    return given
