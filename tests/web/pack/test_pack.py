"""The packet page: what is chosen is what is printed, and what is left out is nowhere in it."""

from __future__ import annotations

import gzip
import html
import re

import pypdfium2
import pytest

from second_opinion.store.queries import people
from second_opinion.store.queries import record as records
from second_opinion.web.desk import Desk
from tests.web.client import Browser, Page
from tests.web.steps import fetch, gather_the_family


@pytest.fixture
def luis(desk: Desk, opened: Browser) -> Browser:
    gather_the_family(desk, opened)
    return opened


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_without_a_record_there_is_no_packet_and_the_page_says_why(opened: Browser) -> None:
    assert "There is nothing to put into it yet" in opened.get("/pack").text
    assert opened.get("/pack/packet.pdf").goes_to == "/pack"


def test_the_packet_is_shown_or_downloaded(luis: Browser) -> None:
    assert luis.get("/pack").status == 200
    look = fetch(luis, "/pack/packet.pdf?do=look")
    keep = fetch(luis, "/pack/packet.pdf?do=download")
    assert (look.data[:5], look.headers["Content-Disposition"].split(";")[0]) == (b"%PDF-", "inline")
    assert keep.headers["Content-Disposition"].split(";")[0] == "attachment"
    assert look.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_what_is_left_out_stands_nowhere_in_the_packet_and_can_be_put_back(luis: Browser) -> None:
    key = max(people.everyone(), key=lambda row: row.facts).person.key
    found = records.timeline(key, records.Filters(text="penicillin", kinds=frozenset({"AllergyIntolerance"})))
    ids = [line.fact.id for line in found.lines]
    before = words_of(fetch(luis, "/pack/packet.pdf").data)
    luis.post("/pack/leave-out", fact=ids)
    assert re.findall(r'name="fact" value="([^"]+)"', luis.get("/pack/left-out").text) == sorted(ids, reverse=True)
    after = words_of(fetch(luis, "/pack/packet.pdf").data)
    assert before.lower().count("penicillin") > after.lower().count("penicillin")
    luis.post("/pack/put-back", fact=ids)
    assert words_of(fetch(luis, "/pack/packet.pdf").data) == before


def test_a_part_that_is_not_ticked_is_not_printed(luis: Browser) -> None:
    both = words_of(fetch(luis, "/pack/packet.pdf?size=letter&section=medicines&section=timeline").data)
    one = words_of(fetch(luis, "/pack/packet.pdf?size=letter&section=medicines").data)
    assert len(one) < len(both)


def test_the_packet_speaks_the_language_that_was_chosen(luis: Browser) -> None:
    spanish = words_of(fetch(luis, "/pack/packet.pdf?size=a4&section=medicines&language=es").data)
    english = words_of(fetch(luis, "/pack/packet.pdf?size=a4&section=medicines&language=en").data)
    assert ("Medicinas" in spanish or "Medicamentos" in spanish, "Medicines" in english) == (True, True)


def test_a_period_that_cannot_be_read_is_said_and_nothing_is_printed(luis: Browser) -> None:
    page = luis.get("/pack/packet.pdf?size=letter&since-year=soon")
    assert (page.status, page.errors) == (422, ["Type the year with four digits, for example 1954."])


def test_things_to_leave_out_are_found_by_their_words(luis: Browser) -> None:
    page = luis.get("/pack/left-out?q=penicillin")
    assert re.findall(r'type="checkbox" name="fact"', page.text)
    assert luis.post("/pack/leave-out", fact=["made-up"]).status == 404


def pictures_on(page: Page) -> list[str]:
    return [html.unescape(address) for address in re.findall(r'<img src="([^"]+)" loading="lazy"', page.text)]


def test_the_first_page_is_shown_before_anything_is_chosen(luis: Browser) -> None:
    (address,) = pictures_on(luis.get("/pack"))
    picture = fetch(luis, address)
    assert (picture.status, picture.headers["Content-Type"]) == (200, "image/svg+xml")
    assert gzip.decompress(picture.data).startswith(b"<svg")
    assert picture.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_every_page_of_the_packet_is_shown_with_words_for_who_cannot_see_it(luis: Browser) -> None:
    page = luis.get("/pack?do=pages&size=letter&section=medicines&language=en")
    pdf = fetch(luis, "/pack/packet.pdf?size=letter&section=medicines&language=en").data
    number = len(pypdfium2.PdfDocument(pdf))
    addresses = pictures_on(page)
    assert len(addresses) == number
    assert [fetch(luis, address).status for address in addresses] == [200] * number
    assert len(set(re.findall(r'alt="(Page \d+ of the packet)"', page.text))) == number
    assert fetch(luis, addresses[0].replace("/1.svg", f"/{number + 1}.svg")).status == 404


def test_pictures_show_what_is_left_out_no_more(luis: Browser) -> None:
    address = "/pack?do=pages&size=letter&section=timeline"
    (before, *_) = pictures_on(luis.get(address))
    shown = fetch(luis, before).data
    key = max(people.everyone(), key=lambda row: row.facts).person.key
    found = records.timeline(key, records.Filters(kinds=frozenset({"AllergyIntolerance"})))
    luis.post("/pack/leave-out", fact=[line.fact.id for line in found.lines])
    (after, *_) = pictures_on(luis.get(address))
    assert (after != before, fetch(luis, after).data != shown) == (True, True)


def test_no_picture_is_at_hand_once_the_binder_is_locked(luis: Browser, desk: Desk) -> None:
    luis.get("/pack?do=pages")
    assert desk.beside != {}
    luis.post("/binder/lock")
    assert desk.beside == {}
    assert fetch(luis, "/pack/pages/1.svg").status == 302
