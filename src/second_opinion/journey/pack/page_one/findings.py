"""Key findings for page one: the newest reports on images and tissue, and tests whose newest value is out of range."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from second_opinion.journey.pack.page_one.budget import clip
from second_opinion.journey.pack.reports.kinds import ReportKind, is_biopsy, is_image
from second_opinion.journey.pack.reports.texts import Report, summary
from second_opinion.journey.pack.results.laboratory import panel_names
from second_opinion.journey.pack.results.series import is_long, series_of, when
from second_opinion.journey.pack.results.trends import value_spans
from second_opinion.journey.pack.results.vitals import pressure_pairs
from second_opinion.journey.pack.timeline.events import side_kept
from second_opinion.journey.pack.view import View
from second_opinion.journey.pack.wording.values import critical, outside, reference_text, unit_text
from second_opinion.ports.paper import Span, Text
from second_opinion.record import Observation, Procedure, Quantity, Result, VitalSign

_REPORTS = 4
_FULL = 220
_BRIEF = 80
_SHORT = 48
# What a LOINC name says of how, and in which of two alike, it was measured: the table says it.
_BRIEFLY: Final = re.compile(r" in Serum or Plasma\b| by (?:Automated count|calculation)\Z")
_TITLE = 30
_BIOPSIES = 2
_TESTS = 12
_VITAL_SIGNS = 6


class Findings(NamedTuple):
    """Key findings in full, in brief one for one, and in brief with all tests in one."""

    full: list[Text]
    brief: list[Text]
    together: list[Text]
    alike: int
    """How many of ``together`` are still one for one."""


def key_findings(view: View) -> Findings:
    """Each with its date and source: pathology, imaging, biopsies, then tests, critical first."""
    found = [one for one in view.reports if one.kind in {ReportKind.PATHOLOGY, ReportKind.IMAGING}]
    pathology = [one for one in found if one.kind is ReportKind.PATHOLOGY][: _REPORTS // 2]
    imaging = [one for one in found if one.kind is ReportKind.IMAGING][: _REPORTS - len(pathology)]
    tests = [fact for fact in tests_out_of_range(view) if not _is_picture_told(fact)][:_TESTS]

    def seen(width: int) -> list[Text]:
        reports = [_report(view, one, width) for one in (*pathology, *imaging)]
        return [*reports, *_looked_at(view, width, _REPORTS - len(reports)), *_biopsies(view, width)]

    full = [*seen(_FULL), *(_test(view, fact, brief=False) for fact in tests)] or [_nothing(view)]
    brief = [*seen(_BRIEF), *(_test(view, fact, brief=True) for fact in tests)] or [_nothing(view)]
    # A biopsy is told by the report on its tissue, where there is one.
    short = [_report(view, one, _SHORT) for one in (*pathology, *imaging)] if pathology else seen(_SHORT)
    together = [*short, *_as_one(view, tests)] if len(full) > 1 else []
    return Findings(full, brief, together, len(short))


def _is_picture_told(fact: Observation) -> bool:
    """True for what stands among the pictures of the body already."""
    return isinstance(fact.value, str) and is_image(fact.label)


def _looked_at(view: View, width: int, most: int) -> list[Text]:
    """Images whose finding stands at the procedure or as a result in words: the newest, where reports leave room."""
    done: list[tuple[Procedure | Result, str]] = [
        (fact, fact.outcome) for fact in view.facts.standing(Procedure) if fact.outcome
    ]
    done += [(fact, fact.value) for fact in view.facts.standing(Result) if isinstance(fact.value, str)]
    found = [(fact, said) for fact, said in done if is_image(fact.label) and any(map(str.isalnum, said))]
    found.sort(key=lambda one: moment.value if (moment := one[0].when.first or one[0].recorded) else "", reverse=True)
    return [
        (
            Span(view.day(fact.when.first or fact.recorded) + " ", quiet=True),
            view.cited(clip(view.name(fact), width / 2), fact, strong=True),
            Span(": " + clip(said, width)),
        )
        for fact, said in found[:most]
    ]


def newest_tests(view: View) -> list[Text]:
    """The newest value of each test, where no source gives a range or a mark: somebody else has to judge them."""
    found = [fact for fact in view.facts.standing(Result) if not is_long(fact)]
    if any(fact.ranges or fact.interpretation for fact in found):
        return []
    rows = sorted(series_of(found, panel_names(view)), key=lambda one: (not one.panel, one.panel, one.name.casefold()))
    newest = sorted((one.latest for one in rows), key=_day, reverse=True)
    called = Counter(_BRIEFLY.sub("", view.name(fact)) for fact in newest)
    # Two tests that differ only in how they were done keep their whole names.
    alone = (called[_BRIEFLY.sub("", view.name(fact))] == 1 for fact in newest)
    return [_test(view, fact, brief=brief) for fact, brief in zip(newest, alone, strict=True) if _day(fact)]


def tests_out_of_range(view: View) -> list[Observation]:
    """The newest value of each test where it is out of range: critical ones first, then the newest."""
    short = [fact for fact in view.facts.standing(Result) if not is_long(fact)]
    newest = [one.latest for one in series_of(short)]
    marked = [fact for fact in newest if outside(fact)]
    marked.sort(key=lambda fact: fact.label.casefold())
    return sorted(marked, key=lambda fact: (critical(fact), _day(fact)), reverse=True)


def _nothing(view: View) -> str:
    """What it means that nothing stands out: a record without ranges cannot tell."""
    found = view.facts.standing(Result)
    if found and not any(fact.ranges or fact.interpretation for fact in found):
        return view.say("The tests in these records carry no usual ranges, so none could be marked. See the tables.")
    if any(outside(fact) for fact in found):
        return view.say(
            "No report on images or tissue is in these records, and no test was out of range when it was last done. "
            "Earlier values that were are marked in the tables."
        )
    return view.say("No report on images or tissue, and no test marked out of range, is in these records.")


def _report(view: View, report: Report, width: int) -> Text:
    found = summary(report)
    spans = [
        Span(view.day(report.when) + " ", quiet=True),
        view.cited(clip(report.title, max(width / 2, _TITLE)), report.fact, strong=True),
    ]
    return (*spans, Span(": " + clip(found, width))) if found else tuple(spans)


def _biopsies(view: View, width: int) -> list[Text]:
    done = [fact for fact in view.facts.standing(Procedure) if is_biopsy(fact.label)][::-1]
    items: list[Text] = []
    for fact in done[:_BIOPSIES]:
        name = side_kept(fact)
        day = Span(view.day(fact.when.first or fact.recorded) + " ", quiet=True)
        items.append((day, view.cited(clip(name, width), fact)))
    return items


def _test(view: View, fact: Observation, *, brief: bool) -> Text:
    day = Span(view.day(when(fact)) + " ", quiet=True)
    name = view.cited(clip(_BRIEFLY.sub("", view.name(fact)) if brief else view.name(fact), 30 if brief else 60), fact)
    unit = unit_text(fact.value) if isinstance(fact.value, Quantity) else ""
    usual = "" if brief else reference_text(fact.ranges, unit)
    beside = (Span(" (" + clip(view.say("usual {range}", range=usual), 40) + ")", quiet=True),) if usual else ()
    return (day, name, Span(" "), *value_spans(view, fact, ""), *beside)


def _as_one(view: View, tests: Sequence[Observation]) -> list[Text]:
    """All tests as one item, each day named once."""
    told: list[Span] = []
    last = ""
    for fact in tests:
        day, name = view.day(when(fact)), clip(_BRIEFLY.sub("", view.name(fact)), 40)
        told += [Span("; ")] if told else []
        told += [Span(day + " ", quiet=True)] if day != last else []
        told += [Span(name + " "), *value_spans(view, fact, "")]
        last = day
    return [(*told, Span(" "), view.cited("", *tests))] if told else []


def _day(fact: Observation) -> str:
    moment = when(fact)
    return moment.value if moment is not None else ""


def newest_vital_signs(view: View) -> list[Text]:
    """The newest value of each vital sign, newest first, blood pressure as a pair."""
    pairs, others = pressure_pairs(view.facts.standing(VitalSign), view.say("Blood pressure"))
    newest = [one.latest for one in series_of([*pairs, *others]) if when(one.latest) is not None]
    newest.sort(key=lambda fact: fact.label.casefold())
    newest.sort(key=lambda fact: _day(fact)[:10], reverse=True)
    return [
        (
            Span(view.day(when(fact)) + " ", quiet=True),
            view.cited(clip(view.name(fact), 40), fact),
            Span(" "),
            *value_spans(view, fact, ""),
        )
        for fact in newest[:_VITAL_SIGNS]
    ]
