"""Read a workspace into a checked handbook."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from os.path import isfile
from pathlib import Path

from ..clients.customising import Customiser
from ..clients.overlay.follow_ons import terms_reported_once
from ..core.nodes import Node, Scalar, Sequence, Table, find, key_place, place, scalars
from ..core.problems import Problem, WorkspaceError, did_you_mean, one_of
from ..media.pictures import Picture, read_picture
from ..media.typefaces import Typeface, read_typeface
from ..model.curriculum import Curriculum
from ..model.settings import Edition, Settings
from ..planning.audience_folders import is_for
from ..planning.handbook import Handbook, ProsePage
from ..planning.schedule import Start, plan_sessions
from ..rules.folders import folder_problems
from ..rules.passages import passages_of
from ..rules.run import Subject, check_rules
from ..sources.places_again import places_of_fields
from ..sources.prose_files import WrittenPage, find_assets, read_prose, shown_files
from ..sources.validate import validate
from ..sources.workspace import Workspace, open_workspace
from ..text.claims import Grades, cite_nodes
from ..text.markup.extensions import extension_problems
from ..text.markup.unsafe_texts import text_problems
from ..text.terms import term_words, word_nodes
from ..text.time_zones import is_time_zone, time_zone_hint
from ..translation.files import source_language, translated_tree
from ..translation.labels import read_labels
from .edition_source import EditionSource, edition_source_of
from .page_text import PageWriter

TO_DECIDE = frozenset({"base-changed", "expectation-failed", "base-version"})
"""Problems that leave a client whole: somebody has to look at a new base."""

_ABOUT_TERMS = frozenset({"unknown-term", "unknown-audience", "unsafe-markup"})
"""Problems that say nothing where the terms of a curriculum do not read: braces without a term look like attributes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workspace says, and all that is wrong with it; where it is wrong, the curriculum holds stand-ins.

    `node` is the tree as it is written, before translations, terms and claims are put in, and `written` are the pages;
    `shown` and `prose` are what becomes of them. `audiences` are the folders that pages may lie in.
    """

    workspace: Workspace
    curriculum: Curriculum
    written: tuple[WrittenPage, ...]
    prose: tuple[ProsePage, ...]
    assets: Mapping[str, Path]
    files: Mapping[str, str]
    problems: tuple[Problem, ...]
    node: Table
    shown: Node
    audiences: tuple[str, ...] = ()
    logo: Picture | None = None
    client: str | None = None
    fonts: tuple[Typeface, ...] = ()

    @property
    def settings(self) -> Settings:
        """What the curriculum settles, and for the rest mkdocs.yml."""
        return self.curriculum.over(self.workspace.settings)

    def demand_sound(self, *, is_draft: bool = False) -> None:
        """Raise `WorkspaceError` if anything is wrong; warnings pass, and in a draft what is yet to be decided."""
        passing = TO_DECIDE if is_draft else frozenset()
        if any(problem.severity == "error" and problem.code not in passing for problem in self.problems):
            raise WorkspaceError(self.problems)


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
        edition_source = edition_source_of(Customiser(workspace), client)
    except WorkspaceError as error:
        raise WorkspaceError([*problems, *error.problems]) from None
    return read_edition_source(workspace, edition_source, problems, today=today, language=language)


def read_edition_source(
    workspace: Workspace,
    edition_source: EditionSource,
    problems: tuple[Problem, ...] = (),
    *,
    today: date | None = None,
    language: str | None = None,
) -> Reading:
    """Read and check what a handbook is made from; `problems` are those that are known before."""
    source, scope = edition_source.node, edition_source.scope
    words, grades = term_words(source), grades_of(source)
    spoken, in_translation = translated_tree(workspace, edition_source.base, source, language, edition_source.client)
    worded, unworded = word_nodes(spoken, words)
    node, unknown_claims = cite_nodes(worded, grades)
    validated = validate(node, Curriculum, damaged=edition_source.damaged)
    labels, in_labels = read_labels(workspace, edition_source.base, source_language(spoken), edition_source.client)
    pages, in_pages = read_prose(workspace, edition_source.folders)
    writer = PageWriter(words, grades)
    prose = tuple(writer.shown(page) for page in pages)
    faulty = {problem.location.path for problem in in_pages}
    passages = (*passages_of(worded), *writer.passages)
    sound_pages = tuple(page for page in pages if page.shown not in faulty)
    subject = Subject(
        curriculum=validated.record,
        node=node,
        unsure=(*validated.unsure, *edition_source.doubtful, *(("pages", path) for path in faulty)),
        pages=scope.own_pages(sound_pages) if scope else sound_pages,
        passages=scope.own_passages(passages) if scope else passages,
        today=today,
        scope=scope,
        typed=None if scope else source,
    )
    assets, audiences = find_assets(edition_source.folders), edition_source.audiences
    logo, no_logo = logo_of(workspace, validated.record, node)
    fonts, no_fonts = fonts_of(workspace, node)
    found = (
        *problems, *edition_source.problems, *unworded, *unknown_claims, *validated.problems,
        *in_labels, *in_pages, *writer.problems, *(in_translation if language else check_rules(subject)),
        *no_logo, *no_fonts,
        *extension_problems(workspace.extensions),
        *text_problems(scalars(worded)),
        *folder_problems(shown_files(workspace, pages, assets), audiences),
        *settings_problems(workspace, validated.record, node if isinstance(node, Table) else source),
    )  # fmt: skip
    if not isinstance(find(source, ("terms",)), Table):
        found = tuple(problem for problem in found if problem.code not in _ABOUT_TERMS)
    if scope:
        found = terms_reported_once(found, edition_source.doubtful)
    every = tuple(sorted(set(found)))
    return Reading(
        workspace=workspace,
        curriculum=validated.record.with_labels(labels) if labels else validated.record,
        written=pages,
        prose=prose,
        assets=assets,
        files=edition_source.files,
        problems=every,
        node=source,
        shown=node,
        audiences=audiences,
        logo=logo,
        client=edition_source.client,
        fonts=fonts,
    )


def read_handbook(root: Path, edition: Edition | None = None, client: str | None = None) -> Handbook:
    """Read a workspace, or a client, into the handbook of an edition, or of the one its settings name; raises
    `WorkspaceError`."""
    reading = read_workspace(root, client)
    reading.demand_sound()
    return handbook_of(reading, edition)


def handbook_of(reading: Reading, edition: Edition | None = None) -> Handbook:
    """Return one edition of what was read; the reading must be sound."""
    settings = reading.settings
    chosen = edition or settings.edition
    name = settings.programme or next(iter(reading.curriculum.programmes))
    programme = reading.curriculum.programmes[name]
    if settings.length:
        programme = programme.model_copy(update={"length": settings.length})
    return Handbook(
        curriculum=reading.curriculum,
        programme_id=name,
        programme=programme,
        sessions=plan_sessions(
            reading.curriculum, programme, length=settings.length, start=parse_start(settings.start)
        ),
        edition=chosen,
        papers=settings.papers,
        root=reading.workspace.root,
        site_url=reading.workspace.site_url,
        sources=reading.files,
        prose=tuple(
            replace(page, source=None) if reading.client else page
            for page in reading.prose
            if is_for(page.path, chosen, reading.curriculum, reading.audiences)
        ),
        assets={
            path: file
            for path, file in reading.assets.items()
            if is_for(path, chosen, reading.curriculum, reading.audiences)
        },
        logo=reading.logo,
        fonts=reading.fonts,
        field_places=places_of_fields(reading.node),
        written_in=_files_of(reading),
        undecided=sum(problem.code in TO_DECIDE for problem in reading.problems),
    )


def _files_of(reading: Reading) -> tuple[str, ...]:
    """Return the files of the workspace that texts of the curriculum stand in, a client's own first."""
    files = dict.fromkeys(text.location.path for _, text in scalars(reading.node))
    inside = [file for file in files if isfile(reading.workspace.root / file)]
    return tuple(sorted(inside, key=lambda file: not file.startswith("curricula/clients/")))


