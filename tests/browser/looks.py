"""How pages are looked at: on a phone, on a computer, in the dark, and at 400 %; in both languages."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.browser.fixtures import DESKTOP, PHONE, ZOOMED


@dataclass(frozen=True)
class Look:
    """A window, and whether the person asked for dark pages."""

    size: tuple[int, int]
    dark: bool = False


LOOKS = {"phone": Look(PHONE), "desktop": Look(DESKTOP), "dark": Look(PHONE, dark=True), "zoomed": Look(ZOOMED)}
SEEN = pytest.mark.parametrize(("language", "look"), [(language, look) for language in ("en", "es") for look in LOOKS])
"""A test is run once for each language and look."""
