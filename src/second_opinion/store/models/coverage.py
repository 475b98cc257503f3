"""What a person keeps about their coverage: the last question, the calls to the plan, pictures of the card."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from second_opinion.store.models.keeping import Trash
from second_opinion.store.models.people import Person


class PlanQuestion(models.Model):
    """The last question; ``data`` is the record's PlanQuestion (MessagePack)."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    data = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class PlanCall(models.Model):
    """One call; ``data`` is the record's PlanCall (MessagePack). In the trash it keeps its row and is not listed."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    data = models.BinaryField()
    made = models.DateTimeField(auto_now_add=True)
    trash = models.ForeignKey(Trash, null=True, on_delete=models.CASCADE, related_name="calls")

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class CardPicture(models.Model):
    """A photo of one side of the insurance card, small enough to lie in the database: encrypted with it, backed up with
    it, gone with the person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    side = models.CharField(max_length=5)
    kind = models.CharField(max_length=20)
    data = models.BinaryField()
    added = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("person", "side"), name="one_picture_a_side")]
