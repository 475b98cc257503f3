"""Luis runs one command on the folder he downloaded; what comes out is what Dr. Osei gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from second_opinion.cli.main import main
from tests.paper import reading


@pytest.fixture(scope="module", params=[("en", "letter"), ("es", "a4")], ids="-".join)
def packet(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The example's packet, made by the command line."""
    language, paper = request.param
    place = tmp_path_factory.mktemp("made") / "packet.pdf"
    assert main(["packet", "--example", "--out", str(place), "--lang", language, "--paper", paper]) == 0
    return place.read_bytes()


@pytest.mark.documents
def test_the_packet_is_accessible(packet: bytes) -> None:
    assert reading.complaints(packet) == []


@pytest.mark.documents
def test_page_one_holds_who_why_allergies_and_medicines(packet: bytes) -> None:
    first = reading.pages_of(packet)[0]
    for word in ("Delgado", "Penicillin", "Codeine", "Apixaban", "Metformin"):
        assert word.casefold() in first.casefold()


@pytest.mark.documents
def test_nothing_of_the_strangers_in_the_folder_is_in_the_packet(packet: bytes) -> None:
    said = reading.text_of(packet)
    assert "Delgado" in said
    assert "Delgadillo" not in said


@pytest.mark.documents
def test_both_doses_of_metformin_and_both_sides_of_the_tumor_are_shown(packet: bytes) -> None:
    said = " ".join(reading.text_of(packet).split())
    for words in ("Metformin 1000 mg", "Metformin 500 mg", "right upper lobe", "left upper lobe"):
        assert words in said


def test_the_same_files_make_the_same_packet_to_the_byte(tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for place in (first, second):
        assert main(["packet", "--example", "--out", str(place), "--lang", "en"]) == 0
    assert first.read_bytes() == second.read_bytes()
