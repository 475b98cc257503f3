"""What a binder needs beside the record: jobs, settings, the trash, and the chain of changes."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models


class Job(models.Model):
    """Work that takes a while. ``holder`` names the process that does it; without a heartbeat its lease runs out."""

    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=10, default="waiting", db_index=True)
    done = models.IntegerField(default=0)
    known = models.IntegerField(default=0)
    payload = models.BinaryField(default=b"")
    holder = models.CharField(max_length=40, blank=True)
    heartbeat = models.DateTimeField(null=True)
    stop = models.BooleanField(default=False)
    error = models.TextField(blank=True)
    made = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Setting(models.Model):
    """One choice of the user; ``value`` is JSON."""

    name = models.CharField(primary_key=True, max_length=40)
    value = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Trash(models.Model):
    """Something thrown away, and until when it can be had back."""

    what = models.CharField(max_length=10)
    target = models.CharField(max_length=64)
    label = models.TextField(blank=True)
    thrown = models.DateTimeField()
    until = models.DateTimeField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        ordering = ("-thrown", "-id")


class Chain(models.Model):
    """One link of the chain of changes: what was changed, bound to everything before it."""

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    at = models.CharField(max_length=40)
    link = models.CharField(max_length=64)

    objects: ClassVar[models.Manager[Self]] = models.Manager()
