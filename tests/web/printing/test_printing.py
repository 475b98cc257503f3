"""Ana only wants a blood pressure log: two clicks, no binder, in her language."""

from __future__ import annotations

import re

import pytest

from second_opinion.content import forms as content
from second_opinion.web.desk import Desk
from tests.paper import reading
from tests.web import steps
from tests.web.client import Browser
from tests.web.conftest import came_in


def test_from_the_first_page_a_booklet_is_two_clicks_away(visitor: Browser) -> None:
    """One leads to the list, the other to the PDF."""
    assert 'href="/print"' in visitor.get("/").text
    booklet = re.search(r'href="(/print/blood-pressure\.pdf\?[^"]*kind=booklet)"', visitor.get("/print").text)
    assert booklet is not None
    answer = steps.fetch(visitor, booklet[1].replace("&amp;", "&"))
    assert (answer.status, answer.headers["Content-Type"], answer.data[:5]) == (200, "application/pdf", b"%PDF-")


def test_every_form_has_a_picture_a_page_and_a_pdf(visitor: Browser) -> None:
    listed = set(re.findall(r'<h3><a href="/print/([\w-]+)">', visitor.get("/print").text))
    assert listed == {form.id for form in content.forms() if form.kind != "guide"}
    for form in content.forms():
        assert visitor.get(f"/print/{form.id}").heading == form.title.en
        assert steps.fetch(visitor, f"/print/{form.id}.svg").headers["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize(
    ("asked", "pages", "words"),
    [("kind=normal&lang=es", 2, "Registro de la presión arterial"), ("kind=normal&lang=en", 2, "Blood pressure log")],
)
def test_the_pdf_is_as_it_was_asked_for(visitor: Browser, asked: str, pages: int, words: str) -> None:
    answer = steps.fetch(visitor, f"/print/blood-pressure.pdf?{asked}")
    assert (len(reading.pages_of(answer.data)), words in reading.text_of(answer.data)) == (pages, True)


def test_more_days_make_more_pages_and_too_many_are_asked_for_again(visitor: Browser) -> None:
    more = steps.fetch(visitor, "/print/blood-pressure.pdf?days=31").data
    assert len(reading.pages_of(more)) > 2
    page = visitor.get("/print/blood-pressure.pdf?days=32&lang=es")
    assert (page.status, page.errors) == (422, ["Type a number of days from 1 to 31."])


def test_a_form_that_is_no_booklet_offers_none(visitor: Browser) -> None:
    offered = {form.id for form in content.forms() if form.booklet}
    assert "passwords" in {form.id for form in content.forms()}
    for form in content.forms():
        assert ('value="booklet"' in visitor.get(f"/print/{form.id}").text) == (form.id in offered)


def test_a_form_nobody_made_is_not_there(visitor: Browser) -> None:
    missing = (
        "/print/nothing",
        "/print/nothing.pdf",
        "/print/nothing.svg",
        "/guides/nothing",
        "/guides/blood-pressure",
    )
    assert {visitor.get(each).status for each in missing} == {404}


def test_the_care_binder_is_one_file(visitor: Browser) -> None:
    binder = steps.fetch(visitor, "/print/binder.pdf").data
    assert len(reading.pages_of(binder)) > len(content.forms())


def test_each_guide_is_read_here_with_its_sources_in_both_languages(desk: Desk) -> None:
    for language in ("en", "es"):
        page = came_in(desk, language).get("/guides/guide-second-opinion")
        assert ("6,791" in page.text, "Meyer, Singh, Graber" in page.text) == (True, True)
    assert came_in(desk, "es").get("/guides/guide-when").heading == "Cuándo pedir una segunda opinión"
