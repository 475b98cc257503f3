"""The binder locks itself when nobody is there, and lets go of everything when it is erased."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from second_opinion.outside.binder import folder as folders
from tests.web.client import Browser
from tests.web.conftest import PASSPHRASE

if TYPE_CHECKING:
    from second_opinion.web.desk import Desk

HOUR = 3600.0


@pytest.mark.parametrize(("awake", "slept", "locks"), [(0.0, 0.0, False), (HOUR, HOUR, True), (0.0, HOUR, True)])
def test_it_locks_after_an_hour_alone_also_when_the_lid_was_shut(
    opened: Browser, desk: Desk, awake: float, slept: float, locks: bool
) -> None:
    assert opened.get("/settings").status == 200
    gone = desk.lock_if_idle(lambda: time.monotonic() + awake, lambda: time.time() + slept)
    assert (gone, desk.is_open) == (locks, not locks)


def test_a_binder_that_another_program_has_open_is_not_erased(opened: Browser, desk: Desk) -> None:
    other = folders.unlock(desk.place, PASSPHRASE)
    assert opened.post("/settings/erase", word="erase").status == 409
    other.close()
    desk.unlock(PASSPHRASE)
    assert desk.is_open


def test_what_a_person_keeps_beside_the_binder_survives_it(opened: Browser, desk: Desk, tmp_path: Path) -> None:
    (desk.place / "us.jpg").write_bytes(b"precious")
    assert opened.post("/settings/erase", word="erase").status == 200
    assert [path.name for path in (tmp_path / "binder").rglob("*")] == ["us.jpg"]
