"""The people of a binder, what is being decided for each, and who was said to be the same person."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models


class Person(models.Model):
    """A person with a place in the binder. ``described`` is the record's Person, ``told`` the one a user typed in (or
    empty), ``versions`` and ``questions`` what *merge* found out about them, ``counts`` how much their record holds
    (all MessagePack). ``record`` is the number of the merged record that is shown (0: none), ``merged`` a fingerprint
    of what it was made of."""

    key = models.CharField(primary_key=True, max_length=64)
    label = models.TextField(blank=True)
    named = models.BooleanField(default=True)
    described = models.BinaryField()
    told = models.BinaryField(default=b"")
    versions = models.BinaryField(default=b"")
    questions = models.BinaryField(default=b"")
    counts = models.BinaryField(default=b"")
    record = models.BigIntegerField(default=0)
    merged = models.CharField(max_length=64, blank=True)
    added = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        ordering = ("added", "key")


class Case(models.Model):
    """What a second opinion is sought for; ``data`` is the record's Case (MessagePack)."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    data = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Answer(models.Model):
    """What a user answered to *merge*'s question whether two piles are of one person."""

    one = models.CharField(max_length=64)
    two = models.CharField(max_length=64)
    same = models.BooleanField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("one", "two"), name="one_answer")]
