"""What a person chooses for the packet, as the form sends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from second_opinion import __version__
from second_opinion.content.words import LANGUAGES, Words
from second_opinion.journey.pack import Choices, Section
from second_opinion.record import N_, Period
from second_opinion.web.components.dates import Typed, date_field
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
class PacketForm:
    """The form as it was sent, and what is wrong with it. ``changed``: something else than the usual was chosen."""

    fields: tuple[Field, ...]
    language: str
    choices: Choices
    changed: bool


def packet_form(sent: QueryDict, words: Words, today: str, usual_paper: str) -> PacketForm:
    """Read the form; nothing sent means everything, in the language of the page. ``today`` is an ISO date."""
    fresh = "size" not in sent
    chosen = {section.value for section in Section} if fresh else set(sent.getlist("section"))
    language = sent.get("language") if sent.get("language") in LANGUAGES else words.language
    paper = sent.get("size") if sent.get("size") in {"letter", "a4"} else usual_paper
    since, until = Typed.of(sent, "since"), Typed.of(sent, "until")
    return PacketForm(
        fields=(
            _sections(words, chosen),
            date_field("since", words.say("From"), since, words, checked=True),
            date_field("until", words.say("Until"), until, words, checked=True),
            _language(words, language or "en"),
            _paper(words, paper or "letter"),
        ),
        language=language or "en",
        choices=Choices(
            size="a4" if paper == "a4" else "letter",
            made_on=today,
            made_by=MADE_BY,
            period=Period(since.value, until.value),
            sections=frozenset(section for section in Section if section.value in chosen),
        ),
        changed=(len(chosen), since, until, language, paper)
        != (len(Section), Typed(), Typed(), words.language, usual_paper),
    )


def _sections(words: Words, chosen: set[str]) -> Field:
    options = tuple(Choice(key.value, words.say(name)) for key, name in SECTIONS.items())
    return Field("section", words.say("Parts of the packet"), "ticks", options=options, values=frozenset(chosen))


def _language(words: Words, chosen: str) -> Field:
    options = (Choice("en", "English"), Choice("es", "Español"))
    return Field("language", words.say("Language of the packet"), "choices", chosen, options=options)


def _paper(words: Words, chosen: str) -> Field:
    options = (Choice("letter", words.say("Letter (United States)")), Choice("a4", "A4"))
    return Field("size", words.say("Size of the paper"), "choices", chosen, options=options)
