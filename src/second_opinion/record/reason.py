"""A sentence for a person that is not yet in their language."""

from __future__ import annotations

import msgspec


class Reason(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Why something ended as it did. ``text`` is the English sentence and catalogue key, with ``{names}`` for the
    ``values``; the edge puts it into the person's language. Values never hold more of a file than its own name."""

    text: str
    values: dict[str, str] = {}

    @property
    def english(self) -> str:
        """The sentence in English."""
        return self.text.format_map(self.values)


def N_(text: str) -> str:  # noqa: N802 -- gettext's own name for "translate later"; extractors look for it
    """Mark a text for the catalogue without translating it here."""
    return text
