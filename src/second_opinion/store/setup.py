"""What Django has to know to use the store, with or without the pages in the browser."""

from __future__ import annotations

import os
from typing import Any, Final

import django
from django.apps import apps
from django.conf import settings

DATABASES: Final[dict[str, dict[str, Any]]] = {
    # The file and its key come from the keyring when somebody unlocks a binder.
    "default": {"ENGINE": "second_opinion.store.sqlcipher", "NAME": "binder", "CONN_MAX_AGE": None},
}
STORE_SETTINGS: Final[dict[str, Any]] = {
    "INSTALLED_APPS": ["second_opinion.store"],
    "DATABASES": DATABASES,
    "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
    "USE_TZ": True,
    "TIME_ZONE": "UTC",
}


def setup() -> None:
    """Make the store usable. Keeps the settings of whoever configured Django first (the pages do, with more)."""
    if apps.ready:
        return
    if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
        settings.configure(**STORE_SETTINGS)
    django.setup()
