"""The search index: every word of every merged fact, found by its row."""

from typing import ClassVar

from django.db import migrations

from second_opinion.store.search import fts5


class Migration(migrations.Migration):
    """Adds the index."""

    dependencies: ClassVar = [("store", "0001_binder")]
    operations: ClassVar = [migrations.RunSQL(fts5.CREATE, fts5.DROP)]
