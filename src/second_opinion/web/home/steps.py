"""The twelve steps of the journey, in their order, with where a person stands in each."""

from __future__ import annotations

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


# The word of each step, its title, and a sentence about it.
_TOLD: Final = (
    ("decide", N_("Decide"), N_("Should I get a second opinion? Can I wait?")),
    ("find", N_("Find a doctor"), N_("Near you, the right kind of doctor, from another office.")),
    ("coverage", N_("Check the insurance"), N_("Will it be paid for? What to ask your plan.")),
    ("gather", N_("Gather your records"), N_("Drop in the files you downloaded. Nothing is lost.")),
    ("record", N_("Look at your record"), N_("One timeline. Each line says where it is from.")),
    ("gaps", N_("Find what is missing"), N_("What the second doctor needs and your records do not have.")),
    ("prepare", N_("Get ready for the visit"), N_("A checklist, your questions, and what to bring.")),
    ("pack", N_("Make the packet"), N_("A PDF for the second doctor, with one page first.")),
    ("share", N_("Share it"), N_("Send the packet, and see that it arrived.")),
    ("visit", N_("At the visit"), N_("Write down the answers.")),
    ("compare", N_("Compare the two opinions"), N_("Side by side: where they agree and where they differ.")),
    ("log", N_("Keep a log"), N_("Blood pressure, medicines, pain and more.")),
)


def steps(row: PersonRow, words: Words) -> tuple[Step, ...]:
    """The journey of a person."""
    say = words.say
    return tuple(
        _built(name, say(title), say(hint), row, words)
        if name in BUILT
        else Step(name, say(title), say(hint), "unbuilt", say("Not built yet"), "")
        for name, title, hint in _TOLD
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
