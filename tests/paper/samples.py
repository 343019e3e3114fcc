"""A small curriculum, and what can be read from the papers made of it."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2

from turnabout.core.nodes import Path as NodePath
from turnabout.core.nodes import Scalar, Sequence, Table
from turnabout.core.problems import Location
from turnabout.model.curriculum import Curriculum
from turnabout.model.settings import Edition, PaperSize
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import Sheet, print_run
from turnabout.planning.schedule import Start, plan_sessions
from turnabout.sources.origins import Origins

TERMS = {
    name: {"one": one, "many": f"{one}s", "means": "Somebody."}
    for name, one in {
        "mentor": "guide", "mentoree": "traveller", "pair": "duo", "session": "meeting",
        "coordinator": "HR partner", "facilitator": "host", "sponsor": "patron",
    }.items()
}  # fmt: skip

KINDS = ("check-in", "recall", "brief", "practice", "case", "demo", "practice", "practice", "swap", "reflect", "commit")
TIERS = ("core", "core", "core", "core", "optional", "optional", "optional", "extension", "core", "core", "core")
MINUTES = (4, 4, 6, 9, 6, 7, 6, 30, 9, 5, 4)
FLOORS = (3, 2, 4, 7, None, None, None, None, 7, 3, 2)
LEADS = ("both", "mentor", "mentoree", "facilitator", "sponsor", "both", "both", "both", "mentor", "both", "both")


def activity(number: int) -> dict[str, Any]:
    """One activity of the sample module, with the amount of text that real ones have."""
    sentence = "The guide speaks for two minutes about work that matters, and the traveller writes one word."
    return {
        "title": f"Part {number}",
        "kind": KINDS[number],
        "lead": LEADS[number],
        "tier": TIERS[number],
        "minutes": MINUTES[number],
        "floor": FLOORS[number],
        "serves": ["one"] if number != 7 else ["two"],
        "worksheet": "tally" if number == 3 else None,
        "steps": {f"s{step}": f"Step {number}.{step}: {sentence}" for step in range(1, 5)},
        "say": {"mentor": f"Guide line {number}.", "mentoree": f"Traveller line {number}."},
        "note": f"Secret note {number}.\n\n- watch *this*\n- and that\n\n1. first\n2. second",
    }


def module(**changes: Any) -> dict[str, Any]:
    """The sample module, as YAML would give it."""
    return {
        "title": "Sample module",
        "purpose": "Learn **one** thing well.",
        "objectives": {
            "one": {"for": "both", "level": "apply", "text": "Do it.", "evidence": "It is done."},
            "two": {"for": "mentoree", "level": "create", "text": "Make a long one.", "evidence": "It is long."},
        },
        "activities": {f"part-{number}": activity(number) for number in range(len(KINDS))},
        "prompts": {
            "mentor": {f"q{n}": f"Guide question {n}?" for n in (1, 2, 3)},
            "mentoree": {f"q{n}": f"Traveller question {n}?" for n in (1, 2, 3)},
        },
        "worksheets": {"tally": worksheet({"line": {"label": "Tally", "answer": "line"}})},
        "prepare": {"mentor": "Bring a topic.", "mentoree": "Bring an open mind."},
        "practice": {"if": "I want to talk", "then": "I listen first", "by-next-time": "Count it once."},
        "ground-rules": ["quiet", "kind"],
        "sign": "We both agree.",
    } | changes


def worksheet(fields: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """A worksheet with the fields given."""
    return {
        "title": "Sample sheet", "for": "pair", "how": "Write it down.", "example": "Like this.", "fields": fields,
    } | changes  # fmt: skip


def form(fields: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """A form with the fields given, for the coordinator alone."""
    return {
        "title": "Sample form", "purpose": "Ask *once*.", "filled-by": ["mentor", "mentoree"],
        "seen-by": ["coordinator"], "route": "To the desk.", "keep": "Thirty days.", "how": "Write it down.",
        "fields": fields,
    } | changes  # fmt: skip


def check(**changes: Any) -> dict[str, Any]:
    """A check with a question of each kind, a gate, and a rule of each kind."""
    return {
        "title": "Sample check", "purpose": "Find *out*.", "how": "Answer.", "caveat": "No trial.",
        "items": {
            "bread": {"ask": "Is there bread?"},
            "knife": {"ask": "Is there a knife?"},
            "heat": {"ask": "How hot?", "answer": "score", "gate": 2, "fix": "Close the door."},
            "room": {"ask": "How large?", "answer": "score"},
        },
        "rules": {
            "none": {"when": {"bread": "no", "knife": "no"}, "result": "wait", "because": "Nothing is there."},
            "dull": {"when": {"bread": "yes", "knife": "no"}, "result": "wait", "because": "Nothing cuts."},
            "cold": {"gate-failed": "yes", "result": "wait", "because": "It stays cold."},
            "small": {"score-below": 3, "result": "wait", "because": "It is small."},
            "large": {"score-from": 5, "result": "two", "warning": "Count your guests.", "because": "There is room."},
        },
        "otherwise": "one", "otherwise-because": "It will do.",
        "results": {
            "wait": {"title": "Wait", "means": "Not today.", "next": "Ask a baker."},
            "one": {"title": "Bake one", "means": "One fits.", "next": "Light it."},
            "two": {"title": "Bake two", "means": "Two fit.", "next": "Light it early."},
        },
    } | changes  # fmt: skip


COST = {
    "title": "Sample cost", "purpose": "Count.", "caveat": "No currency.", "programme": "only", "pairs": 10,
    "frame": [],
    "efforts": {
        "reading": {"label": "Reading", "who": "mentor", "minutes": 45, "per": "session"},
        "care": {"label": "Care", "who": "coordinator", "minutes": 60, "per": "pair"},
    },
    "rates": {
        "low": {"title": "Low", "mentor": 5, "mentoree": 11, "coordinator": 7},
        "middle": {"title": "Middle", "mentor": 1001, "mentoree": 2000, "coordinator": 3000},
        "high": {"title": "High", "mentor": 10000, "mentoree": 20000, "coordinator": 30000},
    },
    "clinic": {"title": "A clinic", "minutes": 90, "fee": 500},
}  # fmt: skip


def message(**changes: Any) -> dict[str, Any]:
    """A letter."""
    return {
        "title": "Sample call", "moment": "A week before.", "from": "The host", "to": "Everybody",
        "subject": "Who comes on [date]?", "body": "Please *come*.\n\n- bring bread\n- bring a knife",
    } | changes  # fmt: skip


def everything_else(**fields: Any) -> dict[str, Any]:
    """What a curriculum has beside its modules, by the keys of a curriculum."""
    return {
        "forms": {"ask": form(fields or {"one": {"label": "One", "answer": "line", "visibility": "coordinator"}})},
        "checks": {"sure": check()},
        "cost": COST,
        "messages": {"call": message()},
        "run-sheet": {"start": {
            "title": "Start", "when": "A week before", "tasks": {"call": "Send the *call*.", "wait": "Wait."},
            "messages": ["call"],
        }},
    }  # fmt: skip


def curriculum(
    modules: Mapping[str, Any], *, title: str = "Sample programme", language: str = "en-GB", **more: Any
) -> Curriculum:
    """A curriculum of some modules, each a session of its one programme, and of whatever else is given."""
    return Curriculum.model_validate({
        "title": "Sample", "version": "2.1", "language": language, "summary": "A sample.", "terms": TERMS,
        "ground-rules": {
            "quiet": {"text": "Phones away.", "why": "Quiet.", "say": "Mine is off."},
            "kind": {"text": "Be *kind*.", "why": "Kind.", "say": "I will be."},
        },
        "modules": modules,
        "programmes": {"only": {
            "title": title, "purpose": "To sample.", "summary": "A sample.", "length": 60, "every": 14,
            "sessions": {f"meet-{name}": {"module": name} for name in modules},
        }},
    } | more)  # fmt: skip


def handbook(
    modules: Mapping[str, Any] | None = None,
    *,
    edition: Edition = "handbook",
    papers: tuple[PaperSize, ...] = ("a4",),
    start: datetime | None = None,
    is_timed: bool = True,
    site_url: str | None = None,
    **options: Any,
) -> Handbook:
    """A handbook of the sample curriculum."""
    whole = curriculum(modules or {"first": module(), "second": module(title="Second module")}, **options)
    programme = whole.programmes["only"]
    return Handbook(
        curriculum=whole,
        programme_id="only",
        programme=programme,
        sessions=plan_sessions(whole, programme, start=Start(start, is_timed) if start else None),
        edition=edition,
        papers=papers,
        root=Path(),
        site_url=site_url,
        sources={},
        prose=(),
        assets={},
        origins=Origins(_written(whole.model_dump(by_alias=True, mode="json"), ()), {}),
    )


def _written(value: Any, path: NodePath) -> Any:
    """The tree of a sample, as if each item stood in a file of its own."""
    apart = 2 if path[:1] in (("modules",), ("forms",), ("checks",), ("programmes",)) else 1
    at = Location("/".join(map(str, path[:apart])) + ".yml" if path else "curriculum.yml")
    if isinstance(value, dict):
        entries = {key: _written(one, (*path, key)) for key, one in value.items() if one is not None}
        return Table(entries, at, {key: entry.location for key, entry in entries.items()})
    if isinstance(value, list):
        return Sequence(tuple(_written(one, (*path, n)) for n, one in enumerate(value)), at)
    return Scalar(str(value), at, typed=str(value))


def sheet_of(book: Handbook, ending: str) -> Sheet:
    """The one paper whose path ends so."""
    (found,) = [sheet for sheet in print_run(book) if sheet.path.endswith(f"{ending}.pdf")]
    return found


def text_of(pdf: bytes) -> str:
    """Return the words of a paper, in reading order, with single spaces."""
    return " ".join(_poppler("pdftotext", "-raw", "-", "-", pdf=pdf).split())


def pages_of(pdf: bytes) -> int:
    """Return how many pages a paper has."""
    return _poppler("pdftotext", "-", "-", pdf=pdf).count("\f")


def texts_of(pdf: bytes) -> list[str]:
    """Return the text of each page of a book, without what stands at its head and foot."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded(0, 60, 999, page.get_height() - 58) for page in document]


