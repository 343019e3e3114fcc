"""Whoever mistypes one letter of an address is told the right address first."""

from collections.abc import Iterator
from functools import cache
from random import Random

import pytest

from house import REPOSITORY
from turnabout.clients.customising import Customiser
from turnabout.clients.overlay.suggest import one_slip_away, unknown
from turnabout.core.nodes import Table, find
from turnabout.sources.address import address_of, addresses, path_of
from turnabout.sources.workspace import open_workspace

from .strategies import ROOT

LETTERS = "abcdefghijklmnopqrstuvwxyz-0123456789/"
MANY = 3000


def one_slip(text: str, random: Random) -> str:
    """Return a text with a letter lost, doubled, wrong, added or swapped with the next."""
    at = random.randrange(len(text))
    before, here, after = text[:at], text[at], text[at + 1 :]
    match random.choice(("lost", "doubled", "wrong", "added", "swapped")):
        case "lost":
            return before + after
        case "doubled":
            return before + here * 2 + after
        case "wrong":
            return before + random.choice(LETTERS) + after
        case "added":
            return before + random.choice(LETTERS) + here + after
    return before + after[:1] + here + after[1:]


@cache
def _shipped() -> Table:
    workspace, _ = open_workspace(REPOSITORY)
    base = Customiser(workspace).base("reverse-mentoring")
    assert base is not None
    return base.tree


def _slips(tree: Table, seed: int) -> Iterator[tuple[str, str]]:
    """Yield an address and what somebody typed for it, as often as wanted; what is another address is no slip."""
    random = Random(seed)
    every = [address_of(path) for path, _ in addresses(tree)]
    while True:
        address = random.choice(every)
        typed = one_slip(address, random)
        if find(tree, path_of(typed)) is None:
            yield address, typed


def test_the_first_suggestion_is_right_for_99_of_100_slips_in_the_shipped_curriculum() -> None:
    tree, wrong = _shipped(), []
    slips = _slips(tree, 2027)
    for _ in range(MANY):
        address, typed = next(slips)
        _, hint = unknown(tree, path_of(typed))
        if hint != f"did you mean {address!r}":
            wrong.append((address, typed, hint))
    assert len(wrong) <= MANY / 100, wrong[:20]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tea/activites/taste", "tea/activities/taste"),
        ("tea/activities/tsate/title", "tea/activities/taste/title"),
        ("taeactivities/taste", None),
        ("teaactivities/taste", "tea/activities/taste"),
        ("tea//activities/taste", "tea/activities/taste"),
        ("tea/activities/taste/titel", "tea/activities/taste/title"),
        ("tea/activities/tastee", "tea/activities/taste"),
        ("tea/activities/taste/serve", "tea/activities/taste/serves"),
        ("ground-rulse", "ground-rules"),
        ("bred", "bread"),
        ("brand/nme", "brand/name"),
    ],
)
def test_one_letter_is_found_wherever_it_is_wrong(typed: str, meant: str | None) -> None:
    found = one_slip_away(ROOT, typed)
    assert (address_of(found) if found else None) == meant


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("tea/taste/title", "'tea' has no 'taste'; it has title, needs, activities, prompts, worksheets",
         "did you mean 'tea/activities/taste/title'"),
        ("tea/activities/tatse/tilte", "'tea/activities' has no 'tatse'; it has hello, taste, back",
         "did you mean 'tea/activities/taste/title'"),
        ("tea/title/one", "'tea/title' is one value and has nothing inside", "did you mean 'tea/title'"),
        ("tea//title", "'tea' is followed by two strokes, or by one too many", "did you mean 'tea/title'"),
        ("tea/another-thing", "'tea' has no 'another-thing'; it has title, needs, activities, prompts, worksheets",
         "turnabout ids lists all addresses"),
    ],
)  # fmt: skip
def test_the_message_says_what_is_there_and_the_hint_what_was_meant(typed: str, message: str, hint: str) -> None:
    assert unknown(ROOT, path_of(typed)) == (message, hint)
