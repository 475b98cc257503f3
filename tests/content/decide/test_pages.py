"""What decide says: nine reasons, honest figures, never an answer about waiting; readable, in both languages alike."""

from __future__ import annotations

import pytest

from second_opinion.content.decide import Told, reasons, stop_page, studies, telling, waiting
from tests.content.reading_level import fernandez_huerta, grade, inflesz


def said(page: Told) -> list[str]:
    """The sentences of a page, with a full stop where a heading has none."""
    found: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, str):
            found.append(node if node.endswith((".", "?", "”")) else f"{node}.")
        elif isinstance(node, tuple):
            for each in node:
                walk(each)
        elif hasattr(node, "__struct_fields__") and type(node).__name__ != "Place":
            for name in node.__struct_fields__:
                if name not in {"id", "reviewed", "sources", "checked", "group"}:
                    walk(getattr(node, name))

    walk(page)
    return found


PAGES = {"reasons": reasons, "studies": studies, "waiting": waiting, "telling": telling}


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_sixth_grade_and_easy_in_spanish(name: str) -> None:
    english, spanish = said(PAGES[name]("en")), said(PAGES[name]("es"))
    assert (grade(english) <= 6.5, fernandez_huerta(spanish) >= 65, inflesz(spanish) >= 60) == (True, True, True)


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_parts(name: str) -> None:
    assert len(said(PAGES[name]("en"))) == len(said(PAGES[name]("es")))


def test_there_are_nine_reasons() -> None:
    assert len(reasons("en").reasons) == 9


def test_the_figures_have_their_denominators_and_their_limits() -> None:
    first = studies("en").studies[0]
    assert ("6,791" in first.name, "15 in 100" in first.found[0], "37 in 100" in first.found[1]) == (True, True, True)
    assert "does not show which opinion was right" in first.limits


def test_waiting_is_never_answered() -> None:
    text = " ".join(said(waiting("en"))).lower()
    assert [word in text for word in ("weeks is fine", "you can wait", "safe to wait", "two weeks")] == [False] * 4
    assert "we cannot tell you" in text


def test_the_stop_page_tells_not_to_wait_with_emergency_surgery_and_names_988() -> None:
    english, spanish = stop_page("en"), stop_page("es")
    assert [section.group for section in english.sections] == [section.group for section in spanish.sections]
    assert [len(section.signs) for section in english.sections] == [len(section.signs) for section in spanish.sections]
    treatment = next(section for section in english.sections if section.title == "Treatment that cannot wait")
    assert treatment.signs[0].startswith("Emergency surgery or life-threatening treatment.")
    assert treatment.do.startswith("Do not wait for a second opinion.")
    assert [sum("988" in section.do for section in page.sections) for page in (english, spanish)] == [1, 1]


def test_a_language_that_is_not_written_is_an_error() -> None:
    with pytest.raises(KeyError):
        stop_page("fr")
