"""JSON that exhausts a parser, lies about itself, or carries script and addresses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.hostile.inputs import NOT_READ, Hostile, Trap
from tests.hostile.inputs.resources import concept

_OPEN = b'{"resourceType":"Bundle","type":"collection","entry":['
_GOOD = (
    b'{"resource":{"resourceType":"Condition","id":"1","subject":{"reference":"Patient/1"},"code":{"text":"Asthma"}}}'
)


def files(trap: Trap) -> Iterator[Hostile]:
    """All of them."""
    yield from _deep()
    yield from _numbers()
    yield from _encodings()
    yield from _sizes()
    yield from _script(trap)


def _bundle(entry: bytes) -> bytes:
    return _OPEN + _GOOD + b"," + entry + b"]}"


def _deep() -> Iterator[Hostile]:
    for depth in (101, 1_000, 100_000, 2_000_000):
        yield Hostile(f"deep-arrays-{depth}.json", b"[" * depth, NOT_READ)
        yield Hostile(f"deep-arrays-closed-{depth}.json", b"[" * depth + b"]" * depth, NOT_READ)
        yield Hostile(f"deep-objects-{depth}.json", b'{"a":' * depth + b"1" + b"}" * depth, NOT_READ)
        inside = b'{"resource":{"resourceType":"Basic","x":' + b"[" * depth + b"]" * depth + b"}}"
        yield Hostile(f"deep-in-bundle-{depth}.json", _bundle(inside))
        contained = b'{"resourceType":"Condition","contained":[' * depth + b"]}" * depth
        yield Hostile(f"deep-contained-{depth}.json", contained)
        yield Hostile(f"deep-extension-{depth}.json", b'{"resourceType":"Patient","extension":[{"extension":[' * depth)


def _numbers() -> Iterator[Hostile]:
    for name, value in {
        "nan": b"NaN",
        "infinity": b"Infinity",
        "minus-infinity": b"-Infinity",
        "huge-exponent": b"1e999999999",
        "tiny-exponent": b"1e-999999999",
        "million-digits": b"9" * 1_000_000,
        "leading-zero": b"007",
        "hex": b"0xff",
        "plus": b"+1",
        "dot": b".",
        "minus": b"-",
        "zeros": b"0." + b"0" * 1_000_000 + b"1",
    }.items():
        observation = (
            b'{"resource":{"resourceType":"Observation","code":{"text":"x"},"valueQuantity":{"value":%s}}}' % value
        )
        yield Hostile(f"number-{name}.json", _bundle(observation))


def _encodings() -> Iterator[Hostile]:
    good = _OPEN + _GOOD + b"]}"
    text = good.decode()
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037"):
        yield Hostile(f"encoding-{encoding}.json", text.encode(encoding))
    for name, bad in {
        "lone-continuation": b"\x80",
        "overlong": b"\xc0\xaf",
        "surrogate": b"\xed\xa0\x80",
        "beyond": b"\xf7\xbf\xbf\xbf",
        "cut": b"\xe2\x82",
        "nul": b"\x00",
        "escape-surrogate": b"\\ud800",
        "bad-escape": b"\\x41",
        "control": b"\x01",
    }.items():
        yield Hostile(f"bytes-{name}.json", good.replace(b"Asthma", b"As" + bad + b"thma"))
    yield Hostile("half-surrogate.json", b"\xff\xfe\x00\xd8" * 1000)
    yield Hostile("duplicate-keys.json", b'{"resourceType":"Patient","resourceType":"Bundle","entry":[],"entry":5}')
    yield Hostile("many-duplicate-keys.json", b'{"resourceType":"Patient"' + b',"id":"1"' * 500_000 + b"}")
    yield Hostile("trailing.json", good + b"}}}}" + good)
    yield Hostile("two-documents.json", good + b"\n" + good)
    yield Hostile("comment.json", b"/* FHIR */" + good)
    yield Hostile("single-quotes.json", good.replace(b'"', b"'"))
    yield Hostile("broken-lines.ndjson", b'{"resourceType":"Condition","code":{"text":"a"}}\n{"resour\n\n[]\n' * 500)


def _sizes() -> Iterator[Hostile]:
    yield Hostile("million-entries.json", _OPEN + b"{}," * 1_000_000 + _GOOD + b"]}")
    yield Hostile("million-nulls.json", _OPEN + b"null," * 1_000_000 + _GOOD + b"]}", facts=1)
    yield Hostile(
        "huge-string.json",
        _bundle(b'{"resource":{"resourceType":"Condition","code":{"text":"%s"}}}' % (b"x" * (20 << 20))),
    )
    yield Hostile("huge-key.json", _bundle(b'{"%s":1}' % (b"k" * (20 << 20))))
    yield Hostile(
        "many-keys.json", b'{"resourceType":"Patient",' + b",".join(b'"k%d":1' % n for n in range(500_000)) + b"}"
    )
    yield Hostile("blank.json", b" " * (30 << 20))
    yield Hostile(
        "base64-bomb.json",
        _bundle(
            b'{"resource":{"resourceType":"Binary","contentType":"text/plain","data":"%s"}}' % (b"QUFB" * (8 << 20))
        ),
    )
    own: list[Any] = [{"reference": "Observation/1"}]
    loop: dict[str, Any] = {
        "resourceType": "Observation",
        "id": "1",
        "code": concept("loop"),
        "hasMember": own,
        "derivedFrom": own,
    }
    yield Hostile("reference-loop.json", json.dumps(loop).encode())
    pointers: list[Any] = [{"reference": f"Condition/{number % 2_000}"} for number in range(40_000)]
    yield Hostile(
        "reference-storm.json",
        _bundle(
            json.dumps({"resource": {"resourceType": "Encounter", "id": "e", "reasonReference": pointers}}).encode()
        ),
    )


def _script(trap: Trap) -> Iterator[Hostile]:
    for name, div in {
        "script": "<script>fetch('%s')</script>",
        "img": "<img src=x onerror=alert(1)>",
        "iframe": "<iframe src='%s'></iframe>",
        "link": "<a href='javascript:alert(1)'>x</a>",
        "svg": "<svg onload=alert(1)>",
        "style": "<style>@import '%s'</style>",
        "object": "<object data='%s'></object>",
        "unclosed": "<div" * 50_000,
        "nested": "<div>" * 100_000,
        "entity": "&lt;" * 100_000,
        "comment": "<!--" * 50_000,
        "cdata": "<![CDATA[" * 50_000,
        "attributes": "<p " + "a=1 " * 200_000 + ">",
    }.items():
        narrative = {"status": "generated", "div": div.replace("%s", trap.address)}
        resource = {"resourceType": "Condition", "id": "1", "text": narrative, "code": {}}
        yield Hostile(f"narrative-{name}.json", json.dumps(resource).encode())
    for number, url in enumerate(
        (trap.address, f"file://{trap.secret}", "javascript:alert(1)", "data:text/html,<script>", "//x", "\\\\x\\y")
    ):
        attachment = {"contentType": "text/html", "url": url, "title": url}
        reference: dict[str, Any] = {
            "resourceType": "DocumentReference",
            "id": "1",
            "content": [{"attachment": attachment}],
            "status": "current",
        }
        yield Hostile(f"address-{number}.json", json.dumps(reference).encode())
