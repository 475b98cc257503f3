"""What a person points at is walked in a fixed order; what is no ordinary file is named and never opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from second_opinion.outside import files
from second_opinion.outside.files import NoSuchPathError, RefusedError, open_file, walk
from second_opinion.record import Reason


def found(*paths: Path) -> list[tuple[str, Reason | None]]:
    return [(each.name, each.refusal) for each in walk(paths)]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.xml", "a/z.json", "a/b.json", "C.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert found(tmp_path) == [("C.txt", None), ("a/b.json", None), ("a/z.json", None), ("b.xml", None)]


def test_with_several_folders_each_name_says_which(tmp_path: Path) -> None:
    for name in ("mercy/a.xml", "general/a.xml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x", encoding="utf-8")
    names = [name for name, _ in found(tmp_path / "mercy", tmp_path / "general")]
    assert names == ["mercy/a.xml", "general/a.xml"]


def test_a_path_that_does_not_exist_stops_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("x", encoding="utf-8")
    with pytest.raises(NoSuchPathError) as raised:
        next(walk([tmp_path / "there", tmp_path / "gone"]))
    assert raised.value.path == tmp_path / "gone"
    assert "gone" not in str(raised.value)


def test_a_link_in_a_folder_is_not_followed_and_one_that_was_asked_for_is(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (records / "link").symlink_to(tmp_path / "secret.txt")
    (records / "loop").symlink_to(records)
    (tmp_path / "asked").symlink_to(records)
    assert found(tmp_path / "asked") == [("link", files.LINK), ("loop", files.LINK)]
    with pytest.raises(RefusedError) as raised:
        open_file(records / "link")
    assert raised.value.reason == files.LINK
    open_file(records / "link", asked_for=True).close()


def test_pipes_and_sockets_are_named_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "line.xml"))
        assert found(tmp_path) == [("line.xml", files.NOT_A_FILE), ("pipe.json", files.NOT_A_FILE)]
    # Even when a file is exchanged for a pipe after it was seen: opening neither waits nor succeeds.
    with pytest.raises(RefusedError) as raised:
        open_file(tmp_path / "pipe.json")
    assert raised.value.reason == files.NOT_A_FILE


def test_a_folder_named_like_a_record_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "bundle.json").mkdir()
    (tmp_path / "bundle.json" / "a.json").write_text("{}", encoding="utf-8")
    assert found(tmp_path) == [("bundle.json/a.json", None)]


def test_what_may_not_be_opened_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def forbidden(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a").write_text("x", encoding="utf-8")
    monkeypatch.setattr(os, "open", forbidden)
    monkeypatch.setattr(os, "scandir", forbidden)
    with pytest.raises(RefusedError) as raised:
        open_file(tmp_path / "a")
    assert raised.value.reason == files.NOT_ALLOWED
    assert [(each.path, each.refusal) for each in walk([tmp_path])] == [(tmp_path, files.NOT_ALLOWED)]


def test_names_that_are_no_text_become_labels(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x", encoding="utf-8")
    (tmp_path / "gpj.\u202etxt").write_text("x", encoding="utf-8")
    assert [name for name, _ in found(tmp_path)] == ["caf�.txt", "gpj.�txt"]


def test_a_tree_that_is_too_deep_ends(tmp_path: Path) -> None:
    deepest = tmp_path.joinpath(*["d"] * 80)
    deepest.mkdir(parents=True)
    (deepest / "a").write_text("x", encoding="utf-8")
    assert [reason for _, reason in found(tmp_path)] == [files.TOO_DEEP]


def test_too_many_files_end_with_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 3)
    for number in range(5):
        (tmp_path / str(number)).write_text("x", encoding="utf-8")
    assert [reason for _, reason in found(tmp_path)] == [None, None, None, files.TOO_MANY]


def test_side_files_of_an_unpacked_package_are_known(tmp_path: Path) -> None:
    for name in (
        "README.TXT",
        "INDEX.HTM",
        "IHE_XDM/SUBSET01/METADATA.XML",
        "IHE_XDM/SUBSET01/DOC0001.XML",
        "notes.txt",
    ):
        path = tmp_path / "Mercy" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    companions = {each.name.rpartition("/")[2] for each in walk([tmp_path]) if each.companion}
    assert companions == {"README.TXT", "INDEX.HTM", "METADATA.XML"}
