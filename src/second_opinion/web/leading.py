"""Where a form may lead afterwards: only to a page of our own."""

from __future__ import annotations

from django.utils.http import url_has_allowed_host_and_scheme


def safe_path(asked: str) -> str:
    """The path, or "/" when it would lead anywhere else."""
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours else "/"