def bookmarks_of(pdf: bytes) -> list[tuple[int, str, int]]:
    """Return level, title and page of each bookmark."""
    document = pypdfium2.PdfDocument(pdf)
    return [(mark.level, mark.get_title(), mark.get_dest().get_index() + 1) for mark in document.get_toc()]


def headings_at_foot(pdf: bytes) -> list[tuple[int, str]]:
    """Return the headings of a book that are the last line of their page, with its number."""
    last = [(page.strip().splitlines() or [""])[-1].strip() for page in texts_of(pdf)]
    return [(page, title) for _, title, page in bookmarks_of(pdf) if last[page - 1] == title]


def right_edge_of(pdf: bytes) -> float:
    """Return how far to the right any word ends, as a part of the width of the page."""
    boxes = _poppler("pdftotext", "-bbox", "-", "-", pdf=pdf)
    (width, *_) = map(float, re.findall(r'<page width="([\d.]+)"', boxes))
    return max(map(float, re.findall(r'xMax="([\d.]+)"', boxes))) / width


def collisions_of(pdf: bytes) -> list[tuple[str, str]]:
    """Return the words of a paper that lie over each other or beyond the page."""
    pages = _poppler("pdftotext", "-bbox", "-", "-", pdf=pdf).split("<page ")[1:]
    return [pair for page in pages for pair in _collisions(page)]


def _collisions(page: str) -> Iterator[tuple[str, str]]:
    width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
    words = [
        (word, *map(float, edges))
        for *edges, word in re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page)
    ]
    for number, (word, left, top, right, bottom) in enumerate(words):
        if left < 0 or top < 0 or right > width or bottom > height:
            yield word, "the edge of the page"
        for other, its_left, its_top, its_right, its_bottom in words[:number]:
            across = min(right, its_right) - max(left, its_left)
            down = min(bottom, its_bottom) - max(top, its_top)
            # The box of a word is as tall as its font, so boxes of tight lines meet.
            if across > 1 and down > 0.4 * min(bottom - top, its_bottom - its_top):
                yield other, word


def _poppler(*command: str, pdf: bytes) -> str:
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode(errors="replace")
