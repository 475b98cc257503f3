from __future__ import annotations

import shutil
from pathlib import Path

from second_opinion.vendor import bring


def test_every_third_party_file_is_the_one_listed() -> None:
    assert list(bring.differences()) == []


def test_a_changed_a_missing_and_an_unlisted_file_are_told(tmp_path: Path) -> None:
    copy = tmp_path / "vendor"
    shutil.copytree(bring.HERE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "fonts" / "NotoSans_400Regular.ttf").write_bytes(b"another font")
    (copy / "fonts" / "OFL-noto-sans.txt").unlink()
    (copy / "stray.js").write_text("", "utf-8")
    assert set(bring.differences(copy)) == {
        "fonts/NotoSans_400Regular.ttf: not the file that is listed",
        "fonts/OFL-noto-sans.txt: missing",
        "stray.js: not listed in MANIFEST.toml",
    }


def test_every_package_has_a_licence_text_beside_its_files() -> None:
    texts = {"OFL-1.1": "OFL", "MIT": "LICENSE"}
    beside = {
        package["name"]
        for package in bring.manifest()
        for file in package["file"]
        if texts[package["licence"]] in file["to"]
    }
    assert beside == {package["name"] for package in bring.manifest()}
