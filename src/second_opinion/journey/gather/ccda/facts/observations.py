"""What was measured, found or asked: results, vital signs, social history, functional status and other observations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from second_opinion.journey.gather.ccda.document.kinds import Kind
from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    INTERPRETATION,
    TARGET_SITE,
    TEXT,
    V3,
    VALUE,
    attribute,
    down,
    squeezed,
)
from second_opinion.journey.gather.ccda.entries.absence import is_bare_class, says_no_data
from second_opinion.journey.gather.ccda.entries.basis import Basis, basis, is_planned
from second_opinion.journey.gather.ccda.entries.statements import nothing_here
from second_opinion.journey.gather.ccda.facts.plans import planned
from second_opinion.journey.gather.ccda.facts.reports import report_text, text_report
from second_opinion.journey.gather.ccda.values.concepts import concept, has_words, is_empty_code, name_of, text_in
from second_opinion.journey.gather.ccda.values.measured import ranges, said, value_of
from second_opinion.record import (
    NOTHING,
    AnyFact,
    Coding,
    Concept,
    Observation,
    Quantity,
    ReferenceRange,
    Result,
    SocialHistory,
    Standing,
    Value,
    VitalSign,
)
from second_opinion.record.codes import LOINC

_SMOKING: Final = Concept(codings=(Coding(LOINC, "72166-2", "Tobacco smoking status"),))
_TOBACCO: Final = Concept(codings=(Coding(LOINC, "11367-0", "History of tobacco use"),))
# Templates whose code only says "assertion": the question they stand for (C-CDA R2.1 fixes these LOINC codes).
_QUESTIONS: Final = {
    "2.16.840.1.113883.10.20.22.4.78": _SMOKING,
    "2.16.840.1.113883.10.22.4.78": _SMOKING,
    "2.16.840.1.113883.10.20.22.4.85": _TOBACCO,
}
# The same codes where a source writes them without a name.
_NAMED: Final = {known.codings[0].code: known for known in (_SMOKING, _TOBACCO)}
_CATEGORY: Final = {
    Kind.RESULT: "laboratory",
    Kind.VITAL_SIGN: "vital-signs",
    Kind.SOCIAL_HISTORY: "social-history",
    Kind.FUNCTIONAL_STATUS: "functional-status",
    Kind.EXAM: "exam",
}

_TYPES: Final[dict[Kind, type[Observation]]] = {
    Kind.RESULT: Result,
    Kind.VITAL_SIGN: VitalSign,
    Kind.SOCIAL_HISTORY: SocialHistory,
}
_SPECIMEN: Final = (V3 + "specimenRole", V3 + "specimenPlayingEntity", CODE)


class Observed(msgspec.Struct, frozen=True, gc=False):
    """What was asked, what was found, and the panel it belongs to."""

    code: Concept
    value: Value
    panel: str


def observation(
    statement: Statement, spot: Spot, kind: Kind, outer: Statement | None = None, panel: str = ""
) -> Iterator[AnyFact]:
    """One observation as a fact of the given kind; ``outer`` is the organizer it stands in and ``panel`` its name."""
    if is_planned(statement):
        yield from planned(statement, spot)
        return
    shared = basis(statement, spot, outer, refuted=Standing.REFUTED)
    code, value = _question(statement, spot, kind)
    if _is_placeholder(code, value, statement, spot) and nothing_here(spot, shared):
        return
    if kind is Kind.RESULT:
        text = report_text(value)
        if text:
            yield text_report(shared, code, text, panel)
            return
    yield _made(statement, spot, kind, outer, shared, Observed(code, value, panel))


def _made(
    statement: Statement, spot: Spot, kind: Kind, outer: Statement | None, shared: Basis, seen: Observed
) -> Observation:
    made = _TYPES.get(kind, Observation)(
        **shared,
        code=seen.code,
        category=_CATEGORY.get(kind, "survey"),
        value=seen.value,
        interpretation=_interpretation(statement, spot),
        ranges=_told_ranges(statement, spot, seen.value),
        panel=seen.panel,
        method=concept(statement.first(V3 + "methodCode"), spot).label,
        body_site=concept(statement.first(TARGET_SITE), spot),
        absent_reason=_absent_reason(statement) if seen.value is None else "",
    )
    specimen = _specimen(statement, outer, spot) if isinstance(made, Result) else ""
    return msgspec.structs.replace(made, specimen=specimen) if specimen else made


def _specimen(statement: Statement, organizer: Statement | None, spot: Spot) -> str:
    """What was tested: said at the result or at its panel."""
    for where in (statement, organizer):
        kind = None if where is None else down(where.first(V3 + "specimen"), *_SPECIMEN)
        if kind is not None:
            return concept(kind, spot).label
    return ""


def _question(statement: Statement, spot: Spot, kind: Kind) -> tuple[Concept, Value]:
    """What was asked and what was found. A bare assertion asks what its template does, or is what it found."""
    found = [value for one in statement.each(VALUE) if (value := value_of(one, spot)) is not None]
    value = found[0] if len(found) == 1 else "; ".join(said(one) for one in found) or None
    code = concept(statement.first(CODE), spot)
    text = text_in(statement.first(TEXT), spot)
    if not has_words(code):
        code = next((_NAMED[one.code] for one in code.codings if one.code in _NAMED), code)
    if not code:
        code = Concept(squeezed(text))
    elif is_empty_code(code) or (isinstance(value, Concept) and is_bare_class(code)):
        code = _asserted(statement, kind)
        if not code and isinstance(value, Concept):
            return value, None
        code = code or Concept(squeezed(text))
    elif value is None and text and not _repeats(code, text) and kind is not Kind.VITAL_SIGN:
        value = text
    return code or name_of(statement, spot), value


def _repeats(code: Concept, text: str) -> bool:
    """True for words that only name what was asked, perhaps with its code: they are no answer."""
    name, words = _letters(code.label), _letters(text)
    return words == name or (bool(name) and words.startswith(name) and any(one.code in text for one in code.codings))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _asserted(statement: Statement, kind: Kind) -> Concept:
    if kind is Kind.SOCIAL_HISTORY:
        return next((_QUESTIONS[root] for root in statement.templates if root in _QUESTIONS), NOTHING)
    return NOTHING


def _is_placeholder(code: Concept, value: Value, statement: Statement, spot: Spot) -> bool:
    """An observation without a name, a value or an interpretation says nothing ("No data" in an empty table)."""
    if code and not (says_no_data(code) and value is None):
        return False
    return value is None and not _interpretation(statement, spot)


def _interpretation(statement: Statement, spot: Spot) -> str:
    codes = (attribute(one, "code") or concept(one, spot).label for one in statement.each(INTERPRETATION))
    return " ".join(dict.fromkeys(code for code in codes if code))


def _told_ranges(statement: Statement, spot: Spot, value: Value) -> tuple[ReferenceRange, ...]:
    """The ranges that say something: not "no data", nor only the unit once more."""
    unit = value.unit if isinstance(value, Quantity) else ""
    found = ranges(statement, spot)
    return tuple(
        one for one in found if one.low or one.high or not (one.text == unit or says_no_data(Concept(one.text)))
    )


def _absent_reason(statement: Statement) -> str:
    """Why there is no value, as the HL7 v3 null flavour says (UNK, NI, NASK …)."""
    return statement.says(VALUE, "nullFlavor")
