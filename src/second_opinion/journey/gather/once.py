"""The same bytes twice are one original: people download the same file again and again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from second_opinion.journey.gather.outcome import FileOutcome
from second_opinion.record import N_, Reason

SAME_AS: Final = Reason(N_("The same file as {name}. It counts once."), {"name": ""})


def once(outcomes: Iterable[FileOutcome]) -> tuple[FileOutcome, ...]:
    """The outcomes in their order, each original read once.

    The first outcome of an original carries its facts and every name it was found under. Those after it keep their own
    name, carry no facts, end as the first did, and say which file they are the same as. A file that was refused unread
    has no id and is the same as no other; neither is an empty one.
    """
    listed = list(outcomes)
    names: dict[str, dict[str, None]] = {}
    firsts: dict[str, FileOutcome] = {}
    for outcome in listed:
        firsts.setdefault(outcome.original.id, outcome)
        names.setdefault(outcome.original.id, {}).update(dict.fromkeys(outcome.original.names))
    return tuple(
        _told_apart(outcome, firsts[outcome.original.id], tuple(names[outcome.original.id])) for outcome in listed
    )


def _told_apart(outcome: FileOutcome, first: FileOutcome, names: tuple[str, ...]) -> FileOutcome:
    if not outcome.original.id or not outcome.original.size:
        return outcome
    if outcome is first:
        return replace(outcome, original=replace(outcome.original, names=names))
    original = replace(first.original, names=outcome.original.names, inside=outcome.original.inside)
    same = Reason(SAME_AS.text, {"name": first.original.names[0]})
    return FileOutcome(original=original, ending=first.ending, reason=same)
