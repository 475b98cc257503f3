"""The search index: every word of every merged fact, found by its row."""

from typing import ClassVar, Final

from django.db import migrations

CREATE: Final = (
    "CREATE VIRTUAL TABLE store_words USING fts5"
    "(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)


class Migration(migrations.Migration):
    """Adds the index."""

    dependencies: ClassVar = [("store", "0001_binder")]
    operations: ClassVar = [migrations.RunSQL(CREATE, "DROP TABLE store_words")]
