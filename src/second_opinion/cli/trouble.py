"""When a command cannot do what it was asked."""

from __future__ import annotations

from typing import Final

from second_opinion.record import Reason

DONE: Final = 0
FAILED: Final = 1
MISUSED: Final = 2


class CannotError(Exception):
    """Why a command could not do its work, and what a person can do about it; ``code`` is the exit code."""

    def __init__(self, reason: Reason, code: int = FAILED) -> None:
        super().__init__(reason.text)
        self.reason, self.code = reason, code
