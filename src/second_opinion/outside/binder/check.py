"""Every original of a binder, read and held against what it was when it came."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

import msgspec

from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.binder.sealed import DamagedError


class Examined(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, by the ids of originals: ``good`` are counted; ``orphans`` are sealed objects that nothing names
    (left by a crash; the next opening sweeps them away)."""

    good: int
    missing: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    orphans: int = 0


def examine(
    objects: Objects, expected: Mapping[str, str], progress: Callable[[int, int], None] = lambda _done, _known: None
) -> Examined:
    """Read every original. ``expected`` gives, for the id of each sealed object, the SHA-256 of its bytes."""
    missing, damaged, good = list[str](), list[str](), 0
    for number, (sealed, original) in enumerate(sorted(expected.items()), 1):
        try:
            digest = hashlib.sha256()
            for piece in objects.pieces(sealed):
                digest.update(piece)
        except KeyError:
            missing.append(original)
        except DamagedError:
            damaged.append(original)
        else:
            good += digest.hexdigest() == original
            damaged += [] if digest.hexdigest() == original else [original]
        progress(number, len(expected))
    orphans = sum(identity not in expected for identity in objects.everything())
    return Examined(good=good, missing=tuple(missing), damaged=tuple(damaged), orphans=orphans)
