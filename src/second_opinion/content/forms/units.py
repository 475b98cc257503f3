"""The units a form may ask for: UCUM code (ucum.org) to what is printed beside the box, English and Spanish."""

from __future__ import annotations

from typing import Final

from second_opinion.content.forms.schema import Text

UNITS: Final = {
    "": Text(en="", es=""),
    "%": Text(en="%", es="%"),
    "/min": Text(en="per min", es="por min"),
    "[degF]": Text(en="°F", es="°F"),
    "Cel": Text(en="°C", es="°C"),
    "[in_i]": Text(en="in", es="pulg"),
    "[lb_av]": Text(en="lb", es="lb"),
    "[iU]": Text(en="units", es="unidades"),
    "cm": Text(en="cm", es="cm"),
    "d": Text(en="days", es="días"),
    "g": Text(en="g", es="g"),
    "h": Text(en="hours", es="horas"),
    "kg": Text(en="kg", es="kg"),
    "mg": Text(en="mg", es="mg"),
    "mg/dL": Text(en="mg/dL", es="mg/dL"),
    "min": Text(en="min", es="min"),
    "mL": Text(en="mL", es="mL"),
    "mm[Hg]": Text(en="mmHg", es="mmHg"),
    "mmol/L": Text(en="mmol/L", es="mmol/L"),
    "{USD}": Text(en="$", es="$"),
}
