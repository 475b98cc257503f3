"""Luis drops the folder he downloaded for Rosa; an hour later Dr. Osei's packet lies in it.

The whole way in a real browser: with scripts, without any, and without a mouse. What is left out is not in the packet.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import steps
from tests.browser.fixtures import DESKTOP, PHONE, NewVisitor
from tests.browser.running import Home
from tests.paper import reading

pytestmark = pytest.mark.browser

PLANNED = "4D-CT simulation for stereotactic body radiotherapy"


@pytest.mark.parametrize(
    ("language", "size", "scripts"),
    [("en", DESKTOP, True), ("es", PHONE, False)],
    ids=["in English with scripts", "in Spanish without"],
)
def test_from_a_folder_of_downloads_to_the_packet(
    home: Home, visitor: NewVisitor, family_files: list[Path], language: str, size: tuple[int, int], *, scripts: bool
) -> None:
    with home.running() as address:
        luis = visitor(language, size, scripts=scripts)
        luis.opens(address)
        steps.start_and_read_the_danger_signs(luis)
        steps.make_the_binder(luis)
        steps.say_who_it_is_for(luis)
        steps.gather(luis, family_files)
        steps.find_in_the_record(luis, PLANNED)
        steps.see_where_it_came_from(luis, 'moodCode="INT"')

        before = words_of(steps.download_the_packet(luis))
        steps.leave_out_of_the_packet(luis, PLANNED)
        steps.look_at_the_pages(luis)
        after = words_of(steps.download_the_packet(luis))

        assert {"Delgado" in text for text in (before, after)} == {True}
        assert (PLANNED in before, PLANNED in after) == (True, False)
        assert luis.watch.seen == []


def test_the_whole_way_by_keyboard_alone(home: Home, visitor: NewVisitor, family_folder: Path) -> None:
    with home.running() as address:
        rosa = visitor()
        rosa.opens(address)
        rosa.enters(rosa.link("Start"))
        rosa.enters(rosa.button("This is not happening now"))
        steps.make_the_binder_by_keyboard(rosa)
        rosa.types("Name of the patient", "Rosa Elena Delgado")
        rosa.types_date("Date of birth", "1954", "3", "9")
        rosa.page.keyboard.press("Enter")
        rosa.enters(rosa.link("Gather your records"))
        rosa.types("Where is the folder?", str(family_folder))
        rosa.page.keyboard.press("Enter")
        rosa.waits_for("Look at the record")
        rosa.enters(rosa.link("Look at the record"))
        rosa.types("Search every word", "metformin")
        rosa.page.keyboard.press("Enter")
        rosa.page.wait_for_url("**metformin**")
        rosa.enters(rosa.page.get_by_role("main").locator(".facts a").first)
        rosa.enters(rosa.button("Leave this out of the packet"))
        rosa.enters(steps.home_link(rosa))
        rosa.enters(rosa.link("Make the packet"))
        rosa.tabs_to(rosa.button("Download it"))
        with rosa.page.expect_download() as coming:
            rosa.page.keyboard.press("Enter")
        assert "Delgado" in words_of(Path(coming.value.path()).read_bytes())
        assert rosa.watch.seen == []


def words_of(pdf: bytes) -> str:
    return " ".join(reading.text_of(pdf).split())
