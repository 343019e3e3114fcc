"""Read a workspace into a checked handbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from .citing import Grades, cite_nodes
from .lint.passages import passages_of
from .lint.run import Subject, lint
from .loading.curriculum_files import Gathered, curriculum_folder, curriculum_names, gather
from .loading.prose_files import find_assets, read_prose
from .loading.validate import validate
from .loading.workspace import Workspace, open_workspace
from .model.curriculum import Curriculum
from .model.settings import Edition
from .nodes import Scalar, Table, find, key_place, place
from .page_wording import PageWriter
from .planning.handbook import Handbook, ProsePage, is_for
from .planning.schedule import Start, plan_sessions
from .problems import Problem, WorkspaceError, did_you_mean, one_of
from .wording import Words, word_nodes, words_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workspace says, and all that is wrong with it; where it is wrong, the curriculum holds stand-ins."""

    workspace: Workspace
    curriculum: Curriculum
    prose: tuple[ProsePage, ...]
    assets: Mapping[str, Path]
    files: Mapping[str, str]
    problems: tuple[Problem, ...]

    def demand_sound(self) -> None:
        """Raise `WorkspaceError` if anything is wrong; warnings pass."""
        if any(problem.severity == "error" for problem in self.problems):
            raise WorkspaceError(self.problems)


def read_workspace(root: Path, *, today: date | None = None) -> Reading:
    """Read and check a workspace; raises `WorkspaceError` only where there is no curriculum to speak of.

    Pages whose review is due are known only with the day of `today`.
    """
    workspace, problems = open_workspace(root)
    name = workspace.settings.curriculum
    folder = curriculum_folder(workspace, name)
    if folder is None:
        unknown = _unknown_setting(workspace, "curriculum", name, curriculum_names(workspace))
        raise WorkspaceError([*problems, unknown])
    gathered = gather(workspace, folder)
    words = _words(gathered.node)
    worded, unworded = word_nodes(gathered.node, words)
    grades = _grades(gathered.node)
    node, unknown_claims = cite_nodes(worded, grades)
    validated = validate(node, Curriculum, damaged=gathered.damaged)
    folders = _content_folders(workspace, gathered)
    pages, in_pages = read_prose(workspace, folders)
    writer = PageWriter(words, grades)
    prose = tuple(writer.shown(page) for page in pages)
    faulty = {problem.location.path for problem in in_pages}
    subject = Subject(
        curriculum=validated.record,
        node=node,
        unsure=(*validated.unsure, *(("pages", path) for path in faulty)),
        pages=tuple(page for page in pages if page.shown not in faulty),
        passages=(*passages_of(worded), *writer.passages),
        today=today,
    )
    found = (
        *problems, *gathered.problems, *unworded, *unknown_claims, *validated.problems,
        *in_pages, *writer.problems, *lint(subject),
        *_settings_problems(workspace, validated.record, node if isinstance(node, Table) else gathered.node),
    )  # fmt: skip
    if not isinstance(find(gathered.node, ("terms",)), Table):
        found = tuple(problem for problem in found if problem.code != "unknown-term")
    assets = find_assets(folders)
    return Reading(workspace, validated.record, prose, assets, gathered.files, tuple(sorted(set(found))))


def read_handbook(root: Path, edition: Edition | None = None) -> Handbook:
    """Read a workspace into the handbook of an edition, or of the one its settings name; raises `WorkspaceError`."""
    reading = read_workspace(root)
    reading.demand_sound()
    return handbook_of(reading, edition)


def handbook_of(reading: Reading, edition: Edition | None = None) -> Handbook:
    """Return one edition of what was read; the reading must be sound."""
    settings = reading.workspace.settings
    chosen = edition or settings.edition
    name = settings.programme or next(iter(reading.curriculum.programmes))
    programme = reading.curriculum.programmes[name]
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
        prose=tuple(page for page in reading.prose if is_for(page.path, chosen)),
        assets={path: file for path, file in reading.assets.items() if is_for(path, chosen)},
    )


def parse_start(text: str | None) -> Start | None:
    """Read a day, or a day and time of day, as ISO 8601 has it; raises `ValueError`."""
    if text is None:
        return None
    return Start(datetime.fromisoformat(text).replace(tzinfo=None), timed=len(text.strip()) > len("2027-03-01"))


def _words(node: Table) -> Words:
    """A term that does not read stands in for itself, or every reference to it would be a problem too."""
    terms = find(node, ("terms",))
    forms = {}
    for name, entry in terms.entries.items() if isinstance(terms, Table) else ():
        one, many = find(entry, ("one",)), find(entry, ("many",))
        forms[name] = (name, name)
        if isinstance(one, Scalar) and isinstance(many, Scalar) and one.text and many.text:
            forms[name] = (one.text, many.text)
    return words_of(forms)


def _grades(node: Table) -> Grades:
    claims = find(node, ("claims",))
    entries = claims.entries if isinstance(claims, Table) else {}
    grades = {name: find(entry, ("grade",)) for name, entry in entries.items()}
    return {name: grade.text if isinstance(grade, Scalar) else "?" for name, grade in grades.items()}


def _content_folders(workspace: Workspace, gathered: Gathered) -> tuple[Path, ...]:
    """What ships as content speaks of the shipped curriculum, so it comes with that one alone."""
    folders = workspace.folders("content")
    if gathered.is_shipped:
        return folders
    return tuple(folder for folder in folders if folder.is_relative_to(workspace.root))


def _settings_problems(workspace: Workspace, curriculum: Curriculum, node: Table) -> list[Problem]:
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
    try:
        parse_start(settings.start)
    except ValueError:
        problems.append(
            Problem(
                place(workspace.block, ("start",)),
                "not-allowed",
                f"start {settings.start!r} is no day or time",
                "write 2027-03-01 or 2027-03-01T09:30",
            )
        )
    return problems


def _unknown_setting(workspace: Workspace, key: str, name: str, accepted: tuple[str, ...]) -> Problem:
    message = f"{name!r} is no {key}; there is {one_of(accepted)}"
    return Problem(place(workspace.block, (key,)), "unknown-reference", message, did_you_mean(name, accepted))
