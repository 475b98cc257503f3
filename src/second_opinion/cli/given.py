"""Which binder, and its passphrase, as the person gave them: by option, by file, by variable, or by typing."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Final

from second_opinion.cli import console
from second_opinion.cli.trouble import MISUSED, CannotError
from second_opinion.content.words import Words
from second_opinion.record import N_, Reason

ENVIRONMENT: Final = "SECOND_OPINION_PASSPHRASE"
SHORTEST: Final = 15


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
