"""The choices of the people who use this binder. They are kept in it, and nowhere in clear."""

from __future__ import annotations

from typing import Any

import msgspec
from django.db import transaction

from second_opinion.store import chain
from second_opinion.store.models import Setting


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """``language`` "" means as the computer or browser says; ``idle_minutes`` without a touch and the binder locks;
    ``stop_seen`` is the ISO time at which the emergency page was answered with "this is not happening now"."""

    language: str = ""
    paper: str = "letter"
    idle_minutes: int = 15
    stop_seen: str = ""


def settings() -> Settings:
    """What is chosen, with the defaults for the rest. A value this program cannot use counts as not chosen."""
    chosen: dict[str, Any] = {}
    for row in Setting.objects.all():
        try:
            msgspec.convert({row.name: msgspec.json.decode(bytes(row.value))}, Settings)
        except msgspec.MsgspecError:
            continue
        chosen[row.name] = msgspec.json.decode(bytes(row.value))
    return msgspec.convert(chosen, Settings)


def choose(**changed: object) -> Settings:
    """Change some of them. Raises msgspec.ValidationError for a wrong type, TypeError for an unknown name."""
    after = msgspec.convert(msgspec.to_builtins(msgspec.structs.replace(settings(), **changed)), Settings)
    with transaction.atomic():
        for name, value in changed.items():
            Setting.objects.update_or_create(name=name, defaults={"value": msgspec.json.encode(value)})
        chain.append("setting", msgspec.json.encode(changed))
    return after
