"""The files as they came, what was read from each, and how each ended in each gathering."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from second_opinion.store.models.keeping import Job, Trash


class Original(models.Model):
    """One original in the binder. ``id`` is the SHA-256 of its bytes, ``sealed`` the id of the sealed object that holds
    them (empty: only what was read from it is kept). ``told`` is its FileOutcome without people and facts, for lists
    (MessagePack); ``name`` what it is called, ``read`` a fingerprint of its reading. In the trash it keeps its row and
    is part of nothing."""

    id = models.CharField(primary_key=True, max_length=64)
    sealed = models.CharField(max_length=64, blank=True)
    size = models.BigIntegerField()
    inside = models.CharField(max_length=64, blank=True, db_index=True)
    name = models.TextField(blank=True)
    told = models.BinaryField(default=b"")
    read = models.CharField(max_length=64, blank=True)
    facts = models.IntegerField(default=0)
    added = models.DateTimeField(auto_now_add=True)
    trash = models.ForeignKey(Trash, null=True, on_delete=models.SET_NULL, related_name="originals")

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Reading(models.Model):
    """Everything that was read from an original: its whole FileOutcome (MessagePack), which may be large."""

    original = models.OneToOneField(Original, on_delete=models.CASCADE, primary_key=True, related_name="whole")
    data = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class OriginalPerson(models.Model):
    """Whose an original is. One that names several people is in the record of each."""

    original = models.ForeignKey(Original, on_delete=models.CASCADE, related_name="owners")
    person = models.CharField(max_length=64, db_index=True)

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("original", "person"), name="owned_once")]


class Outcome(models.Model):
    """How one file of one gathering ended; ``data`` is the FileOutcome without its facts (MessagePack), ``ending`` and
    ``name`` are out of it."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="outcomes")
    number = models.IntegerField()
    original = models.CharField(max_length=64, blank=True, db_index=True)
    ending = models.CharField(max_length=10, blank=True)
    name = models.TextField(blank=True)
    facts = models.IntegerField(default=0)
    data = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        ordering = ("job", "number")
        constraints: ClassVar = [models.UniqueConstraint(fields=("job", "number"), name="outcome_once")]
        indexes: ClassVar = [models.Index(fields=("job", "ending", "name", "facts"), name="by_ending")]
