"""What stands in none of many texts is told at once; what might stand there is never denied."""

import re

import pytest

from turnabout.rules.vocabulary import Vocabulary

TEXTS = ("Stop the RESET now.", "They are\nold  hands at \u017ftretching.", "Caf\u00e9 au lait")


@pytest.mark.parametrize(
    ("phrase", "is_there"),
    [
        ("reset", True),
        ("old hands", True),
        ("stretching", True),
        ("set", False),
        ("hands old", False),
        ("old hand", False),
        ("caf\u00e9", True),
        ("na\u00efve", True),
    ],
)
def test_a_phrase_is_looked_for_whatever_its_case_and_space(phrase: str, is_there: bool) -> None:
    assert Vocabulary(TEXTS).may_hold(phrase) is is_there


@pytest.mark.parametrize("phrase", ["reset", "old hands", "stretching", "set", "caf\u00e9"])
def test_what_a_pattern_finds_is_never_denied(phrase: str) -> None:
    words = r"\s+".join(map(re.escape, phrase.split()))
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    assert Vocabulary(TEXTS).may_hold(phrase) or not any(map(pattern.search, TEXTS))
