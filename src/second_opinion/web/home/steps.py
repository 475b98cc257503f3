"""The twelve steps of the journey, in their order, with where a person stands in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.urls import NoReverseMatch, reverse

from second_opinion.content.words import Words
from second_opinion.store.queries.people import PersonRow

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


def steps(row: PersonRow, words: Words) -> tuple[Step, ...]:
    """The journey of a person."""
    say = words.say
    files = words.plural("{number} file", "{number} files", row.originals)
    facts = words.plural("{number} fact", "{number} facts", row.facts)
    read = row.facts > 0
    unbuilt = (
        ("decide", say("Decide"), say("Should I get a second opinion? Can I wait?")),
        ("find", say("Find a doctor"), say("Near you, the right kind of doctor, from another office.")),
        ("coverage", say("Check the insurance"), say("Will it be paid for? What to ask your plan.")),
    )
    after = (
        ("gaps", say("Find what is missing"), say("What the second doctor needs and your records do not have.")),
        ("prepare", say("Get ready for the visit"), say("A checklist, your questions, and what to bring.")),
    )
    last = (
        ("share", say("Share it"), say("Send the packet, and see that it arrived.")),
        ("visit", say("At the visit"), say("Write down the answers.")),
        ("compare", say("Compare the two opinions"), say("Side by side: where they agree and where they differ.")),
        ("log", say("Keep a log"), say("Blood pressure, medicines, pain and more.")),
    )
    gathered = f"{files} · {facts}" if row.originals else say("Drop in the files you downloaded. Nothing is lost.")
    return (
        *(_unbuilt(each, words) for each in unbuilt),
        _step("gather", say("Gather your records"), gathered, "done" if row.originals else "next", words),
        _step(
            "record",
            say("Look at your record"),
            say("One timeline. Each line says where it is from."),
            "next" if read else "later",
            words,
        ),
        *(_unbuilt(each, words) for each in after),
        _step(
            "pack",
            say("Make the packet"),
            say("A PDF for the second doctor, with one page first."),
            "ready" if read else "later",
            words,
        ),
        *(_unbuilt(each, words) for each in last),
    )


def _step(name: str, title: str, hint: str, state: State, words: Words) -> Step:
    say = words.say
    labels = {"done": say("Done"), "next": say("Next"), "ready": say("Ready"), "later": say("After you gather")}
    try:
        address = reverse(name)
    except NoReverseMatch:
        return _unbuilt((name, title, hint), words)
    return Step(name, title, hint, state, labels[state], address)


def _unbuilt(told: tuple[str, str, str], words: Words) -> Step:
    return Step(*told, "unbuilt", words.say("Not built yet"), "")
