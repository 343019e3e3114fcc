"""What the arrangement of an agenda depends on, so that it is found once and serves every pair."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..prose import Piece

_OF_THE_PAIR = {"date": None, "next": None, "notes": None, "edition": None, "pair": None, "finish": None}
"""These stand on lines of a fixed height, at the foot of the page, or on pages of their own; and what is typed in takes
no more room than what is written."""

_DIGIT = re.compile(r"\d")


def shape_of(data: Mapping[str, Any]) -> Mapping[str, object]:
    """Return the data of an agenda without what differs from pair to pair; in times every figure is as wide as a 0."""
    clock = data["clock"] and ["00:00", "00:00"]
    activities = [{**one, "start": _DIGIT.sub("0", one["start"])} for one in data["activities"]]
    return {**data, **_OF_THE_PAIR, "clock": clock, "activities": activities}


def letters_of(data: Mapping[str, Any]) -> int:
    """Return how many letters the steps and the lines to say have; by them the search guesses where to begin."""
    return sum(_letters(step) for one in data["activities"] for step in (*one["steps"], *_texts(one["say"])))


def _texts(lines: Iterable[Mapping[str, Any]]) -> Iterable[list[Piece]]:
    return (line["text"] for line in lines)


def _letters(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.get("text", " ")) + _letters(piece.get("children", ())) for piece in pieces)
