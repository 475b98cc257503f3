"""Laboratory results, and other measurements and questions asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from second_opinion.journey.pack.chosen.same_words import words_key
from second_opinion.journey.pack.reports.kinds import ReportKind, kind_of
from second_opinion.journey.pack.results.absences import absences, says_nothing_is_there
from second_opinion.journey.pack.results.series import Series, is_long, series_of, when
from second_opinion.journey.pack.results.trends import chart_of, trend_tables
from second_opinion.journey.pack.view import View, people
from second_opinion.journey.pack.wording.names import plain
from second_opinion.journey.pack.wording.values import critical, outside, value_text
from second_opinion.ports.paper import Block, Charts, Heading, Paragraph, Span, Verbatim
from second_opinion.record import DiagnosticReport, Observation, Result

_LARGE = 6
_A_SENTENCE = 10


def laboratory(view: View) -> tuple[Block, ...]:
    """Trend tables by panel, newest panel first, then results in words."""
    facts = view.facts.standing(Result)
    if not facts:
        return ()
    short = [fact for fact in facts if not is_long(fact)]
    blocks: list[Block] = [
        Heading(view.say("Laboratory results"), 1, "results"),
        Paragraph((Span(_how_to_read(view), quiet=True),), "quiet"),
    ]
    rows = series_of(short, panel_names(view))
    blocks += _drawn_large(view, rows)
    for name, tests in _panels(rows):
        blocks.append(Heading(plain(name) or view.say("Other tests"), 2))
        blocks += trend_tables(view, tests)
    return (*blocks, *_in_words(view, [fact for fact in facts if is_long(fact)]))


def other_measurements(view: View) -> tuple[Block, ...]:
    """Scores, surveys and measurements that are neither laboratory results nor vital signs."""
    every = view.facts.standing(Observation)
    if not every:
        return ()
    empty = [fact for fact in every if says_nothing_is_there(fact)]
    facts = _not_in_reports(view, [fact for fact in every if not says_nothing_is_there(fact)])
    short = [fact for fact in facts if not is_long(fact)]
    rows = sorted(series_of(short), key=lambda one: one.name.casefold())
    found = trend_tables(view, rows, view.say("What")) if rows else ()
    long = _in_words(view, [fact for fact in facts if is_long(fact)])
    if not (found or long or empty):
        return ()
    heading = Heading(view.say("Other measurements and questions asked"), 1, "measurements")
    return heading, *found, *long, *absences(view, empty)


def panel_names(view: View) -> dict[str, str]:
    """The panel of each result by its id, from the reports that group results by name and time."""
    grouped: dict[tuple[str, str], str] = {}
    for report in view.facts.standing(DiagnosticReport):
        if kind_of(report) is ReportKind.LABORATORY and report.when.first is not None:
            for name in report.results:
                grouped[report.when.first.value, name.casefold()] = report.label
    if not grouped:
        return {}
    named: dict[str, str] = {}
    for fact in view.facts.standing(Result):
        if not fact.panel and fact.when.first is not None:
            name = grouped.get((fact.when.first.value, fact.label.casefold()), "")
            if name:
                named[fact.id] = name
    return named


def _drawn_large(view: View, rows: Sequence[Series]) -> tuple[Block, ...]:
    """Larger charts of the tests that are out of range now: the newest few."""
    marked = [one for one in rows if outside(one.latest)]
    marked.sort(key=lambda one: (critical(one.latest), _last_day(one), len(one.numeric)), reverse=True)
    charts = [chart for one in marked if (chart := chart_of(view, one)) is not None][:_LARGE]
    return (Heading(view.say("Out of range at the newest test"), 2), Charts(tuple(charts), 3)) if charts else ()


def _last_day(one: Series) -> str:
    moment = when(one.latest)
    return moment.day if moment is not None else ""


def _panels(rows: Iterable[Series]) -> list[tuple[str, list[Series]]]:
    """Rows by panel: the panel measured last comes first, tests of no panel at the end."""
    tests = list(rows)
    sizes = Counter(one.panel for one in tests)
    grouped: dict[str, list[Series]] = {}
    for one in tests:
        # A panel of one test is only that test's longer name.
        grouped.setdefault(one.panel if sizes[one.panel] > 1 else "", []).append(one)
    for found in grouped.values():
        found.sort(key=lambda one: one.name.casefold())

    def newest(item: tuple[str, list[Series]]) -> tuple[bool, str, str]:
        days = [moment.value for one in item[1] if (moment := when(one.latest)) is not None]
        return bool(item[0]), max(days, default=""), item[0]

    return sorted(grouped.items(), key=newest, reverse=True)


def _not_in_reports(view: View, facts: Iterable[Observation]) -> list[Observation]:
    """Without the sentences of a report that is printed in full: they are not told once more piece by piece."""
    printed = " ".join(words_key(report.text) for report in view.reports)
    return [
        fact
        for fact in facts
        if not isinstance(fact.value, str) or len(fact.value) < _A_SENTENCE or words_key(fact.value) not in printed
    ]


def _in_words(view: View, facts: Sequence[Observation]) -> tuple[Block, ...]:
    """Results that are sentences, each in full."""
    facts = _not_in_reports(view, facts)
    if not facts:
        return ()
    blocks: list[Block] = [Heading(view.say("Results in words"), 2)]
    for fact in reversed(facts):
        details = [view.date_of(fact), people(fact.performers)]
        text = " · ".join(part for part in details if part)
        blocks.append(Paragraph((Span(view.name(fact), strong=True), view.cited(f"  {text}", fact, quiet=True))))
        blocks.append(Verbatim(value_text(fact.value, view.words)))
    return tuple(blocks)


def _how_to_read(view: View) -> str:
    return view.say(
        "Oldest on the left, newest on the right. H, L and A mark values that the laboratory marked, or that lie "
        "outside the range it gave. (+3) after a name counts earlier values. A line shows all values in the record, "
        "the band its usual range. Numbers with more than four decimals are rounded here."
    )
