"""Read a workspace into a checked reading: a base, and each client on its base."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..clients.customising import Customiser
from ..clients.lockfile.pages import page_problems
from ..clients.overlay.follow_ons import terms_reported_once
from ..clients.overlay.records import updated
from ..core.nodes import Node, Table, find, scalars
from ..core.problems import Problem, WorkspaceError
from ..model.curriculum import Curriculum
from ..model.settings import Edition
from ..planning.handbook import Handbook
from ..rules.folders import folder_problems
from ..rules.passages import passages_among
from ..rules.run import Subject, check_rules
from ..sources.prose_files import WrittenPage, find_assets, read_prose, shown_files
from ..sources.validate import Validated, validate
from ..sources.workspace import Workspace, open_workspace
from ..text.claims import cite_nodes, grades_of
from ..text.markup.extensions import extension_problems
from ..text.markup.unsafe_texts import text_problems
from ..text.terms import term_words, word_nodes
from ..translation.files import source_language, translated_tree
from ..translation.labels import read_labels
from .edition_source import EditionSource, base_edition_source, edition_source_of
from .ground import NOTHING_KNOWN, Ground, ground_of
from .named_files import fonts_of, logo_of
from .page_text import PageWriter
from .reading import Reading, handbook_of
from .settings import settings_problems

_ABOUT_TERMS = frozenset({"unknown-term", "unknown-audience", "unsafe-markup"})
"""Problems that say nothing where the terms of a curriculum do not read: braces without a term look like attributes."""


def read_workspace(
    root: Path, client: str | None = None, *, today: date | None = None, language: str | None = None
) -> Reading:
    """Read and check a workspace, or one of its clients; raises `WorkspaceError` only where there is no curriculum to
    speak of, and `NoSuchClient`.

    Pages whose review is due are known only with the day of `today`. In another `language` the texts of the curriculum
    are its translations; its rules were kept, or not, by the source.
    """
    workspace, problems = open_workspace(root)
    try:
        source = edition_source_of(Customiser(workspace), client)
    except WorkspaceError as error:
        raise WorkspaceError([*problems, *error.problems]) from None
    return Reader(workspace, problems, today).read(source, language)


def read_handbook(root: Path, edition: Edition | None = None, client: str | None = None) -> Handbook:
    """Read a workspace, or a client, into the handbook of an edition, or of the one its settings name; raises
    `WorkspaceError`."""
    reading = read_workspace(root, client)
    reading.demand_sound()
    return handbook_of(reading, edition)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads and checks what a workspace publishes; `problems` are those of the workspace itself.

    A base and a client take the same steps. What a client shares with its base was read and checked with that, which is
    read once: the steps look at what is new, and all that is wrong with the base is wrong with the client too. Where a
    client says a term in other words, nothing is wrong with a text of its base for that; so who only wants to know what
    is wrong need not have it `is_exact`, with those words in each text.
    """

    workspace: Workspace
    problems: tuple[Problem, ...] = ()
    today: date | None = None
    is_exact: bool = True
    _grounds: dict[str, Ground] = field(default_factory=dict)

    def read(self, source: EditionSource, language: str | None = None) -> Reading:
        """Return a base or a client, in the language that it is written in or in another."""
        return self._read(source, self._ground(source) if language is None else None, language)

    def _ground(self, source: EditionSource) -> Ground | None:
        """Return what a client stands on; a base stands on nothing."""
        if source.customised is None:
            return None
        base = source.customised.base
        if base.name not in self._grounds:
            reading = self._read(base_edition_source(self.workspace, base), None, None)
            self._grounds[base.name] = ground_of(reading)
        return self._grounds[base.name]

    def _read(self, source: EditionSource, ground: Ground | None, language: str | None) -> Reading:
        workspace, scope = self.workspace, source.scope
        base = ground.reading if ground else None
        spoken, in_translation = translated_tree(workspace, source.base, source.node, language, source.client)
        labels, in_labels = read_labels(workspace, source.base, source_language(spoken), source.client)
        words, grades = term_words(source.node), grades_of(spoken, labels)
        known = ground.known(words, grades, is_exact=self.is_exact) if ground else NOTHING_KNOWN
        worded, unworded = word_nodes(spoken, words, known=known.worded)
        shown, unknown_claims = cite_nodes(worded, grades, known=known.shown)
        validated = _validated(source, base, shown)
        written, in_pages = _pages(workspace, source, base)
        writer = PageWriter(words, grades)
        prose = tuple(known.prose.get(id(page)) or writer.shown(page) for page in written)
        faulty = {problem.location.path for problem in in_pages}
        texts = tuple(scalars(worded, but=known.shown))
        passages = (*passages_among(texts), *writer.passages)
        sound = tuple(page for page in written if page.shown not in faulty)
        subject = Subject(
            curriculum=validated.record,
            node=shown,
            unsure=(*validated.unsure, *source.doubtful, *(("pages", path) for path in faulty)),
            pages=scope.own_pages(sound) if scope else sound,
            passages=scope.own_passages(passages) if scope else passages,
            today=self.today,
            scope=scope,
            typed=None if scope else source.node,
        )
        assets = {**(base.assets if base else {}), **find_assets(source.own_folders if base else source.folders)}
        logo, no_logo = logo_of(workspace, validated.record, shown)
        fonts, no_fonts = fonts_of(workspace, shown)
        found = (
            *source.problems, *unworded, *unknown_claims, *validated.problems,
            *in_labels, *in_pages, *writer.problems, *(in_translation if language else check_rules(subject)),
            *no_logo, *no_fonts,
            *extension_problems(workspace.extensions),
            *text_problems(texts),
            *folder_problems(shown_files(workspace, written, assets), source.audiences),
            *settings_problems(workspace, validated.record, shown if isinstance(shown, Table) else source.node),
        )  # fmt: skip
        if not isinstance(find(source.node, ("terms",)), Table):
            found = tuple(problem for problem in found if problem.code not in _ABOUT_TERMS)
        if scope:
            found = terms_reported_once(found, source.doubtful)
        return Reading(
            workspace=workspace,
            curriculum=validated.record.with_labels(labels) if labels else validated.record,
            written=written,
            prose=prose,
            assets=assets,
            files=source.files,
            problems=tuple(sorted({*self.problems, *(base.problems if base else ()), *found})),
            node=source.node,
            worded=worded,
            shown=shown,
            unsure=subject.unsure,
            texts=texts,
            base=base,
            scope=scope,
            audiences=source.audiences,
            logo=logo,
            client=source.client,
            fonts=fonts,
        )


def _validated(source: EditionSource, base: Reading | None, shown: Node) -> Validated[Curriculum]:
    if base is None:
        return validate(shown, Curriculum, damaged=source.damaged)
    record, problems = updated(base.curriculum, base.shown, shown, source.values)
    return Validated(record, problems, base.unsure)


def _pages(
    workspace: Workspace, source: EditionSource, base: Reading | None
) -> tuple[tuple[WrittenPage, ...], tuple[Problem, ...]]:
    """Return the pages written by hand; of a client on its base, the problems of its own alone."""
    if base is None or source.customised is None:
        return read_prose(workspace, source.folders)
    own, problems = read_prose(workspace, source.own_folders)
    pages = {page.path: page for page in (*base.written, *own)}
    part = source.customised.client.own
    decisions = page_problems(own, base.written, part.lockfile, part.overlay.called)
    return tuple(pages[path] for path in sorted(pages)), (*problems, *decisions)
