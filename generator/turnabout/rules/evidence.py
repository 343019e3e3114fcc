"""Whoever names a study or a figure names the claim behind it."""

import re
from collections.abc import Iterator

from ..core.problems import Problem
from .passages import Passage, place_in
from .vocabulary import folded_all

_NOUN = r"\b(?:study|studies|surveys?|experiments?)\b"
_FOUND = r"\b(?:found|finds|show(?:s|ed|n)?|suggest(?:s|ed)?|report(?:s|ed)?|followed)\b"
_STUDY = re.compile(
    r"\b\d+(?:[.,]\d+)? ?(?:%|per cent\b|percent\b)"
    r"|\b(?:19[5-9]|20[0-3])\d\b(?!-\d)"
    r"|\b(?:meta-analys[ie]s|consensus (?:study|report)|peer-reviewed)\b"
    rf"|{_NOUN}[^.?]{{0,60}}{_FOUND}"
    rf"|{_NOUN} (?:of|with|among) \d"
    r"|\bresearch(?:ers)? (?:shows?|found|finds?|suggests?|rejects?|says?)\b"
    r"|\b[dp] ?[=<] ?\.?\d",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"\d|meta-analys|consensus|peer-rev|study|studies|survey|experiment|research")
"""Every text with a study or a figure has one of these; it is sooner found, in small letters."""

_CLAIM = re.compile(r"\[@[A-Za-z0-9-]+\]")
_FREE = ("review", "version", "title", "link")
"""Keys whose values may hold a year of their own, as may the days of consent."""


def evidence_problems(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, Problem]]:
    """Yield a problem for each passage that names a study or figure without a marker [@claim-id]."""
    for passage, text in zip(passages, folded_all(passage.text for passage in passages), strict=True):
        found = _MAYBE.search(text) and _STUDY.search(passage.text)
        if found and not _CLAIM.search(passage.text) and not _is_free(passage.address):
            yield (
                passage,
                Problem(
                    place_in(passage, found.start()),
                    "figure-without-claim",
                    f"{' '.join(found.group().split())!r} names a study or a figure, and no claim stands by it",
                    "add [@claim-id] with an id from claims: in sources.yml, or leave the figure out",
                ),
            )


def _is_free(address: str) -> bool:
    steps = address.split("/")
    return steps[-1] in _FREE or "consent" in steps
