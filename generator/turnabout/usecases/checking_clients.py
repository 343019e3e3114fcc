"""Find what is wrong with each client of a workspace, and look at what is the base's only once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..clients.customising import Customised, Customiser
from ..clients.lockfile.pages import page_problems
from ..clients.overlay.change import Edit
from ..clients.overlay.follow_ons import terms_reported_once
from ..clients.overlay.records import updated
from ..core.nodes import Path as NodePath
from ..core.nodes import Scalar, Table, find, scalars
from ..core.problems import Problem
from ..model.curriculum import Curriculum
from ..model.settings import EDITIONS
from ..reading.edition_source import audiences_of, base_edition_source, scope_of
from ..reading.page_text import PageWriter
from ..reading.pipeline import (
    Reading,
    fonts_of,
    grades_of,
    handbook_of,
    logo_of,
    read_edition_source,
    read_workspace,
    settings_problems,
)
from ..rules.folders import folder_problems
from ..rules.passages import passages_among
from ..rules.run import Subject, check_rules
from ..rules.scope import Scope
from ..site.assets import unfit_pictures
from ..sources.prose_files import find_assets, read_prose, shown_files
from ..sources.workspace import Workspace, open_workspace
from ..text.claims import GRADE, Grades, cite_nodes
from ..text.markup.unsafe_texts import text_problems
from ..text.terms import Words, term_words, word_nodes
from ..translation.files import translation_problems
from ..translation.labels import label_problems
from .checking import problems_of_pictures, site_problems
from .client_links import ClientLinks, Links, has_doubtful_links, links_of


def check_clients(root: Path, names: Iterable[str] | None = None, *, today: date | None = None) -> tuple[Problem, ...]:
    """Return the problems of the base and of clients, all of them if none is named; raises `WorkspaceError` where
    there is no curriculum to speak of, and `NoSuchClient`."""
    workspace, problems = open_workspace(root)
    checker = ClientChecker(Customiser(workspace), today)
    wanted = checker.customiser.names() if names is None else tuple(names)
    found = [problem for name in wanted for problem in checker.problems_of(name)]
    base = _base_problems(root, today) if names is None else ()
    return tuple(sorted({*problems, *base, *checker.base_problems(), *found}))


def _base_problems(root: Path, today: date | None) -> tuple[Problem, ...]:
    from .checking import check_workspace

    return check_workspace(root, today=today)


@dataclass(frozen=True, slots=True)
class _Known:
    """A base that was read and checked, and the links in its texts."""

    reading: Reading
    links: Links


class ClientChecker:
    """Checks clients one after the other."""

    def __init__(self, customiser: Customiser, today: date | None) -> None:
        self.customiser, self.today = customiser, today
        self._known: dict[str, _Known] = {}

    @property
    def workspace(self) -> Workspace:
        """The workspace that the clients belong to."""
        return self.customiser.workspace

    def base_problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the bases of the clients that were checked."""
        return tuple(problem for known in self._known.values() for problem in known.reading.problems)

    def problems_of(self, name: str) -> tuple[Problem, ...]:
        """Return what is wrong with a client or a variant, and lies in its files or comes from them."""
        made = self.customiser.customised(name)
        known = self._base(made)
        scope = scope_of(self.workspace, made)
        pictures = unfit_pictures(self.workspace.root, find_assets((made.client.folder / "content",)))
        if any(_may_be_named_anywhere(edit) for edit in scope.edits) or has_doubtful_links(self.workspace, made, scope):
            return (*self._all_over(made), *pictures)
        curriculum = updated(known.reading.curriculum, made.resolution)
        return (*_Check(self, made, known, scope, curriculum).problems(), *pictures)

    def _base(self, made: Customised) -> _Known:
        if made.base.name not in self._known:
            reading = read_edition_source(
                self.workspace, base_edition_source(self.workspace, made.base), today=self.today
            )
            links = links_of(reading.written, reading.assets, made.base.tree)
            self._known[made.base.name] = _Known(reading=reading, links=links)
        return self._known[made.base.name]

    def _all_over(self, made: Customised) -> tuple[Problem, ...]:
        reading = read_workspace(self.workspace.root, made.client.name, today=self.today)
        if any(problem.severity == "error" for problem in reading.problems):
            return reading.problems
        found = (problem for edition in EDITIONS for problem in site_problems(reading, handbook_of(reading, edition)))
        return (*reading.problems, *found)


