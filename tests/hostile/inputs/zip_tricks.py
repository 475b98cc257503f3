"""Archives that are bombs, traps and lies."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator

from tests.hostile.inputs import REFUSED, Hostile
from tests.hostile.inputs.documents import document
from tests.journey.gather.archive.zips import Entry, crafted, honest

GOOD = Entry(b"good.xml", document().encode())


def files() -> Iterator[Hostile]:
    """All of them. Those that are "read" as archives must still refuse the member that is the trap."""
    yield from _bombs()
    yield from _names()
    yield from _lies()


def _bombs() -> Iterator[Hostile]:
    kernel = bytes(20 << 20)
    yield Hostile("bomb-flat.zip", crafted(Entry(b"zeros", kernel), GOOD), ("read",), facts=1)
    yield Hostile(
        "bomb-many.zip", crafted(*[Entry(b"z%d" % n, bytes(2 << 20)) for n in range(20)], GOOD), ("read",), facts=1
    )
    overlapping = [Entry(b"z%d" % n, kernel, at=0) for n in range(1, 500)]
    yield Hostile("bomb-overlapping.zip", crafted(Entry(b"z0", kernel), *overlapping), REFUSED)
    inner = honest({"zeros": kernel})
    for _ in range(4):
        inner = honest({f"{n}.zip": inner for n in range(4)})
    yield Hostile("bomb-nested.zip", inner, ("read",))
    yield Hostile("bomb-entries.zip", honest({f"{n}": b"" for n in range(20_001)}), REFUSED)
    yield Hostile("bomb-sizes.zip", crafted(*[Entry(b"%d" % n, b"x", size=199 << 20) for n in range(20)]), REFUSED)
    yield Hostile("quine-like.zip", honest({"r.zip": honest({"r.zip": honest({"r.zip": b"PK\x03\x04"})})}), ("read",))
    yield Hostile("json-bomb.zip", honest({"deep.json": b"[" * 500_000, "good.xml": GOOD.data}), ("read",), facts=1)


def _names() -> Iterator[Hostile]:
    for number, name in enumerate(
        (
            "../../../../escaped.xml",
            "/escaped.xml",
            "C:\\escaped.xml",
            "..\\..\\escaped.xml",
            "\\\\host\\share\\x",
            "CON",
            "NUL.xml",
            "a\x00b.xml",
            "\x1b[2J\x1b]0;x\x07.xml",
            "gpj.\u202elmx",
            "~/.bashrc",
            "x" * 60_000,
            "a/" * 20_000 + "x",
            ".",
            "..",
            "/",
            "//",
            "good.xml",
            "GOOD.XML",
            "IHE_XDM/../../x/METADATA.XML",
            "$(reboot).xml",
            "`reboot`.xml",
            "{0.__class__}.xml",
            "{where}.xml",
            "%s%n.xml",
        )
    ):
        yield Hostile(f"name-{number:02}.zip", crafted(Entry(name.encode(), GOOD.data), GOOD), ("read",), facts=1)
    yield Hostile("bad-utf8-name.zip", crafted(Entry(b"\xff\xfe", b"words", flags=0x800), GOOD))


def _lies() -> Iterator[Hostile]:
    links = [
        Entry(b"link.xml", b"/etc/passwd", mode=mode | 0o777)
        for mode in (stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK)
    ]
    yield Hostile("links.zip", crafted(*links, GOOD), ("read",), facts=1)
    yield Hostile(
        "locked.zip", crafted(Entry(b"a", b"x", flags=1), Entry(b"b", b"x", flags=0x2041), GOOD), ("read",), facts=1
    )
    for method in (1, 9, 12, 14, 93, 98, 99, 65_535):
        yield Hostile(f"method-{method}.zip", crafted(Entry(b"a", b"xyz", method=method), GOOD), ("read",), facts=1)
    for name, entry in {
        "size-small": Entry(b"a", b"x" * 5000, size=5),
        "size-large": Entry(b"a", b"x" * 50, size=5000),
        "crc": Entry(b"a", b"x", crc=7),
        "garbage": Entry(b"a", b"\xff" * 500, method=8, packed=3),
        "zero": Entry(b"a", b"x" * 500, size=0),
    }.items():
        yield Hostile(f"lie-{name}.zip", crafted(entry, GOOD))
    yield Hostile("lie-packed.zip", crafted(Entry(b"a", b"x", method=0, packed=2**31, size=2**31), GOOD), REFUSED)
    yield Hostile("lie-offset.zip", crafted(GOOD, Entry(b"a", b"x", at=2**32 - 2)), REFUSED)
    data = crafted(GOOD)
    for name, old, new in (
        ("count", b"\x01\x00\x01\x00", b"\xff\xff\xff\xff"),
        ("no-directory", b"PK\x01\x02", b"PK\x07\x07"),
        ("no-end", b"PK\x05\x06", b"PK\x07\x07"),
    ):
        yield Hostile(f"broken-{name}.zip", data.replace(old, new))
    for cut in (1, 10, 30, 100, 300, len(data) - 4, len(data) - 30):
        yield Hostile(f"cut-{cut}.zip", data[:-cut])
    yield Hostile("empty.zip", b"PK\x05\x06" + bytes(18), ("kept",))
    yield Hostile("comment.zip", data[:-2] + b"\xff\xff" + b"PK\x05\x06" * 16_383 + b"\0\0\0")
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive, archive.open("a.xml", "w", force_zip64=True) as member:
        member.write(GOOD.data)
    yield Hostile("zip64.zip", written.getvalue(), ("read",), facts=1)
    yield Hostile(
        "zip64-lie.zip", data[:-22] + b"PK\x06\x06" + b"\xff" * 52 + b"PK\x06\x07" + b"\xff" * 16 + data[-22:]
    )
