"""Django's settings, built here and nowhere else. No secret has a default: each start makes its own."""

from __future__ import annotations

import secrets

from second_opinion.store.setup import DATABASES, STORE_SETTINGS

__all__ = ["DATABASES"]

SECRET_KEY = secrets.token_urlsafe(48)
DEBUG = False
INSTALLED_APPS = [*STORE_SETTINGS["INSTALLED_APPS"]]
DEFAULT_AUTO_FIELD = STORE_SETTINGS["DEFAULT_AUTO_FIELD"]
USE_TZ = True
TIME_ZONE = "UTC"
