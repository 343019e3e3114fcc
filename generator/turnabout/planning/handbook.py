"""Everything that pages and papers of one edition are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..core.problems import Location
from ..media.pictures import Picture
from ..media.typefaces import Typeface
from ..model.curriculum import Curriculum
from ..model.programme import Programme
from ..model.settings import Edition, PaperSize
from .pairs import Pair
from .schedule import Session, dated


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page written by hand: its path below content/, title and Markdown, and the workspace's own file behind it.

    `job` says what the page lets its reader do, `review` by which day (ISO 8601) somebody reads it again, and `places`
    where in its file each line of the Markdown begins.
    """

    path: str
    title: str
    markdown: str
    source: str | None
    job: str | None = None
    review: str | None = None
    order: int = 999
    places: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Handbook:
    """One edition of one programme.

    `sources` tells the workspace's own file behind `curriculum`, `sources`, `modules/<id>` and `programmes/<id>`,
    relative to its folder `root`; what ships with the tool has none. `prose` and `assets` (pictures and documents by
    their path on the site) hold only what belongs to this edition. `logo` is None where the brand has none, `fonts` are
    those that it adds for papers, and `undecided` counts what a new base leaves to decide: a handbook with any is a
    draft. `pair` is whose papers they are, or None for everybody's. `field_places` tells where to look when a field of
    a worksheet or form has no room, by its address, and `written_in` in which files of the workspace a text may stand,
    a client's own first.
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
    field_places: Mapping[str, Location] = field(default_factory=dict)
    written_in: tuple[str, ...] = ()


def handbook_for(handbook: Handbook, pair: Pair) -> Handbook:
    """Return a handbook as one pair has it, with its names and, where it has a start of its own, its dates."""
    sessions = dated(handbook.sessions, pair.start) if pair.start else handbook.sessions
    return replace(handbook, pair=pair, sessions=sessions)


def written_files(handbook: Handbook) -> Mapping[str, str]:
    """Return the file behind each page written by hand, by the path of the page, as problems show it."""
    return {page.path: page.places[0].path for page in handbook.prose if page.places}
