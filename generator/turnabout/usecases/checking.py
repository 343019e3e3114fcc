"""Find everything that is wrong with a workspace or its clients, the links between their pages included."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from ..clients.customising import Customiser
from ..core.nodes import scalars
from ..core.problems import Problem, WorkspaceError
from ..model.settings import EDITIONS, Edition
from ..planning.handbook import Handbook, ProsePage
from ..reading.edition_source import EditionSource, edition_source_of
from ..reading.pipeline import Reader
from ..reading.reading import Reading, handbook_of
from ..site.early_links import EarlyLinks
from ..sources.workspace import Workspace, open_workspace
from ..translation.files import translation_problems
from ..translation.labels import label_problems

_FENCED = re.compile(r"^ *(`{3,}|~{3,}).*?^ *\1", re.MULTILINE | re.DOTALL)
"""Code, in which a picture is only shown as it is written."""


def check_workspace(root: Path, *, today: date | None = None) -> tuple[Problem, ...]:
    """Return every problem of every file of the base; raises `WorkspaceError` only where there is no curriculum to
    speak of."""
    return _checked(root, (None,), today)


def check_clients(root: Path, names: Iterable[str] | None = None, *, today: date | None = None) -> tuple[Problem, ...]:
    """Return the problems of clients and of what they have from their base; if none is named, of the base and all of
    them. Raises `WorkspaceError` where there is no curriculum to speak of, and `NoSuchClient`."""
    return _checked(root, names, today)


def _checked(root: Path, names: Iterable[str | None] | None, today: date | None) -> tuple[Problem, ...]:
    workspace, problems = open_workspace(root)
    customiser = Customiser(workspace)
    checker = Checker(customiser, today)
    every = (None, *customiser.names()) if names is None else names
    try:
        found = [problem for name in every for problem in checker.problems_of(name)]
    except WorkspaceError as error:
        raise WorkspaceError([*problems, *error.problems]) from None
    return tuple(sorted({*problems, *found}))


class Checker:
    """Checks the base and clients one after the other, and what they share once."""

    def __init__(self, customiser: Customiser, today: date | None) -> None:
        self.customiser, self.workspace = customiser, customiser.workspace
        self._reader = Reader(self.workspace, today=today, is_exact=False)
        self._targets: dict[tuple[int, Edition], frozenset[str] | None] = {}

    def problems_of(self, name: str | None) -> tuple[Problem, ...]:
        """Return what is wrong with a client or a variant, or with the base for None; raises `NoSuchClient`."""
        source = edition_source_of(self.customiser, name)
        reading = self._reader.read(source)
        in_translations = _in_translations(self.workspace, source) if reading.is_sound else ()
        return (*reading.problems, *self._in_sites(reading), *in_translations)

    def _in_sites(self, reading: Reading) -> Iterator[Problem]:
        for edition in EDITIONS:
            if handbook := _handbook(reading, edition):
                found = self._in_what_is_new(reading, reading.base, handbook) if reading.base else None
                yield from site_problems(reading, handbook) if found is None else found

    def _in_what_is_new(self, reading: Reading, base: Reading, handbook: Handbook) -> tuple[Problem, ...] | None:
        """Return what is wrong with what a client says itself, or None where that does not tell whether its site is
        whole: where the site of its base is not, or has something that the client lacks and a link leads to."""
        targets, links = self._targets_of(base, handbook.edition), _links(reading, handbook)
        if targets is None or not links.has_all(targets):
            return None
        old = {id(page) for page in base.prose}
        new = [page for page in handbook.prose if id(page) not in old]
        found = links.problems_of(new, reading.texts)
        return found if found is None else (*found, *problems_of_pictures(new, handbook.assets, found))

    def _targets_of(self, base: Reading, edition: Edition) -> frozenset[str] | None:
        known = (id(base), edition)
        if known not in self._targets:
            self._targets[known] = _sound_targets(base, edition)
        return self._targets[known]


def _sound_targets(base: Reading, edition: Edition) -> frozenset[str] | None:
    """Return all that the links of a base lead to, or None where something is wrong with its site."""
    handbook = _handbook(base, edition)
    if handbook is None or not handbook.papers or site_problems(base, handbook):
        return None
    return _links(base, handbook).targets(base.texts)


def _handbook(reading: Reading, edition: Edition) -> Handbook | None:
    """Return what links can be looked at in: without sessions where something is wrong, and None where that may be with
    the very pages."""
    if reading.is_sound:
        return handbook_of(reading, edition)
    is_whole = not reading.unsure and reading.programme_id in reading.curriculum.programmes
    return handbook_of(reading, edition, is_planned=False) if is_whole else None


def _links(reading: Reading, handbook: Handbook) -> EarlyLinks:
    return EarlyLinks(reading.workspace, handbook, knows_papers=reading.is_sound)


def _in_translations(workspace: Workspace, source: EditionSource) -> Iterator[Problem]:
    if source.customised is None or source.customised.client.languages:
        yield from translation_problems(workspace, source.base, source.node, source.client)
    yield from label_problems(workspace, source.base, source.node, source.client)


def site_problems(reading: Reading, handbook: Handbook) -> tuple[Problem, ...]:
    """Return what is wrong with the links, the templates and the pictures of one edition; of a reading that is not
    sound, as far as that shows before pages are made."""
    found = _links(reading, handbook).problems(scalars(reading.worded))
    if found is None:
        found = problems_in_making(reading, handbook) if reading.is_sound else ()
    return (*found, *problems_of_pictures(handbook.prose, handbook.assets, found)) if handbook.papers else found


def problems_of_pictures(
    prose: Iterable[ProsePage], assets: Mapping[str, Path], known: Iterable[Problem]
) -> Iterator[Problem]:
    """Yield what is wrong with the pictures that pages show, for whoever prints the pages; a line with a `known`
    problem has enough."""
    with_pictures = [page for page in prose if "![" in _FENCED.sub("", page.markdown)]
    if not with_pictures:
        return
    from ..papers.press.images import images_of

    lines = {problem.location[:2] for problem in known}
    yield from (found for found in images_of(with_pictures, assets).problems if found.location[:2] not in lines)


def problems_in_making(reading: Reading, handbook: Handbook) -> tuple[Problem, ...]:
    """Return what stops a build from making the pages of one edition."""
    from ..site.build_tree import make_tree
    from ..site.papers import SitePapers

    try:
        make_tree(reading.workspace, SitePapers(handbook))
    except WorkspaceError as error:
        return error.problems
    return ()