def parse_start(text: str | None) -> Start | None:
    """Read a day, or a day and time of day, as ISO 8601 has it; raises `ValueError`."""
    if text is None:
        return None
    return Start(datetime.fromisoformat(text).replace(tzinfo=None), timed=len(text.strip()) > len("2027-03-01"))


def grades_of(node: Table) -> Grades:
    """Return the grade of each claim of a curriculum, by id."""
    claims = find(node, ("claims",))
    entries = claims.entries if isinstance(claims, Table) else {}
    grades = {name: find(entry, ("grade",)) for name, entry in entries.items()}
    return {name: grade.text if isinstance(grade, Scalar) else "?" for name, grade in grades.items()}


def logo_of(workspace: Workspace, curriculum: Curriculum, node: Node) -> tuple[Picture | None, tuple[Problem, ...]]:
    """Return the logo of a curriculum, which lies in the folder of the file that names it, or what is wrong with it."""
    text = curriculum.brand.logo if curriculum.brand else None
    if text is None:
        return None, ()
    at = place(node, ("brand", "logo"))
    found = read_picture((workspace.root / at.path).parent, text, at)
    return (None, (found,)) if isinstance(found, Problem) else (found, ())


def fonts_of(workspace: Workspace, node: Node) -> tuple[tuple[Typeface, ...], tuple[Problem, ...]]:
    """Return the fonts that a brand names, which lie in the folder of the file that names them, and what is wrong."""
    named = find(node, ("brand", "fonts"))
    items = named.items if isinstance(named, Sequence) else ()
    found = [
        read_typeface((workspace.root / item.location.path).parent, item.text, item.location)
        for item in items
        if isinstance(item, Scalar) and item.text.strip() and not item.damaged
    ]
    fonts = tuple(one for one in found if isinstance(one, Typeface))
    return fonts, tuple(one for one in found if isinstance(one, Problem))


