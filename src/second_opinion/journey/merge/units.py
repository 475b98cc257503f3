"""Units in one spelling, with the exact linear factor to the base of their dimension.

Spellings follow UCUM (ucum.org) without regard to case, with the variants laboratories print. Factors within a
dimension are exact by definition (SI prefixes; pound and inch by the international yard and pound agreement of 1959).
There is no conversion between mass and amount of substance: that needs the molar mass of what is measured.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

import msgspec


class Unit(msgspec.Struct, frozen=True, gc=False):
    """``dimension`` compares only with itself; base amount = (written amount + ``shift``) × ``factor``."""

    dimension: str
    factor: Decimal = Decimal(1)
    shift: Decimal = Decimal(0)


_MASS: Final = {
    "kg": "1000",
    "g": "1",
    "gm": "1",
    "gms": "1",
    "mg": "1e-3",
    "ug": "1e-6",
    "mcg": "1e-6",
    "ng": "1e-9",
    "pg": "1e-12",
}
_VOLUME: Final = {"l": "1", "dl": "1e-1", "cl": "1e-2", "ml": "1e-3", "cc": "1e-3", "ul": "1e-6", "mcl": "1e-6",
                  "mm3": "1e-6", "cmm": "1e-6", "fl": "1e-15"}  # fmt: skip
_AMOUNT: Final = {"mol": "1", "mmol": "1e-3", "umol": "1e-6", "nmol": "1e-9", "pmol": "1e-12"}
_CHARGE: Final = {"eq": "1", "meq": "1e-3"}
_ACTIVITY: Final = {"u": "1", "iu": "1", "units": "1", "unit": "1", "unt": "1", "miu": "1e-3", "mu": "1e-3",
                    "uiu": "1e-6", "kiu": "1e3", "ku": "1e3"}  # fmt: skip
_COUNT: Final = {"10*3": "1e3", "k": "1e3", "thou": "1e3", "thousand": "1e3", "th": "1e3", "10*6": "1e6", "mil": "1e6",
                 "million": "1e6", "m": "1e6", "10*9": "1e9", "10*12": "1e12"}  # fmt: skip
_LENGTH: Final = {"m": "1", "cm": "1e-2", "mm": "1e-3", "in": "0.0254", "inches": "0.0254", "inch": "0.0254",
                  "ft": "0.3048"}  # fmt: skip
_WEIGHT: Final = {"lb": "453.59237", "lbs": "453.59237", "pounds": "453.59237", "oz": "28.349523125", "kgs": "1000"}
_TIME: Final = {"min": "60", "hr": "3600", "h": "3600", "d": "86400", "day": "86400", "24h": "86400", "24hr": "86400",
                "s": "1", "sec": "1"}  # fmt: skip
_ALONE: Final = {
    "%": Unit("percent"),
    "percent": Unit("percent"),
    "mmhg": Unit("pressure"),
    "cel": Unit("temperature"),
    "c": Unit("temperature"),
    "degc": Unit("temperature"),
    "degf": Unit("temperature", Decimal(5) / Decimal(9), Decimal(-32)),
    "f": Unit("temperature", Decimal(5) / Decimal(9), Decimal(-32)),
    "kg/m2": Unit("body mass index"),
    "ml/min/1.73m2": Unit("filtration"),
    "/min": Unit("rate"),
    "bpm": Unit("rate"),
    "beats/min": Unit("rate"),
    "breaths/min": Unit("rate"),
    "{beats}/min": Unit("rate"),
    "{breaths}/min": Unit("rate"),
    "1": Unit("number"),
    "{score}": Unit("number"),
    "score": Unit("number"),
}
# What medicines are counted in; the word adds nothing to the number.
_COUNTED: Final = (
    "tablet tablets tab tabs {tbl} {tablet} capsule capsules cap caps {capsule} puff puffs {puff} spray sprays {spray} "
    "drop drops [drp] {dose} dose doses each ea patch patches {patch}"
).split()
_VOLUMES_UNDER: Final = {"mass": _MASS, "amount": _AMOUNT, "charge": _CHARGE, "activity": _ACTIVITY, "count": _COUNT}
_RAISED: Final = str.maketrans({"²": "2", "³": "*3", "⁶": "*6", "⁹": "*9"})
_PER_CREATININE: Final = re.compile(r"(?<=/)g\{?_?cre?(?:a|at|atinine)?\}?$")
_ANNOTATION: Final = re.compile(r"[{}_]")
_NOISE: Final = re.compile(r"[\s\[\]°]|(?<=\d)\^|^x(?=10)")


def unit_of(written: str) -> Unit | None:
    """The unit a spelling stands for; an unknown spelling is a dimension of its own; None when nothing is written."""
    spelling = _spelling(written)
    if not spelling:
        return None
    return _TABLE.get(spelling) or Unit(f"as written: {spelling}")


def _spelling(written: str) -> str:
    text = written.replace("µ", "u").replace("μ", "u").translate(_RAISED).casefold()
    text = re.sub(r"(\d)\^(\d)", r"\1*\2", text)
    text = _NOISE.sub("", text).replace("(iu)", "iu").replace("{iu}", "iu")
    text = re.sub(r"^10e(\d+)", r"10*\1", text)
    text = re.sub(r"^10\((\d+)\)", r"10*\1", text)
    text = re.sub(r"\b(in|ft|lb|oz)_(i|av|us)\b", r"\1", text)
    text = re.sub(r"m\*{1,2}2|m\^2|sqm", "m2", text)
    if _PER_CREATININE.search(text):
        text = _PER_CREATININE.sub("gcreatinine", text)
    # An annotation adds no meaning to a unit ("{1.73_m2}" is "1.73 m2"), unless it is all there is of it.
    bare = _ANNOTATION.sub("", text)
    return (bare if bare in _TABLE or bare.endswith("gcreatinine") else text).rstrip(".")


def _table() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for dimension, above in _VOLUMES_UNDER.items():
        for top, size in above.items():
            for below, volume in _VOLUME.items():
                table[f"{top}/{below}"] = Unit(f"{dimension}/volume", Decimal(size) / Decimal(volume))
            for below, time in _TIME.items():
                table[f"{top}/{below}"] = Unit(f"{dimension}/time", Decimal(size) / Decimal(time))
    for dimension, units in (
        ("mass", _MASS), ("mass", _WEIGHT), ("volume", _VOLUME), ("amount", _AMOUNT), ("charge", _CHARGE),
        ("activity", {k: v for k, v in _ACTIVITY.items() if k not in {"mu", "ku"}}), ("length", _LENGTH),
    ):  # fmt: skip
        table.update({name: Unit(dimension, Decimal(factor)) for name, factor in units.items()})
    return table | _ALONE | {word.strip("[]"): Unit("number") for word in _COUNTED}


_TABLE: Final = _table()
