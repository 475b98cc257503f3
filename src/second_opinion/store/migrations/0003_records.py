"""A merged record has a number, and rows in the order of time; what was read from a file stands apart from its row.

Merged records are views: they are cleared here and made again when the binder is opened (``sorting.is_due``).
"""

from __future__ import annotations

from typing import Any, ClassVar, Final

import django.db.models.deletion
import msgspec
from django.apps.registry import Apps
from django.db import migrations, models

WORDS_BEFORE: Final = (
    "CREATE VIRTUAL TABLE store_words USING fts5"
    "(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
WORDS: Final = (
    "CREATE VIRTUAL TABLE store_words USING fts5"
    "(words, who, kind, source, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2',"
    " prefix='1 2 3')"
)
DROP: Final = "DROP TABLE store_words"
_READ: Final = msgspec.msgpack.Decoder(dict[str, Any]).decode


def move_readings(apps: Apps, _schema: object) -> None:
    """What was read goes to its own table; what a list shows of it stays."""
    readings = _rows(apps, "Reading")
    for row in _rows(apps, "Original").iterator(chunk_size=50):
        read = _READ(bytes(row.reading))
        readings.create(original=row, data=row.reading)
        row.name = next(iter(read["original"].get("names", ())), "")
        row.told = msgspec.msgpack.encode({key: read[key] for key in read.keys() - {"people", "facts"}})
        row.save(update_fields=["name", "told"])


def name_outcomes(apps: Apps, _schema: object) -> None:
    """How each file ended and what it is called, where a list finds it."""
    for row in _rows(apps, "Outcome").iterator(chunk_size=500):
        read = _READ(bytes(row.data))
        row.ending, row.name = read["ending"], next(iter(read["original"].get("names", ())), "")
        row.save(update_fields=["ending", "name"])


def _rows(apps: Apps, name: str) -> models.Manager[Any]:
    found: models.Manager[Any] = apps.get_model("store", name).objects
    return found


def _number() -> tuple[str, Any]:
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """Other tables for merged records, and two columns' worth of what was inside a blob."""

    dependencies: ClassVar = [("store", "0002_words")]
    operations: ClassVar = [
        migrations.DeleteModel("Contradiction"),
        migrations.DeleteModel("MergedSource"),
        migrations.DeleteModel("MergedFact"),
        migrations.RunSQL(DROP, WORDS_BEFORE),
        migrations.RunSQL(WORDS, DROP),
        migrations.AddField("person", "counts", models.BinaryField(default=b"")),
        migrations.AddField("person", "record", models.BigIntegerField(default=0)),
        migrations.AddField("person", "merged", models.CharField(blank=True, default="", max_length=64), False),
        migrations.AddField("original", "name", models.TextField(blank=True, default=""), False),
        migrations.AddField("original", "told", models.BinaryField(default=b"")),
        migrations.AddField("original", "read", models.CharField(blank=True, default="", max_length=64), False),
        migrations.AddField("outcome", "ending", models.CharField(blank=True, default="", max_length=10), False),
        migrations.AddField("outcome", "name", models.TextField(blank=True, default=""), False),
        migrations.CreateModel(
            "Reading",
            [
                (
                    "original",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="whole",
                        serialize=False,
                        to="store.original",
                    ),
                ),
                ("data", models.BinaryField()),
            ],
        ),
        migrations.RunPython(move_readings, migrations.RunPython.noop),
        migrations.RunPython(name_outcomes, migrations.RunPython.noop),
        migrations.RemoveField("original", "reading"),
        migrations.AddIndex(
            "outcome", models.Index(fields=["job", "ending", "name", "facts"], name="by_ending")
        ),
        migrations.CreateModel(
            "Draft",
            [
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("gone", models.BooleanField(default=False)),
                ("beat", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            "MergedFact",
            [
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("record", models.BigIntegerField()),
                ("fact", models.CharField(max_length=64)),
                ("day", models.CharField(blank=True, max_length=40)),
                ("thing", models.TextField(blank=True)),
                ("sources", models.IntegerField()),
                ("line", models.BinaryField()),
            ],
            {
                "indexes": [
                    models.Index(fields=["record", "day"], name="by_day"),
                    models.Index(fields=["record", "thing", "day"], name="by_thing"),
                ],
                "constraints": [models.UniqueConstraint(fields=("record", "fact"), name="fact_once")],
            },
        ),
        migrations.CreateModel(
            "MergedData",
            [("id", models.BigAutoField(primary_key=True, serialize=False)), ("data", models.BinaryField())],
        ),
        migrations.CreateModel(
            "Contradiction",
            [_number(), ("record", models.BigIntegerField()), ("number", models.IntegerField()),
             ("data", models.BinaryField())],
            {"constraints": [models.UniqueConstraint(fields=("record", "number"), name="contradiction_once")]},
        ),
        migrations.CreateModel(
            "ContradictionSide",
            [_number(), ("record", models.BigIntegerField()), ("fact", models.CharField(max_length=64)),
             ("number", models.IntegerField())],
            {"indexes": [models.Index(fields=["record", "fact", "number"], name="by_side")]},
        ),
    ]  # fmt: skip
