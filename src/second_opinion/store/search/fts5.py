"""Search with SQLite's FTS5: words by their beginnings, without accents or case, all of them in one fact.

A row has the id of its merged fact, which is by time: the newest are found first without sorting. Beside its words it
holds who said it, its kind and the files it is from, so that any filters together are one question to one index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from django.db import connection

CREATE: Final = (
    "CREATE VIRTUAL TABLE store_words USING fts5"
    "(words, who, kind, source, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2',"
    " prefix='1 2 3')"
)
DROP: Final = "DROP TABLE store_words"
_WORD: Final = re.compile(r"\w+")

Row = tuple[int, str, str, str, str]
"""A fact's row, its words, who did or wrote it, its kind, the ids of its originals (in one text, with spaces)."""


def add(rows: Iterable[Row]) -> None:
    """Make facts findable; quickest in the order of their rows."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO store_words(rowid, words, who, kind, source) VALUES (%s, %s, %s, %s, %s)", list(rows)
        )


def forget(rows: Iterable[int]) -> None:
    """Take facts out of the index."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM store_words WHERE rowid = %s", [(row,) for row in rows])


def wanted(text: str) -> str:
    """What was typed, as the index understands it; empty when there is no word in it. Signs have no meaning."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(text))


def match(*, words: str = "", who: str = "", kinds: Iterable[str] = (), original: str = "") -> str:
    """The question for facts that fit all of these; empty when nothing is asked. ``words`` and ``who`` as typed."""
    whole = {"kind": " OR ".join(f'"{each}"' for each in sorted(kinds) if _plain(each))}
    whole["source"] = f'"{original if _plain(original) else "none"}"' if original else ""
    asked = {"words": wanted(words), "who": wanted(who), **whole}
    return " AND ".join(f"{column} : ({question})" for column, question in asked.items() if question)


def _plain(word: str) -> bool:
    return word.isascii() and word.isalnum()
