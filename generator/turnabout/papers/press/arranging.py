"""What is found out before a paper is drawn: how an agenda is arranged, and how roomy a sheet to fill in can be.

It does not depend on whose paper it is, so it is found once and serves every pair.
"""

import hashlib
import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Data = Mapping[str, Any]

_OF_THE_PAIR = {"pair": None, "edition": None}
"""Names stand on lines of a fixed height, and the edition at the foot of the page."""

_OF_THE_DAY = {"date": None, "next": None, "notes": None, "finish": None}
"""These stand on lines of a fixed height or on pages of their own; and what is typed in takes no more room than what is
written."""

_IN_THE_PACK = ("copy_of", "prefix")
_TEMPLATES = {"agenda": "arrange.typ", "worksheet": "fits.typ", "form": "fits.typ"}
_ANSWERS = {"agenda": "arrangement", "worksheet": "fits", "form": "fits"}
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Question:
    """Something to find out: `name` tells it from every other, `main` is what Typst is asked, and `shape` the data that
    it looks at, as JSON in `shape.json`; `is_needed` tells whether there is no drawing without an answer."""

    name: str
    main: str
    shape: str
    is_needed: bool


def questions(data: Data, templates: Container[str]) -> tuple[Question | None, ...]:
    """Return what has to be found out for a paper, or for each part of a pack; None where no template asks for it.

    `templates` are those that there are: templates of somebody's own may draw a paper as it is.
    """
    return tuple(_question(one) if _asks(one, templates) else None for one in _alone(data))


def answered(data: Data, asked: Sequence[Question | None], answers: Mapping[str, object]) -> Data:
    """Return the data of a paper with all that was found out on its questions, by their names."""
    if data["kind"] == "pack":
        parts = zip(data["parts"], asked, strict=True)
        return {**data, "parts": [{**part, **_answer(part, question, answers)} for part, question in parts]}
    return {**data, **_answer(data, asked[0], answers)}


def _answer(data: Data, question: Question | None, answers: Mapping[str, object]) -> Data:
    """Nothing where the answer is not known; the template then looks for itself, or says why there is none."""
    if question is None or question.name not in answers:
        return {}
    return {_ANSWERS[data["kind"]]: answers[question.name]}


def _alone(data: Data) -> Iterator[Data]:
    """Yield a paper, or each part of a pack as if it were by itself."""
    if data["kind"] != "pack":
        yield data
        return
    common = {key: value for key, value in data.items() if key not in ("parts", "groups")}
    for part in data["parts"]:
        yield {**common, **part}


def _asks(data: Data, templates: Container[str]) -> bool:
    """A worksheet that is read through has no room to write, and large print takes as many pages as it needs."""
    if data["kind"] == "worksheet" and data["edition"] == "facilitator":
        return False
    return _TEMPLATES.get(data["kind"]) in templates and not data.get("finish", {}).get("large", False)


def _question(data: Data) -> Question:
    shape = json.dumps(_shape(data), ensure_ascii=False, sort_keys=True)
    main = _main(data)
    name = hashlib.sha256(f"{main}\n{shape}".encode()).hexdigest()
    return Question(name, main, shape, is_needed=data["kind"] == "agenda")


def _shape(data: Data) -> Data:
    """Return the data without what differs from pair to pair; in times every figure is as wide as a 0."""
    own = {key: value for key, value in data.items() if key not in _IN_THE_PACK} | _OF_THE_PAIR
    if data["kind"] != "agenda":
        return own
    clock = data["clock"] and "00:00"
    activities = [{**one, "start": _DIGIT.sub("0", one["start"])} for one in data["activities"]]
    return {**own, **_OF_THE_DAY, "copy": None, "clock": clock, "activities": activities}


def _main(data: Data) -> str:
    if data["kind"] == "agenda":
        return f'#import "/arrange.typ": arrange\n#arrange(json("/shape.json"), {_letters_to_fit(data)})'
    return '#import "/fits.typ": fits\n#fits(json("/shape.json"))'


def _letters_to_fit(data: Data) -> int:
    """Return how many letters the steps and the lines to say have; by them the search guesses where to begin."""
    return sum(
        _letters(step) for one in data["activities"] for step in (*one["steps"], *(line["text"] for line in one["say"]))
    )


def _letters(pieces: Iterable[Data]) -> int:
    return sum(len(piece.get("text", " ")) + _letters(piece.get("children", ())) for piece in pieces)
