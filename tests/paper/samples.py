"""A small curriculum, and what can be read from the papers made of it."""

import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from turnabout.model.curriculum import Curriculum
from turnabout.model.settings import Edition, PaperSize
from turnabout.planning.handbook import Handbook
from turnabout.planning.printing import Sheet, print_run
from turnabout.planning.schedule import Start, plan_sessions

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


def curriculum(modules: Mapping[str, Any], *, title: str = "Sample programme", language: str = "en-GB") -> Curriculum:
    """A curriculum of some modules, each a session of its one programme."""
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
    })  # fmt: skip


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
    )


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


def _poppler(*command: str, pdf: bytes) -> str:
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
