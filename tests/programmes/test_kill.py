"""The small run of the programme that kills gatherings, and its control."""

from __future__ import annotations

import random
from pathlib import Path

from tests.programmes.kill import one_round


def test_what_was_said_to_be_saved_is_there_after_a_kill_at_any_moment(tmp_path: Path) -> None:
    dice = random.Random(1)  # noqa: S311 -- repeatable data, not secrets
    rounds = [one_round(tmp_path / str(number), dice) for number in range(8)]
    assert [wrong for _, wrong in rounds] == [[]] * 8
    assert sum(saved for saved, _ in rounds) > 8


def test_a_program_that_says_saved_too_early_is_caught(tmp_path: Path) -> None:
    dice = random.Random(2)  # noqa: S311 -- repeatable data, not secrets
    assert any(one_round(tmp_path / str(number), dice, too_early=True)[1] for number in range(6))
