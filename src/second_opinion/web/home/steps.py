"""The twelve steps of the journey, in their order, with where a person stands in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse

from second_opinion.content.words import N_, Words
from second_opinion.store.queries.people import PersonRow
from second_opinion.web.coverage.standing import standing as coverage
from second_opinion.web.home.standing import Standing, State


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


def steps(row: PersonRow, words: Words, today: date) -> tuple[Step, ...]:
    """The journey of a person, on a day."""
    say = words.say
    stands = _stands(row, words, today)
    unbuilt = Standing("unbuilt", say("Not built yet"))
    return tuple(
        Step(
            name=name,
            title=say(title),
            hint=stands.get(name, unbuilt).hint or say(hint),
            state=stands.get(name, unbuilt).state,
            label=stands.get(name, unbuilt).label,
            address=reverse(name) if name in stands else "",
        )
        for name, title, hint in _TOLD
    )


def _stands(row: PersonRow, words: Words, today: date) -> dict[str, Standing]:
    """Where the person stands in each step that is built."""
    say = words.say
    later = Standing("later", say("After you gather"))
    return {
        "decide": Standing("ready", say("Ready")),
        "coverage": coverage(row.person.key, words, today),
        "gather": _gathered(row, words),
        "record": Standing("next", say("Next")) if row.facts else later,
        "pack": Standing("ready", say("Ready")) if row.facts else later,
    }


def _gathered(row: PersonRow, words: Words) -> Standing:
    if not row.originals:
        return Standing("next", words.say("Next"))
    files = words.plural("{number} file", "{number} files", row.originals)
    facts = words.plural("{number} fact", "{number} facts", row.facts)
    return Standing("done", words.say("Done"), f"{files} · {facts}")
