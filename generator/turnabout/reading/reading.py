"""What a workspace or a client says once it is read, and the handbook of each of its editions."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..core.nodes import Node, Scalar, Table
from ..core.nodes import Path as NodePath
from ..core.problems import Problem, WorkspaceError
from ..media.pictures import Picture
from ..media.typefaces import Typeface
from ..model.curriculum import Curriculum
from ..model.programme import Programme
from ..model.settings import Edition, Settings
from ..planning.audience_folders import is_for
from ..planning.handbook import Handbook, ProsePage
from ..planning.schedule import Session, plan_sessions
from ..rules.scope import Scope
from ..sources.origins import Origins
from ..sources.prose_files import WrittenPage
from ..sources.workspace import Workspace
from .settings import parse_start

TO_DECIDE = frozenset({"base-changed", "expectation-failed", "base-version"})
"""Problems that leave a client whole: somebody has to look at a new base."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workspace says, and all that is wrong with it; where it is wrong, the curriculum holds stand-ins.

    `node` is the tree as it is written, before translations, and `written` are the pages; `worded` and `shown` are what
    becomes of the tree with terms and then claims put in, and `prose` of the pages. `unsure` are the paths of
    stand-ins, and `texts` those texts, worded, that were looked at: all, or of a client those that are not from the
    `base` that it stands on. A `scope` tells what is a client's own, and `audiences` the folders that pages may lie in.
    """

    workspace: Workspace
    curriculum: Curriculum
    written: tuple[WrittenPage, ...]
    prose: tuple[ProsePage, ...]
    assets: Mapping[str, Path]
    files: Mapping[str, str]
    problems: tuple[Problem, ...]
    node: Table
    worded: Node
    shown: Node
    unsure: tuple[NodePath, ...]
    texts: tuple[tuple[NodePath, Scalar], ...]
    base: "Reading | None" = None
    scope: Scope | None = None
    audiences: tuple[str, ...] = ()
    logo: Picture | None = None
    client: str | None = None
    fonts: tuple[Typeface, ...] = ()

    @property
    def settings(self) -> Settings:
        """What the curriculum settles, and for the rest mkdocs.yml."""
        return self.curriculum.over(self.workspace.settings)

    @property
    def programme_id(self) -> str:
        """The programme that is shown."""
        return self.settings.programme or next(iter(self.curriculum.programmes), "")

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with it but what warnings say."""
        return not any(problem.severity == "error" for problem in self.problems)

    def demand_sound(self, *, is_draft: bool = False) -> None:
        """Raise `WorkspaceError` if anything is wrong; warnings pass, and in a draft what is yet to be decided."""
        passing = TO_DECIDE if is_draft else frozenset()
        if any(problem.severity == "error" and problem.code not in passing for problem in self.problems):
            raise WorkspaceError(self.problems)


def handbook_of(reading: Reading, edition: Edition | None = None, *, is_planned: bool = True) -> Handbook:
    """Return one edition of what was read; the reading must be sound, or the handbook is not planned and has no
    sessions."""
    settings, name = reading.settings, reading.programme_id
    chosen = edition or settings.edition
    programme = reading.curriculum.programmes[name]
    if settings.length:
        programme = programme.model_copy(update={"length": settings.length})
    return Handbook(
        curriculum=reading.curriculum,
        programme_id=name,
        programme=programme,
        sessions=_sessions(reading, programme) if is_planned else (),
        edition=chosen,
        papers=settings.papers,
        root=reading.workspace.root,
        site_url=reading.workspace.site_url,
        sources=_editable(reading),
        prose=tuple(page for page in reading.prose if is_for(page.path, chosen, reading.curriculum, reading.audiences)),
        assets={
            path: file
            for path, file in reading.assets.items()
            if is_for(path, chosen, reading.curriculum, reading.audiences)
        },
        origins=_origins(reading),
        logo=reading.logo,
        fonts=reading.fonts,
        undecided=sum(problem.code in TO_DECIDE for problem in reading.problems),
    )


def _sessions(reading: Reading, programme: Programme) -> tuple[Session, ...]:
    settings = reading.settings
    return plan_sessions(reading.curriculum, programme, length=settings.length, start=parse_start(settings.start))


def _origins(reading: Reading) -> Origins:
    pages = {page.path: page for page in reading.written}
    scope = reading.scope
    return Origins(reading.node, pages, scope.owned, scope.taken_away) if scope else Origins(reading.node, pages)


def _editable(reading: Reading) -> Mapping[str, str]:
    """No page of a client leads to a file that the consultant edits."""
    pages = () if reading.client else (page for page in reading.written if page.is_own)
    return {**reading.files, **{page.path: page.shown for page in pages}}
