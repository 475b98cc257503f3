"""Accessibility, judged by axe-core: WCAG 2.2 A and AA, its best practices, and 7:1 contrast for text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "vendor" / "axe" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"color-contrast-enhanced": {"enabled": True}},
    "resultTypes": ["violations"],
}


def violations(page: Page) -> list[str]:
    """What axe holds against the page as it stands: ``rule: selector``, once for each place. Needs JavaScript."""
    # Evaluated by the browser's own tools: the page's Content-Security-Policy stays as strict as it is.
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [f"{rule['id']}: {' '.join(node['target'])}" for rule in found["violations"] for node in rule["nodes"]]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window: a person must never scroll in two directions."""
    wider: int = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider
