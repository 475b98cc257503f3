"""The command line speaks the person's language without being told twice."""

import pytest

from second_opinion.cli.language import language


@pytest.mark.parametrize(
    ("arguments", "environment", "spoken"),
    [
        ([], {}, "en"),
        ([], {"LANG": "es_US.UTF-8"}, "es"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LC_ALL": "en_US.UTF-8", "LANG": "es_MX.UTF-8"}, "en"),
        (["packet", "--lang", "es"], {"LANG": "en_US.UTF-8"}, "es"),
        (["packet", "--lang=en"], {"LANG": "es_US.UTF-8"}, "en"),
        (["packet", "--lang", "fr"], {"LANG": "es_US.UTF-8"}, "es"),
        (["packet", "--lang"], {}, "en"),
    ],
)
def test_the_language_asked_for_comes_before_the_computers(
    arguments: list[str], environment: dict[str, str], spoken: str
) -> None:
    assert language(arguments, environment) == spoken
