"""What a person chooses for the packet, as the form sends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from second_opinion import __version__
from second_opinion.content.words import LANGUAGES, Words
from second_opinion.journey.pack import Choices, Section
from second_opinion.record import N_, PartialDate, Period
from second_opinion.web.components.fields import Choice, Field

MADE_BY: Final = f"Second Opinion {__version__}"
SECTIONS: Final[dict[Section, str]] = {
    Section.TIMELINE: N_("Timeline"),
    Section.CONDITIONS: N_("Conditions"),
    Section.MEDICINES: N_("Medicines"),
    Section.RESULTS: N_("Lab results"),
    Section.VITALS: N_("Vital signs"),
    Section.REPORTS: N_("Reports of images and tissue"),
    Section.PROCEDURES: N_("Procedures"),
    Section.IMMUNIZATIONS: N_("Vaccines"),
    Section.HISTORY: N_("Family and ways of life"),
    Section.PLANS: N_("What is planned"),
    Section.CONTRADICTIONS: N_("What does not fit together"),
    Section.CLAIMS: N_("Bills"),
    Section.NOTES: N_("Notes"),
}


@dataclass(frozen=True)
class SectionTick:
    """A part of the packet that can be left out as a whole."""

    value: str
    label: str
    ticked: bool


@dataclass(frozen=True)
class PacketForm:
    """The form as it was sent, and what is wrong with it."""

    sections: tuple[SectionTick, ...]
    fields: tuple[Field, ...]
    language: str
    choices: Choices


def packet_form(sent: QueryDict, words: Words, today: str, usual_paper: str) -> PacketForm:
    """Read the form; nothing sent means everything, in the language of the page. ``today`` is an ISO date."""
    fresh = "size" not in sent
    chosen = {section.value for section in Section} if fresh else set(sent.getlist("section"))
    language = sent.get("language") if sent.get("language") in LANGUAGES else words.language
    paper = sent.get("size") if sent.get("size") in {"letter", "a4"} else usual_paper
    since, until = _date(sent, words, "since", words.say("From")), _date(sent, words, "until", words.say("Until"))
    return PacketForm(
        sections=tuple(SectionTick(key.value, words.say(name), key.value in chosen) for key, name in SECTIONS.items()),
        fields=(since, until, _language(words, language or "en"), _paper(words, paper or "letter")),
        language=language or "en",
        choices=Choices(
            size="a4" if paper == "a4" else "letter",
            made_on=today,
            made_by=MADE_BY,
            period=Period(_parsed(since), _parsed(until)),
            sections=frozenset(section for section in Section if section.value in chosen),
        ),
    )


def _date(sent: QueryDict, words: Words, name: str, label: str) -> Field:
    typed = sent.get(name, "").strip()
    good = not typed or (PartialDate.parse(typed) is not None and len(typed) <= len("2024-03-15"))
    error = "" if good else words.say("This is not a date we know. Type it like 2024-03-15.")
    hint = words.say("A year, a month or a day: 2024, 2024-03 or 2024-03-15")
    return Field(name, label, value=typed, hint=hint, error=error, width=12)


def _parsed(field: Field) -> PartialDate | None:
    return None if field.error or not field.value else PartialDate.parse(field.value)


def _language(words: Words, chosen: str) -> Field:
    options = (Choice("en", "English"), Choice("es", "Español"))
    return Field("language", words.say("Language of the packet"), "choices", chosen, options=options)


def _paper(words: Words, chosen: str) -> Field:
    options = (Choice("letter", words.say("Letter (United States)")), Choice("a4", "A4"))
    return Field("size", words.say("Size of the paper"), "choices", chosen, options=options)
