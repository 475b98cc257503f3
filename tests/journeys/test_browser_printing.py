"""Ana came for a blood pressure log to print: from the first page to a booklet in two clicks."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import DESKTOP, PHONE, NewVisitor
from tests.browser.running import Home

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "size", "title"),
    [("en", DESKTOP, "Blood pressure log"), ("es", PHONE, "Registro de la presión arterial")],
    ids=["in English", "in Spanish on a phone"],
)
def test_a_stranger_prints_a_booklet_in_two_clicks(
    home: Home, visitor: NewVisitor, language: str, size: tuple[int, int], title: str
) -> None:
    with home.running() as address:
        ana = visitor(language, size)
        ana.opens(address)
        ana.follows("Just print a form")
        ana.finds_nothing_in_the_way()
        booklet = ana.page.get_by_role("link", name=f"{ana.say('Print as a booklet')} {title}", exact=True)
        expect(booklet).to_be_visible()
        answer = ana.page.request.get(urljoin(ana.page.url, booklet.get_attribute("href") or ""))
        assert (answer.headers["content-type"], answer.body()[:5]) == ("application/pdf", b"%PDF-")
        ana.page.get_by_role("link", name=title, exact=True).click()
        ana.finds_nothing_in_the_way()
