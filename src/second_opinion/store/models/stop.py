"""What the stop page keeps: how it was left, and what was being typed when it came."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models


class StopAnswer(models.Model):
    """One time that somebody left the stop page; ``data`` says when, for whom and about which signs (MessagePack)."""

    data = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class TypedDraft(models.Model):
    """What stood in the fields of a page when the stop page came (MessagePack); gone once it was sent."""

    path = models.CharField(primary_key=True, max_length=200)
    data = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()
