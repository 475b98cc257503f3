"""The questions of the case and what their answers mean in the words of the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from second_opinion.content.words import Words
from second_opinion.record import Case, HumanName, PartialDate, Person, Practitioner
from second_opinion.store.queries.people import PersonRow
from second_opinion.web.components.dates import Typed, date_field
from second_opinion.web.components.fields import Field

QUESTIONS: Final = 5
"""As many as a doctor can answer in one visit; page one of the packet has room for these."""
DATES: Final = ("born", "told_on")
NAMES: Final = (
    "name",
    "told",
    "told_by",
    "reason",
    *(f"{date}-{part}" for date in DATES for part in ("year", "month", "day")),
    *(f"question{n}" for n in range(1, QUESTIONS + 1)),
)
Groups = tuple[tuple[Field, ...], tuple[Field, ...], tuple[Field, ...]]


@dataclass(frozen=True)
class Answers:
    """A filled form. ``person`` and ``case`` may be asked for once no field is wrong."""

    typed: Mapping[str, str]
    fields: tuple[Field, ...]

    def person(self, before: Person | None) -> Person:
        """The person as described; what is known beyond these questions stays."""
        name = HumanName(text=self.typed["name"].strip(), use="usual")
        born = Typed.of(self.typed, "born").value
        others = tuple(each for each in before.names if each.label != name.label) if before else ()
        return msgspec.structs.replace(before or Person(), names=(name, *others), birth_date=born)

    def case(self, person: str, before: Case | None, language: str) -> Case:
        """The case as described."""
        questions = (self.typed[f"question{n}"].strip() for n in range(1, QUESTIONS + 1))
        doctor = self.typed["told_by"].strip()
        known = before.told_by if before and before.told_by and before.told_by.label == doctor else None
        return msgspec.structs.replace(
            before or Case(person=person, language=language),
            told=self.typed["told"].strip(),
            told_by=known or (Practitioner(name=doctor) if doctor else None),
            told_on=Typed.of(self.typed, "told_on").value,
            reason=self.typed["reason"].strip(),
            questions=tuple(each for each in questions if each),
        )


def known(row: PersonRow | None, case: Case | None) -> dict[str, str]:
    """What the form shows before anything is typed."""
    questions = case.questions if case else ()
    return {
        "name": row.label if row else "",
        "told": case.told if case else "",
        "told_by": case.told_by.label if case and case.told_by else "",
        "reason": case.reason if case else "",
        **_boxes("born", row.person.birth_date if row else None),
        **_boxes("told_on", case.told_on if case else None),
        **{f"question{n}": questions[n - 1] if n <= len(questions) else "" for n in range(1, QUESTIONS + 1)},
    }


def _boxes(name: str, date: PartialDate | None) -> dict[str, str]:
    typed = Typed.known(date)
    return {f"{name}-year": typed.year, f"{name}-month": typed.month, f"{name}-day": typed.day}


def read(typed: Mapping[str, str], words: Words) -> Answers:
    """The answers, with what is wrong with them at each field."""
    return Answers(typed, tuple(field for group in groups(typed, words, checked=True) for field in group))


def groups(typed: Mapping[str, str], words: Words, *, checked: bool) -> Groups:
    """The questions in their three groups, holding what was typed."""
    say = words.say
    wrong = _wrong(typed, words) if checked else {}

    def ask(name: str, label: str, kind: str = "text", hint: str = "", width: int = 0) -> Field:
        return Field(
            name,
            label,
            "textarea" if kind == "textarea" else "text",
            typed.get(name, ""),
            hint,
            wrong.get(name, ""),
            width=width,
        )

    def date(name: str, label: str) -> Field:
        return date_field(name, label, Typed.of(typed, name), words, checked=checked)

    about = (ask("name", say("Name of the patient")), date("born", say("Date of birth")))
    story = (
        ask("told", say("What did the doctor say?"), "textarea", say("In your own words. Short is fine.")),
        ask("told_by", say("Which doctor said it?")),
        date("told_on", say("When did you hear it?")),
        ask("reason", say("Why do you want a second opinion?"), "textarea", say("One or two sentences.")),
    )
    asking = tuple(ask(f"question{n}", say("Question {number}", number=n)) for n in range(1, QUESTIONS + 1))
    return about, story, asking


def _wrong(typed: Mapping[str, str], words: Words) -> dict[str, str]:
    return {} if typed.get("name", "").strip() else {"name": words.say("Type the name of the patient.")}
