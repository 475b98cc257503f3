"""What Python's own command-line reader says, in the person's language: "usage", "options", what is wrong with a word.

argparse asks gettext for each of these sentences. Where a newer Python words one differently, it stays English.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import Final

import second_opinion
from second_opinion.record import N_

CATALOGUE: Final = "django"
SENTENCES: Final = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)


def speak(language: str) -> None:
    """From now on the command-line reader of this process speaks the language. gettext takes it from LANGUAGE."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(CATALOGUE, Path(second_opinion.__file__).parent / "locale")
    gettext.textdomain(CATALOGUE)
