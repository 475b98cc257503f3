"""Django's settings, built here and nowhere else. No secret has a default: each start makes its own."""

from __future__ import annotations

import secrets
from pathlib import Path

from csp.constants import NONE, SELF

from second_opinion.store.setup import DATABASES, STORE_SETTINGS

__all__ = ["DATABASES"]

_WEB = Path(__file__).resolve().parents[1] / "web"

SECRET_KEY = secrets.token_urlsafe(48)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "second_opinion.web.urls"
INSTALLED_APPS = [*STORE_SETTINGS["INSTALLED_APPS"], "csp"]
DEFAULT_AUTO_FIELD = STORE_SETTINGS["DEFAULT_AUTO_FIELD"]
USE_TZ = True
TIME_ZONE = "UTC"
# Every sentence goes through second_opinion.content.words; Django's own translations are not used.
USE_I18N = False

MIDDLEWARE = [
    "second_opinion.web.middleware.headers.Headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "second_opinion.web.middleware.door.Door",
    "django.middleware.csrf.CsrfViewMiddleware",
    "second_opinion.web.middleware.screening.Screening",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(_WEB.glob("*/templates")),
        "OPTIONS": {
            "builtins": ["second_opinion.web.components.tags", "second_opinion.web.components.parts"],
            "context_processors": ["django.template.context_processors.csrf"],
        },
    }
]

CSRF_COOKIE_NAME = "second-opinion-form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "second_opinion.web.components.page.foreign"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Uploads are streamed by the gather step. What Django itself would buffer stays in memory, never on disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
# Files beyond it are dropped, and the page says so (web.gather.asking.MOST_AT_ONCE).
FILE_UPLOAD_MAX_MEMORY_SIZE = 50 << 20
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# Only the class of an error and where it happened; never a value from the record.
LOGGING_CONFIG = None
