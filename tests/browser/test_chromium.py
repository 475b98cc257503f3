from __future__ import annotations

from pathlib import Path

from second_opinion.vendor import bring
from tests.browser import chromium
from tests.browser.running import ROOT


def test_the_browser_somebody_names_is_taken_and_no_other(tmp_path: Path) -> None:
    named = tmp_path / "browser"
    named.touch()
    other = tmp_path / "chromium"
    other.touch()
    assert chromium.find({"SECOND_OPINION_BROWSER": str(named)}, lambda _: str(other)) == named
    assert chromium.find({"SECOND_OPINION_BROWSER": str(tmp_path / "gone")}, lambda _: str(other)) is None


def test_edge_of_windows_is_found_where_windows_keeps_it(tmp_path: Path) -> None:
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.touch()
    assert chromium.find({"PROGRAMFILES(X86)": str(tmp_path)}, lambda _: None) == edge


def test_axe_is_the_file_its_maker_published_and_brings_its_licence() -> None:
    vendor = ROOT / "tests" / "browser" / "vendor"
    assert list(bring.differences(vendor)) == []
    assert [(each["name"], each["licence"]) for each in bring.manifest(vendor)] == [("axe-core", "MPL-2.0")]
