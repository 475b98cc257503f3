"""What people do on the way, step by step. Each step ends where the next one begins, and looks around on the way."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, expect

from second_opinion.content.coverage import plans
from tests.browser.running import PASSPHRASE
from tests.browser.visitor import Visitor

GROUP = 3
"""The group of the recovery code that has to be typed again."""


def start_and_read_the_danger_signs(luis: Visitor) -> None:
    """From the first page past the emergency page."""
    luis.reads("You have just been told something serious")
    luis.finds_nothing_in_the_way()
    luis.follows("Start")
    expect(luis.page.get_by_role("main")).to_contain_text("911")
    luis.finds_nothing_in_the_way()
    luis.presses("This is not happening now")


def make_the_binder(luis: Visitor, passphrase: str = PASSPHRASE) -> str:
    """Choose the passphrase, and confirm the recovery code, which is given back."""
    luis.reads("Make your binder")
    luis.writes("Choose a passphrase", passphrase)
    luis.writes("Type it once more", passphrase)
    luis.finds_nothing_in_the_way()
    luis.presses("Make the binder")
    luis.reads("Print your recovery code")
    groups = luis.page.locator(".code li").all_inner_texts()
    luis.writes("Type group {number} from your paper", groups[GROUP - 1], number=str(GROUP))
    luis.finds_nothing_in_the_way()
    luis.presses("I have the code on paper")
    return "-".join(groups)


def say_who_it_is_for(luis: Visitor) -> None:
    """Rosa, what she was told, and what she wants to know."""
    luis.reads("Who is this for?")
    luis.writes("Name of the patient", "Rosa Elena Delgado")
    luis.writes_date("Date of birth", "1954", "3", "9")
    luis.writes("What did the doctor say?", "A tumor in the lung.")
    luis.writes("Why do you want a second opinion?", "Is surgery the right way?")
    luis.writes("Question {number}", "Is there another way?", number="1")
    luis.finds_nothing_in_the_way()
    luis.presses("Save and go on")
    luis.reads("The way to a second opinion for {person}", person="Rosa Elena Delgado")


def open_the_binder(luis: Visitor, passphrase: str = PASSPHRASE) -> None:
    """From the page that asks for the passphrase."""
    luis.reads("Open your binder")
    luis.writes("Your passphrase", passphrase)
    luis.presses("Open")


def ask_what_the_plan_pays(luis: Visitor, plan: str, service: str, *ticked: str) -> None:
    """Fill in the question about coverage, and look it up."""
    luis.reads("Will my plan pay for a second opinion?")
    luis.page.get_by_label(next(each.name for each in plans(luis.language) if each.id == plan)).check()
    luis.writes("What is the second opinion about?", service)
    for tick in ticked:
        luis.field(tick).check()
    luis.finds_nothing_in_the_way()
    luis.presses("Look it up")


def gather(luis: Visitor, files: list[Path]) -> None:
    """Hand over files from the list of steps, and wait until they are read."""
    luis.follows("Gather your records")
    luis.reads("Gather your records")
    luis.hands_over("Choose files", files)
    luis.finds_nothing_in_the_way()
    luis.presses("Read them")
    luis.waits_for("Look at the record")
    luis.finds_nothing_in_the_way()
    luis.follows("Look at the record")


def find_in_the_record(luis: Visitor, words: str) -> None:
    """Search for a fact, and open it."""
    luis.writes("Search every word", words)
    luis.presses("Show")
    luis.page.wait_for_url("**/record?*")
    luis.page.get_by_role("link", name=words).first.click()
    expect(luis.page.get_by_role("heading", level=1)).to_contain_text(words)
    luis.finds_nothing_in_the_way()


def see_where_it_came_from(luis: Visitor, words: str) -> None:
    """From a fact to the entry it was read from, as it came, and back."""
    luis.page.get_by_role("link", name=luis.say("Show the entry")).first.click()
    luis.reads_below("The entry, as it came")
    expect(luis.page.locator("pre")).to_contain_text(words)
    luis.finds_nothing_in_the_way()
    luis.follows("Back to the fact")


def leave_out_of_the_packet(luis: Visitor, words: str) -> None:
    """Search for what shall not be in the packet, tick it, and leave it out."""
    go_home(luis)
    luis.follows("Make the packet")
    luis.follows("Choose what to leave out")
    luis.writes("Find what to leave out", words)
    luis.presses("Find")
    luis.page.get_by_role("checkbox", name=words).first.check()
    luis.finds_nothing_in_the_way()
    luis.presses("Leave the ticked ones out")
    luis.page.get_by_role("main").get_by_role("link", name=words).first.wait_for()


def look_at_the_pages(luis: Visitor) -> None:
    """The packet page by page, before it is kept: every picture is there once one has scrolled to it."""
    go_home(luis)
    luis.follows("Make the packet")
    luis.presses("Show every page here")
    pictures = luis.page.locator(".pages img")
    pictures.nth(1).wait_for()
    pictures.last.scroll_into_view_if_needed()
    expect(pictures.first).to_have_attribute("alt", luis.say("Page {number} of the packet", number="1"))
    luis.page.wait_for_load_state("networkidle")
    luis.finds_nothing_in_the_way()


def download_the_packet(luis: Visitor) -> bytes:
    """Make the packet as it is offered."""
    go_home(luis)
    luis.follows("Make the packet")
    luis.finds_nothing_in_the_way()
    return luis.downloads(luis.button("Download it"))


def go_home(luis: Visitor) -> None:
    """Back to the list of steps."""
    home_link(luis).click()


def home_link(luis: Visitor) -> Locator:
    """The way home at the top of each page."""
    return luis.page.get_by_role("banner").get_by_role("link", name=luis.say("Home"), exact=True)


def make_the_binder_by_keyboard(rosa: Visitor) -> None:
    """Choose the passphrase and confirm the code with Tab, Enter and letters only."""
    rosa.types("Choose a passphrase", PASSPHRASE)
    rosa.types("Type it once more", PASSPHRASE)
    rosa.page.keyboard.press("Enter")
    rosa.reads("Print your recovery code")
    groups = rosa.page.locator(".code li").all_inner_texts()
    rosa.types("Type group {number} from your paper", groups[GROUP - 1], number=str(GROUP))
    rosa.page.keyboard.press("Enter")
    rosa.reads("Who is this for?")
