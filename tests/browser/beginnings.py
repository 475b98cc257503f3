"""Pages that are there only at some moment: before there is a binder, while it is empty, when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from tests.browser import steps
from tests.browser.running import PASSPHRASE
from tests.browser.visitor import Visitor

LONG_NAME = "María de los Ángeles Guadalupe Fernández de Córdoba y Álvarez-Wolfeschlegelsteinhausenbergerdorff"
ALL = [
    "welcome",
    "stop",
    "create",
    "create-wrong",
    "code",
    "code-wrong",
    "case-first",
    "case-wrong",
    "home-empty",
    "record-nobody",
    "contradictions-none",
    "pack-nothing",
    "trash-empty",
    "gather-wrong",
    "folder-wrong",
    "result",
    "result-nothing-read",
    "record-no-hit",
    "record-wrong-date",
    "left-out-found",
    "left-out-some",
    "pack-pages",
    "pack-wrong-date",
    "trash-some",
    "settings-wrong",
    "passphrase-wrong",
    "backup-wrong",
    "backup-saved",
    "erase-wrong",
    "page-not-here",
    "unlock",
    "unlock-wrong",
    "welcome-again",
    "trying-progress",
    "trying-home",
    "no-token",
]


def every_beginning(luis: Visitor, address: str, files: list[Path], folder: Path) -> Iterator[str]:
    """Walk from nothing to a binder and on; at each page worth a look its name, in the order of ``ALL``."""
    luis.opens(address)
    yield "welcome"
    yield from _a_binder(luis)
    yield from _nothing_in_it(luis)
    yield from _files(luis, files, folder)
    yield from _the_packet(luis)
    yield from _the_trash(luis)
    yield from _settings(luis, folder)
    yield from _locked(luis)
    luis.page.context.clear_cookies()
    luis.opens(_at(luis, "/home"))
    yield "no-token"


def _a_binder(luis: Visitor) -> Iterator[str]:
    luis.follows("Start")
    yield "stop"
    luis.presses("This is not happening now")
    luis.reads("Make your binder")
    yield "create"
    luis.writes("Choose a passphrase", "short")
    luis.presses("Make the binder")
    luis.page.get_by_role("alert").wait_for()
    yield "create-wrong"
    luis.writes("Choose a passphrase", PASSPHRASE)
    luis.writes("Type it once more", PASSPHRASE)
    luis.presses("Make the binder")
    luis.reads("Print your recovery code")
    yield "code"
    groups = luis.page.locator(".code li").all_inner_texts()
    luis.writes("Type group {number} from your paper", "nothing", number=str(steps.GROUP))
    luis.presses("I have the code on paper")
    luis.page.get_by_role("alert").wait_for()
    yield "code-wrong"
    luis.writes("Type group {number} from your paper", groups[steps.GROUP - 1], number=str(steps.GROUP))
    luis.presses("I have the code on paper")
    luis.reads("Who is this for?")
    yield "case-first"
    luis.writes_date("Date of birth", "54", "13", "")
    luis.presses("Save and go on")
    luis.page.get_by_role("alert").wait_for()
    yield "case-wrong"


def _nothing_in_it(luis: Visitor) -> Iterator[str]:
    luis.writes("Name of the patient", LONG_NAME)
    luis.writes_date("Date of birth", "1954", "3", "9")
    luis.presses("Save and go on")
    luis.reads("The way to a second opinion for {person}", person=LONG_NAME)
    yield "home-empty"
    for path, name in (
        ("/record", "record-nobody"),
        ("/record/contradictions", "contradictions-none"),
        ("/pack", "pack-nothing"),
        ("/trash", "trash-empty"),
    ):
        luis.opens(_at(luis, path))
        yield name


def _files(luis: Visitor, files: list[Path], folder: Path) -> Iterator[str]:
    luis.opens(_at(luis, "/gather"))
    luis.presses("Read them")
    luis.page.get_by_role("alert").first.wait_for()
    yield "gather-wrong"
    luis.writes("Where is the folder?", str(folder / "not there"))
    luis.presses("Read this folder")
    luis.page.get_by_role("alert").first.wait_for()
    yield "folder-wrong"
    luis.hands_over("Choose files", files)
    luis.presses("Read them")
    luis.waits_for("Look at the record")
    yield "result"
    luis.opens(_at(luis, "/gather"))
    unreadable = folder / f"{'a very long name of a file that nobody can read ' * 3}.bin"
    unreadable.write_bytes(b"\x00nothing")
    luis.writes("Where is the folder?", str(unreadable))
    luis.presses("Read this folder")
    luis.waits_for("Look at the record")
    yield "result-nothing-read"
    luis.opens(_at(luis, "/home"))
    luis.page.get_by_role("button", name="Rosa Elena Delgado", exact=True).click()
    luis.reads("The way to a second opinion for {person}", person="Rosa Elena Delgado")
    luis.opens(_at(luis, "/record?q=nobodyhasthisword"))
    yield "record-no-hit"
    luis.opens(_at(luis, "/record?since-year=54"))
    yield "record-wrong-date"


def _the_packet(luis: Visitor) -> Iterator[str]:
    luis.opens(_at(luis, "/pack/left-out?q=penicillin"))
    yield "left-out-found"
    luis.page.get_by_role("checkbox").first.check()
    luis.presses("Leave the ticked ones out")
    luis.page.get_by_role("status").wait_for()
    yield "left-out-some"
    luis.opens(_at(luis, "/pack?do=pages&size=letter&section=medicines"))
    luis.page.wait_for_load_state("networkidle")
    yield "pack-pages"
    luis.opens(_at(luis, "/pack?size=letter&until-year=2024&until-day=3"))
    yield "pack-wrong-date"


def _the_trash(luis: Visitor) -> Iterator[str]:
    luis.opens(_at(luis, "/record"))
    luis.page.locator(".facts a").first.click()
    luis.page.get_by_role("link", name=luis.say("Show the entry")).first.click()
    luis.page.locator(".nhsuk-summary-list a").first.click()
    luis.presses("Throw it away")
    luis.reads("Trash")
    yield "trash-some"


def _settings(luis: Visitor, folder: Path) -> Iterator[str]:
    luis.opens(_at(luis, "/settings"))
    luis.writes("Lock when nobody has used it for this many minutes", "soon")
    luis.presses("Save")
    luis.page.get_by_role("alert").wait_for()
    yield "settings-wrong"
    luis.opens(_at(luis, "/settings/passphrase"))
    luis.presses("Change it")
    luis.page.get_by_role("alert").wait_for()
    yield "passphrase-wrong"
    luis.opens(_at(luis, "/settings/backup"))
    luis.writes("Where to save it", "nowhere")
    luis.presses("Save the file")
    luis.page.get_by_role("alert").wait_for()
    yield "backup-wrong"
    luis.writes("Where to save it", str(folder / "a.sobackup"))
    luis.presses("Save the file")
    luis.reads("The file is saved")
    yield "backup-saved"
    luis.opens(_at(luis, "/settings/erase"))
    luis.presses("Erase everything")
    luis.page.get_by_role("alert").wait_for()
    yield "erase-wrong"
    luis.opens(_at(luis, "/record/fact/gone"))
    yield "page-not-here"


def _locked(luis: Visitor) -> Iterator[str]:
    luis.presses("Lock")
    luis.opens(_at(luis, "/binder/unlock"))
    yield "unlock"
    luis.writes("Your passphrase", "not these words")
    luis.presses("Open")
    luis.page.get_by_role("alert").wait_for()
    yield "unlock-wrong"
    luis.opens(_at(luis, "/"))
    yield "welcome-again"
    luis.presses("Try it with a made-up person")
    luis.page.wait_for_url("**/gather/*")
    yield "trying-progress"
    luis.waits_for("Look at the record")
    luis.opens(_at(luis, "/home"))
    yield "trying-home"


def _at(luis: Visitor, path: str) -> str:
    return urljoin(luis.page.url, path)