def settings_problems(workspace: Workspace, curriculum: Curriculum, node: Table) -> list[Problem]:
    """Return what is wrong with the programme, the start and the time zone that a workspace or a curriculum names."""
    settings, problems = workspace.settings, []
    accepted = tuple(curriculum.programmes)
    if settings.programme and settings.programme not in accepted:
        problems.append(_unknown_setting(workspace, "programme", settings.programme, accepted))
    elif not accepted:
        problems.append(
            Problem(
                key_place(node, ("programmes",)),
                "empty-value",
                "the curriculum has no programme",
                "write one under programmes/ and list it in curriculum.yml",
            )
        )
    for start, at in (
        (settings.start, place(workspace.block, ("start",))),
        (curriculum.start, place(node, ("start",))),
    ):
        try:
            parse_start(start)
        except ValueError:
            message = f"start {start!r} is no day or time"
            problems.append(Problem(at, "not-allowed", message, "write 2027-03-01 or 2027-03-01T09:30"))
    for zone, at in (
        (settings.timezone, place(workspace.block, ("timezone",))),
        (curriculum.timezone, place(node, ("timezone",))),
    ):
        if zone and not is_time_zone(zone):
            problems.append(Problem(at, "not-allowed", f"{zone!r} is no time zone", time_zone_hint(zone)))
    return problems


def _unknown_setting(workspace: Workspace, key: str, name: str, accepted: tuple[str, ...]) -> Problem:
    message = f"{name!r} is no {key}; there is {one_of(accepted)}"
    return Problem(place(workspace.block, (key,)), "unknown-reference", message, did_you_mean(name, accepted))
