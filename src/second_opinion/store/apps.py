"""Tells Django about the store."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The binder's tables."""

    name = "second_opinion.store"
    label = "store"
