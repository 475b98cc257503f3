"""Everything can leave: each file as it came, under a name that any computer takes."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from second_opinion.outside.binder.export import write
from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.binder.sealed import DamagedError

NAMES = ("lab.json", "portal.zip › ../../etc/passwd", 'C:\\x<>:"|?*.txt', "..", "ñandú 2.xml", "")


def test_every_file_leaves_as_it_came_and_no_name_leads_anywhere(tmp_path: Path) -> None:
    objects = Objects(tmp_path, bytes(32))
    files = [(f"content {number}".encode(), name) for number, name in enumerate(NAMES)]
    listed = [(objects.put(iter([data])), hashlib.sha256(data).hexdigest(), (name,)) for data, name in files]
    assert write(objects, listed, {"records/person-1.json": b"{}"}, "what this is", tmp_path / "all.zip") == len(NAMES)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert archive.read("README.txt") == b"what this is"
        assert archive.read("records/person-1.json") == b"{}"
        originals = [name for name in names if name.startswith("originals/")]
        assert sorted(map(archive.read, originals)) == sorted(data for data, _ in files)
    assert [name for name in originals if name.count("/") != 1 or set(name) & set('\\<>:"|?*')] == []
    assert [name.partition(" ")[2] for name in originals] == [
        "lab.json", "passwd", "C_x_.txt", "", "ñandú 2.xml", "",
    ]  # fmt: skip


def test_a_damaged_file_stops_the_export_and_no_zip_appears(tmp_path: Path) -> None:
    objects = Objects(tmp_path, bytes(32))
    sealed = objects.put(iter([b"hers"]))
    with pytest.raises(DamagedError):
        write(objects, [(sealed, "0" * 64, ("a",))], {}, "", tmp_path / "all.zip")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []
