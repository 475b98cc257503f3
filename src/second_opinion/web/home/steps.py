"""The twelve steps of the journey, in their order, with where a person stands in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from django.urls import reverse

from second_opinion.content.words import N_, Words
from second_opinion.store.queries.people import PersonRow

BUILT: Final = frozenset({"gather", "record", "pack"})
State = Literal["done", "next", "ready", "later", "unbuilt"]


@dataclass(frozen=True)
class Step:
    """One line of the list. ``address`` is empty where there is nothing to open yet."""

    name: str
    title: str
    hint: str
    state: State
    label: str
    address: str


# What each step is for, as its line says it: the word of the step, its title, and a sentence.
_FIRST = (
    ("decide", N_("Decide"), N_("Should I get a second opinion? Can I wait?")),
    ("find", N_("Find a doctor"), N_("Near you, the right kind of doctor, from another office.")),
    ("coverage", N_("Check the insurance"), N_("Will it be paid for? What to ask your plan.")),
)
_AFTER_THE_RECORD = (
    ("gaps", N_("Find what is missing"), N_("What the second doctor needs and your records do not have.")),
    ("prepare", N_("Get ready for the visit"), N_("A checklist, your questions, and what to bring.")),
)
_AFTER_THE_PACKET = (
    ("share", N_("Share it"), N_("Send the packet, and see that it arrived.")),
    ("visit", N_("At the visit"), N_("Write down the answers.")),
    ("compare", N_("Compare the two opinions"), N_("Side by side: where they agree and where they differ.")),
    ("log", N_("Keep a log"), N_("Blood pressure, medicines, pain and more.")),
)


def steps(row: PersonRow, words: Words) -> tuple[Step, ...]:
    """The journey of a person."""
    return tuple(
        _built(name, title, hint, row, words) if name in BUILT else Step(name, title, hint, *_unbuilt(words))
        for name, title, hint in _told(words)
    )


def _told(words: Words) -> tuple[tuple[str, str, str], ...]:
    """Name, title and one line about each of the twelve."""
    say = words.say
    return (
        ("decide", say("Decide"), say("Should I get a second opinion? Can I wait?")),
        ("find", say("Find a doctor"), say("Near you, the right kind of doctor, from another office.")),
        ("coverage", say("Check the insurance"), say("Will it be paid for? What to ask your plan.")),
        ("gather", say("Gather your records"), say("Drop in the files you downloaded. Nothing is lost.")),
        ("record", say("Look at your record"), say("One timeline. Each line says where it is from.")),
        ("gaps", say("Find what is missing"), say("What the second doctor needs and your records do not have.")),
        ("prepare", say("Get ready for the visit"), say("A checklist, your questions, and what to bring.")),
        ("pack", say("Make the packet"), say("A PDF for the second doctor, with one page first.")),
        ("share", say("Share it"), say("Send the packet, and see that it arrived.")),
        ("visit", say("At the visit"), say("Write down the answers.")),
        ("compare", say("Compare the two opinions"), say("Side by side: where they agree and where they differ.")),
        ("log", say("Keep a log"), say("Blood pressure, medicines, pain and more.")),
    )


def _built(name: str, title: str, hint: str, row: PersonRow, words: Words) -> Step:
    say = words.say
    states: dict[str, State] = {
        "gather": "done" if row.originals else "next",
        "record": "next" if row.facts else "later",
        "pack": "ready" if row.facts else "later",
    }
    labels = {"done": say("Done"), "next": say("Next"), "ready": say("Ready"), "later": say("After you gather")}
    if name == "gather" and row.originals:
        files = words.plural("{number} file", "{number} files", row.originals)
        hint = f"{files} · " + words.plural("{number} fact", "{number} facts", row.facts)
    return Step(name, title, hint, states[name], labels[states[name]], reverse(name))


def _unbuilt(words: Words) -> tuple[State, str, str]:
    return "unbuilt", words.say("Not built yet"), ""
