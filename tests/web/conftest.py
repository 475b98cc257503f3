"""A browser at the door, one that came in, and one with the binder open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "second_opinion.start.settings")

from second_opinion.outside.binder import keys
from second_opinion.store.setup import setup
from tests.web.client import Browser

if TYPE_CHECKING:
    from second_opinion.web.desk import Desk

setup()

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with no binder yet. Keys are stretched as little as the program allows, so that tests are quick."""
    from second_opinion.web.desk import Desk, put_desk

    monkeypatch.setattr(keys, "MEMORY_KIB", keys.LEAST_MEMORY_KIB)
    monkeypatch.setattr(keys, "PASSES", keys.LEAST_PASSES)
    at = Desk(tmp_path / "binder")
    put_desk(at)
    yield at
    at.lock()


@pytest.fixture
def stranger(desk: Desk) -> Browser:
    """A browser without a token."""
    assert not desk.is_open
    return Browser()


@pytest.fixture
def visitor(desk: Desk) -> Browser:
    """A browser that came with its token; there is no binder."""
    return came_in(desk)


@pytest.fixture
def opened(desk: Desk) -> Browser:
    """A browser with an open, empty binder."""
    browser = came_in(desk)
    desk.create(PASSPHRASE)
    return browser


def came_in(desk: Desk, language: str = "en") -> Browser:
    """A new browser that traded its token, and has seen a page with a form."""
    from second_opinion.web.visits import visits

    assert desk is not None
    browser = Browser(language)
    assert browser.get(f"/enter/{visits.token()}").goes_to == "/"
    browser.get("/stop")
    return browser
