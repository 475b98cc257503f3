"""What is logged names no person."""

from __future__ import annotations

import logging
import sys

from second_opinion.start.logs import Placed


def test_an_error_is_logged_by_its_kind_and_place_without_its_words() -> None:
    try:
        raise ValueError("Rosa Delgado")
    except ValueError:
        record = logging.LogRecord("web", logging.ERROR, "", 0, "Error at %s", ("/record/Rosa",), sys.exc_info())
    said = Placed().format(record)
    assert said.startswith("ValueError in web: test_an_error_is_logged_by_its_kind_and_place_without_its_words:")
    assert "Rosa" not in said.partition(": ")[0] + said.partition("words:")[2]
