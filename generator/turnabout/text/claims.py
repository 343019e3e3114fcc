"""Put the grade of a claim, and the way to it, where a text refers to it as [@claim-id]."""

import re
from collections.abc import Callable, Mapping

from ..core.nodes import NOTHING, Node, Path, Scalar, Table, find, with_scalars
from ..core.problems import Location, Problem, did_you_mean
from ..model.labels import LabelCatalogue
from .escaping import clean, encode

MARKER = re.compile(r"(?<!\s)\s*\[@([A-Za-z0-9-]+)\]")
"""A reference to a claim, with all the space before it; a search does not begin again at each sign of that."""

Grades = Mapping[str, str]
"""What a text says of the evidence for each claim, in Markdown, by id."""


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


def grades_of(node: Table, catalogues: tuple[LabelCatalogue, ...] = ()) -> Grades:
    """Return what is said of the claims of a curriculum, in its language; catalogues are those of its workspace."""
    claims, gettext = find(node, ("claims",)), _gettext(node, catalogues)
    entries = claims.entries if isinstance(claims, Table) else {}
    grades = {name: find(entry, ("grade",)) for name, entry in entries.items()}
    said = {name: grade.text if isinstance(grade, Scalar) else "?" for name, grade in grades.items()}
    return {name: encode(clean(gettext("evidence: {grade}", grade=grade))) for name, grade in said.items()}


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


def _gettext(node: Table, catalogues: tuple[LabelCatalogue, ...]) -> Callable[..., str]:
    """English that nobody says in another way needs no library."""
    own, language = find(node, ("labels",)), find(node, ("language",))
    tag = language.text if isinstance(language, Scalar) else "en"
    if own is None and not catalogues and tag.startswith("en"):
        return str.format
    from .labels import Labels

    said = own.entries if isinstance(own, Table) else {}
    texts = {name: text.text for name, text in said.items() if isinstance(text, Scalar)}
    return Labels(tag, texts, catalogues).gettext


def _cited(node: Scalar, grades: Grades, problems: list[Problem]) -> Scalar:
    def report(name: str, offset: int) -> None:
        problems.append(unknown_claim(name, node.location, grades))

    return node._replace(text=cite(node.text, grades, evidence="evidence.md", unknown=report))
