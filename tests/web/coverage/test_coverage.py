"""Luis asks what the plan pays, without a binder; with one he keeps his calls and the card."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from second_opinion.web.desk import Desk
from tests.web import steps
from tests.web.client import Browser
from tests.web.client import date as boxes
from tests.web.conftest import came_in

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
KNEE = {"plan": "medicare-part-b", "service": "knee surgery"}


def test_without_a_binder_the_question_gets_an_answer_with_its_source(visitor: Browser) -> None:
    assert visitor.post("/coverage", **KNEE).goes_to == "/coverage/answer"
    page = visitor.get("/coverage/answer")
    assert page.heading == "Covered, if these things are true"
    assert ("Medicare.gov, Second surgical opinions" in page.text, "knee surgery" in page.text) == (True, True)
    assert "With a binder you can also keep your calls" in page.text


def test_what_is_asked_stands_in_no_address(visitor: Browser) -> None:
    assert visitor.post("/coverage", **KNEE).goes_to == "/coverage/answer"
    assert "knee" not in visitor.get("/coverage/answer").goes_to


def test_without_plan_or_service_the_page_says_what_to_type_and_keeps_the_rest(visitor: Browser) -> None:
    page = visitor.post("/coverage", service="", state="CA")
    assert (page.status, page.errors) == (
        422,
        [
            "Choose the kind of plan. Not sure? Look at the card.",
            "Type what the opinion is about. A few words are enough.",
        ],
    )
    assert re.search(r'<option value="CA" selected>', page.text)


def test_an_answer_that_was_not_asked_for_leads_to_the_question(visitor: Browser) -> None:
    assert [visitor.get(each).goes_to for each in ("/coverage/answer", "/coverage/sheet.pdf")] == ["/coverage"] * 2
    assert visitor.get("/coverage/again.ics").status == 404


def test_the_answer_is_spoken_in_spanish(desk: Desk) -> None:
    rosa = came_in(desk, "es")
    rosa.post("/coverage", **KNEE)
    assert rosa.get("/coverage/answer").heading == "Cubierta, si se cumple lo siguiente"


def test_the_sheet_is_a_pdf(visitor: Browser) -> None:
    visitor.post("/coverage", **KNEE)
    answer = steps.fetch(visitor, "/coverage/sheet.pdf")
    assert (answer.headers["Content-Type"], answer.data[:5]) == ("application/pdf", b"%PDF-")


def test_before_the_visit_the_plan_is_called_again(visitor: Browser) -> None:
    visit = date.today() + timedelta(days=30)  # noqa: DTZ011 -- the date on a paper is the date where the person is
    visitor.post("/coverage", **KNEE, **boxes("visit", f"{visit.year}-{visit.month}-{visit.day}"))
    file = steps.fetch(visitor, "/coverage/again.ics").data.decode()
    assert f"DTSTART;VALUE=DATE:{visit - timedelta(days=3):%Y%m%d}\r\n" in file


def with_rosa(browser: Browser) -> Browser:
    assert browser.post("/case", name="Rosa Delgado").goes_to == "/home"
    return browser


def test_a_call_is_kept_thrown_away_and_had_back(opened: Browser) -> None:
    luis = with_rosa(opened)
    call = {"who": "Dana", "reference": "A-17", "said": "No referral."} | boxes("on", "2026-11-23")
    assert luis.post("/coverage/calls", **call).goes_to == "/coverage/calls"
    page = luis.get("/coverage/calls")
    assert [word in page.text for word in ("Dana", "A-17", "No referral.")] == [True] * 3
    number = re.search(r"/coverage/calls/(\d+)/throw", page.text)
    assert number is not None
    assert luis.post(f"/coverage/calls/{number[1]}/throw").goes_to == "/coverage/calls"
    assert "A-17" not in luis.get("/coverage/calls").text
    trash = luis.get("/trash").text
    restore = re.search(r"/trash/(\d+)/restore|action=\"([^\"]+)\"[^>]*>.*?Put it back", trash, re.DOTALL)
    assert restore is not None
    assert "A call to your plan" in trash


def test_a_call_without_day_or_words_is_asked_for_again(opened: Browser) -> None:
    page = with_rosa(opened).post("/coverage/calls", who="Dana", said="")
    assert (page.status, page.errors) == (
        422,
        ["Type the day of the call.", "Write down what was said. A few words are enough."],
    )
    assert 'value="Dana"' in page.text


def test_nobody_throws_away_a_call_that_is_not_there(opened: Browser) -> None:
    assert with_rosa(opened).post("/coverage/calls/77/throw").status == 404


def test_a_photo_of_the_card_is_kept_and_can_do_nothing(opened: Browser) -> None:
    luis = with_rosa(opened)
    assert luis.post("/coverage/card", front=SimpleUploadedFile("card.html", PNG)).goes_to == "/coverage/card"
    photo = steps.fetch(luis, "/coverage/card/front.picture")
    assert (photo.data, photo.headers["Content-Type"]) == (PNG, "image/png")
    assert photo.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert photo.headers["X-Content-Type-Options"] == "nosniff"
    assert luis.post("/coverage/card/front/remove").goes_to == "/coverage/card"
    assert steps.fetch(luis, "/coverage/card/front.picture").status == 404


def test_a_page_that_calls_itself_a_photo_is_refused(opened: Browser) -> None:
    page = with_rosa(opened).post("/coverage/card", front=SimpleUploadedFile("card.png", b"<script>"))
    assert (page.status, page.errors) == (422, ["This is not a photo that can be shown. Take one as JPEG or PNG."])


def test_home_says_how_far_coverage_is(opened: Browser) -> None:
    luis = with_rosa(opened)
    luis.post("/coverage", **KNEE)
    assert "Call the plan, and write down what it says." in luis.get("/home").text
    luis.post("/coverage/calls", said="Covered.", **boxes("on", "2026-11-23"))
    assert "1 call written down" in luis.get("/home").text


def test_after_locking_nobody_sees_what_was_asked(desk: Desk, opened: Browser) -> None:
    with_rosa(opened).post("/coverage", **KNEE)
    assert desk.is_open
    opened.post("/binder/lock")
    assert opened.get("/coverage/answer").goes_to == "/coverage"
