"""What a zip holds is checked before anything is unpacked."""

from __future__ import annotations

import io
import stat

import pytest

from second_opinion.journey.gather import Contents, limits
from second_opinion.journey.gather.archive import listing
from second_opinion.journey.gather.archive.extract import DamagedError, extract
from second_opinion.journey.gather.archive.listing import contents
from tests.journey.gather.archive.zips import Entry, crafted, honest


def listed(data: bytes) -> Contents:
    return contents(io.BytesIO(data), len(data))


def refusals(data: bytes) -> dict[str, str]:
    return {member.name: member.refusal.english if member.refusal else "" for member in listed(data).members}


def test_an_honest_zip_is_listed_in_its_own_order() -> None:
    data = honest({"b.xml": b"<b/>" * 100, "a/c.txt": b"words", "a/": b"", "é.txt": b""})
    assert [(member.name, member.size) for member in listed(data).members] == [
        ("b.xml", 400),
        ("a/c.txt", 5),
        ("é.txt", 0),
    ]
    assert [extract(io.BytesIO(data), member) for member in listed(data).members] == [b"<b/>" * 100, b"words", b""]


def test_something_written_before_the_zip_does_not_hide_its_members() -> None:
    data = b"#" * 100 + honest({"a.txt": b"words"})
    (member,) = listed(data).members
    assert extract(io.BytesIO(data), member) == b"words"


@pytest.mark.parametrize("cut", [1, 21, 22, 60, 100, 150])
def test_a_zip_that_was_cut_off_says_so(cut: int) -> None:
    assert listed(honest({"a.txt": b"words" * 20})[:-cut]) == Contents(refusal=listing._DAMAGED)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (Entry(b"a", b"x", flags=0x1), listing._LOCKED),
        (Entry(b"a", b"x", method=99), listing._METHOD),
        (Entry(b"a", b"x", method=12), listing._METHOD),
        (Entry(b"a", b"/etc/passwd", mode=stat.S_IFLNK | 0o777), listing._LINK),
        (Entry(b"a", b"", mode=stat.S_IFIFO), listing._LINK),
        (Entry(b"a", b"", mode=stat.S_IFCHR), listing._LINK),
        (Entry(b"a", bytes(limits.RATIO_FROM + 1)), listing._BOMB),
        (Entry(b"a", b"x", size=limits.SINGLE_FILE + 1), listing._TOO_LARGE),
    ],
)
def test_a_member_that_must_not_be_opened_is_refused_alone(entry: Entry, reason: object) -> None:
    members = listed(crafted(entry, Entry(b"b", b"fine"))).members
    assert [member.refusal for member in members] == [reason, None]


def test_repetition_within_reason_is_no_bomb() -> None:
    assert refusals(honest({"blank.txt": bytes(limits.RATIO_FROM)})) == {"blank.txt": ""}


def test_members_that_share_bytes_are_a_trap() -> None:
    kernel = Entry(b"a", b"x" * 5000)
    flat = crafted(kernel, Entry(b"b", b"x" * 5000, at=0), Entry(b"c", b"x" * 5000, at=0))
    assert listed(flat) == Contents(refusal=listing._OVERLAPS)
    # One member quoted inside another, as in the "better zip bomb" (CVE-2024-0450).
    inner = crafted(Entry(b"inner", b"y" * 100, method=0))
    quoted = crafted(Entry(b"outer", inner, method=0), Entry(b"inner", b"y" * 100, method=0, at=35))
    assert listed(quoted) == Contents(refusal=listing._OVERLAPS)


def test_a_member_that_reaches_into_the_directory_is_a_trap() -> None:
    assert listed(crafted(Entry(b"a", b"xy", method=0, packed=60, size=60))) == Contents(refusal=listing._OVERLAPS)


def test_too_many_members_and_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = honest({"a": b"12345", "b": b"12345"})
    for limit, reason in (
        ("ENTRIES", listing._TOO_MANY),
        ("DIRECTORY", listing._TOO_MANY),
        ("UNPACKED", listing._TOO_MUCH),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(limits, limit, 1)
            assert listed(data) == Contents(refusal=reason)


@pytest.mark.parametrize("name", ["../../x", "/etc/passwd", "C:\\Windows\\x", "..\\x", "CON", "a\x00b", "a" * 5000])
def test_a_name_is_a_label_and_never_a_path(name: str) -> None:
    (member,) = listed(crafted(Entry(name.encode(), b"words"))).members
    assert extract(io.BytesIO(crafted(Entry(name.encode(), b"words"))), member) == b"words"
    assert "\0" not in member.name
    assert len(member.name) <= 201


def test_two_members_with_one_name_are_both_there() -> None:
    data = crafted(Entry(b"a.txt", b"one"), Entry(b"A.TXT", b"two"), Entry(b"a.txt", b"three"))
    assert [extract(io.BytesIO(data), member) for member in listed(data).members] == [b"one", b"two", b"three"]


@pytest.mark.parametrize(
    "entry",
    [
        Entry(b"a", b"x" * 100, size=10),
        Entry(b"a", b"x" * 100, size=1000),
        Entry(b"a", b"x" * 100, crc=1),
        Entry(b"a", b"\xff\xff\xff", method=0, crc=0),
    ],
)
def test_a_member_that_lies_about_itself_is_damaged(entry: Entry) -> None:
    data = crafted(entry)
    (member,) = listed(data).members
    with pytest.raises(DamagedError):
        extract(io.BytesIO(data), member)


def test_a_member_with_no_header_of_its_own_is_damaged_alone() -> None:
    data = bytearray(crafted(Entry(b"a", b"one"), Entry(b"b", b"two")))
    data[0:4] = b"????"
    assert refusals(bytes(data)) == {"a": listing._MEMBER_DAMAGED.english, "b": ""}
