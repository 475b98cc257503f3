"""A person's record after merging: a view that is made again whenever files come or go.

A record is written under a number of its own and shown only once it is whole (``Person.record``). Its rows have ids in
the order of time (:mod:`second_opinion.store.places`), so that a page of it costs the same however long it is.
"""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from second_opinion.store.models.people import Person


class Draft(models.Model):
    """The number of a record that is not shown: being written (``gone`` False), or to be taken away (True). ``beat``
    is the writer's last sign of life; without one the rows are left over from a crash."""

    number = models.BigAutoField(primary_key=True)
    gone = models.BooleanField(default=False)
    beat = models.DateTimeField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class MergedFact(models.Model):
    """One merged fact, as a list shows it. ``line`` is the fact without what only its own page shows (MessagePack);
    ``day`` its first day as written ("" when undated), ``thing`` what a trend is about, ``sources`` how many originals
    say it."""

    id = models.BigAutoField(primary_key=True)
    record = models.BigIntegerField()
    fact = models.CharField(max_length=64)
    day = models.CharField(max_length=40, blank=True)
    thing = models.TextField(blank=True)
    sources = models.IntegerField()
    line = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("record", "fact"), name="fact_once")]
        indexes: ClassVar = [
            models.Index(fields=("record", "day"), name="by_day"),
            models.Index(fields=("record", "thing", "day"), name="by_thing"),
        ]


class MergedData(models.Model):
    """A merged fact in full (MessagePack), under the id of its row."""

    id = models.BigAutoField(primary_key=True)
    data = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Contradiction(models.Model):
    """Statements of one record that do not fit together (MessagePack), counted from zero."""

    record = models.BigIntegerField()
    number = models.IntegerField()
    data = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("record", "number"), name="contradiction_once")]


class ContradictionSide(models.Model):
    """A fact that a contradiction of its record names."""

    record = models.BigIntegerField()
    fact = models.CharField(max_length=64)
    number = models.IntegerField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=("record", "fact", "number"), name="by_side")]


class LeftOut(models.Model):
    """A fact the person keeps to themselves: it stands in no packet. Kept by the fact's id, which survives merging."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    fact = models.CharField(max_length=64)
    since = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("person", "fact"), name="left_out_once")]
