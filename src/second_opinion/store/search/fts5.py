"""Search with SQLite's FTS5: words by their beginnings, without accents or case, all of them in one fact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from django.db import connection

CREATE: Final = (
    "CREATE VIRTUAL TABLE store_words USING fts5"
    "(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
DROP: Final = "DROP TABLE store_words"
_WORD: Final = re.compile(r"\w+")


def add(rows: Iterable[tuple[int, str]]) -> None:
    """Make facts findable by their words: pairs of the row of a merged fact and its text."""
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO store_words(rowid, words) VALUES (%s, %s)", list(rows))


def forget(rows: Iterable[int]) -> None:
    """Take facts out of the index."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM store_words WHERE rowid = %s", [(row,) for row in rows])


def wanted(text: str) -> str:
    """What was typed, as the index understands it; empty when there is no word in it. Signs have no meaning."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(text))


SUBQUERY: Final = "store_mergedfact.id IN (SELECT rowid FROM store_words WHERE store_words MATCH %s)"
"""The condition on merged facts that a ``wanted`` text makes."""
