"""The recovery code: 160 random bits as eight groups of four letters and a ninth that catches a slip of the pen.

The letters are Crockford's base 32: no I, L, O or U. Reading back forgives case, spaces, dashes, I for 1 and O for 0.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BYTES, GROUP = 20, 4
_FORGIVEN = str.maketrans({"I": "1", "L": "1", "O": "0", " ": "", "-": "", "–": "", "\t": "", "\n": ""})


def new() -> str:
    """A new code, as it is printed: "7KQ2-…"."""
    return write(secrets.token_bytes(BYTES))


def write(secret: bytes) -> str:
    """The code of a 160-bit secret."""
    letters = _letters(secret) + _check(secret)
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def read(code: str) -> bytes | None:
    """The secret of a code as typed, or None when it has a slip in it."""
    typed = code.upper().translate(_FORGIVEN)
    if len(typed) != BYTES * 8 // 5 + GROUP or any(letter not in LETTERS for letter in typed):
        return None
    number = 0
    for letter in typed[:-GROUP]:
        number = number * 32 + LETTERS.index(letter)
    secret = number.to_bytes(BYTES, "big")
    return secret if secrets.compare_digest(_check(secret), typed[-GROUP:]) else None


def _letters(data: bytes) -> str:
    number = int.from_bytes(data, "big")
    return "".join(LETTERS[number >> shift & 31] for shift in range(len(data) * 8 - 5, -1, -5))


def _check(secret: bytes) -> str:
    """20 bits of a hash: one slip in a million goes unseen here, and none opens anything."""
    return _letters(hashlib.sha256(b"second-opinion recovery check" + secret).digest()[:5])[:GROUP]