@dataclass(frozen=True, slots=True)
class _Check:
    """One client before its judge."""

    checker: ClientChecker
    made: Customised
    known: _Known
    scope: Scope
    curriculum: Curriculum

    def problems(self) -> Iterator[Problem]:
        made, workspace = self.made, self.checker.workspace
        yield from made.problems
        words, grades = term_words(made.tree), grades_of(made.tree, GRADE)
        worded, unworded, uncited = _spelled_out(_own_texts(made.tree, self.scope), words, grades)
        folder = made.client.folder / "content"
        pages, in_pages = read_prose(workspace, (folder,)) if folder.is_dir() else ((), ())
        writer = PageWriter(words, grades)
        shown = tuple(writer.shown(page) for page in pages)
        yield from (*terms_reported_once((*unworded, *writer.problems), made.doubtful), *uncited, *in_pages)
        faulty = {problem.location.path for problem in in_pages}
        own_assets = find_assets((folder,))
        yield from text_problems(worded)
        yield from folder_problems(shown_files(workspace, pages, own_assets), audiences_of(made))
        yield from page_problems(
            pages, self.known.links.pages.values(), made.client.own.lockfile, made.client.own.overlay.called
        )
        yield from check_rules(
            Subject(
                curriculum=self.curriculum,
                node=made.tree,
                unsure=made.doubtful,
                pages=tuple(page for page in pages if page.shown not in faulty),
                passages=(*passages_among(worded), *writer.passages),
                today=self.checker.today,
                scope=self.scope,
            )
        )
        _, no_logo = logo_of(workspace, self.curriculum, made.tree)
        _, no_fonts = fonts_of(workspace, made.tree)
        yield from (*no_logo, *no_fonts, *settings_problems(workspace, self.curriculum, made.tree))
        links = ClientLinks(workspace, made, self.scope, self.known.links, self.curriculum)
        dead = (*links.of_the_base(pages), *links.of_its_own(pages, worded, own_assets))
        yield from dead
        if self.known.reading.settings.papers:
            yield from problems_of_pictures(shown, {**self.known.reading.assets, **own_assets}, dead)
        if made.client.languages:
            yield from translation_problems(workspace, made.base.name, made.tree, made.client.name)
        yield from label_problems(workspace, made.base.name, made.tree, made.client.name)


def _may_be_named_anywhere(edit: Edit) -> bool:
    """Any text may refer to a term or a claim; where one goes, all texts are looked at again."""
    return edit.path[0] in ("terms", "claims") and edit.verb in ("remove", "replace")


_Texts = list[tuple[NodePath, Scalar]]
_Found = tuple[Problem, ...]


def _spelled_out(texts: Mapping[NodePath, Scalar], words: Words, grades: Grades) -> tuple[_Texts, _Found, _Found]:
    """Return texts with their terms spelled out, and what is wrong with references to terms and to claims."""
    worded: _Texts = []
    unworded: list[Problem] = []
    uncited: list[Problem] = []
    for path, text in texts.items():
        spelled, found = word_nodes(text, words, path)
        unworded.extend(found)
        uncited.extend(cite_nodes(spelled, grades)[1])
        worded.extend((path, scalar) for _, scalar in scalars(spelled))
    return worded, tuple(unworded), tuple(uncited)


def _own_texts(tree: Table, scope: Scope) -> Mapping[NodePath, Scalar]:
    """Return the texts that a client and its layers wrote, by path; the words of a term refer to nothing."""
    found: dict[NodePath, Scalar] = {}
    for edit in scope.edits:
        node = find(tree, edit.path)
        if node is not None and not edit.is_move:
            found |= {path: scalar for path, scalar in scalars(node, edit.path) if scope.is_own(scalar.location)}
    return {path: scalar for path, scalar in found.items() if path[0] != "terms" or path[-1] not in ("one", "many")}
