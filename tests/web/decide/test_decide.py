"""Should I ask a second doctor? Pages that need no binder, and two papers."""

from __future__ import annotations

import pytest

from second_opinion.content.decide import reasons, stop_page
from tests.paper import reading
from tests.web.client import Browser
from tests.web.steps import fetch


def test_the_nine_reasons_are_there_and_none_is_picked(visitor: Browser) -> None:
    page = visitor.get("/decide")
    assert (page.heading, page.text.count('name="reason"'), page.text.count("checked")) == (
        "Why people ask a second doctor",
        9,
        0,
    )


def test_what_was_picked_is_said_and_nothing_else(visitor: Browser) -> None:
    page = visitor.get("/decide/reasons?reason=rare&reason=nonsense")
    said = [each.id for each in reasons("en").reasons if each.says in page.text]
    assert (said, "/decide/sheet.pdf?reason=rare" in page.text) == (["rare"], True)


def test_picking_nothing_is_fine(visitor: Browser) -> None:
    assert "A second opinion needs no reason." in visitor.get("/decide/reasons").text


@pytest.mark.parametrize("path", ["/decide/studies", "/decide/waiting", "/decide/telling", "/decide"])
def test_every_page_says_where_it_is_from_and_who_reviewed_it(visitor: Browser, path: str) -> None:
    page = visitor.get(path)
    assert ("Where this is from" in page.text, "Nobody with medical training has reviewed" in page.text) == (True, True)


def test_the_page_to_take_along_has_what_was_picked(visitor: Browser) -> None:
    answer = fetch(visitor, "/decide/sheet.pdf?reason=rare")
    text = " ".join(reading.text_of(answer.data).split())
    assert (answer.status, "sees many people with the same thing" in text, "6,791" in text) == (200, True, True)


def test_the_letter_has_the_words_that_were_typed(visitor: Browser) -> None:
    visitor.get("/decide/telling")
    token = visitor.cookie("second-opinion-form").value
    typed = {"doctor": "Dr. Osei", "name": "Rosa Delgado", "letter": "I ask for my record.\r\n\r\nThank you."}
    sent = {**typed, "csrfmiddlewaretoken": token}
    response = visitor._client.post("/decide/telling", sent, headers={"origin": "http://127.0.0.1:8000"})
    text = reading.text_of(response.content)
    assert [each in text for each in ("Dear Dr. Osei:", "Rosa Delgado", "I ask for my record.", "Thank you.")] == [
        True
    ] * 4


def test_an_empty_letter_comes_back(visitor: Browser) -> None:
    visitor.get("/decide/telling")
    assert visitor.post("/decide/telling", letter=" ").errors == [
        "Write what the letter should say. A few words are enough."
    ]


def test_the_stop_page_shows_every_sign_of_the_rules_with_what_to_do(visitor: Browser) -> None:
    page = visitor.get("/stop")
    for section in stop_page("en").sections:
        assert [sign.replace("'", "&#x27;") in page.said for sign in (section.do, *section.signs)] == [True] * (
            len(section.signs) + 1
        )
