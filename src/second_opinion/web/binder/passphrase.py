"""What a passphrase has to be: long. Nothing else is asked of it (NIST SP 800-63B, 3.1.1.2)."""

from __future__ import annotations

from typing import Final

from second_opinion.content.words import Words
from second_opinion.web.components.fields import Field

LEAST: Final = 15
MOST: Final = 1024


def fields(words: Words, first: str = "", second: str = "", *, checked: bool = False) -> tuple[Field, Field]:
    """The two questions of a new passphrase; with ``checked``, what is wrong with the answers."""
    say = words.say
    short = say("Use at least {number} letters, for example four or five words.", number=LEAST)
    wrong = ""
    if checked and not LEAST <= len(first) <= MOST:
        wrong = say("The passphrase is too short.") + " " + short
    differ = say("The two are not the same. Type the same words again.") if checked and first != second else ""
    return (
        Field(
            "passphrase",
            say("Choose a passphrase"),
            "password",
            first,
            short,
            wrong,
            remember="new-password",
            spelling=False,
        ),
        Field(
            "again",
            say("Type it once more"),
            "password",
            second,
            "",
            "" if wrong else differ,
            remember="new-password",
            spelling=False,
        ),
    )
