"""Some journeys are walked in a browser."""

from __future__ import annotations

from tests.browser.fixtures import browser, family_files, family_folder, home, keep, visitor

__all__ = ["browser", "family_files", "family_folder", "home", "keep", "visitor"]
