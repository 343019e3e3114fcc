"""Put the grade of a claim, and the way to it, where a text refers to it as [@claim-id]."""

import re
from collections.abc import Callable, Mapping

from ..core.nodes import NOTHING, Node, Path, Scalar, Table, find, with_scalars
from ..core.problems import Location, Problem, did_you_mean

MARKER = re.compile(r"(?<!\s)\s*\[@([A-Za-z0-9-]+)\]")
"""A reference to a claim, with all the space before it; a search does not begin again at each sign of that."""

Grades = Mapping[str, str]
"""What a text says of the evidence of each claim, by id: `evidence: B`."""

GRADE = "evidence: {grade}"
"""How English says it."""


def cite(text: str, grades: Grades, *, evidence: str, unknown: Callable[[str, int], None]) -> str:
    """Return a text with each marker as a link to its claim on the page `evidence`; `unknown` hears of ids without
    a claim."""

    def spell(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in grades:
            unknown(name, found.start() + found.group().index("["))
            return ""
        return f" ([{grades[name]}]({evidence}#{name}))"

    return MARKER.sub(spell, text) if "[@" in text else text


def grades_of(node: Table, label: str = GRADE) -> Grades:
    """Return what texts say of each claim of a curriculum, by id; the label has a place for the grade."""
    claims = find(node, ("claims",))
    entries = claims.entries if isinstance(claims, Table) else {}
    grades = {name: find(entry, ("grade",)) for name, entry in entries.items()}
    return {
        name: label.replace("{grade}", grade.text if isinstance(grade, Scalar) else "?")
        for name, grade in grades.items()
    }


def cite_nodes(node: Node, grades: Grades, *, known: Mapping[int, Node] = NOTHING) -> tuple[Node, tuple[Problem, ...]]:
    """Return a tree with all markers as links, relative to the root of the site, and a problem for each unknown
    claim; what has no marker in it stays the same object, and nodes that are `known` are not read again."""
    problems: list[Problem] = []

    def cited(_: Path, scalar: Scalar) -> Scalar:
        return _cited(scalar, grades, problems) if "[@" in scalar.text else scalar

    return with_scalars(node, cited, known=known), tuple(problems)


def unknown_claim(name: str, place: Location, grades: Grades) -> Problem:
    """Say that a marker names no claim."""
    return Problem(
        place,
        "unknown-claim",
        f"{name!r} is no claim of sources.yml",
        did_you_mean(name, grades) or "add it to claims:",
    )


def _cited(node: Scalar, grades: Grades, problems: list[Problem]) -> Scalar:
    def report(name: str, offset: int) -> None:
        problems.append(unknown_claim(name, node.location, grades))

    return node._replace(text=cite(node.text, grades, evidence="evidence.md", unknown=report))
