"""What is written down when something goes wrong: the kind of error, and where. Never a value: it may be a person's."""

from __future__ import annotations

import logging
import sys
import traceback


class Placed(logging.Formatter):
    """An error as its class and the lines of code it went through, without its message or its values."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        if not record.exc_info or record.exc_info[0] is None:
            return f"{record.levelname.lower()} in {record.name}"
        frames = traceback.extract_tb(record.exc_info[2])[-3:]
        places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
        return f"{record.exc_info[0].__name__} in {record.name}: {places}"


def keep_quiet() -> None:
    """From now on nothing else is logged, by us or by a library."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Placed())
    logging.basicConfig(level=logging.ERROR, handlers=[handler], force=True)
