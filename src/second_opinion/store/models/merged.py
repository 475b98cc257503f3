"""A person's record after merging: a view that is made again whenever files come or go."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from second_opinion.store.models.people import Person


class MergedFact(models.Model):
    """One merged fact. ``data`` is the fact (MessagePack); the other columns are for finding it: ``day`` is the first
    day as written ("" when undated), ``thing`` what a trend is about, ``who`` the people who did or wrote it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    fact = models.CharField(max_length=64)
    kind = models.CharField(max_length=32)
    standing = models.CharField(max_length=20)
    day = models.CharField(max_length=40, blank=True)
    label = models.TextField(blank=True)
    thing = models.TextField(blank=True)
    who = models.TextField(blank=True)
    sources = models.IntegerField()
    data = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("person", "fact"), name="fact_once")]
        indexes: ClassVar = [
            models.Index(fields=("person", "day", "id"), name="by_day"),
            models.Index(fields=("person", "kind", "day", "id"), name="by_kind"),
            models.Index(fields=("person", "thing"), name="by_thing"),
        ]


class MergedSource(models.Model):
    """An original that says a merged fact."""

    fact = models.ForeignKey(MergedFact, on_delete=models.CASCADE, related_name="said_by")
    original = models.CharField(max_length=64, db_index=True)

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Contradiction(models.Model):
    """Statements of one record that do not fit together (MessagePack)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    number = models.IntegerField()
    data = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class LeftOut(models.Model):
    """A fact the person keeps to themselves: it stands in no packet. Kept by the fact's id, which survives merging."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    fact = models.CharField(max_length=64)
    since = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("person", "fact"), name="left_out_once")]
