"""St. Brannock Hospital: an IHE XDM zip with a summary, a document for each of five visits, and one from abroad.

The traps are those of real packages: the same facts in every document, entry ids used for several facts, a prefix
that nobody declared, and a document that is only a text inside.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from typing import Final

import msgspec

from second_opinion.content.family.story.people import MRN_ST_BRANNOCK, ROSA, STRANGER, identified_by
from second_opinion.content.family.story.places import (
    AGUINALDO,
    AT_ST_BRANNOCK,
    TORRES,
    WHITFIELD,
)
from second_opinion.content.family.story.strangers import STRANGER_FACTS
from second_opinion.content.family.story.told import ST_BRANNOCK, day, prose
from second_opinion.content.family.story.whole import seen_by
from second_opinion.content.family.writers import ccda, xdm
from second_opinion.content.family.writers.ccda.xml import el, stamp
from second_opinion.record import (
    AnyFact,
    DiagnosticReport,
    Encounter,
    HumanName,
    Note,
    Observation,
    PartialDate,
    Practitioner,
    Result,
    VitalSign,
)

_SUMMARY: Final = ("34133-9", "Summarization of Episode Note")
_DISCHARGE: Final = ("18842-5", "Discharge summary")
_PROGRESS: Final = ("11506-3", "Progress note")
_CONSULTATION: Final = ("11488-4", "Consult note")
_TEMPLATES: Final = {_SUMMARY: "1.2", _DISCHARGE: "1.8", _PROGRESS: "1.9", _CONSULTATION: "1.4"}
# What belongs to one day only; the rest stands in every later document again.
_OF_THE_DAY: Final = (Result, VitalSign, Note, Encounter, DiagnosticReport)

_ROSA: Final = msgspec.structs.replace(
    identified_by(ROSA, MRN_ST_BRANNOCK), names=(HumanName("Delgado", ("Rosa", "E."), use="official"),)
)


class _Visit(msgspec.Struct, frozen=True):
    title: str
    code: tuple[str, str]
    first: str
    last: str
    writer: Practitioner
    extra: str = ""


_VISITS: Final = (
    _Visit("Discharge Summary", _DISCHARGE, "2022-02-18", "2022-02-21", TORRES),
    _Visit(
        "Discharge Summary",
        _DISCHARGE,
        "2022-07-11",
        "2022-07-13",
        TORRES,
        # The prefix sdtc is never declared: a fault of real systems.
        el(
            "componentOf",
            None,
            el(
                "encompassingEncounter",
                None,
                el("effectiveTime", None, el("low", {"value": "20220711"}), el("high", {"value": "20220713"})),
                el("sdtc:dischargeDispositionCode", {"code": "01"}),
            ),
        ),
    ),
    _Visit("Urgent Care Visit", _PROGRESS, "2026-08-21", "2026-08-21", TORRES),
    _Visit("Cardiology Visit", _PROGRESS, "2026-10-28", "2026-10-28", AGUINALDO),
    _Visit("Radiation Oncology Consultation", _CONSULTATION, "2026-10-30", "2026-10-30", WHITFIELD),
)


def health_summary() -> bytes:
    """The zip as downloaded."""
    items = [_item(1, "Summary of Care", "2026-11-12", _summary())]
    items += [_item(number, visit.title, visit.last, _visit(visit)) for number, visit in enumerate(_VISITS, start=2)]
    items.append(_item(len(items) + 1, "Outside record", "2026-10-30", _outside_record()))
    return xdm.package(
        tuple(items),
        folder="DELGADOR",
        patient=f"77120456^^^&{MRN_ST_BRANNOCK.removeprefix('urn:oid:')}&ISO",
        readme="Your health summary from St. Brannock Hospital.\nOpen INDEX.HTM in a web browser.\n",
    )


def stranger() -> bytes:
    """Somebody else's summary, sent by mistake."""
    header = _header("Summary of Care", _SUMMARY, "2026-11-10", TORRES)
    return ccda.structured(header, STRANGER, STRANGER_FACTS, _numbers())


def _summary() -> bytes:
    facts = [fact for fact in seen_by(ST_BRANNOCK) if not isinstance(fact, Note | DiagnosticReport)]
    return ccda.structured(_header("Summary of Care", _SUMMARY, "2026-11-12", TORRES), _ROSA, facts, _numbers())


def _visit(visit: _Visit) -> bytes:
    facts = [fact for fact in seen_by(ST_BRANNOCK) if _known_at(fact, visit)]
    header = _header(visit.title, visit.code, visit.last, visit.writer, visit.extra)
    return ccda.structured(header, _ROSA, facts, _numbers())


def _outside_record() -> bytes:
    """A report from a clinic in Mexico, kept as a text inside a document without sections."""
    header = _header("Outside record: chest X-ray 2019", ("34133-9", "Outside record"), "2026-10-30", WHITFIELD)
    text = prose("chest-xray-2019-spanish").encode()
    return ccda.unstructured(msgspec.structs.replace(header, template="1.10"), _ROSA, "text/plain", text)


def _known_at(fact: AnyFact, visit: _Visit) -> bool:
    """Whether a document of that visit holds the fact: of the day, or known by then and still of use."""
    start = fact.when.first.day if fact.when.first else ""
    if isinstance(fact, _OF_THE_DAY) or type(fact) is Observation:
        return visit.first <= start <= visit.last
    return max(start, fact.recorded.day if fact.recorded else "") <= visit.last


def _header(title: str, code: tuple[str, str], made: str, writer: Practitioner, extra: str = "") -> ccda.Header:
    return ccda.Header(
        title=title,
        code=code,
        template=_TEMPLATES.get(code, "1.2"),
        made=day(f"{made}T21:04:10-06:00"),
        identity=f"{made}-{title}",
        custodian=AT_ST_BRANNOCK,
        writer=writer,
        doctor=AGUINALDO,
        extra=extra,
    )


def _item(number: int, title: str, made: str, data: bytes) -> xdm.Item:
    moment: PartialDate = day(made)
    return xdm.Item(f"DOC{number:04}.XML", title, stamp(moment), data)


def _numbers() -> Callable[[], str]:
    """Entry ids that start again after seven: different facts share one, as in most real documents."""
    numbers = cycle("1234567")
    return lambda: el("id", {"root": "2.999.48.2.7", "extension": next(numbers)})
