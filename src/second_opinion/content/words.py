"""Every word the product says, in the person's language: one gettext catalogue for command line, documents and pages.

English is the key. A sentence with names in it is filled after translation: ``words.say("Hello {name}", name=…)``.
"""

from __future__ import annotations

import gettext
from functools import cache
from importlib.resources import files
from typing import Final

from second_opinion.record import N_, Reason

LANGUAGES: Final = ("en", "es")
__all__ = ["LANGUAGES", "N_", "Words", "words"]


class Words:
    """The voice of the product in one language."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def say(self, text: str, **values: object) -> str:
        """The text in this language, with its ``{names}`` filled in."""
        said = self._catalogue.gettext(text) if text else ""
        return said.format_map(values) if values else said

    def plural(self, one: str, many: str, number: int, **values: object) -> str:
        """The text for that number of things; ``{number}`` is filled in."""
        return self._catalogue.ngettext(one, many, number).format_map({"number": number, **values})

    def tell(self, reason: Reason) -> str:
        """A reason in this language."""
        return self._catalogue.gettext(reason.text).format_map(reason.values)


@cache
def words(language: str) -> Words:
    """The words of a language ("en", "es"). Raises LookupError for one there is no catalogue of."""
    if language not in LANGUAGES:
        raise LookupError(language)
    if language == "en":
        return Words(language, gettext.NullTranslations())
    catalogue = files("second_opinion") / "locale" / language / "LC_MESSAGES" / "django.mo"
    with catalogue.open("rb") as opened:
        return Words(language, gettext.GNUTranslations(opened))
