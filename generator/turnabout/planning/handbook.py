"""Everything that pages and papers of one edition are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.problems import Location
from ..media.pictures import Picture
from ..media.typefaces import Typeface
from ..model.curriculum import Curriculum
from ..model.programme import Programme
from ..model.settings import Edition, PaperSize
from ..sources.origins import NOWHERE, Origins
from .pairs import Pair
from .schedule import Session, dated

if TYPE_CHECKING:
    from ..text.pieces import Piece


@dataclass(frozen=True)
class ProsePage:
    """A page written by hand: its path below content/, title and Markdown.

    `job` says what the page lets its reader do, `review` by which day (ISO 8601) somebody reads it again, and `places`
    where in its file each line of the Markdown begins.
    """

    path: str
    title: str
    markdown: str
    job: str | None = None
    review: str | None = None
    order: int = 999
    places: tuple[Location, ...] = ()

    @cached_property
    def pieces(self) -> "Sequence[Piece]":
        """What its Markdown becomes, read once for every book, size and edition; nobody may change it."""
        from ..text.markdown_tree import read_page

        return read_page(self.markdown)


@dataclass(frozen=True, slots=True)
class Handbook:
    """One edition of one programme.

    `sources` tells the workspace's own file behind `curriculum`, `sources`, `modules/<id>`, `programmes/<id>` and the
    path of a page written by hand, relative to its folder `root`; what ships with the tool has none. `prose` and
    `assets` (pictures and documents by their path on the site) hold only what belongs to this edition. `logo` is None
    where the brand has none, `fonts` are those that it adds for papers, and `undecided` counts what a new base leaves
    to decide: a handbook with any is a draft. `pair` is whose papers they are, or None for everybody's, and `origins`
    tell where all that was written.
    """

    curriculum: Curriculum
    programme_id: str
    programme: Programme
    sessions: tuple[Session, ...]
    edition: Edition
    papers: tuple[PaperSize, ...]
    root: Path
    site_url: str | None
    sources: Mapping[str, str]
    prose: tuple[ProsePage, ...]
    assets: Mapping[str, Path]
    logo: Picture | None = None
    fonts: tuple[Typeface, ...] = ()
    undecided: int = 0
    pair: Pair | None = None
    origins: Origins = NOWHERE


def handbook_for(handbook: Handbook, pair: Pair) -> Handbook:
    """Return a handbook as one pair has it, with its names and, where it has a start of its own, its dates."""
    sessions = dated(handbook.sessions, pair.start) if pair.start else handbook.sessions
    return replace(handbook, pair=pair, sessions=sessions)
