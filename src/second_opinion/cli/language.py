"""Which language to speak: the one asked for, else the one the computer is set to, else English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from second_opinion.content.words import LANGUAGES


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language for this command, known before its words are parsed so that even help is in it."""
    return _asked_for(arguments) or _of_the_computer(environment) or "en"


def _asked_for(arguments: Sequence[str]) -> str | None:
    for index, word in enumerate(arguments):
        given = (
            arguments[index + 1] if word == "--lang" and index + 1 < len(arguments) else word.partition("--lang=")[2]
        )
        if given in LANGUAGES:
            return given
    return None


def _of_the_computer(environment: Mapping[str, str]) -> str | None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        setting = environment.get(name, "")
        if setting:
            return setting[:2] if setting[:2] in LANGUAGES else None
    return None
